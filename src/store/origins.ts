// Origins of articles: fingerprints of their texts, which of them are alike, and what a person says of it.

import { sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { OriginMethod } from "../domain/vocabulary.ts";

import { type Insert, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { fingerprintBands, fingerprints, originChanges, origins } from "./tables.ts";

/** Texts a text is compared with at most. */
const MOST_COMPARED = 50;

export async function addOrigin(db: Queryable): Promise<string> {
  const id = newId();
  await db.insert(origins).values({ id });
  return id;
}

export function originRows(ids: readonly string[]): readonly Insert[] {
  return [
    rowsOf(
      origins,
      ids.map((id) => ({ id })),
    ),
  ];
}

/** A version that may carry the same report as another text. */
export interface Alike {
  readonly originId: string;
  readonly signature: Uint8Array;
}

/**
 * For each text, by its bands, the signatures of the versions that share one with it, with their articles' origins: those
 * that share most bands first, for they are likely to be most alike; at most 50. One look-up a band in the primary key,
 * however many there are.
 */
export async function findAlike(
  db: Queryable,
  texts: readonly (readonly bigint[])[],
): Promise<readonly (readonly Alike[])[]> {
  if (texts.length === 0) return [];
  const wanted = texts.flatMap((bands, text) => bands.map((hash, band) => ({ text, band, hash: String(hash) })));
  const result = await db.execute<{ text: number; origin_id: string; signature: Uint8Array }>(sql`
    with shared as (
      select w.text, b.article_version_id, count(*) as shared
        from unnest(${sql.param(wanted.map(({ text }) => text))}::int[], ${sql.param(wanted.map(({ band }) => band))}::smallint[],
                    ${sql.param(wanted.map(({ hash }) => hash))}::bigint[]) w (text, band, hash)
       cross join lateral (
         select b.article_version_id from fingerprint_band b where b.band = w.band and b.hash = w.hash limit ${MOST_OF_BAND}) b
       group by 1, 2),
    alike as (
      select * from (select *, row_number() over (partition by text order by shared desc, article_version_id) as place from shared) s
       where place <= ${MOST_COMPARED})
    select alike.text, a.origin_id, f.signature
      from alike
      join fingerprint f on f.article_version_id = alike.article_version_id
      join article_version v on v.id = alike.article_version_id
      join article a on a.id = v.article_id
     order by alike.text, alike.place`);
  const found: Alike[][] = texts.map(() => []);
  for (const row of result.rows) found[row.text]?.push({ originId: row.origin_id, signature: row.signature });
  return found;
}

/** Versions that are looked at in one band: of a text that was carried a thousand times, any few tell its origin. */
const MOST_OF_BAND = 200;

export function fingerprintRows(
  prints: readonly {
    readonly articleVersionId: string;
    readonly signature: Uint8Array;
    readonly bands: readonly bigint[];
  }[],
): readonly Insert[] {
  return [
    rowsOf(
      fingerprints,
      prints.map(({ articleVersionId, signature }) => ({ articleVersionId, signature })),
    ),
    rowsOf(
      fingerprintBands,
      prints.flatMap(({ articleVersionId, bands }) => bands.map((hash, band) => ({ band, hash, articleVersionId }))),
    ),
  ];
}

export interface ArticleOrigin {
  readonly originId: string;
  readonly method: OriginMethod;
  readonly similarity: number | null;
  /** Articles that share the origin, this one not counted. */
  readonly others: number;
  /** The fingerprint of the current version; null when it has none. */
  readonly signature: Uint8Array | null;
}

/** The origin of an article, locked against another change at once; null when there is no such article. */
export async function findOrigin(db: Queryable, articleId: string): Promise<ArticleOrigin | null> {
  const result = await db.execute<{
    origin_id: string;
    method: OriginMethod;
    similarity: number | null;
    others: number;
    signature: Uint8Array | null;
  }>(sql`
    select a.origin_id, a.origin_method as method, a.origin_similarity as similarity,
           (select count(*)::int from article o where o.origin_id = a.origin_id and o.id <> a.id) as others,
           (select f.signature from fingerprint f where f.article_version_id = a.current_version_id) as signature
      from article a where a.id = ${articleId}::uuid for update of a`);
  const [row] = result.rows;
  return row === undefined
    ? null
    : {
        originId: row.origin_id,
        method: row.method,
        similarity: row.similarity,
        others: row.others,
        signature: row.signature,
      };
}

/** Moves an article to another origin by a person's word, and keeps what was known of the one that it leaves. */
export async function changeOrigin(
  db: Queryable,
  change: {
    readonly articleId: string;
    readonly from: ArticleOrigin;
    readonly intoOriginId: string;
    /** How alike it is to the article that it was joined to; null when it stands alone. */
    readonly similarity: number | null;
    readonly reason: string;
    readonly changedBy: string;
  },
): Promise<void> {
  await db.insert(originChanges).values({
    id: newId(),
    articleId: change.articleId,
    fromOriginId: change.from.originId,
    intoOriginId: change.intoOriginId,
    fromMethod: change.from.method,
    fromSimilarity: change.from.similarity,
    reason: change.reason,
    changedBy: change.changedBy,
  });
  await db.execute(sql`
    update article set origin_id = ${change.intoOriginId}::uuid, origin_method = 'PERSON', origin_similarity = ${change.similarity}
     where id = ${change.articleId}::uuid`);
}
