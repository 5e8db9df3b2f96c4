// A real streaming replica: what was written is read, whatever it lags, and nothing fails when it goes away.
//
// The npm package has no pg_basebackup: the replica is a copy of the stopped primary's folder, which then follows it.

import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, chownSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { execFileSync } from "node:child_process";

import type { FastifyInstance } from "fastify";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test } from "vitest";

import { buildServer } from "../../src/graphql/server.ts";
import { openDatabase, type OpenDatabase } from "../../src/store/database.ts";
import { type EmbeddedServer, startEmbedded } from "../../src/store/embedded.ts";
import { migrate } from "../../src/store/migrate.ts";

import { DEPENDENCIES } from "../samples.ts";

const binFolder = process.env["PARLEY_POSTGRES_BIN"] ?? null;
let folder: string;
let primary: EmbeddedServer;
let replica: EmbeddedServer;
let database: OpenDatabase;
let app: FastifyInstance;
let url: string;
const faults: unknown[] = [];
/** Statements that the replica's and the primary's sessions have run are told apart by where they run. */
let standby: pg.Client;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-replica-"));
  chmodSync(folder, 0o755);
  const first = await startEmbedded({ dataFolder: join(folder, "primary"), binFolder });
  await migrate(first.url);
  await first.stop();
  mkdirSync(join(folder, "replica"));
  const copy = join(folder, "replica", basename(first.dataFolder));
  execFileSync("cp", ["-a", first.dataFolder, copy]);
  primary = await startEmbedded({ dataFolder: join(folder, "primary"), binFolder });
  const settings = join(copy, "postgresql.auto.conf");
  writeFileSync(settings, `primary_conninfo = 'host=${primary.socketFolder} port=5432 user=parley'\n`);
  writeFileSync(join(copy, "standby.signal"), "");
  const { uid, gid } = statSync(copy);
  for (const file of ["standby.signal", "postgresql.auto.conf"]) chownSync(join(copy, file), uid, gid);
  replica = await startEmbedded({ dataFolder: join(folder, "replica"), binFolder });
  standby = new pg.Client({ connectionString: replica.url });
  standby.on("error", () => {});
  await standby.connect();
  database = openDatabase({ url: primary.url, replicaUrls: [replica.url], prepared: true, poolSize: 6 });
  app = await buildServer({
    context: () => ({
      ...DEPENDENCIES,
      db: database.db,
      run: database.run,
      runText: database.runText,
      log: (_id, error) => faults.push(error),
    }),
    checkReady: async () => {},
    ...(database.replicas === null ? {} : { readSide: database.replicas }),
  });
  url = `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
});
afterAll(async () => {
  await app.close();
  await database.close();
  await standby.end().catch(() => undefined);
  await replica.stop();
  await primary.stop();
  rmSync(folder, { recursive: true, force: true });
});

async function ask<T>(query: string, headers: Record<string, string> = {}) {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: JSON.stringify({ query }),
  });
  const body = (await response.json()) as { data: T; errors?: unknown };
  expect(body.errors).toBeUndefined();
  return { data: body.data, position: response.headers.get("parley-position") };
}

async function open(name: string): Promise<{ id: string; position: string }> {
  const { data, position } = await ask<{ openNegotiation: { negotiation: { id: string } } }>(
    `mutation { openNegotiation(input: { name: "${name}", kind: TRADE }) { negotiation { id } } }`,
  );
  return { id: data.openNegotiation.negotiation.id, position: position ?? "" };
}

async function caughtUp(): Promise<void> {
  const position = (await database.replicas?.position()) ?? "";
  for (;;) {
    const { rows } = await standby.query<{ done: boolean }>("select pg_last_wal_replay_lsn() >= $1::pg_lsn as done", [
      position,
    ]);
    if (rows[0]?.done === true) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

const isOnReplica = async (...after: (string | null)[]) => {
  const rows = await database.replicas?.reader(...after).run("select pg_is_in_recovery()", []);
  return rows?.[0]?.[0];
};

test("the replica is one, and reads go there", async () => {
  await caughtUp();
  expect((await standby.query("select pg_is_in_recovery() as standby")).rows).toEqual([{ standby: true }]);
  expect(await isOnReplica(null)).toBe(true);
  const found = await database.replicas?.reader(null).db.execute(sql`select pg_is_in_recovery() as standby`);
  expect(found?.rows).toEqual([{ standby: true }]);
});

test("while the replay is paused, 100 of 100 mutations are read back by their client, and old reads stay on the replica", async () => {
  await caughtUp();
  const { rows } = await standby.query<{ position: string }>("select pg_last_wal_replay_lsn()::text as position");
  await standby.query("select pg_wal_replay_pause()");
  let read = 0;
  let stale = 0;
  for (let turn = 0; turn < 100; turn++) {
    const { id, position } = await open(`Talks ${turn}`);
    // By the header alone, as a client behind another server would; then by the address alone.
    const there = await database.replicas
      ?.reader(position)
      .run("select 1 from negotiation where id = $1::uuid", [id.split("_")[1]]);
    const { data } = await ask<{ negotiation: { id: string } | null }>(`{ negotiation(id: "${id}") { id } }`);
    if (there?.length === 1 && data.negotiation?.id === id) read++;
    const careless = await database.replicas
      ?.reader(null)
      .run("select 1 from negotiation where id = $1::uuid", [id.split("_")[1]]);
    if (careless?.length === 0) stale++;
  }
  console.log(`${read} of 100 read back with the position, ${stale} of 100 stale without`);
  expect(read).toBe(100);
  expect(stale).toBe(100);
  expect(await isOnReplica(rows[0]?.position ?? "")).toBe(true);
  await standby.query("select pg_wal_replay_resume()");
  await caughtUp();
  expect(await isOnReplica((await open("After")).position)).toBeDefined();
  await caughtUp();
  expect(await isOnReplica((await database.replicas?.position()) ?? "")).toBe(true);
});

test("a position that is none is refused", async () => {
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json", "parley-position": "yesterday" },
    body: JSON.stringify({ query: "{ __typename }" }),
  });
  expect(response.status).toBe(400);
});

test("when the replica goes away under load, no request fails; when it comes back, it is read again", async () => {
  await caughtUp();
  let asking = true;
  let answered = 0;
  const loops = Array.from({ length: 6 }, async () => {
    while (asking) {
      const { data } = await ask<{ negotiations: { totalCount: number } }>(
        '{ negotiations(first: 1) { totalCount nodes { changes(since: "2024-01-01T00:00:00Z", first: 1) { totalCount } } } }',
      );
      expect(data.negotiations.totalCount).toBe(101);
      answered++;
    }
  });
  await new Promise((resolve) => setTimeout(resolve, 300));
  const before = answered;
  const pid = Number(readFileSync(join(replica.dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
  process.kill(pid, "SIGKILL");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  asking = false;
  await Promise.all(loops);
  console.log(`${before} requests before, ${answered - before} while the replica went`);
  expect(answered - before).toBeGreaterThan(20);
  expect(faults).toEqual([]);
  // Its supervisor starts it again, and after five seconds it is asked again.
  const deadline = Date.now() + 20_000;
  while ((await isOnReplica(null)) !== true && Date.now() < deadline)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(await isOnReplica(null)).toBe(true);
});
