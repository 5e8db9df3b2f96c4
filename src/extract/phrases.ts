// Noun phrases and verb groups around a token: what a parser would give, from tags alone.

import type { Document, Range, Sentence, Token } from "./document.ts";
import { wordSet } from "./tokens.ts";

const BEFORE_HEAD = new Set(["DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"]);
const MONTHS_AND_DAYS: ReadonlySet<string> = new Set([
  ...["mon", "tues", "wednes", "thurs", "fri", "satur", "sun"].flatMap((day) => [`${day}day`, `${day}days`]),
  ...wordSet(
    "today yesterday tomorrow tonight january february march april june july august september october november december",
  ),
  ...["jan", "feb", "mar", "apr", "aug", "sept", "oct", "nov", "dec"].flatMap((month) => [month, `${month}.`]),
]);

export function isTimeWord(token: Token): boolean {
  return MONTHS_AND_DAYS.has(token.lower);
}

export function isNominal(token: Token): boolean {
  return token.tag === "NOUN" || token.tag === "PROPN" || (token.tag === "PRON" && !isPossessive(token));
}

const POSSESSIVES = new Set(["its", "his", "her", "their", "my", "our", "your", "whose"]);
export function isPossessive(token: Token): boolean {
  return POSSESSIVES.has(token.lower);
}

const RELATIVES = new Set(["who", "which", "whom", "whose", "that", "where", "when"]);

export function isRelative(token: Token): boolean {
  return RELATIVES.has(token.lower);
}

/** A run of tokens first … last, both inside one sentence. */
export interface Phrase extends Range {
  readonly first: number;
  readonly last: number;
  /** Index of the token that the phrase is about. */
  readonly head: number;
  /** The pronoun that stands for it where it is meant: "who" of "Silva, who said". */
  readonly shown?: Range;
}

function phrase(document: Document, first: number, last: number, head: number): Phrase | null {
  const from = document.tokens[first];
  const to = document.tokens[last];
  return from === undefined || to === undefined ? null : { start: from.start, end: to.end, first, last, head };
}

/**
 * The noun phrase that ends at token `last`, going left over determiners, adjectives, nouns, possessives, "of"- and
 * other short prepositional phrases, coordination, and appositions between commas.
 */
export function nounPhraseEndingAt(document: Document, sentence: Sentence, last: number): Phrase | null {
  const { tokens } = document;
  let at = last;
  let end = last;
  const from = sentence.firstToken;
  // "Kirby, a spokesperson," — the comma closes an apposition or a relative clause.
  if (tokens[at]?.text === ",") {
    const opening = openingComma(document, sentence, at);
    if (opening === null) return nounPhraseEndingAt(document, sentence, at - 1);
    end = at - 1;
    at = opening - 1;
    const inner = baseStart(document, from, at);
    if (inner === null) return null;
    return phrase(document, inner, end, headOf(document, inner, at));
  }
  const start = baseStart(document, from, at);
  if (start === null) return null;
  return phrase(document, start, end, headOf(document, start, at));
}

/** The comma that opens what the comma at `closing` closes; null when nothing of that kind lies between. */
function openingComma(document: Document, sentence: Sentence, closing: number): number | null {
  const { tokens } = document;
  let depth = 0;
  for (let at = closing - 1; at > sentence.firstToken && closing - at < 45; at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (token.text === "”" || token.text === ")") depth++;
    if (token.text === "“" || token.text === "(") depth--;
    if (depth < 0) return null;
    if (token.text !== "," || depth > 0) continue;
    const next = tokens[at + 1];
    const before = tokens[at - 1];
    if (next === undefined || before === undefined) return null;
    if (!isNominal(before) && before.tag !== "NUM" && before.text !== ")" && before.text !== "”") continue;
    const opens =
      isRelative(next) ||
      ["DET", "NUM", "NOUN", "PROPN", "ADJ"].includes(next.tag) ||
      (next.tag === "VERB" && /(?:ing|ed)$/.test(next.lower)) ||
      isPossessive(next) ||
      next.lower === "speaking" ||
      next.lower === "in" ||
      next.lower === "on" ||
      next.lower === "at" ||
      next.lower === "also" ||
      next.lower === "as";
    if (opens) return at;
    return null;
  }
  return null;
}

