// Claims that may contradict each other: figures, positions, events and denials of a negotiation.

import { sql } from "drizzle-orm";

import { sideOf } from "../domain/change.ts";
import { ANSWERED, RECURRENT } from "../domain/contradiction.ts";
import { STANCES, type Stance } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import { idList } from "./lists.ts";
import { cellsOf } from "./stands.ts";
import { denies } from "./tables.ts";

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
  /** Day of publication, YYYY-MM-DD. */
  readonly toldOn: string;
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
      "negotiationId" | "claimId" | "periodEarliest" | "periodLatest" | "originId" | "toldOn" | "value" | "low" | "high"
    > & {
      negotiation_id: string;
      claim_id: string;
      value: string;
      low: string | null;
      high: string | null;
      period_earliest: string | null;
      period_latest: string | null;
      told_on: string;
      origin_id: string;
    }
  >(sql`
    select c.negotiation_id, f.claim_id, f.measure, f.unit, f.value::text, f.low::text, f.high::text, f.qualifier, f.place,
           f.period_earliest::text, f.period_latest::text, (v.published_at at time zone 'UTC')::date::text as told_on, a.origin_id
      from unnest(${idList(negotiationIds)}) n (id)
      cross join lateral (
        select c.id, c.negotiation_id, c.article_version_id, c.recorded_at from claim c
         where c.negotiation_id = n.id and c.kind = 'FIGURE' and c.superseded_at is null and c.review <> 'REJECTED'
         order by c.recorded_at desc, c.id desc limit 1000) c
      join figure f on f.claim_id = c.id
      join article_version v on v.id = c.article_version_id
      join article a on a.id = v.article_id
     order by c.recorded_at desc, c.id desc limit 1000`);
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
    toldOn: row.told_on,
    originId: row.origin_id,
  }));
}

export interface FoundSide {
  readonly negotiationId: string;
  readonly issueId: string;
  readonly holderId: string;
  readonly claimId: string;
  readonly stance: Stance;
  /** Last day on which it can have been stated, YYYY-MM-DD. */
  readonly day: string;
  readonly originId: string;
}

/** Newest positions a cell that are looked at. */
const PER_CELL = 12;

/**
 * Of the newest twelve positions in every cell of the negotiations those for or against, on days on which their holder was
 * both. Holders are surviving actors.
 */
export async function findTwoSided(db: Queryable, negotiationIds: readonly string[]): Promise<readonly FoundSide[]> {
  if (negotiationIds.length === 0) return [];
  const isOn = (side: "FOR" | "AGAINST") =>
    sql`stance in (${sql.raw(
      STANCES.filter((stance) => sideOf(stance) === side)
        .map((stance) => `'${stance}'`)
        .join(", "),
    )})`;
  const result = await db.execute<FoundSide & Record<string, unknown>>(sql`
    with recursive wanted as (select id as negotiation_id from unnest(${idList(negotiationIds)}) n (id)), ${cellsOf(sql`wanted`)}, newest as (
      select w.negotiation_id, w.issue_id, h.surviving_id as holder_id, n.*
        from cell w join actor h on h.id = w.holder_id
        cross join lateral (
          select p.claim_id, p.stance, p.stated_latest, c.article_version_id from position p join claim c on c.id = p.claim_id
           where p.negotiation_id = w.negotiation_id and p.issue_id = w.issue_id and p.holder_id = w.holder_id
             and p.stance <> 'NO_COMMENT' and c.superseded_at is null and c.review <> 'REJECTED'
           order by p.stated_latest desc, p.claim_id desc limit ${sql.raw(String(PER_CELL))}) n
    ), sided as (
      select newest.*, ${isOn("FOR")} as is_for, bool_or(${isOn("FOR")}) over held as any_for, ${isOn("AGAINST")} as is_against, bool_or(${isOn("AGAINST")}) over held as any_against
        from newest window held as (partition by negotiation_id, issue_id, holder_id, stated_latest)
    )
    select s.negotiation_id as "negotiationId", s.issue_id as "issueId", s.holder_id as "holderId", s.claim_id as "claimId", s.stance,
           s.stated_latest::text as day, a.origin_id as "originId"
      from sided s join article_version v on v.id = s.article_version_id join article a on a.id = v.article_id
     where (s.is_for and s.any_against) or (s.is_against and s.any_for)`);
  return result.rows;
}

