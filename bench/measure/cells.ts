// Interleaved measuring: every run of a contestant stands between two short runs of the limit, and is divided by their mean.

import { paired } from "../statistics.ts";
import type { Loader } from "./load.ts";
import { cpuOf } from "./processes.ts";

/** A server with the requests that it is sent in turn. */
export interface Target {
  readonly origin: string;
  readonly pid: number;
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
  /** The limit's CPU a request, and its requests a second: means of the runs before and after. */
  readonly limitCpuMs: number;
  readonly limitRequestsPerSecond: number;
  /** Against the limit. */
  readonly cpuRatio: number;
  readonly speedRatio: number;
}

export interface How {
  readonly loader: Loader;
  /** The postmaster's process id. */
  readonly postmaster: number;
  readonly connections: number;
  readonly seconds: number;
}

/** One run: load for some seconds, and what it cost both sides. Throws when a request failed. */
export async function sample(target: Target, how: How, seconds: number): Promise<Sample> {
  const nodeBefore = cpuOf(target.pid);
  const postgresBefore = cpuOf(how.postmaster);
  const load = await how.loader.run({
    origin: target.origin,
    bodies: target.bodies,
    connections: how.connections,
    seconds,
  });
  const node = cpuOf(target.pid) - nodeBefore;
  const postgres = cpuOf(how.postmaster) - postgresBefore;
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

/**
 * One round of an operation: limit, contestant, limit, contestant, …, limit. Gives a cell a contestant, and the limit's
 * own samples. The order of the contestants turns with the round, so that nobody always comes first.
 */
export async function round<Name extends string>(
  limit: Target,
  targets: ReadonlyMap<Name, Target>,
  how: How,
  number: number,
): Promise<{ readonly cells: ReadonlyMap<Name, Cell>; readonly limits: readonly Sample[] }> {
  const names = [...targets.keys()];
  const turned = names.map((_, index) => names[(index + number) % names.length]).filter((name) => name !== undefined);
  const limits = [await sample(limit, how, how.seconds / 2)];
  const cells = new Map<Name, Cell>();
  for (const name of turned) {
    const target = targets.get(name);
    const before = limits.at(-1);
    if (target === undefined || before === undefined) continue;
    const taken = await sample(target, how, how.seconds);
    const after = await sample(limit, how, how.seconds / 2);
    limits.push(after);
    cells.set(name, {
      sample: taken,
      limitCpuMs: (cpuMs(before) + cpuMs(after)) / 2,
      limitRequestsPerSecond: (before.requestsPerSecond + after.requestsPerSecond) / 2,
      cpuRatio: paired(cpuMs(taken), cpuMs(before), cpuMs(after)),
      speedRatio: paired(taken.requestsPerSecond, before.requestsPerSecond, after.requestsPerSecond),
    });
  }
  return { cells, limits };
}
