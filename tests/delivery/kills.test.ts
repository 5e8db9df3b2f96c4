// Processes that are killed and stopped in the middle: one edition a period, and deliveries that arrive.
//
// A few of each run always; PARLEY_LONG_TESTS=1 runs the numbers that the guide of deliveries names.

import { setTimeout as sleep } from "node:timers/promises";

import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";

import { startWork } from "../../src/deliver/index.ts";
import { publishEdition } from "../../src/digest/index.ts";
import { addTarget } from "../../src/store/deliveries.ts";

import { createTestApi, type TestApi } from "../samples.ts";
import { addBriefing, dependencies, LONG, SETTINGS, succeeded } from "./bench.ts";
import { startWorker, until, type Worker } from "./processes.ts";
import { startMailServer, startReceiver } from "./receivers.ts";

vi.setConfig({ testTimeout: LONG ? 900_000 : 120_000 });

const LEASE = 1_500;
const WORKER = { PARLEY_LEASE: String(LEASE), DELIVERY_BACKOFF: "100", DELIVERY_CONCURRENCY: "2" };
/** Due once, in the time that the samples are about, and then not for years. */
const LEAP_DAY = "0 0 29 2 *";
const DUE = "2024-02-29T00:00:00.000Z";
const FIRST = { since: new Date("2024-02-05T00:00:00Z"), until: new Date("2024-02-16T00:00:00Z") };

let api: TestApi;
let workers: Worker[] = [];
let stops: (() => Promise<void>)[] = [];
/** When the test began: it counts what was recorded since. */
let begun: unknown;
beforeAll(async () => {
  api = await createTestApi();
});
beforeEach(async () => {
  begun = (await api.run("select clock_timestamp()", []))[0]?.[0];
});
afterEach(async () => {
  for (const { signal } of workers) signal("SIGKILL");
  await Promise.all(workers.map(({ ended }) => ended));
  workers = [];
  await Promise.all(stops.map((stop) => stop()));
  stops = [];
  await api.run(
    "update job set status = 'CANCELLED', finished_at = now(), lease_token = null where status = 'PENDING'",
    [],
  );
  await slow(0);
});
afterAll(() => api.close());

async function hire(settings: Readonly<Record<string, string>> = {}): Promise<Worker> {
  const worker = await startWorker(api.url, { ...WORKER, ...settings });
  workers.push(worker);
  return worker;
}

/** Briefings whose next edition, of two weeks of the samples, is due: for long, or one after another from now on. */
async function addDue(count: number, paced = false): Promise<readonly string[]> {
  const ids: string[] = [];
  for (let index = 0; index < count; index++) {
    const id = await addBriefing(api, paced ? null : LEAP_DAY, "UTC", FIRST.until);
    succeeded(await publishEdition(api.db, { briefingId: id, window: FIRST }, FIRST.until));
    ids.push(id);
  }
  // Cadence and order in one statement: no process may see one without the other.
  const order = JSON.stringify({ due: DUE, cadence: LEAP_DAY, timeZone: "UTC" });
  if (paced)
    await api.run(
      `with changed as (update briefing set cadence = $2 where id = any($1::uuid[]))
       insert into job (id, kind, key, subject_id, payload, run_at)
       select gen_random_uuid(), 'EDITION', id || '/' || $3, id, $4::jsonb, clock_timestamp() + n * $5 * interval '1 millisecond'
       from unnest($1::uuid[]) with ordinality t(id, n)`,
      [ids, LEAP_DAY, DUE, order, PACE],
    );
  return ids;
}

const pendingEditions = () => numberOf(`kind = 'EDITION' and status = 'PENDING' and payload->>'due' = '${DUE}'`);

async function heldJobs() {
  const rows = await api.run(
    "select id, lease_token, leased_by, lease_until from job where status = 'PENDING' and lease_until > clock_timestamp()",
    [],
  );
  return rows.map(([id, token, by, ends]) => ({
    id: String(id),
    token,
    by: String(by),
    ends: (ends as Date).getTime(),
  }));
}

