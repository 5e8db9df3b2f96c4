// Articles, their versions and notes.

import { and, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Note } from "../domain/reading.ts";
import type { Marking, OriginMethod, ReviewState } from "../domain/vocabulary.ts";

import { type Insert, insertRows, insertTogether, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { articles, articleVersions, claims, notes } from "./tables.ts";

export interface KnownArticle {
  readonly articleId: string;
  readonly versionId: string;
  readonly number: number;
  readonly sha256: string;
  /** Whether this is the article's current version. */
  readonly current: boolean;
}

/**
 * The versions of the article that a source has under a URL or an external id; without either, of one that has the same
 * text. Newest first; empty when it is new.
 */
export async function findVersions(
  db: Queryable,
  key: {
    readonly sourceId: string;
    readonly url: string | null;
    readonly externalId: string | null;
    readonly sha256: string;
  },
): Promise<readonly KnownArticle[]> {
  const identity =
    key.externalId !== null
      ? and(eq(sql`md5(${articles.externalId})`, sql`md5(${key.externalId})`), eq(articles.externalId, key.externalId))
      : key.url !== null
        ? and(eq(sql`md5(${articles.url})`, sql`md5(${key.url})`), eq(articles.url, key.url))
        : inArray(
            articles.id,
            db
              .select({ id: articleVersions.articleId })
              .from(articleVersions)
              .where(eq(articleVersions.sha256, key.sha256)),
          );
  const rows = await db
    .select({
      articleId: articles.id,
      versionId: articleVersions.id,
      number: articleVersions.number,
      sha256: articleVersions.sha256,
      current: sql<boolean>`${articleVersions.id} = ${articles.currentVersionId}`,
    })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.articleId, articles.id))
    .where(and(eq(articles.sourceId, key.sourceId), identity))
    .orderBy(desc(articleVersions.number));
  return rows;
}

export interface NewVersion {
  readonly articleId: string;
  readonly versionId: string;
  readonly number: number;
  readonly title: string;
  readonly byline: string | null;
  readonly publishedAt: Date;
  readonly language: string;
  readonly text: string;
  readonly sha256: string;
  readonly recorder: string;
}

/** `more`: rows that belong to the version. */
export async function addArticle(
  db: Queryable,
  article: NewVersion & {
    readonly sourceId: string;
    readonly originId: string;
    readonly originMethod: OriginMethod;
    readonly originSimilarity: number | null;
    readonly url: string | null;
    readonly externalId: string | null;
    readonly marking: Marking;
  },
  more: readonly Insert[],
): Promise<void> {
  await insertTogether(db, [
    rowsOf(articles, [{ ...article, id: article.articleId, currentVersionId: article.versionId }]),
    rowsOf(articleVersions, [{ ...article, id: article.versionId }]),
    ...more,
  ]);
}

/** Says how widely an article may be shared; false when there is no such article. */
export async function setMarking(db: Queryable, articleId: string, marking: Marking): Promise<boolean> {
  const changed = await db
    .update(articles)
    .set({ marking })
    .where(eq(articles.id, articleId))
    .returning({ id: articles.id });
  return changed.length > 0;
}

/** A claim that no longer holds, with the state of its review until then. */
export interface FallenClaim {
  readonly id: string;
  readonly negotiationId: string | null;
  readonly review: ReviewState;
}

/**
 * Adds a version that replaces the current one: the claims of earlier versions are superseded, nothing is deleted. Gives
 * the claims that fell.
 */
export async function reviseArticle(
  db: Queryable,
  version: NewVersion,
  more: readonly Insert[],
  now: Date,
): Promise<readonly FallenClaim[]> {
  await insertTogether(db, [rowsOf(articleVersions, [{ ...version, id: version.versionId }]), ...more]);
  await db
    .update(articles)
    .set({
      currentVersionId: version.versionId,
      title: version.title,
      publishedAt: version.publishedAt,
      language: version.language,
      status: "CORRECTED",
    })
    .where(eq(articles.id, version.articleId));
  const earlier = db
    .select({ id: articleVersions.id })
    .from(articleVersions)
    .where(and(eq(articleVersions.articleId, version.articleId), sql`${articleVersions.number} < ${version.number}`));
  return db
    .update(claims)
    .set({ supersededAt: now })
    .where(and(inArray(claims.articleVersionId, earlier), isNull(claims.supersededAt)))
    .returning({ id: claims.id, negotiationId: claims.negotiationId, review: claims.review });
}

/**
 * Marks an article as retracted: its claims no longer hold, its text stays. Gives the claims that
 * fell; null when there is no such article, "retracted before" when it was.
 */
export async function retract(
  db: Queryable,
  articleId: string,
  now: Date,
): Promise<readonly FallenClaim[] | null | "retracted before"> {
  const [found] = await db
    .select({ status: articles.status })
    .from(articles)
    .where(eq(articles.id, articleId))
    .for("update");
  if (found === undefined) return null;
  if (found.status === "RETRACTED") return "retracted before";
  await db.update(articles).set({ status: "RETRACTED" }).where(eq(articles.id, articleId));
  const versions = db
    .select({ id: articleVersions.id })
    .from(articleVersions)
    .where(eq(articleVersions.articleId, articleId));
  return db
    .update(claims)
    .set({ supersededAt: now })
    .where(and(inArray(claims.articleVersionId, versions), isNull(claims.supersededAt)))
    .returning({ id: claims.id, negotiationId: claims.negotiationId, review: claims.review });
}

export async function addNotes(db: Queryable, versionId: string, found: readonly Note[]): Promise<void> {
  await insertRows(
    db,
    notes,
    found.map((note) => ({
      id: newId(),
      articleVersionId: versionId,
      step: note.step,
      severity: note.severity,
      message: note.message,
      start: note.span?.start ?? null,
      end: note.span?.end ?? null,
    })),
  );
}

/** The text of an article's current version; null when there is no such article. */
export async function findText(
  db: Queryable,
  articleId: string,
): Promise<{ readonly versionId: string; readonly text: string; readonly publishedAt: Date } | null> {
  const [row] = await db
    .select({ versionId: articleVersions.id, text: articleVersions.text, publishedAt: articles.publishedAt })
    .from(articles)
    .innerJoin(articleVersions, eq(articleVersions.id, articles.currentVersionId))
    .where(eq(articles.id, articleId));
  return row ?? null;
}

/** Number of articles; of other sources than those whose names begin with `prefix`, when it is given. */
export async function countArticles(db: Queryable): Promise<number> {
  const [row] = await db.select({ count: sql<number>`count(*)::int` }).from(articles);
  return row?.count ?? 0;
}
