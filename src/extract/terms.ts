// What lies on the table, and what the talks are stuck on.

import type { Document, Range, Sentence } from "./document.ts";
import { OBSTACLES, TERMS } from "./lexicon/talks.ts";
import { talkPatternsIn } from "./marks.ts";

/** Where the writer goes on by himself. */
const ENDS =
  /[;:—]|, (?:according to|which|who|where|while|but|as|said|struggling|casting|after|before)\b|\.(?=\s|$)| (?:as|while|but|although|because|where) (?=(?:the|a|an|\p{Lu}|\p{L}+ \p{L}+ (?:mount|rise|grow|say))[\p{L}]*)/u;

const MOST = 8;
const SHORTEST = 12;

export function findTerms(document: Document): readonly Range[] {
  return phrases(document, TERMS, false);
}

export function findObstacles(document: Document): readonly Range[] {
  return phrases(document, OBSTACLES, true);
}

/** The first match of each sentence; `whole`: with the noun that announces it, unless a copula stands between. */
function phrases(document: Document, patterns: readonly RegExp[], whole: boolean): readonly Range[] {
  const found: Range[] = [];
  for (const sentence of document.sentences) {
    if (found.length >= MOST) break;
    const possible = talkPatternsIn(document, sentence, patterns);
    const range = possible.length === 0 ? null : phraseIn(document, sentence, possible, whole);
    if (range !== null) found.push(range);
  }
  return found;
}

function phraseIn(document: Document, sentence: Sentence, patterns: readonly RegExp[], whole: boolean): Range | null {
  const text = document.text.slice(sentence.start, sentence.end);
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const copula = /\b(?:is|was|are|were|remains?|remained|includes?|included) $/i.test(match[0]);
    const from = match.index + match[0].length;
    const ends = ENDS.exec(text.slice(from));
    let end = from + (ends === null ? text.length - from : ends.index);
    while (end > from && /[\s.,;:”"]/.test(text[end - 1] ?? "")) end--;
    if (end - from < SHORTEST) continue;
    const start = whole && !copula ? match.index : from;
    return { start: sentence.start + start, end: sentence.start + end };
  }
  return null;
}
