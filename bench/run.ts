// npm run bench: makes the data, starts everybody, sees that they say the same, measures, reports.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { ask, countObjects, difference, withoutCursors } from "./answers.ts";
import { CONTESTANTS, type ContestantName, type Running, start } from "./contestants.ts";
import { type Cluster, withClient } from "./data/cluster.ts";
import { openData } from "./data/generate.ts";
import { type Cell, cpuMs, type How, round, type Sample, sample, type Target } from "./measure/cells.ts";
import { type Loader, startLoader } from "./measure/load.ts";
import { residentOf } from "./measure/processes.ts";
import { findSubjects, type Found, OPERATIONS, type OperationName } from "./operations.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { type Measured, report } from "./report/report.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const RESULTS = fileURLToPath(new URL("results", import.meta.url));

const tell = (message: string) => console.log(message);

type Operation = (typeof OPERATIONS)[number];

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(HELP);
    return;
  }
  const cluster = await openData(options.data, options.scale, tell);
  try {
    if (!options.dataOnly) await bench(options, cluster);
  } finally {
    await cluster.stop();
  }
}

async function bench(options: Options, cluster: Cluster): Promise<void> {
  installPeers();
  const found = await withClient(cluster.url, findSubjects);
  const operations = OPERATIONS.filter(({ name }) => options.operations.includes(name));
  const servers = new Map<ContestantName, Running>();
  const loader = startLoader();
  try {
    for (const name of ["limit", ...options.contestants] as const) servers.set(name, await start(name, cluster));
    const agreeing = await check(operations, servers, found);
    if (options.checkOnly) return;
    const measured = await measure(options, operations, servers, agreeing, found, { loader, cluster });
    mkdirSync(RESULTS, { recursive: true });
    const { text, json } = report(measured, options);
    writeFileSync(`${RESULTS}/latest.json`, `${JSON.stringify(json, null, 2)}\n`);
    console.log(text);
  } finally {
    loader.stop();
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

/** The peers are no dependencies of Parley: they are installed on first use, from the lockfile beside them. */
function installPeers(): void {
  if (existsSync(`${HERE}node_modules`)) return;
  tell("Installing the peers, this once");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: HERE, stdio: "inherit" });
}

function bodiesOf(name: ContestantName, operation: Operation, found: Found): readonly string[] {
  return operation.variables(found).map((variables) => CONTESTANTS[name].body(operation, variables));
}

/** Who gives the limit's answers to every request of an operation; tells where the others differ. */
async function check(
  operations: readonly Operation[],
  servers: ReadonlyMap<ContestantName, Running>,
  found: Found,
): Promise<ReadonlyMap<OperationName, readonly ContestantName[]>> {
  const agreeing = new Map<OperationName, readonly ContestantName[]>();
  for (const operation of operations) {
    const agree: ContestantName[] = [];
    const expected: unknown[] = [];
    let bytes = 0;
    let objects = 0;
    let asked = 0;
    for (const [name, server] of servers) {
      if (name !== "limit" && name !== "parley" && !operation.peers) continue;
      let wrong: string | null = null;
      for (const [index, body] of bodiesOf(name, operation, found).entries()) {
        const answer = await ask(server.origin, body).then(
          (given) => CONTESTANTS[name].answer(operation, given),
          (error: unknown) => {
            if (name === "limit") throw error;
            return String(error);
          },
        );
        if (name === (operation.limit === "answer" ? "limit" : "parley")) {
          bytes += JSON.stringify(answer).length;
          objects += countObjects(answer);
          asked++;
        }
        if (name === "limit") {
          expected.push(answer);
        } else {
          const blind = "ownCursors" in CONTESTANTS[name];
          if (operation.limit === "answer") {
            wrong ??= blind
              ? difference(withoutCursors(expected[index]), withoutCursors(answer))
              : difference(expected[index], answer);
          } else if (typeof answer === "string") wrong ??= answer;
        }
      }
      if (wrong === null) agree.push(name);
      else {
        tell(`${operation.name}: ${name} does not give the answer of the limit at ${wrong}`);
        process.exitCode = 1;
      }
    }
    tell(
      `${operation.name}: ${asked} requests, ${Math.round(objects / asked)} objects and ${(bytes / asked / 1_000).toFixed(1)} kB each; ${operation.limit === "answer" ? "the same" : "answered, computed from the limit's rows,"} from ${agree.join(", ")}`,
    );
    agreeing.set(operation.name, agree);
  }
  return agreeing;
}

async function measure(
  options: Options,
  operations: readonly Operation[],
  servers: ReadonlyMap<ContestantName, Running>,
  agreeing: ReadonlyMap<OperationName, readonly ContestantName[]>,
  found: Found,
  { loader, cluster }: { readonly loader: Loader; readonly cluster: Cluster },
): Promise<readonly Measured[]> {
  const how: How = {
    loader,
    postmaster: cluster.postmaster,
    connections: options.connections,
    seconds: options.seconds,
  };
  const measured: Measured[] = [];
  for (const operation of operations) {
    const targets = new Map<ContestantName, Target>();
    for (const name of agreeing.get(operation.name) ?? []) {
      const server = servers.get(name);
      if (server !== undefined)
        targets.set(name, { origin: server.origin, pid: server.pid, bodies: bodiesOf(name, operation, found) });
    }
    const limit = targets.get("limit");
    if (limit === undefined) continue;
    targets.delete("limit");
    for (const target of [limit, ...targets.values()]) await sample(target, how, options.seconds);
    const cells = new Map<ContestantName, Cell[]>([...targets.keys()].map((name) => [name, []]));
    const limits: Sample[] = [];
    for (let number = 0; number < options.rounds; number++) {
      const taken = await round(limit, targets, how, number);
      limits.push(...taken.limits);
      for (const [name, cell] of taken.cells) cells.get(name)?.push(cell);
    }
    const resident = new Map([...servers].map(([name, server]) => [name, residentOf(server.pid)]));
    measured.push({ operation: operation.name, limits, cells, resident });
    tell(
      `${operation.name} is measured (the limit took ${(limits.reduce((sum, one) => sum + cpuMs(one), 0) / limits.length).toFixed(2)} ms of CPU)`,
    );
  }
  return measured;
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
