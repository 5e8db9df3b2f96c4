// What the tests of schedules and deliveries share: briefings with a cadence, and work by a clock of their own.

import type { WorkDependencies, WorkSettings } from "../../src/deliver/index.ts";
import { createBriefing } from "../../src/digest/index.ts";
import type { Result } from "../../src/domain/result.ts";
import type { OpenDatabase } from "../../src/store/database.ts";

/** Numbers of the long runs, which the guide of deliveries names; unset, a short run. */
export const LONG = (process.env["PARLEY_LONG_TESTS"] ?? "") !== "";

export const SETTINGS: WorkSettings = {
  lease: 1_000,
  attempts: 4,
  backoff: 100,
  concurrency: 8,
  mail: null,
  allowed: ["127.0.0.0/8", "::1"],
};

export function dependencies(db: OpenDatabase["db"], now: () => Date = () => new Date()): WorkDependencies {
  return {
    db,
    now,
    random: () => 0.5,
    tell: (message) => {
      throw new Error(message);
    },
    worker: "test",
  };
}

const SCOPE = { negotiations: [], actors: [], issues: [], sources: [], languages: [] };

/** A briefing; `now` is when it was made, from which on it is due. */
export async function addBriefing(
  { db }: OpenDatabase,
  cadence: string | null = null,
  timeZone = "UTC",
  now = new Date(),
): Promise<string> {
  return succeeded(await createBriefing(db, { name: "Desk", scope: SCOPE, timeZone, cadence }, { actor: "test", now }))
    .briefingId;
}

export function succeeded<T>(result: Result<T>): T {
  if (!result.ok) throw new Error(result.errors.map((error) => error.message).join());
  return result.value;
}

export interface Published {
  readonly number: number;
  readonly since: string;
  readonly until: string;
}

/** The editions of a briefing, the first one first. */
export async function editionsOf({ run }: OpenDatabase, briefingId: string): Promise<readonly Published[]> {
  const rows = await run("select number, since, until from edition where briefing_id = $1 order by number", [
    briefingId,
  ]);
  return rows.map(([number, since, until]) => ({
    number: Number(number),
    since: (since as Date).toISOString(),
    until: (until as Date).toISOString(),
  }));
}

/** Windows that do not begin where the one before ended, and numbers that are not one more. */
export function gapsIn(editions: readonly Published[]): readonly string[] {
  return editions.flatMap((edition, index) => {
    const before = editions[index - 1];
    if (before === undefined) return edition.number === 1 ? [] : [`begins with ${edition.number}`];
    if (edition.number !== before.number + 1) return [`${edition.number} after ${before.number}`];
    return edition.since === before.until ? [] : [`${before.until} is not ${edition.since}`];
  });
}
