// How many origins tell what a claim says: copies of one report are one witness.

import { sideOf } from "../domain/change.ts";
import { figureRange } from "../domain/contradiction.ts";
import { isSameMatter, overlapOf } from "../domain/matter.ts";
import { normaliseName } from "../domain/names.ts";
import type { Cited } from "../store/cited.ts";

import { cellOf } from "./cells.ts";
import { daysBetween } from "./days.ts";
import { groupBy } from "./moves.ts";
import { claimIdsOf, type Part, say, type Sentence } from "./parts.ts";
import type { Records } from "./records.ts";

/** Days within which two positions, or two counts, may be the same one told twice. */
const SAME_POSITION = 7;
const SAME_COUNT = 3;
/** Part of the shorter one's words that two clauses, or two quotations, must share to tell the same. */
const SAME_EVENT = 0.5;
const SAME_QUOTE = 0.8;

interface Told {
  readonly claimId: string;
  readonly originId: string;
}

/**
 * How many origins tell the same as a claim of the records, its own with them; undefined for claims that are not theirs.
 * Counted when asked for: a digest cites a hundred claims of thousands.
 */
export function originCounts(records: Omit<Records, "origins">): (claimId: string) => number | undefined {
  const stands = counterOf(
    records.stands,
    (one) => cellOf(records.stands, one),
    (a, b) =>
      sideOf(a.stance) === sideOf(b.stance) &&
      daysBetween(a.day, b.day) <= SAME_POSITION &&
      isSameMatter(a.summary, b.summary, records.issues.get(a.issueId) ?? ""),
  );
  const figures = counterOf(
    records.figures,
    inGroups(records.figures, ({ measure, unit }) => `${measure}/${unit}`),
    (a, b) => {
      const [x, y] = [figureRange(a), figureRange(b)];
      return daysBetween(a.day, b.day) <= SAME_COUNT && x.low <= y.high && y.low <= x.high;
    },
  );
  const events = counterOf(
    records.events,
    inGroups(records.events, ({ latest, status }) => `${latest}/${status}`),
    (a, b) => overlapOf(a.summary, b.summary).share >= SAME_EVENT,
  );
  const statements = counterOf(
    records.statements,
    inGroups(records.statements, ({ speaker }) => normaliseName(speaker ?? "")),
    (a, b) => overlapOf(a.quote, b.quote).share >= SAME_QUOTE,
  );
  return (claimId) => stands(claimId) ?? figures(claimId) ?? events(claimId) ?? statements(claimId);
}

/** Counts the origins of a claim of the list by those among its group that tell the same. */
function counterOf<T extends Told>(
  list: readonly T[],
  groupOf: (claim: T) => readonly T[],
  isSame: (a: T, b: T) => boolean,
): (claimId: string) => number | undefined {
  const claims = new Map(list.map((claim) => [claim.claimId, claim]));
  return (claimId) => {
    const one = claims.get(claimId);
    if (one === undefined) return undefined;
    const origins = new Set([one.originId]);
    for (const other of groupOf(one))
      if (!origins.has(other.originId) && isSame(one, other)) origins.add(other.originId);
    return origins.size;
  };
}

function inGroups<T>(list: readonly T[], key: (claim: T) => string): (claim: T) => readonly T[] {
  let groups: ReadonlyMap<string, readonly T[]> | null = null;
  return (claim) => {
    groups ??= groupBy(list, key);
    return groups.get(key(claim)) ?? [];
  };
}

/** "One origin", "2 origins": how a number of them is told. */
export function originsInWords(origins: number): string {
  return origins === 1 ? "One origin" : `${origins} origins`;
}

/**
 * A sentence with the number of origins behind it: that it is one when no claim of it has another, or how many tell each
 * claim at least. What rests on one in part and on several in part says nothing.
 */
export function withOrigins(sentence: Sentence, cited: ReadonlyMap<string, Cited>): Sentence {
  const counted = claimIdsOf(sentence).flatMap((claimId) => {
    const origins = cited.get(claimId)?.origins;
    return origins === undefined ? [] : [{ claimId, origins }];
  });
  const [least] = counted.toSorted((a, b) => a.origins - b.origins);
  if (least === undefined || (least.origins === 1 && counted.some(({ origins }) => origins > 1))) return sentence;
  const part: Part = { kind: "ORIGINS", claimId: least.claimId, text: originsInWords(least.origins) };
  return say`${sentence} (${part}.)`;
}