/** First token of the noun phrase whose last token is `last`. */
function baseStart(document: Document, from: number, last: number): number | null {
  const { tokens } = document;
  let at = last;
  const end = tokens[last];
  if (end === undefined) return null;
  // "Rep. Jim Jordan (R-Ohio)": what stands in brackets belongs to the name before it.
  if (end.text === ")") {
    let open = last;
    while (open > from && last - open < 8 && tokens[open]?.text !== "(") open--;
    return tokens[open]?.text === "(" && open > from ? baseStart(document, from, open - 1) : null;
  }
  // A surname at the beginning, or behind another name, is often taken for a verb.
  const named = last === from || tokens[last - 1]?.tag === "PROPN";
  if (end.tag === "VERB" && named && /^\p{Lu}\p{Ll}/u.test(end.text) && !/(?:ing|ed)$/.test(end.lower))
    return last === from ? last : (baseStart(document, from, last - 1) ?? last);
  if (end.tag === "PRON" && !isPossessive(end)) {
    return isRelative(end) ? null : at;
  }
  if (
    !isNominal(end) &&
    end.tag !== "NUM" &&
    end.tag !== "ADJ" &&
    end.text !== ")" &&
    end.tag !== "DET" &&
    end.tag !== "X"
  )
    return null;
  let start = at;
  while (at >= from) {
    const token = tokens[at];
    if (token === undefined) break;
    const before = tokens[at - 1];
    if (token.tag === "PRON" && !isPossessive(token)) break;
    if (
      BEFORE_HEAD.has(token.tag) ||
      token.tag === "X" ||
      token.text === "-" ||
      token.text === "&" ||
      token.text === "/"
    ) {
      start = at;
      at--;
      if (token.tag === "DET" || isPossessive(token)) {
        const joined = joinBefore(document, from, at);
        if (joined === null) break;
        at = joined;
      }
      continue;
    }
    if (token.tag === "PART" && isGenitive(token)) {
      at--;
      continue;
    }
    if ((token.tag === "ADP" && JOINING.has(token.lower)) || token.lower === "and") {
      if (before === undefined || at - 1 < from) break;
      if (
        !isNominal(before) &&
        before.tag !== "ADJ" &&
        before.tag !== "NUM" &&
        !(token.lower === "and" && before.tag === "ADJ")
      )
        break;
      at--;
      continue;
    }
    const capital = token.tag === "VERB" && at > from && /^\p{Lu}/u.test(token.text);
    if (capital) {
      start = at;
      at--;
      continue;
    }
    if (
      token.tag === "VERB" &&
      before !== undefined &&
      /(?:ing|ed)$/.test(token.lower) &&
      (before.tag === "DET" || before.tag === "ADJ" || before.tag === "ADV")
    ) {
      at--;
      continue;
    }
    break;
  }
  const first = tokens[start];
  if (first !== undefined && (first.text === "-" || first.text === "&")) return null;
  return start <= last ? start : null;
}

const JOINING = new Set(["of", "for", "at", "in", "from", "with", "on", "to"]);

/** Goes on to the left of a determiner over "of", "for", "and"; null when the phrase ends there. */
function joinBefore(document: Document, from: number, at: number): number | null {
  const token = document.tokens[at];
  const before = document.tokens[at - 1];
  if (token === undefined || before === undefined || at - 1 < from) return null;
  if (JOINING.has(token.lower) || token.lower === "and") return isNominal(before) ? at - 1 : null;
  return null;
}

/** The head: the last noun before the first preposition. */
function headOf(document: Document, first: number, last: number): number {
  let head = first;
  for (let at = first; at <= last; at++) {
    const token = document.tokens[at];
    if (token === undefined) break;
    if ((token.tag === "ADP" || token.text === "(") && at > first) break;
    if (isNominal(token)) head = at;
  }
  return head;
}

