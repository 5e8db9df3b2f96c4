// Verbs that ascribe words to somebody, and whose they are: the subject, a relative's antecedent, a shared one.

import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { beforeVerbGroup, isRelative, isTimeWord, nounPhraseEndingAt, type Phrase } from "./phrases.ts";
import type { StatementDraft } from "./statement-drafts.ts";

export function isVerb(document: Document, token: Token): boolean {
  if (/^(?:said|says|told|tells|saying|adding|warned|warns|announced)$/.test(token.lower)) return true;
  if (token.tag === "VERB") return true;
  // "The paper reports that …": the tagger takes many such verbs for plurals.
  const next = document.tokens[token.index + 1];
  const before = document.tokens[token.index - 1];
  return (
    document.rules.has("statements.mistagged") &&
    token.tag === "NOUN" &&
    MISTAGGED.test(token.lower) &&
    (before?.tag === "PROPN" || before?.tag === "NOUN" || before?.tag === "PRON") &&
    next !== undefined &&
    /^(?:that|:|"|“)$/.test(next.lower)
  );
}

const MISTAGGED =
  /^(?:reports|claims|notes|states|warns|demands|promises|estimates|proposes|pledges|vows|comments|argues|reveals|answers|questions)$/;

export function lemmaOf(token: Token): string {
  if (/^(?:said|says|saying)$/.test(token.lower)) return "say";
  if (token.tag === "NOUN") return token.lower.replace(/s$/, "");
  return token.lemma.toLowerCase();
}

export interface Subject {
  readonly source: Phrase | null;
  readonly follows: StatementDraft | null;
  readonly secondHand: boolean;
}

export function findSubject(
  document: Document,
  sentence: Sentence,
  verb: Token,
  groupStart: number,
  others: readonly StatementDraft[],
  lastOfText: StatementDraft | undefined,
): Subject | null {
  const { tokens } = document;
  const at = beforeVerbGroup(document, sentence, verb.index);
  const token = tokens[at];
  // "is warning" is as finite as "warns".
  const progressive = document.tokens
    .slice(groupStart, verb.index)
    .some((word) => word.tag === "AUX" || /^(?:is|are|was|were|'s|'re)$/.test(word.lower));
  const participle = /ing$/.test(verb.lower) && !progressive;
  // "have been quoted as saying", "was reported as having said"
  if (
    participle &&
    tokens[groupStart - 1]?.lower === "as" &&
    /^(?:quoted|cited|reported|seen|heard)$/.test(tokens[groupStart - 2]?.lower ?? "")
  ) {
    const outer = tokens[groupStart - 2];
    if (outer === undefined) return null;
    const end = beforeVerbGroup(document, sentence, outer.index);
    const source = nounPhraseEndingAt(document, sentence, end);
    return source === null ? null : { source, follows: null, secondHand: true };
  }
  if (at < sentence.firstToken || token === undefined) {
    if (participle || lastOfText === undefined) return null;
    return null;
  }
  if (isRelative(token)) {
    const comma = tokens[at - 1]?.text === "," ? at - 2 : at - 1;
    const source = nounPhraseEndingAt(document, sentence, comma);
    return source === null ? null : { source, follows: null, secondHand: false };
  }
  const mayShare = document.rules.has("statements.shared-subject");
  if (participle) {
    if (!mayShare) return null;
    if (token.text !== "," && token.lower !== "and" && token.lower !== "while" && token.lower !== "by") return null;
    const shared = others.at(-1)?.source ?? mainSubject(document, sentence, at);
    return shared === null ? null : { source: shared, follows: null, secondHand: false };
  }
  if (token.tag === "CCONJ" || (token.text === "," && tokens[at - 1]?.tag === "CCONJ")) {
    if (!mayShare) return null;
    const shared = others.at(-1)?.source ?? mainSubject(document, sentence, at);
    return shared === null ? null : { source: shared, follows: null, secondHand: false };
  }
  const source = nounPhraseEndingAt(document, sentence, at);
  if (source === null) return null;
  return { source: withoutLead(document, source), follows: null, secondHand: false };
}

/** A phrase without "But", "that" or a day that the tagger took for a noun at its front. */
function withoutLead(document: Document, source: Phrase): Phrase {
  let first = source.first;
  while (first < source.head) {
    const token = document.tokens[first];
    if (token === undefined || !(isTimeWord(token) || token.text === ",")) break;
    first++;
  }
  const start = document.tokens[first]?.start ?? source.start;
  return { ...source, first, start };
}

/** The subject of the sentence's first finite verb, left of `before`. */
function mainSubject(document: Document, sentence: Sentence, before: number): Phrase | null {
  for (let at = sentence.firstToken + 1; at < before; at++) {
    const token = document.tokens[at];
    if (token === undefined) break;
    if (quotationAt(document, token.start) !== undefined) continue;
    if (token.tag === "VERB" && !/ing$/.test(token.lower) && document.tokens[at - 1]?.lower !== "to") {
      const end = beforeVerbGroup(document, sentence, at);
      if (end < sentence.firstToken) continue;
      const subject = nounPhraseEndingAt(document, sentence, end);
      if (subject !== null) return withoutLead(document, subject);
    }
  }
  return null;
}
