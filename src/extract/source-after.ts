// Whom a verb names that stands before its subject: said Jo Mora, the director of the union, who has come from Lima.

import type { Document, Sentence, Token } from "./document.ts";
import { isPossessive, isRelative, isTimeWord, nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import { hasTense } from "./quoting-verbs.ts";
import { ABBREVIATION } from "./sentence-ends.ts";

const STAND_IN =
  /^(?:one|two|three|four|five|another|others?|many|some|several|few|most|both|each|all|neither|none|either|everyone|everybody|someone|somebody|nobody)$/;

/** The phrase that begins at token `first`, with its appositions; null when none does. Tokens from `limit` on are not looked at. */
export function sourceAfter(document: Document, sentence: Sentence, first: number, limit: number): Phrase | null {
  const token = document.tokens[first];
  if (token === undefined || isTimeWord(token) || isRelative(token) || token.tag === "PUNCT") return null;
  // "Per", "Van" and "Al" are taken for prepositions.
  if (token.tag === "ADP" && !/^\p{Lu}/u.test(token.text)) return null;
  const base =
    nounPhraseStartingAt(document, sentence, first) ?? standIn(document, sentence, first) ?? surname(document, first);
  if (base === null) return null;
  const last = appositionEnd(document, base, limit);
  return { ...base, last, end: document.tokens[last]?.end ?? base.end };
}

/** A name that the tagger takes for something else. */
function surname(document: Document, at: number): Phrase | null {
  const token = document.tokens[at];
  if (token === undefined || !/^\p{Lu}\p{L}/u.test(token.text)) return null;
  return { first: at, last: at, head: at, start: token.start, end: token.end };
}

/** Last token of a phrase with its appositions: ", the director of …, who …", not with ", adding …" or ", after …". */
function appositionEnd(document: Document, base: Phrase, limit: number): number {
  const { tokens } = document;
  let last = nameEnd(document, placeEnd(document, base, shortEnd(document, base)), limit);
  while (tokens[last + 1]?.text === "(" && last + 1 < limit) {
    let close = last + 2;
    while (close < limit && tokens[close]?.text !== ")" && close < last + 12) close++;
    if (tokens[close]?.text !== ")") break;
    last = close;
  }
  while (last + 2 < limit && tokens[last + 1]?.text === ",") {
    const opening = tokens[last + 2];
    // "Hansen, 45, of Oslo"
    const home = opening?.lower === "of" && tokens[last]?.tag === "NUM";
    if (opening === undefined || !(home || opensApposition(opening))) break;
    let close = last + 2;
    while (close < limit && !/^[,.;:—–“"]$/.test(tokens[close]?.text ?? "")) close++;
    const inside = tokens.slice(last + 2, close);
    if (isRelative(opening) && inside.some((token) => hasTense(token))) break;
    last = close - 1;
  }
  return last;
}

/** A name goes on over the full stop of a title and over words that the tagger takes for verbs: "the Rev. Jo Flowers". */
function nameEnd(document: Document, last: number, limit: number): number {
  const { tokens } = document;
  const isName = (at: number) =>
    at < limit && /^\p{Lu}\p{L}/u.test(tokens[at]?.text ?? "") && !isTimeWord(tokens[at] as Token);
  let end = last;
  while (
    isName(end) &&
    (isName(end + 1) ||
      (tokens[end + 1]?.text === "." && ABBREVIATION.test(tokens[end]?.text ?? "") && isName(end + 2)))
  )
    end += isName(end + 1) ? 1 : 2;
  return end;
}

/** "said Silva at the gate": where a person is does not belong to the name; "an official at the ministry" keeps it. */
function placeEnd(document: Document, base: Phrase, last: number): number {
  for (let at = base.first + 1; at < last; at++) {
    if (!/^(?:in|at|on|to|during|after|before|from|with)$/.test(document.tokens[at]?.lower ?? "")) continue;
    return document.tokens[at - 1]?.tag === "PROPN" ? at - 1 : last;
  }
  return last;
}

/** "one of the pilots", "another", "many": words that stand for a noun. */
function standIn(document: Document, sentence: Sentence, at: number): Phrase | null {
  const { tokens } = document;
  const token = tokens[at];
  if (token === undefined || !STAND_IN.test(token.lower)) return null;
  const of = tokens[at + 1]?.lower === "of" ? nounPhraseStartingAt(document, sentence, at + 2) : null;
  const last = of?.last ?? at;
  return { first: at, last, head: of?.head ?? at, start: token.start, end: tokens[last]?.end ?? token.end };
}

/** Where a phrase ends before its first comma. */
export function shortEnd(document: Document, phrase: Phrase): number {
  for (let at = phrase.first; at < phrase.last; at++) if (document.tokens[at + 1]?.text === ",") return at;
  return phrase.last;
}

function opensApposition(token: Token): boolean {
  if (isTimeWord(token)) return false;
  if (token.lower === "who" || token.lower === "whose" || isPossessive(token)) return true;
  if (/^(?:then|now|formerly|himself|herself|themselves|also|himself)$/.test(token.lower)) return true;
  if (token.tag === "ADP") return /^\p{Lu}/u.test(token.text);
  return ["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(token.tag) && !/^(?:that|this|which)$/.test(token.lower);
}
