// Texts that are not English: what stands there in figures and known names, read without any grammar.
// How a language writes states, months, numbers and scales comes from the Unicode CLDR that is built into Node (Intl).

import { edtfBounds } from "../domain/edtf.ts";
import type { ReadActor, ReadDate, ReadFigure, Reading, ReadMention, Span, TextToRead } from "../domain/reading.ts";
import { codePoints } from "../domain/text.ts";
import type { FigureQualifier } from "../domain/vocabulary.ts";

import { digitOf, type Known, type Locale, localeOf, SIGNS } from "./locales.ts";
import { matchesOf } from "./matches.ts";

/** Reads what needs no grammar. `language`: BCP 47; time is linear in the length of the text. */
export function readOtherLanguage(input: TextToRead, language: string, notes: Reading["notes"]): Reading {
  const locale = localeOf(language);
  // Digits of all scripts as ASCII digits, so that each stands where it stood.
  const text = input.text.replaceAll(/(?![0-9])\p{Nd}/gu, (digit) => (digit.length === 1 ? digitOf(digit) : digit));
  const point = codePoints(input.text);
  const span = (start: number, end: number): Span => ({ start: point(start), end: point(end) });
  const dates = findDates(text, locale, input.published);
  return {
    text: input.text,
    language,
    published: input.published,
    actors: findNames(input.text, locale, span),
    unnamedSources: [],
    statements: [],
    positions: [],
    figures: findFigures(text, locale, dates, span),
    events: [],
    dates: dates.map(({ start, end, value }): ReadDate => ({ ...span(start, end), value })),
    negotiations: [],
    notes,
  };
}

// ---- Names ---------------------------------------------------------------------------------------------------------

function findNames(text: string, locale: Locale, span: (start: number, end: number) => Span): readonly ReadActor[] {
  const found = new Map<Known, { readonly names: Set<string>; readonly mentions: ReadMention[] }>();
  for (const match of matchesOf(locale.names, text)) {
    const written = match.groups?.["spaced"] ?? match.groups?.["unspaced"] ?? match.groups?.["clitic"] ?? "";
    const known = locale.known.get(written);
    if (known === undefined) continue;
    const end = match.index + match[0].length;
    const entry = found.get(known) ?? { names: new Set([known.name]), mentions: [] };
    entry.names.add(written);
    entry.mentions.push({ ...span(end - written.length, end), type: "NAME" });
    found.set(known, entry);
  }
  return [...found].map(([known, { names, mentions }], index) => ({
    key: `a${index + 1}`,
    name: known.name,
    kind: known.kind,
    names: [...names],
    role: null,
    country: known.country,
    affiliations: [],
    mentions,
  }));
}

// ---- Dates ---------------------------------------------------------------------------------------------------------

interface FoundDate {
  readonly start: number;
  readonly end: number;
  readonly value: string;
}

const YEAR = "(?<!\\d)(?<year>(?:19|20)\\d\\d)";
const NUMERIC: readonly RegExp[] = [
  new RegExp(`${YEAR}([-/.])(?<month>\\d{1,2})\\2(?<day>\\d{1,2})(?![\\d]|[-/.]\\d)`, "g"),
  // Day before month, as everywhere but in English.
  /(?<![\d.,/]|\d-)(?<day>\d{1,2})([./-])(?<month>\d{1,2})\2(?<year>(?:19|20)\d\d)(?![\d]|[-/.]\d)/g,
  new RegExp(`(?:${YEAR}\\s?[年년]\\s?)?(?<!\\d)(?<month>\\d{1,2})\\s?[月월]\\s?(?<day>\\d{1,2})\\s?[日號号일]`, "g"),
];

