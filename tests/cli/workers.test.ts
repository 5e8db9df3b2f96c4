// PARLEY_WORKERS: several processes behind one port, one that is killed, and an end that lets requests finish.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestDatabase, type TestDatabase } from "../database.ts";

const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;

let database: TestDatabase;
let server: ChildProcess;
let out = "";
let url = "";

beforeAll(async () => {
  database = await createTestDatabase();
  server = spawn(process.execPath, [PROGRAM, "serve"], {
    env: { ...process.env, DATABASE_URL: database.url, PORT: "0", PARLEY_WORKERS: "2" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  server.stdout?.on("data", (part: Buffer) => {
    out += part.toString();
  });
  await until(() => /ready at (\S+)/.test(out));
  url = /ready at (\S+)/.exec(out)?.[1] ?? "";
});
afterAll(async () => {
  server.kill("SIGKILL");
  await database.close();
});

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error(`Waited in vain: ${out}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function ask(): Promise<number> {
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", connection: "close" },
    body: JSON.stringify({ query: "{ articles(first: 1) { totalCount } }" }),
  });
  const { data } = (await response.json()) as { data: { articles: { totalCount: number } } };
  return data.articles.totalCount;
}

test("answers come from behind one port, also after a process was killed", async () => {
  expect(await Promise.all(Array.from({ length: 20 }, ask))).toEqual(Array.from({ length: 20 }, () => 0));
  const children = await childrenOf(server.pid ?? 0);
  expect(children.length).toBe(2);
  process.kill(children[0] ?? 0, "SIGKILL");
  await until(() => out.includes("another takes its place"));
  await until(async () => (await childrenOf(server.pid ?? 0)).length === 2);
  expect(await Promise.all(Array.from({ length: 10 }, ask))).toEqual(Array.from({ length: 10 }, () => 0));
});

test("SIGTERM ends every process, after what was asked before it", async () => {
  const asked = Array.from({ length: 10 }, ask);
  // Connected, and on their way.
  await new Promise((resolve) => setTimeout(resolve, 200));
  server.kill("SIGTERM");
  expect(await Promise.all(asked)).toEqual(Array.from({ length: 10 }, () => 0));
  const [code] = (await once(server, "exit")) as [number | null];
  expect(code).toBe(0);
  expect(out).toContain("Stopped.");
});

async function childrenOf(pid: number): Promise<readonly number[]> {
  const lister = spawn("pgrep", ["-P", String(pid)], { stdio: ["ignore", "pipe", "ignore"] });
  let list = "";
  lister.stdout.on("data", (part: Buffer) => {
    list += part.toString();
  });
  await once(lister, "close");
  return list.trim().split(/\s+/).filter(Boolean).map(Number);
}
