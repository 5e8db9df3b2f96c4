// Who is named before a quotation as its speaker: X said: "…"; adding, "…"; X: "…".

import type { Attribution } from "./attribution-after.ts";
import { trimmed } from "./clauses.ts";
import type { Document, Sentence, Token } from "./document.ts";
import { LOOSE_QUOTING_VERBS, TELLING_VERBS } from "./lexicon/quoting.ts";
import { isPossessive, isTimeWord, nounPhraseStartingAt, type Phrase, verbGroupStart } from "./phrases.ts";
import type { Quoted } from "./quoted.ts";
import { hasTense, putsIt, quotingVerb } from "./quoting-verbs.ts";
import { sourceAfter } from "./source-after.ts";
import type { StatementDraft } from "./statement-drafts.ts";
import { refinedSubject } from "./subject-refinement.ts";
import { subjectAt } from "./subjects.ts";
import {
  clauseSubject,
  headFrom,
  isSomebody,
  nameBefore,
  sentenceSubject,
  subjectBetween,
} from "./quotation-subjects.ts";

/** How far before a quotation its verb of saying may stand. */
const FARTHEST_VERB = 40;

export function attributionBefore(
  document: Document,
  quoted: Quoted,
  previous: Quoted | undefined,
  others: readonly StatementDraft[],
): Attribution | null {
  const { tokens } = document;
  const before = tokens[quoted.mark - 1];
  // A colon may end the paragraph before.
  const sentence = document.sentences[tokens[before?.text === ":" ? quoted.mark - 1 : quoted.mark]?.sentence ?? -1];
  if (sentence === undefined || before === undefined) return null;
  const from = Math.max(sentence.firstToken, previous?.after ?? 0);
  if (quoted.mark - 1 < from) return null;
  const setOff = /^[,:—–-]+$/.test(before.text);
  const last = setOff ? quoted.mark - 2 : quoted.mark - 1;
  if (!setOff && !isUtterance(document, quoted)) return null;
  for (let verb = last; verb >= Math.max(from, last - FARTHEST_VERB); verb--) {
    const token = tokens[verb];
    if (token === undefined || token.text === ";") return null;
    if (token.lower === "according" && tokens[verb + 1]?.lower === "to")
      return verb + 2 <= last ? accordingTo(document, verb, last) : null;
    if (verb === sentence.firstToken || (verb === from && verb <= sentence.firstToken + 1)) {
      const fronted = frontedVerb(document, sentence, verb, last);
      if (fronted !== null) return fronted;
    }
    if (token.lower === "words" && tokens[verb + 1]?.lower === "of")
      return verb + 2 <= last ? inTheWordsOf(document, verb, last) : null;
    const form = quotingVerb(token);
    if (putsIt(document, verb)) return asPut(document, sentence, verb, last);
    if (form === undefined || !isVerbHere(document, verb)) continue;
    if (!setOff && (LOOSE_QUOTING_VERBS.has(form.lemma) || verb !== last)) return null;
    if (!reaches(document, verb, last, form.lemma)) return null;
    const start = verbGroupStart(document, sentence, verb);
    const source = sourceOf(document, sentence, verb, start, others);
    if (source === null) return null;
    return {
      verb,
      lemma: form.lemma,
      cue: { start: tokens[start]?.start ?? token.start, end: token.end },
      source,
      addressee: TELLING_VERBS.has(form.lemma) ? told(document, sentence, verb + 1, last) : null,
      divides: null,
      secondHand: tokens[start - 1]?.lower === "as" && form.lemma === "say",
      left: leftHalf(document, quoted, sentence, source),
    };
  }
  return before.text === ":" ? labelled(document, sentence, from, quoted.mark - 1) : null;
}

