// Which edition of a briefing is ordered next: one open job for each briefing that has a cadence.

import { and, eq, isNull, sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";
import { addJobs } from "./jobs.ts";
import { briefings, jobs } from "./tables.ts";

/** The payload of an EDITION job. */
export interface EditionOrder {
  /** The end of the window that the edition covers, RFC 3339: the cadence names it, never the clock. */
  readonly due: string;
  /** As they were when the edition was ordered: when a briefing has others, the order is void. */
  readonly cadence: string;
  readonly timeZone: string;
}

export interface Scheduled {
  readonly briefingId: string;
  readonly cadence: string;
  readonly timeZone: string;
}

/** Orders the edition of a briefing that is due at an instant; the same order again changes nothing. */
export async function orderEdition(
  db: Queryable,
  { briefingId, cadence, timeZone }: Scheduled,
  due: Date,
): Promise<void> {
  const order: EditionOrder = { due: due.toISOString(), cadence, timeZone };
  await addJobs(db, [
    { kind: "EDITION", key: `${briefingId}/${order.due}`, subjectId: briefingId, payload: order, runAt: due },
  ]);
}

/**
 * Takes back orders whose briefing was archived or has another cadence or zone, unless somebody is at it: of one
 * briefing, or of all.
 */
export async function dropVoidOrders(db: Queryable, briefingId: string | null = null): Promise<void> {
  const one = briefingId === null ? sql`` : sql`and briefing.id = ${briefingId}`;
  await db.execute(sql`
    delete from job using briefing
    where job.kind = 'EDITION' and job.status = 'PENDING' and briefing.id = job.subject_id ${one}
      and (job.lease_until is null or job.lease_until < clock_timestamp())
      and (briefing.archived_at is not null or briefing.cadence is distinct from job.payload->>'cadence'
        or briefing.time_zone <> job.payload->>'timeZone')`);
}

/** Briefings with a cadence of which no edition is ordered. */
export async function findUnordered(db: Queryable): Promise<readonly Scheduled[]> {
  const rows = await db
    .select({ briefingId: briefings.id, cadence: briefings.cadence, timeZone: briefings.timeZone })
    .from(briefings)
    .leftJoin(jobs, and(eq(jobs.subjectId, briefings.id), eq(jobs.kind, "EDITION"), eq(jobs.status, "PENDING")))
    .where(and(isNull(briefings.archivedAt), sql`${briefings.cadence} is not null`, isNull(jobs.id)));
  return rows.flatMap(({ cadence, ...row }) => (cadence === null ? [] : [{ ...row, cadence }]));
}

/** The cadence and zone that a briefing has now; null when it has none, is archived or gone. */
export async function findSchedule(db: Queryable, briefingId: string): Promise<Scheduled | null> {
  const [row] = await db
    .select({ cadence: briefings.cadence, timeZone: briefings.timeZone })
    .from(briefings)
    .where(and(eq(briefings.id, briefingId), isNull(briefings.archivedAt)));
  return row === undefined || row.cadence === null
    ? null
    : { briefingId, cadence: row.cadence, timeZone: row.timeZone };
}
