// Who is reported to have said what: cues, their sources, and the content that they govern.

import { readAccordingTo, readInverted, readParenthetical } from "./attributions.ts";
import { trimmed } from "./clauses.ts";
import { readComplement } from "./complements.ts";
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
import { isPossessive, verbGroupStart } from "./phrases.ts";
import { modeOf, type StatementDraft } from "./statement-drafts.ts";

/** Finds every statement, in text order. */
export function findStatements(document: Document): readonly StatementDraft[] {
  const found: StatementDraft[] = [];
  for (const sentence of document.sentences) {
    const inSentence: StatementDraft[] = [];
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = document.tokens[at];
      if (token === undefined || quotationAt(document, token.start) !== undefined) continue;
      const draft =
        (document.rules.has("statements.according-to") ? readAccordingTo(document, sentence, token) : null) ??
        readVerb(document, sentence, token, inSentence, found.at(-1));
      if (draft !== null && !isTaken(draft, inSentence)) inSentence.push(draft);
    }
    found.push(...inSentence);
  }
  const all = document.rules.has("statements.continuations") ? addContinuations(document, found) : found;
  return all.toSorted((a, b) => firstStart(a) - firstStart(b));
}

function firstStart(draft: StatementDraft): number {
  return Math.min(draft.content[0]?.start ?? 0, draft.cue[0]?.start ?? Number.MAX_SAFE_INTEGER);
}

function isTaken(draft: StatementDraft, others: readonly StatementDraft[]): boolean {
  return others.some((other) =>
    other.content.some((a) => draft.content.some((b) => a.start === b.start && a.end === b.end)),
  );
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

/** Quotations that no cue governs go on from the statement before them in the paragraph, or from the paragraph before when it was left open. */
function addContinuations(document: Document, drafts: readonly StatementDraft[]): StatementDraft[] {
  const all = [...drafts];
  for (const quotation of document.quotations) {
    const words = document.text.slice(quotation.start, quotation.end).split(/\s+/).length;
    if (words < 5 || all.some((draft) => draft.content.some((c) => c.start < quotation.end && quotation.start < c.end)))
      continue;
    const sentence = document.sentences.find(
      (s) => s.paragraph === quotation.paragraph && s.start <= quotation.start + 1 && quotation.start < s.end + 2,
    );
    if (sentence === undefined) continue;
    const starts = quotation.start - sentence.start <= 2 || /^[“"]/.test(document.text.slice(sentence.start));
    const paragraph = document.paragraphs[quotation.paragraph];
    const opens = paragraph !== undefined && quotation.start - paragraph.start <= 2;
    if (!starts && !opens) continue;
    const previous = all
      .filter(
        (draft) =>
          ((draft.content[0]?.start ?? 0) < quotation.start && draft.mode !== "INDIRECT") ||
          (draft.content[0]?.start ?? 0) < quotation.start,
      )
      .toSorted((a, b) => (b.content.at(-1)?.end ?? 0) - (a.content.at(-1)?.end ?? 0))[0];
    if (previous === undefined) continue;
    const before = document.sentences[previous.sentence]?.paragraph ?? -1;
    if (before !== quotation.paragraph && !(opens && before === quotation.paragraph - 1)) continue;
    const content = trimmed(document, quotation.start, quotation.end);
    if (content.length === 0) continue;
    all.push({
      ...previous,
      sentence: sentence.index,
      verb: "",
      cue: [],
      source: null,
      follows: previous,
      content,
      mode: modeOf(document, content),
      mental: false,
      addressee: null,
      secondHand: previous.secondHand,
      around: { start: quotation.start, end: quotation.start },
    });
  }
  return all;
}
