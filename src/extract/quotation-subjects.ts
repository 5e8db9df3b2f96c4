// Whom a verb beside a quotation, or a whole sentence, is about: the phrase that is its subject.

import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { PERSON_NOUNS } from "./lexicon/bodies.ts";
import { TEXT_NOUNS } from "./lexicon/quoting.ts";
import {
  beforeVerbGroup,
  isNominal,
  isRelative,
  isTimeWord,
  nounPhraseEndingAt,
  type Phrase,
  verbGroupStart,
} from "./phrases.ts";

/** The tokens from `first` up to the verb group as a subject; null when they are none. */
export function subjectBetween(document: Document, sentence: Sentence, first: number, verb: number): Phrase | null {
  const { tokens } = document;
  let last = verbGroupStart(document, sentence, verb) - 1;
  while (last > first && isBetween(tokens[last])) last--;
  const closing = tokens[last];
  if (closing === undefined || last < first || isRelative(closing) || closing.tag === "CCONJ") return null;
  const comma = tokens.slice(first, last).findIndex((token) => token.text === ",");
  const closes = /^[,)—–-]+$/.test(closing.text);
  if (comma >= 0 && !closes && !isList(tokens.slice(first, last + 1))) return null;
  const plain = tokens.slice(first, comma < 0 ? last + 1 : first + comma);
  // A clause stands between, not a subject: "the plan was bad, X said".
  const clause = plain.findIndex(
    (token, index) =>
      token.tag === "AUX" ||
      (token.tag === "VERB" && !/^\p{Lu}|(?:ing|ed)$/u.test(token.text) && !isAttributive(plain, index)),
  );
  const relative = plain.findIndex((token) => isRelative(token));
  if (clause >= 0 && (relative < 0 || relative > clause)) return null;
  if (relative >= 0 && clause < 0) return null;
  let end = last;
  while (end > first && /^[,—–-]+$/.test(tokens[end]?.text ?? "")) end--;
  const from = tokens[first];
  const to = tokens[end];
  if (from === undefined || to === undefined) return null;
  if (
    !plain.some(
      (token) => isNominal(token) || /^\p{Lu}/u.test(token.text) || token.tag === "DET" || token.tag === "NUM",
    )
  )
    return null;
  return {
    first,
    last: end,
    start: from.start,
    end: to.end,
    head: headFrom(document, first, first + plain.length - 1),
  };
}

/** "a visibly shaken minister": a participle between an article and its noun. */
function isAttributive(words: readonly Token[], at: number): boolean {
  const next = words[at + 1];
  return next !== undefined && isNominal(next) && /^(?:DET|ADV|ADJ)$/.test(words[at - 1]?.tag ?? "");
}

function isList(words: readonly Token[]): boolean {
  return (
    words.some((token) => token.tag === "CCONJ") && words.every((token) => token.tag !== "VERB" && token.tag !== "AUX")
  );
}

/** The last noun before the first preposition, relative or bracket. */
export function headFrom(document: Document, first: number, last: number): number {
  let head = first;
  for (let at = first; at <= last; at++) {
    const token = document.tokens[at];
    if (token === undefined || (at > first && (token.tag === "ADP" || token.text === "(" || isRelative(token)))) break;
    if (isNominal(token) || (/^\p{Lu}/u.test(token.text) && token.tag !== "DET")) head = at;
  }
  return head;
}

/** Words that may stand between a subject and its verb. */
function isBetween(token: Token | undefined): boolean {
  return token !== undefined && (token.tag === "ADV" || isTimeWord(token) || token.lower === "further");
}

/** "footage of X saying": the name or noun right before a participle. */
export function nameBefore(document: Document, sentence: Sentence, verb: number): Phrase | null {
  const { tokens } = document;
  let first = verb;
  while (first > sentence.firstToken && /^(?:DET|ADJ|NOUN|PROPN|NUM|PRON)$/.test(tokens[first - 1]?.tag ?? "")) first--;
  const from = tokens[first];
  const to = tokens[verb - 1];
  if (first === verb || from === undefined || to === undefined || isRelative(to)) return null;
  return { first, last: verb - 1, head: verb - 1, start: from.start, end: to.end };
}

const SUBORDINATORS = /^(?:when|after|as|while|if|because|although|though|since|before|once|until|whenever|where)$/;

/** The subject of the sentence's main clause, left of token `before`; not that of "when …," or of a relative clause. */
export function sentenceSubject(document: Document, sentence: Sentence, before: number): Phrase | null {
  const { tokens } = document;
  let at = sentence.firstToken;
  if (SUBORDINATORS.test(tokens[at]?.lower ?? "")) {
    while (at < before && tokens[at]?.text !== ",") at++;
  }
  let relative = false;
  for (; at < before; at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (isRelative(token) && at > sentence.firstToken) relative = true;
    if (token.tag !== "AUX" && token.tag !== "VERB") continue;
    if (/ing$/.test(token.lower) || tokens[at - 1]?.lower === "to" || quotationAt(document, token.start) !== undefined)
      continue;
    // A surname is often taken for a verb.
    if (/^\p{Lu}/u.test(token.text) && at > sentence.firstToken) continue;
    if (relative) {
      // The verb of the relative clause, auxiliaries and all; the next one is the sentence's own.
      while (tokens[at + 1]?.tag === "VERB" || tokens[at + 1]?.tag === "AUX") at++;
      relative = false;
      continue;
    }
    const end = beforeVerbGroup(document, sentence, at);
    if (end < sentence.firstToken) continue;
    const subject = nounPhraseEndingAt(document, sentence, end);
    const head = subject === null ? undefined : tokens[subject.head];
    if (subject !== null && head !== undefined && isNominal(head)) return withoutLead(document, subject);
  }
  return null;
}

/** The subject of the nearest verb with a tense left of token `before`: whose "and said" it is. */
export function clauseSubject(document: Document, sentence: Sentence, before: number): Phrase | null {
  const { tokens } = document;
  for (let at = before - 1; at > sentence.firstToken; at--) {
    const token = tokens[at];
    if (token === undefined || (token.tag !== "AUX" && token.tag !== "VERB")) continue;
    if (/ing$/.test(token.lower) || tokens[at - 1]?.lower === "to" || quotationAt(document, token.start) !== undefined)
      continue;
    const end = beforeVerbGroup(document, sentence, at);
    const last = tokens[end];
    if (last === undefined || end < sentence.firstToken || last.tag === "CCONJ" || isRelative(last)) continue;
    const subject = nounPhraseEndingAt(document, sentence, end);
    if (subject !== null) return withoutLead(document, subject);
  }
  return null;
}

/** Without a day or a comma that the tagger took for a noun at its front. */
function withoutLead(document: Document, subject: Phrase): Phrase {
  let { first } = subject;
  while (first < subject.head) {
    const token = document.tokens[first];
    if (token === undefined || !(isTimeWord(token) || token.text === ",")) break;
    first++;
  }
  return { ...subject, first, start: document.tokens[first]?.start ?? subject.start };
}

/** Whether a noun or a pronoun means somebody who can speak. */
export function isSomebody(head: Token | undefined): boolean {
  if (head === undefined) return false;
  if (head.tag === "PRON") return /^(?:he|she|they|we|i|you)$/.test(head.lower);
  return head.tag === "PROPN" || PERSON_NOUNS.has(head.lower) || TEXT_NOUNS.has(head.lower);
}
