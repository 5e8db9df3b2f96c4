// Every ranked entry can tell why it stands where it does.

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

interface Item {
  readonly text: string;
  readonly rank:
    | readonly { readonly name: string; readonly value: number; readonly weight: number; readonly points: number }[]
    | null;
}

async function sections(explain: boolean): Promise<ReadonlyMap<string, readonly Item[]>> {
  const { data, errors } = await api.ask(
    `query ($explain: Boolean) {
      digest(scope: {}, window: { since: "2024-02-06T00:00:00Z", until: "2024-02-18T00:00:00Z" }, explain: $explain) {
        sections { kind items { text rank { name value weight points } } }
      }
    }`,
    { explain },
  );
  expect(errors).toBeUndefined();
  const { digest } = data as { digest: { sections: { kind: string; items: Item[] }[] } };
  return new Map(digest.sections.map(({ kind, items }) => [kind, items]));
}

const scoreOf = ({ rank }: Item) => (rank ?? []).reduce((sum, { points }) => sum + points, 0);

test("what changed stands in the order of the scores that it tells", async () => {
  const items = (await sections(true)).get("WHAT_CHANGED") ?? [];
  expect(items.length).toBeGreaterThan(4);
  for (const { rank } of items) {
    expect(rank?.map(({ name }) => name)).toEqual([
      ...["CHANGE", "PART", "STRENGTH", "CONDITIONS", "ORIGINS", "BREADTH", "REVIEW", "RELIABILITY", "RECENCY"],
    ]);
    for (const { value, weight, points } of rank ?? []) expect(points).toBeCloseTo(value * weight, 9);
  }
  const moves = items.filter(({ rank }) => (rank?.[0]?.value ?? 0) > 1).map(scoreOf);
  expect(moves.length).toBeGreaterThan(2);
  expect(moves).toEqual(moves.toSorted((a, b) => b - a));
});

test("sticking points, figures and events are explained, too; sources and gaps are not ranked", async () => {
  const all = await sections(true);
  const sticking = (all.get("STICKING_POINTS") ?? []).map(scoreOf);
  expect(sticking.length).toBeGreaterThan(1);
  expect(sticking).toEqual(sticking.toSorted((a, b) => b - a));
  for (const kind of ["FIGURES", "EVENTS"])
    for (const item of all.get(kind) ?? []) expect(item.rank?.length).toBeGreaterThan(0);
  for (const kind of ["SOURCES", "GAPS"]) for (const item of all.get(kind) ?? []) expect(item.rank).toBeNull();
});

test("the same digest stands without an explanation when none is asked for", async () => {
  const [told, plain] = [await sections(true), await sections(false)];
  for (const [kind, items] of plain) {
    expect(items.map(({ text }) => text)).toEqual(told.get(kind)?.map(({ text }) => text));
    for (const item of items) expect(item.rank).toBeNull();
  }
});
