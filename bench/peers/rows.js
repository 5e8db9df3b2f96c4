// What the resolvers of the peers load: one prepared statement for all keys of a level, results in the order of the keys.

import pg from "pg";

export const pool = new pg.Pool({
  connectionString: process.env["DATABASE_URL"],
  max: Number(process.env["POOL_SIZE"] ?? 10),
  // A server waits for its turn longer than the ten seconds after which pg closes what is idle.
  idleTimeoutMillis: 0,
});
pool.on("error", (error) => console.error(error));

/** The key in a global id. @param {string} id */
export const keyOf = (id) => id.slice(id.indexOf("_") + 1);

const LISTED = "c.superseded_at is null and c.review <> 'REJECTED'";
const PUBLISHED = `to_char(l.published_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "publishedAt"`;
const ARTICLE = `'article_' || l.id as id, l.id as key, l.title, l.url, ${PUBLISHED}, l.language, l.source_id`;
const POSITION = `'position_' || p.claim_id as id, p.claim_id as key, p.holder_id, p.issue_id, p.negotiation_id, p.stance, p.strength,
  p.summary, p.stated_on as "statedOn", p.stated_latest::text as stated_latest, c.review, c.article_version_id`;

/** Statements by what they load; $1 holds the keys, `parent` names the key that a row belongs to. */
const SQL = {
  actors: `select k.id as parent, 'actor_' || a.id as id, a.id as key, a.name, a.kind from actor k join actor a on a.id = k.surviving_id where k.id = any($1::uuid[])`,
  names: `select o.surviving_id as parent, n.text, n.kind from actor o join actor_name n on n.actor_id = o.id where o.surviving_id = any($1::uuid[])
    order by array_position(array['OFFICIAL','ALIAS','ACRONYM','DEMONYM','FORMER','CONTESTED'], n.kind), n.text collate "C", n.id`,
  memberships: `select o.surviving_id as parent, m.organisation_id, m.role from actor o join membership m on m.person_id = o.id where o.surviving_id = any($1::uuid[]) order by m.role collate "C", m.id`,
  actorNegotiations: `select f.id as parent, x.* from unnest($1::uuid[]) f(id) cross join lateral (
      select 'negotiation_' || t.id as id, t.id as key, t.name, v.role from actor o join current_participation v on v.actor_id = o.id join negotiation t on t.id = v.negotiation_id
       where o.surviving_id = f.id order by t.last_activity_at desc, v.participation_id desc limit $2::int) x`,
  actorPositions: `select f.id as parent, x.* from unnest($1::uuid[]) f(id) cross join lateral (
      select p.* from actor o cross join lateral (
        select ${POSITION} from position p join claim c on c.id = p.claim_id where p.holder_id = o.id and ${LISTED}
         order by p.stated_latest desc, p.claim_id desc limit $2::int + 1) p
       where o.surviving_id = f.id order by p.stated_latest desc, p.key desc limit $2::int + 1) x`,
  negotiations: `select t.id as parent, 'negotiation_' || t.id as id, t.id as key, t.name, t.status, t.venue, t.started_on as "startedOn" from negotiation t where t.id = any($1::uuid[])`,
  participants: `select v.negotiation_id as parent, q.claim_id as key, q.actor_id, q.role, q.presence from current_participation v
      join participation q on q.claim_id = v.participation_id join claim c on c.id = q.claim_id
     where v.negotiation_id = any($1::uuid[]) and ${LISTED} order by v.ordinal, v.participation_id`,
  via: `select v.participation_id as parent, 'actor_' || a.id as id, a.name from participation_via v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id
     where v.participation_id = any($1::uuid[]) order by a.name collate "C", a.id`,
  representatives: `select v.participation_id as parent, 'actor_' || a.id as id, a.name from participation_representative v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id
     where v.participation_id = any($1::uuid[]) order by a.name collate "C", a.id`,
  issues: `select i.id as parent, 'issue_' || i.id as id, i.name from issue i where i.id = any($1::uuid[])`,
  negotiationIssues: `select i.negotiation_id as parent, 'issue_' || i.id as id, i.id as key, i.slug, i.name from issue i where i.negotiation_id = any($1::uuid[]) order by i.name collate "C", i.id`,
  issuePositions: `select f.id as parent, x.* from unnest($1::uuid[]) f(id) cross join lateral (
      select ${POSITION} from position p join claim c on c.id = p.claim_id where p.issue_id = f.id and ${LISTED}
       order by p.stated_latest desc, p.claim_id desc limit $2::int + 1) x`,
  targets: `select v.position_id as parent, 'actor_' || a.id as id, a.name from position_target v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id
     where v.position_id = any($1::uuid[]) order by a.name collate "C", a.id`,
  voices: `select v.position_id as parent, case when a.id is null then 'UnnamedSource' else 'Actor' end as __typename,
        coalesce('actor_' || a.id, 'unnamed_' || u.id) as id, a.name, u.description
      from position_voice v left join actor k on k.id = v.actor_id left join actor a on a.id = k.surviving_id left join unnamed_source u on u.id = v.unnamed_source_id
     where v.position_id = any($1::uuid[]) order by v.ordinal`,
  conditions: `select k.position_id as parent, k.kind, k.text from condition k where k.position_id = any($1::uuid[]) order by k.ordinal`,
  segments: `select s.claim_id as parent, s.start_offset as start, s.end_offset as "end", s.exact from evidence_segment s where s.claim_id = any($1::uuid[]) order by s.ordinal`,
  versionArticles: `select v.id as parent, ${ARTICLE} from article_version v join article l on l.id = v.article_id where v.id = any($1::uuid[])`,
  sources: `select s.id as parent, 'source_' || s.id as id, s.name from source s where s.id = any($1::uuid[])`,
  articleActors: `select f.id as parent, x.* from unnest($1::uuid[]) f(id) cross join lateral (
      select 'actor_' || a.id as id, a.name, a.kind from article_actor v join actor k on k.id = v.actor_id join actor a on a.id = k.surviving_id
       where v.article_id = f.id order by v.mention_count desc, v.actor_id desc limit $2::int) x`,
};

