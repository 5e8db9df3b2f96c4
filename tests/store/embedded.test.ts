// The embedded server through its life: made, shared, stopped, killed.

import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import { afterEach, beforeEach, describe, expect, test } from "vitest";

import { startEmbedded } from "../../src/store/embedded.ts";
import { readLockFile } from "../../src/store/embedded-server.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-embedded-"));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function ask(url: string, text: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function until(condition: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 100 && !condition(); tries++) await new Promise((resolve) => setTimeout(resolve, 100));
  return condition();
}

describe("the embedded server", () => {
  test("is made once, shared by who comes later, and gone after the last", async () => {
    const dataFolder = join(folder, "data");
    const first = await startEmbedded({ dataFolder, unsafeFast: true });
    expect([first.mode, first.created]).toEqual(["started", true]);
    await ask(first.url, "create table kept as select 42 as answer");
    const second = await startEmbedded({ dataFolder, unsafeFast: true });
    expect([second.mode, second.created]).toEqual(["attached", false]);
    const pid = readLockFile(first.dataFolder)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    await first.stop();
    expect(await ask(second.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(await until(() => !isAlive(pid))).toBe(true);
    expect(existsSync(second.socketFolder)).toBe(false);
    const third = await startEmbedded({ dataFolder, unsafeFast: true });
    expect(third.mode).toBe("started");
    expect(await ask(third.url, "select answer from kept")).toEqual([{ answer: 42 }]);
    await third.stop();
  });

  test("ends cleanly when its process is killed with -9, and starts again", async () => {
    const dataFolder = join(folder, "data");
    const module_ = new URL("../../dist/store/embedded.js", import.meta.url).href;
    const program = `const { startEmbedded } = await import(${JSON.stringify(module_)}); const server = await startEmbedded({ dataFolder: ${JSON.stringify(dataFolder)}, unsafeFast: true }); console.log(server.dataFolder); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["--input-type=module", "-e", program], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    const cluster = await new Promise<string>((resolve) =>
      child.stdout.once("data", (chunk: Buffer) => resolve(chunk.toString().trim())),
    );
    const pid = readLockFile(cluster)?.pid ?? 0;
    expect(isAlive(pid)).toBe(true);
    child.kill("SIGKILL");
    expect(await until(() => !isAlive(pid))).toBe(true);
    const again = await startEmbedded({ dataFolder, unsafeFast: true });
    expect(await ask(again.url, "select 1 as one")).toEqual([{ one: 1 }]);
    await again.stop();
  });

  test("says what is missing when the binaries are not there", async () => {
    await expect(
      startEmbedded({ dataFolder: join(folder, "data"), binFolder: join(folder, "nowhere") }),
    ).rejects.toThrow("There is no initdb and postgres to run");
  });
});
