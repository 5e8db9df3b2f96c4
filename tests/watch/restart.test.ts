// What subscribers see while PostgreSQL is killed, and while the server in front of them is stopped: every message once, in order.

import { mkdtempSync, chmodSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";

import { stopGracefully } from "../../src/graphql/drain.ts";
import { openNegotiation } from "../../src/ingest/index.ts";
import { openDatabase, type OpenDatabase } from "../../src/store/database.ts";
import { type EmbeddedServer, startEmbedded } from "../../src/store/embedded.ts";
import { migrate } from "../../src/store/migrate.ts";
import { addMessages, findMessages } from "../../src/store/outbox.ts";

import { DEPENDENCIES } from "../samples.ts";
import {
  pause,
  serve,
  type Served,
  socketClient,
  until,
  watchBySocket,
  watchByStream,
  type Watching,
} from "./served.ts";

let folder: string;
let server: EmbeddedServer;
let database: OpenDatabase;
let storage: OpenDatabase & { readonly url: string };
let one: Served;
let other: Served;
let topicId = "";
let negotiation = "";

const QUERY = `subscription Watch($negotiation: ID!, $after: String) {
  negotiationChanged(negotiation: $negotiation, after: $after) { kind at }
}`;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-restart-"));
  chmodSync(folder, 0o755);
  // Not the fast way: what was committed must be there after the kill.
  server = await startEmbedded({
    dataFolder: join(folder, "public"),
    binFolder: process.env["PARLEY_POSTGRES_BIN"] ?? null,
  });
  await migrate(server.url);
  database = openDatabase({ url: server.url, prepared: false, poolSize: 6 });
  storage = { ...database, url: server.url };
  const opened = await openNegotiation(
    database.db,
    { name: "Fish", kind: "TRADE", slug: null, venue: null, startedOn: null },
    DEPENDENCIES,
  );
  topicId = opened.ok ? opened.value.negotiationId : "";
  negotiation = `negotiation_${topicId}`;
  [one, other] = [await serve(storage), await serve(storage)];
});
afterAll(async () => {
  await one.close();
  await other.close();
  await database.close();
  await server.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** A message that tells its number by the second. */
function message(number: number) {
  const at = new Date(1_700_000_000_000 + number * 1_000).toISOString();
  const body = { kind: "NEW", at, actorId: topicId, issueId: topicId, beforeId: null, afterId: null } as const;
  return { kind: "NEGOTIATION_CHANGED", topicId, body } as const;
}

/** Writes until told to stop; a write that fails is made again, so that a message may come twice, under two cursors. */
function write(from: number): () => Promise<number> {
  let writing = true;
  let next = from;
  const done = (async () => {
    while (writing) {
      await addMessages(database.db, [message(next)])
        .then(() => next++)
        .catch(() => pause(50));
      await pause(15);
    }
  })();
  return async () => {
    writing = false;
    await done;
    return next;
  };
}

async function expectAll(watched: readonly Watching[], start: number): Promise<void> {
  const all = await findMessages(database.db, { after: start, limit: 10_000, topicId });
  const cursors = all.map((one) => String(one.position));
  for (const each of watched) {
    await each.until(cursors.length);
    expect(each.told.map((told) => told.extensions?.cursor)).toEqual(cursors);
    expect(each.told.filter((told) => told.errors !== undefined)).toEqual([]);
  }
}

test("PostgreSQL is killed twice: nothing is missed, nothing is told twice", async () => {
  const client = socketClient(one.socketUrl);
  const watched = [
    ...Array.from({ length: 5 }, () => watchBySocket(client, { query: QUERY, variables: { negotiation, after: "0" } })),
    watchByStream(other.url, { query: QUERY, variables: { negotiation, after: "0" } }),
  ];
  await pause(300);
  const stop = write(1);
  for (let kill = 0; kill < 2; kill++) {
    await pause(600);
    const pid = Number(readFileSync(join(server.dataFolder, "postmaster.pid"), "utf8").split("\n")[0]);
    process.kill(pid, "SIGKILL");
    await pause(500);
    await until(() =>
      database.db.execute(sql`select 1`).then(
        () => true,
        () => false,
      ),
    );
  }
  await pause(600);
  const written = await stop();
  expect(written).toBeGreaterThan(40);
  await expectAll(watched, 0);
  // The listener heard the last ones at once, and not by the look every five seconds.
  const sent = Date.now();
  const before = watched[0]?.told.length ?? 0;
  await addMessages(database.db, [message(9_000)]);
  await watched[0]?.until(before + 1);
  expect(Date.now() - sent).toBeLessThan(1_000);
  for (const each of watched) each.stop();
  await client.dispose();
});

test("a server is stopped under load: no request fails, subscribers go on at the other", async () => {
  const stopping = await serve(storage);
  let target = stopping;
  const ready = setInterval(async () => {
    const status = await fetch(stopping.url.replace("/graphql", "/ready")).then(
      (response) => response.status,
      () => 0,
    );
    if (status !== 200) target = other;
  }, 100);
  const closed: unknown[] = [];
  const client = socketClient(() => target.socketUrl);
  client.on("closed", (event) => closed.push((event as { code: number }).code));
  const start = Number((await findMessages(database.db, { after: 0, limit: 10_000 })).at(-1)?.position);
  const after = String(start);
  const watched = [
    ...Array.from({ length: 5 }, () => watchBySocket(client, { query: QUERY, variables: { negotiation, after } })),
    ...Array.from({ length: 3 }, () =>
      watchByStream(() => target.url, { query: QUERY, variables: { negotiation, after } }),
    ),
  ];
  await pause(300);
  const stop = write(10_000);
  let asking = true;
  let answered = 0;
  const failed: unknown[] = [];
  const loops = Array.from({ length: 8 }, async () => {
    while (asking) {
      await fetch(target.url, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ query: "{ negotiations(first: 1) { nodes { name } } }" }),
      })
        .then(async (response) => {
          const { data } = (await response.json()) as { data: { negotiations: { nodes: unknown[] } } };
          expect(data.negotiations.nodes.length).toBe(1);
          answered++;
        })
        .catch((error: unknown) => failed.push(error));
    }
  });
  await pause(700);
  const began = performance.now();
  await stopGracefully(stopping.app, 500);
  const took = performance.now() - began;
  await pause(500);
  asking = false;
  await Promise.all(loops);
  await stop();
  clearInterval(ready);
  console.log(
    `${answered} requests, ${failed.length} failed; stopped in ${took.toFixed(0)} ms; sockets closed with ${closed.join()}`,
  );
  expect(failed).toEqual([]);
  expect(answered).toBeGreaterThan(100);
  expect(closed).toEqual([1001]);
  expect(took).toBeLessThan(5_000);
  await expectAll(watched, start);
  for (const each of watched) each.stop();
  await client.dispose();
  await stopping.close();
});
