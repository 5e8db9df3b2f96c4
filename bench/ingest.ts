// npm run bench -- --ingest: how many articles a second `parley ingest` takes in, and whose CPU that is.

import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { startCluster, type Tell, withClient } from "./data/cluster.ts";
import { random } from "./data/random.ts";
import { cpuOf, threadsOf } from "./measure/processes.ts";
import { table } from "./report/table.ts";

const SAMPLES = fileURLToPath(new URL("../samples/", import.meta.url));
const SEED = 20_241_125;
/** Characters of an article: half of what the reports of the evaluation have, the length of a long news story. */
const LENGTH = 4_600;
/** So many that the start of the threads counts little. */
const COUNT = 968;
/** Articles a second on two cores, with every claim. */
const GOAL = 60;
/** Milliseconds between two looks at the CPU. */
const LOOK = 100;

/**
 * Takes made-up articles into an empty database: paragraphs of the samples in other orders, so that the rules find in them
 * what they find in reports. Tells articles a second and CPU milliseconds an article.
 */
export async function ingestMany(build: string, tell: Tell): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), "parley-bench-ingest-"));
  chmodSync(folder, 0o755); // Whoever PostgreSQL runs as goes through it.
  const cluster = await startCluster(join(folder, "data"), "serving", tell);
  try {
    const files = writeArticles(join(folder, "articles"));
    const environment = { PATH: process.env["PATH"], HOME: process.env["HOME"], PARLEY_DATA: cluster.dataFolder };
    await run(build, files.slice(0, 8), environment); // Migrations, and the plans of PostgreSQL's catalogues.
    const postgres = cpuOf(cluster.postmaster);
    const taken = await run(build, files.slice(8), environment);
    const count = files.length - 8;
    const found = await withClient(cluster.url, async (client) => {
      const all = await client.query<{ articles: number; claims: number; positions: number }>(
        `select (select count(*)::int from article) as articles, (select count(*)::int from claim) as claims,
                (select count(*)::int from position) as positions`,
      );
      return all.rows[0];
    });
    const each = (milliseconds: number) => (milliseconds / count).toFixed(1);
    const speed = count / taken.seconds;
    tell(
      `\n${table([
        ["Ingest", ""],
        ["articles a second", `${speed.toFixed(1)} (wanted ≥ ${GOAL}: ${speed >= GOAL ? "met" : "MISSED"})`],
        ["CPU ms an article: linking and saving", each(taken.mainMs)],
        ["CPU ms an article: reading and the rest of node", each(taken.otherMs)],
        ["CPU ms an article: PostgreSQL", each(cpuOf(cluster.postmaster) - postgres)],
        ["articles, claims, positions", `${found?.articles}, ${found?.claims}, ${found?.positions}`],
      ])}`,
    );
  } finally {
    await cluster.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

function writeArticles(folder: string): readonly string[] {
  mkdirSync(folder);
  const chance = random(SEED);
  const paragraphs = readdirSync(SAMPLES)
    .filter((name) => /^\d.*\.md$/.test(name))
    .flatMap((name) =>
      readFileSync(join(SAMPLES, name), "utf8")
        .replace(/^---\n.*?\n---\n/s, "")
        .split(/\n{2,}/),
    )
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph.length > 80 && !paragraph.startsWith("#"));
  return Array.from({ length: COUNT }, (_, index) => {
    let text = "";
    while (text.length < LENGTH) text += `${paragraphs[chance.below(paragraphs.length)]}\n\n`;
    const path = join(folder, `article-${String(index).padStart(4, "0")}.md`);
    const day = new Date(Date.UTC(2024, 0, 28 + Math.floor(index / 2))).toISOString().slice(0, 10);
    const head = `title: Day ${index} of the talks\nsource: Wire ${index % 12}\nurl: https://example.org/${index}\ndate: ${day}`;
    writeFileSync(path, `---\n${head}\n---\n\n${text.slice(0, LENGTH)}\n`);
    return path;
  });
}

interface Taken {
  readonly seconds: number;
  /** CPU milliseconds of the main thread, and of all other threads. */
  readonly mainMs: number;
  readonly otherMs: number;
}

async function run(build: string, files: readonly string[], environment: NodeJS.ProcessEnv): Promise<Taken> {
  const child = spawn(process.execPath, [join(build, "bin/parley.js"), "ingest", ...files], {
    env: environment,
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout.on("data", (part: Buffer) => (said += part.toString()));
  child.stderr.on("data", (part: Buffer) => (said += part.toString()));
  let last = { mainMs: 0, otherMs: 0 };
  const looking = setInterval(() => {
    const now = threadsOf(child.pid ?? 0) ?? last;
    // Threads that have ended are counted no more.
    last = { mainMs: Math.max(last.mainMs, now.mainMs), otherMs: Math.max(last.otherMs, now.otherMs) };
  }, LOOK);
  const [code] = (await once(child, "exit")) as [number | null];
  clearInterval(looking);
  // The summary's own time leaves out the start of the process.
  const seconds = Number(/taken in, in ([\d.]+) s/.exec(said)?.[1]);
  if (code !== 0 || !(seconds > 0)) throw new Error(`parley ingest ended with ${code}: ${said.slice(-500)}`);
  return { ...last, seconds };
}
