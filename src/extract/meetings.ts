// When and where the talks meet, and at which level.

import type { EventStatus } from "../domain/vocabulary.ts";

import { type DateDraft, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence } from "./document.ts";

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
      !/\b(?:met|will meet|meeting|gathered|convened|reconvene|resumed?|resume|continue|held|open(?:ed|s)?|begin|began|session)\b/i.test(
        text,
      )
    )
      continue;
    const date = dateWithin(dates, sentence, sentence.start + match.index);
    if (date === null || found.some((other) => other.date === date)) continue;
    const level =
      /\b(ministerial|technical|lower-level|senior|leaders?|presidential|expert|working)[- ](?:level|talks|meeting|officials|group)\b/i.exec(
        text,
      )?.[0] ?? null;
    found.push({
      date,
      place: venue !== null && text.includes(venue) ? venue : null,
      level,
      status: /\bwill\b|\bscheduled\b|\bexpected\b|\bset to\b|\bdue to\b/i.test(text) ? "PLANNED" : "OCCURRED",
      evidence: [{ start: sentence.start, end: sentence.end }],
    });
  }
  return found.slice(0, 12);
}
