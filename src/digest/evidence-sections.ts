// Quotations, figures, events and what is planned.

import { figuresContradict } from "../domain/contradiction.ts";
import { normaliseName } from "../domain/names.ts";
import type { Cited } from "../store/cited.ts";
import type { DigestEvent, DigestFigure } from "../store/digest.ts";

import { nameDay } from "./days.ts";
import { groupBy } from "./moves.ts";
import { numbersIn } from "./numbers.ts";
import { joined, opened, type Part, say, type Sentence, words } from "./parts.ts";
import { eventRank, figureRank, scoreOf } from "./rank.ts";
import type { Draft, Records } from "./records.ts";
import { count, source, tell, uncapital, when } from "./wording.ts";

/** The newest first; the budget keeps the first of them. */
export function quotations(records: Records): readonly Draft[] {
  const seen = new Set<string>();
  const good = records.statements.filter((statement) => {
    const length = statement.quote.split(/\s+/).length;
    const key = normaliseName(statement.quote).slice(0, 60);
    if (length < 5 || length > 50 || statement.speakers.length === 0 || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
  const perSpeaker = new Map<string, number>();
  return good
    .filter((statement) => {
      const name = statement.speakers[0]?.name ?? "";
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

/** "Jane Doe, the minister, said on 12 February: “…”" */
function quotation(cited: Cited | undefined, year: number): Sentence {
  if (cited?.record.kind !== "STATEMENT") return [];
  const { claimId, record } = cited;
  const speakers = record.speakers.slice(0, 2);
  const role = speakers.length === 1 ? (speakers[0]?.role ?? "") : "";
  const post: Sentence =
    role === "" || role.length > 60 ? [] : say`, ${{ kind: "NAME", of: "POST", claimId, text: role }},`;
  const quote: Part = {
    kind: "QUOTE",
    claimId,
    text: `“${cited.quote.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "'")}.”`,
  };
  const lead = say`${tell("SPEAKER", claimId, speakers)}${post} said ${when(claimId, record.day, year)}`;
  return say`${opened(lead)}: ${quote}`;
}

/** Measures that a reader of negotiations follows. */
const COUNTED = new Set(
  "killed,wounded,abducted,held,released,displaced,detained,missing,wage increase,on strike,votes,emissions,pause,contract".split(
    ",",
  ),
);

/** The measures that are counted most often first. */
export function figures(records: Records): readonly Draft[] {
  const groups = [
    ...groupBy(
      records.figures.filter((figure) => COUNTED.has(figure.measure)),
      (figure) => `${figure.measure}/${figure.unit}`,
    ).values(),
  ];
  return groups
    .toSorted((a, b) => b.length - a.length)
    .map((group): Draft => {
      const distinct = [
        ...groupBy(group, (figure) => `${count(figure)}/${figure.counters[0]?.name ?? figure.sourceName}`).values(),
      ]
        .flatMap((same) => same.slice(0, 1))
        .slice(0, 5);
      const differ = distinct.some((a) =>
        distinct.some((b) => a.originId !== b.originId && figuresContradict(comparable(a), comparable(b))),
      );
      const claimIds = distinct.map((figure) => figure.claimId);
      return {
        subject: `${distinct[0]?.measure}/${distinct[0]?.unit}`,
        claimIds,
        rank: figureRank(group.length),
        write: (cited) => {
          const counts = claimIds.map((id) => counted(cited.get(id), records.year)).filter((one) => one.length > 0);
          const [first] = distinct;
          if (first === undefined || counts.length === 0) return [];
          const measure: Part = { kind: "MEASURE", claimId: first.claimId, text: first.measure };
          return say`${opened([measure])}: ${joined(counts, "; ", "; ")}.${differ ? [words(" The counts differ.")] : []}`;
        },
      };
    });
}

/** "at least 67 people (the Gaza Health Ministry, Sample wire, 13 February)". */
function counted(cited: Cited | undefined, year: number): Sentence {
  if (cited?.record.kind !== "FIGURE") return [];
  const { claimId, record } = cited;
  // "Thousands" is no 2,000: what the text does not count, the digest does not either.
  if (!numbersIn(cited.stored.join(" … ")).has(record.value)) return [];
  const amount: Part = { kind: "AMOUNT", claimId, text: count(record) };
  const who = record.counters.length > 0 ? say`${tell("COUNTER", claimId, record.counters)}, ` : [];
  const name: Part = { kind: "NAME", of: "SOURCE", claimId, text: cited.sourceName };
  const day: Part = { kind: "DAY", claimId, text: nameDay(cited.publishedAt.slice(0, 10), year) };
  return say`${amount} (${who}${name}, ${day})`;
}

function comparable(figure: DigestFigure) {
  return { ...figure, place: null, periodEarliest: figure.period, periodLatest: figure.period };
}

/** Those with the most actors and reports first, to be told by day. */
export function events(records: Records): readonly Draft[] {
  const inWindow = records.events.filter(
    (event) =>
      event.occurredOn !== null &&
      event.status !== "PLANNED" &&
      // What was said stands among the positions and quotations; "he arrived" names nobody.
      event.kind !== "statement" &&
      !/^(?:he|she|they|it|this|that|these|those|we|i)\b/i.test(event.summary) &&
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

/** "Monday 12 February: negotiators met in Cairo, according to the Sample wire." */
function eventDraft(records: Records, event: DigestEvent): Draft {
  const { claimId } = event;
  return {
    subject: claimId,
    claimIds: [claimId],
    write: (cited) => {
      const found = cited.get(claimId);
      if (found?.record.kind !== "EVENT") return [];
      const day: Part = { kind: "DAY", claimId, text: nameDay(found.record.day, records.year, { weekday: true }) };
      const summary = event.summary.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "");
      const said: Part = { kind: "SAID", claimId, text: uncapital(summary) };
      return say`${opened([day])}: ${said}, according to ${source(found)}.`;
    },
  };
}

export function next(records: Records): readonly Draft[] {
  const planned = records.events.filter(
    (event) => event.status === "PLANNED" && event.occurredOn !== null && event.latest >= records.lastDay,
  );
  return distinctEvents(planned).map(({ event }) => eventDraft(records, event));
}
