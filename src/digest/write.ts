// Writes the sentences of a digest for a scope and a window: records of the store → drafts → sentences with their claims.

import { type Cited, findCited } from "../store/cited.ts";
import type { Database } from "../store/database.ts";
import {
  type DigestParticipant,
  findArticlesOf,
  findEvents,
  findFigures,
  findNamed,
  findParticipants,
  findQuoted,
  findReported,
  resolveScope,
  type Scope,
  type Window,
} from "../store/digest.ts";
import { findToldStands } from "../store/stands.ts";
import type { Admission } from "../store/admission.ts";
import type { Readership } from "../store/told-names.ts";
import { DIGEST_SECTIONS, type DigestLength, type DigestSectionKind, type RankTerm } from "../domain/digest.ts";
import type { Marking } from "../domain/vocabulary.ts";

import { BUDGETS } from "./budget.ts";
import { composeSections } from "./compose.ts";
import { originCounts, withOrigins } from "./corroboration.ts";
import { movesOnMatters } from "./moves.ts";
import { nameDay } from "./days.ts";
import { type Sentence, shortened, withoutDay } from "./parts.ts";
import { type Draft, type DraftSection, FEW_PARTIES, type Records } from "./records.ts";

export interface DigestRequest {
  readonly scope: Scope;
  readonly window: Window;
  /** IANA zone in which the window's days are named. */
  readonly timeZone: string;
  /** Days of silence before a position is listed as not restated. */
  readonly patienceDays?: number;
  readonly title?: string;
  /** Which sections, in which order, each once; all, in reading order, when missing or empty. */
  readonly sections?: readonly DigestSectionKind[];
  /** How much each section holds; STANDARD when missing. */
  readonly length?: DigestLength;
  /** Articles above it contribute nothing; CLEAR when missing. */
  readonly markingCeiling?: Marking;
  /** BCP 47 tag of the language of actors' names; main names when missing, and for actors without a name in it. */
  readonly namesLanguage?: string | null;
  /** Whether entries tell why they stand where they do. */
  readonly explain?: boolean;
}

const PATIENCE_DAYS = 14;
/** Stands a cell from before the window: enough for what was held when it began, and the day before that. */
const STANDS_BEFORE = 6;
/** A position that was taken longer before the window than this is history. */
const HISTORY_DAYS = 365;
const DAY = 86_400_000;

/** Sections whose entries say how many origins tell them; figures and quotations name theirs. */
const COUNTING_ORIGINS: ReadonlySet<DigestSectionKind> = new Set(["WHAT_CHANGED", "STICKING_POINTS", "EVENTS"]);

/** A section as it was written, before anything was checked. Empty sentences have nothing to say. */
export interface WrittenSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
  /** What each sentence is about. */
  readonly subjects: readonly string[];
  /** Why each stands where it does; null where nothing is reckoned. */
  readonly ranks: readonly (readonly RankTerm[] | null)[];
  /** About the records themselves: nothing is cited for them. */
  readonly notes: readonly string[];
  readonly table: {
    readonly head: readonly string[];
    readonly rows: readonly { readonly name: string; readonly cells: readonly Sentence[] }[];
  } | null;
}

/** What was written, with all that is needed to check it. */
export interface Written {
  readonly title: string;
  readonly sections: readonly WrittenSection[];
  readonly cited: ReadonlyMap<string, Cited>;
  /** The year that a day without one is in. */
  readonly year: number;
  readonly articles: number;
  readonly origins: number;
  /** Claims that were looked at. */
  readonly considered: number;
  /** Entries that the length had no room for. */
  readonly leftOut: number;
}

