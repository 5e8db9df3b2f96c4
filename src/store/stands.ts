// Positions as they stood: for every cell of a matrix the newest few, by both clocks, in one statement.

import { sql } from "drizzle-orm";

import type { ConditionKind, ReviewState, Stance, Strength } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";

export interface StandsWanted {
  readonly negotiationId: string;
  /** Positions that were stated on or before this instant's day, UTC. */
  readonly asOf: Date;
  /** Claims that were recorded by then, and not superseded then. */
  readonly knownAt: Date;
  /** Where given: all positions since this instant's day, and the newest one before it. */
  readonly since?: Date;
}

export interface FoundStand {
  readonly negotiationId: string;
  readonly issueId: string;
  readonly holderId: string;
  readonly claimId: string;
  readonly stance: Stance;
  readonly strength: Strength;
  readonly summary: string;
  readonly statedOn: string | null;
  /** Last day on which it can have been stated, YYYY-MM-DD. */
  readonly day: string;
  readonly originId: string;
  readonly review: ReviewState;
  readonly conditions: readonly { readonly kind: ConditionKind; readonly text: string }[];
}

/** Newest positions a cell when no window is given: enough for the current day's and the one before. */
const PER_CELL = 12;
/** Positions that a window may hold; more is cut, oldest first. */
const MOST = 5_000;

/**
 * Finds the stands of several negotiations at once, newest first in each cell. Holders are surviving actors. Rejected
 * claims and refusals to comment are left out: they hold nothing.
 */
export async function findStands(db: Queryable, wanted: readonly StandsWanted[]): Promise<readonly FoundStand[]> {
  if (wanted.length === 0) return [];
  const rows = wanted.map(
    (one) =>
      sql`(${one.negotiationId}::uuid, ${one.asOf.toISOString()}::timestamptz, ${one.knownAt.toISOString()}::timestamptz, ${one.since?.toISOString() ?? null}::timestamptz)`,
  );
  const result = await db.execute<{
    negotiation_id: string;
    issue_id: string;
    holder_id: string;
    claim_id: string;
    stance: Stance;
    strength: Strength;
    summary: string;
    stated_on: string | null;
    day: string;
    origin_id: string;
    review: ReviewState;
    conditions: readonly { kind: ConditionKind; text: string }[] | null;
  }>(sql`
    with wanted (negotiation_id, as_of, known_at, since) as (values ${sql.join(rows, sql`, `)}),
    held as (
      select p.negotiation_id, p.issue_id, h.surviving_id as holder_id, p.claim_id, p.stance, p.strength, p.summary, p.stated_on,
             p.stated_latest, c.review, c.article_version_id, w.since,
             row_number() over (partition by p.negotiation_id, p.issue_id, h.surviving_id, w.as_of, w.known_at
                                order by p.stated_latest desc, p.claim_id desc) as place,
             row_number() over (partition by p.negotiation_id, p.issue_id, h.surviving_id, w.as_of, w.known_at,
                                             p.stated_latest >= (w.since at time zone 'UTC')::date
                                order by p.stated_latest desc, p.claim_id desc) as place_on_side
        from wanted w
        join position p on p.negotiation_id = w.negotiation_id and p.stated_latest <= (w.as_of at time zone 'UTC')::date
        join claim c on c.id = p.claim_id
        join actor h on h.id = p.holder_id
       where p.stance <> 'NO_COMMENT' and c.review <> 'REJECTED' and c.recorded_at <= w.known_at
         and (c.superseded_at is null or c.superseded_at > w.known_at))
    select held.negotiation_id, held.issue_id, held.holder_id, held.claim_id, held.stance, held.strength, held.summary, held.stated_on,
           held.stated_latest::text as day, a.origin_id, held.review,
           (select json_agg(json_build_object('kind', k.kind, 'text', k.text) order by k.ordinal) from condition k where k.position_id = held.claim_id) as conditions
      from held
      join article_version v on v.id = held.article_version_id
      join article a on a.id = v.article_id
     where case when since is null then place <= ${PER_CELL}
                else stated_latest >= (since at time zone 'UTC')::date or place_on_side <= 3 end
     order by held.stated_latest desc, held.claim_id desc
     limit ${MOST}`);
  return result.rows.map((row) => ({
    negotiationId: row.negotiation_id,
    issueId: row.issue_id,
    holderId: row.holder_id,
    claimId: row.claim_id,
    stance: row.stance,
    strength: row.strength,
    summary: row.summary,
    statedOn: row.stated_on,
    day: row.day,
    originId: row.origin_id,
    review: row.review,
    conditions: row.conditions ?? [],
  }));
}

/** Surviving actors that are parties, and other roles, for the order of rows: actor → place, 1 is a party. */
export async function findRoles(
  db: Queryable,
  negotiationIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, number>>> {
  if (negotiationIds.length === 0) return new Map();
  const result = await db.execute<{ negotiation_id: string; actor_id: string; place: number }>(sql`
    select c.negotiation_id, a.surviving_id as actor_id, min(c.ordinal)::int as place
      from current_participation c join actor a on a.id = c.actor_id
     where c.negotiation_id = any(${sql.param([...negotiationIds])}::uuid[])
     group by 1, 2`);
  const roles = new Map<string, Map<string, number>>();
  for (const row of result.rows) {
    const ofNegotiation = roles.get(row.negotiation_id) ?? new Map<string, number>();
    ofNegotiation.set(row.actor_id, row.place);
    roles.set(row.negotiation_id, ofNegotiation);
  }
  return roles;
}

export interface FoundFigure {
  readonly negotiationId: string;
  readonly claimId: string;
  readonly measure: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: "EXACT" | "ABOUT" | "AT_LEAST" | "MORE_THAN" | "LESS_THAN" | "UP_TO" | "RANGE";
  readonly place: string | null;
  readonly periodEarliest: string | null;
  readonly periodLatest: string | null;
  readonly originId: string;
}

/** The newest 1,000 figures of the negotiations. */
export async function findComparableFigures(
  db: Queryable,
  negotiationIds: readonly string[],
): Promise<readonly FoundFigure[]> {
  if (negotiationIds.length === 0) return [];
  const result = await db.execute<
    Omit<
      FoundFigure,
      "negotiationId" | "claimId" | "periodEarliest" | "periodLatest" | "originId" | "value" | "low" | "high"
    > & {
      negotiation_id: string;
      claim_id: string;
      value: string;
      low: string | null;
      high: string | null;
      period_earliest: string | null;
      period_latest: string | null;
      origin_id: string;
    }
  >(sql`
    select c.negotiation_id, f.claim_id, f.measure, f.unit, f.value::text, f.low::text, f.high::text, f.qualifier, f.place,
           f.period_earliest::text, f.period_latest::text, a.origin_id
      from figure f
      join claim c on c.id = f.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
      join article_version v on v.id = c.article_version_id
      join article a on a.id = v.article_id
     where c.negotiation_id = any(${sql.param([...negotiationIds])}::uuid[])
     order by c.id desc limit 1000`);
  return result.rows.map((row) => ({
    negotiationId: row.negotiation_id,
    claimId: row.claim_id,
    measure: row.measure,
    unit: row.unit,
    value: Number(row.value),
    low: row.low === null ? null : Number(row.low),
    high: row.high === null ? null : Number(row.high),
    qualifier: row.qualifier,
    place: row.place,
    periodEarliest: row.period_earliest,
    periodLatest: row.period_latest,
    originId: row.origin_id,
  }));
}
