// Editions by a cadence: one for each period, whoever looks, how often, and whatever the clocks do.

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { workOnce } from "../../src/deliver/index.ts";
import { archiveBriefing, publishEdition, updateBriefing } from "../../src/digest/index.ts";
import { periodsBetween } from "../../src/domain/cadence.ts";
import { openDatabase, type OpenDatabase } from "../../src/store/database.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import { addBriefing, dependencies, editionsOf, gapsIn, LONG, SETTINGS, succeeded } from "./bench.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

let database: TestDatabase;
/** Others that look at the same time, each with connections of its own. */
let others: readonly OpenDatabase[];
beforeAll(async () => {
  database = await createTestDatabase();
  others = Array.from({ length: 5 }, () => openDatabase({ url: database.url, prepared: false, poolSize: 3 }));
});
beforeEach(async () => {
  // Briefings of earlier tests order nothing more.
  await database.run("update briefing set cadence = null", []);
});
afterAll(async () => {
  await Promise.all(others.map((other) => other.close()));
  await database.close();
});

function look(now: Date, by: readonly OpenDatabase[] = [database]) {
  return Promise.all(
    by.map(({ db }) =>
      workOnce(
        SETTINGS,
        dependencies(db, () => now),
      ),
    ),
  );
}

async function editionAt(briefingId: string, until: Date | null, now: Date): Promise<string> {
  const window = until === null ? null : { since: new Date(until.getTime() - DAY), until };
  return succeeded(await publishEdition(database.db, { briefingId, window }, now)).editionId;
}

test("five that look at once, again and again, publish one edition a period", async () => {
  const ticks = LONG ? 100 : 12;
  const start = new Date("2026-11-24T09:02:00Z").getTime();
  const briefing = await addBriefing(database, "*/5 * * * *", "UTC", new Date(start));
  await look(new Date(start), others);
  let published = 0;
  for (let tick = 1; tick <= ticks; tick++) {
    // Their clocks differ by up to two seconds.
    const summaries = await Promise.all(
      others.map(({ db }, index) =>
        workOnce(
          SETTINGS,
          dependencies(db, () => new Date(start + tick * 5 * MINUTE + index * 500)),
        ),
      ),
    );
    published += summaries.reduce((sum, one) => sum + one.PUBLISHED, 0);
  }
  const editions = await editionsOf(database, briefing);
  console.log(`5 schedulers, ${ticks} ticks each: ${editions.length} editions`);
  expect(published).toBe(ticks);
  expect(editions).toHaveLength(ticks);
  expect(gapsIn(editions)).toEqual([]);
  expect(editions[0]).toEqual({ number: 1, since: "2026-11-17T09:05:00.000Z", until: "2026-11-24T09:05:00.000Z" });
});

describe("on the days on which clocks change", () => {
  test.each([
    ["30 2 * * *", "Europe/Berlin", "2026-10-23T12:00:00Z"],
    ["30 2 * * *", "Europe/Berlin", "2027-03-26T12:00:00Z"],
    ["45 1 * * *", "Australia/Lord_Howe", "2027-04-02T00:00:00Z"],
    ["15 2 * * *", "Australia/Lord_Howe", "2026-10-02T00:00:00Z"],
    ["0 0 * * *", "Pacific/Kiritimati", "2028-02-27T00:00:00Z"],
    ["0 12 * * *", "Etc/GMT+12", "2028-02-27T00:00:00Z"],
  ])("%s in %s from %s comes once a day", async (cadence, zone, from) => {
    const days = LONG ? 366 : 5;
    const start = new Date(from);
    const briefing = await addBriefing(database, cadence, zone, start);
    // Two look every four hours, and so never at the due instant itself.
    for (let at = start.getTime(); at < start.getTime() + days * DAY; at += 4 * HOUR)
      await look(new Date(at + 7 * MINUTE), others.slice(0, 2));
    const end = new Date(start.getTime() + days * DAY - 4 * HOUR + 7 * MINUTE);
    const editions = await editionsOf(database, briefing);
    const due = periodsBetween(cadence, zone, start, end, 1_000);
    expect(editions.map(({ until }) => until)).toEqual(due.map((instant) => instant.toISOString()));
    expect(Math.abs(editions.length - days)).toBeLessThanOrEqual(1);
    expect(gapsIn(editions)).toEqual([]);
    console.log(`${cadence} ${zone}: ${editions.length} editions in ${days} days`);
  });
});

test("a clock that steps back an hour publishes nothing again, and goes on when it has caught up", async () => {
  const briefing = await addBriefing(database, "0 * * * *", "UTC", new Date("2026-11-24T08:10:00Z"));
  const at = (text: string) => look(new Date(`2026-11-24T${text}Z`), others.slice(0, 2));
  await at("08:30:00");
  await at("09:00:01");
  expect(await editionsOf(database, briefing)).toHaveLength(1);
  await at("08:00:05");
  await at("08:59:59");
  await at("09:00:02");
  expect(await editionsOf(database, briefing)).toHaveLength(1);
  await at("10:00:00");
  expect((await editionsOf(database, briefing)).map(({ until }) => until)).toEqual([
    "2026-11-24T09:00:00.000Z",
    "2026-11-24T10:00:00.000Z",
  ]);
});

