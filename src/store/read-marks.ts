// How far readers have read, and what was written since.

import { sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { Queryable } from "./database.ts";

/** What can be marked as read; the name of its table. */
export type MarkedKind = "briefing" | "negotiation";

export async function isThere(db: Queryable, kind: MarkedKind, id: string): Promise<boolean> {
  const result = await db.execute(sql`select 1 from ${sql.identifier(kind)} where id = ${id}::uuid`);
  return result.rows.length > 0;
}

/** Up to when a reader has read each; those never read are absent. */
export async function findMarks(
  db: Queryable,
  kind: MarkedKind,
  ids: readonly string[],
  reader: string,
): Promise<ReadonlyMap<string, Date>> {
  if (ids.length === 0) return new Map();
  const of = sql.identifier(`${kind}_id`);
  const result = await db.execute<{ id: string; read_at: string }>(
    sql`select ${of} as id, read_at from read_mark where reader = ${reader} and ${of} = any(${sql.param([...ids])}::uuid[])`,
  );
  return new Map(result.rows.map((row) => [row.id, new Date(row.read_at)]));
}

/** Sets a mark, and returns where it stands then: at the later of two instants, unless it may go back. One statement. */
export async function setMark(
  db: Queryable,
  mark: { readonly kind: MarkedKind; readonly id: string; readonly reader: string; readonly readAt: Date },
  goBack: boolean,
): Promise<Date> {
  const of = sql.identifier(`${mark.kind}_id`);
  const result = await db.execute<{ read_at: string }>(sql`
    insert into read_mark (id, reader, ${of}, read_at)
    values (${newId()}::uuid, ${mark.reader}, ${mark.id}::uuid, ${mark.readAt.toISOString()}::timestamptz)
    on conflict (reader, ${of}) do update
       set read_at = ${goBack ? sql`excluded.read_at` : sql`greatest(read_mark.read_at, excluded.read_at)`}
    returning read_at`);
  const [row] = result.rows;
  if (row === undefined) throw new Error("A mark was not written");
  return new Date(row.read_at);
}

/**
 * The earliest day, as an instant, of positions in these negotiations of which something was written after an instant:
 * recorded, superseded or reviewed; the instant itself when that lies before.
 */
export async function findTouchedSince(db: Queryable, negotiationIds: readonly string[], after: Date): Promise<Date> {
  const instant = sql`${after.toISOString()}::timestamptz`;
  const result = await db.execute<{ day: string | null }>(sql`
    select min(p.stated_latest)::text as day
      from position p join claim c on c.id = p.claim_id
     where p.negotiation_id = any(${sql.param([...negotiationIds])}::uuid[])
       and (c.recorded_at > ${instant} or c.superseded_at > ${instant}
            or (c.review <> 'EXTRACTED' and exists (select 1 from review r where r.claim_id = c.id and r.recorded_at > ${instant})))`);
  const day = result.rows[0]?.day ?? null;
  const earliest = day === null ? after : new Date(`${day}T00:00:00Z`);
  return earliest < after ? earliest : after;
}
