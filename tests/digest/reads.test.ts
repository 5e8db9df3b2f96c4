// How the digests of the samples read: what an editor would strike out does not stand there.

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { composeDigest } from "../../src/digest/index.ts";
import type { DigestDocument } from "../../src/domain/digest.ts";
import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
const digests: DigestDocument[] = [];

beforeAll(async () => {
  api = await createTestApi();
  const scope = { negotiations: [], actors: [], issues: [], sources: [], languages: [] };
  for (const [since, until, timeZone] of [
    ["2023-10-01", "2025-01-01", "UTC"],
    ["2024-02-06", "2024-02-18", "Africa/Cairo"],
    ["2024-02-12", "2024-02-14", "Pacific/Auckland"],
  ] as const)
    digests.push(
      await composeDigest(api.db, { scope, window: { since: new Date(since), until: new Date(until) }, timeZone }),
    );
});
afterAll(() => api.close());

/** Every sentence of the composer, without how many origins tell it; titles of sources are others' words. */
const entries = () =>
  digests.flatMap(({ sections }) =>
    sections
      .filter(({ kind }) => kind !== "SOURCES")
      .flatMap(({ items }) => items.map(({ text }) => text.replace(/ \((?:One origin|\d+ origins)\.\)$/, ""))),
  );

/** The entries that break a rule. */
const against = (rule: (text: string) => boolean) => entries().filter(rule);

describe("an entry", () => {
  test("begins with a capital or a number and ends with its stop", () => {
    expect(entries().length).toBeGreaterThan(100);
    expect(against((text) => !/^[\p{Lu}\d“].*(?:[.?!]|[.?!…]”)$/su.test(text))).toEqual([]);
  });

  test("has no space too many, no empty bracket, no hanging conjunction, no article twice", () => {
    expect(
      against((text) =>
        /\s\s| [,.;:]|\(\)|[,;] (?:and|or|but)[;.]|\b(?:the the|a a|an a|a the|that that)\b/i.test(text),
      ),
    ).toEqual([]);
  });

  test("does not say who said so twice for one claim, nor a weekday beside its date", () => {
    expect(against((text) => /according to [^,;]+, according to/.test(text))).toEqual([]);
    expect(
      against(
        (text) =>
          /^(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day \d[^:]*: .*\bon (\w+day)\b/.test(text) &&
          /^(\w+day) .*(?<!early|late) on \1\b/.test(text),
      ),
    ).toEqual([]);
  });

  test("does not begin sentence after sentence with the same name", () => {
    expect(
      against((text) => {
        const starts = text.split(/(?<=[.”]) (?=\p{Lu})/u).map((sentence) => sentence.split(" ").slice(0, 3).join(" "));
        return starts.some((start, index) => index > 0 && start === starts[index - 1]);
      }),
    ).toEqual([]);
  });

  test("does not begin with a pronoun, which would stand for nobody", () => {
    expect(against((text) => /^(?:He|She|They|It|This|That|These|Those)\b/.test(text))).toEqual([]);
  });

  test("tells no event of which it was only said, or denied, that it had happened", () => {
    const events = digests.flatMap(({ sections }) =>
      sections.filter(({ kind }) => kind === "EVENTS").flatMap(({ items }) => items.map(({ text }) => text)),
    );
    expect(events.length).toBeGreaterThan(8);
    expect(events.filter((text) => /: (?:\S+ ){1,6}had\b/.test(text))).toEqual([]);
  });

  test("stands once in its section", () => {
    for (const { sections } of digests)
      for (const { items, heading } of sections)
        expect([heading, new Set(items.map(({ text }) => text)).size]).toEqual([heading, items.length]);
  });
});

test("the bottom line tells what changed, in fewer words than the section below", () => {
  for (const { sections } of digests) {
    const bottom = sections.find(({ kind }) => kind === "BOTTOM_LINE")?.items.map(({ text }) => text) ?? [];
    const changes = sections.filter(({ kind }) => kind === "WHAT_CHANGED").flatMap(({ items }) => items);
    expect(bottom.length).toBeGreaterThan(1);
    expect(bottom.filter((text) => /^\d/.test(text))).toEqual([]);
    for (const { text } of changes.filter((item) => item.text.includes("; earlier,")))
      expect(bottom).not.toContain(text);
  }
});

test("people are told by their last names once they were named in full in a section", () => {
  for (const { sections } of digests)
    for (const { kind, items } of sections) {
      if (kind !== "WHAT_CHANGED" && kind !== "STATEMENTS" && kind !== "STICKING_POINTS") continue;
      const text = items.map((item) => item.text.replaceAll(/“[^”]*”/g, "")).join(" ");
      for (const name of ["Benjamin Netanyahu said", "Joe Biden said", "Ismail Haniyeh said"])
        expect([kind, name, text.split(name).length - 1 <= 1 + text.split(`Minister ${name}`).length - 1]).toEqual([
          kind,
          name,
          true,
        ]);
    }
});

test("figures are told with who counts, and a demand is no count", () => {
  const figures = digests.flatMap(({ sections }) =>
    sections.filter(({ kind }) => kind === "FIGURES").flatMap(({ items }) => items.map(({ text }) => text)),
  );
  expect(figures.length).toBeGreaterThan(5);
  for (const text of figures) expect(text).toMatch(/^\p{Lu}[\p{L} ]+: .+, according to .+\.\)?$/u);
  expect(figures.filter((text) => /^Pause: .*(?:people|hostages|prisoners)/.test(text))).toEqual([]);
  expect(figures.filter((text) => text.startsWith("Released") && text.includes("1,500"))).toEqual([]);
});

test("days are those of the reader's zone", async () => {
  const [utc, auckland] = await Promise.all(
    ["UTC", "Pacific/Auckland"].map((timeZone) =>
      composeDigest(api.db, {
        scope: { negotiations: [], actors: [], issues: [], sources: [], languages: [] },
        window: { since: new Date("2024-02-06"), until: new Date("2024-02-20") },
        timeZone,
      }),
    ),
  );
  const formatter = new Intl.DateTimeFormat("en-GB", { timeZone: "Pacific/Auckland", day: "numeric", month: "long" });
  const sources = (digest: DigestDocument | undefined) =>
    digest?.sections.find(({ kind }) => kind === "SOURCES")?.items.map(({ text }) => text) ?? [];
  const late = utc?.citations.find(({ publishedAt }) => new Date(publishedAt).getUTCHours() >= 12);
  expect(late).toBeDefined();
  const named = formatter.format(new Date(late?.publishedAt ?? ""));
  expect(sources(auckland).find((text) => text.includes(late?.title ?? "–"))).toContain(`, ${named}`);
  expect(sources(utc).find((text) => text.includes(late?.title ?? "–"))).not.toContain(`, ${named}`);
});
