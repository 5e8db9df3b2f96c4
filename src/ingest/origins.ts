// Which articles carry one report: found by likeness when they are taken in, and set right by hand.

import { newId } from "../store/ids.ts";

import { ok, refuse, type Result } from "../domain/result.ts";
import type { OriginMethod } from "../domain/vocabulary.ts";
import type { Database, Transaction } from "../store/database.ts";
import { addOrigin, changeOrigin, findAlike, findOrigin } from "../store/origins.ts";
import { addActivity } from "../store/sources.ts";

import type { Acting } from "./by-hand.ts";
import { type Fingerprint, fromBytes, SAME_ORIGIN, similarity } from "./fingerprint.ts";

export interface Origin {
  readonly originId: string;
  readonly originMethod: OriginMethod;
  readonly originSimilarity: number | null;
}

/**
 * For each text the origin of the most similar one, known or before it in the list, when it is similar enough; else a new
 * one: its method is FIRST, and it is yet to be written.
 */
export async function originsOf(tx: Transaction, texts: readonly Fingerprint[]): Promise<readonly Origin[]> {
  const alike = await findAlike(
    tx,
    texts.map(({ bands }) => bands),
  );
  const found: Origin[] = [];
  for (const [at, { signature, bands }] of texts.entries()) {
    const known = (alike[at] ?? []).map((one) => ({ ...one, signature: fromBytes(one.signature) }));
    const before = texts.slice(0, at).flatMap((text, index) => {
      const originId = found[index]?.originId;
      const shares = text.bands.some((hash, band) => hash === bands[band]);
      return shares && originId !== undefined ? [{ originId, signature: text.signature }] : [];
    });
    const [best] = [...known, ...before]
      .map((one) => ({ originId: one.originId, score: similarity(signature, one.signature) }))
      .toSorted((a, b) => b.score - a.score);
    found.push(
      best !== undefined && best.score >= SAME_ORIGIN
        ? { originId: best.originId, originMethod: "MINHASH", originSimilarity: best.score }
        : { originId: newId(), originMethod: "FIRST", originSimilarity: null },
    );
  }
  return found;
}

const LONGEST_REASON = 2_000;

function checkReason(given: string): Result<string> {
  const reason = given.trim();
  return reason === "" || reason.length > LONGEST_REASON || !reason.isWellFormed() || reason.includes("\0")
    ? refuse("INVALID_VALUE", "reason must be text of 1 to 2,000 characters", "input", "reason")
    : ok(reason);
}

/**
 * Gives an article an origin of its own: it is no copy of the others. They keep theirs. Errors: no such article; it
 * shares its origin with none.
 */
export async function splitOrigin(
  db: Database,
  input: { readonly articleId: string; readonly reason: string },
  { actor }: Acting,
): Promise<Result<{ readonly articleId: string }>> {
  const reason = checkReason(input.reason);
  if (!reason.ok) return reason;
  const { articleId } = input;
  return db.transaction(async (tx) => {
    const from = await findOrigin(tx, articleId);
    if (from === null) return refuse("NOT_FOUND", "There is no such article", "input", "article");
    if (from.others === 0) return refuse("CONFLICT", "The article shares its origin with no other", "input", "article");
    const intoOriginId = await addOrigin(tx);
    await changeOrigin(tx, { articleId, from, intoOriginId, similarity: null, reason: reason.value, changedBy: actor });
    await addActivity(tx, actor, "split", "Article", articleId, "graphql");
    return ok({ articleId });
  });
}

/**
 * Gives an article the origin of another: both carry one report. Undoes a split, as a split undoes it. Errors: no such
 * article; they have one origin already.
 */
export async function joinOrigin(
  db: Database,
  input: { readonly articleId: string; readonly withId: string; readonly reason: string },
  { actor }: Acting,
): Promise<Result<{ readonly articleId: string }>> {
  const reason = checkReason(input.reason);
  if (!reason.ok) return reason;
  const { articleId } = input;
  return db.transaction(async (tx) => {
    // In one order, so that two that are joined to each other at once do not wait for each other.
    const found = new Map<string, Awaited<ReturnType<typeof findOrigin>>>();
    for (const id of [articleId, input.withId].toSorted()) found.set(id, await findOrigin(tx, id));
    const [from, into] = [found.get(articleId) ?? null, found.get(input.withId) ?? null];
    if (from === null) return refuse("NOT_FOUND", "There is no such article", "input", "article");
    if (into === null) return refuse("NOT_FOUND", "There is no such article", "input", "with");
    if (from.originId === into.originId)
      return refuse("CONFLICT", "The two articles have one origin already", "input", "with");
    await changeOrigin(tx, {
      articleId,
      from,
      intoOriginId: into.originId,
      similarity:
        from.signature === null || into.signature === null
          ? null
          : similarity(fromBytes(from.signature), fromBytes(into.signature)),
      reason: reason.value,
      changedBy: actor,
    });
    await addActivity(tx, actor, "joined", "Article", articleId, "graphql");
    return ok({ articleId });
  });
}
