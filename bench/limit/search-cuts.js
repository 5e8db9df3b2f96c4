// Where the limit's search begins: of a common word only the newest matches, by the planner's estimate, as Parley does it.

import { searchable } from "../../dist/store/tables.js";

/** Tables with the column of the key, which sorts by time, and what is searched. */
const SEARCHED = [
  { table: "article_version", key: "id", vector: "search" },
  { table: "statement", key: "claim_id", vector: `to_tsvector('english', ${searchable("quote")})` },
  { table: "position", key: "claim_id", vector: `to_tsvector('english', ${searchable("summary")})` },
];
const FEW = 5_000;
const ENOUGH = 3_000;

/** Quantiles of the keys, read once. @type {Promise<{ rows: number, bounds: string[] }[]> | undefined} */
let known;

/** @param {import("pg").Pool} pool */
async function keysOf(pool) {
  const found = await pool.query(
    `select c.relname as name, c.reltuples::float8 as rows, coalesce(s.histogram_bounds::text::text[], '{}') as bounds
       from pg_class c left join pg_stats s on s.schemaname = 'public' and s.tablename = c.relname
                                           and s.attname = case c.relname when 'article_version' then 'id' else 'claim_id' end
      where c.relnamespace = 'public'::regnamespace and c.relname = any($1)`,
    [SEARCHED.map(({ table }) => table)],
  );
  return SEARCHED.map(({ table }) => found.rows.find(({ name }) => name === table));
}

/**
 * The oldest key to look at in each table, null for all.
 * @param {import("pg").Pool} pool @param {string} query @returns {Promise<(string | null)[]>}
 */
export async function cutsOf(pool, query) {
  known ??= keysOf(pool);
  const keys = await known;
  if (keys.every(({ rows }) => rows <= FEW)) return [null, null, null];
  const parts = SEARCHED.map(
    ({ table, vector }) => `(select 1 from ${table} where ${vector} @@ websearch_to_tsquery('english', $1))`,
  );
  const found = await pool.query(`explain (format json) ${parts.join(" union all ")}`, [query]);
  return found.rows[0]["QUERY PLAN"][0].Plan.Plans.map((plan, index) => {
    const matches = plan["Plan Rows"];
    const { bounds } = keys[index] ?? { bounds: [] };
    if (matches <= FEW || bounds.length < 2) return null;
    const share = ENOUGH / matches;
    return share < 1 ? (bounds[Math.floor((1 - share) * (bounds.length - 1))] ?? null) : null;
  });
}
