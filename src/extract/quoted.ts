// Quotations with an attribution in their own sentence: "…," X said; "…," said X; X said: "…"; X: "…".

import { attributionAfter } from "./attribution-after.ts";
import { attributionBefore } from "./attribution-before.ts";
import { trimmed } from "./clauses.ts";
import { type Document, type Range, tokenFrom } from "./document.ts";
import type { Quotation } from "./quotations.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";

/** What the quotations of a text gave: statements in text order, and what they have used up. */
export interface QuotedStatements {
  readonly drafts: readonly StatementDraft[];
  /** Indices of the tokens that are their verbs. */
  readonly verbs: ReadonlySet<number>;
  /** Indices of the quotations that are ascribed. */
  readonly taken: ReadonlySet<number>;
}

/** A quotation with the tokens around it. */
export interface Quoted {
  readonly quotation: Quotation;
  /** Index of the token after the closing mark. */
  readonly after: number;
  /** Index of the opening mark. */
  readonly mark: number;
  /** Whether nothing of its sentence stands before it. */
  readonly opens: boolean;
}

export function readQuotedStatements(document: Document): QuotedStatements {
  const drafts: StatementDraft[] = [];
  const verbs = new Set<number>();
  const taken = new Set<number>();
  const all = document.quotations.map((quotation) => around(document, quotation));
  for (const [index, quoted] of all.entries()) {
    if (taken.has(index)) continue;
    const next = all[index + 1];
    const attribution =
      (document.rules.has("statements.quotation-after") ? attributionAfter(document, quoted, next) : null) ??
      (document.rules.has("statements.quotation-before") ? attributionBefore(document, quoted, all[index - 1]) : null);
    if (attribution === null || verbs.has(attribution.verb)) continue;
    const sentence = document.sentences[document.tokens[attribution.verb]?.sentence ?? -1];
    if (sentence === undefined) continue;
    const content: Range[] = [...attribution.left, ...contentOf(document, quoted)];
    const used = [index];
    if (attribution.divides && next !== undefined) {
      content.push(...contentOf(document, next));
      used.push(index + 1);
    }
    const draft = build(document, sentence, {
      verb: attribution.lemma,
      cue: [attribution.cue],
      source: attribution.source,
      content,
      addressee: attribution.addressee,
    });
    if (draft === null) continue;
    drafts.push(draft);
    verbs.add(attribution.verb);
    for (const one of used) taken.add(one);
  }
  return { drafts, verbs, taken };
}

function contentOf(document: Document, quoted: Quoted): readonly Range[] {
  return trimmed(document, quoted.quotation.start, quoted.quotation.end);
}

function around(document: Document, quotation: Quotation): Quoted {
  const mark = tokenFrom(document, quotation.start) - 1;
  const sentence = document.sentences[document.tokens[mark + 1]?.sentence ?? -1];
  const after = quotation.closed ? tokenFrom(document, quotation.end + 1) : document.tokens.length;
  return { quotation, mark, after, opens: sentence !== undefined && mark <= sentence.firstToken };
}
