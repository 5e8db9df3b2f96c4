// Composes the document: drafts of sentences for each section, from records only. Nothing here is checked yet.

import type { DigestSectionKind } from "../domain/digest.ts";

import { events, figures, next, quotations } from "./evidence-sections.ts";
import { matrixSentences, matrixTable, shownMatrix } from "./matrix-section.ts";
import { type DraftSection, type DraftTable, MOST, type Records } from "./records.ts";
import { currentStands, issueName, moveSentence, nameOf, ranked } from "./stand-sentences.ts";
import { stickingPoints } from "./sticking-points.ts";
import type { Sentence } from "./verify.ts";
import { capitalise, inSentence, listOf } from "./wording.ts";
import { groupBy } from "./moves.ts";

const HEADINGS: Readonly<Record<DigestSectionKind, string>> = {
  BOTTOM_LINE: "Bottom line",
  WHAT_CHANGED: "What changed",
  WHO_WANTS_WHAT: "Who wants what",
  STICKING_POINTS: "Sticking points",
  STATEMENTS: "In their words",
  FIGURES: "Figures",
  EVENTS: "Events",
  NEXT: "What comes next",
  SOURCES: "Sources",
  GAPS: "What is not known",
};

export function composeSections(all: readonly Records[]): readonly DraftSection[] {
  const several = all.length > 1;
  const of = (
    kind: DigestSectionKind,
    sentences: readonly Sentence[],
    heading = HEADINGS[kind],
    table?: DraftTable,
  ): DraftSection => ({ kind, heading, sentences, ...(table === undefined ? {} : { table }) });
  const each = (kind: DigestSectionKind, make: (records: Records) => readonly Sentence[]): readonly DraftSection[] =>
    several
      ? all.map((records) => of(kind, make(records), `${HEADINGS[kind]}: ${records.negotiation.name}`))
      : all.map((records) => of(kind, make(records)));
  return [
    of(
      "BOTTOM_LINE",
      all.length === 0
        ? [{ text: "Nothing was reported in this window.", claimIds: [], known: [] }]
        : all.flatMap((records) => bottomLine(records, several)),
    ),
    ...each("WHAT_CHANGED", whatChanged),
    ...all.map((records) => {
      const table = matrixTable(records);
      return of(
        "WHO_WANTS_WHAT",
        matrixSentences(records),
        several ? `${HEADINGS.WHO_WANTS_WHAT}: ${records.negotiation.name}` : HEADINGS.WHO_WANTS_WHAT,
        table,
      );
    }),
    ...each("STICKING_POINTS", stickingPoints),
    ...each("STATEMENTS", quotations),
    ...each("FIGURES", figures),
    ...each("EVENTS", events),
    ...each("NEXT", next),
    of("SOURCES", sources(all)),
    ...each("GAPS", gaps),
  ];
}

function bottomLine(records: Records, several: boolean): readonly Sentence[] {
  const { negotiation, participants } = records;
  const parties = participants.filter((one) => one.role === "PARTY").slice(0, 4);
  const mediators = participants
    .filter((one) => one.role === "MEDIATOR" && !parties.some((party) => party.actorId === one.actorId))
    .slice(0, 3);
  const found: Sentence[] = [];
  if (parties.length >= 2) {
    const names = listOf(parties.map((one) => inSentence(one.name)));
    const mediated =
      mediators.length === 0
        ? ""
        : `, with ${listOf(mediators.map((one) => inSentence(one.name)))} as ${mediators.length === 1 ? "mediator" : "mediators"},`;
    const indirect = parties.find((one) => one.presence === "INDIRECT" && one.via.length > 0);
    const through =
      indirect === undefined
        ? ""
        : `; ${inSentence(indirect.name)} takes part through ${listOf(indirect.via.map(inSentence))}`;
    found.push({
      text: `Talks between ${names}${mediated} were reported in ${records.articles.length === 1 ? "one dispatch" : `${records.articles.length} dispatches`}${through}.`,
      claimIds: [...parties, ...mediators].map((one) => one.claimId),
      known: [
        ...participants.map((one) => one.name),
        ...participants.flatMap((one) => one.via),
        String(records.articles.length),
      ],
    });
  } else {
    const [first] = records.stands;
    if (first !== undefined)
      found.push({
        text: `${several ? `${negotiation.name}: ` : ""}positions of ${new Set(records.stands.map((stand) => stand.holderId)).size} actors were reported in ${records.articles.length} dispatches.`,
        claimIds: [first.claimId],
        known: [
          negotiation.name,
          String(records.articles.length),
          String(new Set(records.stands.map((stand) => stand.holderId)).size),
        ],
      });
  }
  const [top] = ranked(records).filter((move) => move.kind !== "NEW" && move.kind !== "RESTATED");
  const best = top ?? ranked(records)[0];
  if (best !== undefined) found.push(moveSentence(records, best));
  const [blocker] = stickingPoints(records);
  if (blocker !== undefined) found.push(blocker);
  const [planned] = next(records);
  if (planned !== undefined) found.push(planned);
  return found;
}

