// Briefings, their editions and errata.

import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { DigestDocument, DigestLength, DigestSectionKind } from "../domain/digest.ts";
import type { Marking } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import type { Scope } from "./digest.ts";
import { addMessages } from "./outbox.ts";
import { briefings, editionCitations, editions, errata } from "./tables.ts";

/** What a desk sets: all of it reaches the digest, but for the cadence, which says when. */
export interface BriefingSettings {
  readonly name: string;
  readonly scope: Scope;
  /** In their order, each once; empty for all in reading order. */
  readonly sections: readonly DigestSectionKind[];
  readonly length: DigestLength;
  /** As `parseCadence` writes it; null when editions are published by hand. */
  readonly cadence: string | null;
  /** IANA zone. */
  readonly timeZone: string;
  /** Days of silence after which a position counts as SILENT. */
  readonly patienceDays: number;
  readonly markingCeiling: Marking;
  /** BCP 47 tag; null for main names. */
  readonly namesLanguage: string | null;
}

export interface Briefing extends BriefingSettings {
  readonly id: string;
  /** Counts the changes of its settings, from 1. */
  readonly revision: number;
  readonly archivedAt: Date | null;
  readonly recordedAt: Date;
}

export async function addBriefing(db: Queryable, settings: BriefingSettings): Promise<string> {
  const id = newId();
  await db.insert(briefings).values({ id, ...settings });
  return id;
}

/** Changes settings and counts the revision; the caller holds the row. */
export async function changeBriefing(db: Queryable, id: string, settings: Partial<BriefingSettings>): Promise<void> {
  await db
    .update(briefings)
    .set({ ...settings, revision: sql`${briefings.revision} + 1` })
    .where(eq(briefings.id, id));
}

/** Archives a briefing, or takes it back where `at` is null; the caller holds the row. */
export async function setArchived(db: Queryable, id: string, at: Date | null): Promise<void> {
  await db
    .update(briefings)
    .set({ archivedAt: at, revision: sql`${briefings.revision} + 1` })
    .where(eq(briefings.id, id));
}

/** Briefings, the newest first, at most 1,000. */
export async function listBriefings(db: Queryable, archived: boolean): Promise<readonly Briefing[]> {
  const rows = await db
    .select()
    .from(briefings)
    .where(archived ? undefined : isNull(briefings.archivedAt))
    .orderBy(desc(briefings.recordedAt), desc(briefings.id))
    .limit(1_000);
  return rows.map(toBriefing);
}

/** What a stored scope does not name is not limited. */
const EVERYTHING: Scope = { negotiations: [], actors: [], issues: [], sources: [], languages: [] };

function toBriefing(row: typeof briefings.$inferSelect): Briefing {
  return {
    ...row,
    scope: { ...EVERYTHING, ...(row.scope as Partial<Scope>) },
    sections: row.sections as readonly DigestSectionKind[],
  };
}

/** Briefings by id; with `lock`, held until the end of the transaction, so that editions are numbered one by one. */
export async function findBriefings(
  db: Queryable,
  ids: readonly string[],
  lock = false,
): Promise<ReadonlyMap<string, Briefing>> {
  if (ids.length === 0) return new Map();
  const query = db
    .select()
    .from(briefings)
    .where(inArray(briefings.id, [...ids]))
    .orderBy(briefings.id);
  const rows = await (lock ? query.for("update") : query);
  return new Map(rows.map((row) => [row.id, toBriefing(row)]));
}

export interface Edition {
  readonly id: string;
  readonly briefingId: string;
  readonly number: number;
  readonly document: DigestDocument;
  readonly publishedAt: Date;
}

function toEdition(row: typeof editions.$inferSelect): Edition {
  const stored = row.document as DigestDocument;
  return {
    id: row.id,
    briefingId: row.briefingId,
    number: row.number,
    publishedAt: row.publishedAt,
    document: { ...stored, window: { since: row.since, until: row.until } },
  };
}

export async function findEditions(db: Queryable, ids: readonly string[]): Promise<readonly (Edition | null)[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .select()
    .from(editions)
    .where(inArray(editions.id, [...ids]));
  const found = new Map(rows.map((row) => [row.id, toEdition(row)]));
  return ids.map((id) => found.get(id) ?? null);
}

