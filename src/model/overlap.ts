// How alike two pieces of evidence are, and which of many are alike.

import type { Spans } from "../domain/reading.ts";

/** 0–1: twice what both cover over what each covers, in code points. */
export function likeness(a: Spans, b: Spans): number {
  const total = lengthOf(a) + lengthOf(b);
  return total === 0 ? 0 : (2 * shared(a, b)) / total;
}

/** From this likeness on, two pieces of evidence are the same words. */
export const SAME_WORDS = 0.5;

/** Code points that both cover; each list in text order, without overlaps. */
export function shared(a: Spans, b: Spans): number {
  let common = 0;
  for (const one of a)
    for (const other of b) common += Math.max(0, Math.min(one.end, other.end) - Math.max(one.start, other.start));
  return common;
}

function lengthOf(spans: Spans): number {
  return spans.reduce((sum, { start, end }) => sum + end - start, 0);
}

/** Code points in one drawer of the index. */
const DRAWER = 512;

/** Finds, among many, those whose evidence touches some spans, without looking at each. */
export function indexBy<T>(entries: readonly T[], evidenceOf: (entry: T) => Spans): (spans: Spans) => readonly T[] {
  const drawers = new Map<number, T[]>();
  for (const entry of entries)
    for (const number of drawersOf(evidenceOf(entry))) drawers.set(number, [...(drawers.get(number) ?? []), entry]);
  return (spans) => [
    ...new Set(
      drawersOf(spans)
        .flatMap((number) => drawers.get(number) ?? [])
        .filter((entry) => shared(evidenceOf(entry), spans) > 0),
    ),
  ];
}

function drawersOf(spans: Spans): readonly number[] {
  const numbers = new Set<number>();
  for (const { start, end } of spans)
    for (let number = Math.floor(start / DRAWER); number * DRAWER < end; number++) numbers.add(number);
  return [...numbers];
}
