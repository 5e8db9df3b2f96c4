// Which entries come first, and why: a score of terms that can be shown. A score is the sum of value × weight.

import type { RankTerm, RankTermName } from "../domain/digest.ts";
import type { ChangeKind, Reliability } from "../domain/vocabulary.ts";
import type { DigestEvent } from "../store/digest.ts";
import type { ToldStand } from "../store/stands.ts";

import { cellOf } from "./cells.ts";
import type { Move } from "./moves.ts";
import { type Records, remembered } from "./records.ts";
import { heldTogether } from "./stand-sentences.ts";

/** Points for one of each value. A change of stance counts for more than who made it, and that for more than all else. */
const WEIGHTS: Readonly<Record<RankTermName, number>> = {
  CHANGE: 20,
  PART: 2,
  STRENGTH: 3,
  CONDITIONS: 1,
  ORIGINS: 2,
  BREADTH: 2,
  REVIEW: 5,
  RELIABILITY: 1,
  RECENCY: 6,
  WAITING: 15,
  PARTIES: 10,
  ACTORS: 1,
  REPORTS: 1,
};

/** A change of stance over conditions, these over what is new. */
const CHANGES: Readonly<Record<ChangeKind, number>> = {
  REVERSED: 3,
  WITHDRAWN: 3,
  HARDENED: 2.5,
  SOFTENED: 2.5,
  CONDITIONED: 2,
  SILENT: 1,
  NEW: 1,
  RESTATED: 0,
  // What fell on record is no move of its holder.
  RETRACTED: 0,
};

/** F, which nobody could judge, lies between usually reliable and not usually reliable. */
const RELIABILITIES: Readonly<Record<Reliability, number>> = { A: 5, B: 4, C: 3, F: 2.5, D: 2, E: 1 };

type Values = Readonly<Partial<Record<RankTermName, number>>>;

function terms(values: Values): readonly RankTerm[] {
  return (Object.entries(values) as readonly (readonly [RankTermName, number])[]).map(([name, value]) => ({
    name,
    value,
    weight: WEIGHTS[name],
  }));
}

function sumOf(values: Values): number {
  let sum = 0;
  for (const name in values) sum += (values[name as RankTermName] ?? 0) * WEIGHTS[name as RankTermName];
  return sum;
}

/** The sum of the points. */
export function scoreOf(rank: readonly RankTerm[]): number {
  return rank.reduce((sum, { value, weight }) => sum + value * weight, 0);
}

/** What counts of a move within the records of its negotiation. */
function valuesOf(records: Records, { kind, after }: Move<ToldStand>): Values {
  return {
    CHANGE: CHANGES[kind],
    PART: 10 - Math.min(records.roles.get(after.holderId) ?? 9, 9),
    STRENGTH: after.strength === "RED_LINE" ? 1 : 0,
    CONDITIONS: Math.min(after.conditions.length, 3),
    ORIGINS: Math.min(otherOriginsOf(records, after), 3),
    BREADTH: Math.min(heldTogether(records, after).length - 1, 4),
    REVIEW: after.review === "CONFIRMED" || after.review === "AMENDED" ? 1 : 0,
    RELIABILITY: reliabilityOf(records, after.originId),
    RECENCY: recencyOf(records, after.day),
  };
}

/** Origins beside its own that tell of its holder on its issue and day. */
function otherOriginsOf(records: Records, stand: ToldStand): number {
  const others = new Set<string>();
  for (const { originId, day } of cellOf(records.stands, stand))
    if (day === stand.day && originId !== stand.originId) others.add(originId);
  return others.size;
}

/** The terms of a sticking point. `waiting`: 2 when each waits for the other, 1 when one does, 0 for a clash. */
export function stickingRank(records: Records, stands: readonly ToldStand[], waiting: 0 | 1 | 2): readonly RankTerm[] {
  const parties = new Set(records.participants.filter((one) => one.role === "PARTY").map((one) => one.actorId));
  return terms({
    WAITING: waiting,
    PARTIES: new Set(stands.map((stand) => stand.holderId).filter((id) => parties.has(id))).size,
    RECENCY: Math.max(...stands.map((stand) => recencyOf(records, stand.day))),
  });
}

/** The terms of an event. `reports`: how many tell of it. */
export function eventRank(records: Records, event: DigestEvent, reports: number): readonly RankTerm[] {
  return terms({
    ACTORS: event.actors,
    REPORTS: Math.min(reports - 1, 3),
    RELIABILITY: reliabilityOf(records, event.originId),
  });
}

/** The terms of a measure: how often it was counted. */
export function figureRank(reports: number): readonly RankTerm[] {
  return terms({ REPORTS: reports });
}

/** The best that the articles of an origin are judged; what is not of the window counts as not judged. */
function reliabilityOf(records: Records, originId: string): number {
  return judgedIn(records).get(originId) ?? RELIABILITIES.F;
}

const judgedIn = remembered(({ articles }): ReadonlyMap<string, number> => {
  const best = new Map<string, number>();
  for (const { originId, reliability } of articles)
    best.set(originId, Math.max(best.get(originId) ?? 0, RELIABILITIES[reliability]));
  return best;
});

/** 1 on the window's last day, 0 on its first and before, in steps of a hundredth. */
function recencyOf({ firstDay, lastDay }: Records, day: string): number {
  const [first, last, own] = [firstDay, lastDay, day].map((one) => Date.parse(one)) as [number, number, number];
  if (last <= first) return own >= last ? 1 : 0;
  return Math.round(100 * Math.min(1, Math.max(0, (own - first) / (last - first)))) / 100;
}

export interface RankedMove extends Move<ToldStand> {
  readonly score: number;
  readonly values: Values;
}

/** Most consequential first; ties by day, the newest first, then by claim. Restatements are no moves. */
export const ranked = remembered((records): readonly RankedMove[] =>
  records.moves
    .filter((move) => move.kind !== "RESTATED")
    .map((move) => {
      const values = valuesOf(records, move);
      return { ...move, values, score: sumOf(values) };
    })
    .toSorted(
      (a, b) => b.score - a.score || b.at.getTime() - a.at.getTime() || (a.after.claimId < b.after.claimId ? -1 : 1),
    ),
);

/** The terms of a move's rank. */
export function moveRank({ values }: RankedMove): readonly RankTerm[] {
  return terms(values);
}