/** An edition by its number, the newest when that is null; null when there is none. */
export async function findEditionNumbered(
  db: Queryable,
  briefingId: string,
  number: number | null,
): Promise<Edition | null> {
  const [row] = await db
    .select()
    .from(editions)
    .where(and(eq(editions.briefingId, briefingId), number === null ? undefined : eq(editions.number, number)))
    .orderBy(desc(editions.number))
    .limit(1);
  return row === undefined ? null : toEdition(row);
}

/** The editions right before these, in their order; null for a first one. */
export async function findEditionsBefore(
  db: Queryable,
  wanted: readonly Edition[],
): Promise<readonly (Edition | null)[]> {
  if (wanted.length === 0) return [];
  const pairs = sql.join(
    wanted.map((edition) => sql`(${edition.briefingId}::uuid, ${edition.number - 1}::int)`),
    sql`, `,
  );
  const rows = await db.select().from(editions).where(sql`(${editions.briefingId}, ${editions.number}) in (${pairs})`);
  const found = new Map(rows.map((row) => [`${row.briefingId}/${row.number}`, toEdition(row)]));
  return wanted.map((edition) => found.get(`${edition.briefingId}/${edition.number - 1}`) ?? null);
}

/** The newest editions of briefings. */
export async function findNewestEditions(
  db: Queryable,
  briefingIds: readonly string[],
): Promise<ReadonlyMap<string, { readonly number: number; readonly until: Date; readonly publishedAt: Date }>> {
  if (briefingIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([editions.briefingId], {
      briefingId: editions.briefingId,
      number: editions.number,
      until: editions.until,
      publishedAt: editions.publishedAt,
    })
    .from(editions)
    .where(inArray(editions.briefingId, [...briefingIds]))
    .orderBy(editions.briefingId, desc(editions.number));
  return new Map(rows.map(({ briefingId, ...edition }) => [briefingId, edition]));
}

export async function findEditionOfWindow(
  db: Queryable,
  briefingId: string,
  window: { readonly since: Date; readonly until: Date },
): Promise<string | null> {
  const rows = await db
    .select({ id: editions.id, since: editions.since, until: editions.until })
    .from(editions)
    .where(eq(editions.briefingId, briefingId));
  return (
    rows.find((row) => row.since.getTime() === window.since.getTime() && row.until.getTime() === window.until.getTime())
      ?.id ?? null
  );
}

/** Adds an edition with its citations, and tells those who watch the briefing. */
export async function addEdition(
  db: Queryable,
  edition: {
    readonly briefingId: string;
    readonly number: number;
    readonly document: DigestDocument;
    readonly contentHash: string;
    readonly publishedAt: Date;
  },
): Promise<string> {
  const id = newId();
  const { since, until } = edition.document.window;
  await db.insert(editions).values({ id, ...edition, since, until });
  const cited = edition.document.citations.map(({ number, claimId, articleVersionId }) => ({
    editionId: id,
    number,
    claimId,
    articleVersionId,
  }));
  if (cited.length > 0) await db.insert(editionCitations).values(cited);
  await addMessages(db, [{ kind: "EDITION_PUBLISHED", topicId: edition.briefingId, body: { editionId: id } }]);
  return id;
}

/** The newest editions of a briefing, with their errata, the newest first. Two statements. */
export async function findFeedEditions(
  db: Queryable,
  briefingId: string,
  most: number,
): Promise<readonly (Edition & { readonly errata: readonly { readonly reason: string; readonly at: Date }[] })[]> {
  const rows = await db
    .select()
    .from(editions)
    .where(eq(editions.briefingId, briefingId))
    .orderBy(desc(editions.number))
    .limit(most);
  if (rows.length === 0) return [];
  const found = await db
    .select({ editionId: errata.editionId, reason: errata.reason, at: errata.recordedAt })
    .from(errata)
    .where(
      inArray(
        errata.editionId,
        rows.map((row) => row.id),
      ),
    )
    .orderBy(desc(errata.recordedAt), desc(errata.id));
  return rows.map((row) => ({ ...toEdition(row), errata: found.filter((one) => one.editionId === row.id) }));
}
