// One job from the claim to its end: done, put off, or given up.

import { waitAfter } from "../domain/backoff.ts";
import type { Database } from "../store/database.ts";
import { findConsignment } from "../store/deliveries.ts";
import { finishJob, LeaseLost, type Leased, postponeJob } from "../store/jobs.ts";
import { abandonOrdered, publishOrdered } from "../digest/index.ts";

import type { Parcel } from "./parcel.ts";
import { type ChannelDependencies, type ChannelSettings, type Outcome, send, wordsOf } from "./send.ts";

export interface WorkSettings extends ChannelSettings {
  /** Milliseconds for which a job is held without a sign of life. */
  readonly lease: number;
  /** After so many attempts a job is given up. */
  readonly attempts: number;
  /** Milliseconds to wait after the first failure; see `waitAfter`. */
  readonly backoff: number;
  /** Jobs at a time in one process. */
  readonly concurrency: number;
}

export interface WorkDependencies extends ChannelDependencies {
  readonly db: Database;
  /** From 0 to 1. */
  readonly random: () => number;
  readonly tell: (message: string) => void;
  /** Machine and process, for whoever looks into the table. */
  readonly worker: string;
}

export type Ended = "PUBLISHED" | "NOTHING_NEW" | "DELIVERED" | "PUT_OFF" | "DEAD" | "LOST";

/** Does a job. Whatever goes wrong is written down with it; throws only when the database is away or `signal` aborts. */
export async function perform(
  settings: WorkSettings,
  dependencies: WorkDependencies,
  parcelOf: (editionId: string) => Promise<Parcel>,
  job: Leased,
  signal: AbortSignal,
): Promise<Ended> {
  try {
    // Attempts of which nothing came: each ended its process.
    if (job.attempts > settings.attempts) return await fail(settings, dependencies, job, ENDED);
    if (job.kind === "DELIVERY") return await deliver(settings, dependencies, parcelOf, job, signal);
    const edition = await publish(settings, dependencies, job, signal);
    if (typeof edition !== "string" && edition !== null) return await fail(settings, dependencies, job, edition);
    return edition === null ? "NOTHING_NEW" : "PUBLISHED";
  } catch (error) {
    if (error instanceof LeaseLost) return "LOST";
    throw error;
  }
}

type Failure = Extract<Outcome, { readonly kind: "FAILED" }>;

const ENDED: Failure = {
  kind: "FAILED",
  error: "every process that began it ended before it was done",
  isFinal: true,
  notBefore: null,
};

async function publish(
  settings: WorkSettings,
  { db, now, tell }: WorkDependencies,
  job: Leased,
  signal: AbortSignal,
): Promise<string | null | Failure> {
  try {
    return await publishOrdered(db, job, settings.lease, now());
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof LeaseLost) throw error;
    tell(`The edition of briefing ${job.subjectId} could not be published: ${wordsOf(error)}`);
    return { kind: "FAILED", error: wordsOf(error), isFinal: false, notBefore: null };
  }
}

async function deliver(
  settings: WorkSettings,
  dependencies: WorkDependencies,
  parcelOf: (editionId: string) => Promise<Parcel>,
  job: Leased,
  signal: AbortSignal,
): Promise<Ended> {
  const { db, now } = dependencies;
  const consignment = await findConsignment(db, job.id);
  if (consignment === null) throw new Error(`Delivery ${job.id} carries nothing`);
  const outcome = await send(settings, dependencies, consignment, await parcelOf(consignment.editionId), signal);
  if (outcome.kind === "FAILED") return fail(settings, dependencies, job, outcome);
  await finishJob(db, job, "DONE", now());
  return "DELIVERED";
}

async function fail(
  { attempts, backoff }: WorkSettings,
  { db, now, random }: WorkDependencies,
  job: Leased,
  { error, isFinal, notBefore }: Failure,
): Promise<Ended> {
  if (isFinal || job.attempts >= attempts) {
    if (job.kind === "EDITION") await abandonOrdered(db, job, now(), error);
    else await finishJob(db, job, "DEAD", now(), error);
    return "DEAD";
  }
  const next = now().getTime() + waitAfter(job.attempts, backoff, random());
  await postponeJob(db, job, new Date(Math.max(next, notBefore?.getTime() ?? 0)), error);
  return "PUT_OFF";
}
