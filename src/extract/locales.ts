// How a language writes states, months, numbers and scales, as the Unicode CLDR in Node (Intl) has it.

import type { ReadActor } from "../domain/reading.ts";

import { BODIES } from "./lexicon/bodies.ts";
import { STATES } from "./lexicon/states.ts";

export interface Known {
  readonly name: string;
  readonly kind: ReadActor["kind"];
  readonly country: string | null;
}

export interface Locale {
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

/** Letters that Arabic and Hebrew write together with the name behind them: "and", "in", "to", "from". */
const CLITICS = "[وفبلكובלמהשכ]{0,2}";
const UNSPACED =
  /\p{Script=Han}|\p{Script=Hiragana}|\p{Script=Katakana}|\p{Script=Thai}|\p{Script=Lao}|\p{Script=Khmer}|\p{Script=Myanmar}/u;

/** Signs and codes that are the same in all languages, and what they count. */
export const SIGNS: Readonly<Record<string, string>> = {
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

/** What a language is known to write; made once. `tag`: BCP 47. */
export function localeOf(tag: string): Locale {
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

/** The value of a digit of any script: ten of them stand in consecutive places. */
export function digitOf(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (code - zero < 9 && /\p{Nd}/u.test(String.fromCodePoint(zero - 1))) zero--;
  return String(code - zero);
}
