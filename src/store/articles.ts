// Articles, their versions and notes.

import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { Note } from "../domain/reading.ts";
import type { Marking, OriginMethod, ReviewState } from "../domain/vocabulary.ts";

import { type Insert, rowsOf } from "./bulk.ts";
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

/** What an article is known again by. */
export interface ArticleKey {
  readonly sourceId: string;
  readonly url: string | null;
  readonly externalId: string | null;
  readonly sha256: string;
}

/**
 * For each key the versions of the article that the source has under that external id or, without one, URL; without
 * either, of one that has the same text. Newest first; empty when it is new.
 */
export async function findVersions(
  db: Queryable,
  keys: readonly ArticleKey[],
): Promise<readonly (readonly KnownArticle[])[]> {
  if (keys.length === 0) return [];
  const column = (values: readonly (string | null)[]) => sql.param([...values]);
  const result = await db.execute<{
    place: number;
    article_id: string;
    version_id: string;
    number: number;
    sha256: string;
    current: boolean;
  }>(sql`
    select w.place::int, a.id as article_id, v.id as version_id, v.number, v.sha256, v.id = a.current_version_id as current
      from unnest(${column(keys.map((key) => key.sourceId))}::uuid[], ${column(keys.map((key) => key.externalId))}::text[],
                  ${column(keys.map((key) => key.url))}::text[], ${column(keys.map((key) => key.sha256))}::text[])
           with ordinality w (source_id, external_id, url, sha256, place)
     cross join lateral (
       select a.id, a.current_version_id from article a
        where a.source_id = w.source_id and md5(a.external_id) = md5(w.external_id) and a.external_id = w.external_id
       union all
       select a.id, a.current_version_id from article a
        where w.external_id is null and a.source_id = w.source_id and md5(a.url) = md5(w.url) and a.url = w.url
       union all
       select a.id, a.current_version_id from article a
        where w.external_id is null and w.url is null and a.source_id = w.source_id
          and a.id in (select v.article_id from article_version v where v.sha256 = w.sha256)) a
      join article_version v on v.article_id = a.id
     order by w.place, v.number desc`);
  const found: KnownArticle[][] = keys.map(() => []);
  for (const row of result.rows) {
    const { sha256, number, current } = row;
    found[row.place - 1]?.push({ articleId: row.article_id, versionId: row.version_id, number, sha256, current });
  }
  return found;
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

export interface NewArticle extends NewVersion {
  readonly sourceId: string;
  readonly originId: string;
  readonly originMethod: OriginMethod;
  readonly originSimilarity: number | null;
  readonly url: string | null;
  readonly externalId: string | null;
  readonly marking: Marking;
}

/** The heads of new articles, and versions: those of new articles and of known ones. */
export function articleRows(added: readonly NewArticle[], versions: readonly NewVersion[]): readonly Insert[] {
  return [
    rowsOf(
      articles,
      added.map((article) => ({ ...article, id: article.articleId, currentVersionId: article.versionId })),
    ),
    rowsOf(
      articleVersions,
      versions.map((version) => ({ ...version, id: version.versionId })),
    ),
  ];
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
 * Makes a version that was added the current one: the claims of earlier versions are superseded, nothing is deleted. Gives
 * the claims that fell.
 */
export async function reviseArticle(db: Queryable, version: NewVersion, now: Date): Promise<readonly FallenClaim[]> {
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

export function noteRows(found: readonly (Note & { readonly articleVersionId: string })[]): readonly Insert[] {
  return [
    rowsOf(
      notes,
      found.map(({ span, ...note }) => ({
        id: newId(),
        ...note,
        start: span?.start ?? null,
        end: span?.end ?? null,
      })),
    ),
  ];
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
