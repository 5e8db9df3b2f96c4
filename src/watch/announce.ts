// What a write changed of the moves in its negotiations, put into the outbox with the write itself.

import type { ReviewState } from "../domain/vocabulary.ts";
import { differenceOf, movesOf } from "../digest/index.ts";
import type { Queryable } from "../store/database.ts";
import { addMessages, type NewMessage } from "../store/outbox.ts";
import type { FoundStand } from "../store/stands.ts";
import { findStandsAround } from "../store/stands-around.ts";

/** A claim that a write touched: the state of its review before and after, null while it does not hold at all. */
export interface Touched {
  readonly claimId: string;
  readonly was: ReviewState | null;
  readonly is: ReviewState | null;
}

const EVER = [new Date("0000-01-01T00:00:00Z"), new Date("9999-12-31T23:59:59.999Z")] as const;

/**
 * Announces the moves that there are now and were not before the write, and those that are gone with nothing on their day.
 * Call it in the transaction of the write, after it. A report that says the same of the same day again moves nothing.
 */
export async function announceMoves(db: Queryable, touched: readonly Touched[]): Promise<void> {
  const changed = touched.filter(({ was, is }) => was !== is);
  if (changed.length === 0) return;
  const stands = await findStandsAround(
    db,
    changed.map(({ claimId }) => claimId),
  );
  await addMessages(db, announced(stands, changed));
}

/** Pure: the messages for a write, by the stands around the claims that it touched; oldest move first. */
export function announced(stands: readonly FoundStand[], touched: readonly Touched[]): readonly NewMessage[] {
  const before = movesOf(asReviewed(stands, touched, "was"), ...EVER);
  const after = movesOf(asReviewed(stands, touched, "is"), ...EVER);
  return differenceOf(before, after).map(({ negotiationId, at, ...change }) => ({
    kind: "NEGOTIATION_CHANGED",
    topicId: negotiationId,
    body: { ...change, at: at.toISOString() },
  }));
}

function asReviewed(
  stands: readonly FoundStand[],
  touched: readonly Touched[],
  when: "was" | "is",
): readonly FoundStand[] {
  const states = new Map(touched.map((one) => [one.claimId, one[when]]));
  return stands.flatMap((stand) => {
    const review = states.has(stand.claimId) ? (states.get(stand.claimId) ?? null) : stand.review;
    return review === null || review === "REJECTED" ? [] : [{ ...stand, review }];
  });
}
