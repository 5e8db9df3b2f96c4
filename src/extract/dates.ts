// Expressions of time and what they mean: EDTF values resolved against the day of publication, ISO 8601 durations.
// Weekdays look back; after "next", "will" and the like they look forward. What has no value is left out.

import type { Document, Range } from "./document.ts";
import { MONTHS, NUMBER_WORDS, UNITS, WEEKDAYS } from "./lexicon/times.ts";
import type { RuleGroup } from "./rule-groups.ts";

export interface DateDraft extends Range {
  readonly value: string;
}

const MONTH = `(?:${Object.keys(MONTHS).join("|")})`;
const WEEKDAY = `(?:${Object.keys(WEEKDAYS).join("|")})`;
const NUMBER = `(?:\\d+|${Object.keys(NUMBER_WORDS)
  .filter((w) => w.length > 2)
  .join("|")}|an?)`;
const UNIT = "(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?)";

interface Rule {
  readonly pattern: RegExp;
  readonly read: (match: RegExpExecArray, at: Moment) => string | null;
  readonly group?: RuleGroup;
}

interface Moment {
  readonly published: Date;
  /** Whether the words around look to what will be. */
  readonly forward: boolean;
}

const DAY = 86_400_000;

const RULES: readonly Rule[] = [
  // 2024-02-12, 12 February 2024, February 12, 2024, Feb. 12
  { pattern: /\b(\d{4})-(\d\d)-(\d\d)\b/g, read: (m) => real(Number(m[1]), Number(m[2]), Number(m[3])) },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\.?,? (\\d{4})\\b`, "gi"),
    read: (m) => real(Number(m[3]), monthOf(m[2]), Number(m[1])),
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})\\b`, "gi"),
    read: (m) => real(Number(m[3]), monthOf(m[1]), Number(m[2])),
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.? (\\d{1,2})(?:st|nd|rd|th)?\\b(?! percent|,\\d|%)`, "gi"),
    read: (m, at) => nearestDay(monthOf(m[1]), Number(m[2]), at),
  },
  {
    pattern: new RegExp(`\\b(\\d{1,2})(?:st|nd|rd|th)?(?: of)? (${MONTH})\\b\\.?`, "gi"),
    read: (m, at) => nearestDay(monthOf(m[2]), Number(m[1]), at),
  },
  { pattern: new RegExp(`\\b(${MONTH})\\.?,? (\\d{4})\\b`, "gi"), read: (m) => month(Number(m[2]), monthOf(m[1])) },
  {
    pattern: new RegExp(`\\b(early|mid|late)[- ](${MONTH})\\b\\.?`, "gi"),
    read: (m, at) => partOfMonth(m[1], monthOf(m[2]), at),
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:last|next|this) )?(${WEEKDAY})(?:s)?\\b(?:,? (?:morning|afternoon|evening|night))?`,
      "gi",
    ),
    read: (m, at) => weekday(m, at),
    group: "dates.weekdays",
  },
  {
    pattern: /\b(today|tonight|this (?:morning|afternoon|evening))\b/gi,
    read: (_m, at) => day(at.published),
    group: "dates.relative",
  },
  {
    pattern: /\byesterday\b|\blast night\b/gi,
    read: (_m, at) => day(shift(at.published, -1)),
    group: "dates.relative",
  },
  { pattern: /\btomorrow\b/gi, read: (_m, at) => day(shift(at.published, 1)), group: "dates.relative" },
  {
    pattern: /\b(last|this|next) (week|month|year|weekend)\b/gi,
    read: (m, at) => relative(m[1], m[2], at),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(
      `\\b(?:over |in |during |for )?the (past|last|next|coming) (?:(${NUMBER}) )?(days?|weeks?|months?|years?)\\b`,
      "gi",
    ),
    read: (m, at) => spanAround(m[1], m[2], m[3], at),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(${NUMBER}) (days?|weeks?|months?|years?) (ago|earlier|from now|later)\\b`, "gi"),
    read: (m, at) => ago(m[1], m[2], m[3], at),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(?:another )?(${NUMBER})[- ](?:and a half[- ])?(${UNIT})\\b(?![- ]olds?\\b)`, "gi"),
    read: (m) => duration(m[1], m[2]),
    group: "dates.durations",
  },
  {
    pattern: new RegExp(`\\b(?:in|since|until|by|of) (${MONTH})\\b\\.?`, "gi"),
    read: (m, at) => nearestMonth(monthOf(m[1]), at),
  },
  { pattern: /\b(?:in|since|until|by|of|before|after|for) ((?:19|20)\d\d)\b/gi, read: (m) => m[1] ?? null },
];

