// Where the editions of a briefing go, and each edition on its way there.

import { and, eq, isNull, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { DeliveryChannel } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import { addJobs } from "./jobs.ts";
import { deliveries, deliveryTargets, jobs } from "./tables.ts";

export interface NewTarget {
  readonly briefingId: string;
  readonly channel: DeliveryChannel;
  readonly address: string;
  /** Of a webhook only. */
  readonly secret: string | null;
}

/** Adds a target; null when the briefing has this address already. */
export async function addTarget(db: Queryable, target: NewTarget): Promise<string | null> {
  const [row] = await db
    .insert(deliveryTargets)
    .values({ id: newId(), ...target })
    .onConflictDoNothing()
    .returning({ id: deliveryTargets.id });
  return row?.id ?? null;
}

/** Ends a target and what is on its way to it, also what is tried at this moment; false when there is none. */
export async function removeTarget(tx: Queryable, id: string, now: Date): Promise<boolean> {
  const rows = await tx
    .update(deliveryTargets)
    .set({ removedAt: now })
    .where(and(eq(deliveryTargets.id, id), isNull(deliveryTargets.removedAt)))
    .returning({ id: deliveryTargets.id });
  if (rows.length === 0) return false;
  await tx
    .update(jobs)
    .set({ status: "CANCELLED", finishedAt: now, leaseUntil: null, leaseToken: null, leasedBy: null })
    .where(and(eq(jobs.subjectId, id), eq(jobs.kind, "DELIVERY"), eq(jobs.status, "PENDING")));
  return true;
}

/** Sends an edition on its way to every target of its briefing: what makes the edition makes its deliveries. */
export async function addDeliveries(
  tx: Queryable,
  edition: { readonly id: string; readonly briefingId: string },
  now: Date,
): Promise<void> {
  // Held until the end: a target that is removed meanwhile waits, and then finds what it has to cancel.
  const targets = await tx
    .select({ id: deliveryTargets.id })
    .from(deliveryTargets)
    .where(and(eq(deliveryTargets.briefingId, edition.briefingId), isNull(deliveryTargets.removedAt)))
    .orderBy(deliveryTargets.id)
    .for("share");
  const keyed = new Map(targets.map(({ id }) => [`${edition.id}/${id}`, id]));
  const added = await addJobs(
    tx,
    [...keyed].map(([key, subjectId]) => ({ kind: "DELIVERY", key, subjectId, payload: {}, runAt: now })),
  );
  const rows = [...added].flatMap(([key, id]) => {
    const targetId = keyed.get(key);
    return targetId === undefined ? [] : [{ id, targetId, editionId: edition.id, briefingId: edition.briefingId }];
  });
  if (rows.length > 0) await tx.insert(deliveries).values(rows);
}

export interface Consignment {
  readonly id: string;
  readonly briefingId: string;
  readonly editionId: string;
  readonly channel: DeliveryChannel;
  readonly address: string;
  readonly secret: string | null;
}

/** What a delivery carries where; null when there is none. */
export async function findConsignment(db: Queryable, id: string): Promise<Consignment | null> {
  const [row] = await db
    .select({
      id: deliveries.id,
      briefingId: deliveries.briefingId,
      editionId: deliveries.editionId,
      channel: deliveryTargets.channel,
      address: deliveryTargets.address,
      secret: deliveryTargets.secret,
    })
    .from(deliveries)
    .innerJoin(deliveryTargets, eq(deliveryTargets.id, deliveries.targetId))
    .where(eq(deliveries.id, id));
  return row ?? null;
}

/** Why a delivery cannot be tried again, or null when it will be, from its first attempt on. */
export async function restartDelivery(
  tx: Queryable,
  id: string,
  now: Date,
): Promise<"MISSING" | "DELIVERED" | "REMOVED" | null> {
  const [row] = await tx
    .select({ status: jobs.status, removedAt: deliveryTargets.removedAt })
    .from(deliveries)
    .innerJoin(jobs, eq(jobs.id, deliveries.id))
    .innerJoin(deliveryTargets, eq(deliveryTargets.id, deliveries.targetId))
    .where(eq(deliveries.id, id))
    .for("update", { of: jobs });
  if (row === undefined) return "MISSING";
  if (row.status === "DONE") return "DELIVERED";
  if (row.removedAt !== null) return "REMOVED";
  await tx
    .update(jobs)
    .set({
      status: "PENDING",
      finishedAt: null,
      runAt: now,
      // Who is trying at this moment counts on.
      attempts: sql`case when ${jobs.leaseToken} is null then 0 else ${jobs.attempts} end`,
    })
    .where(eq(jobs.id, id));
  return null;
}