/** Has PostgreSQL write down when each job was taken, by its own clock. */
const noteClaims = () =>
  api.run(
    `do $$ begin
       create table test_claim (job_id uuid, token uuid, taken_at timestamptz default clock_timestamp());
       create function test_claim() returns trigger language plpgsql as 'begin insert into test_claim (job_id, token) values (new.id, new.lease_token); return null; end';
       create trigger test_claim after update of lease_token on job for each row
         when (new.lease_token is distinct from old.lease_token and new.lease_token is not null) execute function test_claim();
     end $$`,
    [],
  );

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** How many editions there are of each briefing that end when they were due: {"1": 300} when each has one. */
async function editionsPerBriefing(): Promise<Readonly<Record<string, number>>> {
  const rows = await api.run(
    "select count, count(*) from (select count(e.id)::int from briefing b left join edition e on e.briefing_id = b.id and e.until = $1 where b.recorded_at >= $2 group by b.id) c group by 1",
    [DUE, begun],
  );
  return Object.fromEntries(rows.map(([editions, briefings]) => [String(editions), Number(briefings)]));
}

const numberOf = async (condition: string) =>
  Number((await api.run(`select count(*) from job where recorded_at >= $1 and ${condition}`, [begun]))[0]?.[0]);
const pendingDue = () => numberOf("status = 'PENDING' and run_at <= now()");
/** Keeps everybody from reading a table until the function that it gives is called. */
async function lockTable(table: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: api.url });
  await client.connect();
  await client.query(`begin; lock table ${table} in access exclusive mode`);
  return () => client.end();
}

/** Makes the transaction of an edition take that long, in the middle. */
const slow = (seconds: number) =>
  api.run(
    `do $$ begin
       create or replace function test_slow() returns trigger language plpgsql as 'begin perform pg_sleep(${seconds}); return new; end';
       create or replace trigger test_slow before insert on edition for each row execute function test_slow();
     end $$`,
    [],
  );

/** In a round some of the processes are killed one after another while jobs come due; the last one has hands free for all. */
const KILLS_A_ROUND = 3;
const PACE = 150;

test("kill -9 of whoever holds jobs: each period has one edition, and its job is taken over when the lease ends", async () => {
  const [jobs, kills] = LONG ? [300, 22] : [24, 3];
  const rounds = Math.ceil(kills / KILLS_A_ROUND);
  await slow(0.15);
  await noteClaims();
  let killed = 0;
  /** Jobs that were held when their process was killed, and when they were taken over after the end of that lease, ms. */
  const recoveries: number[] = [];
  for (let round = 0; round < rounds; round++) {
    workers = workers.filter(({ pid }) => isAlive(pid));
    while (workers.length <= KILLS_A_ROUND) await hire({ DELIVERY_CONCURRENCY: "8" });
    await addDue(Math.floor((jobs + round) / rounds), true);
    const lost = new Map<string, { readonly token: unknown; readonly ends: number }>();
    const last = Math.min(kills, killed + KILLS_A_ROUND);
    let next = performance.now() + 400;
    while ((await pendingEditions()) > 0 || lost.size > 0) {
      if (killed < last && performance.now() > next) {
        const holders = (await heldJobs()).map(({ by }) => by);
        const victim = workers.find(({ pid }) => isAlive(pid) && holders.some((by) => by.endsWith(` ${pid}`)));
        if (victim !== undefined) {
          victim.signal("SIGKILL");
          await victim.ended;
          killed++;
          next = performance.now() + 400;
          for (const { id, token, by, ends } of await heldJobs())
            if (by.endsWith(` ${victim.pid}`)) lost.set(id, { token, ends });
        }
      }
      const ended = await api.run("select id from job where id = any($1::uuid[]) and status = 'DONE'", [
        [...lost.keys()],
      ]);
      for (const [id] of ended) {
        const before = lost.get(String(id));
        const [again] = await api.run(
          "select taken_at from test_claim where job_id = $1 and token <> $2 order by 1 desc limit 1",
          [id, before?.token],
        );
        lost.delete(String(id));
        // None when it was done before its process was gone.
        if (again !== undefined) recoveries.push((again[0] as Date).getTime() - (before?.ends ?? 0));
      }
      await sleep(20);
    }
  }
  const found = await editionsPerBriefing();
  const sorted = recoveries.toSorted((a, b) => a - b);
  const [median = Infinity, slowest = Infinity] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(
    `${killed} kills, ${jobs} jobs, ${found["1"]} editions; ${recoveries.length} jobs were held when their process was killed, taken over ${median.toFixed(0)} ms (median), ${slowest.toFixed(0)} ms (at most) after their lease of ${LEASE} ms had ended`,
  );
  expect(killed).toBe(kills);
  expect(found).toEqual({ 1: jobs });
  expect(await numberOf("kind = 'EDITION' and status = 'DONE'")).toBe(jobs);
  // Numbered without gaps.
  expect(
    await api.run("select distinct number, (document->'sections'->0->>'kind') from edition order by 1", []),
  ).toEqual([
    [1, "BOTTOM_LINE"],
    [2, "BOTTOM_LINE"],
  ]);
  expect(recoveries.length).toBeGreaterThanOrEqual(Math.floor(killed / 2));
  expect(LONG ? slowest : median).toBeLessThanOrEqual(1_000);
});

