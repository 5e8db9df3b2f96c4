// Who takes part in negotiations now: rewritten in the transaction that changes what is claimed.

import { sql } from "drizzle-orm";

import { currentParts, type Part, type Parts } from "../domain/participation.ts";
import { PARTICIPATION_ROLES, type ParticipationRole, type Presence } from "../domain/vocabulary.ts";

import { insertRows } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { currentParticipations } from "./tables.ts";

/** What the claims that are neither superseded nor rejected say of who takes part, by negotiation. */
export async function findParts(db: Queryable, negotiationIds: readonly string[]): Promise<ReadonlyMap<string, Parts>> {
  const result = await db.execute<{
    negotiation_id: string;
    claim_id: string;
    actor_id: string;
    role: ParticipationRole;
    presence: Presence;
    reviewed: boolean;
    texts: number;
  }>(sql`
    with held as materialized (
      select p.negotiation_id, p.claim_id, a.surviving_id as actor_id, p.role, p.presence, c.article_version_id, c.recorded_at,
             c.review in ('CONFIRMED', 'AMENDED') as reviewed
        from participation p
       cross join lateral (
         select * from claim c where c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED' offset 0) c
        join actor a on a.id = p.actor_id
       where p.negotiation_id = any(${sql.param([...negotiationIds])}::uuid[])),
    named as (
      select negotiation_id, actor_id, count(distinct article_version_id)::int as texts from held where role = 'PARTY' group by 1, 2),
    best as (
      select distinct on (negotiation_id, actor_id, role) negotiation_id, claim_id, actor_id, role, presence, reviewed
        from held
       order by negotiation_id, actor_id, role, reviewed desc, (presence <> 'UNKNOWN') desc, recorded_at desc, claim_id desc)
    select best.*, coalesce(named.texts, 0) as texts from best left join named using (negotiation_id, actor_id)`);
  const found = new Map(negotiationIds.map((id) => [id, { best: [] as Part[], texts: new Map<string, number>() }]));
  for (const row of result.rows) {
    const parts = found.get(row.negotiation_id);
    const { role, presence, reviewed } = row;
    parts?.best.push({ claimId: row.claim_id, actorId: row.actor_id, role, presence, reviewed });
    if (row.texts > 0) parts?.texts.set(row.actor_id, row.texts);
  }
  return found;
}

/** Rewrites the parts that hold now. */
export async function writeParts(db: Queryable, parts: ReadonlyMap<string, Parts>): Promise<void> {
  if (parts.size === 0) return;
  const ids = [...parts.keys()];
  await db.execute(sql`delete from current_participation where negotiation_id = any(${sql.param(ids)}::uuid[])`);
  await insertRows(
    db,
    currentParticipations,
    [...parts].flatMap(([negotiationId, told]) =>
      currentParts(told).map(({ actorId, role, claimId }) => ({
        negotiationId,
        actorId,
        role,
        participationId: claimId,
        ordinal: PARTICIPATION_ROLES.indexOf(role) + 1,
      })),
    ),
  );
}

/** Works out anew who takes part, after claims were reviewed or fell. */
export async function refreshParticipations(db: Queryable, negotiationIds: readonly string[]): Promise<void> {
  await writeParts(db, await findParts(db, negotiationIds));
}