/** The noun phrase that starts at token `first`, going right, with one apposition between commas. */
export function nounPhraseStartingAt(document: Document, sentence: Sentence, first: number): Phrase | null {
  const { tokens } = document;
  let at = first;
  let last: number | null = null;
  const start = tokens[first];
  if (start === undefined || first >= sentence.lastToken) return null;
  if (start.tag === "PRON" && !isPossessive(start) && !isRelative(start)) return phrase(document, first, first, first);
  while (at < sentence.lastToken) {
    const token = tokens[at];
    if (token === undefined) break;
    const next = tokens[at + 1];
    if (isTimeWord(token) && last !== null) break;
    // A determiner or a pronoun right behind a noun begins another phrase: "told the crowd she".
    if (
      at > first &&
      last === at - 1 &&
      (token.tag === "PRON" || token.tag === "DET") &&
      isNominal(tokens[at - 1] ?? token)
    )
      break;
    if (isNominal(token) && !isRelative(token)) last = at;
    else if (BEFORE_HEAD.has(token.tag) && !isRelative(token)) {
      // Part of a phrase that needs a noun yet.
    } else if (
      token.tag === "VERB" &&
      (/(?:ing|ed)$/.test(token.lower) || tokens[at + 1]?.text === "-") &&
      (tokens[at - 1]?.text === "-" || tokens[at + 1]?.text === "-" || (last === null && at > first))
    ) {
      // "the left-leaning Harbour Institute", "a leading official".
    } else if (token.tag === "X") last = at;
    else if (token.text === "-" || token.text === "&" || (token.tag === "PART" && isGenitive(token))) {
      if (isGenitive(token) && last !== null) last = at;
    } else if (
      (JOINING.has(token.lower) || token.lower === "and") &&
      last !== null &&
      next !== undefined &&
      BEFORE_HEAD.has(next.tag) &&
      !isTimeWord(next)
    ) {
      // Goes on.
    } else break;
    at++;
  }
  if (last === null) return null;
  const head = headOf(document, first, last);
  // An apposition: ", the director of …," — up to the next comma or the end of the sentence.
  const comma = tokens[last + 1];
  const opening = tokens[last + 2];
  if (comma?.text === "," && opening !== undefined && last + 2 < sentence.lastToken) {
    if (opening.tag === "DET" || isRelative(opening) || isPossessive(opening) || opening.tag === "NOUN") {
      let close = last + 2;
      while (close < sentence.lastToken) {
        const text = tokens[close]?.text ?? "";
        if (text === "," || text === "." || text === ";" || text === "“") break;
        close++;
      }
      return phrase(document, first, close - 1, head);
    }
  }
  return phrase(document, first, last, head);
}

/** First token of the verb group that the verb at `verb` ends: "has strongly rejected", "have been quoted as". */
export function verbGroupStart(document: Document, sentence: Sentence, verb: number): number {
  let at = verb;
  let start = verb;
  while (at - 1 >= sentence.firstToken) {
    const before = document.tokens[at - 1];
    if (before === undefined) break;
    if (before.tag === "AUX" || before.lower === "have" || before.lower === "has" || before.lower === "had")
      start = at - 1;
    else if ((before.tag !== "ADV" && before.tag !== "PART") || isGenitive(before)) break;
    at--;
  }
  // Adverbs count only between an auxiliary and the verb, or when they stand right before it.
  return start;
}

/** Leftmost token of adverbs and auxiliaries before the group: where the subject ends is one before. */
export function beforeVerbGroup(document: Document, sentence: Sentence, verb: number): number {
  let at = verb - 1;
  while (at >= sentence.firstToken) {
    const token = document.tokens[at];
    if (token === undefined) break;
    const next = document.tokens[at + 1];
    if (
      token.tag === "AUX" ||
      token.tag === "ADV" ||
      (token.tag === "PART" && !isGenitive(token)) ||
      GROUP_WORDS.has(token.lower) ||
      (isTimeWord(token) && at > sentence.firstToken) ||
      (token.lower === "on" && next !== undefined && isTimeWord(next))
    )
      at--;
    else break;
  }
  return at;
}

const GROUP_WORDS = wordSet("has have had also all");

const GENITIVES = wordSet("' ’ 's ’s");

function isGenitive(token: Token): boolean {
  return GENITIVES.has(token.text);
}
