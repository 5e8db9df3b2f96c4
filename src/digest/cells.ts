// The cells of a matrix: what one actor holds on one issue of a negotiation, day by day.

import { sideOf } from "../domain/change.ts";
import { STRENGTHS } from "../domain/vocabulary.ts";
import type { HeldStand } from "../store/stands.ts";

export interface Cell<T extends HeldStand> {
  /** In the order in which they were given. */
  readonly stands: readonly T[];
  /** One stand a day, the newest day first. */
  readonly days: readonly T[];
}

/** By negotiation, holder and issue: to join the three to one key would cost more than all that is done with a cell. */
type Table<T> = Map<string, Map<string, Map<string, { readonly stands: T[]; days: readonly T[] }>>>;

interface Cells<T extends HeldStand> {
  readonly list: readonly Cell<T>[];
  readonly table: Table<T>;
}

const known = new WeakMap<readonly HeldStand[], Cells<HeldStand>>();

/** The cells of stands, in the order of their first ones; made once for a list. */
export function cellsIn<T extends HeldStand>(stands: readonly T[]): readonly Cell<T>[] {
  return tableOf(stands).list;
}

/** The stands in a cell. */
export function cellOf<T extends HeldStand>(
  stands: readonly T[],
  { negotiationId, holderId, issueId }: Pick<HeldStand, "negotiationId" | "holderId" | "issueId">,
): readonly T[] {
  return tableOf(stands).table.get(negotiationId)?.get(holderId)?.get(issueId)?.stands ?? [];
}

function tableOf<T extends HeldStand>(stands: readonly T[]): Cells<T> {
  // What was made of a list holds nothing but its entries.
  const before = known.get(stands) as Cells<T> | undefined;
  if (before !== undefined) return before;
  const table: Table<T> = new Map();
  const list = [];
  for (const stand of stands) {
    const issues = inside(inside(table, stand.negotiationId), stand.holderId);
    const cell = issues.get(stand.issueId) ?? { stands: [], days: [] };
    if (cell.stands.length === 0) {
      issues.set(stand.issueId, cell);
      list.push(cell);
    }
    cell.stands.push(stand);
  }
  for (const cell of list) cell.days = byDay(cell.stands);
  const cells = { list, table };
  known.set(stands, cells);
  return cells;
}

function inside<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = maps.get(key);
  if (found !== undefined) return found;
  const made = new Map<string, T>();
  maps.set(key, made);
  return made;
}

/** The stand of one cell on one day: what was confirmed, else the strongest, else the one with conditions, else the newest. */
function byDay<T extends HeldStand>(stands: readonly T[]): readonly T[] {
  const days = new Map<string, { readonly stand: T; readonly weight: number }>();
  for (const stand of stands) {
    const weight = weightOf(stand);
    const before = days.get(stand.day);
    if (before === undefined || weight > before.weight) days.set(stand.day, { stand, weight });
  }
  return [...days.values()].map(({ stand }) => stand).toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

function weightOf(stand: HeldStand): number {
  const reviewed = stand.review === "CONFIRMED" || stand.review === "AMENDED" ? 100 : 0;
  return (
    reviewed +
    STRENGTHS.indexOf(stand.strength) * 10 +
    Math.min(stand.conditions.length, 3) +
    (sideOf(stand.stance) === "NEITHER" ? 0 : 1)
  );
}
