// Composes the document: drafts of sentences for each section, from records only. Nothing here is checked yet.

import type { DigestSectionKind } from "../domain/digest.ts";
import { isVague } from "../domain/matter.ts";

import { type Budget, within } from "./budget.ts";
import { events, next, quotations } from "./evidence-sections.ts";
import { figures } from "./figures-section.ts";
import { matrixDrafts, matrixTable, shownMatrix } from "./matrix-section.ts";
import { groupBy } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence } from "./parts.ts";
import { moveRank, ranked } from "./rank.ts";
import { type Draft, type DraftSection, type Records, remembered } from "./records.ts";
import { currentStands, issueName, moveDraft, plainName, standsDraft, wordsKey } from "./stand-sentences.ts";
import { stickingPoints } from "./sticking-points.ts";
import { nameDay } from "./days.ts";
import { capitalise, isDangling, isPlural, listOf, nameFor } from "./wording.ts";

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

/** Sections of one negotiation each: what could be told, most important first, and how much of it there is room for. */
const EACH = {
  WHAT_CHANGED: { make: whatChanged, most: (budget) => budget.changes },
  STICKING_POINTS: { make: stickingPoints, most: (budget) => budget.sticking },
  STATEMENTS: { make: quotations, most: (budget) => budget.statements },
  FIGURES: { make: figures, most: (budget) => budget.figures },
  EVENTS: { make: events, most: (budget) => budget.events },
  NEXT: { make: next, most: (budget) => budget.next },
} as const satisfies Partial<
  Record<
    DigestSectionKind,
    { readonly make: (records: Records) => readonly Draft[]; readonly most: (budget: Budget) => number }
  >
>;

/** The sections of a digest over the negotiations given, those that are wanted, in that order. */
export function composeSections(
  all: readonly Records[],
  wanted: readonly DigestSectionKind[],
  budget: Budget,
): readonly DraftSection[] {
  return wanted.flatMap((kind) => sectionsOf(kind, all, budget));
}

function sectionsOf(kind: DigestSectionKind, all: readonly Records[], budget: Budget): readonly DraftSection[] {
  const heading = (records: Records) =>
    all.length > 1 ? `${HEADINGS[kind]}: ${records.negotiation.name}` : HEADINGS[kind];
  switch (kind) {
    case "BOTTOM_LINE": {
      const lines = all.map((records) => within(bottomLine(records), budget.bottom));
      const drafts = lines.flatMap(({ kept }) => kept);
      const notes = drafts.length === 0 ? ["Nothing was reported in this window."] : [];
      return [{ kind, heading: HEADINGS[kind], drafts, notes, left: total(lines) }];
    }
    case "WHO_WANTS_WHAT":
      return all.map((records) => ({
        kind,
        heading: heading(records),
        drafts: matrixDrafts(records),
        table: matrixTable(records),
        left: shownMatrix(records).left,
      }));
    case "SOURCES": {
      const { kept, left } = fitNotes(sources(all), budget.sources);
      return [{ kind, heading: HEADINGS[kind], drafts: [], notes: kept, left }];
    }
    case "GAPS":
      return all.map((records) => {
        const { kept, left } = fitNotes(gaps(records), budget.gaps);
        return { kind, heading: heading(records), drafts: [], notes: kept, left };
      });
    default: {
      const { make, most } = EACH[kind];
      return all.map((records) => {
        const { kept, left } = within(make(records), most(budget));
        return { kind, heading: heading(records), drafts: kept, left };
      });
    }
  }
}

function fitNotes(notes: readonly string[], most: number) {
  return { kept: notes.slice(0, most), left: Math.max(0, notes.length - most) };
}

function total(fitted: readonly { readonly left: number }[]): number {
  return fitted.reduce((sum, { left }) => sum + left, 0);
}

/** Who talks with whom, what moved most, what blocks, what comes next. */
function bottomLine(records: Records): readonly Draft[] {
  const moves = ranked(records);
  const best =
    moves.find(({ kind, after }) => kind !== "NEW" && !isWeak(after.summary)) ??
    moves.find(({ after }) => !isWeak(after.summary));
  const [blocker] = stickingPoints(records);
  const [planned] = next(records);
  return [
    talks(records),
    ...(best === undefined ? [] : [{ ...moveDraft(records, best, true), rank: moveRank(best) }]),
    ...(blocker === undefined ? [] : [blocker]),
    ...(planned === undefined ? [] : [planned]),
  ].filter((draft) => draft !== null);
}

/** Parties whom one sentence names. */
const NAMED_PARTIES = 4;

