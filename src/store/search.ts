// Full-text search over articles, statements, positions and the names of actors.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";
import { presentable, searchable, SIGNS, UNSPACED_LETTERS } from "./tables.ts";

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
      select websearch_to_tsquery('english', ${plain(query)}) as words, websearch_to_tsquery('simple', ${apart(plain(query))}) as plain,
             lower(${query}) as name
    ), matches as (
      (select 'Actor' as type, a.surviving_id as key, 10 + similarity(lower(n.text), q.name) as score, null::text as body, false as plain
         from question q join actor_name n on n.key = q.name or n.text ilike replace(replace(q.name, '%', '\\%'), '_', '\\_') || '%'
         join actor a on a.id = n.actor_id
        where q.name <> '' limit ${CANDIDATES})
      union all
      (select 'Article', a.id, ts_rank_cd(v.search, q.words), v.text, false
         from question q join article_version v on v.search @@ q.words and v.language = 'en'
         join article a on a.current_version_id = v.id
        order by v.id desc limit ${CANDIDATES})
      union all
      (select 'Article', a.id, ts_rank_cd(v.search, q.plain), v.text, true
         from question q join article_version v on v.search @@ q.plain and v.language <> 'en'
         join article a on a.current_version_id = v.id
        order by v.id desc limit ${CANDIDATES})
      union all
      (select 'Statement', s.claim_id, ts_rank_cd(to_tsvector('english', ${SAID}), q.words), s.quote, false
         from question q join statement s on to_tsvector('english', ${SAID}) @@ q.words
         join claim c on c.id = s.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        order by s.claim_id desc limit ${CANDIDATES})
      union all
      (select 'Position', p.claim_id, ts_rank_cd(to_tsvector('english', ${HELD}), q.words), p.summary, false
         from question q join position p on to_tsvector('english', ${HELD}) @@ q.words
         join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        order by p.claim_id desc limit ${CANDIDATES})
    ), ranked as (
      select type, key, round(max(score)::numeric, 6) as score, min(body) as body, bool_or(plain) as plain from matches group by type, key
    ), page as (
      select * from ranked where ${beyond} order by score desc, key desc limit ${first + 1}
    )
    select page.type, page.key, page.score::text, (select count(*)::int from ranked) as total,
           case when page.plain then ts_headline('simple', regexp_replace(${BODY}, ${`([${UNSPACED_LETTERS}])`}, ' \\1 ', 'g'), question.plain, ${HEADLINE})
                when page.body is not null then ts_headline('english', ${BODY}, question.words, ${HEADLINE}) end as snippet
      from page, question order by page.score desc, page.key desc`);
  const found = result.rows.slice(0, first).map(({ type, key, score, snippet }) => ({
    type,
    key,
    score,
    snippet: snippet === null ? null : together(snippet),
  }));
  return { found, total: result.rows[0]?.total ?? 0, hasNextPage: result.rows.length > first };
}

const SAID = sql.raw(searchable("s.quote"));
const HELD = sql.raw(searchable("p.summary"));
const BODY = sql.raw(presentable("page.body"));

/** Options of ts_headline. */
const HEADLINE = "StartSel=«, StopSel=», MaxFragments=1, MaxWords=30, MinWords=12";

const RUN = new RegExp(`[${UNSPACED_LETTERS}]+`, "g");
const GAP = new RegExp(`(?<=[${UNSPACED_LETTERS}]»?) +(?=\\S)|(?<=\\S) +(?=«?[${UNSPACED_LETTERS}])`, "g");
const SIGN = new RegExp(`[${SIGNS}]`, "g");

/** A question without signs outside ASCII; what stands in typographic quotation marks is a phrase. */
function plain(query: string): string {
  return query.replaceAll(/[“”„«»「」『』]/g, '"').replaceAll(SIGN, " ");
}

/** A question in which a run of letters without spaces is a phrase of its letters, as articles are indexed. */
function apart(query: string): string {
  let quoted = false;
  return query
    .split(/(")/)
    .map((part) => {
      if (part === '"') {
        quoted = !quoted;
        return part;
      }
      return part.replaceAll(RUN, (run) => {
        const letters = Array.from(run).join(" ");
        return quoted || run.length === 1 ? letters : `"${letters}"`;
      });
    })
    .join("");
}

/** A snippet as the text writes it: without the spaces that set letters apart. */
function together(snippet: string): string {
  return snippet.replaceAll(GAP, "").replaceAll("»«", "");
}
