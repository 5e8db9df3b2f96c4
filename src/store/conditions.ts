// What a condition may refer to: positions of a negotiation with the names of those who hold them.

import { sql } from "drizzle-orm";

import { normaliseName } from "../domain/names.ts";

import type { Queryable } from "./database.ts";

export interface HeldPosition {
  readonly claimId: string;
  readonly actorId: string;
  readonly issueId: string;
  readonly summary: string;
}

/** Positions that are looked at: of those before, the newest. */
const MOST_POSITIONS = 500;

/**
 * The newest 500 positions that hold in a negotiation, newest first, and the names of those who hold them, normalised, by
 * the ids under which they are recorded: where actors were merged, each has all names.
 */
export async function findHeld(
  db: Queryable,
  negotiationId: string,
): Promise<{
  readonly positions: readonly HeldPosition[];
  readonly names: ReadonlyMap<string, readonly string[]>;
}> {
  const result = await db.execute<{ claim_id: string; actor_id: string; issue_id: string; summary: string }>(sql`
    select p.claim_id, h.surviving_id as actor_id, p.issue_id, p.summary
      from position p join claim c on c.id = p.claim_id join actor h on h.id = p.holder_id
     where p.negotiation_id = ${negotiationId}::uuid and c.superseded_at is null and c.review <> 'REJECTED'
     order by p.stated_latest desc, p.claim_id desc limit ${MOST_POSITIONS}`);
  const positions = result.rows.map((row) => ({
    claimId: row.claim_id,
    actorId: row.actor_id,
    issueId: row.issue_id,
    summary: row.summary,
  }));
  const named = await db.execute<{ id: string; text: string }>(sql`
    select o.surviving_id as id, n.text from actor_name n join actor o on o.id = n.actor_id
     where o.surviving_id = any(${sql.param([...new Set(positions.map(({ actorId }) => actorId))])}::uuid[])
       and n.kind <> 'DEMONYM' order by n.id`);
  const names = new Map<string, string[]>();
  for (const { id, text } of named.rows) names.set(id, [...(names.get(id) ?? []), normaliseName(text)]);
  return { positions, names };
}
