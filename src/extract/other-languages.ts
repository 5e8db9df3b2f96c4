// Texts that are not English: what stands there in figures and known names, read without any grammar.
// How a language writes states, months, numbers and scales comes from the Unicode CLDR that is built into Node (Intl).

import { edtfBounds } from "../domain/edtf.ts";
import type { ReadActor, ReadDate, ReadFigure, Reading, ReadMention, Span, TextToRead } from "../domain/reading.ts";
import { codePoints } from "../domain/text.ts";
import type { FigureQualifier } from "../domain/vocabulary.ts";

import { BODIES } from "./lexicon/bodies.ts";
import { STATES } from "./lexicon/states.ts";

interface Known {
  readonly name: string;
  readonly kind: ReadActor["kind"];
  readonly country: string | null;
}

interface Locale {
  readonly names: RegExp;
  /** By each way to write a name. */
  readonly known: ReadonlyMap<string, Known>;
  /** Month by its word, in lower case. */
  readonly months: ReadonlyMap<string, number>;
  readonly dayAndMonth: RegExp;
  readonly figure: RegExp;
  readonly decimal: string;
  /** Scale by its word: "millions" is 1,000,000. */
  readonly scales: ReadonlyMap<string, number>;
}

const locales = new Map<string, Locale>();

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

/** Letters that Arabic and Hebrew write together with the name behind them: "and", "in", "to", "from". */
const CLITICS = "[وفبلكובלמהשכ]{0,2}";
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

