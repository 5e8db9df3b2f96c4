// What is computed from positions: the matrix, the moves between days, and what contradicts what. Pure but for the doors at the end.

import { changeBetween, sideOf, stancesClash } from "../domain/change.ts";
import { differByVerbOnly, isAgainstOutright, isSameMatter } from "../domain/matter.ts";
import type { ChangeKind } from "../domain/vocabulary.ts";
import { STRENGTHS } from "../domain/vocabulary.ts";
import type { Database } from "../store/database.ts";
import { findRoles, findStands, type FoundStand } from "../store/stands.ts";

export interface MatrixCell {
  readonly issueId: string;
  /** Claims; null when nothing is held, or when it was withdrawn. */
  readonly currentId: string | null;
  readonly previousId: string | null;
  readonly change: ChangeKind | null;
  readonly isContested: boolean;
  /** EDTF. */
  readonly lastStatedOn: string | null;
}

export interface MatrixRow {
  readonly actorId: string;
  /** One for each issue of the matrix, in its order. */
  readonly cells: readonly MatrixCell[];
}

export interface PositionMatrix {
  readonly asOf: Date;
  readonly knownAt: Date;
  readonly issueIds: readonly string[];
  readonly rows: readonly MatrixRow[];
}

/** Rows and columns that a matrix shows; what is held on fewer issues or by fewer comes last and is cut. */
const MOST_ROWS = 60;
const MOST_ISSUES = 40;