test("periods during which nobody worked are made up for, one by one", async () => {
  const briefing = await addBriefing(database, "0 7 * * *", "Europe/Paris", new Date("2026-11-20T12:00:00Z"));
  await look(new Date("2026-11-24T12:00:00Z"), others);
  const editions = await editionsOf(database, briefing);
  expect(editions.map(({ until }) => until.slice(0, 16))).toEqual(
    ["21", "22", "23", "24"].map((day) => `2026-11-${day}T06:00`),
  );
  expect(gapsIn(editions)).toEqual([]);
});

test("what is published by hand moves the beginning of the next window, not its end", async () => {
  const briefing = await addBriefing(database, "0 7 * * *", "UTC", new Date("2026-11-20T12:00:00Z"));
  await editionAt(briefing, null, new Date("2026-11-20T15:00:00Z"));
  await look(new Date("2026-11-21T07:00:00Z"));
  // One that reaches beyond the next period leaves nothing to publish in it.
  await editionAt(briefing, new Date("2026-11-22T09:00:00Z"), new Date("2026-11-21T08:00:00Z"));
  const [summary] = await look(new Date("2026-11-22T07:00:00Z"));
  expect(summary).toMatchObject({ PUBLISHED: 0, NOTHING_NEW: 1 });
  await look(new Date("2026-11-23T07:00:00Z"));
  const windows = (await editionsOf(database, briefing)).map(({ since, until }) => [
    since.slice(8, 13),
    until.slice(8, 13),
  ]);
  expect(windows).toEqual([
    ["13T15", "20T15"],
    ["20T15", "21T07"],
    ["21T09", "22T09"],
    ["22T09", "23T07"],
  ]);
});

describe("settings that change", () => {
  const at = (text: string) => new Date(`2026-11-${text}:00Z`);
  const change = async (briefingId: string, settings: object, now: Date) =>
    succeeded(
      await updateBriefing(database.db, { briefingId, expectedRevision: null, settings }, { actor: "test", now }),
    );
  const open = async (briefing: string) =>
    (
      await database.run("select payload->>'due' from job where subject_id = $1 and status = 'PENDING'", [briefing])
    ).map(([due]) => String(due).slice(8, 16));

  test("order another edition at once, also what was ordered before", async () => {
    const briefing = await addBriefing(database, "0 7 * * *", "UTC", at("20T12:00"));
    expect(await open(briefing)).toEqual(["21T07:00"]);
    await change(briefing, { cadence: "30 9 * * MON" }, at("20T13:00"));
    expect(await open(briefing)).toEqual(["23T09:30"]);
    await change(briefing, { timeZone: "Asia/Tokyo" }, at("20T14:00"));
    expect(await open(briefing)).toEqual(["23T00:30"]);
    await change(briefing, { cadence: "0 7 * * *", timeZone: "UTC" }, at("20T15:00"));
    expect(await open(briefing)).toEqual(["21T07:00"]);
    await change(briefing, { name: "Another name" }, at("20T16:00"));
    expect(await open(briefing)).toEqual(["21T07:00"]);
    await change(briefing, { cadence: null }, at("20T17:00"));
    expect(await open(briefing)).toEqual([]);
  });

  test("order nothing for an archived briefing", async () => {
    const briefing = await addBriefing(database, "0 7 * * *", "UTC", at("20T12:00"));
    const acting = { actor: "test", now: at("20T13:00") };
    succeeded(await archiveBriefing(database.db, { briefingId: briefing, expectedRevision: null }, acting));
    await look(at("22T12:00"));
    expect(await open(briefing)).toEqual([]);
    expect(await editionsOf(database, briefing)).toEqual([]);
  });

  test("are found by whoever looks when they were written behind the back of the API", async () => {
    const briefing = await addBriefing(database, "0 7 * * *", "UTC", at("20T12:00"));
    await database.run("update briefing set cadence = '0 8 * * *' where id = $1", [briefing]);
    await look(at("20T12:00"), others);
    expect(await open(briefing)).toEqual(["21T08:00"]);
  });
});

test("an edition that cannot be composed is tried again later, then given up; the next one covers its period", async () => {
  let now = new Date("2026-11-20T12:00:00Z");
  const briefing = await addBriefing(database, "0 7 * * *", "UTC", now);
  const told: string[] = [];
  const tick = () =>
    workOnce(SETTINGS, { ...dependencies(database.db, () => now), tell: (message) => void told.push(message) });
  await database.run("alter table edition add constraint test_full check (number < 1) not valid", []);
  now = new Date("2026-11-21T07:00:00Z");
  const ended: string[] = [];
  for (let attempt = 1; attempt <= SETTINGS.attempts; attempt++) {
    const summary = await tick();
    ended.push(...Object.entries(summary).flatMap(([kind, count]) => (count > 0 ? [kind] : [])));
    now = new Date(now.getTime() + 10_000);
  }
  expect(ended).toEqual(["PUT_OFF", "PUT_OFF", "PUT_OFF", "DEAD"]);
  expect(told).toHaveLength(SETTINGS.attempts);
  expect(
    await database.run("select status, last_error from job where subject_id = $1 order by run_at", [briefing]),
  ).toEqual([
    ["DEAD", expect.stringContaining("test_full")],
    ["PENDING", null],
  ]);
  await database.run("alter table edition drop constraint test_full", []);
  now = new Date("2026-11-22T07:00:00Z");
  await tick();
  expect(await editionsOf(database, briefing)).toEqual([
    { number: 1, since: "2026-11-15T07:00:00.000Z", until: "2026-11-22T07:00:00.000Z" },
  ]);
});