function findNames(text: string, locale: Locale, span: (start: number, end: number) => Span): readonly ReadActor[] {
  const found = new Map<Known, { readonly names: Set<string>; readonly mentions: ReadMention[] }>();
  for (const match of text.matchAll(locale.names)) {
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

/** English names of three letters and more stand in other languages, too; shorter ones are words there. */
function knownNames(language: string): ReadonlyMap<string, Known> {
  const regions = displayNames(language);
  const known = new Map<string, Known>();
  const add = (written: string | undefined, one: Known) => {
    if (written !== undefined && (written.length >= 3 || UNSPACED.test(written)) && !/^\p{Ll}/u.test(written)) {
      if (!known.has(written)) known.set(written, one);
    }
  };
  for (const state of STATES) {
    const one = { name: state.name, kind: "STATE" as const, country: state.code };
    for (const written of [regions?.of(state.code), state.name, ...state.names]) add(written, one);
  }
  for (const body of BODIES) {
    const one = { name: body.name, kind: body.kind, country: body.state };
    for (const written of [body.name, ...body.names]) add(written, one);
  }
  return known;
}

function displayNames(language: string): Intl.DisplayNames | null {
  try {
    return new Intl.DisplayNames([language], { type: "region", fallback: "none" });
  } catch {
    return null;
  }
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
    for (const match of text.matchAll(pattern)) {
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

/** Words of the months as they stand beside a day and alone: "13 февраля" and "февраль". */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const months = new Map<string, number>();
  for (let month = 1; month <= 12; month++) {
    const date = new Date(Date.UTC(2024, month - 1, 13));
    for (const options of [{ day: "numeric", month: "long", year: "numeric" }, { month: "long" }] as const) {
      for (const part of new Intl.DateTimeFormat(language, {
        ...options,
        timeZone: "UTC",
        calendar: "gregory",
      }).formatToParts(date)) {
        if (part.type === "month" && /\p{L}{2}/u.test(part.value) && !/\d/.test(part.value))
          months.set(part.value.toLowerCase(), month);
      }
    }
  }
  return months;
}

// ---- Figures -------------------------------------------------------------------------------------------------------

/** Signs and codes that are the same in all languages, and what they count. */
const SIGNS: Readonly<Record<string, string>> = {
  "%": "percent",
  "٪": "percent",
  "％": "percent",
  "°C": "degrees",
  km: "kilometres",
  kg: "kilograms",
  ha: "hectares",
  MW: "megawatts",
  GW: "gigawatts",
  TWh: "terawatt hours",
  $: "USD",
  US$: "USD",
  "€": "EUR",
  "£": "GBP",
  "¥": "JPY",
  "₽": "RUB",
  "₴": "UAH",
  "₪": "ILS",
  "₹": "INR",
  "₺": "TRY",
  USD: "USD",
  EUR: "EUR",
  GBP: "GBP",
  CHF: "CHF",
};
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
  for (const match of text.matchAll(locale.figure)) {
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

function scalesOf(language: string): ReadonlyMap<string, number> {
  const scales = new Map<string, number>();
  for (const compactDisplay of ["long", "short"] as const) {
    const format = new Intl.NumberFormat(language, { notation: "compact", compactDisplay, maximumFractionDigits: 1 });
    for (const exponent of [3, 4, 6, 8, 9, 12]) {
      for (const count of [1, 1.5, 2, 5]) {
        const parts = format.formatToParts(count * 10 ** exponent);
        const word = parts.find((part) => part.type === "compact")?.value;
        const shown = parts.filter(
          (part) => part.type === "integer" || part.type === "fraction" || part.type === "decimal",
        );
        const number = Number(
          shown.map((part) => (part.type === "decimal" ? "." : part.value.replaceAll(/\p{Nd}/gu, digitOf))).join(""),
        );
        // "mil" is written after the count; a scale without a count, or one of one letter, cannot be told from a unit.
        if (word === undefined || !(number > 0) || /^[a-z]$/i.test(word)) continue;
        scales.set(word.toLowerCase(), Math.round((count * 10 ** exponent) / number));
      }
    }
  }
  return scales;
}

// ---- How a language writes -----------------------------------------------------------------------------------------

function localeOf(tag: string): Locale {
  const made = locales.get(tag);
  if (made !== undefined) return made;
  const language = Intl.DateTimeFormat.supportedLocalesOf(safe(tag))[0] ?? "en";
  const known = knownNames(language);
  const months = monthsOf(language);
  const scales = scalesOf(language);
  const decimal =
    new Intl.NumberFormat(language).formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  const names = [...known.keys()].toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const spaced = names.filter((name) => !UNSPACED.test(name));
  const joined = names.filter((name) => UNSPACED.test(name));
  const signs = alternatives(Object.keys(SIGNS));
  const locale: Locale = {
    known,
    months,
    scales,
    decimal: decimal === "٫" ? "." : decimal,
    names: new RegExp(
      [
        `(?<![\\p{L}\\p{N}\\p{M}])${CLITICS}(?<spaced>${alternatives(spaced)})(?![\\p{L}\\p{N}\\p{M}])`,
        ...(joined.length === 0 ? [] : [`(?<unspaced>${alternatives(joined)})(?!\\p{Script=Katakana}|ー)`]),
      ].join("|"),
      "gu",
    ),
    dayAndMonth:
      months.size === 0
        ? /(?!)/g
        : new RegExp(
            `(?<![\\d.,]|\\d-)(?<day>\\d{1,2})(?:\\.|er|re|º|ª|\\.º|-)?\\s?(?:de |d['’]|ב)?(?<month>${alternatives([...months.keys()])})(?![\\p{L}])(?:,?\\s(?:de |del )?(?<year>(?:19|20)\\d\\d)(?!\\d))?`,
            "giu",
          ),
    figure: new RegExp(
      `(?<mark>[≥≤<>~≈±])?\\s?(?:(?<before>US\\$|[$€£¥₽₴₪₹₺]|USD|EUR|GBP|CHF)\\s?)?(?<![\\p{Script=Latin}\\p{Script=Cyrillic}\\p{Script=Greek}\\p{Script=Arabic}\\p{Script=Hebrew}\\d.,/]|[\\d\\p{Script=Latin}]-)(?<number>\\d{1,3}(?:[.,\\u00a0\\u202f'’٬ ]\\d{3})+(?:[.,٫]\\d+)?|\\d+(?:[.,٫]\\d+)?)(?![\\d])(?:\\s?(?<scale>${alternatives([...scales.keys(), "§"])})(?!\\p{Ll}))?(?:\\s?(?<after>${signs})(?!\\p{Script=Latin}))?`,
      "giu",
    ),
  };
  locales.set(tag, locale);
  return locale;
}

/** A tag that Intl can take; whoever hands an article in may have made one up. */
function safe(tag: string): string[] {
  try {
    return Intl.getCanonicalLocales(tag);
  } catch {
    return [];
  }
}

function alternatives(words: readonly string[]): string {
  return words
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&").replaceAll(/\s/g, "\\s"))
    .join("|");
}

/** The value of a digit of any script: ten of them stand in consecutive places. */
function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