/** Whose verb it is: the subject right before it, or, of "saying" and "to say", that of the sentence. */
function sourceOf(
  document: Document,
  sentence: Sentence,
  verb: number,
  start: number,
  others: readonly StatementDraft[],
): Phrase | null {
  const { tokens } = document;
  const token = tokens[verb];
  if (token === undefined) return null;
  const form = quotingVerb(token)?.form;
  const before = tokens[start - 1];
  const shared = () => others.at(-1)?.source ?? sentenceSubject(document, sentence, start);
  if (form === "PARTICIPLE" && start === verb && before !== undefined && before.tag !== "AUX") {
    const told = before.lower === "as" ? quotedBefore(document, sentence, start - 1) : null;
    if (told !== null) return told;
    if (/^[,—–-]+$/.test(before.text) || /^(?:ADP|SCONJ|CCONJ|ADV)$/.test(before.tag)) return shared();
    return subjectAt(document, sentence, verb, start) ?? nameBefore(document, sentence, verb);
  }
  if (before?.tag === "CCONJ") return others.at(-1)?.source ?? clauseSubject(document, sentence, start - 1);
  if (form === "BASE" && (before?.lower === "to" || tokens[start]?.lower === "to")) return shared();
  const subject = subjectAt(document, sentence, verb, start);
  if (subject !== null) return refinedSubject(document, sentence, subject, start);
  return subjectBetween(document, sentence, sentence.firstToken, verb) ?? others.at(-1)?.source ?? null;
}

/** "As X put it, “…”" */
function asPut(document: Document, sentence: Sentence, verb: number, last: number): Attribution | null {
  const { tokens } = document;
  const token = tokens[verb];
  if (token === undefined || last - verb > 12) return null;
  let as = verb - 1;
  while (as > sentence.firstToken && tokens[as]?.lower !== "as") as--;
  const first = tokens[as]?.lower === "as" ? as + 1 : sentence.firstToken;
  const source = subjectBetween(document, sentence, first, verb);
  if (source === null) return null;
  const cue = { start: token.start, end: tokens[verb + 1]?.end ?? token.end };
  return { verb, lemma: "put", cue, source, addressee: null, divides: null, left: [] };
}

/** "Said X: “…”": the verb opens the sentence. */
function frontedVerb(document: Document, sentence: Sentence, at: number, last: number): Attribution | null {
  const token = document.tokens[at];
  if (token === undefined || !hasTense({ ...token, text: token.lower })) return null;
  const source = sourceAfter(document, sentence, at + 1, last + 1);
  if (source === null) return null;
  const lemma = quotingVerb({ ...token, text: token.lower })?.lemma ?? "say";
  const cue = { start: token.start, end: token.end };
  return { verb: at, lemma, cue, source, addressee: null, divides: null, left: [] };
}

/** "In the words of X, “…”" */
function inTheWordsOf(document: Document, words: number, last: number): Attribution | null {
  const { tokens } = document;
  const source = phraseOf(document, words + 2, last);
  let first = words;
  while (first > 0 && /^(?:in|the|other)$/.test(tokens[first - 1]?.lower ?? "")) first--;
  const cue = { start: tokens[first]?.start ?? 0, end: tokens[words + 1]?.end ?? 0 };
  return source === null
    ? null
    : { verb: words, lemma: "accord", cue, source, addressee: null, divides: null, left: [] };
}

/** "The paper quoted X as saying": X, when "quoted" is no passive. */
function quotedBefore(document: Document, sentence: Sentence, as: number): Phrase | null {
  const { tokens } = document;
  for (let at = as - 2; at > Math.max(sentence.firstToken, as - 12); at--) {
    if (!/^(?:quoted|cited|quotes|cites)$/.test(tokens[at]?.lower ?? "")) continue;
    return tokens[at - 1]?.tag === "AUX" ? null : phraseOf(document, at + 1, as - 1);
  }
  return null;
}

/** "According to X, “…”" */
function accordingTo(document: Document, at: number, last: number): Attribution | null {
  const { tokens } = document;
  const source = phraseOf(document, at + 2, last);
  const cue = { start: tokens[at]?.start ?? 0, end: tokens[at + 1]?.end ?? 0 };
  return source === null ? null : { verb: at, lemma: "accord", cue, source, addressee: null, divides: null, left: [] };
}

