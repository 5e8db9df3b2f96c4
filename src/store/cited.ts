// The claims that a digest cites, read again from the store: the record of each, and the words of the text behind it.

import { type SQL, sql } from "drizzle-orm";

import type {
  ActorKind,
  ClaimKind,
  ConditionKind,
  EventStatus,
  FigureAttribution,
  FigureQualifier,
  ParticipationRole,
  Presence,
  RecorderKind,
  Reliability,
  ReviewState,
  Stance,
  Strength,
} from "../domain/vocabulary.ts";

import { admits } from "./admission.ts";
import type { Queryable } from "./database.ts";
import { nameIn, postOf, type Readership } from "./told-names.ts";

/** A person, body or unnamed source as it is told. */
export interface Told {
  /** Display name; the description of an unnamed source. */
  readonly name: string;
  /** Every other name; empty for an unnamed source. */
  readonly names: readonly string[];
  readonly role: string | null;
  readonly kind: ActorKind | "UNNAMED";
}

export interface PositionRecord {
  readonly kind: "POSITION";
  readonly holder: Told;
  readonly issue: string;
  readonly stance: Stance;
  readonly strength: Strength;
  readonly summary: string;
  /** EDTF; the day of publication when the text does not say. */
  readonly day: string;
  readonly voices: readonly Told[];
  readonly conditions: readonly {
    readonly kind: ConditionKind;
    readonly text: string;
    /** The surviving actor who would have to act; null when not known. */
    readonly actorId: string | null;
  }[];
  /** The surviving actor. */
  readonly holderId: string;
}

export interface StatementRecord {
  readonly kind: "STATEMENT";
  readonly speakers: readonly Told[];
  readonly day: string;
}

export interface FigureRecord {
  readonly kind: "FIGURE";
  readonly measure: string;
  readonly unit: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: FigureQualifier;
  readonly attribution: FigureAttribution;
  readonly counters: readonly Told[];
}

export interface EventRecord {
  readonly kind: "EVENT";
  /** EDTF; the day of publication when the text does not say. */
  readonly day: string;
  readonly status: EventStatus;
}

export interface ParticipationRecord {
  readonly kind: "PARTICIPATION";
  readonly actor: Told;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  readonly via: readonly Told[];
}

export type ClaimRecord = PositionRecord | StatementRecord | FigureRecord | EventRecord | ParticipationRecord;

export interface Cited {
  /** Origins that tell the same, its own with them; missing where nobody counted. */
  readonly origins?: number;
  readonly claimId: string;
  readonly claimKind: ClaimKind;
  readonly review: ReviewState;
  readonly recorderKind: RecorderKind;
  readonly articleId: string;
  readonly articleVersionId: string;
  readonly title: string;
  readonly url: string | null;
  readonly sourceName: string;
  readonly sourceReliability: Reliability;
  /** ISO 8601 instant. */
  readonly publishedAt: string;
  /** Its day, YYYY-MM-DD: in UTC, until a digest puts that of its reader's zone. */
  readonly publishedOn: string;
  readonly segments: readonly { readonly start: number; readonly end: number }[];
  readonly quote: string;
  /** The stored text itself at the segments, in order: what verification reads. */
  readonly stored: readonly string[];
  readonly record: ClaimRecord;
}

const names = (actor: SQL) =>
  sql`(select json_agg(n.text order by n.id) from actor_name n join actor o on o.id = n.actor_id where o.surviving_id = ${actor})`;

/** Actors or unnamed sources as they are told to these readers. */
const told = (
  readers: Readership,
) => sql`json_build_object('name', coalesce(${nameIn(sql`s`, readers)}, u.description), 'kind', coalesce(s.kind, 'UNNAMED'),
  'names', coalesce(${names(sql`s.id`)}, '[]'::json), 'role', ${postOf(sql`s`, readers)})`;

/**
 * Claims by id, with their records and the stored words of their evidence. Names are those of surviving actors. Ids
 * that do not exist, and those of articles that are not admitted, are absent. One statement.
 */