/** @param {string} text @param {string} name @param {unknown[]} values */
async function run(text, name, values) {
  return (await pool.query({ text, name, values })).rows;
}

/**
 * Rows by key, in the order of the keys: a list each.
 * @param {keyof typeof SQL} name @param {readonly string[]} keys @param {...unknown} more
 * @returns {Promise<any[][]>}
 */
export async function lists(name, keys, ...more) {
  const byKey = new Map(keys.map((key) => [key, []]));
  for (const row of await run(SQL[name], name, [[...byKey.keys()], ...more])) byKey.get(row.parent)?.push(row);
  return keys.map((key) => byKey.get(key) ?? []);
}

/**
 * One row a key, in the order of the keys; null where there is none.
 * @param {keyof typeof SQL} name @param {readonly string[]} keys
 * @returns {Promise<any[]>}
 */
export async function singles(name, keys) {
  const byKey = new Map();
  for (const row of await run(SQL[name], name, [[...new Set(keys)]])) byKey.set(row.parent, row);
  return keys.map((key) => byKey.get(key) ?? null);
}

/** The page of a list that was asked for one row more. @param {any[]} rows @param {number} first @param {string} order @param {(row: any) => string} sort */
export function pageOf(rows, first, order, sort) {
  const nodes = rows.slice(0, first);
  const last = nodes.at(-1);
  const endCursor =
    last === undefined ? null : Buffer.from([order, sort(last), last.key].join("\u001f")).toString("base64url");
  return { nodes, pageInfo: { hasNextPage: rows.length > first, endCursor } };
}

/** @param {any[]} rows @param {number} first */
export const positionPage = (rows, first) => pageOf(rows, first, "STATED_ON DESC", (row) => row.stated_latest);

/** The keys of a page of articles: an index gives them in order; an actor may have been merged from several. */
const PAGES = {
  negotiation: `select v.published_at, v.article_id from negotiation_article v where v.negotiation_id = $1 order by v.published_at desc, v.article_id desc limit $2::int + 1`,
  actor: `select distinct v.published_at, v.article_id from actor o cross join lateral (
      select v.* from article_actor v where v.actor_id = o.id order by v.published_at desc, v.article_id desc limit $2::int + 1) v
     where o.surviving_id = $1 order by v.published_at desc, v.article_id desc limit $2::int + 1`,
};

/** A page of articles of a negotiation or that name an actor. @param {{ negotiation?: string, actor?: string }} filter @param {number} first */
export async function articlePage(filter, first) {
  const by = filter.negotiation === undefined ? "actor" : "negotiation";
  const text = `select ${ARTICLE}, p.published_at::text as sort from (${PAGES[by]}) p join article l on l.id = p.article_id
     order by p.published_at desc, p.article_id desc`;
  const rows = await run(text, `articles ${by}`, [keyOf(filter[by] ?? ""), first]);
  return pageOf(rows, first, "PUBLISHED_AT DESC", (row) => row.sort);
}
