// Where a search may begin: of a word that half the texts have, the newest matches are found without a look at all others.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";
import { searchable } from "./tables.ts";

/** Tables whose keys sort by time, with the column of the key and what is searched. */
const SEARCHED = {
  article_version: { key: "id", vector: "search" },
  statement: { key: "claim_id", vector: `to_tsvector('english', ${searchable("quote")})` },
  position: { key: "claim_id", vector: `to_tsvector('english', ${searchable("summary")})` },
} as const;

type Searched = keyof typeof SEARCHED;
const TABLES = Object.keys(SEARCHED) as readonly Searched[];

/** The oldest key to look at, by table; all are looked at where none is given. */
export type Cuts = { readonly some: boolean } & Partial<Record<Searched, string>>;

/** Up to this many matches are all looked at, as PostgreSQL estimates them: exact, whatever their age. */
const FEW = 5_000;
/** Matches to aim at behind a cut: three times what is ranked, since words come and go with the news. */
const ENOUGH = 3_000;

interface Keys {
  /** Rows of the table. */
  readonly rows: number;
  /** Keys from the oldest to the newest with as many rows between each two. */
  readonly bounds: readonly string[];
}

/** Statistics are gathered by ANALYZE, and change slowly: they are read once in five minutes. */
const KEPT = 5 * 60_000;
const kept = new WeakMap<object, { readonly until: number; readonly keys: ReadonlyMap<string, Keys> }>();

/**
 * Cuts for a query in websearch syntax: by the planner's own estimate of the matches, which costs no look at any of them
 * (`EXPLAIN`), and by the quantiles of the keys. Tables that were never analysed get none.
 */
export async function findCuts(db: Queryable, query: string): Promise<Cuts> {
  const keys = await keysOf(db);
  if ([...keys.values()].every(({ rows }) => rows <= FEW)) return { some: false };
  const parts = TABLES.map((table) =>
    sql
      .raw(`(select 1 from ${table} where ${SEARCHED[table].vector} @@ `)
      .append(sql`websearch_to_tsquery('english', ${query}))`),
  );
  const result = await db.execute<{
    "QUERY PLAN": readonly [{ readonly Plan: { readonly Plans?: readonly Estimate[] } }];
  }>(sql`explain (format json) ${sql.join(parts, sql` union all `)}`);
  const estimates = result.rows[0]?.["QUERY PLAN"][0].Plan.Plans ?? [];
  const found: Partial<Record<Searched, string>> = {};
  for (const [index, table] of TABLES.entries()) {
    const matches = estimates[index]?.["Plan Rows"] ?? 0;
    const { rows, bounds } = keys.get(table) ?? { rows: 0, bounds: [] };
    if (matches <= FEW || bounds.length < 2) continue;
    const share = Math.min(1, (ENOUGH * Math.max(1, rows / matches)) / rows);
    const cut = bounds[Math.floor((1 - share) * (bounds.length - 1))];
    if (cut !== undefined && share < 1) found[table] = cut;
  }
  return { some: Object.keys(found).length > 0, ...found };
}

interface Estimate {
  readonly "Plan Rows": number;
}

async function keysOf(db: Queryable): Promise<ReadonlyMap<string, Keys>> {
  const before = kept.get(db);
  if (before !== undefined && before.until > Date.now()) return before.keys;
  const result = await db.execute<{ name: string; rows: number; bounds: readonly string[] | null }>(sql`
    select c.relname as name, greatest(c.reltuples, 0)::float8 as rows, s.histogram_bounds::text::text[] as bounds
      from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      left join pg_stats s on s.schemaname = 'public' and s.tablename = c.relname
                          and s.attname = case c.relname when 'article_version' then 'id' else 'claim_id' end
     where c.relname = any(${sql.param([...TABLES])}::text[])`);
  const keys = new Map(result.rows.map(({ name, rows, bounds }) => [name, { rows, bounds: bounds ?? [] }]));
  kept.set(db, { until: Date.now() + KEPT, keys });
  return keys;
}