/** Writes a digest from the records. A fixed number of statements, however many negotiations. */
export async function writeDigest(db: Database, request: DigestRequest): Promise<Written> {
  const { window } = request;
  const scope = { ...request.scope, ...(await resolveScope(db, request.scope)) };
  const admission: Admission = {
    sources: scope.sources,
    languages: scope.languages.map((tag) => tag.toLowerCase()),
    ceiling: request.markingCeiling ?? "CLEAR",
    publishedBefore: window.until,
  };
  const readers: Readership = { namesLanguage: request.namesLanguage?.toLowerCase() ?? null, admission };
  const budget = BUDGETS[request.length ?? "STANDARD"];
  const reported = await findReported(db, scope, window, admission);
  const ids = reported.map((negotiation) => negotiation.id);
  const lastInstant = new Date(window.until.getTime() - 1);
  const [articles, stands, participants, statements, figures, events] = await Promise.all([
    findArticlesOf(db, ids, window, admission),
    findToldStands(
      db,
      ids.map((negotiationId) => ({
        negotiationId,
        asOf: lastInstant,
        knownAt: FOREVER,
        since: window.since,
        ...(window.lateSince === undefined ? {} : { lateSince: window.lateSince }),
      })),
      STANDS_BEFORE,
      admission,
    ),
    findParticipants(db, ids, readers),
    findQuoted(db, ids, scope.actors, window, readers),
    findFigures(db, ids, window, readers),
    findEvents(db, ids, scope.actors, window, readers),
  ]);
  const inScope = <T extends { readonly holderId: string; readonly issueId: string }>(list: readonly T[]) =>
    list.filter(
      (one) =>
        (scope.actors.length === 0 || scope.actors.includes(one.holderId)) &&
        (scope.issues.length === 0 || scope.issues.includes(one.issueId)),
    );
  // What a report recalls from long ago is no position that is held now.
  const oldest = new Date(window.since.getTime() - HISTORY_DAYS * DAY).toISOString().slice(0, 10);
  const held = inScope(stands).filter((stand) => stand.day >= oldest);
  const named = await findNamed(
    db,
    [...new Set([...held.map((stand) => stand.holderId), ...participants.map((one) => one.actorId)])],
    [...new Set(held.map((stand) => stand.issueId))],
    readers,
  );
  const formatter = new Intl.DateTimeFormat("sv-SE", { timeZone: request.timeZone });
  const zone = (date: Date) => formatter.format(date);
  const year = Number(zone(lastInstant).slice(0, 4));
  const records = reported
    .map((negotiation) => ({ negotiation, stands: held.filter((stand) => stand.negotiationId === negotiation.id) }))
    .map(({ negotiation, stands: own }) => ({
      negotiation,
      stands: own,
      moves: movesOnMatters(own, named.issues, hasFewParties(participants, negotiation.id), window.since, window.until),
      participants: participants.filter((one) => one.negotiationId === negotiation.id),
      statements: statements.filter((one) => one.negotiationId === negotiation.id),
      figures: figures.filter((one) => one.negotiationId === negotiation.id),
      events: events.filter((one) => one.negotiationId === negotiation.id),
      articles: articles
        .filter((one) => one.negotiationId === negotiation.id)
        .map((one) => ({ ...one, publishedOn: zone(new Date(one.publishedAt)) })),
      actors: named.actors,
      issues: named.issues,
      roles: new Map(
        participants
          .filter((one) => one.negotiationId === negotiation.id)
          .toReversed()
          .map((one) => [one.actorId, one.place]),
      ),
      year,
      firstDay: zone(window.since),
      lastDay: zone(lastInstant),
      patienceDays: request.patienceDays ?? PATIENCE_DAYS,
      budget,
    }))
    .map((one): Records => ({ ...one, origins: originCounts(one) }));
  const wanted = new Set(request.sections ?? []);
  const drafts = composeSections(records, wanted.size === 0 ? DIGEST_SECTIONS : [...wanted], budget);
  const cited = new Map(
    [...(await findCited(db, [...new Set(drafts.flatMap(claimIdsIn))], readers))].map(([claimId, found]) => {
      const one = { ...found, publishedOn: zone(new Date(found.publishedAt)) };
      const origins = records.map((record) => record.origins(claimId)).find((found) => found !== undefined);
      return [claimId, origins === undefined ? one : { ...one, origins }];
    }),
  );
  const origins = new Set(articles.map((article) => article.originId)).size;
  const considered = new Set([
    ...held.map((stand) => stand.claimId),
    ...statements.map((one) => one.claimId),
    ...figures.map((one) => one.claimId),
    ...events.map((one) => one.claimId),
  ]);
  const ambiguous = sharedLastNames(cited);
  const [firstDay, lastDay] = [zone(window.since), zone(lastInstant)];
  // Of a single day every sentence would say it again.
  const told = (sentence: Sentence) => (firstDay === lastDay ? withoutDay(sentence, nameDay(lastDay, year)) : sentence);
  const write = (list: readonly Draft[]) => list.map((draft) => told(draft.write(cited)));
  // Where there is one origin only, the coverage says so for all.
  const written = (kind: DigestSectionKind, list: readonly Draft[]) =>
    origins > 1 && COUNTING_ORIGINS.has(kind)
      ? write(list).map((sentence) => (sentence.length === 0 ? sentence : withOrigins(sentence, cited)))
      : write(list);
  return {
    title: request.title ?? titleOf(records),
    sections: drafts.map(({ kind, heading, drafts: list, notes, table }) => ({
      kind,
      heading,
      sentences: shortened(written(kind, list), ambiguous),
      subjects: list.map((draft) => draft.subject),
      ranks: list.map((draft) => draft.rank ?? null),
      notes: notes ?? [],
      table:
        table === undefined
          ? null
          : { head: table.head, rows: table.rows.map((row) => ({ name: row.name, cells: write(row.cells) })) },
    })),
    cited,
    year,
    articles: new Set(articles.map((article) => article.id)).size,
    origins,
    considered: considered.size,
    leftOut: drafts.reduce((sum, { left }) => sum + left, 0),
  };
}

/** Whether so few talk that an issue is nearly one matter: that two positions name it makes them comparable. */
function hasFewParties(participants: readonly DigestParticipant[], negotiationId: string): boolean {
  return (
    participants.filter((one) => one.negotiationId === negotiationId && one.role === "PARTY").length <= FEW_PARTIES
  );
}

const FOREVER = new Date("9999-12-31T00:00:00Z");

function claimIdsIn(section: DraftSection): readonly string[] {
  const cells = section.table?.rows.flatMap((row) => row.cells) ?? [];
  return [...section.drafts, ...cells].flatMap((draft) => draft.claimIds);
}

function titleOf(records: readonly Records[]): string {
  const names = records.map((one) => one.negotiation.name);
  const [first] = names;
  if (first === undefined) return "Digest";
  return names.length === 1 ? `Digest: ${first}` : `Digest: ${first} and ${names.length - 1} more`;
}

/** Last names that several people of a digest bear: they are always told in full. */
function sharedLastNames(cited: ReadonlyMap<string, Cited>): ReadonlySet<string> {
  const full = new Map<string, string>();
  const shared = new Set<string>();
  for (const { record } of cited.values()) {
    const people =
      record.kind === "POSITION"
        ? [record.holder, ...record.voices]
        : record.kind === "STATEMENT"
          ? record.speakers
          : [];
    for (const { name, kind } of people) {
      const last = name.split(" ").at(-1);
      if (kind !== "PERSON" || last === undefined) continue;
      const known = full.get(last);
      if (known !== undefined && known !== name) shared.add(last);
      full.set(last, name);
    }
  }
  return shared;
}
