// The positions around those that a write touched: of each cell the touched days, the day before and the day after.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";
import { type FoundStand, readFound } from "./stands.ts";

/**
 * Finds the stands of the touched claims' cells on the days of these claims and on the neighbouring days, newest first.
 * Touched claims are found whether they hold or not, others only while they hold; claims of other kinds find nothing.
 * Cells are those of surviving actors. The work goes with the claims, not with the years before.
 */
export async function findStandsAround(db: Queryable, claimIds: readonly string[]): Promise<readonly FoundStand[]> {
  const ids = sql`${sql.param([...claimIds])}::uuid[]`;
  const held = sql`p.stance <> 'NO_COMMENT' and (p.claim_id = any(${ids}) or (c.review <> 'REJECTED' and c.superseded_at is null))`;
  const ofCell = sql`position p join claim c on c.id = p.claim_id
          where p.negotiation_id = t.negotiation_id and p.issue_id = t.issue_id and p.holder_id = m.id`;
  // `offset 0`: each cell is looked up by itself, in the index of cells.
  return readFound(
    db,
    sql`touched as (
      select distinct p.negotiation_id, p.issue_id, h.surviving_id, p.stated_latest as day
        from position p join actor h on h.id = p.holder_id where p.claim_id = any(${ids})
    ), near as (
      select distinct t.negotiation_id, t.issue_id, t.surviving_id, d.day
        from touched t join actor m on m.surviving_id = t.surviving_id
        cross join lateral (
          select t.day union all
          (select p.stated_latest from ${ofCell} and p.stated_latest < t.day and ${held} order by p.stated_latest desc limit 1) union all
          (select p.stated_latest from ${ofCell} and p.stated_latest > t.day and ${held} order by p.stated_latest limit 1)) d
    ), held as (
      select p.negotiation_id, p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.stated_on, p.stated_latest, p.review, p.recorded_at
        from near t join actor m on m.surviving_id = t.surviving_id
        cross join lateral (
          select p.*, c.review, c.recorded_at from ${ofCell} and p.stated_latest = t.day and ${held} offset 0) p
    )`,
  );
}
