// Editions that a cadence orders: each period once, however many processes see that it is due.

import { nextDue } from "../domain/cadence.ts";
import { findBriefings, findNewestEditions } from "../store/briefings.ts";
import type { Database, Queryable } from "../store/database.ts";
import { finishJob, type Leased, limitIdleness } from "../store/jobs.ts";
import { dropVoidOrders, type EditionOrder, findSchedule, findUnordered, orderEdition } from "../store/schedule.ts";

import { compose, freeze, openWindow } from "./briefings.ts";

/**
 * Orders the next edition of each briefing that has a cadence and none ordered, and takes back what is ordered by a
 * cadence that no longer holds. What is due while nobody looks stays ordered: periods are made up for, one by one.
 */
export async function orderEditions(db: Database, now: Date): Promise<void> {
  await dropVoidOrders(db);
  for (const schedule of await findUnordered(db))
    await orderEdition(db, schedule, nextDue(schedule.cadence, schedule.timeZone, now));
}

/** Orders the next edition of a briefing whose settings were just written, from `now` on; takes back what they make void. */
export async function orderNext(tx: Queryable, briefingId: string, now: Date): Promise<void> {
  await dropVoidOrders(tx, briefingId);
  const schedule = await findSchedule(tx, briefingId);
  if (schedule !== null) await orderEdition(tx, schedule, nextDue(schedule.cadence, schedule.timeZone, now));
}

/** Editions and settings that people write while one is being composed; more than these in a row is a fault. */
const MOST_OVERTAKEN = 5;

/**
 * Publishes what an order asks for: from the end of the last edition to the due instant, which the cadence names and no
 * clock, so that a period has one window and one edition whoever does it and when. In one transaction the edition is
 * frozen and sent on its way, the job ended and the next one ordered. `lease` in milliseconds: a process that is
 * stopped inside the transaction holds others up no longer. Returns the edition, or null when the order is void or an
 * edition covers the period already; throws `LeaseLost` when another has taken the job.
 */
export async function publishOrdered(db: Database, job: Leased, lease: number, now: Date): Promise<string | null> {
  const order = job.payload as EditionOrder;
  const due = new Date(order.due);
  for (let tries = 0; tries < MOST_OVERTAKEN; tries++) {
    const briefing = (await findBriefings(db, [job.subjectId])).get(job.subjectId);
    const newest = (await findNewestEditions(db, [job.subjectId])).get(job.subjectId);
    const window = openWindow(newest, due);
    const document =
      briefing === undefined || window.since >= window.until ? null : await compose(db, briefing, window);
    const done = await db.transaction(async (tx) => {
      await limitIdleness(tx, lease);
      const held = (await findBriefings(tx, [job.subjectId], true)).get(job.subjectId);
      const since = (await findNewestEditions(tx, [job.subjectId])).get(job.subjectId)?.until;
      if (held?.revision !== briefing?.revision || since?.getTime() !== newest?.until.getTime()) return "OVERTAKEN";
      const schedule = await findSchedule(tx, job.subjectId);
      if (schedule === null || schedule.cadence !== order.cadence || schedule.timeZone !== order.timeZone) {
        await finishJob(tx, job, "CANCELLED", now);
        return { editionId: null };
      }
      await finishJob(tx, job, "DONE", now);
      await orderEdition(tx, schedule, nextDue(order.cadence, order.timeZone, due));
      return { editionId: document === null ? null : await freeze(tx, job.subjectId, document, now) };
    });
    if (done !== "OVERTAKEN") return done.editionId;
  }
  throw new Error("The briefing changed again and again while its edition was composed");
}

/** Gives an order up for good; the next edition covers its period, too. Throws `LeaseLost` as above. */
export async function abandonOrdered(db: Database, job: Leased, now: Date, error: string): Promise<void> {
  const order = job.payload as EditionOrder;
  await db.transaction(async (tx) => {
    await finishJob(tx, job, "DEAD", now, error);
    const schedule = await findSchedule(tx, job.subjectId);
    if (schedule !== null)
      await orderEdition(tx, schedule, nextDue(order.cadence, order.timeZone, new Date(order.due)));
  });
}
