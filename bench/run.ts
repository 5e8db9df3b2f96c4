// npm run bench: makes the data, starts everybody, sees that they say the same, measures, reports.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import type pg from "pg";

import { check } from "./check.ts";
import { type ContestantName, type Place, type Running, start } from "./contestants.ts";
import { type Cluster, SERVING, withClient } from "./data/cluster.ts";
import { openData } from "./data/generate.ts";
import { growth } from "./growth.ts";
import { ingestMany } from "./ingest.ts";
import { startLoader } from "./measure/load.ts";
import { coldStarts, crowd, type Ground, measure, type Measured } from "./measure/rounds.ts";
import { type Asked, findSubjects, OPERATIONS } from "./operations.ts";
import { HELP, type Options, readOptions } from "./options.ts";
import { profile } from "./profile.ts";
import { type Line, report, reportCrowd, reportStarts } from "./report/report.ts";

const HERE = fileURLToPath(new URL(".", import.meta.url));
const RESULTS = join(HERE, "results");

/** Connections under which memory is looked at. */
const CROWD = 64;
const STARTS = 3;

const tell = (message: string) => console.log(message);

async function main(): Promise<void> {
  const options = readOptions(process.argv.slice(2));
  if (options === null) {
    console.log(HELP);
    return;
  }
  if (options.ingest) return ingestMany(options.build, tell);
  if (!options.dataOnly) installPeers();
  if (options.growth) return growth(options, tell);
  const cluster = await openData(options.data, options.scale, tell);
  try {
    if (!options.dataOnly) await bench(options, { ...cluster, build: options.build });
  } finally {
    await cluster.stop();
  }
}

async function bench(options: Options, cluster: Cluster & Place): Promise<void> {
  await withClient(cluster.url, warnOfOthers);
  const found = await withClient(cluster.url, findSubjects);
  const operations: readonly Asked[] = OPERATIONS.filter(({ name }) => options.operations.includes(name));
  if (options.profile) {
    for (const operation of operations) tell(await profile(operation, cluster, found, options, RESULTS));
    return;
  }
  const servers = new Map<ContestantName, Running>();
  const loader = startLoader();
  try {
    const names = ["limit", ...options.contestants] as const;
    // All of them are known before one that does not start ends the run: those that did are stopped.
    const started = await Promise.allSettled(
      names.map(async (name) => {
        const server = await start(name, cluster);
        servers.set(name, server);
      }),
    );
    for (const one of started) if (one.status === "rejected") throw one.reason;
    const { agreeing, allAgree } = await check(operations, servers, found, tell);
    if (!allAgree) process.exitCode = 1;
    if (options.checkOnly) return;
    const how = { loader, connections: options.connections, seconds: options.seconds, warm: options.warm };
    const ground: Ground = { servers, cluster, found, how, tell };
    const measured: Measured[] = [];
    for (const operation of operations) measured.push(await measure(operation, agreeing, options.rounds, ground));
    const main = report(measured, options);
    tell(
      `\nPostgreSQL: ${settings()}; ${options.rounds} rounds of ${options.seconds} s, medians (quartiles)\n\n${main.text}`,
    );
    write(main.json, main.svg);
    const briefing = operations.find(({ name }) => name === "NegotiationBriefing");
    if (briefing !== undefined && !options.quick) {
      const crowded = reportCrowd(await crowd(briefing, agreeing, CROWD, ground), CROWD, options);
      tell(`\n${crowded.text}`);
      const cold = reportStarts(await coldStarts(briefing, agreeing, STARTS, ground), options);
      tell(cold.text);
      write([...main.json, ...crowded.json, ...cold.json], main.svg);
    }
    tell("Written: bench/results/latest.json, bench/results/latest.svg");
  } finally {
    loader.stop();
    await Promise.all([...servers.values()].map((server) => server.stop()));
  }
}

function write(lines: readonly Line[], svg: string): void {
  mkdirSync(RESULTS, { recursive: true });
  writeFileSync(join(RESULTS, "latest.json"), `${JSON.stringify(lines, null, 2)}\n`);
  writeFileSync(join(RESULTS, "latest.svg"), svg);
}

/** The database may be shared with another run: its CPU cannot be told apart. */
async function warnOfOthers(client: pg.Client): Promise<void> {
  const others = await client.query<{ count: number }>(
    "select count(*)::int as count from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()",
  );
  const count = others.rows[0]?.count ?? 0;
  if (count > 0) tell(`Other programs hold ${count} connections to this database: PostgreSQL's CPU is theirs too`);
}

function settings(): string {
  return Object.entries(SERVING)
    .map(([name, value]) => `${name} ${value}`)
    .join(", ");
}

/** The peers are no dependencies of Parley: they are installed on first use, from the lockfile beside them. */
function installPeers(): void {
  if (existsSync(join(HERE, "node_modules"))) return;
  tell("Installing the peers, this once");
  execFileSync("npm", ["ci", "--no-audit", "--no-fund"], { cwd: HERE, stdio: "inherit" });
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
