// When and where the talks meet, and at which level.

import type { EventStatus } from "../domain/vocabulary.ts";

import { type DateDraft, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { citiesIn } from "./venues.ts";

export interface MeetingDraft {
  readonly date: string | null;
  readonly place: string | null;
  readonly level: string | null;
  readonly status: EventStatus;
  readonly evidence: readonly Range[];
}

export function findMeetings(
  document: Document,
  sentences: readonly Sentence[],
  dates: readonly DateDraft[],
  venue: string | null,
): readonly MeetingDraft[] {
  const found: MeetingDraft[] = [];
  for (const sentence of sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    const match =
      /\b(?:met|meet|meeting|gathered|convened|reconvene|resume[ds]?|held talks|hold talks|talks|negotiations|session|round)\b/i.exec(
        text,
      );
    if (
      match === null ||
      !/\b(?:met|will meet|meeting|gathered|convened|reconvene|resumed?|resume|continue|held|hold|holding|convene|gather|open(?:ed|s)?|begin|began|session)\b/i.test(
        text,
      )
    )
      continue;
    const date = dateWithin(dates, sentence, sentence.start + match.index);
    if (date === null || found.some((other) => other.date === date)) continue;
    found.push({
      date,
      place: citiesIn(text)[0] ?? (venue !== null && text.includes(venue) ? venue : null),
      level: levelOf(text),
      status:
        /\bwill\b|\bscheduled\b|\bexpected\b|\bset to\b|\bdue (?:to|in|on)\b|\bnext (?:round|meeting|session)\b|\bto (?:meet|reconvene|resume)\b/i.test(
          text,
        )
          ? "PLANNED"
          : "OCCURRED",
      evidence: [{ start: sentence.start, end: sentence.end }],
    });
  }
  return found.slice(0, 12);
}

const LEVELS: readonly RegExp[] = [
  /\b(?:at (?:the )?)?(?:ministerial|technical|lower|expert|working|senior|high(?:est)?|leaders?['’]?|ambassadorial|presidential|political)[- ]level\b/i,
  /\b(?:ministerial|technical|senior|leaders?|presidential|expert|working|summit)[- ](?:talks|meeting|officials|group|round|session)\b/i,
  /\b(?:(?:foreign|trade|finance|defen[cs]e|energy|environment|labou?r|interior|agriculture|fisheries) ministers|heads of (?:state|government)|chief negotiators|heads of delegation|presidents|prime ministers)\b/i,
];

/** Who meets, by rank, as the text puts it: "technical talks", "ministerial level", "foreign ministers"; null when it does not say. */
function levelOf(text: string): string | null {
  for (const level of LEVELS) {
    const match = level.exec(text)?.[0];
    if (match !== undefined) return match.replace(/^at (?:the )?/i, "").toLowerCase();
  }
  return null;
}
