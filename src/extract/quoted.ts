// Quotations with an attribution in their own sentence: "…," X said; "…," said X; X said: "…"; X: "…".

import { attributionAfter } from "./attribution-after.ts";
import { attributionBefore } from "./attribution-before.ts";
import { type Document, type Range, tokenFrom } from "./document.ts";
import { type Quotation, saidIn } from "./quotations.ts";
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
  const all = document.quotations
    .map((quotation) => around(document, quotation))
    .filter((quoted) => !isNickname(document, quoted));
  for (const [index, quoted] of all.entries()) {
    if (taken.has(index)) continue;
    const next = all[index + 1];
    const attribution =
      (document.rules.has("statements.quotation-after") ? attributionAfter(document, quoted, next) : null) ??
      (document.rules.has("statements.quotation-before")
        ? attributionBefore(document, quoted, all[index - 1], inSentence(document, drafts, quoted))
        : null);
    if (attribution === null || verbs.has(attribution.verb)) continue;
    const sentence = document.sentences[document.tokens[attribution.verb]?.sentence ?? -1];
    if (sentence === undefined) continue;
    const content: Range[] = [...attribution.left, ...contentOf(document, quoted)];
    const used = [index];
    for (let at = index + 1; isListed(document, all[at - 1], all[at]); at++) {
      const listed = all[at];
      if (listed === undefined || attribution.cue.start > quoted.quotation.start) break;
      content.push(...contentOf(document, listed));
      used.push(at);
    }
    if (attribution.divides !== null && next !== undefined) {
      content.push(...saidIn(document.text, { start: attribution.divides, end: next.quotation.end }));
      used.push(index + 1);
    }
    const draft = build(document, sentence, {
      verb: attribution.lemma,
      cue: [attribution.cue],
      source: attribution.source,
      content,
      addressee: attribution.addressee,
      secondHand: attribution.secondHand ?? false,
    });
    if (draft === null) continue;
    drafts.push(draft);
    verbs.add(attribution.verb);
    for (const one of used) taken.add(one);
  }
  return { drafts, verbs, taken };
}

/** "“Lock the gate!” and “Let us in!”": one quotation right after another. */
function isListed(document: Document, before: Quoted | undefined, quoted: Quoted | undefined): boolean {
  if (before === undefined || quoted === undefined || before.quotation.paragraph !== quoted.quotation.paragraph)
    return false;
  const between = document.tokens.slice(before.after, quoted.mark);
  return (
    between.length <= 2 && between.length > 0 && between.every((token) => token.text === "," || token.tag === "CCONJ")
  );
}

/** "Jo “Kit” Mora": a word in marks inside a name. */
function isNickname(document: Document, quoted: Quoted): boolean {
  const { tokens } = document;
  const isName = (at: number) => tokens[at]?.tag === "PROPN" && /^\p{Lu}/u.test(tokens[at]?.text ?? "");
  return quoted.after - quoted.mark <= 4 && isName(quoted.mark - 1) && isName(quoted.after);
}

function contentOf(document: Document, quoted: Quoted): readonly Range[] {
  return saidIn(document.text, quoted.quotation);
}

function around(document: Document, quotation: Quotation): Quoted {
  const mark = tokenFrom(document, quotation.start) - 1;
  const sentence = document.sentences[document.tokens[mark + 1]?.sentence ?? -1];
  const after = quotation.closed ? tokenFrom(document, quotation.end + 1) : document.tokens.length;
  let first = sentence?.firstToken ?? mark;
  while (first < mark && /^[([]$/.test(document.tokens[first]?.text ?? "")) first++;
  return { quotation, mark, after, opens: sentence !== undefined && mark <= first };
}

/** The last statement, when it stands in the sentence of the quotation: its subject may be shared. */
function inSentence(document: Document, drafts: readonly StatementDraft[], quoted: Quoted): readonly StatementDraft[] {
  const last = drafts.at(-1);
  return last !== undefined && last.sentence === document.tokens[quoted.mark]?.sentence ? [last] : [];
}