export async function findCited(
  db: Queryable,
  claimIds: readonly string[],
  readers: Readership,
): Promise<ReadonlyMap<string, Cited>> {
  if (claimIds.length === 0) return new Map();
  const one = told(readers);
  const actor = (id: SQL) => sql`(
    select ${one} from actor o join actor s on s.id = o.surviving_id left join unnamed_source u on false where o.id = ${id})`;
  // In order, from a table with `actor_id`, `unnamed_source_id`, `ordinal`.
  const tellers = (table: SQL, key: SQL) => sql`coalesce((
    select json_agg(${one} order by x.ordinal) from ${table} x left join actor o on o.id = x.actor_id
      left join actor s on s.id = o.surviving_id left join unnamed_source u on u.id = x.unnamed_source_id
     where ${key} = c.id), '[]'::json)`;
  const result = await db.execute<{
    id: string;
    kind: ClaimKind;
    review: ReviewState;
    recorder_kind: RecorderKind;
    article_id: string;
    version_id: string;
    title: string;
    url: string | null;
    source: string;
    reliability: Reliability;
    published_at: string;
    segments: readonly { start: number; end: number; exact: string; stored: string }[] | null;
    record: ClaimRecord;
  }>(sql`
    select c.id, c.kind, c.review, c.recorder_kind, a.id as article_id, v.id as version_id, v.title, a.url, r.name as source, r.reliability, v.published_at,
           (select json_agg(json_build_object('start', g.start_offset, 'end', g.end_offset, 'exact', g.exact,
                   'stored', substr(v.text, g.start_offset + 1, g.end_offset - g.start_offset)) order by g.ordinal)
              from evidence_segment g where g.claim_id = c.id) as segments,
           case c.kind
             when 'POSITION' then (select json_build_object('kind', c.kind, 'holder', ${actor(sql`p.holder_id`)},
                    'holderId', (select o.surviving_id from actor o where o.id = p.holder_id), 'issue', i.name,
                    'stance', p.stance, 'strength', p.strength, 'summary', p.summary, 'day', coalesce(p.stated_on, p.stated_latest::text),
                    'voices', ${tellers(sql`position_voice`, sql`x.position_id`)},
                    'conditions', coalesce((select json_agg(json_build_object('kind', k.kind, 'text', k.text,
                          'actorId', (select o.surviving_id from actor o where o.id = k.actor_id)) order by k.ordinal)
                                              from condition k where k.position_id = c.id), '[]'::json))
               from position p join issue i on i.id = p.issue_id where p.claim_id = c.id)
             when 'STATEMENT' then (select json_build_object('kind', c.kind, 'day', coalesce(t.said_on, t.said_latest::text),
                    'speakers', ${tellers(sql`statement_speaker`, sql`x.statement_id`)})
               from statement t where t.claim_id = c.id)
             when 'FIGURE' then (select json_build_object('kind', c.kind, 'measure', f.measure, 'unit', f.unit, 'value', f.value,
                    'low', f.low, 'high', f.high, 'qualifier', f.qualifier, 'attribution', f.attribution,
                    'counters', ${tellers(sql`figure_attribution`, sql`x.figure_id`)})
               from figure f where f.claim_id = c.id)
             when 'EVENT' then (select json_build_object('kind', c.kind, 'day', coalesce(e.occurred_on, e.occurred_latest::text), 'status', e.status)
               from event e where e.claim_id = c.id)
             when 'PARTICIPATION' then (select json_build_object('kind', c.kind, 'actor', ${actor(sql`q.actor_id`)}, 'role', q.role, 'presence', q.presence,
                    'via', coalesce((select json_agg(${actor(sql`y.actor_id`)}) from participation_via y where y.participation_id = c.id), '[]'::json))
               from participation q where q.claim_id = c.id)
           end as record
      from claim c join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id join source r on r.id = a.source_id
     where c.id = any(${sql.param([...claimIds])}::uuid[]) and ${admits(sql`a`, readers.admission)}`);
  return new Map(
    result.rows.map((row) => {
      const segments = row.segments ?? [];
      return [
        row.id,
        {
          claimId: row.id,
          claimKind: row.kind,
          review: row.review,
          recorderKind: row.recorder_kind,
          articleId: row.article_id,
          articleVersionId: row.version_id,
          title: row.title,
          url: row.url,
          sourceName: row.source,
          sourceReliability: row.reliability,
          publishedAt: new Date(row.published_at).toISOString(),
          publishedOn: new Date(row.published_at).toISOString().slice(0, 10),
          segments: segments.map(({ start, end }) => ({ start, end })),
          quote: segments.map((segment) => segment.exact).join(" … "),
          stored: segments.map((segment) => segment.stored),
          record: row.record,
        },
      ];
    }),
  );
}