function findDates(text: string, locale: Locale, published: string): readonly FoundDate[] {
  const found: FoundDate[] = [];
  for (const pattern of [...NUMERIC, locale.dayAndMonth]) {
    for (const match of matchesOf(pattern, text)) {
      const { year, month = "", day = "" } = match.groups ?? {};
      const value = dayOf(year, locale.months.get(month.toLowerCase()) ?? Number(month), Number(day), published);
      if (value !== null) found.push({ start: match.index, end: match.index + match[0].length, value });
    }
  }
  const sorted = found.toSorted((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter(
    (date, index) => !sorted.slice(Math.max(0, index - 3), index).some((before) => before.end > date.start),
  );
}

/** YYYY-MM-DD, or null when there is no such day. Without a year the one that brings it nearest to the publication. */
function dayOf(year: string | undefined, month: number, day: number, published: string): string | null {
  // 02/13/2024 can only be one way round.
  const [m, d] = month > 12 && day <= 12 && year !== undefined ? [day, month] : [month, day];
  const write = (y: number) => `${y}-${String(m).padStart(2, "0")}-${String(d).padStart(2, "0")}`;
  if (year !== undefined) return edtfBounds(write(Number(year))) === null ? null : write(Number(year));
  const near = Number(published.slice(0, 4));
  const days = [near - 1, near, near + 1].map(write).filter((date) => edtfBounds(date) !== null);
  const distance = (date: string) => Math.abs(Date.parse(date) - Date.parse(published));
  return days.toSorted((a, b) => distance(a) - distance(b))[0] ?? null;
}

// ---- Figures -------------------------------------------------------------------------------------------------------

const MARKS: Readonly<Record<string, FigureQualifier>> = {
  "≥": "AT_LEAST",
  ">": "MORE_THAN",
  "<": "LESS_THAN",
  "≤": "UP_TO",
  "~": "ABOUT",
  "≈": "ABOUT",
  "±": "ABOUT",
};

function findFigures(
  text: string,
  locale: Locale,
  dates: readonly FoundDate[],
  span: (start: number, end: number) => Span,
): readonly ReadFigure[] {
  const found: ReadFigure[] = [];
  let next = 0;
  for (const match of matchesOf(locale.figure, text)) {
    const { mark = "", before, number = "", scale = "", after } = match.groups ?? {};
    const sign = before ?? after;
    const unit = sign === undefined ? undefined : SIGNS[sign];
    const value = numberOf(number, locale.decimal);
    if (unit === undefined || value === null) continue;
    const end = match.index + match[0].length;
    while ((dates[next]?.end ?? Number.POSITIVE_INFINITY) <= match.index) next++;
    if ((dates[next]?.start ?? Number.POSITIVE_INFINITY) < end) continue;
    const scaled = value * (locale.scales.get(scale.toLowerCase()) ?? 1);
    const qualifier = MARKS[mark] ?? "EXACT";
    found.push({
      key: `f${found.length + 1}`,
      value: Number(scaled.toPrecision(12)),
      low: qualifier === "AT_LEAST" || qualifier === "MORE_THAN" ? scaled : null,
      high: qualifier === "UP_TO" || qualifier === "LESS_THAN" ? scaled : null,
      qualifier,
      unit,
      measure: unit,
      place: null,
      attributedTo: [],
      attribution: "NARRATOR",
      period: null,
      evidence: [span(match.index, end)],
    });
  }
  return found;
}

/** A number as the language writes it, its groups of three with any separator that is not the decimal one. */
function numberOf(written: string, decimal: string): number | null {
  const bare = written.replaceAll(/[\s\u00a0\u202f'’٬]/g, "");
  const other = decimal === "," ? "." : ",";
  const [whole = "", part, more] = bare.replaceAll("٫", decimal).split(decimal);
  if (more !== undefined) return null;
  const groups = whole.split(other);
  if (groups.length > 1 && !groups.slice(1).every((group) => group.length === 3)) {
    // "2.5" where a comma is the custom: no groups of three, so it is a decimal point after all.
    return groups.length === 2 && part === undefined ? Number(groups.join(".")) : null;
  }
  const value = Number(part === undefined ? groups.join("") : `${groups.join("")}.${part}`);
  return Number.isFinite(value) && value < 1e15 ? value : null;
}
