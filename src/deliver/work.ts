// The work that goes on by itself: editions when they are due, and what is on its way to targets.

import { setTimeout as sleep } from "node:timers/promises";

import { orderEditions } from "../digest/index.ts";
import { claimJobs, extendLeases, type Leased, releaseJobs } from "../store/jobs.ts";

import { parcels } from "./parcel.ts";
import { type Ended, perform, type WorkDependencies, type WorkSettings } from "./perform.ts";
import { wordsOf } from "./send.ts";

/** Milliseconds: between two looks for due jobs, for briefings that have got another cadence, and for free hands. */
const LOOK_EVERY = 500;
const ORDER_EVERY = 2_000;
const GATHER = 5;
/** After a fault, such as a database that is away. */
const AFTER_FAULT = 2_000;
/** For jobs under way when it stops; then they are given back. */
const GRACE = 8_000;

export interface Work {
  /** Takes no more, waits for what is under way, and gives back what takes too long. */
  readonly stop: () => Promise<void>;
}

/** Works until it is stopped; a database that goes away is waited for. */
export function startWork(settings: WorkSettings, dependencies: WorkDependencies): Work {
  const bell = new Bell();
  const hands = new Hands(settings, dependencies, bell);
  let stopping = false;
  const heart = setInterval(() => void hands.beat(), settings.lease / 3);
  const looped = loop();
  return {
    stop: async () => {
      stopping = true;
      bell.ring();
      await looped;
      await hands.finish(GRACE);
      clearInterval(heart);
    },
  };

  async function loop(): Promise<void> {
    let ordered = Number.NEGATIVE_INFINITY;
    let told = "";
    while (!stopping) {
      try {
        if (performance.now() - ordered >= ORDER_EVERY) {
          await orderEditions(dependencies.db, dependencies.now());
          ordered = performance.now();
        }
        await hands.take();
        told = "";
        await bell.rung(LOOK_EVERY);
        // Hands that come free together are filled by one claim.
        await sleep(GATHER);
      } catch (error) {
        // The same fault is told once, however long it lasts.
        if (told !== wordsOf(error)) dependencies.tell(`Schedules and deliveries wait: ${wordsOf(error)}`);
        told = wordsOf(error);
        if (!stopping) await bell.rung(AFTER_FAULT);
      }
    }
  }
}

export type Summary = Readonly<Record<Ended, number>>;

/** Does everything that is due at this moment, also what follows from it, and says how it ended. */
export async function workOnce(settings: WorkSettings, dependencies: WorkDependencies): Promise<Summary> {
  // One instant for all: what is put off is not due again, however long this takes.
  const instant = dependencies.now();
  const bell = new Bell();
  const hands = new Hands(settings, { ...dependencies, now: () => instant }, bell);
  const heart = setInterval(() => void hands.beat(), settings.lease / 3);
  try {
    await orderEditions(dependencies.db, instant);
    while ((await hands.take()) > 0 || hands.busy) await bell.rung(LOOK_EVERY);
  } finally {
    await hands.finish(GRACE);
    clearInterval(heart);
  }
  if (hands.fault !== null) throw hands.fault;
  return hands.summary;
}

/** Wakes whoever waits; one that was rung while nobody waited is heard by the next. */
class Bell {
  #isRung = false;
  #wake: () => void = () => {};

  ring(): void {
    this.#isRung = true;
    this.#wake();
  }

  /** When it is rung, or after that many milliseconds. */
  async rung(milliseconds: number): Promise<void> {
    if (!this.#isRung) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, milliseconds);
        this.#wake = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    }
    this.#isRung = false;
  }
}

/** The jobs that this process holds. A free hand rings the bell. */
class Hands {
  readonly summary: Record<Ended, number> = {
    PUBLISHED: 0,
    NOTHING_NEW: 0,
    DELIVERED: 0,
    PUT_OFF: 0,
    DEAD: 0,
    LOST: 0,
  };
  /** The last job that ended in a fault of ours, which its lease will bring back. */
  fault: unknown = null;
  readonly #settings: WorkSettings;
  readonly #dependencies: WorkDependencies;
  readonly #held = new Map<string, { readonly done: Promise<void>; readonly abort: AbortController }>();

  readonly #bell: Bell;
  readonly #parcelOf: ReturnType<typeof parcels>;

  constructor(settings: WorkSettings, dependencies: WorkDependencies, bell: Bell) {
    this.#settings = settings;
    this.#dependencies = dependencies;
    this.#bell = bell;
    this.#parcelOf = parcels(dependencies.db);
  }

  get busy(): boolean {
    return this.#held.size > 0;
  }

  /** Claims as many as there is room for, and begins them; how many that were. */
  async take(): Promise<number> {
    const { db, now, worker } = this.#dependencies;
    const { concurrency, lease } = this.#settings;
    const most = concurrency - this.#held.size;
    if (most <= 0) return 0;
    const claimed = await claimJobs(db, { most, lease, now: now(), worker });
    for (const job of claimed) this.#begin(job);
    return claimed.length;
  }

  #begin(job: Leased): void {
    const abort = new AbortController();
    const done = perform(this.#settings, this.#dependencies, this.#parcelOf, job, abort.signal)
      .then((ended) => {
        this.summary[ended]++;
      })
      .catch((error: unknown) => {
        if (abort.signal.aborted) return;
        this.fault = error;
        this.#dependencies.tell(`A job of kind ${job.kind} waits for its lease to end: ${wordsOf(error)}`);
      })
      .finally(() => {
        this.#held.delete(job.token);
        this.#bell.ring();
      });
    this.#held.set(job.token, { done, abort });
  }

  /** Extends every lease, and ends what was lost: another does it by now. */
  async beat(): Promise<void> {
    const tokens = [...this.#held.keys()];
    try {
      const kept = await extendLeases(this.#dependencies.db, tokens, this.#settings.lease);
      for (const token of tokens) if (!kept.has(token)) this.#held.get(token)?.abort.abort();
    } catch {
      // The database is away: the next beat tries again, and a lease that ran out is found out at the end of its job.
    }
  }

  /** Waits for what is under way, up to `grace` milliseconds; the rest is given back. */
  async finish(grace: number): Promise<void> {
    const all = () => Promise.all([...this.#held.values()].map(({ done }) => done));
    let late: NodeJS.Timeout | undefined;
    await Promise.race([all(), new Promise((resolve) => (late = setTimeout(resolve, grace)))]);
    clearTimeout(late);
    const left = [...this.#held];
    if (left.length === 0) return;
    for (const [, { abort }] of left) abort.abort();
    await releaseJobs(
      this.#dependencies.db,
      left.map(([token]) => token),
    ).catch(() => undefined);
  }
}