/** Durations, and days and months of the years 1 to 9999. */
const WITHIN_REACH = /^(?:P.+|(?!0000)\d{4}(?:-\d\d){0,2}(?:\/(?!0000)\d{4}(?:-\d\d){0,2})?)$/;

/** What every expression of time holds: a figure, a day, a month, or a word for a stretch of time. */
const TIME = new RegExp(
  `\\d|day|night|morrow|morning|afternoon|evening|second|minute|hour|week|month|year|decade|centur|quarter|spring|summer|autumn|winter|\\b${MONTH}`,
  "i",
);

/** Prepositions that help to find an expression and are not part of it. */
const LEADING = /^(?:in|since|until|by|of|before|after|for|over|during|another) /i;

/**
 * Finds every expression of time that has a value, in text order, none inside another.
 * `published`: day of publication, YYYY-MM-DD.
 */
export function findDates(document: Document, published: string): readonly DateDraft[] {
  const day = new Date(`${published}T00:00:00Z`);
  const found: DateDraft[] = [];
  const { text } = document;
  for (const paragraph of document.paragraphs) {
    if (paragraph.kind === "BOILERPLATE") continue;
    const piece = text.slice(paragraph.start, paragraph.end);
    const inPiece: DateDraft[] = [];
    if (!TIME.test(piece)) continue;
    const taken = new Uint8Array(piece.length);
    for (const rule of RULES) {
      if (rule.group !== undefined && !document.rules.has(rule.group)) continue;
      for (const match of piece.matchAll(rule.pattern)) {
        if (!plausible(match[0], piece, match.index)) continue;
        const lead = LEADING.exec(match[0])?.[0].length ?? 0;
        const from = match.index + lead;
        const to = match.index + match[0].length;
        if (taken.subarray(from, to).includes(1)) continue;
        const value = rule.read(match, { published: day, forward: looksForward(piece, match.index, match[0].length) });
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

/** "may", "march" and "sun" in small letters are other words; so is "second". */
function plausible(words: string, piece: string, at: number): boolean {
  if (/^(?:in |since |until |by |of )?(?:may|march|mar|sun|sat|august|jan|dec)\b/.test(words)) return false;
  if (/^\d{1,2} (?:may|march)\b/.test(words)) return false;
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
  if (
    /\b(?:will|would|next|due|scheduled|planned?|set to|expected to|until|by|resume|begins?|deadline|to expire|expires?)\b/i.test(
      clause,
    )
  )
    return true;
  return /^(?:,? (?:will|is due|are due|is expected))\b/.test(piece.slice(at + length, at + length + 20));
}

function monthOf(name: string | undefined): number {
  return MONTHS[(name ?? "").toLowerCase()] ?? 0;
}

function numberOf(words: string | undefined): number {
  const lower = (words ?? "").toLowerCase();
  return /^\d+$/.test(lower) ? Number(lower) : (NUMBER_WORDS[lower] ?? 1);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Year, month and day; "" for what is farther from now than a Date reaches. */
function day(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

function shift(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** The calendar day, or null when there is none such. */
function real(year: number, monthNumber: number, dayNumber: number): string | null {
  const date = new Date(Date.UTC(year, monthNumber - 1, dayNumber));
  if (date.getUTCMonth() !== monthNumber - 1 || date.getUTCDate() !== dayNumber || year < 1000 || year > 9999)
    return null;
  return day(date);
}

function month(year: number, monthNumber: number): string | null {
  return monthNumber === 0 || year < 1000 ? null : `${year}-${pad(monthNumber)}`;
}

/** A day without its year: the last such day, or the next when the words look forward; at most half a year ahead otherwise. */
function nearestDay(monthNumber: number, dayNumber: number, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  for (const candidate of at.forward ? [year, year + 1] : [year, year - 1]) {
    const text = real(candidate, monthNumber, dayNumber);
    if (text === null) continue;
    if (at.forward ? text >= day(at.published) : text <= day(shift(at.published, 3))) return text;
  }
  return real(year, monthNumber, dayNumber);
}

function nearestMonth(monthNumber: number, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  const now = at.published.getUTCMonth() + 1;
  if (at.forward) return month(monthNumber >= now ? year : year + 1, monthNumber);
  return month(monthNumber <= now ? year : year - 1, monthNumber);
}

function partOfMonth(part: string | undefined, monthNumber: number, at: Moment): string | null {
  const text = nearestMonth(monthNumber, at);
  if (text === null) return null;
  const last = new Date(Date.UTC(Number(text.slice(0, 4)), monthNumber, 0)).getUTCDate();
  const [from, to] = part?.toLowerCase() === "early" ? [1, 10] : part?.toLowerCase() === "mid" ? [11, 20] : [21, last];
  return `${text}-${pad(from)}/${text}-${pad(to)}`;
}

function weekday(match: RegExpExecArray, at: Moment): string | null {
  const words = match[0].toLowerCase();
  const wanted = WEEKDAYS[(match[1] ?? "").toLowerCase()];
  if (wanted === undefined || !/^(?:last |next |this )?\p{Lu}/u.test(match[0])) return null;
  const back = (at.published.getUTCDay() - wanted + 7) % 7;
  if (words.startsWith("next ")) return day(shift(at.published, back === 0 ? 7 : 7 - back));
  if (words.startsWith("last ")) return day(shift(at.published, back === 0 ? -7 : -back));
  if (at.forward && back !== 0) return day(shift(at.published, 7 - back));
  return day(shift(at.published, -back));
}

function relative(which: string | undefined, unit: string | undefined, at: Moment): string | null {
  const step = which?.toLowerCase() === "last" ? -1 : which?.toLowerCase() === "next" ? 1 : 0;
  const year = at.published.getUTCFullYear();
  if (unit?.toLowerCase() === "year") return String(year + step);
  if (unit?.toLowerCase() === "month") {
    const date = new Date(Date.UTC(year, at.published.getUTCMonth() + step, 1));
    return day(date).slice(0, 7);
  }
  const monday = shift(at.published, -((at.published.getUTCDay() + 6) % 7) + 7 * step);
  const [from, to] = unit?.toLowerCase() === "weekend" ? [5, 6] : [0, 6];
  return `${day(shift(monday, from))}/${day(shift(monday, to))}`;
}

function spanAround(
  which: string | undefined,
  count: string | undefined,
  unit: string | undefined,
  at: Moment,
): string | null {
  const number = count === undefined ? 1 : numberOf(count);
  if (count === undefined && /s$/.test(unit ?? "")) return null;
  const other = moved(at.published, number, unit, /next|coming/i.test(which ?? "") ? 1 : -1);
  const ends = [day(at.published), day(other)].toSorted();
  return ends.join("/");
}

function ago(
  count: string | undefined,
  unit: string | undefined,
  which: string | undefined,
  at: Moment,
): string | null {
  if (/later|earlier/i.test(which ?? "")) return null;
  const there = moved(at.published, numberOf(count), unit, /from now/i.test(which ?? "") ? 1 : -1);
  if (/^year/i.test(unit ?? "")) return day(there).slice(0, 4);
  return /^month/i.test(unit ?? "") ? day(there).slice(0, 7) : day(there);
}

function moved(from: Date, number: number, unit: string | undefined, direction: number): Date {
  const step = number * direction;
  const word = (unit ?? "").toLowerCase();
  if (word.startsWith("day")) return shift(from, step);
  if (word.startsWith("week")) return shift(from, 7 * step);
  const months = word.startsWith("year") ? 12 * step : step;
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), last));
  return target;
}

function duration(count: string | undefined, unit: string | undefined): string | null {
  const designator = UNITS[(unit ?? "").toLowerCase().replace(/s$/, "")];
  if (designator === undefined) return null;
  const number = numberOf(count);
  if (designator === "0Y") return `P${number}0Y`;
  return designator.startsWith("T") ? `PT${number}${designator.slice(1)}` : `P${number}${designator}`;
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
