// What is computed from positions: the matrix, the moves between days, and what contradicts what. Pure but for the doors at the end.

import { changeBetween, stancesClash } from "../domain/change.ts";
import { differByVerbOnly, isAgainstOutright, isSameMatter } from "../domain/matter.ts";
import type { ChangeKind } from "../domain/vocabulary.ts";
import type { Database } from "../store/database.ts";
import { findRoles, findStands, type FoundStand, type HeldStand, type ToldStand } from "../store/stands.ts";

import { cellsIn } from "./cells.ts";

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

/** Groups stands by a key, keeping their order. */
export function groupBy<T>(list: readonly T[], key: (entry: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const entry of list) {
    const of = key(entry);
    const group = groups.get(of);
    if (group === undefined) groups.set(of, [entry]);
    else group.push(entry);
  }
  return groups;
}

/** Builds a matrix of stands, newest first. `roles`: place of each actor in the list of participants. */
export function matrixOf(
  stands: readonly (HeldStand & { readonly statedOn?: string | null })[],
  roles: ReadonlyMap<string, number>,
  asOf: Date,
  knownAt: Date,
): PositionMatrix {
  const current = cellsIn(stands)
    .flatMap(({ days }) => days.slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS");
  const byIssue = groupBy(current, (stand) => stand.issueId);
  const contested = new Set(
    [...byIssue.values()].flatMap((group) =>
      group.filter((stand) =>
        group.some((other) => other.holderId !== stand.holderId && stancesClash(other.stance, stand.stance)),
      ),
    ),
  );
  const clashes = (group: readonly HeldStand[]) => group.filter((stand) => contested.has(stand)).length;
  const issueIds = [...byIssue]
    .toSorted(([a, x], [b, y]) => clashes(y) - clashes(x) || y.length - x.length || (a < b ? -1 : 1))
    .slice(0, MOST_ISSUES)
    .map(([id]) => id);
  const cells = groupBy(cellsIn(stands), ({ days }) => days[0]?.holderId ?? "");
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
        const [now, before] = cells.get(actorId)?.find(({ days }) => days[0]?.issueId === issueId)?.days ?? [];
        if (now === undefined)
          return { issueId, currentId: null, previousId: null, change: null, isContested: false, lastStatedOn: null };
        return {
          issueId,
          currentId: now.stance === "WITHDRAWS" ? null : now.claimId,
          previousId: before?.claimId ?? null,
          change: changeBetween(before ?? null, now),
          isContested: contested.has(now),
          lastStatedOn: now.statedOn ?? now.day,
        };
      }),
    })),
  };
}

export interface Move<T extends HeldStand = FoundStand> {
  readonly kind: ChangeKind;
  readonly at: Date;
  readonly before: T | null;
  readonly after: T;
}

/** The latest instant at which a position can have been taken: the end of its day, or when it was recorded before that. */
export function momentOf({ day, recordedAt }: FoundStand): Date {
  const end = endOf(day);
  return recordedAt.getTime() < end.getTime() ? recordedAt : end;
}

/** The last instant of a day: thousands of positions are taken on a hundred of them. */
function endOf(day: string): Date {
  const known = ENDS.get(day);
  if (known !== undefined) return known;
  if (ENDS.size >= MOST_DAYS) ENDS.clear();
  const end = new Date(`${day}T23:59:59.999Z`);
  ENDS.set(day, end);
  return end;
}

const ENDS = new Map<string, Date>();
const MOST_DAYS = 5_000;

/** The moves of stands between days, newest first: each day's stand against the day before it in the same cell. */
export function movesOf(stands: readonly FoundStand[], since: Date, until: Date): readonly Move[] {
  const moves: Move[] = [];
  for (const { days } of cellsIn(stands)) {
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
 * something only by what stands behind its verb has not changed sides. What came in late is news whatever its day. `issues`: names by id; where few talk, two
 * positions that both name the issue are on one matter.
 */
export function movesOnMatters(
  stands: readonly ToldStand[],
  issues: ReadonlyMap<string, string>,
  fewTalk: boolean,
  since: Date,
  until: Date,
): readonly Move<ToldStand>[] {
  const moves: Move<ToldStand>[] = [];
  for (const cell of cellsIn(stands)) {
    const newest = cell.stands.toSorted(newestDayFirst);
    for (const after of newest) {
      const at = endOf(after.day);
      const isOfWindow = at >= since && at < until;
      if (!isOfWindow && !isLateNews(after, cell.stands)) continue;
      const issue = fewTalk ? (issues.get(after.issueId) ?? "") : "";
      const before = newest.find((one) => one.day < after.day && isSameMatter(one.summary, after.summary, issue));
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

/** Whether it came in too late to be told in time, and says what nothing else on its day said. */
function isLateNews(stand: ToldStand, others: readonly ToldStand[]): boolean {
  return stand.isLate && !others.some((one) => !one.isLate && one.day === stand.day && one.stance === stand.stance);
}

/** The newest day first, and of a day what was recorded first. */
function newestDayFirst(a: HeldStand, b: HeldStand): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.claimId < b.claimId ? -1 : 1;
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
