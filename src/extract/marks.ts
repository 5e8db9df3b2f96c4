// Which patterns may match in a clause, by the marks of its words: a bit for each, set whenever the pattern matches.

import { type Document, type Range, type Sentence, tokenFrom } from "./document.ts";
import { ANNOUNCEMENTS, JUDGEMENTS } from "./lexicon/judgements.ts";
import { TALK_PATTERNS } from "./lexicon/talks.ts";

/** Bit 1 << n for the judgement in place n. `clause`: a range that begins and ends between tokens. */
export function judgementsIn(document: Document, clause: Range): number {
  return clauseMarks(document, clause) & ((1 << JUDGEMENTS.length) - 1);
}

/** Bit 1 << n for the pattern of a condition in place n. */
export function conditionsIn(document: Document, clause: Range): number {
  return clauseMarks(document, clause) >> JUDGEMENTS.length;
}

/** Bit 1 << n for the announcement in place n. */
export function announcementsIn(document: Document, clause: Range): number {
  let marks = 0;
  for (let at = tokenFrom(document, clause.start); at < document.tokens.length; at++) {
    const token = document.tokens[at];
    if (token === undefined || token.start >= clause.end) break;
    marks |= token.talk;
  }
  return marks & ((1 << ANNOUNCEMENTS.length) - 1);
}

/** Those of the patterns of talks that may match in a sentence. */
export function talkPatternsIn(document: Document, sentence: Sentence, patterns: readonly RegExp[]): readonly RegExp[] {
  let marks = 0;
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) marks |= document.tokens[at]?.talk ?? 0;
  marks >>= ANNOUNCEMENTS.length;
  return marks === 0 ? NONE : patterns.filter((pattern) => (marks & (1 << TALK_PATTERNS.indexOf(pattern))) !== 0);
}

const NONE: readonly RegExp[] = [];

function clauseMarks(document: Document, clause: Range): number {
  let marks = 0;
  for (let at = tokenFrom(document, clause.start); at < document.tokens.length; at++) {
    const token = document.tokens[at];
    if (token === undefined || token.start >= clause.end) break;
    marks |= token.clause;
  }
  return marks;
}
