// The made-up data of the benchmark: the same for every run, as skewed and as large as it says.

import { getTableName, is } from "drizzle-orm";
import { getTableConfig, PgTable } from "drizzle-orm/pg-core";
import { describe, expect, test } from "vitest";

import { articleWriter } from "../../bench/data/articles.ts";
import { random, uuid7, zipf } from "../../bench/data/random.ts";
import { COLUMNS, copyLine, Rows } from "../../bench/data/rows.ts";
import { makeWorld, negotiationOf, positionsIn, SCALES } from "../../bench/data/world.ts";
import * as tables from "../../src/store/tables.ts";

const TAXONOMY = Array.from({ length: 12 }, (_, n) => ({ slug: `issue-${n}`, name: `Issue ${n}` }));
const SCALE = { articles: 400, actors: 200, sources: 10, negotiations: 20 };

describe("the data of the benchmark", () => {
  test("ten positions an article: two million over all, a twentieth of them in the first negotiation", () => {
    const { articles } = SCALES.large;
    const numberOf = negotiationOf(SCALES.large);
    let all = 0;
    let first = 0;
    for (let article = 0; article < articles; article++) {
      all += positionsIn(article);
      if (numberOf(article) === 0) first += positionsIn(article);
    }
    expect([all, first]).toEqual([2_000_000, 100_000]);
  });

  test("the first is drawn more often than the tenth, about as the law says", () => {
    const draw = zipf(100, 1);
    const chance = random(7);
    const counts = new Map<number, number>();
    for (let n = 0; n < 50_000; n++) {
      const drawn = draw(chance);
      counts.set(drawn, (counts.get(drawn) ?? 0) + 1);
    }
    const share = (counts.get(0) ?? 0) / (counts.get(9) ?? 1);
    expect(share).toBeGreaterThan(8);
    expect(share).toBeLessThan(12);
    expect(Math.max(...counts.keys())).toBeLessThan(100);
  });

  test("ids are UUIDs of version 7 that sort by instant and order", () => {
    const chance = random(1);
    const ids = [
      uuid7(chance, 1_700_000_000_000, 0),
      uuid7(chance, 1_700_000_000_000, 1),
      uuid7(chance, 1_700_000_000_001, 0),
    ];
    for (const id of ids) expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(ids.toSorted()).toEqual(ids);
  });

  test("an article is the same each time, and every piece of evidence stands in its text", () => {
    const write = articleWriter(makeWorld(SCALE, TAXONOMY));
    const [rows, again] = [new Rows(), new Rows()];
    for (const into of [rows, again]) for (let index = 100; index < 110; index++) write(index, into);
    expect([...again.lines]).toEqual([...rows.lines]);
    const texts = new Map(
      (rows.lines.get("article_version") ?? []).map((line) => {
        const cells = line.split("\t");
        return [cells[0], (cells[7] ?? "").replaceAll("\\n", "\n")];
      }),
    );
    const segments = rows.lines.get("evidence_segment") ?? [];
    expect(segments.length).toBeGreaterThan(150);
    for (const line of segments) {
      const [, , version = "", start, end, exact] = line.trimEnd().split("\t");
      expect([...(texts.get(version) ?? "")].slice(Number(start), Number(end)).join("")).toBe(exact);
    }
  });

  test("every column that must be given is given, so that a new one is not forgotten here", () => {
    const known = new Map<string, ReturnType<typeof getTableConfig>["columns"]>(
      Object.values(tables)
        .filter((value) => is(value, PgTable))
        .map((table) => [getTableName(table), getTableConfig(table).columns]),
    );
    for (const [table, columns] of Object.entries(COLUMNS)) {
      const names = new Set<string>(columns);
      const there = known.get(table) ?? [];
      const wanted = there.filter((one) => one.notNull && !one.hasDefault && one.generated === undefined);
      expect(wanted.filter((one) => !names.has(one.name)).map((one) => `${table}.${one.name}`)).toEqual([]);
      const unknown = columns.filter((name) => !there.some((one) => one.name === name));
      expect(unknown.map((name) => `${table}.${name}`)).toEqual([]);
    }
  });

  test("COPY's text format escapes what it must", () => {
    expect(copyLine(["a\tb\\c\nd", null, 3, true])).toBe("a\\tb\\\\c\\nd\t\\N\t3\ttrue\n");
  });
});
