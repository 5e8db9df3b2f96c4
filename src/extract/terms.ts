// What lies on the table, and what the talks are stuck on.

import type { Document, Range, Sentence } from "./document.ts";

/** What a deal would do, in the words after it. */
export const TERMS: readonly RegExp[] = [
  /\b(?:agreement|deal|proposal|framework|accord|truce|pact|outline|draft|offer) (?:that|which) (?:would|will|could|foresees?|provides? for|calls? for|includes?) /i,
  /\b(?:agreement|deal|proposal|framework|accord|plan|draft|pact|outline|offer|truce) (?:would|will|foresees|envisages|envisions|provides for|calls for|includes|proposes|stipulates|is to|was to) (?!bring|be|take|mean|help|come|fail|collapse|show|make|not\b)/i,
  /\b(?:agreement|deal|accord) to (?=(?:\w+ly )?(?:end|stop|halt|free|release|return|withdraw|lift|cut|reduce|limit|open|extend|exchange|share|raise|freeze|suspend|dismantle|disarm)\b)/i,
  /\bunder the (?:agreement|deal|proposal|framework|accord|plan|draft|terms|pact|outline|offer)(?: \w+){0,3}, /i,
];

/** What stands in the way; the words after the copula are taken where there are some. */
export const OBSTACLES: readonly RegExp[] = [
  /\b(?:obstacles?|sticking points?|stumbling blocks?|hurdles?|main difference|main issue)\b.{0,90}? (?:is|was|are|were|remains?|remained|includes?|included) (?=(?:the|a|an|how|whether|who|what|which|when|\p{L}+(?:ing|ion|ions|s)?)\b)/iu,
  /\b(?:disagreements?|differences|disputes?|divisions?|gaps?) (?:on|over|about|between|remain\w*) (?!and\b|that\b|but\b|after\b)/i,
  /\b(?:deadlock(?:ed)?|impasse|stalled?|broke (?:down|off)|foundered|stuck) (?:over|on|because of|after) /i,
  /\b(?:apart|divided|split|disagree[sd]?|at odds) (?:on|over|about) /i,
];

/** Where the writer goes on by himself. */
const ENDS =
  /[;:—]|, (?:according to|which|who|where|while|but|as|said|struggling|casting|after|before)\b|\.(?=\s|$)| (?:as|while|but|although|because|where) (?=(?:the|a|an|\p{Lu}|\p{L}+ \p{L}+ (?:mount|rise|grow|say))[\p{L}]*)/u;

const MOST = 8;
const SHORTEST = 12;

/** Whether a pattern may match in a sentence; a `Sieve` tells. */
export type MayMatch = (sentence: Sentence, pattern: RegExp) => boolean;

export function findTerms(document: Document, mayMatch: MayMatch): readonly Range[] {
  return phrases(document, TERMS, mayMatch, false);
}

export function findObstacles(document: Document, mayMatch: MayMatch): readonly Range[] {
  return phrases(document, OBSTACLES, mayMatch, true);
}

/** The first match of each sentence; `whole`: with the noun that announces it, unless a copula stands between. */
function phrases(
  document: Document,
  patterns: readonly RegExp[],
  mayMatch: MayMatch,
  whole: boolean,
): readonly Range[] {
  const found: Range[] = [];
  for (const sentence of document.sentences) {
    if (found.length >= MOST) break;
    const possible = patterns.filter((pattern) => mayMatch(sentence, pattern));
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
