// What a write changed of the moves in its negotiations, put into the outbox with the write itself.

import type { ReviewState } from "../domain/vocabulary.ts";
import { cellOf, differenceOf, groupBy, movesOf } from "../digest/index.ts";
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
 * Announces the moves that there are now and were not before each of the writes, and those that are gone with nothing on
 * their day. Call it in the transaction of the writes, after them; `writes` in their order, each with the claims that it
 * touched. A report that says the same of the same day again moves nothing.
 */
export async function announceMoves(db: Queryable, writes: readonly (readonly Touched[])[]): Promise<void> {
  const changed = writes.map((touched) => touched.filter(({ was, is }) => was !== is));
  const claimIds = changed.flatMap((touched) => touched.map(({ claimId }) => claimId));
  if (claimIds.length === 0) return;
  await addMessages(db, announced(await findStandsAround(db, claimIds), changed));
}

/** Pure: the messages for writes, by the stands around the claims that they touched; of each write the oldest move first. */
export function announced(
  stands: readonly FoundStand[],
  writes: readonly (readonly Touched[])[],
): readonly NewMessage[] {
  const cells = groupBy(stands, cellOf);
  const byClaim = new Map(stands.map((stand) => [stand.claimId, stand]));
  // What was touched, as it was before the write that comes next.
  const states = new Map(writes.flatMap((touched) => touched.map(({ claimId, was }) => [claimId, was] as const)));
  return writes.flatMap((touched) => {
    const found = touched.flatMap(({ claimId }) => byClaim.get(claimId) ?? []);
    const near = [...new Set(found.map(cellOf))].flatMap((cell) => cells.get(cell) ?? []);
    const before = movesOf(asReviewed(near, states), ...EVER);
    for (const { claimId, is } of touched) states.set(claimId, is);
    const after = movesOf(asReviewed(near, states), ...EVER);
    return differenceOf(before, after).map(
      ({ negotiationId, at, ...change }): NewMessage => ({
        kind: "NEGOTIATION_CHANGED",
        topicId: negotiationId,
        body: { ...change, at: at.toISOString() },
      }),
    );
  });
}

function asReviewed(
  stands: readonly FoundStand[],
  states: ReadonlyMap<string, ReviewState | null>,
): readonly FoundStand[] {
  return stands.flatMap((stand) => {
    const review = states.has(stand.claimId) ? (states.get(stand.claimId) ?? null) : stand.review;
    return review === null || review === "REJECTED" ? [] : [{ ...stand, review }];
  });
}