export interface FoundEvent {
  readonly negotiationId: string;
  readonly claimId: string;
  readonly kind: string;
  readonly summary: string;
  readonly earliest: string;
  readonly latest: string;
  readonly isDated: boolean;
  readonly place: string | null;
  readonly originId: string;
}

export interface FoundDenial {
  readonly negotiationId: string;
  readonly claimId: string;
  readonly quote: string;
  readonly day: string;
  readonly originId: string;
}

/**
 * The newest 1,000 statements that deny something, and of the newest 1,000 events that are over those which may be told
 * differently or which a denial may answer; of each negotiation, in one statement.
 */
export async function findComparableEvents(
  db: Queryable,
  negotiationIds: readonly string[],
): Promise<{ readonly events: readonly FoundEvent[]; readonly denials: readonly FoundDenial[] }> {
  if (negotiationIds.length === 0) return { events: [], denials: [] };
  const result = await db.execute<{
    negotiation_id: string;
    claim_id: string;
    kind: string | null;
    text: string;
    earliest: string;
    latest: string;
    is_dated: boolean;
    place: string | null;
    origin_id: string;
  }>(sql`
    with wanted as (select id as negotiation_id from unnest(${idList(negotiationIds)}) n (id)), denial as materialized (
      select w.negotiation_id, d.*
        from wanted w cross join lateral (
          select t.claim_id, t.quote, t.said_earliest, t.said_latest, c.article_version_id from statement t join claim c on c.id = t.claim_id
           where t.negotiation_id = w.negotiation_id and ${sql.raw(denies("t.cue"))} and c.superseded_at is null and c.review <> 'REJECTED'
           order by t.claim_id desc limit 1000) d
    ), told as (
      select w.negotiation_id, e.*
        from wanted w cross join lateral (
          select e.claim_id, e.kind, e.summary, e.occurred_on, e.occurred_earliest, e.occurred_latest, e.place, c.article_version_id
            from claim c join event e on e.claim_id = c.id
           where c.negotiation_id = w.negotiation_id and c.kind = 'EVENT' and c.superseded_at is null and c.review <> 'REJECTED' and e.status = 'OCCURRED'
           order by c.recorded_at desc, c.id desc limit 1000) e
    ), found as (
      select negotiation_id, claim_id, kind, summary as text, occurred_earliest as earliest, occurred_latest as latest, occurred_on is not null as is_dated, place, article_version_id
        from told
       where (occurred_on is not null and occurred_earliest = occurred_latest and kind not in (${sql.raw([...RECURRENT].map((kind) => `'${kind}'`).join(", "))}))
          or exists (select 1 from denial d where d.negotiation_id = told.negotiation_id and d.said_latest >= told.occurred_earliest
                        and abs(d.said_latest - told.occurred_latest) <= ${sql.raw(String(ANSWERED))})
      union all
      select negotiation_id, claim_id, null, quote, said_earliest, said_latest, false, null, article_version_id from denial
    )
    select f.negotiation_id, f.claim_id, f.kind, f.text, f.earliest::text, f.latest::text, f.is_dated, f.place, a.origin_id
      from found f join article_version v on v.id = f.article_version_id join article a on a.id = v.article_id`);
  const events: FoundEvent[] = [];
  const denials: FoundDenial[] = [];
  for (const row of result.rows) {
    const base = { negotiationId: row.negotiation_id, claimId: row.claim_id, originId: row.origin_id };
    if (row.kind === null) denials.push({ ...base, quote: row.text, day: row.latest });
    else
      events.push({
        ...base,
        kind: row.kind,
        summary: row.text,
        earliest: row.earliest,
        latest: row.latest,
        isDated: row.is_dated,
        place: row.place,
      });
  }
  return { events, denials };
}
