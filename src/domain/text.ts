// Offsets in Unicode code points, as the contract counts them.

import type { Span } from "./reading.ts";

/** The words of spans, joined by " … ". `text` is indexed by code points once, so that many quotes cost one pass. */
export function quoter(text: string): (spans: readonly Span[]) => readonly string[] {
  const plain = !/[\uD800-\uDFFF]/.test(text);
  const points = plain ? null : Array.from(text);
  return (spans) =>
    spans.map(({ start, end }) => (points === null ? text.slice(start, end) : points.slice(start, end).join("")));
}

export const GAP = " … ";

/** Counts code points up to any UTF-16 index of a text; linear once, then constant. */
export function codePoints(text: string): (index: number) => number {
  if (!/[\uD800-\uDBFF]/.test(text)) return (index) => index;
  const counts = new Uint32Array(text.length + 1);
  let points = 0;
  for (let at = 0; at < text.length; at++) {
    counts[at] = points;
    // The second half of a pair is no code point of its own; a half that stands alone is one.
    if (!(isLow(text.charCodeAt(at)) && isHigh(text.charCodeAt(at - 1)))) points++;
  }
  counts[text.length] = points;
  return (index) => counts[index] ?? points;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdbff;
}

function isLow(unit: number): boolean {
  return unit >= 0xdc00 && unit <= 0xdfff;
}