/** The stand of one cell on one day: what was confirmed, else the strongest, else the one with conditions, else the newest. */
export function byDay(stands: readonly FoundStand[]): readonly FoundStand[] {
  const days = new Map<string, FoundStand>();
  for (const stand of stands) {
    const before = days.get(stand.day);
    if (before === undefined || weight(stand) > weight(before)) days.set(stand.day, stand);
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

function weight(stand: FoundStand): number {
  const reviewed = stand.review === "CONFIRMED" || stand.review === "AMENDED" ? 100 : 0;
  return (
    reviewed +
    STRENGTHS.indexOf(stand.strength) * 10 +
    Math.min(stand.conditions.length, 3) +
    (sideOf(stand.stance) === "NEITHER" ? 0 : 1)
  );
}

/** Groups stands by a key, keeping their order. */
export function groupBy<T>(list: readonly T[], key: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const group = groups.get(key(entry));
    if (group === undefined) groups.set(key(entry), [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Builds a matrix of stands, newest first. `roles`: place of each actor in the list of participants. */
export function matrixOf(
  stands: readonly FoundStand[],
  roles: ReadonlyMap<string, number>,
  asOf: Date,
  knownAt: Date,
): PositionMatrix {
  const cells = new Map(
    [...groupBy(stands, (stand) => `${stand.holderId}/${stand.issueId}`)].map(([key, group]) => [key, byDay(group)]),
  );
  const current = [...cells.values()]
    .flatMap((days) => days.slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS");
  const contested = (stand: FoundStand) =>
    current.some(
      (other) =>
        other.issueId === stand.issueId &&
        other.holderId !== stand.holderId &&
        stancesClash(other.stance, stand.stance),
    );
  const byIssue = groupBy(current, (stand) => stand.issueId);
  const issueIds = [...byIssue]
    .toSorted(
      ([a, x], [b, y]) =>
        y.filter(contested).length - x.filter(contested).length || y.length - x.length || (a < b ? -1 : 1),
    )
    .slice(0, MOST_ISSUES)
    .map(([id]) => id);
  const byHolder = groupBy(current, (stand) => stand.holderId);
  const holders = [...byHolder]
    .toSorted(([a, x], [b, y]) => (roles.get(a) ?? 9) - (roles.get(b) ?? 9) || y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST_ROWS)
    .map(([id]) => id);
  return {
    asOf,
    knownAt,
    issueIds,
    rows: holders.map((actorId) => ({
      actorId,
      cells: issueIds.map((issueId) => {
        const [now, before] = cells.get(`${actorId}/${issueId}`) ?? [];
        if (now === undefined)
          return { issueId, currentId: null, previousId: null, change: null, isContested: false, lastStatedOn: null };
        return {
          issueId,
          currentId: now.stance === "WITHDRAWS" ? null : now.claimId,
          previousId: before?.claimId ?? null,
          change: changeBetween(before ?? null, now),
          isContested: now.stance !== "WITHDRAWS" && contested(now),
          lastStatedOn: now.statedOn ?? now.day,
        };
      }),
    })),
  };
}

export interface Move {
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly before: FoundStand | null;
  readonly after: FoundStand;
}

/** The latest instant at which a position can have been taken: the end of its day, or when it was recorded before that. */
export function momentOf({ day, recordedAt }: FoundStand): Date {
  const end = new Date(`${day}T23:59:59.999Z`);
  return recordedAt < end ? recordedAt : end;
}

/** The moves of stands between days, newest first: each day's stand against the day before it in the same cell. */
export function movesOf(stands: readonly FoundStand[], since: Date, until: Date): readonly Move[] {
  const moves: Move[] = [];
  for (const group of groupBy(
    stands,
    (stand) => `${stand.negotiationId}/${stand.holderId}/${stand.issueId}`,
  ).values()) {
    const days = byDay(group);
    for (const [index, after] of days.entries()) {
      const at = momentOf(after);
      if (at < since || at >= until) continue;
      const before = days[index + 1] ?? null;
      moves.push({ kind: changeBetween(before, after), at, before, after });
    }
  }
  return moves.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.after.claimId < b.after.claimId ? 1 : -1));
}

/**
 * The moves of a window for a reader, newest first: each stand against the newest of an earlier day on the same matter. An issue
 * is a room in which many matters lie, so that two positions on it need not be one that moved; and one that is against
 * something only by what stands behind its verb has not changed sides. `issues`: names by id; where few talk, two
 * positions that both name the issue are on one matter.
 */
export function movesOnMatters(
  stands: readonly FoundStand[],
  issues: ReadonlyMap<string, string>,
  fewTalk: boolean,
  since: Date,
  until: Date,
): readonly Move[] {
  const moves: Move[] = [];
  for (const group of groupBy(stands, (stand) => `${stand.holderId}/${stand.issueId}`).values()) {
    for (const after of group) {
      const at = new Date(`${after.day}T23:59:59.999Z`);
      if (at < since || at >= until) continue;
      const before = group
        .filter(
          (one) =>
            one.day < after.day &&
            isSameMatter(one.summary, after.summary, fewTalk ? (issues.get(after.issueId) ?? "") : ""),
        )
        .toSorted((a, b) => (a.day < b.day ? 1 : -1))[0];
      const isComparable =
        before !== undefined &&
        (!stancesClash(before.stance, after.stance) || [before, after].some(isAgainstOutright)) &&
        !(
          differByVerbOnly(before.stance, after.stance, !fewTalk) &&
          changeBetween({ ...before, stance: after.stance }, after) === "RESTATED"
        );
      moves.push(
        isComparable
          ? { kind: changeBetween(before, after), at, before, after }
          : { kind: "NEW", at, before: null, after },
      );
    }
  }
  return moves.toSorted((a, b) => b.at.getTime() - a.at.getTime() || (a.after.claimId < b.after.claimId ? 1 : -1));
}

// ---- Doors ---------------------------------------------------------------------------------------------------------

/** A matrix for each request, in order; two statements, however many. */
export async function positionMatrices(
  db: Database,
  wanted: readonly { readonly negotiationId: string; readonly asOf: Date; readonly knownAt: Date }[],
): Promise<readonly PositionMatrix[]> {
  const [stands, roles] = await Promise.all([
    findStands(db, wanted),
    findRoles(
      db,
      wanted.map((one) => one.negotiationId),
    ),
  ]);
  const groups = groupBy(stands, (stand) => stand.negotiationId);
  return wanted.map((one) =>
    matrixOf(groups.get(one.negotiationId) ?? [], roles.get(one.negotiationId) ?? new Map(), one.asOf, one.knownAt),
  );
}
