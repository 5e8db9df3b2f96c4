// Quotations, events and what is planned.

import { normaliseName } from "../domain/names.ts";
import type { Cited } from "../store/cited.ts";
import type { DigestEvent } from "../store/digest.ts";

import { nameDay } from "./days.ts";
import { opened, type Part, say, type Sentence, words } from "./parts.ts";
import { eventRank, scoreOf } from "./rank.ts";
import { type Draft, type Records, remembered } from "./records.ts";
import { saidParts, source, tell, trimmed, uncapital, when } from "./wording.ts";

/** The newest first; the budget keeps the first of them. */
export function quotations(records: Records): readonly Draft[] {
  const seen = new Set<string>();
  const good = records.statements.filter((statement) => {
    const length = statement.quote.split(/\s+/).length;
    const key = normaliseName(statement.quote).slice(0, 60);
    if (length < 5 || length > 50 || statement.speaker === null || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const perSpeaker = new Map<string, number>();
  return good
    .filter((statement) => {
      const name = statement.speaker ?? "";
      const times = perSpeaker.get(name) ?? 0;
      perSpeaker.set(name, times + 1);
      return times < 2;
    })
    .map(({ claimId }) => ({
      subject: claimId,
      claimIds: [claimId],
      write: (cited) => quotation(cited.get(claimId), records.year),
    }));
}

/** Posts of which there is one. */
const HEADS =
  /\b(?:minister|president|premier|chancellor|secretary|secretary-general|director|chief|head|leader|king|queen|pope|chair|chairman|chairwoman|chairperson|governor|commissioner)\b/i;

/** "Jane Doe, the minister, said on 12 February: “…”" */
function quotation(cited: Cited | undefined, year: number): Sentence {
  if (cited?.record.kind !== "STATEMENT") return [];
  const { claimId, record } = cited;
  const speakers = record.speakers.slice(0, 2);
  const role = speakers.length === 1 ? (speakers[0]?.role ?? "") : "";
  const article = HEADS.test(role) ? "the" : /^[aeiou]/i.test(role) ? "an" : "a";
  const post: Sentence =
    role === "" || role.length > 60
      ? []
      : [
          words(/^(?:the|an?|his|her|its) /i.test(role) ? ", " : `, ${article} `),
          { kind: "NAME", of: "POST", claimId, text: role },
          words(","),
        ];
  const said = cited.quote.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "'");
  const quote: Part = { kind: "QUOTE", claimId, text: `“${said}${/[?!…]$/.test(said) ? "" : "."}”` };
  const lead = say`${tell("SPEAKER", claimId, speakers)}${post} said ${when(claimId, record.day, year)}`;
  return say`${opened(lead)}: ${quote}`;
}

/** Characters of a summary beyond which it is a paragraph, and may have been cut. */
const LONGEST_EVENT = 280;

/** Not "he arrived", which names nobody, nor somebody's own words, nor the address lines of a calendar. */
function canBeTold({ summary }: DigestEvent): boolean {
  return (
    summary.length <= LONGEST_EVENT &&
    !/^(?:he|she|they|it|this|that|these|those|we)\b/i.test(summary) &&
    !/\b(?:I|my|our)\b|https?:|@/.test(summary)
  );
}

/** Those with the most actors and reports first, to be told by day. */
export function events(records: Records): readonly Draft[] {
  const inWindow = records.events.filter(
    (event) =>
      event.occurredOn !== null &&
      event.status !== "PLANNED" &&
      // What was said stands among the positions and quotations.
      event.kind !== "statement" &&
      canBeTold(event) &&
      // "Both had agreed" is what somebody said, or denied, of the time before.
      !/^(?:\S+ ){1,6}had\b/.test(event.summary) &&
      event.earliest >= records.firstDay &&
      event.latest <= records.lastDay &&
      event.earliest === event.latest,
  );
  return distinctEvents(inWindow)
    .map(({ event, reports }) => ({ event, rank: eventRank(records, event, reports) }))
    .toSorted((a, b) => scoreOf(b.rank) - scoreOf(a.rank))
    .map(({ event, rank }) => ({ ...eventDraft(records, event), rank, order: `${event.latest} ${event.claimId}` }));
}

/** One report of each day's event, however many origins tell it: by its kind and most of its words. */
function distinctEvents(
  list: readonly DigestEvent[],
): readonly { readonly event: DigestEvent; readonly reports: number }[] {
  const kept: { readonly event: DigestEvent; readonly words: ReadonlySet<string>; reports: number }[] = [];
  for (const event of list) {
    const own = new Set(event.summary.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
    const same = kept.find(
      (other) =>
        other.event.latest === event.latest &&
        [...own].filter((word) => other.words.has(word)).length >= 0.5 * Math.min(own.size, other.words.size),
    );
    if (same === undefined) kept.push({ event, words: own, reports: 1 });
    else same.reports += 1;
  }
  return kept;
}

/**
 * "Monday 12 February: negotiators met in Cairo, according to the Sample wire." Where the words give the day or tell who
 * said so, neither is told twice: "The talks will resume on 23 February, an official said (Sample wire)."
 */
function eventDraft(records: Records, event: DigestEvent, isNext = false): Draft {
  const { claimId } = event;
  return {
    subject: claimId,
    claimIds: [claimId],
    write: (cited) => {
      const found = cited.get(claimId);
      if (found?.record.kind !== "EVENT") return [];
      const named = nameDay(found.record.day, records.year, { weekday: true });
      const text = uncapital(trimmed(event.summary).replaceAll(/[“”"]/g, ""));
      const from = / (?:said|told|announced)\b/.test(text)
        ? say` (${{ kind: "NAME", of: "SOURCE", claimId, text: found.sourceName }})`
        : say`, according to ${source(found)}`;
      // "on 23 February" stays where it stands; what comes next begins with what it is.
      if (isNext && text.includes(`on ${named.replace(/^\p{L}+ (?=\d)/u, "")}`))
        return say`${opened([{ kind: "SAID", claimId, text }])}${from}.`;
      const day: Part = { kind: "DAY", claimId, text: named };
      return say`${opened([day])}: ${saidParts(claimId, text, found.record.day)}${from}.`;
    },
  };
}

/** What says of something that it is still to come; "called for a deal before January" does not. */
const TO_COME =
  /\b(?:will|would|is|are|due|plan(?:s|ned)?|expect(?:s|ed)?|scheduled|set to|hopes?|aims?|intends?|expires|ends|begins|starts|resumes|opens|meets|votes)\b/;

export const next = remembered((records): readonly Draft[] => {
  const planned = records.events.filter(
    (event) =>
      event.status === "PLANNED" &&
      TO_COME.test(event.summary) &&
      canBeTold(event) &&
      event.occurredOn !== null &&
      event.latest >= records.lastDay,
  );
  return distinctEvents(planned).map(({ event }) => eventDraft(records, event, true));
});
