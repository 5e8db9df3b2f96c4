// What words and signs of time a paragraph holds: seen in one walk over its letters, so that most rules need not be tried.

import type { Document, Range, Sentence, Token } from "./document.ts";
import { MONTHS, NUMBER_WORDS, WEEKDAYS } from "./lexicon/times.ts";
import { TELLS_TIME } from "./traits.ts";
import { isDigit, isLetter, Vocabulary, wordEnd } from "./vocabulary.ts";

/** The words of each hint. */
const WORDS = {
  month: Object.keys(MONTHS).join(" "),
  weekday: Object.keys(WEEKDAYS)
    .map((day) => `${day} ${day}s`)
    .join(" "),
  season: "spring summer autumn fall winter",
  quarter: "quarter",
  half: "half",
  part: "early mid late start beginning middle end",
  unit: "second seconds minute minutes hour hours day days week weeks fortnight fortnights month months year years decade decades quarter weekend",
  near: "last this next past coming weekend",
  century: "century",
  today: "today tonight morning afternoon evening",
  yesterday: "yesterday night evening",
  tomorrow: "tomorrow",
  later: "earlier later before after afterward afterwards",
  following: "next following previous same",
  ago: "ago now today",
} as const;

const SIGNS = [
  /** Any number in digits. */
  "digit",
  /** A number of four or more digits that begins like a year. */
  "year",
  /** "1990s". */
  "decade",
  /** Digits with a mark between them: "12.5.2024", "2023-24". */
  "dotted",
  /** A unit with a number before it: "two weeks", "a three-day". */
  "counted",
  /** A unit with "last", "next" and the like before it: "last week", "the next two days"; any weekend. */
  "nearby",
  /** Two or more of each. */
  "months",
  "weekdays",
  "years",
] as const;

export type Hint = keyof typeof WORDS | (typeof SIGNS)[number];

const HINTS: readonly Hint[] = [...(Object.keys(WORDS) as (keyof typeof WORDS)[]), ...SIGNS];

/** All these hints as one number. */
export function maskOf(hints: readonly Hint[]): number {
  return hints.reduce((mask, hint) => mask | (1 << HINTS.indexOf(hint)), 0);
}

const MONTH = maskOf(["month"]);
const MONTHS_TWICE = maskOf(["months"]);
const WEEKDAY = maskOf(["weekday"]);
const WEEKDAYS_TWICE = maskOf(["weekdays"]);
const QUARTER = maskOf(["quarter"]);
const UNIT = maskOf(["unit"]);
const NEAR = maskOf(["near"]);
const COUNTED = maskOf(["counted"]);
const NEARBY = maskOf(["nearby"]);
const DIGIT = maskOf(["digit"]);
const YEAR = maskOf(["year"]);
const YEARS_TWICE = maskOf(["years"]);
const DECADE = maskOf(["decade"]);
const DOTTED = maskOf(["dotted"]);

const VOCABULARY = new Vocabulary(
  (Object.entries(WORDS) as [Hint, string][]).flatMap(([hint, words]) =>
    words.split(" ").map((word): readonly [string, number] => [word, maskOf([hint])]),
  ),
);
const NUMBERS: ReadonlySet<string> = new Set(Object.keys(NUMBER_WORDS));
/** In small letters these are other words. */
const CAPITALS_ONLY = new Set(["may", "march", "mar", "august", "jan", "dec"]);

/** The hints of a paragraph, as one number; time is linear in its length. `sentences`: those of the paragraph. */
export function hintsOf(document: Document, paragraph: Range, sentences: readonly Sentence[]): number {
  const { text, tokens } = document;
  // A heading has no words of its own.
  if (sentences.length === 0) return hintsIn(text, paragraph.start, paragraph.end) | COUNTED | NEARBY;
  let held = 0;
  for (const { firstToken, lastToken } of sentences) {
    for (let at = firstToken; at < lastToken; at++) {
      const token = tokens[at];
      if (token === undefined || (token.traits & TELLS_TIME) === 0) continue;
      const hints = hintsOfWord(token.lower);
      if ((hints & UNIT) !== 0) held |= signsBefore(tokens, at);
      // What digits tell depends on what stands beside them; some months are such only in capitals.
      held = withHints(held, (hints & (DIGIT | QUARTER | MONTH)) !== 0 ? hintsIn(text, token.start, token.end) : hints);
    }
  }
  return held;
}

/** What the words before a unit tell of it. */
function signsBefore(tokens: readonly Token[], at: number): number {
  const unit = tokens[at]?.lower ?? "";
  if (unit.includes("-")) return COUNTED | NEARBY;
  let before = at - 1;
  if (tokens[before]?.text === "-") before--;
  const counted = isNumber(tokens[before]?.lower ?? "");
  const near = unit === "weekend" || (hintsOfWord(tokens[counted ? before - 1 : before]?.lower ?? "") & NEAR) !== 0;
  return (counted ? COUNTED : 0) | (near ? NEARBY : 0);
}

function isNumber(word: string): boolean {
  return NUMBERS.has(word) || isDigit(word.charCodeAt(word.length - 1));
}

/** The hints of a word alone, in small letters. */
export function hintsOfWord(word: string): number {
  return word === "q" ? QUARTER : hintsIn(word.toUpperCase(), 0, word.length);
}

/** The hints of a stretch of text. */
function hintsIn(text: string, start: number, end: number): number {
  let held = 0;
  for (let at = start; at < end; at++) {
    const code = text.charCodeAt(at);
    if (isLetter(code)) {
      const behind = wordEnd(text, at);
      // "Q3"
      if (behind === at + 1 && (code === 81 || code === 113) && isDigit(text.charCodeAt(behind))) held |= QUARTER;
      let hints = VOCABULARY.flagsOf(text, at, behind);
      if ((hints & MONTH) !== 0 && CAPITALS_ONLY.has(text.slice(at, behind))) hints &= ~MONTH;
      if (hints !== 0) held = withHints(held, hints);
      at = behind - 1;
    } else if (isDigit(code)) {
      const from = at;
      while (at + 1 < end && isDigit(text.charCodeAt(at + 1))) at++;
      held = withHints(held, signsAt(text, from, at));
    }
  }
  return held;
}

function withHints(held: number, hints: number): number {
  let both = held | hints;
  if ((held & hints & MONTH) !== 0) both |= MONTHS_TWICE;
  if ((held & hints & WEEKDAY) !== 0) both |= WEEKDAYS_TWICE;
  if ((held & hints & YEAR) !== 0) both |= YEARS_TWICE;
  return both;
}

/** What the digits from `first` to `last` tell. */
function signsAt(text: string, first: number, last: number): number {
  let signs = DIGIT;
  if (
    last - first >= 3 &&
    !isWordMark(text.charCodeAt(first - 1)) &&
    /^(?:1[5-9]|20)/.test(text.slice(first, first + 2))
  )
    signs |= YEAR;
  const behind = text.charAt(last + 1);
  if (behind === "s" || behind === "S") signs |= DECADE;
  if (/[-–./]/.test(behind) && isDigit(text.charCodeAt(last + 2))) signs |= DOTTED;
  return signs;
}

function isWordMark(code: number): boolean {
  return isLetter(code) || code === 95;
}
