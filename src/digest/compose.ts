// Composes the document: drafts of sentences for each section, from records only. Nothing here is checked yet.

import type { DigestSectionKind } from "../domain/digest.ts";

import { events, figures, next, quotations } from "./evidence-sections.ts";
import { matrixDrafts, matrixTable, shownMatrix } from "./matrix-section.ts";
import { groupBy } from "./moves.ts";
import { joined, type Part, say, type Sentence } from "./parts.ts";
import { ranked } from "./rank.ts";
import { type Draft, type DraftSection, type DraftTable, MOST, type Records } from "./records.ts";
import { currentStands, issueName, moveDraft, plainName, standsDraft } from "./stand-sentences.ts";
import { stickingPoints } from "./sticking-points.ts";
import { nameDay } from "./days.ts";
import { capitalise, listOf, nameFor } from "./wording.ts";

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

/** The sections of a digest over the negotiations given, in reading order. */
export function composeSections(all: readonly Records[]): readonly DraftSection[] {
  const several = all.length > 1;
  const heading = (kind: DigestSectionKind, records: Records) =>
    several ? `${HEADINGS[kind]}: ${records.negotiation.name}` : HEADINGS[kind];
  const each = (
    kind: DigestSectionKind,
    make: (records: Records) => readonly Draft[],
    table?: (records: Records) => DraftTable,
  ): readonly DraftSection[] =>
    all.map((records) => ({
      kind,
      heading: heading(kind, records),
      drafts: make(records),
      ...(table === undefined ? {} : { table: table(records) }),
    }));
  const bottom = all.flatMap(bottomLine);
  return [
    {
      kind: "BOTTOM_LINE",
      heading: HEADINGS.BOTTOM_LINE,
      drafts: bottom,
      notes: bottom.length === 0 ? ["Nothing was reported in this window."] : [],
    },
    ...each("WHAT_CHANGED", whatChanged),
    ...each("WHO_WANTS_WHAT", matrixDrafts, matrixTable),
    ...each("STICKING_POINTS", stickingPoints),
    ...each("STATEMENTS", quotations),
    ...each("FIGURES", figures),
    ...each("EVENTS", events),
    ...each("NEXT", next),
    { kind: "SOURCES", heading: HEADINGS.SOURCES, drafts: [], notes: sources(all) },
    ...all.map((records) => ({
      kind: "GAPS" as const,
      heading: heading("GAPS", records),
      drafts: [],
      notes: gaps(records),
    })),
  ];
}

/** Who talks with whom, what moved most, what blocks, what comes next. */
function bottomLine(records: Records): readonly Draft[] {
  const moves = ranked(records);
  const [best] = [...moves.filter((move) => move.kind !== "NEW"), ...moves];
  const [blocker] = stickingPoints(records);
  const [planned] = next(records);
  return [
    talks(records),
    ...(best === undefined ? [] : [moveDraft(records, best)]),
    ...(blocker === undefined ? [] : [blocker]),
    ...(planned === undefined ? [] : [planned]),
  ].filter((draft) => draft !== null);
}

/** "The talks are between Hamas and Israel, with Egypt and Qatar as mediators; Hamas takes part through Qatar." */
function talks({ participants }: Records): Draft | null {
  const parties = participants.filter((one) => one.role === "PARTY").slice(0, 4);
  const mediators = participants
    .filter((one) => one.role === "MEDIATOR" && !parties.some((party) => party.actorId === one.actorId))
    .slice(0, 3);
  if (parties.length < 2) return null;
  const indirect = parties.find((one) => one.presence === "INDIRECT" && one.via.length > 0);
  return {
    subject: "talks",
    claimIds: [...parties, ...mediators].map((one) => one.claimId),
    write: (cited) => {
      const named = (list: typeof parties): Sentence =>
        joined(
          list.flatMap((one) => {
            const found = cited.get(one.claimId)?.record;
            return found?.kind === "PARTICIPATION" ? [[nameFor("PARTICIPANT", one.claimId, found.actor)]] : [];
          }),
        );
      const [mediator] = mediators;
      const role: Part | null =
        mediator === undefined
          ? null
          : { kind: "ROLE", claimId: mediator.claimId, text: mediators.length === 1 ? "mediator" : "mediators" };
      const mediated = role === null ? [] : say`, with ${named(mediators)} as ${role}`;
      const record = indirect === undefined ? undefined : cited.get(indirect.claimId)?.record;
      const through =
        indirect === undefined || record?.kind !== "PARTICIPATION"
          ? []
          : say`; ${named([indirect])} takes part through ${joined(record.via.map((via) => [nameFor("VIA", indirect.claimId, via)]))}`;
      return say`The talks are between ${named(parties)}${mediated}${through}.`;
    },
  };
}

/** Moves first; then new positions of those who take part, what one holder said on one day together. */
function whatChanged(records: Records): readonly Draft[] {
  const moves = ranked(records);
  const real = moves.filter((move) => move.kind !== "NEW");
  const fresh = moves.filter((move) => move.kind === "NEW" && (records.roles.get(move.after.holderId) ?? 9) <= 2);
  const together = [...groupBy(fresh, ({ after }) => `${after.holderId}/${after.day}`).values()].map((group) =>
    group.slice(0, 4).map(({ after }) => after),
  );
  return [
    ...real.map((move) => moveDraft(records, move)),
    ...together.map((stands) => standsDraft(records, stands)),
  ].slice(0, MOST.changes);
}

function sources(all: readonly Records[]): readonly string[] {
  const articles = [
    ...new Map(all.flatMap((records) => records.articles).map((article) => [article.id, article])).values(),
  ];
  const year = all[0]?.year ?? 0;
  return [...groupBy(articles, (article) => article.originId).values()].map((group) => {
    const [first, ...copies] = group;
    const day = nameDay(first?.publishedAt.slice(0, 10) ?? "", year);
    const also =
      copies.length === 0 ? "" : `; carried by ${listOf([...new Set(copies.map((copy) => copy.sourceName))])}`;
    const grade = first?.reliability === "F" ? "reliability not judged" : `reliability ${first?.reliability ?? ""}`;
    return `${first?.sourceName ?? ""} (${grade}): ${first?.title ?? ""}, ${day}${first?.corrected === true ? ", corrected" : ""}${also}.`;
  });
}

function gaps(records: Records): readonly string[] {
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
          `No position of ${plainName(records, party.actorId)} is known on ${listOf(open.map((id) => issueName(records, id)))}.`,
        ];
  });
  const silent = current.filter(
    (stand) => (Date.parse(records.lastDay) - Date.parse(stand.day)) / 86_400_000 > records.patienceDays,
  );
  const quiet = [...groupBy(silent, (stand) => stand.holderId)]
    .slice(0, 4)
    .map(
      ([actorId, list]) =>
        `${capitalise(plainName(records, actorId))} has not restated a position on ${listOf(list.slice(0, 4).map((stand) => issueName(records, stand.issueId)))} for more than ${records.patienceDays} days.`,
    );
  const single = current.filter(
    (stand) =>
      new Set(
        records.stands
          .filter((other) => other.holderId === stand.holderId && other.issueId === stand.issueId)
          .map((other) => other.originId),
      ).size === 1,
  );
  const alone =
    single.length === 0 ? [] : [`${single.length} of ${current.length} current positions rest on one origin alone.`];
  return [...missing, ...quiet, ...alone].slice(0, MOST.gaps);
}
