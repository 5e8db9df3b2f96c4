// Who is reported to have said what: cues, their sources, and the content that they govern.

import { readAccordingTo, readInverted, readParenthetical } from "./attributions.ts";
import { readComplement } from "./complements.ts";
import { withContinuations, firstStart } from "./continuations.ts";
import { findSubject, isVerb, lemmaOf } from "./cues.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token } from "./document.ts";
import {
  AS_VERBS,
  CLAUSE_VERBS,
  COMMAND_VERBS,
  LIGHT_VERBS,
  OBJECT_VERBS,
  QUOTATION_VERBS,
} from "./lexicon/reporting.ts";
import { readQuotedStatements } from "./quoted.ts";
import { isPossessive, verbGroupStart } from "./phrases.ts";
import type { StatementDraft } from "./statement-drafts.ts";

/** Finds every statement, in text order. */
export function findStatements(document: Document): readonly StatementDraft[] {
  const quoted = readQuotedStatements(document);
  const found: StatementDraft[] = [];
  let next = 0;
  for (const sentence of document.sentences) {
    const ofQuotations: StatementDraft[] = [];
    for (let draft = quoted.drafts[next]; draft !== undefined && draft.sentence <= sentence.index; ) {
      ofQuotations.push(draft);
      draft = quoted.drafts[++next];
    }
    const inSentence: StatementDraft[] = [];
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = document.tokens[at];
      if (token === undefined || quoted.verbs.has(at) || quotationAt(document, token.start) !== undefined) continue;
      const others =
        ofQuotations.length === 0
          ? inSentence
          : byCue([...ofQuotations.filter((draft) => cueStart(draft) < token.start), ...inSentence]);
      const draft =
        (document.rules.has("statements.according-to") ? readAccordingTo(document, sentence, token) : null) ??
        readVerb(document, sentence, token, others, found.at(-1));
      if (draft !== null && !isTaken(draft, ofQuotations, inSentence)) inSentence.push(draft);
    }
    found.push(...ofQuotations, ...inSentence);
  }
  const inOrder = found.toSorted((a, b) => firstStart(a) - firstStart(b));
  return document.rules.has("statements.continuations") ? withContinuations(document, inOrder) : inOrder;
}

/** Whether a quotation that is ascribed already holds all of the content, or another statement has the same. */
function isTaken(
  draft: StatementDraft,
  ofQuotations: readonly StatementDraft[],
  others: readonly StatementDraft[],
): boolean {
  return (
    ofQuotations.some((other) => draft.content.every((a) => other.content.some((b) => liesIn(a, b)))) ||
    others.some((other) => draft.content.some((a) => other.content.some((b) => liesIn(a, b) && liesIn(b, a))))
  );
}

function liesIn(inner: Range, outer: Range): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

function cueStart(draft: StatementDraft): number {
  return draft.cue[0]?.start ?? 0;
}

function byCue(drafts: readonly StatementDraft[]): readonly StatementDraft[] {
  return drafts.toSorted((a, b) => cueStart(a) - cueStart(b));
}

function readVerb(
  document: Document,
  sentence: Sentence,
  token: Token,
  others: readonly StatementDraft[],
  lastOfText: StatementDraft | undefined,
): StatementDraft | null {
  if (!isVerb(document, token)) return null;
  const lemma = lemmaOf(token);
  const clause = CLAUSE_VERBS.has(lemma) || QUOTATION_VERBS.has(lemma);
  const known = clause || OBJECT_VERBS.has(lemma) || COMMAND_VERBS.has(lemma) || AS_VERBS.has(lemma);
  if (!known && !LIGHT_VERBS.has(lemma)) return null;
  const { tokens } = document;
  const groupStart = verbGroupStart(document, sentence, token.index);
  const group = tokens.slice(groupStart, token.index);
  if (group.some((word) => /^(?:not|n't|never)$/.test(word.lower)) && lemma !== "say") return null;
  if (group.some((word) => /^(?:would|could|can|may|might|should|to|let|do|did|does|will)$/.test(word.lower)))
    return null;
  const before = tokens[groupStart - 1];
  if (before !== undefined && groupStart > sentence.firstToken) {
    if (before.lower === "to" && before.tag === "PART") return null;
    if (before.tag === "DET" || isPossessive(before)) return null;
  }
  const cue: Range = { start: tokens[groupStart]?.start ?? token.start, end: token.end };

  const inverted =
    clause && document.rules.has("statements.inverted") ? readInverted(document, sentence, token, cue) : null;
  if (inverted !== null) return inverted;

  const subject = findSubject(document, sentence, token, groupStart, others, lastOfText);
  if (subject === null) return null;
  const parenthetical =
    clause && document.rules.has("statements.parenthetical")
      ? readParenthetical(document, sentence, token, groupStart, cue, subject)
      : null;
  if (parenthetical !== null) return parenthetical;
  return readComplement(document, sentence, token, lemma, cue, subject);
}
