// Where a number may begin: most words can begin none, and most sentences hold no word that can.

import type { Document, Sentence } from "./document.ts";
import { CURRENCY_CODES, CURRENCY_SIGNS, VAGUE_COUNTS } from "./lexicon/quantities.ts";
import { SCALE, SMALL, TENS, UNITS_OF_TEN } from "./numeral-words.ts";
import { OPENS_NUMBER } from "./traits.ts";
import { isDigit, isLetter, Vocabulary, wordEnd } from "./vocabulary.ts";

const OPENS = 1;
/** With these only when the right word follows. */
const ARTICLE = 2;
const QUANTIFIER = 4;
/** The words and letters that a number can begin with: the pattern is tried nowhere else. */
const OPENINGS = new Vocabulary([
  ...`${UNITS_OF_TEN}|${TENS}|${SMALL}|${Object.keys(VAGUE_COUNTS).join("|")}|half|quarter|quarters|third|thirds`
    .split("|")
    .concat(
      [...Object.keys(CURRENCY_SIGNS), ...CURRENCY_CODES].flatMap(
        (sign) => /^[a-z]+/i.exec(sign)?.[0].toLowerCase() ?? [],
      ),
    )
    .map((word): readonly [string, number] => [word, OPENS]),
  ["a", ARTICLE],
  ["an", ARTICLE],
  ["several", QUANTIFIER],
  ["many", QUANTIFIER],
  ["some", QUANTIFIER],
]);
/** What makes a number of the word before it. */
const COUNTED = new Vocabulary([
  ...`few|couple|handful|half|halfs|${["third", "quarter", "fifth", "sixth", "tenth"].map((part) => `${part}|${part}s`).join("|")}`
    .split("|")
    .map((word): readonly [string, number] => [word, ARTICLE]),
  ...SCALE.split("|").map((word): readonly [string, number] => [word, ARTICLE | QUANTIFIER]),
  ...Object.keys(VAGUE_COUNTS).map((word): readonly [string, number] => [word, QUANTIFIER]),
]);
const SIGNS_ALONE: ReadonlySet<string> = new Set(
  Object.keys(CURRENCY_SIGNS).flatMap((sign) => /^[^a-z]/i.exec(sign)?.[0] ?? []),
);

/** How a word, in small letters, may begin a number: alone, or with the right word behind it; 0 when it cannot. */
export function openingOfWord(word: string): number {
  const alone = nextOpening(word, 0, word.length) < word.length ? OPENS : 0;
  return alone | OPENINGS.flagsOf(word, 0, word.length);
}

/** The place of the first word of a sentence that may begin a number; null when none may. */
export function firstOpening({ text, tokens }: Document, { firstToken, lastToken }: Sentence): number | null {
  for (let at = firstToken; at < lastToken; at++) {
    const token = tokens[at];
    if (token === undefined || (token.traits & OPENS_NUMBER) === 0) continue;
    const opening = openingOfWord(token.lower);
    if (opening === OPENS || mayCount(text, token.end, opening)) return token.start;
  }
  return null;
}

/** The first place from `from` on where a number may begin; `end` when there is none before it. */
export function nextOpening(text: string, from: number, end: number): number {
  for (let at = from; at < end; at++) {
    const code = text.charCodeAt(at);
    if (code === SPACE) continue;
    if (isLetter(code)) {
      const behind = wordEnd(text, at);
      const opening = isLetter(text.charCodeAt(at - 1)) ? 0 : OPENINGS.flagsOf(text, at, behind);
      if (opening !== 0 && (opening === OPENS || mayCount(text, behind, opening))) return at;
      at = behind - 1;
    } else if (isDigit(code)) {
      if (!isDigit(text.charCodeAt(at - 1))) return at;
    } else if ((code === DOLLAR || code > LAST_ASCII) && SIGNS_ALONE.has(text.charAt(at))) return at;
  }
  return end;
}

/** Whether a word that ends at `end` may be part of a number: "a dozen", "some thirds", "A$5", but not "a ship". */
function mayCount(text: string, end: number, opening: number): boolean {
  const behind = text.charAt(end);
  if (behind !== " " && behind !== "-") return behind === "$";
  return (COUNTED.flagsOf(text, end + 1, wordEnd(text, end + 1)) & opening) !== 0;
}

const SPACE = 32;
const DOLLAR = 36;
const LAST_ASCII = 127;
