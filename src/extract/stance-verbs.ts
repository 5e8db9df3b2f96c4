// Which tokens are verbs that may take a position, and their lemmas.

import type { Cast } from "./cast.ts";
import type { Document, Token } from "./document.ts";
import { STANCE_FRAMES } from "./lexicon/stance-frames.ts";
import { ASSERTING, JUDGING, MENTAL, STANCE_VERBS, STRESSING, VOLITIONAL } from "./lexicon/stances.ts";
import { wordSet } from "./tokens.ts";

/** Verbs that can take a position by themselves; all others need a "will" or "would". */
const TAKING: ReadonlySet<string> = new Set([
  ...STANCE_VERBS.keys(),
  ...STANCE_FRAMES.keys(),
  ...STRESSING,
  ...ASSERTING,
  ...MENTAL,
  ...JUDGING,
]);

/** Whether "will" or "would" stands among the words that a group of verbs can have before its last. */
function followsWill(document: Document, token: Token): boolean {
  for (let at = token.index - 1; at >= token.index - 8; at--) {
    const word = document.tokens[at]?.lower;
    if (word === "will" || word === "would" || word === "'ll") return true;
  }
  return false;
}

/** The lemma of a verb that may take a position; null for all else. */
export function verbAt(document: Document, cast: Cast, token: Token): string | null {
  const lemma = lemmaAt(document, cast, token);
  return lemma !== null && (TAKING.has(lemma) || followsWill(document, token)) ? lemma : null;
}

const BEFORE_OBJECT = wordSet("DET SCONJ PRON PART ADP");
const AFTER_NOUN = wordSet("'s of in at");

/** The verb's lemma; null for what is no verb. Tags are wrong about "Norway demands a text" and "PERU preferred". */
function lemmaAt(document: Document, cast: Cast, token: Token): string | null {
  const { lower, tag, index } = token;
  const before = document.tokens[index - 1]?.lower;
  if ((before === "not" || before === "only" || before === "will") && VOLITIONAL.has(lower)) return lower;
  if (tag === "VERB") return IRREGULAR.get(lower) ?? token.lemma.toLowerCase();
  const ending = tag === "NOUN" ? "s" : tag === "ADJ" ? "ed" : null;
  if (ending === null || !lower.endsWith(ending) || !document.rules.has("positions.mistagged")) return null;
  if (cast.at(index - 1) === undefined || cast.at(index) !== undefined) return null;
  const stem = lower.slice(0, -ending.length);
  if (tag === "ADJ") return known(stem) ?? known(`${stem}e`) ?? known(stem.replace(/(.)\1$/, "$1"));
  const next = document.tokens[index + 1];
  if (next === undefined || !BEFORE_OBJECT.has(next.tag) || AFTER_NOUN.has(next.lower)) return null;
  return known(stem) ?? known(lower.replace(/es$/, ""));
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["said", "say"],
  ["says", "say"],
  ["saying", "say"],
  ["sought", "seek"],
  ["withdrew", "withdraw"],
  ["swore", "swear"],
  ["sworn", "swear"],
  ["preferred", "prefer"],
  ["underlined", "underline"],
  ["reiterated", "reiterate"],
  ["spoke", "speak"],
]);

function known(lemma: string): string | null {
  return STANCE_VERBS.has(lemma) || STRESSING.has(lemma) || ASSERTING.has(lemma) || MENTAL.has(lemma) ? lemma : null;
}
