// Until when talks must come to an end, or somebody to a decision: events that are planned, for the digest's outlook.

import { edtfBounds } from "../domain/edtf.ts";

import type { Cast } from "./cast.ts";
import { type DateDraft, datesFrom } from "./dates.ts";
import { type Document, quotationAt, type Range, type Sentence } from "./document.ts";
import type { EventDraft } from "./events.ts";

/** "The deadline is 1 March", "set a deadline of Friday"; "missed the deadline" tells of one that was. */
const NAMED = /\bdeadline\b/i;
/** "have until Friday to agree": what stands right before the day. */
const UNTIL = /\b(?:ha(?:s|ve|d)|given|ga?ives?)(?: \S+){0,4} until (?:the )?$/i;
/** "The talks must end by 30 June", "the contract runs out on Friday". */
const MUST =
  /\b(?:talks|negotiations?|deal|agreement|accord|contract|treaty|text|truce|cease-?fire|mandate)\b(?: \S+){0,3} (?:must|has to|have to|needs? to|is to|are to|is due to|are due to)\b[^.;,]{0,60}\b(?:by|before|no later than) (?:the )?$|\b(?:talks|deal|agreement|accord|contract|treaty|truce|cease-?fire|mandate)\b(?: \S+){0,3} (?:expires?|runs? out|lapses?) (?:on |at |in )?(?:the )?$/i;

/** How far a day may stand from the word "deadline". */
const NEAR = 70;

/**
 * One event of kind "deadline" for each sentence that tells of one with its day. `dates`: in text order; `published`: day of
 * publication, YYYY-MM-DD, after which a deadline is planned and before which it has passed.
 */
export function findDeadlines(
  document: Document,
  cast: Cast,
  dates: readonly DateDraft[],
  published: string,
): readonly EventDraft[] {
  const found: EventDraft[] = [];
  for (const sentence of document.sentences) {
    const inside = datesFrom(dates, sentence).filter((date) => !date.value.startsWith("P"));
    if (inside.length === 0) continue;
    const date = deadlineOf(document, sentence, inside);
    if (date === null || quotationAt(document, date.start) !== undefined) continue;
    const evidence = clauseAround(document, sentence, date);
    found.push({
      kind: "deadline",
      summary: document.text.slice(evidence.start, evidence.end).replaceAll(/\s+/g, " ").slice(0, 300),
      actors: cast
        .within(evidence)
        .filter((actor) => actor.named)
        .slice(0, 8),
      date: date.value,
      place: null,
      status: (edtfBounds(date.value)?.latest ?? published) >= published ? "PLANNED" : "OCCURRED",
      evidence: [evidence],
    });
  }
  return found;
}

function deadlineOf(document: Document, sentence: Sentence, dates: readonly DateDraft[]): DateDraft | null {
  const text = document.text.slice(sentence.start, sentence.end);
  const word = text.search(NAMED);
  if (word !== -1) {
    const at = sentence.start + word;
    const near = dates
      .filter((date) => Math.abs(date.start - at) <= NEAR)
      .toSorted((a, b) => Math.abs(a.start - at) - Math.abs(b.start - at))[0];
    if (near !== undefined) return near;
  }
  return (
    dates.find((date) => {
      const lead = document.text.slice(Math.max(sentence.start, date.start - 160), date.start);
      return UNTIL.test(lead) || MUST.test(lead);
    }) ?? null
  );
}

/** What stands between semicolons and before "; but": the sentence without its full stop. */
function clauseAround(document: Document, sentence: Sentence, date: Range): Range {
  const before = document.text.slice(sentence.start, date.start).lastIndexOf("; ");
  const after = document.text.slice(date.end, sentence.end).search(/[;]|[.”"]*\s*$/);
  const start = before === -1 ? sentence.start : sentence.start + before + 2;
  return { start, end: after === -1 ? sentence.end : date.end + after };
}
