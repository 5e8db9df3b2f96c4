// The rules that only the database can keep, and the migrations that make it.

import { readdirSync } from "node:fs";

import * as fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, test } from "vitest";

import { newId } from "../../src/store/ids.ts";
import { migrate, MIGRATIONS_FOLDER } from "../../src/store/migrate.ts";

import { createTestDatabase, type TestDatabase, withDatabase } from "../database.ts";

let database: TestDatabase;
const ID = "00000000-0000-7000-8000-00000000000";

beforeAll(async () => {
  database = await createTestDatabase();
  for (const statement of [
    `insert into source (id, name) values ('${ID}1', 'Wire')`,
    `insert into origin (id) values ('${ID}2')`,
    `insert into article (id, source_id, origin_id, language, title, published_at, current_version_id) values ('${ID}3', '${ID}1', '${ID}2', 'en', 'T', now(), '${ID}4')`,
    `insert into article_version (id, article_id, number, title, published_at, language, text, sha256, recorder) values ('${ID}4', '${ID}3', 1, 'T', now(), 'en', 'Wörter 😀 stehen hier', 'x', 'r')`,
    `insert into claim (id, kind, article_version_id, review, confidence, recorder_kind, recorder) values ('${ID}5', 'EVENT', '${ID}4', 'EXTRACTED', 1, 'EXTRACTOR', 'r')`,
    `insert into review (id, claim_id, verdict, reviewed_by) values ('${ID}6', '${ID}5', 'CONFIRMED', 'me')`,
    `insert into briefing (id, name, scope, sections) values ('${ID}7', 'B', '{}', '[]')`,
    `insert into edition (id, briefing_id, number, since, until, document, content_hash, published_at) values ('${ID}8', '${ID}7', 1, now() - interval '1 day', now(), '{}', 'h', now())`,
    `insert into activity (id, acted_by, action, record_type, record_id, origin) values ('${ID}9', 'me', 'did', 'Article', '${ID}3', 'test')`,
  ])
    await database.run(statement, []);
});
afterAll(() => database.close());

const segment = (ordinal: number, start: number, end: number, exact: string) =>
  database.run(
    `insert into evidence_segment (claim_id, ordinal, article_version_id, start_offset, end_offset, exact) values ('${ID}5', $1, '${ID}4', $2, $3, $4)`,
    [ordinal, start, end, exact],
  );

describe("evidence", () => {
  test("counts code points and is kept when it stands in the text", async () => {
    await segment(0, 7, 8, "😀");
    await segment(1, 9, 15, "stehen");
  });

  test.each([
    ["other words", 0, 6, "Worter"],
    ["words one place off", 1, 7, "Wörter"],
    ["a place beyond the end", 15, 900, "hier"],
  ])("is refused with %s", async (_name, start, end, exact) => {
    await expect(segment(5, start, end, exact)).rejects.toThrow(/evidence does not stand/);
  });

  test("is kept or refused by the very letters of any text, wherever they stand", async () => {
    const letters = fc.constantFrom(..."abc \u0001\u007f\\n’“ä\u0301日😀");
    const text = fc.array(letters, { minLength: 1, maxLength: 40 });
    const given = fc.tuple(text, fc.nat(39), fc.integer({ min: 1, max: 12 }), fc.option(letters), fc.nat(11));
    await fc.assert(
      fc.asyncProperty(given, async ([all, from, length, other, at]) => {
        const start = from % all.length;
        const exact = all.slice(start, start + length);
        if (other !== null) exact[at % exact.length] = other;
        const version = newId();
        await database.run(
          `insert into article_version (id, article_id, number, title, published_at, language, text, sha256, recorder)
           select '${version}', '${ID}3', max(number) + 1, 'T', now(), 'en', $1, '${version}', 'r' from article_version`,
          [all.join("")],
        );
        const kept = database.run(
          `insert into evidence_segment (claim_id, ordinal, article_version_id, start_offset, end_offset, exact)
           select '${ID}5', max(ordinal) + 1, '${version}', $1, $2, $3 from evidence_segment`,
          [start, start + exact.length, exact.join("")],
        );
        const stands = all.slice(start, start + exact.length).join("") === exact.join("");
        if (stands) await kept;
        else await expect(kept).rejects.toThrow(/evidence does not stand/);
      }),
      { numRuns: 150 },
    );
  });

  test("is refused when it is empty", async () => {
    await expect(segment(6, 3, 3, "")).rejects.toThrow(/check constraint/);
  });
});

describe("what is append-only", () => {
  test.each([
    ["article_version", "text = 'other'"],
    ["evidence_segment", "exact = 'x'"],
    ["review", "note = 'x'"],
    ["edition", "number = 2"],
    ["activity", "action = 'x'"],
  ])("refuses to change or delete a row of %s", async (table, change) => {
    await expect(database.run(`update ${table} set ${change}`, [])).rejects.toThrow(`${table} is append-only`);
    await expect(database.run(`delete from ${table}`, [])).rejects.toThrow(`${table} is append-only`);
  });
});

test.each([
  [
    "a second article of one source and address",
    `insert into article (id, source_id, origin_id, url, language, title, published_at, current_version_id) select gen_random_uuid(), '${ID}1', '${ID}2', u, 'en', 'T', now(), '${ID}4' from unnest(array['a', 'a']) u`,
    "article_source_url_key",
  ],
  [
    "a figure whose low is above its value",
    `insert into figure (claim_id, measure, unit, value, low, qualifier, attribution) values ('${ID}5', 'm', 'u', 1, 2, 'EXACT', 'NARRATOR')`,
    "figure_bounds_check",
  ],
  ["a word that is no stance", `update claim set review = 'MAYBE'`, "claim_review_check"],
  [
    "an edition whose window is empty",
    `insert into edition (id, briefing_id, number, since, until, document, content_hash, published_at) values (gen_random_uuid(), '${ID}7', 2, now(), now(), '{}', 'h', now())`,
    "edition_window_check",
  ],
  [
    "a second edition of one number",
    `insert into edition (id, briefing_id, number, since, until, document, content_hash, published_at) values (gen_random_uuid(), '${ID}7', 1, now(), now() + interval '1 day', '{}', 'h', now())`,
    "edition_number_key",
  ],
])("the model refuses %s", async (_name, statement, constraint) => {
  await expect(database.run(statement, [])).rejects.toMatchObject({ constraint });
});

test("four migrators at once on an empty database apply everything once", async () => {
  const templateUrl = inject("templateUrl");
  const name = `empty_${process.pid}`;
  const admin = new pg.Client({ connectionString: withDatabase(templateUrl, "postgres") });
  await admin.connect();
  try {
    await admin.query(`create database ${name}`);
    const url = withDatabase(templateUrl, name);
    const applied = await Promise.all([1, 2, 3, 4].map(() => migrate(url)));
    const all = readdirSync(MIGRATIONS_FOLDER).filter((file) => file.endsWith(".sql")).length;
    expect(applied.toSorted((a, b) => a - b)).toEqual([0, 0, 0, all]);
    expect(await migrate(url)).toBe(0);
  } finally {
    await admin.query(`drop database if exists ${name} with (force)`);
    await admin.end();
  }
});
