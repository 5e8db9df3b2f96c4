// Quotations that no attribution of their own ascribes: they go on from the statement before them, in the paragraph or over its end.

import { trimmed } from "./clauses.ts";
import { type Document, tokenFrom } from "./document.ts";
import type { Quotation } from "./quotations.ts";
import { modeOf, type StatementDraft } from "./statement-drafts.ts";

/** Fewer words in quotation marks are a title or a word that is doubted, not something said. */
const FEWEST_WORDS = 4;

/**
 * The drafts with those of the quotations that go on. `drafts`: in text order. A quotation that was left open at the
 * end of a paragraph is one with that which opens the next.
 */
export function withContinuations(document: Document, drafts: readonly StatementDraft[]): readonly StatementDraft[] {
  const all: StatementDraft[] = [];
  const taken = coveredBy(document, drafts);
  let next = 0;
  let last: StatementDraft | null = null;
  for (const quotation of document.quotations) {
    for (let draft = drafts[next]; draft !== undefined && firstStart(draft) < quotation.end; draft = drafts[++next]) {
      all.push(draft);
      last = draft;
    }
    if (last === null || taken.has(quotation.index)) continue;
    const content = trimmed(document, quotation.start, quotation.end);
    if (content.length === 0) continue;
    const before = document.quotations[quotation.index - 1];
    if (before !== undefined && !before.closed && opensParagraph(document, quotation) && endsWith(last, before)) {
      last = { ...last, content: [...last.content, ...content] };
      all[all.length - 1] = last;
      continue;
    }
    if (!standsAlone(document, quotation) || !isNear(document, last, quotation)) continue;
    last = goingOn(document, last, quotation, content);
    all.push(last);
  }
  return [...all, ...drafts.slice(next)];
}

/** Where a draft begins in the text. */
export function firstStart(draft: StatementDraft): number {
  return Math.min(draft.content[0]?.start ?? 0, draft.cue[0]?.start ?? Number.MAX_SAFE_INTEGER);
}

/** Indices of the quotations of which some content holds a part. */
function coveredBy(document: Document, drafts: readonly StatementDraft[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const draft of drafts) {
    for (const content of draft.content) {
      for (let index = quotationFrom(document, content.start); ; index++) {
        const quotation = document.quotations[index];
        if (quotation === undefined || quotation.start >= content.end) break;
        covered.add(index);
      }
    }
  }
  return covered;
}

/** Index of the first quotation that ends after `at`. */
function quotationFrom(document: Document, at: number): number {
  let low = 0;
  let high = document.quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.quotations[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function opensParagraph(document: Document, quotation: Quotation): boolean {
  const paragraph = document.paragraphs[quotation.paragraph];
  return paragraph !== undefined && quotation.start - paragraph.start <= 2;
}

function endsWith(draft: StatementDraft, quotation: Quotation): boolean {
  const end = draft.content.at(-1)?.end ?? 0;
  return end > quotation.start && end <= quotation.end;
}

/** A sentence of its own: it opens one, and is long enough to be one. */
function standsAlone(document: Document, quotation: Quotation): boolean {
  const mark = tokenFrom(document, quotation.start) - 1;
  const sentence = document.sentences[document.tokens[mark + 1]?.sentence ?? -1];
  if (sentence === undefined || mark > sentence.firstToken) return false;
  return document.text.slice(quotation.start, quotation.end).trim().split(/\s+/).length >= FEWEST_WORDS;
}

/** Whether the statement stands in the same paragraph, or in the one before when the quotation opens its own. */
function isNear(document: Document, draft: StatementDraft, quotation: Quotation): boolean {
  const before = document.sentences[draft.sentence]?.paragraph ?? -1;
  return before === quotation.paragraph || (opensParagraph(document, quotation) && before === quotation.paragraph - 1);
}

function goingOn(
  document: Document,
  previous: StatementDraft,
  quotation: Quotation,
  content: StatementDraft["content"],
): StatementDraft {
  return {
    sentence: document.tokens[tokenFrom(document, quotation.start)]?.sentence ?? previous.sentence,
    verb: "",
    cue: [],
    source: null,
    follows: previous,
    content,
    mode: modeOf(document, content),
    mental: false,
    secondHand: previous.secondHand,
    addressee: null,
    around: { start: quotation.start, end: quotation.start },
  };
}
