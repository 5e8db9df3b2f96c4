// Positions as they stood: for every cell of a matrix the newest few, by both clocks, in one statement.

import { type SQL, sql } from "drizzle-orm";

import type { ConditionKind, ReviewState, Stance, Strength } from "../domain/vocabulary.ts";

import { type Admission, admits } from "./admission.ts";
import type { Queryable } from "./database.ts";
import { idList, listOf } from "./lists.ts";

export interface StandsWanted {
  readonly negotiationId: string;
  /** Positions that were stated on or before this instant's day, UTC. */
  readonly asOf: Date;
  /** Claims that were recorded by then, and not superseded then. */
  readonly knownAt: Date;
  /** Where given: all positions since this instant's day, and the newest one before it. */
  readonly since?: Date;
  /** Where given: only what these surviving actors hold. The same for every negotiation of a call. */
  readonly holders?: readonly string[];
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
  /** As it was known, where the stands are those of an earlier knowledge. */
  readonly review: ReviewState;
  readonly recordedAt: Date;
  readonly conditions: readonly {
    readonly kind: ConditionKind;
    readonly text: string;
    /** The surviving actor who would have to act; null when not known. */
    readonly actorId: string | null;
  }[];
}

/** Newest positions a cell when no window is given: enough for the current day's and the one before. */
const PER_CELL = 12;
/** Positions that a window may hold; more is cut, oldest first. */
const MOST = 5_000;

/**
 * Common table `cell`: every cell of the negotiations that the table `wanted` names, found by skipping through an index,
 * so that the work goes with the cells and not with their positions. Belongs into a `with recursive`.
 */
export function cellsOf(wanted: SQL): SQL {
  const first = (after: SQL) => sql`cross join lateral (
          select p.issue_id, p.holder_id from position p where p.negotiation_id = w.negotiation_id ${after}
           order by p.issue_id, p.holder_id limit 1) n`;
  return sql`cell as (
      select w.negotiation_id, n.issue_id, n.holder_id from (select distinct negotiation_id from ${wanted}) w ${first(sql``)}
      union all
      select w.negotiation_id, n.issue_id, n.holder_id from cell w ${first(sql`and (p.issue_id, p.holder_id) > (w.issue_id, w.holder_id)`)}
    )`;
}

/**
 * Finds the stands of several negotiations at once, newest first in each cell. Holders are surviving actors. Rejected
 * claims and refusals to comment are left out: they hold nothing. `before`: how many a cell of those before the window;
 * `admission`: the articles that may speak, all when missing.
 *
 * Each cell is read from its newest end, so that the work goes with the cells and the window and not with the years before.
 */
export async function findStands(
  db: Queryable,
  wanted: readonly StandsWanted[],
  before = 3,
  admission: Admission | null = null,
): Promise<readonly FoundStand[]> {
  if (wanted.length === 0) return [];
  const admitted = admission === null ? sql`true` : admits(sql`a`, admission, sql`v`);
  const instants = (list: readonly (Date | undefined)[]) =>
    listOf(
      list.map((one) => one?.toISOString() ?? null),
      "timestamptz",
    );
  const holders = wanted[0]?.holders;
  const held =
    holders === undefined
      ? sql`true`
      : sql`p.holder_id in (select m.id from actor m where m.surviving_id = any(${idList(holders)}))`;
  // A claim that nobody has reviewed is as it was; of all others the verdict that was the latest then.
  const review = sql`case when c.review = 'EXTRACTED' then c.review else coalesce(
    (select r.verdict from review r where r.claim_id = c.id and r.recorded_at <= w.known_at order by r.recorded_at desc, r.id desc limit 1),
    case c.recorder_kind when 'PERSON' then 'CONFIRMED' else 'EXTRACTED' end) end`;
  const found = sql`p.negotiation_id, p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.summary, p.stated_on, p.stated_latest,
      ${review} as review, c.recorded_at, a.origin_id`;
  const told = sql`position p join claim c on c.id = p.claim_id join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id`;
  const known = sql`p.stance <> 'NO_COMMENT' and c.recorded_at <= w.known_at and (c.superseded_at is null or c.superseded_at > w.known_at)
      and ${review} <> 'REJECTED' and ${admitted} and ${held}`;
  const ofCell = wanted.some((one) => one.since !== undefined) ? before : PER_CELL;
  return readStands(
    db,
    sql`wanted as (
      select negotiation_id, known_at, (as_of at time zone 'UTC')::date as last_day, (since at time zone 'UTC')::date as first_day
        from unnest(${idList(wanted.map((one) => one.negotiationId))}, ${instants(wanted.map((one) => one.asOf))},
                    ${instants(wanted.map((one) => one.knownAt))}, ${instants(wanted.map((one) => one.since))}) w (negotiation_id, as_of, known_at, since)
    ), ${cellsOf(sql`wanted`)}, held as (
      select n.* from cell join wanted w on w.negotiation_id = cell.negotiation_id cross join lateral (
        select ${found}
          from ${told}
         where p.negotiation_id = w.negotiation_id and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
           and p.stated_latest <= least(w.last_day, w.first_day - 1)
           and ${known}
         order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(ofCell))}) n
      union all
      select n.* from wanted w cross join lateral (
        select ${found}
          from ${told}
         where p.negotiation_id = w.negotiation_id and p.stated_latest between w.first_day and w.last_day
           and ${known}
         order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(MOST))}) n
       where w.first_day is not null
    )`,
  );
}

/** Reads what the common table `held` of `tables` names: positions with the state of their review, newest first. */
export async function readStands(db: Queryable, tables: SQL): Promise<readonly FoundStand[]> {
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
    recorded_at: string;
    conditions: readonly { kind: ConditionKind; text: string; actorId: string | null }[] | null;
  }>(sql`
    with recursive ${tables}
    select held.negotiation_id, held.issue_id, h.surviving_id as holder_id, held.claim_id, held.stance, held.strength, held.summary, held.stated_on,
           held.stated_latest::text as day, held.origin_id, held.review, held.recorded_at,
           (select json_agg(json_build_object('kind', k.kind, 'text', k.text, 'actorId', (select o.surviving_id from actor o where o.id = k.actor_id)) order by k.ordinal)
              from condition k where k.position_id = held.claim_id) as conditions
      from held
      join actor h on h.id = held.holder_id
     order by held.stated_latest desc, held.claim_id desc
     limit ${sql.raw(String(MOST))}`);
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
    recordedAt: new Date(row.recorded_at),
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
     where c.negotiation_id = any(${idList(negotiationIds)})
     group by 1, 2`);
  const roles = new Map<string, Map<string, number>>();
  for (const row of result.rows) {
    const ofNegotiation = roles.get(row.negotiation_id) ?? new Map<string, number>();
    ofNegotiation.set(row.actor_id, row.place);
    roles.set(row.negotiation_id, ofNegotiation);
  }
  return roles;
}
