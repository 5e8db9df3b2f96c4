// Claims that may contradict each other: figures, events and denials of a negotiation.

import { sql } from "drizzle-orm";

import type { Queryable } from "./database.ts";

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
      from unnest(${sql.param([...negotiationIds])}::uuid[]) n (id)
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

/** The newest 1,000 events of the negotiations that are over, and statements that deny something; one statement. */
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
    select c.negotiation_id, c.id as claim_id, e.kind, coalesce(e.summary, t.quote) as text,
           coalesce(e.occurred_earliest, t.said_earliest)::text as earliest, coalesce(e.occurred_latest, t.said_latest)::text as latest,
           e.occurred_on is not null as is_dated, e.place, a.origin_id
      from unnest(${sql.param([...negotiationIds])}::uuid[]) n (id)
      cross join lateral (
        (select c.id, c.negotiation_id, c.article_version_id, c.recorded_at from claim c join event e on e.claim_id = c.id
          where c.negotiation_id = n.id and c.kind = 'EVENT' and c.superseded_at is null and c.review <> 'REJECTED' and e.status = 'OCCURRED'
          order by c.recorded_at desc, c.id desc limit 1000)
        union all
        (select c.id, c.negotiation_id, c.article_version_id, c.recorded_at
           from (select * from claim c where c.negotiation_id = n.id and c.kind = 'STATEMENT' and c.superseded_at is null and c.review <> 'REJECTED'
                  order by c.recorded_at desc, c.id desc limit 5000) c
           join statement t on t.claim_id = c.id
          where t.cue ~* '\\m(den(y|ies|ied|ying|ial)|refut(e|es|ed|ing)|disput(e|es|ed|ing))\\M')) c
      left join event e on e.claim_id = c.id
      left join statement t on t.claim_id = c.id
      join article_version v on v.id = c.article_version_id
      join article a on a.id = v.article_id
     order by c.recorded_at desc, c.id desc`);
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
