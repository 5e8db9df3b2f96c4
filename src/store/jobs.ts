// Jobs that survive the process that does them: claimed under a lease, finished in the transaction of their effect.
//
// Leases are measured by the clock of PostgreSQL, so that processes whose clocks differ agree on who holds one; `now`
// is only what a job's `run_at` is compared with.

import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { JobKind } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import { jobs } from "./tables.ts";

export interface NewJob {
  readonly kind: JobKind;
  readonly key: string;
  readonly subjectId: string;
  readonly payload: object;
  readonly runAt: Date;
}

/** A job that somebody holds: `token` is theirs until the lease runs out or is extended no more. */
export interface Leased {
  readonly id: string;
  readonly kind: JobKind;
  readonly subjectId: string;
  readonly payload: unknown;
  readonly runAt: Date;
  /** This one included. */
  readonly attempts: number;
  readonly token: string;
}

/** The lease ran out and another took the job: what was done in its transaction must not be committed. */
export class LeaseLost extends Error {
  constructor() {
    super("The lease of the job was lost");
  }
}

/** Adds jobs; of a kind and key that is there already, none. Returns the ids of those that were added, by key. */
export async function addJobs(db: Queryable, added: readonly NewJob[]): Promise<ReadonlyMap<string, string>> {
  if (added.length === 0) return new Map();
  const rows = await db
    .insert(jobs)
    .values(added.map((job) => ({ id: newId(), ...job })))
    .onConflictDoNothing()
    .returning({ id: jobs.id, key: jobs.key });
  return new Map(rows.map((row) => [row.key, row.id]));
}

/** Due jobs that a claim looks through: of a subject with many, only the first counts. */
const LOOKED_THROUGH = 500;

/**
 * Takes up to `most` jobs that are due and that nobody holds, one of each subject, and holds them for `lease`
 * milliseconds. What another process is about to take is passed over, never waited for.
 */
export async function claimJobs(
  db: Queryable,
  {
    most,
    lease,
    now,
    worker,
  }: { readonly most: number; readonly lease: number; readonly now: Date; readonly worker: string },
): Promise<readonly Leased[]> {
  // A subject whose job is held is left out, so that a target that hangs holds up one place, not all of them. Locking
  // looks at each row again, since it may have been taken in between.
  const result = await db.execute<{
    id: string;
    kind: JobKind;
    subject_id: string;
    payload: unknown;
    run_at: string;
    attempts: number;
    lease_token: string;
  }>(sql`
    with due as materialized (
      select id, subject_id, run_at from job
      where status = 'PENDING' and run_at <= ${now.toISOString()}::timestamptz
        and (lease_until is null or lease_until < clock_timestamp())
      order by run_at, id limit ${LOOKED_THROUGH}
    ), first as materialized (
      select distinct on (subject_id) id, run_at from due
      where not exists (
        select 1 from job held
        where held.subject_id = due.subject_id and held.status = 'PENDING' and held.lease_until >= clock_timestamp()
      )
      order by subject_id, run_at, id
    ), locked as materialized (
      select id from job
      where id in (select id from first order by run_at, id limit ${most})
        and status = 'PENDING' and (lease_until is null or lease_until < clock_timestamp())
      order by id for update skip locked
    )
    update job set
      lease_until = clock_timestamp() + ${lease} * interval '1 millisecond', lease_token = gen_random_uuid(),
      leased_by = ${worker}, attempts = attempts + 1
    from locked where job.id = locked.id
    returning job.id, kind, subject_id, payload, to_json(run_at)#>>'{}' as run_at, attempts, lease_token`);
  return result.rows
    .map((row) => ({
      id: row.id,
      kind: row.kind,
      subjectId: row.subject_id,
      payload: row.payload,
      runAt: new Date(row.run_at),
      attempts: row.attempts,
      token: row.lease_token,
    }))
    .toSorted((a, b) => a.runAt.getTime() - b.runAt.getTime());
}

/** Holds jobs for another `lease` milliseconds; returns the tokens that still count. */
export async function extendLeases(
  db: Queryable,
  tokens: readonly string[],
  lease: number,
): Promise<ReadonlySet<string>> {
  if (tokens.length === 0) return new Set();
  const rows = await db
    .update(jobs)
    .set({ leaseUntil: sql`clock_timestamp() + ${lease} * interval '1 millisecond'` })
    .where(and(inArray(jobs.leaseToken, [...tokens]), eq(jobs.status, "PENDING")))
    .returning({ token: jobs.leaseToken });
  return new Set(rows.flatMap(({ token }) => token ?? []));
}

/** Gives jobs back as they were, for another to take at once. */
export async function releaseJobs(db: Queryable, tokens: readonly string[]): Promise<void> {
  if (tokens.length === 0) return;
  await db
    .update(jobs)
    .set({ leaseUntil: null, leaseToken: null, leasedBy: null, attempts: sql`${jobs.attempts} - 1` })
    .where(and(inArray(jobs.leaseToken, [...tokens]), eq(jobs.status, "PENDING")));
}

/** Lets PostgreSQL end this transaction when its process sends nothing for that many milliseconds, as one that was stopped. */
export async function limitIdleness(tx: Queryable, milliseconds: number): Promise<void> {
  await tx.execute(sql`select set_config('idle_in_transaction_session_timeout', ${String(milliseconds)}, true)`);
}

/** Ends a job, in the transaction of its effect; throws `LeaseLost` when somebody else holds it by now. */
export async function finishJob(
  tx: Queryable,
  job: Leased,
  status: "DONE" | "DEAD" | "CANCELLED",
  now: Date,
  error: string | null = null,
): Promise<void> {
  await settle(tx, job, { status, finishedAt: now, lastError: error });
}

/** Puts a job off after a failure, with all others of its subject that would be due before. */
export async function postponeJob(db: Queryable, job: Leased, runAt: Date, error: string): Promise<void> {
  await settle(db, job, { runAt, lastError: error });
  await db
    .update(jobs)
    .set({ runAt })
    .where(
      and(
        eq(jobs.subjectId, job.subjectId),
        eq(jobs.kind, job.kind),
        eq(jobs.status, "PENDING"),
        sql`${jobs.runAt} < ${runAt.toISOString()}::timestamptz`,
        sql`${jobs.leaseToken} is null`,
      ),
    );
}

async function settle(db: Queryable, job: Leased, set: Partial<typeof jobs.$inferInsert>): Promise<void> {
  const rows = await db
    .update(jobs)
    .set({ ...set, leaseUntil: null, leaseToken: null, leasedBy: null })
    .where(and(eq(jobs.id, job.id), eq(jobs.leaseToken, job.token), eq(jobs.status, "PENDING")))
    .returning({ id: jobs.id });
  if (rows.length === 0) throw new LeaseLost();
}