function whatChanged(records: Records): readonly Sentence[] {
  const moves = ranked(records);
  const real = moves.filter((move) => move.kind !== "NEW");
  const fresh = moves.filter((move) => move.kind === "NEW" && (records.roles.get(move.after.holderId) ?? 9) <= 2);
  return [...real, ...fresh].slice(0, MOST.changes).map((move) => moveSentence(records, move));
}

function sources(all: readonly Records[]): readonly Sentence[] {
  const articles = [
    ...new Map(all.flatMap((records) => records.articles).map((article) => [article.id, article])).values(),
  ];
  const [days] = all.map((records) => records.days);
  return [...groupBy(articles, (article) => article.originId).values()].map((group) => {
    const [first, ...copies] = group;
    const day = days?.short(first?.publishedAt.slice(0, 10) ?? "") ?? "";
    const also =
      copies.length === 0 ? "" : `; carried by ${listOf([...new Set(copies.map((copy) => copy.sourceName))])}`;
    const grade = first?.reliability === "F" ? "reliability not judged" : `reliability ${first?.reliability ?? ""}`;
    return {
      text: `${first?.sourceName ?? ""} (${grade}): ${first?.title ?? ""}, ${day}${first?.corrected === true ? ", corrected" : ""}${also}.`,
      claimIds: [],
      known: [],
    };
  });
}

export function gaps(records: Records): readonly Sentence[] {
  const current = currentStands(records);
  const parties = records.participants.filter((one) => one.role === "PARTY").slice(0, 2);
  const { issueIds } = shownMatrix(records);
  const missing = parties.flatMap((party) => {
    const open = issueIds.filter(
      (issueId) => !current.some((stand) => stand.holderId === party.actorId && stand.issueId === issueId),
    );
    return open.length === 0
      ? []
      : [
          {
            text: `No position of ${inSentence(party.name)} is known on ${listOf(open.map((id) => issueName(records, id)))}.`,
            claimIds: [],
            known: [],
          },
        ];
  });
  const silent = current.filter(
    (stand) => (Date.parse(records.lastDay) - Date.parse(stand.day)) / 86_400_000 > records.patienceDays,
  );
  const quiet = [...groupBy(silent, (stand) => stand.holderId)].slice(0, 4).map(([actorId, list]) => ({
    text: `${capitalise(inSentence(nameOf(records, actorId)))} has not restated a position on ${listOf(list.slice(0, 4).map((stand) => issueName(records, stand.issueId)))} for more than ${records.patienceDays} days.`,
    claimIds: [],
    known: [],
  }));
  const single = current.filter(
    (stand) =>
      new Set(
        records.stands
          .filter((other) => other.holderId === stand.holderId && other.issueId === stand.issueId)
          .map((other) => other.originId),
      ).size === 1,
  );
  const alone =
    single.length === 0
      ? []
      : [
          {
            text: `${single.length} of ${current.length} current positions rest on one origin alone.`,
            claimIds: [],
            known: [],
          },
        ];
  return [...missing, ...quiet, ...alone].slice(0, MOST.gaps);
}
