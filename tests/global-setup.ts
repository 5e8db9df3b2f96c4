// Before the tests: one throw-away PostgreSQL for the whole run, or the one of DATABASE_URL, and a migrated template in it.

import { accessSync, chmodSync, constants, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";
import type { TestProject } from "vitest/node";

import type {} from "./database.ts";
import { startEmbedded } from "../src/store/embedded.ts";
import { migrate } from "../src/store/migrate.ts";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env["DATABASE_URL"];
  const server = given === undefined || given === "" ? await startThrowAway() : { url: given, stop: async () => {} };
  const template = `parley_template_${process.pid}`;
  const templateUrl = withDatabase(server.url, template);
  await execute(server.url, `CREATE DATABASE ${template}`);
  await migrate(templateUrl);
  project.provide("templateUrl", templateUrl);
  return async () => {
    await execute(server.url, `DROP DATABASE IF EXISTS ${template} WITH (FORCE)`);
    await server.stop();
  };
}

async function startThrowAway(): Promise<{ readonly url: string; readonly stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(memoryFolder(), "parley-test-"));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  const server = await startEmbedded({
    dataFolder: join(folder, "public"),
    binFolder: process.env["PARLEY_POSTGRES_BIN"] ?? null,
    unsafeFast: true,
  });
  return {
    url: server.url,
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function memoryFolder(): string {
  try {
    accessSync("/dev/shm", constants.W_OK);
    // A container often has 64 MB of it; the databases of a run need some 300 MB.
    const { bavail, bsize } = statfsSync("/dev/shm");
    return bavail * bsize > 2 ** 30 ? "/dev/shm" : tmpdir();
  } catch {
    return tmpdir();
  }
}

function withDatabase(url: string, database: string): string {
  return url.replace(/\/[^/?]*(?=\?|$)/, `/${database}`);
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