test.each(["before its transaction", "inside its transaction"])(
  "a process that is stopped %s until another has taken its job, and then goes on, adds no second edition",
  async (where) => {
    const rounds = LONG ? 10 : 1;
    for (let round = 0; round < rounds; round++) {
      const [briefing] = await addDue(1);
      const waits = (event: string) => async () => {
        const statement =
          "select 1 from pg_stat_activity where datname = current_database() and application_name = 'parley' and $1 in (wait_event, wait_event_type)";
        return (await api.run(statement, [event])).length > 0;
      };
      let stopped: Worker;
      if (where.startsWith("before")) {
        const release = await lockTable("position");
        stopped = await hire();
        await until(waits("Lock")).finally(() => stopped.signal("SIGSTOP"));
        await release();
      } else {
        await slow(1);
        stopped = await hire();
        await until(waits("PgSleep")).finally(() => stopped.signal("SIGSTOP"));
      }
      await hire();
      const done = () => numberOf(`kind = 'EDITION' and status = 'DONE' and subject_id = '${briefing}'`);
      await until(async () => (await done()) === 1, 20_000);
      await slow(0);
      stopped.signal("SIGCONT");
      await sleep(1_500);
      for (const { signal } of workers) signal("SIGTERM");
      const codes = await Promise.all(workers.map(({ ended }) => ended));
      expect(codes, workers.map(({ said }) => said()).join()).toEqual([0, 0]);
      workers = [];
    }
    console.log(
      `stopped ${where}: ${rounds} times, editions a briefing ${JSON.stringify(await editionsPerBriefing())}`,
    );
    expect(await editionsPerBriefing()).toEqual({ 1: rounds });
  },
);

/** One edition on its way to that many addresses. */
async function deliverTo(channel: "EMAIL" | "WEBHOOK", addresses: readonly string[]): Promise<string> {
  const briefingId = await addBriefing(api);
  for (const address of addresses)
    await addTarget(api.db, { briefingId, channel, address, secret: channel === "EMAIL" ? null : "whsec_AAAA" });
  const window = { since: FIRST.since, until: new Date("2024-02-18T00:00:00Z") };
  succeeded(await publishEdition(api.db, { briefingId, window }, new Date()));
  return briefingId;
}

test("a crash between the webhook and the note of it sends it once more, with the same id, and counts as one", async () => {
  const crashes = LONG ? 20 : 2;
  const seen = new Map<string, number>();
  let current: Worker | null = null;
  const receiver = await startReceiver(({ headers }, response) => {
    const id = String(headers["idempotency-key"]);
    seen.set(id, (seen.get(id) ?? 0) + 1);
    // It has been received; the sender never hears of it.
    if (seen.get(id) === 1) current?.signal("SIGKILL");
    else response.writeHead(204).end();
  });
  stops.push(receiver.close);
  await deliverTo(
    "WEBHOOK",
    Array.from({ length: crashes }, (_, index) => `${receiver.url}/${index}`),
  );
  while ((await pendingDue()) > 0) {
    current = await hire({ DELIVERY_CONCURRENCY: "1" });
    await Promise.race([current.ended, until(async () => (await pendingDue()) === 0)]);
  }
  console.log(
    `${crashes} crashes after a webhook: ${seen.size} ids, received ${JSON.stringify([...seen.values()])} times, ${await numberOf("kind = 'DELIVERY' and status = 'DONE'")} deliveries made`,
  );
  expect([...seen.values()]).toEqual(Array(crashes).fill(2));
  expect(await numberOf("kind = 'DELIVERY' and status = 'DONE' and attempts = 2")).toBe(crashes);
  expect(await numberOf("kind = 'DELIVERY'")).toBe(crashes);
});

