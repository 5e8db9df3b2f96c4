// Writes the sentences of a digest for a scope and a window: records of the store → drafts → sentences with their claims.

import { type Cited, findCited } from "../store/cited.ts";
import type { Database } from "../store/database.ts";
import {
  findArticlesOf,
  findEvents,
  findFigures,
  findNamed,
  findParticipants,
  findQuoted,
  findReported,
  type Scope,
  type Window,
} from "../store/digest.ts";
import { findRoles, findStands } from "../store/stands.ts";
import type { DigestSectionKind } from "../domain/digest.ts";

import { composeSections } from "./compose.ts";
import { movesOf } from "./moves.ts";
import { type Sentence, shortened } from "./parts.ts";
import type { Draft, DraftSection, Records } from "./records.ts";

export interface DigestRequest {
  readonly scope: Scope;
  readonly window: Window;
  /** IANA zone in which the window's days are named. */
  readonly timeZone: string;
  /** Days of silence before a position is listed as not restated. */
  readonly patienceDays?: number;
  readonly title?: string;
}

const PATIENCE_DAYS = 14;
/** Stands a cell from before the window: enough for what was held when it began, and the day before that. */
const STANDS_BEFORE = 6;

/** A section as it was written, before anything was checked. Empty sentences have nothing to say. */
export interface WrittenSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly sentences: readonly Sentence[];
  /** What each sentence is about. */
  readonly subjects: readonly string[];
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
}

/** Writes a digest from the records. A fixed number of statements, however many negotiations. */
export async function writeDigest(db: Database, request: DigestRequest): Promise<Written> {
  const { scope, window } = request;
  const reported = await findReported(db, scope, window);
  const ids = reported.map((negotiation) => negotiation.id);
  const lastInstant = new Date(window.until.getTime() - 1);
  const [articles, stands, roles, participants, statements, figures, events] = await Promise.all([
    findArticlesOf(db, ids, scope, window),
    findStands(
      db,
      ids.map((negotiationId) => ({ negotiationId, asOf: lastInstant, knownAt: FOREVER, since: window.since })),
      STANDS_BEFORE,
    ),
    findRoles(db, ids),
    findParticipants(db, ids),
    findQuoted(db, ids, scope, window),
    findFigures(db, ids, scope, window),
    findEvents(db, ids, scope, window),
  ]);
  const inScope = <T extends { readonly holderId: string; readonly issueId: string }>(list: readonly T[]) =>
    list.filter(
      (one) =>
        (scope.actors.length === 0 || scope.actors.includes(one.holderId)) &&
        (scope.issues.length === 0 || scope.issues.includes(one.issueId)),
    );
  const held = inScope(stands);
  const named = await findNamed(
    db,
    [...new Set([...held.map((stand) => stand.holderId), ...participants.map((one) => one.actorId)])],
    [...new Set(held.map((stand) => stand.issueId))],
  );
  const formatter = new Intl.DateTimeFormat("sv-SE", { timeZone: request.timeZone });
  const zone = (date: Date) => formatter.format(date);
  const year = Number(zone(lastInstant).slice(0, 4));
  const records = reported.map(
    (negotiation): Records => ({
      negotiation,
      stands: held.filter((stand) => stand.negotiationId === negotiation.id),
      moves: movesOf(
        held.filter((stand) => stand.negotiationId === negotiation.id),
        window.since,
        window.until,
      ),
      participants: participants.filter((one) => one.negotiationId === negotiation.id),
      statements: statements.filter((one) => one.negotiationId === negotiation.id),
      figures: figures.filter((one) => one.negotiationId === negotiation.id),
      events: events.filter((one) => one.negotiationId === negotiation.id),
      articles: articles.filter((one) => one.negotiationId === negotiation.id),
      actors: named.actors,
      issues: named.issues,
      roles: roles.get(negotiation.id) ?? new Map(),
      year,
      firstDay: zone(window.since),
      lastDay: zone(lastInstant),
      patienceDays: request.patienceDays ?? PATIENCE_DAYS,
    }),
  );
  const drafts = composeSections(records);
  const cited = await findCited(db, [...new Set(drafts.flatMap(claimIdsIn))]);
  const considered = new Set([
    ...held.map((stand) => stand.claimId),
    ...statements.map((one) => one.claimId),
    ...figures.map((one) => one.claimId),
    ...events.map((one) => one.claimId),
  ]);
  const ambiguous = sharedLastNames(cited);
  const write = (list: readonly Draft[]) => list.map((draft) => draft.write(cited));
  return {
    title: request.title ?? titleOf(records),
    sections: drafts.map(({ kind, heading, drafts: list, notes, table }) => ({
      kind,
      heading,
      sentences: shortened(write(list), ambiguous),
      subjects: list.map((draft) => draft.subject),
      notes: notes ?? [],
      table:
        table === undefined
          ? null
          : { head: table.head, rows: table.rows.map((row) => ({ name: row.name, cells: write(row.cells) })) },
    })),
    cited,
    year,
    articles: new Set(articles.map((article) => article.id)).size,
    origins: new Set(articles.map((article) => article.originId)).size,
    considered: considered.size,
  };
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
