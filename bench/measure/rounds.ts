// The measurement itself: operation by operation, round by round, then memory under more connections and cold starts.

import { ask } from "../answers.ts";
import type { Agreeing, Servers } from "../check.ts";
import { bodiesOf, type ContestantName, type Place, start } from "../contestants.ts";
import type { Cluster, Tell } from "../data/cluster.ts";
import type { Asked, Found, OperationName } from "../operations.ts";
import { median } from "../statistics.ts";
import { type Cell, cpuMs, type How, round, type Sample, sample, type Target, warmUp } from "./cells.ts";
import { cpuOf, residentOf } from "./processes.ts";

export interface Measured {
  readonly operation: OperationName;
  readonly connections: number;
  readonly limits: readonly Sample[];
  readonly cells: ReadonlyMap<ContestantName, readonly Cell[]>;
  /** Megabytes after the rounds. */
  readonly resident: ReadonlyMap<ContestantName, number>;
  /** Why a contestant has no cells. */
  readonly failures: ReadonlyMap<ContestantName, string>;
}

export interface Ground {
  readonly servers: Servers;
  readonly cluster: Cluster & Place;
  readonly found: Found;
  readonly how: How;
  readonly tell: Tell;
}

export function targetsOf(
  names: readonly ContestantName[],
  operation: Asked,
  { servers, cluster, found }: Ground,
): ReadonlyMap<ContestantName, Target> {
  return new Map(
    names.flatMap((name) => {
      const server = servers.get(name);
      if (server === undefined) return [];
      const { origin, pid } = server;
      return [[name, { origin, pid, postmaster: cluster.postmaster, bodies: bodiesOf(name, operation, found) }]];
    }),
  );
}

/** All rounds of one operation. A contestant that fails is left out from then on. */
export async function measure(operation: Asked, agreeing: Agreeing, rounds: number, ground: Ground): Promise<Measured> {
  const { servers, tell } = ground;
  const connections = Math.min(ground.how.connections, operation.connections ?? ground.how.connections);
  const how = { ...ground.how, connections };
  const targets = new Map(targetsOf(agreeing.get(operation.name) ?? [], operation, ground));
  const limit = targets.get("limit");
  if (limit === undefined) throw new Error("The limit does not run");
  targets.delete("limit");
  const failures = new Map<ContestantName, string>();
  await warmUp(limit, how);
  for (const [name, target] of targets) {
    await warmUp(target, how).catch((error: unknown) => {
      failures.set(name, String(error));
      targets.delete(name);
    });
  }
  const cells = new Map<ContestantName, Cell[]>([...targets.keys()].map((name) => [name, []]));
  const limits: Sample[] = [];
  for (let number = 0; number < rounds; number++) {
    const taken = await round(limit, targets, how, number);
    limits.push(...taken.limits);
    for (const [name, cell] of taken.cells) cells.get(name)?.push(cell);
    for (const [name, reason] of taken.failures) {
      failures.set(name, reason);
      targets.delete(name);
      cells.delete(name);
    }
  }
  for (const [name, reason] of failures) tell(`${operation.name}: ${name} fails: ${reason}`);
  tell(`${operation.name}: the limit took ${median(limits.map(cpuMs)).toFixed(2)} ms of CPU a request`);
  const resident = new Map([...servers].map(([name, server]) => [name, residentOf(server.pid)]));
  return { operation: operation.name, connections, limits, cells, resident, failures };
}

/** Samples of every contestant under more connections: what memory takes then. */
export async function crowd(
  operation: Asked,
  agreeing: Agreeing,
  connections: number,
  ground: Ground,
): Promise<ReadonlyMap<ContestantName, { readonly sample: Sample; readonly resident: number }>> {
  const found = new Map<ContestantName, { readonly sample: Sample; readonly resident: number }>();
  const targets = targetsOf(agreeing.get(operation.name) ?? [], operation, ground);
  for (const [name, target] of targets) {
    const taken = await sample(target, { ...ground.how, connections }, 2 * ground.how.seconds).catch(String);
    if (typeof taken === "string") ground.tell(`${name} fails under ${connections} connections: ${taken}`);
    else found.set(name, { sample: taken, resident: residentOf(target.pid) });
  }
  return found;
}

/** One start: milliseconds from the call of the program to its first answer, and the CPU that it took. */
export interface Start {
  readonly ms: number;
  readonly nodeMs: number;
  readonly postgresMs: number;
}

/** First answers after a start, in turns. */
export async function coldStarts(
  operation: Asked,
  agreeing: Agreeing,
  turns: number,
  { cluster, found }: Ground,
): Promise<ReadonlyMap<ContestantName, readonly Start[]>> {
  const names = agreeing.get(operation.name) ?? [];
  const starts = new Map<ContestantName, Start[]>(names.map((name) => [name, []]));
  for (let turn = 0; turn < turns; turn++) {
    for (const name of names) {
      const [body = ""] = bodiesOf(name, operation, found);
      const postgres = cpuOf(cluster.postmaster);
      const begun = performance.now();
      const server = await start(name, cluster);
      try {
        await ask(server.origin, body);
        const ms = performance.now() - begun;
        const nodeMs = cpuOf(server.pid);
        starts.get(name)?.push({ ms, nodeMs, postgresMs: cpuOf(cluster.postmaster) - postgres });
      } finally {
        await server.stop();
      }
    }
  }
  return starts;
}
