// Which moves come first, and why: a score of terms that can be shown.

import type { ChangeKind } from "../domain/vocabulary.ts";

import type { FoundStand } from "../store/stands.ts";

import type { Move } from "./moves.ts";
import type { Records } from "./records.ts";
import { heldTogether } from "./stand-sentences.ts";

const KINDS: Readonly<Record<ChangeKind, number>> = {
  REVERSED: 60,
  WITHDRAWN: 60,
  HARDENED: 50,
  SOFTENED: 50,
  CONDITIONED: 40,
  SILENT: 20,
  NEW: 20,
  RESTATED: 0,
  RETRACTED: 0,
};

/** What a move scores for, each term in points. */
export interface RankTerms {
  /** Kind of move: a change of stance over a new one. */
  readonly change: number;
  /** Part in the talks: parties over mediators over observers. */
  readonly part: number;
  readonly strength: number;
  readonly conditions: number;
  /** Origins that tell of the same holder on the same issue that day, beyond the first. */
  readonly origins: number;
  /** Others who hold it by the same words: what five delegations want outranks what one does. */
  readonly breadth: number;
  /** What a person has confirmed outranks what was extracted. */
  readonly review: number;
}

/** The terms of a move's rank within the records of its negotiation. */
export function termsOf(records: Records, { kind, after }: Move): RankTerms {
  const origins = originsOf(records.stands).get(`${after.holderId}/${after.issueId}/${after.day}`) ?? new Set();
  return {
    change: KINDS[kind],
    part: (10 - Math.min(records.roles.get(after.holderId) ?? 9, 9)) * 2,
    strength: after.strength === "RED_LINE" ? 3 : 0,
    conditions: Math.min(after.conditions.length, 3),
    origins: Math.min(Math.max(origins.size - 1, 0), 3) * 2,
    breadth: Math.min(heldTogether(records, after).length - 1, 4) * 2,
    review: after.review === "CONFIRMED" || after.review === "AMENDED" ? 5 : 0,
  };
}

const known = new WeakMap<readonly FoundStand[], ReadonlyMap<string, ReadonlySet<string>>>();

/** Origins by holder, issue and day; made once for the stands of a negotiation. */
function originsOf(stands: readonly FoundStand[]): ReadonlyMap<string, ReadonlySet<string>> {
  const before = known.get(stands);
  if (before !== undefined) return before;
  const origins = new Map<string, Set<string>>();
  for (const { holderId, issueId, day, originId } of stands) {
    const key = `${holderId}/${issueId}/${day}`;
    const group = origins.get(key);
    if (group === undefined) origins.set(key, new Set([originId]));
    else group.add(originId);
  }
  known.set(stands, origins);
  return origins;
}

/** Most consequential first; ties by day, the newest first, then by claim. Restatements are no moves. */
export function ranked(records: Records): readonly Move[] {
  return records.moves
    .filter((move) => move.kind !== "RESTATED")
    .map((move) => ({ move, score: Object.values(termsOf(records, move)).reduce((sum, points) => sum + points, 0) }))
    .toSorted(
      (a, b) =>
        b.score - a.score ||
        b.move.at.getTime() - a.move.at.getTime() ||
        (a.move.after.claimId < b.move.after.claimId ? -1 : 1),
    )
    .map(({ move }) => move);
}
