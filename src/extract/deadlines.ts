// Until when talks must come to an end, or somebody to a decision: events that are planned, for the digest's outlook.

import { edtfBounds } from "../domain/edtf.ts";

import type { Cast } from "./cast.ts";
import { type DateDraft, datesFrom } from "./dates.ts";
import { type Document, quotationAt, type Range, type Sentence } from "./document.ts";
import type { EventDraft } from "./events.ts";
import { DEADLINE, MUST, UNTIL } from "./lexicon/talks.ts";
import { talkPatternsIn } from "./marks.ts";

const ENDS = [DEADLINE, UNTIL, MUST];

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
    if (talkPatternsIn(document, sentence, ENDS).length === 0) continue;
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
  const word = text.search(DEADLINE);
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
