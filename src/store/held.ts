// Where positions are held: the negotiations of an actor, and those of a scope.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";
import type { Scope } from "./digest.ts";

/** More negotiations than a reader follows; those that were quiet for longest are cut. */
const MOST = 200;

/** The negotiations in which these surviving actors hold positions, the most recent first; at most 200. */
export async function findHeldBy(db: Queryable, actorIds: readonly string[]): Promise<readonly string[]> {
  if (actorIds.length === 0) return [];
  const result = await db.execute<{ id: string }>(sql`
    select n.id from negotiation n
     where n.id in (select p.negotiation_id from position p join actor a on a.id = p.holder_id
                     where a.surviving_id = any(${sql.param([...actorIds])}::uuid[]))
     order by n.last_activity_at desc, n.id limit ${MOST}`);
  return result.rows.map((row) => row.id);
}

/** The negotiations of a scope with their tracks, the most recent first; at most 200. */
export async function findInScope(
  db: Queryable,
  { negotiations }: Pick<Scope, "negotiations">,
): Promise<readonly string[]> {
  const ids = sql`${sql.param([...negotiations])}::uuid[]`;
  const result = await db.execute<{ id: string }>(sql`
    select id from negotiation
     where ${negotiations.length === 0 ? sql`true` : sql`id = any(${ids}) or parent_id = any(${ids})`}
     order by last_activity_at desc, id limit ${MOST}`);
  return result.rows.map((row) => row.id);
}
