// Full-text search over articles, statements, positions and the names of actors.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";

/** Of a common word only the newest matches of each kind are ranked; rarer words are ranked whole. */
const CANDIDATES = 1000;

export type FoundType = "Article" | "Actor" | "Statement" | "Position";

export interface Found {
  readonly type: FoundType;
  readonly key: string;
  /** Rank with six decimals, as text: comparable between finds of one search. */
  readonly score: string;
  /** Words around the match, matches between « and »; null when a name matched. */
  readonly snippet: string | null;
}

export interface FoundPage {
  readonly found: readonly Found[];
  /** How many there are in all, at most 1,000 of each kind. */
  readonly total: number;
  readonly hasNextPage: boolean;
}

/**
 * Finds what holds the words of `query` (websearch syntax: "a phrase", -not, or), the best first: one statement.
 * `after` is the score and key of the last find of the page before.
 */
export async function search(
  db: Queryable,
  query: string,
  first: number,
  after: { readonly score: string; readonly key: string } | null,
): Promise<FoundPage> {
  const beyond = after === null ? sql`true` : sql`(score, key) < (${after.score}::numeric, ${after.key}::uuid)`;
  const result = await db.execute<{
    type: FoundType;
    key: string;
    score: string;
    snippet: string | null;
    total: number;
  }>(sql`
    with question as (
      select websearch_to_tsquery('english', ${query}) as words, lower(${query}) as name
    ), matches as (
      (select 'Actor' as type, a.surviving_id as key, 10 + similarity(lower(n.text), q.name) as score, null::text as body
         from question q join actor_name n on n.key = q.name or n.text ilike replace(replace(q.name, '%', '\\%'), '_', '\\_') || '%'
         join actor a on a.id = n.actor_id
        where q.name <> '' limit ${CANDIDATES})
      union all
      (select 'Article', a.id, ts_rank_cd(v.search, q.words), v.text
         from question q join article_version v on v.search @@ q.words
         join article a on a.current_version_id = v.id
        order by v.id desc limit ${CANDIDATES})
      union all
      (select 'Statement', s.claim_id, ts_rank_cd(to_tsvector('english', s.quote), q.words), s.quote
         from question q join statement s on to_tsvector('english', s.quote) @@ q.words
         join claim c on c.id = s.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        order by s.claim_id desc limit ${CANDIDATES})
      union all
      (select 'Position', p.claim_id, ts_rank_cd(to_tsvector('english', p.summary), q.words), p.summary
         from question q join position p on to_tsvector('english', p.summary) @@ q.words
         join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        order by p.claim_id desc limit ${CANDIDATES})
    ), ranked as (
      select type, key, round(max(score)::numeric, 6) as score, min(body) as body from matches group by type, key
    ), page as (
      select * from ranked where ${beyond} order by score desc, key desc limit ${first + 1}
    )
    select page.type, page.key, page.score::text, (select count(*)::int from ranked) as total,
           case when page.body is not null then ts_headline('english', page.body, question.words,
             'StartSel=«, StopSel=», MaxFragments=1, MaxWords=30, MinWords=12') end as snippet
      from page, question order by page.score desc, page.key desc`);
  const found = result.rows.slice(0, first).map(({ type, key, score, snippet }) => ({ type, key, score, snippet }));
  return { found, total: result.rows[0]?.total ?? 0, hasNextPage: result.rows.length > first };
}
