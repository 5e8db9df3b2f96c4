// What a condition refers to: the position of somebody else that it waits for.

import { overlapOf } from "../domain/matter.ts";
import { normaliseName } from "../domain/names.ts";
import type { NewClaims } from "../store/claims.ts";
import { findHeld, findNamesOf, type HeldPosition, MOST_HELD } from "../store/conditions.ts";
import type { Transaction } from "../store/database.ts";

type NewPosition = NewClaims["positions"][number];
type NewCondition = NewPosition["conditions"][number];

/** Letters of a name that is looked for in a text: "US" would be found in every "us". */
const SHORTEST = 4;
/** A condition and a position are of one matter when they share this part of the shorter one's words. */
const SHARED = 0.3;

/** What is held in negotiations, for the positions that are written in one transaction. */
export interface Held {
  /**
   * Positions with their conditions linked: to the actor that a condition names, to that actor's position in the
   * negotiation which shares most words with it (of those known and of those that are written now; the newest of equals),
   * and to the issue of that. A condition that names nobody, or nothing that somebody is known to hold, stays as it is.
   */
  readonly link: (negotiationId: string, positions: NewClaims["positions"]) => Promise<NewClaims["positions"]>;
  /** Remembers names that are not written yet; those of the actor that was met first go first. */
  readonly call: (names: readonly { readonly actorId: string; readonly text: string }[]) => void;
}

/** Of an actor: its names, oldest first, and the id of the oldest; null when none is written. */
interface Called {
  readonly oldest: string | null;
  readonly names: string[];
}

/** Begins a place behind all ids. */
const NEW = "~";

/** Reads what is held in a negotiation when the first condition asks for it. */
export function openHeld(tx: Transaction): Held {
  const added = new Map<string, HeldPosition[]>();
  const known = new Map<string, readonly HeldPosition[]>();
  const called = new Map<string, Called>();
  const fresh = new Map<string, Set<string>>();

  const callAll = async (actorIds: readonly string[]): Promise<void> => {
    const missing = [...new Set(actorIds)].filter((id) => !called.has(id));
    for (const { id, actorId, name } of await findNamesOf(tx, missing)) {
      const one = called.get(actorId) ?? { oldest: id, names: [] };
      one.names.push(name);
      called.set(actorId, one);
    }
    for (const id of missing) called.set(id, called.get(id) ?? { oldest: null, names: [] });
  };
  const namesOf = (actorId: string): readonly string[] => [
    ...(called.get(actorId)?.names ?? []),
    ...(fresh.get(actorId) ?? []),
  ];
  return {
    call: (names) => {
      for (const { actorId, text } of names)
        fresh.set(actorId, (fresh.get(actorId) ?? new Set()).add(normaliseName(text)));
    },
    link: async (negotiationId, positions) => {
      const own = positions.map(
        ({ id, holderId, issueId, summary, statedLatest }): HeldPosition => ({
          claimId: id,
          actorId: holderId,
          issueId,
          summary,
          day: statedLatest,
        }),
      );
      const before = added.get(negotiationId) ?? [];
      added.set(negotiationId, [...before, ...own]);
      if (positions.every(({ conditions }) => conditions.length === 0)) return positions;
      const read = known.get(negotiationId) ?? (await findHeld(tx, negotiationId));
      known.set(negotiationId, read);
      const held = [...before, ...read].toSorted(newestFirst).slice(0, MOST_HELD);
      const holders = [...new Set(held.map(({ actorId }) => actorId))];
      await callAll(holders);
      const met = new Map([...fresh.keys()].map((id, place) => [id, NEW + String(place).padStart(9, "0")]));
      const oldest = (id: string) => called.get(id)?.oldest ?? met.get(id) ?? NEW;
      const names = new Map(
        holders
          .toSorted((a, b) => (oldest(a) < oldest(b) ? -1 : oldest(a) > oldest(b) ? 1 : 0))
          .map((id) => [id, namesOf(id)]),
      );
      const candidates = [...own.toReversed(), ...held];
      return positions.map((position) => ({
        ...position,
        conditions: position.conditions.map((condition) => link(position, condition, candidates, names)),
      }));
    },
  };
}

function newestFirst(a: HeldPosition, b: HeldPosition): number {
  if (a.day !== b.day) return a.day < b.day ? 1 : -1;
  return a.claimId < b.claimId ? 1 : -1;
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