test("a crash between a mail and the note of it sends it once more, with the same Message-ID", async () => {
  const crashes = LONG ? 20 : 2;
  let current: Worker | null = null;
  const seen = new Map<string, number>();
  const mail = await startMailServer(
    () => null,
    async () => {
      const id = mail.mails.at(-1)?.mail.messageId ?? "";
      seen.set(id, (seen.get(id) ?? 0) + 1);
      if (seen.get(id) === 1) current?.signal("SIGKILL");
    },
  );
  stops.push(mail.close);
  await deliverTo(
    "EMAIL",
    Array.from({ length: crashes }, (_, index) => `desk${index}@example.org`),
  );
  while ((await pendingDue()) > 0) {
    current = await hire({ DELIVERY_CONCURRENCY: "1", SMTP_URL: mail.url, MAIL_FROM: "digest@example.org" });
    await Promise.race([current.ended, until(async () => (await pendingDue()) === 0)]);
  }
  console.log(
    `${crashes} crashes after a mail: ${seen.size} Message-IDs, received ${JSON.stringify([...seen.values()])} times`,
  );
  expect([...seen.values()]).toEqual(Array(crashes).fill(2));
  expect(await numberOf("kind = 'DELIVERY' and status = 'DONE'")).toBe(crashes);
  for (const index of Array(crashes).keys()) {
    const same = mail.mails.filter(({ to }) => to.includes(`desk${index}@example.org`));
    expect(new Set(same.map(({ raw }) => raw)).size).toBe(1);
  }
});

test("a target that hangs and one that refuses hold up none of the others", async () => {
  const live = LONG ? 99 : 29;
  const arrived = new Map<string, number>();
  const receiver = await startReceiver(({ path, at }, response) => {
    arrived.set(path, at);
    if (path !== "/hangs") response.writeHead(204).end();
  });
  stops.push(receiver.close);
  const addresses = Array.from({ length: live }, (_, index) => `${receiver.url}/live/${index}`);
  const work = startWork({ ...SETTINGS, lease: 30_000 }, dependencies(api.db));
  stops.push(() => work.stop());
  const published = performance.now();
  await deliverTo("WEBHOOK", [`${receiver.url}/hangs`, "http://127.0.0.1:9/refuses", ...addresses]);
  const sent = performance.now();
  await until(async () => (await numberOf("kind = 'DELIVERY' and status = 'DONE'")) === live);
  const late = addresses
    .map((address) => (arrived.get(new URL(address).pathname) ?? Infinity) - sent)
    .toSorted((a, b) => a - b);
  const p95 = late[Math.floor(live * 0.95)] ?? Infinity;
  console.log(
    `1 hanging, 1 refusing, ${live} live: 95 % of the live ones within ${Math.max(0, p95).toFixed(0)} ms, the last after ${late.at(-1)?.toFixed(0)} ms (published after ${(sent - published).toFixed(0)} ms)`,
  );
  expect(p95).toBeLessThan(2_000);
  await until(async () => (await numberOf("kind = 'DELIVERY' and status = 'DEAD'")) === 1);
  expect(await api.run("select last_error from job where status = 'DEAD' and recorded_at >= $1", [begun])).toEqual([
    [expect.stringContaining("ECONNREFUSED")],
  ]);
});

test("SIGTERM lets a delivery end, and leaves no lease behind", async () => {
  const receiver = await startReceiver((_hook, response) => {
    setTimeout(() => response.writeHead(204).end(), 700);
  });
  stops.push(receiver.close);
  await deliverTo("WEBHOOK", [`${receiver.url}/a`, `${receiver.url}/b`, `${receiver.url}/c`]);
  const worker = await hire();
  await until(async () => receiver.hooks.length === 2);
  worker.signal("SIGTERM");
  expect(await worker.ended).toBe(0);
  expect(
    await api.run("select status, attempts, lease_until from job where recorded_at >= $1 order by status", [begun]),
  ).toEqual([
    ["DONE", 1, null],
    ["DONE", 1, null],
    ["PENDING", 0, null],
  ]);
});

test.runIf(LONG)("SIGTERM gives back what takes too long, for another to take at once", async () => {
  const receiver = await startReceiver(() => undefined);
  stops.push(receiver.close);
  await deliverTo("WEBHOOK", [`${receiver.url}/hangs`]);
  // The receiver has taken the request shortly before the time limit would end it.
  const worker = await hire({ PARLEY_LEASE: "30000" });
  await until(async () => receiver.hooks.length === 1);
  const told = performance.now();
  worker.signal("SIGTERM");
  expect(await worker.ended).toBe(0);
  expect(performance.now() - told).toBeLessThan(10_000);
  expect(await api.run("select status, attempts, lease_until from job where recorded_at >= $1", [begun])).toEqual([
    ["PENDING", 0, null],
  ]);
});
