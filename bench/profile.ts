// Where node's time goes for one operation of ours: V8's own profiler while the load runs.

import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";

import { bodiesOf, type Place, start } from "./contestants.ts";
import type { Cluster } from "./data/cluster.ts";
import { sample } from "./measure/cells.ts";
import { startLoader } from "./measure/load.ts";
import { type CpuProfile, topOf } from "./measure/profile.ts";
import type { Asked, Found } from "./operations.ts";
import type { Options } from "./options.ts";
import { table } from "./report/table.ts";

const SECONDS = 10;

/** Loads ours for ten seconds under the profiler, which writes when the server ends. */
export async function profile(
  operation: Asked,
  cluster: Cluster & Place,
  found: Found,
  options: Options,
  results: string,
): Promise<string> {
  const folder = join(results, "profile");
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const loader = startLoader();
  const server = await start("parley", cluster, ["--cpu-prof", `--cpu-prof-dir=${folder}`]);
  try {
    const { origin, pid } = server;
    const target = { origin, pid, postmaster: cluster.postmaster, bodies: bodiesOf("parley", operation, found) };
    await sample(target, { ...options, loader }, SECONDS);
  } finally {
    await server.stop();
    loader.stop();
  }
  const [file] = readdirSync(folder).filter((name) => name.endsWith(".cpuprofile"));
  if (file === undefined) throw new Error(`No profile was written to ${folder}`);
  const read = JSON.parse(readFileSync(join(folder, file), "utf8")) as CpuProfile;
  const rows = topOf(read, 10).map(({ name, share }) => [name, `${(100 * share).toFixed(1)} %`]);
  return table([[`Node's time, ${operation.name}`, "own share"], ...rows]);
}