/** "X: “…”", "X was blunt: “…”": a colon after somebody, or after what somebody does. */
function labelled(document: Document, sentence: Sentence, from: number, colon: number): Attribution | null {
  const { tokens } = document;
  const mark = tokens[colon];
  if (mark === undefined) return null;
  const words = tokens.slice(from, colon);
  const clause = words.some((token) => token.tag === "AUX" || (token.tag === "VERB" && !/^\p{Lu}/u.test(token.text)));
  const source = clause
    ? sentenceSubject(document, sentence, colon)
    : words.length <= 10
      ? authorIn(document, from, colon - 1)
      : null;
  if (source === null || !isSomebody(tokens[source.head])) return null;
  return { verb: colon, lemma: "say", cue: mark, source, addressee: null, divides: null, left: [] };
}

/** "Mora", "a warning from Mora", "A statement by the union". */
function authorIn(document: Document, first: number, last: number): Phrase | null {
  for (let at = last - 1; at > first; at--) {
    if (/^(?:from|by)$/.test(document.tokens[at]?.lower ?? "")) return phraseOf(document, at + 1, last);
  }
  return phraseOf(document, first, last);
}

function phraseOf(document: Document, first: number, last: number): Phrase | null {
  const from = document.tokens[first];
  const to = document.tokens[last];
  if (from === undefined || to === undefined || last < first) return null;
  return { first, last, head: headFrom(document, first, last), start: from.start, end: to.end };
}

/** A whole utterance, not a word or two that are quoted in passing. */
function isUtterance(document: Document, quoted: Quoted): boolean {
  const { start, end } = quoted.quotation;
  const said = document.text.slice(start, end);
  return (
    /^[\s[(…‘']*[\p{Lu}\d]/u.test(said) &&
    (/[?!]\s*$/.test(said) || (/\s\S+\s\S/.test(said) && /[.,…—’']\s*$/.test(said)))
  );
}

function isVerbHere(document: Document, at: number): boolean {
  const token = document.tokens[at];
  const before = document.tokens[at - 1];
  if (token === undefined) return false;
  if (before !== undefined && (before.tag === "DET" || before.tag === "ADJ" || isPossessive(before))) return false;
  if (before !== undefined && /^['’]s?$/.test(before.text)) return false;
  const form = quotingVerb(token)?.form;
  // "they say", "to say"; not "the following comment".
  if (form === "BASE")
    return before?.lower === "to" || before?.tag === "CCONJ" || (token.tag === "VERB" && isPlural(before));
  return token.tag === "VERB" || token.tag === "NOUN" || /^(?:said|says|told)$/.test(token.lower);
}

function isPlural(token: Token | undefined): boolean {
  if (token === undefined || token.tag === "ADV") return true;
  return (
    token.tag === "PRON" ||
    token.tag === "PROPN" ||
    (token.tag === "NOUN" && /(?:s|people|men|women)$/.test(token.lower))
  );
}

/** Whether nothing between the verb and the quotation is what was said: "told the court on Monday," but not "said he left,". */
function reaches(document: Document, verb: number, last: number, lemma: string): boolean {
  const { tokens } = document;
  const first = tokens[verb + 1];
  if (verb >= last || first === undefined) return true;
  const between = tokens.slice(verb + 1, last + 1);
  if (first.lower === "that" || between.at(-1)?.lower === "that") return false;
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
  if (!small || tokens[quoted.mark - 1]?.text !== "," || comma?.text !== ",") return [];
  const lead = tokens.slice(sentence.firstToken, source.first);
  if (lead.length < 5 && !lead.some((token) => token.tag === "AUX" || token.tag === "VERB")) return [];
  const from = tokens[sentence.firstToken];
  return from === undefined ? [] : trimmed(document, from.start, comma.start);
}
