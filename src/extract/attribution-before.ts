// Who is named before a quotation as its speaker: X said: "…"; adding, "…"; X: "…".

import type { Attribution } from "./attribution-after.ts";
import { trimmed } from "./clauses.ts";
import type { Document, Sentence, Token } from "./document.ts";
import { LOOSE_QUOTING_VERBS, TELLING_VERBS } from "./lexicon/quoting.ts";
import { isPossessive, isRelative, isTimeWord, nounPhraseStartingAt, type Phrase, verbGroupStart } from "./phrases.ts";
import type { Quoted } from "./quoted.ts";
import { quotingVerb } from "./quoting-verbs.ts";
import { subjectAt } from "./subjects.ts";

/** How far before a quotation its verb of saying may stand. */
const FARTHEST_VERB = 40;

export function attributionBefore(
  document: Document,
  quoted: Quoted,
  previous: Quoted | undefined,
): Attribution | null {
  const { tokens } = document;
  const sentence = document.sentences[tokens[quoted.mark]?.sentence ?? -1];
  if (sentence === undefined) return null;
  const from = Math.max(sentence.firstToken, previous?.after ?? 0);
  const before = tokens[quoted.mark - 1];
  if (before === undefined || quoted.mark - 1 < from) return null;
  const setOff = /^[,:—–-]+$/.test(before.text);
  const last = setOff ? quoted.mark - 2 : quoted.mark - 1;
  if (!setOff && !isUtterance(document, quoted)) return null;
  for (let verb = last; verb >= Math.max(from, last - FARTHEST_VERB); verb--) {
    const token = tokens[verb];
    if (token === undefined || token.text === ";") return null;
    const form = quotingVerb(token);
    if (form === undefined || !isVerbHere(document, verb)) continue;
    if (!setOff && (LOOSE_QUOTING_VERBS.has(form.lemma) || verb !== last)) return null;
    if (!reaches(document, verb, last, form.lemma)) return null;
    const start = verbGroupStart(document, sentence, verb);
    const source =
      subjectAt(document, sentence, verb, start) ??
      (form.form === "PARTICIPLE" ? nameBefore(document, sentence, verb) : null);
    if (source === null || source === undefined) return null;
    return {
      verb,
      lemma: form.lemma,
      cue: { start: tokens[start]?.start ?? token.start, end: token.end },
      source,
      addressee: TELLING_VERBS.has(form.lemma) ? told(document, sentence, verb + 1, last) : null,
      divides: false,
      left: leftHalf(document, quoted, sentence, source),
    };
  }
  return null;
}

/** A whole utterance, not a word or two that are quoted in passing. */
function isUtterance(document: Document, quoted: Quoted): boolean {
  const { start, end } = quoted.quotation;
  const said = document.text.slice(start, end);
  return /^[\s[(…‘']*[\p{Lu}\d]/u.test(said) && /\s\S+\s\S/.test(said) && /[.,?!…—’']\s*$/.test(said);
}

function isVerbHere(document: Document, at: number): boolean {
  const token = document.tokens[at];
  const before = document.tokens[at - 1];
  if (token === undefined) return false;
  if (before !== undefined && (before.tag === "DET" || before.tag === "ADJ" || isPossessive(before))) return false;
  const form = quotingVerb(token)?.form;
  if (form === "BASE") return before?.lower === "to" || before?.tag === "PRON" || token.tag === "VERB";
  return token.tag === "VERB" || token.tag === "NOUN" || /^(?:said|says|told)$/.test(token.lower);
}

/** Whether nothing between the verb and the quotation is what was said: "told the court on Monday," but not "said he left,". */
function reaches(document: Document, verb: number, last: number, lemma: string): boolean {
  const { tokens } = document;
  const first = tokens[verb + 1];
  if (verb >= last || first === undefined) return true;
  if (first.lower === "that") return false;
  const between = tokens.slice(verb + 1, last + 1);
  const clause = between.findIndex(
    (token) => token.tag === "AUX" || (token.tag === "VERB" && !/(?:ing|ed)$/.test(token.lower)),
  );
  if (clause < 0)
    return (
      TELLING_VERBS.has(lemma) ||
      ["ADP", "ADV", "PART", "SCONJ", "PUNCT", "CCONJ"].includes(first.tag) ||
      isTimeWord(first) ||
      first.tag === "PRON"
    );
  const opener = between
    .slice(0, clause)
    .findIndex((token) => /^(?:when|after|as|before|while|who|which|if|where|because|whether)$/.test(token.lower));
  return opener >= 0;
}

/** "footage of X saying": the name or noun right before a participle. */
function nameBefore(document: Document, sentence: Sentence, verb: number): Phrase | null {
  const { tokens } = document;
  let first = verb;
  while (first > sentence.firstToken && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[first - 1]?.tag ?? "")) first--;
  const from = tokens[first];
  const to = tokens[verb - 1];
  if (first === verb || from === undefined || to === undefined || isRelative(to)) return null;
  return { first, last: verb - 1, head: verb - 1, start: from.start, end: to.end };
}

function told(document: Document, sentence: Sentence, at: number, last: number): Phrase | null {
  const next = document.tokens[at];
  if (next === undefined || at > last || isTimeWord(next)) return null;
  const phrase = nounPhraseStartingAt(document, sentence, at);
  if (phrase === null) return null;
  let end = phrase.first;
  while (end < Math.min(phrase.last, last) && document.tokens[end + 1]?.text !== ",") end++;
  return { ...phrase, last: end, end: document.tokens[end]?.end ?? phrase.end };
}

/** "When it rains, X said, “we stay at home.”": a quotation in small letters ends the sentence that its left half began. */
function leftHalf(document: Document, quoted: Quoted, sentence: Sentence, source: Phrase) {
  const { tokens, text } = document;
  const small = /^\p{Ll}/u.test(text.slice(quoted.quotation.start).trimStart().slice(0, 2));
  const comma: Token | undefined = tokens[source.first - 1];
  if (!small || tokens[quoted.mark - 1]?.text !== "," || comma?.text !== "," || source.first - sentence.firstToken < 4)
    return [];
  const from = tokens[sentence.firstToken];
  return from === undefined ? [] : trimmed(document, from.start, comma.start);
}
