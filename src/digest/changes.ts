// What changed in a window of time: the moves of positions and the silences that began, in a negotiation, of an actor, or
// for a briefing.

import { silenceBegins } from "../domain/change.ts";
import type { ChangeKind } from "../domain/vocabulary.ts";
import type { Admission } from "../store/admission.ts";
import type { Database } from "../store/database.ts";
import { findHeldBy, findInScope } from "../store/held.ts";
import { findBriefings } from "../store/briefings.ts";
import { resolveScope } from "../store/digest.ts";
import { findStands, type FoundStand } from "../store/stands.ts";

import { cellsIn } from "./cells.ts";
import { groupBy, type Move, momentOf, movesOf } from "./moves.ts";

export interface Change {
  readonly kind: ChangeKind;
  /** By the clock of the world. */
  readonly at: Date;
  readonly negotiationId: string;
  readonly actorId: string;
  readonly issueId: string;
  /** Claims. */
  readonly beforeId: string | null;
  readonly afterId: string | null;
}

/** A window by the clock of the world, as it was known at an instant. */
export interface ChangesWanted {
  readonly since: Date;
  /** Exclusive. */
  readonly until: Date;
  /** What was recorded later is left out. */
  readonly knownAt: Date;
  /** Days without a restatement after which a position is silent. */
  readonly patienceDays: number;
}

/** What somebody looks at; empty lists mean all, but for the negotiations. */
export interface View {
  readonly negotiationIds: readonly string[];
  /** Surviving actors. */
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  /** The articles that may speak; null for all. */
  readonly admission: Admission | null;
}

interface BriefingView extends View {
  readonly patienceDays: number;
}

/** Stands a cell from before a window: what was held when it began, and the days before that. */
const STANDS_BEFORE = 3;

/** The moves of a window and the silences that began in it, the newest first. Pure. */
export function changesOf(
  stands: readonly FoundStand[],
  { since, until, patienceDays }: Omit<ChangesWanted, "knownAt">,
): readonly Change[] {
  const moves = movesOf(stands, since, until).map(toChange);
  return newestFirst([...moves, ...silencesOf(stands, since, until, patienceDays)]);
}

function toChange({ kind, at, before, after }: Move): Change {
  return {
    kind,
    at,
    negotiationId: after.negotiationId,
    actorId: after.holderId,
    issueId: after.issueId,
    beforeId: before?.claimId ?? null,
    afterId: after.claimId,
  };
}

/**
 * Positions whose patience ran out in the window and that are still silent at its end: each is told in the one window
 * in which its silence began, whatever windows follow. What was withdrawn is not expected to be said again.
 */
export function silencesOf(
  stands: readonly FoundStand[],
  since: Date,
  until: Date,
  patienceDays: number,
): readonly Change[] {
  const held = stands.filter((stand) => momentOf(stand) < until);
  return cellsIn(held).flatMap(({ days: [last] }) => {
    if (last === undefined || last.stance === "WITHDRAWS") return [];
    const at = silenceBegins(last.day, patienceDays);
    if (at < since || at >= until) return [];
    const { negotiationId, holderId, issueId, claimId } = last;
    return [{ kind: "SILENT", at, negotiationId, actorId: holderId, issueId, beforeId: claimId, afterId: null }];
  });
}

export function cellOf(stand: Pick<FoundStand, "negotiationId" | "holderId" | "issueId">): string {
  return `${stand.negotiationId}/${stand.holderId}/${stand.issueId}`;
}

export function newestFirst(changes: readonly Change[]): readonly Change[] {
  const tie = ({ afterId, beforeId }: Change) => afterId ?? beforeId ?? "";
  return changes.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (tie(a) < tie(b) ? 1 : -1));
}

/**
 * What one knowledge of the moves tells that an earlier one did not, oldest first: moves that are new or other, and as
 * RETRACTED those that are gone with nothing on their day, from what fell to what stands in its place. The same move by
 * another report is no other move. Pure.
 */
export function differenceOf(before: readonly Move[], after: readonly Move[]): readonly Change[] {
  const known = new Set(before.map(contentOf));
  const filled = new Set(after.map(placeOf));
  const moved = after.filter((move) => !known.has(contentOf(move)));
  const gone = before.filter((move) => !filled.has(placeOf(move)));
  return [
    ...moved.map((move) => ({ move, change: toChange(move) })),
    ...gone.map((move) => ({ move, change: toRetraction(move, after) })),
  ]
    .toSorted(
      (a, b) => a.move.at.getTime() - b.move.at.getTime() || (a.move.after.claimId < b.move.after.claimId ? -1 : 1),
    )
    .map(({ change }) => change);
}

