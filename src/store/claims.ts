// Claims with their evidence: written together, superseded together, reviewed.

import { and, inArray, isNull, sql } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import { newId } from "./ids.ts";

import type { ClaimKind, RecorderKind, ReviewState, ReviewVerdict } from "../domain/vocabulary.ts";

import { type Insert, insertTogether, rowsOf } from "./bulk.ts";
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
export async function addClaims(db: Queryable, added: readonly NewClaims[]): Promise<void> {
  await insertTogether(db, claimRows(added));
}

/** The rows of claims, in the tables' order. */
export function claimRows(added: readonly NewClaims[]): readonly Insert[] {
  const kinds = added.flatMap((one) => kindsOf(one));
  const said = added.flatMap((one) => one.statements.map((row) => ({ ...row, negotiationId: one.negotiationId })));
  const held = added.flatMap((one) => heldOf(one));
  const conditionsHeld = held.flatMap(({ id, articleVersionId, conditions: list }) =>
    list.map((condition, ordinal) => ({ ...condition, id: newId(), positionId: id, ordinal, articleVersionId })),
  );
  const taking = added.flatMap((one) => takingOf(one));
  const counted = added.flatMap((one) => one.figures);
  const happened = added.flatMap((one) => one.events.map((row) => ({ ...row, negotiationId: one.negotiationId })));
  return [
    rowsOf(
      claims,
      kinds.flatMap(([kind, list, { negotiationId, articleVersionId, review, recorderKind, recorder }]) =>
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
      kinds.flatMap(([, list, { articleVersionId }]) =>
        list.flatMap(({ id, evidence }) =>
          evidence.map((segment, ordinal) => ({ claimId: id, ordinal, articleVersionId, ...segment })),
        ),
      ),
    ),

    rowsOf(
      statements,
      said.map(({ id, ...row }) => ({ ...row, claimId: id })),
    ),
    rowsOf(
      statementSpeakers,
      said.flatMap(({ id, speakers, saidLatest }) =>
        speakers.map((who, ordinal) => ({ statementId: id, ordinal, saidLatest, ...who })),
      ),
    ),
    rowsOf(
      statementAddressees,
      said.flatMap(({ id, addressees }) => addressees.map((actorId) => ({ statementId: id, actorId }))),
    ),

    rowsOf(
      positions,
      held.map(({ id, ...row }) => ({ ...row, claimId: id })),
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
      conditionsHeld.flatMap(({ id, articleVersionId, evidence }) =>
        evidence.map((segment, ordinal) => ({ conditionId: id, ordinal, articleVersionId, ...segment })),
      ),
    ),
    rowsOf(
      participations,
      taking.map(({ id, ...row }) => ({ ...row, claimId: id })),
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
      counted.map(({ id, ...row }) => ({ ...row, claimId: id })),
    ),
    rowsOf(
      figureAttributions,
      counted.flatMap(({ id, attributedTo }) =>
        attributedTo.map((who, ordinal) => ({ figureId: id, ordinal, ...who })),
      ),
    ),
    rowsOf(
      events,
      happened.map(({ id, ...row }) => ({ ...row, claimId: id })),
    ),
    rowsOf(
      eventActors,
      happened.flatMap(({ id, actors }) => actors.map((actorId) => ({ eventId: id, actorId }))),
    ),
  ];
}

function kindsOf(one: NewClaims): readonly (readonly [ClaimKind, readonly Common[], NewClaims])[] {
  return [
    ["STATEMENT", one.statements, one],
    ["POSITION", one.positions, one],
    ["FIGURE", one.figures, one],
    ["EVENT", one.events, one],
    ["PARTICIPATION", one.participations, one],
  ];
}

/** Without a negotiation nobody holds a position … */
function heldOf({ negotiationId, articleVersionId, positions: list }: NewClaims) {
  return negotiationId === null ? [] : list.map((row) => ({ ...row, negotiationId, articleVersionId }));
}

/** … and nobody takes part in one. */
function takingOf({ negotiationId, participations: list }: NewClaims) {
  return negotiationId === null ? [] : list.map((row) => ({ ...row, negotiationId }));
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