/** Parties, those first that hold most positions. */
const partiesOf = remembered((records): Records["participants"] => {
  const held = groupBy(records.stands, (stand) => stand.holderId);
  const count = (actorId: string) => held.get(actorId)?.length ?? 0;
  const parties = records.participants.filter((one) => one.role === "PARTY");
  return parties.length <= NAMED_PARTIES ? parties : parties.toSorted((a, b) => count(b.actorId) - count(a.actorId));
});

/** "The talks are between Hamas and Israel, with Egypt and Qatar as mediators; Hamas takes part through Qatar." */
function talks(records: Records): Draft | null {
  const { participants } = records;
  const all = partiesOf(records);
  const parties = all.slice(0, NAMED_PARTIES);
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
      return all.length > parties.length
        ? say`${opened(named(parties))} are among the parties${mediated}.`
        : say`The talks are between ${named(parties)}${mediated}${through}.`;
    },
  };
}

/**
 * Moves first, the most consequential of each holder on each issue; then new positions of those who take part, what one
 * holder said on one day together. What several hold by the same words is told once.
 */
function whatChanged(records: Records): readonly Draft[] {
  const moves = once(ranked(records), ({ after }) => wordsKey(after)).filter(({ after }) => !isWeak(after.summary));
  const real = once(
    moves.filter((move) => move.kind !== "NEW"),
    ({ after }) => `${after.holderId}/${after.issueId}`,
  );
  const fresh = moves.filter(
    (move) => move.kind === "NEW" && (records.roles.get(move.after.holderId) ?? 9) <= MOST_PLACE,
  );
  const together = [...groupBy(fresh, ({ after }) => `${after.holderId}/${after.day}`).values()].map((group) =>
    group.slice(0, 4),
  );
  return [
    ...real.map((move) => ({ ...moveDraft(records, move), rank: moveRank(move) })),
    ...together.map((group) => ({
      ...standsDraft(
        records,
        group.map(({ after }) => after),
      ),
      rank: group.slice(0, 1).flatMap(moveRank),
    })),
  ];
}

/** What says too little, or leans on words that are not there. */
function isWeak(summary: string): boolean {
  return isVague(summary) || isDangling(summary);
}

/** Parties and mediators. */
const MOST_PLACE = 2;

/** The first of each key. */
function once<T>(list: readonly T[], keyOf: (entry: T) => string): readonly T[] {
  return [...groupBy(list, keyOf).values()].flatMap((group) => group.slice(0, 1));
}

function sources(all: readonly Records[]): readonly string[] {
  const articles = [
    ...new Map(all.flatMap((records) => records.articles).map((article) => [article.id, article])).values(),
  ];
  const year = all[0]?.year ?? 0;
  const told = [...groupBy(articles, (article) => article.originId).values()].map((group) => {
    const [first, ...copies] = group;
    const day = nameDay(first?.publishedOn ?? "", year);
    const also =
      copies.length === 0 ? "" : `; carried by ${listOf([...new Set(copies.map((copy) => copy.sourceName))])}`;
    const grade = first?.reliability === "F" ? "" : ` (reliability ${first?.reliability ?? ""})`;
    const title = (first?.title ?? "").replaceAll("“", "‘").replaceAll("”", "’");
    return `${first?.sourceName ?? ""}${grade}: “${title}”, ${day}${first?.corrected === true ? ", corrected" : ""}${also}.`;
  });
  const unjudged = new Set(articles.filter(({ reliability }) => reliability === "F").map((one) => one.sourceName)).size;
  if (unjudged === 0) return told;
  const names = new Set(articles.map((one) => one.sourceName)).size;
  return [
    ...told,
    unjudged === names
      ? "How reliable these sources are has not been judged."
      : `How reliable ${unjudged === 1 ? "one" : unjudged} of these sources ${unjudged === 1 ? "is" : "are"} has not been judged.`,
  ];
}

function isPluralActor({ actors }: Records, actorId: string): boolean {
  const { names = [], kind = "" } = actors.get(actorId) ?? {};
  return isPlural({ kind, name: names[0] ?? "" });
}

function gaps(records: Records): readonly string[] {
  const current = currentStands(records);
  const parties = partiesOf(records).slice(0, 2);
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
  const quiet = [...groupBy(silent, (stand) => stand.holderId)].map(
    ([actorId, list]) =>
      `${capitalise(plainName(records, actorId))} ${isPluralActor(records, actorId) ? "have" : "has"} not restated a position on ${listOf(list.slice(0, 4).map((stand) => issueName(records, stand.issueId)))} for more than ${records.patienceDays === 1 ? "one day" : `${records.patienceDays} days`}.`,
  );
  const single = current.filter((stand) => records.origins(stand.claimId) === 1);
  const alone =
    single.length === 0 ? [] : [`${single.length} of ${current.length} current positions rest on one origin alone.`];
  return [...missing, ...alone, ...quiet];
}
