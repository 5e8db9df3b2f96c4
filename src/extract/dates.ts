// Expressions of time and what they mean: EDTF values resolved against the day of publication, ISO 8601 durations.
// Weekdays look back; after "next", "will" and the like they look forward. What has no value is left out.

import { hintsOf, maskOf } from "./date-hints.ts";
import { DATE_RULES } from "./date-rules.ts";
import type { Document, Range } from "./document.ts";
import { matchesOf } from "./matches.ts";

export interface DateDraft extends Range {
  readonly value: string;
}

/** Durations; days, months, seasons, quarters and halves of the years 1 to 9999; decades and centuries. */
const WITHIN_REACH =
  /^(?:P.+|(?!0000)\d{4}-(?:2[1-4]|3[3-6]|4[01])|(?!0000)\d{4}(?:-\d\d){0,2}(?:\/(?!0000)\d{4}(?:-\d\d){0,2})?|\d{3}X|\d\dXX)$/;

/** Prepositions and articles that help to find an expression and are not part of it. */
const LEADING =
  /^(?:(?:in|since|until|by|of|before|after|for|over|during|another|from|between|at|on)(?: the(?= (?!past|last|next|coming|same|following|previous)))? )/i;

const RULES = DATE_RULES.map((rule) => ({ ...rule, mask: maskOf(rule.needs) }));

/**
 * Finds every expression of time that has a value, in text order, none inside another.
 * `published`: day of publication, YYYY-MM-DD.
 */
export function findDates(document: Document, published: string): readonly DateDraft[] {
  const day = new Date(`${published}T00:00:00Z`);
  const found: DateDraft[] = [];
  const { text } = document;
  let sentence = 0;
  for (const paragraph of document.paragraphs) {
    if (paragraph.kind === "BOILERPLATE") continue;
    const first = sentence;
    while (document.sentences[sentence]?.paragraph === paragraph.index) sentence++;
    const holds = hintsOf(document, paragraph, document.sentences.slice(first, sentence));
    if (holds === 0) continue;
    const piece = text.slice(paragraph.start, paragraph.end);
    const inPiece: DateDraft[] = [];
    let taken: Uint8Array | null = null;
    const anchors: DateDraft[] = [];
    for (const rule of RULES) {
      if ((rule.mask & ~holds) !== 0 || (rule.group !== undefined && !document.rules.has(rule.group))) continue;
      const anchored = rule.group === "dates.anchored";
      if (anchored && anchors.length === 0) {
        if (inPiece.length === 0) continue;
        anchors.push(...inPiece.filter(isDay).toSorted((a, b) => a.end - b.end));
      }
      for (const match of matchesOf(rule.pattern, piece)) {
        if (!plausible(match[0], piece, match.index)) continue;
        const lead = LEADING.exec(match[0])?.[0].length ?? 0;
        const from = match.index + lead;
        const to = match.index + match[0].length;
        taken ??= new Uint8Array(piece.length);
        if (taken.subarray(from, to).includes(1)) continue;
        const value = rule.read(match, {
          published: day,
          forward: looksForward(piece, match.index, match[0].length),
          anchor: anchored ? lastDay(anchors, paragraph.start + from) : null,
        });
        if (value === null || !WITHIN_REACH.test(value)) continue;
        const end = match[0].endsWith(".") ? to - 1 : to;
        taken.fill(1, from, end);
        inPiece.push({ start: paragraph.start + from, end: paragraph.start + end, value });
      }
    }
    found.push(...inPiece.toSorted((a, b) => a.start - b.start));
  }
  return found;
}

const DAY_AT_END = /(?:^|\/)(\d{4}-\d\d-\d\d)$/;

function isDay(date: DateDraft): boolean {
  return DAY_AT_END.test(date.value);
}

/** The day, or last day of an interval, that ends last before a place; null when there is none. `days`: in text order. */
function lastDay(days: readonly DateDraft[], at: number): string | null {
  let low = 0;
  let high = days.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return DAY_AT_END.exec(days[low - 1]?.value ?? "")?.[1] ?? null;
}

/** "may", "march" and "sun" in small letters are other words; so is "second". */
function plausible(words: string, piece: string, at: number): boolean {
  if (/\b(?:may|march|mar|sun|sat|august|jan|dec)\b/.test(words)) return false;
  if (/\bseconds?$/i.test(words) && /^(?:a|an)\b/i.test(words)) return false;
  if (
    /^an? (?:day|year|week|month|hour)$/i.test(words) &&
    !/\b(?:for|within|than|in|lasting|last) $/i.test(piece.slice(Math.max(0, at - 9), at))
  )
    return false;
  return !/[\p{L}\d]$/u.test(piece.slice(Math.max(0, at - 1), at));
}

function looksForward(piece: string, at: number, length: number): boolean {
  const before = piece.slice(Math.max(0, at - 60), at);
  const clause = before.split(/[,;.]/).at(-1) ?? "";
  if (/\b(?:missed|passed|expired|lapsed)\b/i.test(clause)) return false;
  if (
    /\b(?:will|would|next|due|scheduled|planned?|set to|expected to|until|by|resume|begins?|deadline|to expire|expires?)\b/i.test(
      clause,
    )
  )
    return true;
  return /^(?:,? (?:will|is due|are due|is expected))\b/.test(piece.slice(at + length, at + length + 20));
}

/** The expressions that begin in a range, in text order. `dates`: in text order. */
export function datesFrom(dates: readonly DateDraft[], range: Range): readonly DateDraft[] {
  let low = 0;
  let high = dates.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((dates[middle]?.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while ((dates[end]?.start ?? range.end) < range.end) end++;
  return dates.slice(low, end);
}

/**
 * The value of the expression nearest to a place within the range; null when there is none that is a day or longer.
 * `dates`: in text order.
 */
export function dateWithin(dates: readonly DateDraft[], range: Range, nearest: number): string | null {
  const inside = datesFrom(dates, range).filter((date) => date.end <= range.end && !date.value.startsWith("P"));
  return inside.toSorted((a, b) => Math.abs(a.start - nearest) - Math.abs(b.start - nearest))[0]?.value ?? null;
}
