// What a condition may refer to: positions of a negotiation with the names of those who hold them.

import { sql } from "drizzle-orm";

import { normaliseName } from "../domain/names.ts";

import type { Queryable } from "./database.ts";

export interface HeldPosition {
  /** Last day on which it can have been stated, YYYY-MM-DD. */
  readonly day: string;
  readonly claimId: string;
  readonly actorId: string;
  readonly issueId: string;
  readonly summary: string;
}

/** Positions that are looked at: of those before, the newest. */
export const MOST_HELD = 500;

/** The newest 500 positions that hold in a negotiation, newest first, by the surviving actors that hold them. */
export async function findHeld(db: Queryable, negotiationId: string): Promise<readonly HeldPosition[]> {
  const result = await db.execute<{
    claim_id: string;
    actor_id: string;
    issue_id: string;
    summary: string;
    day: string;
  }>(sql`
    select p.claim_id, h.surviving_id as actor_id, p.issue_id, p.summary, p.stated_latest::text as day
      from position p join claim c on c.id = p.claim_id join actor h on h.id = p.holder_id
     where p.negotiation_id = ${negotiationId}::uuid and c.superseded_at is null and c.review <> 'REJECTED'
     order by p.stated_latest desc, p.claim_id desc limit ${MOST_HELD}`);
  return result.rows.map((row) => ({
    claimId: row.claim_id,
    actorId: row.actor_id,
    issueId: row.issue_id,
    summary: row.summary,
    day: row.day,
  }));
}

/** Names by which surviving actors may be meant, normalised, with those of the actors merged into them; oldest first. */
export async function findNamesOf(
  db: Queryable,
  actorIds: readonly string[],
): Promise<readonly { readonly id: string; readonly actorId: string; readonly name: string }[]> {
  if (actorIds.length === 0) return [];
  const named = await db.execute<{ id: string; actor_id: string; text: string }>(sql`
    select n.id, o.surviving_id as actor_id, n.text from actor_name n join actor o on o.id = n.actor_id
     where o.surviving_id = any(${sql.param([...actorIds])}::uuid[])
       and n.kind <> 'DEMONYM' order by n.id`);
  return named.rows.map((row) => ({ id: row.id, actorId: row.actor_id, name: normaliseName(row.text) }));
}
