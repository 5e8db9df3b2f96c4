// Interleaved measuring: every run of a contestant stands between two short runs of the limit, and is divided by their mean.

import { paired } from "../statistics.ts";
import type { Loader } from "./load.ts";
import { cpuOf } from "./processes.ts";

/** A server with the requests that it is sent in turn. */
export interface Target {
  readonly origin: string;
  readonly pid: number;
  /** Of the PostgreSQL that it asks. */
  readonly postmaster: number;
  readonly bodies: readonly string[];
}

export interface Sample {
  readonly requestsPerSecond: number;
  /** CPU milliseconds a request. */
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
}

export interface Cell {
  readonly sample: Sample;
  /** Against the limit. */
  readonly cpuRatio: number;
  readonly speedRatio: number;
}

export interface How {
  readonly loader: Loader;
  readonly connections: number;
  readonly seconds: number;
  /** Requests before the first round: V8 compiles what is hot, and on a busy machine that is no matter of seconds. */
  readonly warm: number;
}

/** Seconds after which a server counts as warm whatever it answered. */
const WARM_ENOUGH = 10;

/** Seconds of one run of the load before the rounds. */
const WARM_RUN = 0.5;

/** Load without measuring, until a server has answered enough. Throws when a request failed. */
export async function warmUp(target: Target, how: How): Promise<void> {
  const end = performance.now() + WARM_ENOUGH * 1_000;
  let requests = 0;
  while (requests < how.warm && performance.now() < end) {
    const seconds = Math.min(how.seconds, WARM_RUN);
    const taken = await sample(target, how, seconds);
    requests += taken.requestsPerSecond * seconds;
  }
}

/** Share of a run that goes before it and is not counted: connections and plans that were idle come back. */
const HEAD = 0.25;

/** One run: load for some seconds, and what it cost both sides. Throws when a request failed. */
export async function sample(target: Target, how: How, seconds: number): Promise<Sample> {
  const { origin, bodies } = target;
  await how.loader.run({ origin, bodies, connections: how.connections, seconds: seconds * HEAD });
  const nodeBefore = cpuOf(target.pid);
  const postgresBefore = cpuOf(target.postmaster);
  const load = await how.loader.run({
    origin: target.origin,
    bodies: target.bodies,
    connections: how.connections,
    seconds,
  });
  const node = cpuOf(target.pid) - nodeBefore;
  const postgres = cpuOf(target.postmaster) - postgresBefore;
  if (load.failures > 0 || load.requests === 0) {
    throw new Error(`${load.failures} of ${load.requests} requests to ${target.origin} failed`);
  }
  return {
    requestsPerSecond: load.requests / load.seconds,
    nodeMs: node / load.requests,
    postgresMs: postgres / load.requests,
    p50Ms: load.p50Ms,
    p99Ms: load.p99Ms,
  };
}

export const cpuMs = ({ nodeMs, postgresMs }: Sample): number => nodeMs + postgresMs;

export interface Round<Name> {
  readonly cells: ReadonlyMap<Name, Cell>;
  /** The limit's own samples. */
  readonly limits: readonly Sample[];
  /** Why a contestant has no cell. */
  readonly failures: ReadonlyMap<Name, string>;
}

/**
 * One round of an operation: limit, contestant, limit, contestant, …, limit. The order of the contestants turns with
 * the number of the round, so that nobody always comes first.
 */
export async function round<Name extends string>(
  limit: Target,
  targets: ReadonlyMap<Name, Target>,
  how: How,
  number: number,
): Promise<Round<Name>> {
  const list = [...targets];
  const first = list.length === 0 ? 0 : number % list.length;
  const limits = [await sample(limit, how, how.seconds / 2)];
  const cells = new Map<Name, Cell>();
  const failures = new Map<Name, string>();
  for (const [name, target] of [...list.slice(first), ...list.slice(0, first)]) {
    const before = limits.at(-1);
    const taken = await sample(target, how, how.seconds).catch((error: unknown) => String(error));
    const after = await sample(limit, how, how.seconds / 2);
    limits.push(after);
    if (typeof taken === "string") failures.set(name, taken);
    else if (before !== undefined) cells.set(name, cellOf(taken, before, after));
  }
  return { cells, limits, failures };
}

function cellOf(taken: Sample, before: Sample, after: Sample): Cell {
  return {
    sample: taken,
    cpuRatio: paired(cpuMs(taken), cpuMs(before), cpuMs(after)),
    speedRatio: paired(taken.requestsPerSecond, before.requestsPerSecond, after.requestsPerSecond),
  };
}
