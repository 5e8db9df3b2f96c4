// What a condition refers to: the position of somebody else that it waits for.

import { overlapOf } from "../domain/matter.ts";
import { normaliseName } from "../domain/names.ts";
import type { NewClaims } from "../store/claims.ts";
import { findHeld, type HeldPosition } from "../store/conditions.ts";
import type { Transaction } from "../store/database.ts";

type NewPosition = NewClaims["positions"][number];
type NewCondition = NewPosition["conditions"][number];

/** Letters of a name that is looked for in a text: "US" would be found in every "us". */
const SHORTEST = 4;
/** A condition and a position are of one matter when they share this part of the shorter one's words. */
const SHARED = 0.3;

/**
 * Positions with their conditions linked: to the actor that a condition names, to that actor's position in the
 * negotiation which shares most words with it (of those known and of those that are written now; the newest of equals),
 * and to the issue of that. A condition that names nobody, or nothing that somebody is known to hold, stays as it is.
 */
export async function linkConditions(
  tx: Transaction,
  negotiationId: string,
  positions: NewClaims["positions"],
): Promise<NewClaims["positions"]> {
  if (positions.every(({ conditions }) => conditions.length === 0)) return positions;
  const held = await findHeld(tx, negotiationId);
  const own = positions.map(
    ({ id, holderId, issueId, summary }): HeldPosition => ({ claimId: id, actorId: holderId, issueId, summary }),
  );
  const candidates = [...own.toReversed(), ...held.positions];
  return positions.map((position) => ({
    ...position,
    conditions: position.conditions.map((condition) => link(position, condition, candidates, held.names)),
  }));
}

function link(
  { holderId }: NewPosition,
  condition: NewCondition,
  candidates: readonly HeldPosition[],
  names: ReadonlyMap<string, readonly string[]>,
): NewCondition {
  const text = ` ${normaliseName(condition.text)} `;
  const named = [...names].find(
    ([actorId, list]) =>
      actorId !== holderId && list.some((name) => name.length >= SHORTEST && text.includes(` ${name} `)),
  );
  const actorId = condition.actorId ?? named?.[0] ?? null;
  if (actorId === null) return condition;
  // The name itself is in every condition on that actor, and tells no matter.
  const matter = (names.get(actorId) ?? []).reduce((left, name) => left.replaceAll(` ${name} `, " "), text);
  const [best] = candidates
    .filter((candidate) => candidate.actorId === actorId)
    .map((candidate) => ({ candidate, ...overlapOf(matter, candidate.summary) }))
    .filter(({ share, count }) => count > 0 && share >= SHARED)
    .toSorted((a, b) => b.share - a.share || b.count - a.count);
  return {
    ...condition,
    actorId,
    issueId: best?.candidate.issueId ?? null,
    refersToPositionId: best?.candidate.claimId ?? null,
  };
}
