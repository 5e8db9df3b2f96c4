// Splits a chunk, which is what stands between two blanks, into words and marks: "(Silva’s" into "(", "Silva", "’s".
// The patterns are the model's, the order in which they are tried that of wink-nlp's tokenizers (MIT, see NOTICE).

import { matchesOf } from "../matches.ts";
import {
  BEFORE_MARK,
  BEHIND_MARK,
  BETWEEN_MARKS,
  CATEGORY,
  CHUNK_PATTERNS,
  lexemeOf,
  PART_PATTERNS,
  PREFIXES,
  SUFFIXES,
} from "./model.ts";

/** A piece of a chunk. `expands`: whether it stands for several words when it is a contraction. */
export interface Part {
  readonly text: string;
  /** Of the model's categories; it only tells for words outside of the lexicon. */
  readonly category: number;
  readonly expands: boolean;
}

const MARK = CATEGORY.punctuation;
const WORD = CATEGORY.word;

/** The parts of a chunk in order. Nothing is learnt: the same chunk has the same parts always. */
export function partsOf(chunk: string): readonly Part[] {
  if (isKnown(chunk)) return [known(chunk)];
  const category = categoryOf(chunk);
  return category === CATEGORY.unk ? split(chunk) : asOne(chunk, category);
}

function isKnown(text: string): boolean {
  return lexemeOf(text) !== undefined;
}

function known(text: string): Part {
  return { text, category: WORD, expands: true };
}

function part(text: string, category: number): Part {
  return { text, category, expands: false };
}

function categoryOf(chunk: string): number {
  return CHUNK_PATTERNS.find(({ pattern }) => pattern.test(chunk))?.category ?? CATEGORY.unk;
}

/** The parts of a chunk whose category is known: one, or a word and the mark behind it. */
function asOne(chunk: string, category: number): readonly Part[] {
  if (category !== CATEGORY.wordRP) return [part(chunk, category)];
  // An initial keeps its full stop.
  if (chunk.length === 2 && chunk.endsWith(".")) return [part(chunk, WORD)];
  return [part(chunk.slice(0, -1), WORD), part(chunk.slice(-1), MARK)];
}

/** Takes a mark off the end, the beginning or both, when what is left is a word or something else that is known. */
function split(chunk: string): readonly Part[] {
  const ending = BEFORE_MARK.exec(chunk);
  if (ending !== null) return aroundOf(chunk, "", ending[1], ending[2]);
  const beginning = BEHIND_MARK.exec(chunk);
  if (beginning !== null) return aroundOf(chunk, beginning[1], beginning[2], "");
  const between = BETWEEN_MARKS.exec(chunk);
  if (between !== null) return aroundOf(chunk, between[1], between[2], between[3]);
  return cut(chunk, 0);
}

function aroundOf(chunk: string, opening = "", middle = "", closing = ""): readonly Part[] {
  const category = categoryOf(middle);
  if (!isKnown(middle) && category === CATEGORY.unk) return cut(chunk, 0);
  return [
    ...(opening === "" ? [] : [part(opening, MARK)]),
    ...(isKnown(middle) ? [known(middle)] : asOne(middle, category)),
    ...(closing === "" ? [] : [part(closing, MARK)]),
  ];
}

/** Cuts out what the pattern at `index` fits, and cuts what is left by the patterns behind it. */
function cut(text: string, index: number): readonly Part[] {
  const rule = PART_PATTERNS[index];
  if (rule === undefined) return [part(text, CATEGORY.unk)];
  const whole = text.trim();
  const parts: Part[] = [];
  let end = 0;
  const cutRest = (to: number) => {
    const rest = whole.slice(end, to).trim();
    if (rest !== "") parts.push(...cut(rest, index + 1));
  };
  for (const { 0: match, index: at } of matchesOf(rule.pattern, whole)) {
    cutRest(at);
    for (const one of rule.category === WORD ? wordsIn(match) : [part(match, rule.category)])
      parts.push(isKnown(one.text) ? known(one.text) : one);
    end = at + match.length;
  }
  cutRest(whole.length);
  return parts;
}

/** Initials, each with its full stop; with a small letter behind them, too. */
const INITIALS = /^(?:[A-Z]\.)+$/i;
const INITIALS_AND_MORE = /^(?:[A-Z]\.)+[a-z]?$/i;

/** Parts a word at its full stops, unless it is known with them or its letters are initials. */
function wordsIn(word: string): readonly Part[] {
  if (isKnown(word) || INITIALS.test(word)) return [part(word, WORD)];
  const pieces = word.split(".");
  if (pieces.length === 1) return hyphenated(word);
  const belongs = (text: string) => INITIALS_AND_MORE.test(text) || (isKnown(text) && text.length > 2);
  const parts: Part[] = [];
  let current = "";
  for (const [index, piece] of pieces.entries()) {
    if (current === "" || belongs(current + piece)) current += piece;
    else {
      parts.push(...hyphenated(current));
      current = piece;
    }
    if (index === pieces.length - 1) break;
    if (belongs(`${current}.`)) current += ".";
    else {
      parts.push(...hyphenated(current), part(".", MARK));
      current = "";
    }
  }
  if (current !== "") parts.push(...hyphenated(current));
  return parts;
}

/** Parts a word at its hyphens, unless it is known, has a digit, or begins or ends with what a hyphen does not part. */
function hyphenated(word: string): readonly Part[] {
  const pieces = word.split(/([-–—])/);
  if (
    pieces.length === 1 ||
    isKnown(word) ||
    /\d/.test(word) ||
    PREFIXES.has(pieces[0] ?? "") ||
    SUFFIXES.has(pieces.at(-1) ?? "")
  )
    return [part(word, WORD)];
  return pieces.map((piece, index) => part(piece, index % 2 === 0 ? WORD : MARK)).filter(({ text }) => text !== "");
}
