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
  /** Where given, with `since`: also what was published before `since` and came in after this instant. As with holders. */
  readonly lateSince?: Date;
  /** Where given: only what these surviving actors hold. The same for every negotiation of a call. */
  readonly holders?: readonly string[];
}

/** What of a position every reader of stands looks at. */
export interface HeldStand {
  readonly negotiationId: string;
  readonly issueId: string;
  readonly holderId: string;
  readonly claimId: string;
  readonly stance: Stance;
  readonly strength: Strength;
  /** Last day on which it can have been stated, YYYY-MM-DD. */
  readonly day: string;
  /** As it was known, where the stands are those of an earlier knowledge. */
  readonly review: ReviewState;
  readonly conditions: readonly {
    readonly kind: ConditionKind;
    readonly text: string;
    /** The surviving actor who would have to act; null when not known. */
    readonly actorId: string | null;
  }[];
}

/** With what the matrix shows, and with the instant by which moves are told. */
export interface FoundStand extends HeldStand {
  readonly statedOn: string | null;
  readonly recordedAt: Date;
}

/** With what a digest compares and tells. */
export interface ToldStand extends HeldStand {
  readonly summary: string;
  readonly originId: string;
  /** Whether its article was published before the window and came in after `lateSince`. */
  readonly isLate: boolean;
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
 */
export async function findStands(
  db: Queryable,
  wanted: readonly StandsWanted[],
  before = 3,
  admission: Admission | null = null,
): Promise<readonly FoundStand[]> {
  return wanted.length === 0 ? [] : readFound(db, heldIn(wanted, before, admission, false));
}

/** The same with what a digest compares and tells. */
export async function findToldStands(
  db: Queryable,
  wanted: readonly StandsWanted[],
  before: number,
  admission: Admission,
): Promise<readonly ToldStand[]> {
  if (wanted.length === 0) return [];
  return readStands<ToldStand>(
    db,
    heldIn(wanted, before, admission, true),
    sql`held.summary, held.origin_id as "originId", held.is_late as "isLate"`,
  );
}

/** Each cell is read from its newest end, so that the work goes with the cells and the window and not with the years before. */
function heldIn(wanted: readonly StandsWanted[], before: number, admission: Admission | null, isTold: boolean): SQL {
  const admitted = admission === null ? sql`true` : admits(sql`a`, admission, sql`v`);
  const instants = (list: readonly (Date | undefined)[]) =>
    listOf(
      list.map((one) => one?.toISOString() ?? null),
      "timestamptz",
    );
  const [{ holders, lateSince } = {}] = wanted;
  const late = lateSince === undefined ? null : sql`${lateSince.toISOString()}::timestamptz`;
  const held =
    holders === undefined
      ? sql`true`
      : sql`p.holder_id in (select m.id from actor m where m.surviving_id = any(${idList(holders)}))`;
  // A claim that nobody has reviewed is as it was; of all others the verdict that was the latest then.
  const review = sql`case when c.review = 'EXTRACTED' then c.review else coalesce(
    (select r.verdict from review r where r.claim_id = c.id and r.recorded_at <= w.known_at order by r.recorded_at desc, r.id desc limit 1),
    case c.recorder_kind when 'PERSON' then 'CONFIRMED' else 'EXTRACTED' end) end`;
  const found = sql`p.negotiation_id, p.issue_id, p.holder_id, p.claim_id, p.stance, p.strength, p.stated_on, p.stated_latest,
      ${review} as review, c.recorded_at ${
        isTold
          ? sql`, p.summary, a.origin_id, ${late === null ? sql`false` : sql`a.recorded_at > ${late} and v.published_at < w.since`} as is_late`
          : sql``
      }`;
  const positions = sql`position p join claim c on c.id = p.claim_id ${
    isTold || admission !== null
      ? sql`join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id`
      : sql``
  }`;
  const known = sql`p.stance <> 'NO_COMMENT' and c.recorded_at <= w.known_at and (c.superseded_at is null or c.superseded_at > w.known_at)
      and ${review} <> 'REJECTED' and ${admitted} and ${held}`;
  const ofCell = wanted.some((one) => one.since !== undefined) ? before : PER_CELL;
  return sql`wanted as (
      select negotiation_id, known_at, since, (as_of at time zone 'UTC')::date as last_day, (since at time zone 'UTC')::date as first_day
        from unnest(${idList(wanted.map((one) => one.negotiationId))}, ${instants(wanted.map((one) => one.asOf))},
                    ${instants(wanted.map((one) => one.knownAt))}, ${instants(wanted.map((one) => one.since))}) w (negotiation_id, as_of, known_at, since)
    ), ${cellsOf(sql`wanted`)}, held as (
      select n.* from cell join wanted w on w.negotiation_id = cell.negotiation_id cross join lateral (
        select ${found}
          from ${positions}
         where p.negotiation_id = w.negotiation_id and p.issue_id = cell.issue_id and p.holder_id = cell.holder_id
           and p.stated_latest <= least(w.last_day, w.first_day - 1)
           and ${known}
         order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(ofCell))}) n
      union all
      select n.* from wanted w cross join lateral (
        select ${found}
          from ${positions}
         where p.negotiation_id = w.negotiation_id and p.stated_latest between w.first_day and w.last_day
           and ${known}
         order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(MOST))}) n
       where w.first_day is not null
      ${
        late === null
          ? sql``
          : sql`union
      select n.* from wanted w cross join lateral (
        select ${found}
          from article a join negotiation_article l on l.article_id = a.id join article_version v on v.id = a.current_version_id
          join claim c on c.article_version_id = v.id and c.kind = 'POSITION' join position p on p.claim_id = c.id
         where a.recorded_at > ${late} and l.negotiation_id = w.negotiation_id and v.published_at < w.since
           and p.negotiation_id = w.negotiation_id and p.stated_latest < w.first_day
           and ${known}
         order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(MOST))}) n`
      }
    )`;
}

/** Reads what the common table `held` of `tables` names: positions with the state of their review, newest first. */
export async function readFound(db: Queryable, tables: SQL): Promise<readonly FoundStand[]> {
  const stands = await readStands<Omit<FoundStand, "recordedAt"> & { readonly recordedAt: string }>(
    db,
    tables,
    sql`held.stated_on as "statedOn", held.recorded_at as "recordedAt"`,
  );
  return stands.map((stand) => ({ ...stand, recordedAt: new Date(stand.recordedAt) }));
}

/** `more`: the columns that a stand of type T has beside those of every stand. */
async function readStands<T extends HeldStand>(db: Queryable, tables: SQL, more: SQL): Promise<readonly T[]> {
  const result = await db.execute<Omit<HeldStand, "conditions"> & Record<string, unknown>>(sql`
    with recursive ${tables}
    select held.negotiation_id as "negotiationId", held.issue_id as "issueId", h.surviving_id as "holderId", held.claim_id as "claimId",
           held.stance, held.strength, held.stated_latest::text as day, held.review, ${more},
           (select json_agg(json_build_object('kind', k.kind, 'text', k.text, 'actorId', (select o.surviving_id from actor o where o.id = k.actor_id)) order by k.ordinal)
              from condition k where k.position_id = held.claim_id) as conditions
      from held
      join actor h on h.id = held.holder_id
     order by held.stated_latest desc, held.claim_id desc
     limit ${sql.raw(String(MOST))}`);
  return result.rows.map((row) => ({ ...row, conditions: row["conditions"] ?? [] }) as HeldStand as T);
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