function placeOf({ after }: Move): string {
  return `${cellOf(after)}/${after.day}`;
}

/** What counts of a move. */
function contentOf(move: Move): string {
  const { stance, strength, conditions } = move.after;
  return JSON.stringify([placeOf(move), move.kind, stance, strength, conditions.map(({ kind, text }) => [kind, text])]);
}

function toRetraction(move: Move, after: readonly Move[]): Change {
  const earlier = after.find((other) => cellOf(other.after) === cellOf(move.after) && other.at < move.at);
  return {
    ...toChange(move),
    kind: "RETRACTED",
    beforeId: move.after.claimId,
    afterId: earlier?.after.claimId ?? null,
  };
}

// ---- Doors ---------------------------------------------------------------------------------------------------------

/** What changed in each negotiation, in order; one statement. */
export async function changesIn(
  db: Database,
  negotiationIds: readonly string[],
  wanted: ChangesWanted,
): Promise<readonly (readonly Change[])[]> {
  const stands = await findStands(db, inEach(negotiationIds, wanted));
  const groups = groupBy(stands, (stand) => stand.negotiationId);
  return negotiationIds.map((id) => changesOf(groups.get(id) ?? [], wanted));
}

/** What each surviving actor changed, in all negotiations; two statements, however many. */
export async function changesBy(
  db: Database,
  actorIds: readonly string[],
  wanted: ChangesWanted,
): Promise<readonly (readonly Change[])[]> {
  const negotiationIds = await findHeldBy(db, actorIds);
  const stands = await findStands(
    db,
    inEach(negotiationIds, wanted).map((one) => ({ ...one, holders: actorIds })),
  );
  const groups = groupBy(stands, (stand) => stand.holderId);
  return actorIds.map((id) => changesOf(groups.get(id) ?? [], wanted));
}

/** What changed for each briefing: in its scope, of articles below its ceiling, with its own patience. */
export async function changesFor(
  db: Database,
  briefingIds: readonly string[],
  wanted: Omit<ChangesWanted, "patienceDays">,
): Promise<readonly (readonly Change[])[]> {
  const views = await viewsOf(db, briefingIds);
  return Promise.all(
    views.map(async (view) =>
      changesOf(await standsIn(db, view, wanted), { ...wanted, patienceDays: view.patienceDays }),
    ),
  );
}

/** What each briefing looks at, in order. */
export async function viewsOf(db: Database, briefingIds: readonly string[]): Promise<readonly BriefingView[]> {
  const briefings = await findBriefings(db, briefingIds);
  return Promise.all(
    briefingIds.map(async (id) => {
      const briefing = briefings.get(id);
      if (briefing === undefined) throw new Error(`Briefing ${id} is gone`);
      const scope = { ...briefing.scope, ...(await resolveScope(db, briefing.scope)) };
      const { sources, actors, issues } = scope;
      const languages = scope.languages.map((tag) => tag.toLowerCase());
      return {
        patienceDays: briefing.patienceDays,
        negotiationIds: await findInScope(db, scope),
        actors,
        issues,
        admission: { sources, languages, ceiling: briefing.markingCeiling },
      };
    }),
  );
}

/** The stands of a view in a window, and those before it that they move from. */
export async function standsIn(
  db: Database,
  { negotiationIds, actors, issues, admission }: View,
  window: Omit<ChangesWanted, "patienceDays">,
): Promise<readonly FoundStand[]> {
  const wanted = inEach(negotiationIds, window);
  const stands = await findStands(
    db,
    actors.length === 0 ? wanted : wanted.map((one) => ({ ...one, holders: actors })),
    STANDS_BEFORE,
    admission,
  );
  return issues.length === 0 ? stands : stands.filter((stand) => issues.includes(stand.issueId));
}

function inEach(
  negotiationIds: readonly string[],
  { since, until, knownAt }: Omit<ChangesWanted, "patienceDays">,
): readonly { readonly negotiationId: string; readonly since: Date; readonly asOf: Date; readonly knownAt: Date }[] {
  return negotiationIds.map((negotiationId) => ({ negotiationId, since, asOf: until, knownAt }));
}
