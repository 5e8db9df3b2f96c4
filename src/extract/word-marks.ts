// What a word tells of the clause that it stands in: which patterns may match there. Every word carries it from when it is
// first met, since to look a word up is dear where it is done for every token of a text.

import { CONDITIONS } from "./lexicon/conditions.ts";
import { ANNOUNCEMENTS, JUDGEMENTS } from "./lexicon/judgements.ts";
import { TALK_PATTERNS } from "./lexicon/talks.ts";
import { Sieve } from "./sieve.ts";

const CLAUSE = new Sieve([...JUDGEMENTS, ...CONDITIONS].map(([pattern]) => pattern));
const TALK = new Sieve([...ANNOUNCEMENTS.map(([pattern]) => pattern), ...TALK_PATTERNS]);

/** Bits of patterns: judgements before conditions, and announcements before what tells of talks. */
export interface Marks {
  readonly clause: number;
  readonly talk: number;
}

/** The marks of a token in small letters. */
export function marksOf(lower: string): Marks {
  return { clause: CLAUSE.of(lower), talk: TALK.of(lower) };
}
