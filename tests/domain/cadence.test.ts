// A cadence: what is refused, and each period exactly once over the days on which clocks change.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { nextDue, parseCadence, periodsBetween } from "../../src/domain/cadence.ts";

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Day and time in a zone, as its readers see it. */
function local(date: Date, zone: string): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).format(date);
}

describe("a cadence", () => {
  test.each([
    ["0 7 * * *", "0 7 * * *"],
    ["  */15   8-18 * *  mon-fri ", "*/15 8-18 * * MON-FRI"],
    ["0 9 29 2 *", "0 9 29 2 *"],
    ["0 9 1,15 JAN-JUN 0-7", "0 9 1,15 JAN-JUN 0-7"],
  ])("%s is kept as %s", (text, kept) => {
    expect(parseCadence(text)).toEqual({ ok: true, value: kept });
  });

  test.each([
    "",
    "daily",
    "@daily",
    "* * * *",
    "0 0 0 * * *",
    "60 * * * *",
    "0 24 * * *",
    "0 9 0 * *",
    "0 9 * 13 *",
    "0 9 * * 8",
    "0 9 31 2 *",
    "0 9 30 FEB *",
    "5-1 * * * *",
    "*/0 * * * *",
    "0 9 L * *",
    "0 9 ? * *",
    "0 9 * * 1#2",
    "0 9 * * +1",
    "0 9 * * MONDAY",
    "0 9 * * NAN",
    "0 9 * * *\n0 10 * * *",
    `${"1,".repeat(200)}2 * * * *`,
  ])("%j is refused, with its field", (text) => {
    const read = parseCadence(text, "input", "cadence");
    expect(read.ok ? read.value : read.errors).toEqual([
      { code: "INVALID_VALUE", field: ["input", "cadence"], message: expect.stringMatching(/^"/) },
    ]);
  });

  test("no text makes it throw, and what it takes is due some day", () => {
    const fields = fc.array(fc.constantFrom("*", "0", "5", "59", "-", "/", ",", "MON", "JAN", "L", "x"), {
      maxLength: 5,
    });
    const texts = fc.oneof(
      fc.string(),
      fc.array(fields, { minLength: 5, maxLength: 5 }).map((parts) => parts.map((part) => part.join("")).join(" ")),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = parseCadence(text);
        if (read.ok) {
          expect(nextDue(read.value, "Europe/Berlin", new Date()).getTime()).toBeGreaterThan(Date.now());
          expect(parseCadence(read.value)).toEqual(read);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe("what is due", () => {
  test.each([
    // The clocks go from 02:59 back to 02:00: the first 02:30 counts.
    ["30 2 * * *", "Europe/Berlin", "2026-10-24T12:00:00Z", ["2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z"]],
    // From 01:59 to 03:00: there is no 02:30, so that it is made up for at 03:00.
    ["30 2 * * *", "Europe/Berlin", "2027-03-27T12:00:00Z", ["2027-03-28T01:00:00Z", "2027-03-29T00:30:00Z"]],
    // Half an hour, in the south.
    ["45 1 * * *", "Australia/Lord_Howe", "2027-04-03T00:00:00Z", ["2027-04-03T14:45:00Z", "2027-04-04T15:15:00Z"]],
    ["15 2 * * *", "Australia/Lord_Howe", "2026-10-03T00:00:00Z", ["2026-10-03T15:30:00Z", "2026-10-04T15:15:00Z"]],
    // Midnight is skipped.
    ["0 0 * * *", "Africa/Cairo", "2027-04-29T12:00:00Z", ["2027-04-29T22:00:00Z", "2027-04-30T21:00:00Z"]],
    // A whole day is skipped: Samoa had no 30 December 2011.
    ["0 0 * * *", "Pacific/Apia", "2011-12-29T00:00:00Z", ["2011-12-29T10:00:00Z", "2011-12-30T10:00:00Z"]],
    ["0 9 * * *", "Pacific/Kiritimati", "2026-12-31T00:00:00Z", ["2026-12-31T19:00:00Z", "2027-01-01T19:00:00Z"]],
    ["0 9 * * MON", "Etc/GMT+12", "2026-11-23T00:00:00Z", ["2026-11-23T21:00:00Z", "2026-11-30T21:00:00Z"]],
    ["0 9 29 2 *", "UTC", "2026-01-01T00:00:00Z", ["2028-02-29T09:00:00Z", "2032-02-29T09:00:00Z"]],
    ["0 9 29 2 *", "UTC", "2097-01-01T00:00:00Z", ["2104-02-29T09:00:00Z", "2108-02-29T09:00:00Z"]],
    ["0 9 13 * FRI", "UTC", "2026-11-10T00:00:00Z", ["2026-11-13T09:00:00Z", "2026-11-20T09:00:00Z"]],
    // Every hour of that day, which has 25.
    ["0 * * * *", "Europe/Berlin", "2026-10-24T23:30:00Z", ["2026-10-25T00:00:00Z", "2026-10-25T01:00:00Z"]],
  ])("%s in %s after %s", (cadence, zone, after, wanted) => {
    const first = nextDue(cadence, zone, new Date(after));
    expect([first, nextDue(cadence, zone, first)]).toEqual(wanted.map((text) => new Date(text)));
  });

  const ZONES = [
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Pacific/Kiritimati",
    "Etc/GMT+12",
    "UTC",
    "America/New_York",
    "Africa/Casablanca",
  ];
  const TIMES = ["30 2 * * *", "0 0 * * *", "45 1 * * *", "0 2 * * *", "59 23 * * *"];
  test.each(ZONES.flatMap((zone) => TIMES.map((cadence) => [zone, cadence] as const)))(
    "in %s, %s comes once on each of 366 days",
    (zone, cadence) => {
      const start = new Date("2026-09-01T12:00:00Z");
      const due = periodsBetween(cadence, zone, start, new Date(start.getTime() + 366 * DAY), 1_000);
      const days = due.map((date) => local(date, zone).slice(0, 10));
      expect(days.length).toBe(366);
      expect(new Set(days).size).toBe(366);
    },
  );

  test.each([
    ["30 2 * * *", "Europe/Berlin", "2026-10-24T20:00:00Z"],
    ["30 2 * * *", "Europe/Berlin", "2027-03-27T20:00:00Z"],
    ["*/20 2,3 * * *", "Europe/Berlin", "2026-10-24T20:00:00Z"],
    ["*/20 2,3 * * *", "Europe/Berlin", "2027-03-27T20:00:00Z"],
    ["45 1 * * *", "Australia/Lord_Howe", "2027-04-03T10:00:00Z"],
    ["15 2 * * *", "Australia/Lord_Howe", "2026-10-03T10:00:00Z"],
    ["*/30 * * * *", "Australia/Lord_Howe", "2027-04-03T10:00:00Z"],
  ])("%s in %s is the same whichever minute of the night it is asked from", (cadence, zone, from) => {
    const start = new Date(from);
    const chain = periodsBetween(cadence, zone, start, new Date(start.getTime() + 3 * DAY), 1_000);
    const other: string[] = [];
    for (let minute = 0; minute < 10 * 60; minute++) {
      const after = new Date(start.getTime() + minute * MINUTE + 1);
      const asked = nextDue(cadence, zone, after);
      if (asked.getTime() !== chain.find((due) => due > after)?.getTime()) other.push(after.toISOString());
    }
    expect(other).toEqual([]);
  });

  test("periods end where they are told to, the last instant included", () => {
    const at = (text: string) => new Date(text);
    const ask = (until: string, most = 10) =>
      periodsBetween("0 7 * * *", "UTC", at("2026-11-01T07:00:00Z"), at(until), most).map((due) => due.toISOString());
    expect(ask("2026-11-02T06:59:59.999Z")).toEqual([]);
    expect(ask("2026-11-03T07:00:00Z")).toEqual(["2026-11-02T07:00:00.000Z", "2026-11-03T07:00:00.000Z"]);
    expect(ask("2027-11-03T07:00:00Z", 3)).toHaveLength(3);
  });
});
