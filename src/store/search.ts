// Full-text search over articles, statements, positions and the names of actors.

import { sql } from "drizzle-orm";

import { PLANNED_ANEW, type Queryable } from "./database.ts";
import { type Cuts, findCuts } from "./search-cuts.ts";
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
  /** Whether every match was ranked; else only the newest of some kind were. */
  readonly exhaustive: boolean;
  readonly hasNextPage: boolean;
}

/** Fewer finds of a kind than this behind a cut say that the estimate was wrong, and all are looked at. */
const TOO_FEW = 100;

/**
 * Finds what holds the words of `query` (websearch syntax: "a phrase", -not, or), the best first: one statement to
 * estimate, one to find. `after` is the score and key of the last find of the page before.
 */
export async function search(
  db: Queryable,
  query: string,
  first: number,
  after: { readonly score: string; readonly key: string } | null,
): Promise<FoundPage> {
  const cuts = await findCuts(db, plain(query));
  const page = await findBehind(db, query, first, after, cuts);
  // Of a phrase of common words few matches are all that can be had without reading every text that has the words.
  const wrong = cuts.some && !plain(query).includes('"') && page.total < TOO_FEW;
  return wrong ? findBehind(db, query, first, after, { some: false }) : page;
}

async function findBehind(
  db: Queryable,
  query: string,
  first: number,
  after: { readonly score: string; readonly key: string } | null,
  cuts: Cuts,
): Promise<FoundPage> {
  const from = (column: ReturnType<typeof sql>, cut: string | undefined) =>
    cut === undefined ? sql`` : sql` and ${column} >= ${cut}::uuid`;
  // Written out in each place, so that the planner sees the words and how often they occur.
  const words = sql`websearch_to_tsquery('english', ${plain(query)})`;
  const otherWords = sql`websearch_to_tsquery('simple', ${apart(plain(query))})`;
  const beyond = after === null ? sql`true` : sql`(score, key) < (${after.score}::numeric, ${after.key}::uuid)`;
  const result = await db.execute<{
    type: FoundType;
    key: string;
    score: string;
    snippet: string | null;
    total: number;
    most: number;
  }>(sql`${sql.raw(PLANNED_ANEW)}
    with question as (
      select websearch_to_tsquery('english', ${plain(query)}) as words, websearch_to_tsquery('simple', ${apart(plain(query))}) as plain,
             lower(${query}) as name
    ), matches as (
      (select 'Actor' as type, a.surviving_id as key, 10 + similarity(lower(n.text), q.name) as score, null::text as body, false as plain
         from question q join actor_name n on n.key = q.name or n.text ilike replace(replace(q.name, '%', '\\%'), '_', '\\_') || '%'
         join actor a on a.id = n.actor_id
        where q.name <> '' limit ${CANDIDATES})
      union all
      (select 'Article', a.id, ts_rank_cd(v.search, ${words}), v.text, false
         from article_version v join article a on a.current_version_id = v.id
        where v.search @@ ${words} and v.language = 'en'${from(sql`v.id`, cuts.article_version)}
        order by v.id desc limit ${CANDIDATES})
      union all
      (select 'Article', a.id, ts_rank_cd(v.search, ${otherWords}), v.text, true
         from article_version v join article a on a.current_version_id = v.id
        where v.search @@ ${otherWords} and v.language <> 'en'${from(sql`v.id`, cuts.article_version)}
        order by v.id desc limit ${CANDIDATES})
      union all
      (select 'Statement', s.claim_id, ts_rank_cd(to_tsvector('english', ${SAID}), ${words}), s.quote, false
         from statement s join claim c on c.id = s.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        where to_tsvector('english', ${SAID}) @@ ${words}${from(sql`s.claim_id`, cuts.statement)}
        order by s.claim_id desc limit ${CANDIDATES})
      union all
      (select 'Position', p.claim_id, ts_rank_cd(to_tsvector('english', ${HELD}), ${words}), p.summary, false
         from position p join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        where to_tsvector('english', ${HELD}) @@ ${words}${from(sql`p.claim_id`, cuts.position)}
        order by p.claim_id desc limit ${CANDIDATES})
    ), ranked as (
      select type, key, round(max(score)::numeric, 6) as score, min(body) as body, bool_or(plain) as plain from matches group by type, key
    ), page as (
      select * from ranked where ${beyond} order by score desc, key desc limit ${first + 1}
    )
    select page.type, page.key, page.score::text, (select count(*)::int from ranked) as total,
           (select max(found)::int from (select count(*) as found from ranked group by type) k) as most,
           case when page.plain then ts_headline('simple', regexp_replace(${BODY}, ${`([${UNSPACED_LETTERS}])`}, ' \\1 ', 'g'), question.plain, ${HEADLINE})
                when page.body is not null then ts_headline('english', ${BODY}, question.words, ${HEADLINE}) end as snippet
      from page, question order by page.score desc, page.key desc`);
  const found = result.rows.slice(0, first).map(({ type, key, score, snippet }) => ({
    type,
    key,
    score,
    snippet: snippet === null ? null : together(snippet),
  }));
  const [row] = result.rows;
  return {
    found,
    total: row?.total ?? 0,
    exhaustive: !cuts.some && (row?.most ?? 0) < CANDIDATES,
    hasNextPage: result.rows.length > first,
  };
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
