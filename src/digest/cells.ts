// The cells of a matrix: what one actor holds on one issue of a negotiation, day by day.

import { sideOf } from "../domain/change.ts";
import { STRENGTHS } from "../domain/vocabulary.ts";
import type { FoundStand } from "../store/stands.ts";

export interface Cell {
  /** In the order in which they were given. */
  readonly stands: readonly FoundStand[];
  /** One stand a day, the newest day first. */
  readonly days: readonly FoundStand[];
}

/** By negotiation, holder and issue: to join the three to one key would cost more than all that is done with a cell. */
type Table = Map<string, Map<string, Map<string, { readonly stands: FoundStand[]; days: readonly FoundStand[] }>>>;

interface Cells {
  readonly list: readonly Cell[];
  readonly table: Table;
}

const known = new WeakMap<readonly FoundStand[], Cells>();

/** The cells of stands, in the order of their first ones; made once for a list. */
export function cellsIn(stands: readonly FoundStand[]): readonly Cell[] {
  return tableOf(stands).list;
}

/** The stands in the cell of one of them. */
export function cellOf(stands: readonly FoundStand[], stand: FoundStand): readonly FoundStand[] {
  const { negotiationId, holderId, issueId } = stand;
  return tableOf(stands).table.get(negotiationId)?.get(holderId)?.get(issueId)?.stands ?? [];
}

function tableOf(stands: readonly FoundStand[]): Cells {
  const before = known.get(stands);
  if (before !== undefined) return before;
  const table: Table = new Map();
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
  known.set(stands, { list, table });
  return { list, table };
}

function inside<T>(maps: Map<string, Map<string, T>>, key: string): Map<string, T> {
  const found = maps.get(key);
  if (found !== undefined) return found;
  const made = new Map<string, T>();
  maps.set(key, made);
  return made;
}

/** The stand of one cell on one day: what was confirmed, else the strongest, else the one with conditions, else the newest. */
function byDay(stands: readonly FoundStand[]): readonly FoundStand[] {
  const days = new Map<string, { readonly stand: FoundStand; readonly weight: number }>();
  for (const stand of stands) {
    const weight = weightOf(stand);
    const before = days.get(stand.day);
    if (before === undefined || weight > before.weight) days.set(stand.day, { stand, weight });
  }
  return [...days.values()].map(({ stand }) => stand).toSorted((a, b) => (a.day < b.day ? 1 : -1));
}

function weightOf(stand: FoundStand): number {
  const reviewed = stand.review === "CONFIRMED" || stand.review === "AMENDED" ? 100 : 0;
  return (
    reviewed +
    STRENGTHS.indexOf(stand.strength) * 10 +
    Math.min(stand.conditions.length, 3) +
    (sideOf(stand.stance) === "NEITHER" ? 0 : 1)
  );
}
