// Claims with their evidence: written together, superseded together, reviewed.

import { and, inArray, isNull, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { v7 as newId } from "uuid";

import type { ClaimKind, RecorderKind, ReviewState, ReviewVerdict } from "../domain/vocabulary.ts";

import { insertTogether, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import {
  claims,
  conditionSegments,
  conditions,
  eventActors,
  events,
  evidenceSegments,
  figureAttributions,
  figures,
  participationRepresentatives,
  participations,
  participationVias,
  positions,
  positionTargets,
  positionVoices,
  reviews,
  statementAddressees,
  statements,
  statementSpeakers,
} from "./tables.ts";

type Row<T extends PgTable> = T["$inferInsert"];

/** An actor or an unnamed source, by id. */
export type Who = { readonly actorId: string } | { readonly unnamedSourceId: string };

export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly exact: string;
}

interface Common {
  readonly id: string;
  readonly evidence: readonly Segment[];
  readonly confidence: number;
  /** Where it is not the recorder of all the claims. */
  readonly recorder?: string;
}

export interface NewClaims {
  readonly articleVersionId: string;
  readonly negotiationId: string | null;
  readonly review: ReviewState;
  readonly recorderKind: RecorderKind;
  readonly recorder: string;
  readonly statements: readonly (Common &
    Omit<Row<typeof statements>, "claimId" | "negotiationId"> & {
      readonly speakers: readonly Who[];
      readonly addressees: readonly string[];
    })[];
  readonly positions: readonly (Common &
    Omit<Row<typeof positions>, "claimId" | "negotiationId"> & {
      readonly targets: readonly string[];
      readonly voices: readonly Who[];
      readonly conditions: readonly {
        readonly kind: Row<typeof conditions>["kind"];
        readonly text: string;
        readonly issueId: string | null;
        readonly actorId: string | null;
        readonly refersToPositionId: string | null;
        readonly evidence: readonly Segment[];
      }[];
    })[];
  readonly figures: readonly (Common &
    Omit<Row<typeof figures>, "claimId"> & { readonly attributedTo: readonly Who[] })[];
  readonly events: readonly (Common &
    Omit<Row<typeof events>, "claimId" | "negotiationId"> & { readonly actors: readonly string[] })[];
  readonly participations: readonly (Common &
    Omit<Row<typeof participations>, "claimId" | "negotiationId"> & {
      readonly via: readonly string[];
      readonly representatives: readonly string[];
    })[];
}

/** Writes claims with everything that belongs to them; a trigger checks that the evidence stands in the text. */
export async function addClaims(db: Queryable, added: NewClaims): Promise<void> {
  const all: readonly (readonly [ClaimKind, readonly Common[]])[] = [
    ["STATEMENT", added.statements],
    ["POSITION", added.positions],
    ["FIGURE", added.figures],
    ["EVENT", added.events],
    ["PARTICIPATION", added.participations],
  ];
  const { articleVersionId, negotiationId, review, recorderKind, recorder } = added;
  // Without a negotiation nobody takes part in one, and nobody holds a position.
  const held = negotiationId === null ? [] : added.positions;
  const taking = negotiationId === null ? [] : added.participations;
  const conditionsHeld = held.flatMap(({ id, conditions: list }) =>
    list.map((condition, ordinal) => ({ ...condition, id: newId(), positionId: id, ordinal })),
  );
  await insertTogether(db, [
    rowsOf(
      claims,
      all.flatMap(([kind, list]) =>
        list.map(({ id, confidence, recorder: own }) => ({
          id,
          kind,
          negotiationId,
          articleVersionId,
          review,
          confidence,
          recorderKind,
          recorder: own ?? recorder,
        })),
      ),
    ),
    rowsOf(
      evidenceSegments,
      all.flatMap(([, list]) =>
        list.flatMap(({ id, evidence }) =>
          evidence.map((segment, ordinal) => ({ claimId: id, ordinal, articleVersionId, ...segment })),
        ),
      ),
    ),

    rowsOf(
      statements,
      added.statements.map(({ id, ...row }) => ({ ...row, claimId: id, negotiationId })),
    ),
    rowsOf(
      statementSpeakers,
      added.statements.flatMap(({ id, speakers, saidLatest }) =>
        speakers.map((who, ordinal) => ({ statementId: id, ordinal, saidLatest, ...who })),
      ),
    ),
    rowsOf(
      statementAddressees,
      added.statements.flatMap(({ id, addressees }) => addressees.map((actorId) => ({ statementId: id, actorId }))),
    ),

    rowsOf(
      positions,
      held.map(({ id, ...row }) => ({ ...row, claimId: id, negotiationId: negotiationId ?? "" })),
    ),
    rowsOf(
      positionTargets,
      held.flatMap(({ id, targets }) => targets.map((actorId) => ({ positionId: id, actorId }))),
    ),
    rowsOf(
      positionVoices,
      held.flatMap(({ id, voices }) => voices.map((who, ordinal) => ({ positionId: id, ordinal, ...who }))),
    ),
    rowsOf(conditions, conditionsHeld),
    rowsOf(
      conditionSegments,
      conditionsHeld.flatMap(({ id, evidence }) =>
        evidence.map((segment, ordinal) => ({ conditionId: id, ordinal, articleVersionId, ...segment })),
      ),
    ),
    rowsOf(
      participations,
      taking.map(({ id, ...row }) => ({ ...row, claimId: id, negotiationId: negotiationId ?? "" })),
    ),
    rowsOf(
      participationVias,
      taking.flatMap(({ id, via }) => via.map((actorId) => ({ participationId: id, actorId }))),
    ),
    rowsOf(
      participationRepresentatives,
      taking.flatMap(({ id, representatives }) => representatives.map((actorId) => ({ participationId: id, actorId }))),
    ),

    rowsOf(
      figures,
      added.figures.map(({ id, ...row }) => ({ ...row, claimId: id })),
    ),
    rowsOf(
      figureAttributions,
      added.figures.flatMap(({ id, attributedTo }) =>
        attributedTo.map((who, ordinal) => ({ figureId: id, ordinal, ...who })),
      ),
    ),
    rowsOf(
      events,
      added.events.map(({ id, ...row }) => ({ ...row, claimId: id, negotiationId })),
    ),
    rowsOf(
      eventActors,
      added.events.flatMap(({ id, actors }) => actors.map((actorId) => ({ eventId: id, actorId }))),
    ),
  ]);
}

/**
 * Rewrites which participation holds for each actor and role of a negotiation: the newest claim that is not superseded
 * or rejected, one that says how the actor is present before one that does not. Whoever has a part takes part; whoever
 * mediates is no party unless a text says how it sits there as one; nor is whom few of the texts take for one.
 */
export async function refreshParticipations(db: Queryable, negotiationId: string): Promise<void> {
  await db.execute(sql`delete from current_participation where negotiation_id = ${negotiationId}::uuid`);
  await db.execute(sql`
    insert into current_participation (negotiation_id, actor_id, role, participation_id, ordinal)
    with named as (
      select a.surviving_id as actor_id, count(distinct c.article_version_id) as texts
        from participation p join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        join actor a on a.id = p.actor_id
       where p.negotiation_id = ${negotiationId}::uuid and p.role = 'PARTY' group by 1),
    best as (
      select distinct on (a.surviving_id, p.role) p.negotiation_id, a.surviving_id as actor_id, p.role, p.presence, p.claim_id
        from participation p
        join claim c on c.id = p.claim_id and c.superseded_at is null and c.review <> 'REJECTED'
        join actor a on a.id = p.actor_id
       where p.negotiation_id = ${negotiationId}::uuid
       order by a.surviving_id, p.role, (c.review in ('CONFIRMED', 'AMENDED')) desc, (p.presence <> 'UNKNOWN') desc, c.recorded_at desc, c.id desc)
    select negotiation_id, actor_id, role, claim_id, array_position(array['PARTY','MEDIATOR','HOST','GUARANTOR','OBSERVER','PARTICIPANT'], role)
      from best b
     where not (role = 'PARTICIPANT' and exists (select 1 from best o where o.actor_id = b.actor_id and o.role <> 'PARTICIPANT'))
       and not (role = 'PARTY' and presence = 'UNKNOWN' and exists (select 1 from best o where o.actor_id = b.actor_id and o.role = 'MEDIATOR'))
       and not (role = 'PARTY' and presence = 'UNKNOWN' and (select texts from named n where n.actor_id = b.actor_id) * 3 < (select max(texts) from named))`);
}

/**
 * Appends reviews and sets the state of the claims; gives the claims with the state that they had. Null when one of them
 * does not exist or is superseded.
 */
export async function addReviews(
  db: Queryable,
  claimIds: readonly string[],
  review: {
    readonly verdict: ReviewVerdict;
    readonly credibility: number | null;
    readonly note: string | null;
    readonly reviewedBy: string;
  },
): Promise<
  readonly { readonly id: string; readonly negotiationId: string | null; readonly review: ReviewState }[] | null
> {
  const wanted = and(inArray(claims.id, [...claimIds]), isNull(claims.supersededAt));
  const found = await db
    .select({ id: claims.id, negotiationId: claims.negotiationId, review: claims.review })
    .from(claims)
    .where(wanted)
    .orderBy(claims.id)
    .for("update");
  if (found.length < new Set(claimIds).size) return null;
  await db.update(claims).set({ review: review.verdict }).where(wanted);
  await db.insert(reviews).values(claimIds.map((claimId) => ({ id: newId(), claimId, ...review })));
  return found;
}

/** Whether the issue is one of the negotiation's. */
export async function findIssue(db: Queryable, issueId: string, negotiationId: string): Promise<boolean> {
  const result = await db.execute(
    sql`select 1 from issue where id = ${issueId}::uuid and negotiation_id = ${negotiationId}::uuid`,
  );
  return result.rows.length > 0;
}
