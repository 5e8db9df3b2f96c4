// Who is reported to have said what: cues, their sources, and the content that they govern.

import { readAccordingTo, readInverted, readParenthetical } from "./attributions.ts";
import { readComplement } from "./complements.ts";
import { firstStart, withContinuations } from "./continuations.ts";
import { readCueNoun } from "./cue-nouns.ts";
import { readCue } from "./cues.ts";
import { type Document, quotationAt, type Range, type Token } from "./document.ts";
import { QUOTATION_VERBS, VERB_FORMS } from "./lexicon/reporting.ts";
import { withoutOverreach } from "./overreach.ts";
import { readQuotedStatements } from "./quoted.ts";
import type { StatementDraft } from "./statement-drafts.ts";
import { refinedSubject } from "./subject-refinement.ts";
import { knowSubject, type Syntax, syntaxOf } from "./syntax.ts";
import { NAMES_SAYING, SAYS } from "./traits.ts";
import { readTranscript } from "./transcripts.ts";
import type { VerbGroup } from "./verb-groups.ts";

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
    const syntax = syntaxOf(document, sentence);
    for (const draft of ofQuotations) remember(syntax, draft);
    let nextGroup = 0;
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = document.tokens[at];
      const group = syntax.groups[nextGroup]?.verb === at ? syntax.groups[nextGroup++] : undefined;
      if (token === undefined || !mayBeCue(token, group) || quoted.verbs.has(at)) continue;
      if (quotationAt(document, token.start) !== undefined) continue;
      const read =
        (document.rules.has("statements.according-to") ? readAccordingTo(document, sentence, token) : null) ??
        (group === undefined ? readCueNoun(syntax, token) : readVerb(syntax, group));
      const draft = read === null ? null : withoutOverreach(document, read, ofQuotations);
      if (draft !== null && !isTaken(draft, ofQuotations, inSentence)) {
        inSentence.push(draft);
        remember(syntax, draft);
      }
    }
    found.push(...ofQuotations, ...inSentence);
  }
  const inOrder = [...found, ...readTranscript(document)].toSorted((a, b) => firstStart(a) - firstStart(b));
  return document.rules.has("statements.continuations") ? withContinuations(document, inOrder) : inOrder;
}

/** Whether a word alone can make a cue: most cannot. */
function mayBeCue({ lower, traits }: Token, group: VerbGroup | undefined): boolean {
  return (traits & (group === undefined ? NAMES_SAYING : SAYS)) !== 0 || lower === "according";
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

/** What is joined to a verb of saying has its subject: "…,” said the minister, adding that …". */
function remember(syntax: Syntax, draft: StatementDraft): void {
  const cue = draft.cue.at(-1);
  if (cue !== undefined && draft.source !== null) knowSubject(syntax, cue.end, draft.source);
}

/** What one verb of saying gives: an attribution beside what is said, or what follows it. */
function readVerb(syntax: Syntax, group: VerbGroup): StatementDraft | null {
  const { document, sentence } = syntax;
  const { rules } = document;
  const token = document.tokens[group.verb];
  const first = document.tokens[group.first];
  if (token === undefined || first === undefined) return null;
  const lemma = VERB_FORMS.get(token.lower);
  if (lemma === undefined) return null;
  const quotes = QUOTATION_VERBS.has(lemma);
  const inverts = quotes && !group.negated && group.modal === "" && rules.has("statements.inverted");
  const inverted = inverts ? readInverted(document, sentence, token, { start: first.start, end: token.end }) : null;
  if (inverted !== null) return inverted;
  const found = readCue(syntax, group);
  if (found === null) return null;
  const source = found.source === null ? null : refinedSubject(document, sentence, found.source, group.first);
  const cue = { ...found, source };
  const beside =
    quotes && rules.has("statements.parenthetical") ? readParenthetical(document, sentence, token, cue) : null;
  return beside ?? readComplement(syntax, cue);
}
