// Quotations, figures, events and what is planned.

import { figuresContradict } from "../domain/contradiction.ts";
import { normaliseName } from "../domain/names.ts";
import type { DigestEvent, DigestFigure, Told } from "../store/digest.ts";

import { MOST, type Records } from "./records.ts";
import { uncapital } from "./stand-sentences.ts";
import type { Sentence } from "./verify.ts";
import { capitalise, count, tell } from "./wording.ts";
import { groupBy } from "./moves.ts";

export function quotations(records: Records): readonly Sentence[] {
  const seen = new Set<string>();
  const good = records.statements.filter((statement) => {
    const words = statement.quote.split(/\s+/).length;
    const key = normaliseName(statement.quote).slice(0, 60);
    if (words < 5 || words > 50 || statement.speakers.length === 0 || seen.has(key)) return false;
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
    .slice(0, MOST.statements)
    .map((statement) => {
      const day = records.days.short(statement.day);
      const [speaker] = statement.speakers;
      const role = speaker?.role == null || speaker.role.length > 60 ? "" : `, ${speaker.role},`;
      const quote = statement.quote.replace(/[.,]$/, "").replaceAll(/[“”"]/g, "'");
      return {
        text: `${capitalise(tell(statement.speakers.slice(0, 2)))}${role} said on ${day}: “${quote}.”`,
        claimIds: [statement.claimId],
        known: [...statement.speakers.flatMap((one: Told) => [one.name, one.role ?? ""]), day],
      };
    });
}

const COUNTED = new Set([
  "killed",
  "wounded",
  "abducted",
  "held",
  "released",
  "displaced",
  "detained",
  "wage increase",
  "on strike",
  "votes",
  "emissions",
  "pause",
  "contract",
]);

export function figures(records: Records): readonly Sentence[] {
  const groups = [
    ...groupBy(
      records.figures.filter((figure) => COUNTED.has(figure.measure)),
      (figure) => `${figure.measure}/${figure.unit}`,
    ).values(),
  ];
  return groups
    .toSorted((a, b) => b.length - a.length)
    .slice(0, MOST.figures)
    .map((group) => {
      const distinct = [
        ...groupBy(group, (figure) => `${count(figure)}/${figure.counters[0]?.name ?? figure.sourceName}`).values(),
      ]
        .flatMap((same) => same.slice(0, 1))
        .slice(0, 5);
      const differ = distinct.some((a) =>
        distinct.some((b) => a.originId !== b.originId && figuresContradict(comparable(a), comparable(b))),
      );
      const parts = distinct.map((figure) => {
        const who =
          figure.attribution === "HEDGED"
            ? `believed, ${figure.sourceName}`
            : figure.counters.length > 0
              ? `${tell(figure.counters)}, ${figure.sourceName}`
              : figure.sourceName;
        return `${count(figure)} (${who}, ${records.days.short(figure.day)})`;
      });
      const measure = distinct[0]?.measure ?? "";
      return {
        text: `${capitalise(measure)}: ${parts.join("; ")}.${differ ? " The counts differ." : ""}`,
        claimIds: distinct.map((figure) => figure.claimId),
        known: [
          "The",
          ...distinct.flatMap((figure) => [
            figure.sourceName,
            ...figure.counters.map((one) => one.name),
            records.days.short(figure.day),
            count(figure),
          ]),
        ],
      };
    });
}

function comparable(figure: DigestFigure) {
  return { ...figure, place: null, periodEarliest: figure.period, periodLatest: figure.period };
}

export function events(records: Records): readonly Sentence[] {
  const inWindow = records.events.filter(
    (event) =>
      event.occurredOn !== null &&
      event.status !== "PLANNED" &&
      event.earliest >= records.firstDay &&
      event.latest <= records.lastDay &&
      event.earliest === event.latest,
  );
  return distinctEvents(inWindow)
    .toSorted((a, b) => b.actors - a.actors)
    .slice(0, MOST.events)
    .toSorted((a, b) => (a.latest < b.latest ? -1 : a.latest > b.latest ? 1 : a.claimId < b.claimId ? -1 : 1))
    .map((event) => eventSentence(records, event));
}

/** One report of each day's event, however many origins tell it: by its kind and most of its words. */
function distinctEvents(list: readonly DigestEvent[]): readonly DigestEvent[] {
  const kept: { readonly event: DigestEvent; readonly words: ReadonlySet<string> }[] = [];
  for (const event of list) {
    const words = new Set(event.summary.toLowerCase().match(/\p{L}{4,}/gu) ?? []);
    const same = kept.some(
      (other) =>
        other.event.latest === event.latest &&
        [...words].filter((word) => other.words.has(word)).length >= 0.5 * Math.min(words.size, other.words.size),
    );
    if (!same) kept.push({ event, words });
  }
  return kept.map(({ event }) => event);
}

function eventSentence(records: Records, event: DigestEvent): Sentence {
  const day = records.days.long(event.earliest);
  const summary = event.summary.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "");
  return {
    text: `${day}: ${uncapital(summary, [])}, according to the ${event.sourceName}.`,
    claimIds: [event.claimId],
    known: [day, event.sourceName],
  };
}

export function next(records: Records): readonly Sentence[] {
  const planned = records.events.filter(
    (event) => event.status === "PLANNED" && event.occurredOn !== null && event.latest >= records.lastDay,
  );
  return distinctEvents(planned)
    .slice(0, MOST.next)
    .map((event) => eventSentence(records, event));
}
