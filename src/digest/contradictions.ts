// What contradicts what among the claims of a negotiation, side by side, with the origins that tell each side.

import { sideOf } from "../domain/change.ts";
import {
  CLOSE,
  eventsContradict,
  figureRange,
  figuresContradict,
  isComparable,
  isDenied,
  positionsContradict,
} from "../domain/contradiction.ts";
import { normaliseName } from "../domain/names.ts";
import {
  findComparableEvents,
  findComparableFigures,
  findTwoSided,
  type FoundDenial,
  type FoundEvent,
  type FoundFigure,
  type FoundSide,
} from "../store/comparable.ts";
import type { Database } from "../store/database.ts";

import { groupBy } from "./moves.ts";

/** Claims that say the same. */
export interface ContradictionSide {
  readonly claimIds: readonly string[];
  /** Different origins that tell it: 1 is a single voice, however many carry it. */
  readonly origins: number;
}

export interface Contradiction {
  readonly kind: "FIGURES" | "POSITIONS" | "EVENTS";
  /** Of every side, by id. */
  readonly claimIds: readonly string[];
  readonly sides: readonly ContradictionSide[];
}

interface Claimed {
  readonly claimId: string;
  readonly originId: string;
}

/** A contradiction of the claims given; `sideOf`: the same for claims that say the same. */
function contradiction<T extends Claimed>(
  kind: Contradiction["kind"],
  claims: readonly T[],
  key: (claim: T) => string,
): Contradiction {
  const sides = [...groupBy(claims, key)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([, side]) => ({
      claimIds: side.map((claim) => claim.claimId).toSorted(),
      origins: new Set(side.map((claim) => claim.originId)).size,
    }));
  return { kind, claimIds: claims.map((claim) => claim.claimId).toSorted(), sides };
}

/**
 * Counts that cannot meet, positions that cannot both have been taken, events that are told differently or denied; each
 * group once. Two counts of one origin contradict only where the text dates both: else they may be of two things.
 */
export function contradictionsOf(
  figures: readonly FoundFigure[],
  stands: readonly FoundSide[],
  events: readonly FoundEvent[],
  denials: readonly FoundDenial[],
): readonly Contradiction[] {
  const found: Contradiction[] = [];
  for (const group of groupBy(
    figures,
    (figure) => `${figure.negotiationId}/${figure.measure}/${figure.unit}/${normaliseName(figure.place ?? "")}`,
  ).values()) {
    for (const cluster of connected(group, contradictingFigures, dayOfFigure))
      found.push(
        contradiction("FIGURES", cluster, (figure) => {
          const { low, high } = figureRange(figure);
          return `${String(low).padStart(24)}/${high}`;
        }),
      );
  }
  for (const group of groupBy(
    stands,
    (stand) => `${stand.negotiationId}/${stand.holderId}/${stand.issueId}/${stand.day}`,
  ).values()) {
    const dated = group.map((stand) => ({ ...stand, statedOn: stand.day }));
    const sides = dated.filter((one) => dated.some((other) => positionsContradict(one, other)));
    if (sides.length > 1) found.push(contradiction("POSITIONS", sides, (one) => sideOf(one.stance)));
  }
  found.push(...eventContradictions(events, denials));
  return found.toSorted((a, b) => (a.claimIds.join() < b.claimIds.join() ? 1 : -1));
}

function contradictingFigures(a: FoundFigure, b: FoundFigure): boolean {
  const isComparable = a.originId !== b.originId || (a.periodEarliest !== null && b.periodEarliest !== null);
  return isComparable && figuresContradict(a, b);
}

/** Two counts of which one has no period of its own are compared when they were told close to each other. */
function dayOfFigure({ periodEarliest, toldOn }: FoundFigure): string | null {
  return periodEarliest === null ? toldOn : null;
}

/**
 * Groups of entries that are joined by the relation, each of two at least. `dayOf`: the day, YYYY-MM-DD, close to which
 * lies whatever an entry is joined to; null when it may be joined to any other that has none.
 */
function connected<T extends Claimed>(
  list: readonly T[],
  isJoined: (a: T, b: T) => boolean,
  dayOf: (entry: T) => string | null,
): readonly (readonly T[])[] {
  const days = new Map<T, number>();
  const left = new Map<number, Set<T>>();
  for (const entry of list) {
    const day = dayOf(entry);
    const number = day === null ? NO_DAY : Date.parse(day) / DAY;
    days.set(entry, number);
    left.set(number, (left.get(number) ?? new Set()).add(entry));
  }
  const groups: T[][] = [];
  for (const [first, day] of days) {
    if (left.get(day)?.delete(first) !== true) continue;
    const group = [first];
    for (const one of group) {
      const at = days.get(one) ?? NO_DAY;
      for (let near = at - CLOSE; near <= at + CLOSE; near++) {
        const others = left.get(near) ?? [];
        for (const other of others) {
          if (!isJoined(one, other)) continue;
          left.get(near)?.delete(other);
          group.push(other);
        }
      }
    }
    if (group.length > 1) groups.push(group);
  }
  return groups;
}

const DAY = 86_400_000;
/** Farther from every day than any two are from each other. */
const NO_DAY = -1e9;

/** What is denied was not told to have happened by the same words. */
function eventContradictions(events: readonly FoundEvent[], denials: readonly FoundDenial[]): readonly Contradiction[] {
  const byOrigin = groupBy(denials, (denial) => `${denial.negotiationId}/${denial.originId}`);
  const asserted = events.filter((event) => {
    const own = byOrigin.get(`${event.negotiationId}/${event.originId}`) ?? [];
    return !own.some((denial) => normaliseName(denial.quote).includes(normaliseName(event.summary)));
  });
  const denied = [
    ...groupBy(denials, (denial) => `${denial.negotiationId}/${denial.day}/${normaliseName(denial.quote)}`).values(),
  ].flatMap((same): readonly Contradiction[] => {
    const [denial] = same;
    if (denial === undefined) return [];
    const told = asserted.filter((event) => event.negotiationId === denial.negotiationId && isDenied(event, denial));
    if (told.length === 0) return [];
    const keyed = [
      ...told.map((event) => ({ ...event, side: "told" })),
      ...same.map((one) => ({ ...one, side: "denied" })),
    ];
    return [contradiction<Claimed & { readonly side: string }>("EVENTS", keyed, (one) => one.side)];
  });
  const comparable = groupBy(asserted.filter(isComparable), (event) => `${event.negotiationId}/${event.kind}`);
  const differing = [...comparable.values()].flatMap((group) =>
    connected(group, eventsContradict, ({ latest }) => latest).map((told) =>
      contradiction("EVENTS", told, (event) => `${event.latest}/${normaliseName(event.place ?? "")}`),
    ),
  );
  return [...denied, ...differing];
}

/** What contradicts what in each negotiation; three statements, however many. */
export async function contradictionsIn(
  db: Database,
  negotiationIds: readonly string[],
): Promise<readonly (readonly Contradiction[])[]> {
  const [figures, stands, { events, denials }] = await Promise.all([
    findComparableFigures(db, negotiationIds),
    findTwoSided(db, negotiationIds),
    findComparableEvents(db, negotiationIds),
  ]);
  const of = <T extends { readonly negotiationId: string }>(id: string, list: readonly T[]) =>
    list.filter((one) => one.negotiationId === id);
  return negotiationIds.map((id) => contradictionsOf(of(id, figures), of(id, stands), of(id, events), of(id, denials)));
}
