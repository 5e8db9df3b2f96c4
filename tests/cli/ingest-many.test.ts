// Many files at once, and a process that is killed in their midst: nothing is lost, nothing is there twice.

import { type ChildProcessByStdio, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";

import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestDatabase, type TestDatabase, withDatabase } from "../database.ts";

const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;
const COUNT = 80;

let database: TestDatabase;
let folder: string;
let files: readonly string[];

beforeAll(async () => {
  database = await createTestDatabase();
  folder = mkdtempSync(join(tmpdir(), "parley-many-"));
  files = Array.from({ length: COUNT }, (_, n) => {
    const path = join(folder, `report-${n}.md`);
    const place = ["Oslo", "Bergen", "Tromsø"][n % 3];
    writeFileSync(
      path,
      `---\ntitle: Day ${n} of the quota talks\nsource: Coast Wire\nurl: https://example.org/quota/${n}\ndate: ${new Date(Date.UTC(2024, 2, 1 + n)).toISOString().slice(0, 10)}\n---\n\nNegotiators of Norway and Iceland met in ${place} on day ${n} for talks on fishing quotas. Norway opposes a quota of ${n + 10} tonnes, Ana Silva said. Iceland demanded an end to night fishing. "We are ${n} steps apart," the minister said.\n`,
    );
    return path;
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

function start(): ChildProcessByStdio<null, Readable, Readable> {
  const child = spawn(process.execPath, [PROGRAM, "ingest", ...files], {
    env: { ...process.env, DATABASE_URL: database.url },
    stdio: ["ignore", "pipe", "pipe"],
  });
  child.stdout.setEncoding("utf8");
  child.stderr.setEncoding("utf8").resume();
  return child;
}

async function count(sql: string): Promise<number> {
  const [row] = await database.run(sql, []);
  return Number(row?.[0]);
}

test("a run whose database goes away says so", async () => {
  const name = new URL(database.url).pathname.slice(1);
  const server = new pg.Client({ connectionString: withDatabase(database.url, "postgres") });
  await server.connect();
  try {
    const child = start();
    let told = "";
    child.stderr.on("data", (part: string) => {
      told += part;
    });
    // Texts are read ahead by then.
    await once(child.stdout, "data");
    await server.query(`alter database ${name} with allow_connections false`);
    await server.query("select pg_terminate_backend(pid) from pg_stat_activity where datname = $1", [name]);
    const [code] = (await once(child, "close")) as [number | null];
    expect(told).toMatch(/^It stops here: .+the same command goes on from there\.$/m);
    expect(told).not.toContain("Negotiators");
    expect(code).toBe(1);
  } finally {
    await server.query(`alter database ${name} with allow_connections true`);
    await server.end();
  }
  expect(await count("select count(*) from article")).toBeLessThan(COUNT);
});

test("a run that is killed with -9 three times takes in each file once and whole", async () => {
  // Sixteen are saved in one transaction: each run is killed when it has told of the first of its own.
  for (const after of [1, 5, 9]) {
    const child = start();
    let out = "";
    child.stdout.on("data", (part: string) => {
      out += part;
      if ((out.match(/: created/g)?.length ?? 0) >= after) child.kill("SIGKILL");
    });
    const [, signal] = (await once(child, "exit")) as [number | null, NodeJS.Signals | null];
    expect(signal, out).toBe("SIGKILL");
  }
  const before = await count("select count(*) from article");
  expect(before).toBeGreaterThanOrEqual(3);
  expect(before).toBeLessThan(COUNT);

  const last = start();
  let out = "";
  last.stdout.on("data", (part: string) => {
    out += part;
  });
  const [code] = (await once(last, "exit")) as [number | null];
  expect(code).toBe(0);
  expect(out).toContain(`${COUNT} of ${COUNT} taken in`);
  // Lines come in the order of the files, whichever text was read first.
  const order = [...out.matchAll(/^\[(\d+)\//gm)].map((match) => Number(match[1]));
  expect(order).toEqual(Array.from({ length: COUNT }, (_, n) => n + 1));

  expect(await count("select count(*) from article")).toBe(COUNT);
  expect(await count("select count(*) from article_version")).toBe(COUNT);
  expect(await count("select count(distinct url) from article")).toBe(COUNT);
  const bare =
    "select count(*) from article_version v where not exists (select 1 from claim c where c.article_version_id = v.id) or not exists (select 1 from fingerprint f where f.article_version_id = v.id) or not exists (select 1 from mention m where m.article_version_id = v.id)";
  expect(await count(bare)).toBe(0);
  expect(await count("select count(*) - count(distinct (article_version_id, kind, id)) from claim")).toBe(0);
});
