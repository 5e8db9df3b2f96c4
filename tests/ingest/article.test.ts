// Articles on their way in: once, again, revised, refused, failing halfway, and many at once.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Extractor } from "../../src/domain/reading.ts";
import { EXTRACTOR } from "../../src/extract/index.ts";
import { type ArticleInput, ingestArticle, LONGEST_TEXT } from "../../src/ingest/index.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const NOW = new Date("2024-03-01T12:00:00Z");
const DEPENDENCIES = { now: NOW, extractor: EXTRACTOR, actor: "test", door: "test" };

const TEXT = `Negotiators of Egypt and Qatar met in Cairo on Tuesday for talks between Israel and Hamas.

Egypt opposes an offensive in Rafah, Foreign Minister Sameh Shoukry said. At least 40 people were killed on Monday, according to the Gaza Health Ministry.

Hamas said it would release the hostages only if Israel ended the war.`;

let number = 0;
function article(changes: Partial<ArticleInput> = {}): ArticleInput {
  number++;
  return {
    source: { name: "Test wire" },
    url: `https://example.org/${number}`,
    title: `Talks ${number}`,
    publishedAt: new Date("2024-02-13T00:00:00Z"),
    text: `${TEXT}\n\nThis is report ${number}.`,
    ...changes,
  };
}

const TABLES = [
  "source",
  "article",
  "article_version",
  "claim",
  "evidence_segment",
  "position",
  "actor",
  "actor_name",
  "mention",
  "negotiation",
  "issue",
  "note",
  "activity",
  "fingerprint_band",
];

async function counts(): Promise<Record<string, number>> {
  const result = await database.db.execute<Record<string, number>>(
    sql.raw(`select ${TABLES.map((name) => `(select count(*)::int from ${name}) as ${name}`).join(", ")}`),
  );
  return result.rows[0] ?? {};
}

describe("an article", () => {
  test("is created with its claims, actors and negotiation, every segment word for word", async () => {
    const result = await ingestArticle(database.db, article(), DEPENDENCIES);
    expect(result).toMatchObject({ ok: true, value: { outcome: "CREATED" } });
    if (!result.ok) return;
    expect(result.value.counts.positions).toBeGreaterThanOrEqual(2);
    expect(result.value.counts.statements).toBeGreaterThanOrEqual(3);
    expect(result.value.counts.figures).toBeGreaterThanOrEqual(1);
    expect(result.value.negotiationId).not.toBeNull();
    const wrong = await database.db.execute(
      sql`select 1 from evidence_segment e join article_version v on v.id = e.article_version_id where substr(v.text, e.start_offset + 1, e.end_offset - e.start_offset) <> e.exact`,
    );
    expect(wrong.rows).toEqual([]);
  });

  test("that comes again with the same text writes nothing", async () => {
    const input = article();
    await ingestArticle(database.db, input, DEPENDENCIES);
    const before = await counts();
    expect(await ingestArticle(database.db, { ...input, title: "Another title" }, DEPENDENCIES)).toMatchObject({
      ok: true,
      value: { outcome: "UNCHANGED" },
    });
    expect(await counts()).toEqual(before);
  });

  test("with a new text under a known address is a new version, and the old claims are superseded", async () => {
    const input = article();
    const first = await ingestArticle(database.db, input, DEPENDENCIES);
    const second = await ingestArticle(
      database.db,
      { ...input, text: `${input.text} At least 41 people were killed.` },
      DEPENDENCIES,
    );
    expect(second).toMatchObject({ ok: true, value: { outcome: "REVISED" } });
    if (!first.ok || !second.ok) throw new Error("refused");
    expect(second.value.articleId).toBe(first.value.articleId);
    expect(second.value.negotiationId).toBe(first.value.negotiationId);
    const open = await database.db.execute<{ version: string }>(
      sql`select distinct c.article_version_id as version from claim c join article_version v on v.id = c.article_version_id where v.article_id = ${first.value.articleId}::uuid and c.superseded_at is null`,
    );
    expect(open.rows.map((row) => row.version)).toEqual([second.value.articleVersionId]);
    expect(await ingestArticle(database.db, input, DEPENDENCIES)).toMatchObject({
      ok: false,
      errors: [{ code: "CONFLICT" }],
    });
  });

  test("without an address is known by its text", async () => {
    const input = article({ url: null });
    expect(await ingestArticle(database.db, input, DEPENDENCIES)).toMatchObject({ value: { outcome: "CREATED" } });
    expect(await ingestArticle(database.db, input, DEPENDENCIES)).toMatchObject({ value: { outcome: "UNCHANGED" } });
  });

  test("that another source carries nearly word for word has the same origin, and another story has not", async () => {
    const input = article();
    const first = await ingestArticle(database.db, input, DEPENDENCIES);
    const copy = await ingestArticle(
      database.db,
      { ...input, source: { name: "Copying daily" }, text: input.text.replace("Negotiators", "Mediators") },
      DEPENDENCIES,
    );
    const other = await ingestArticle(
      database.db,
      article({
        text: "Dockworkers at the ports of the East coast went on strike for higher wages, and their union said that talks with the employers had failed.",
      }),
      DEPENDENCIES,
    );
    if (!first.ok || !copy.ok || !other.ok) throw new Error("refused");
    const origins = await database.db.execute<{ id: string; origin_id: string }>(
      sql`select id, origin_id from article`,
    );
    const originOf = (id: string) => origins.rows.find((row) => row.id === id)?.origin_id;
    expect(originOf(copy.value.articleId)).toBe(originOf(first.value.articleId));
    expect(originOf(other.value.articleId)).not.toBe(originOf(first.value.articleId));
  });

  test("that names two actors of one name keeps both apart and says so", async () => {
    await database.db.execute(sql`with a as (insert into actor (id, kind, name, surviving_id) values ('00000000-0000-7000-8000-000000000001', 'PERSON', 'John Smith', '00000000-0000-7000-8000-000000000001'), ('00000000-0000-7000-8000-000000000002', 'PERSON', 'John Smith', '00000000-0000-7000-8000-000000000002') returning id)
      insert into actor_name (id, actor_id, text, key, kind) select id, id, 'John Smith', 'john smith', 'OFFICIAL' from a`);
    const result = await ingestArticle(
      database.db,
      article({
        text: "President John Smith said the talks between Israel and Hamas in Cairo would fail. The negotiations go on.",
      }),
      DEPENDENCIES,
    );
    if (!result.ok) throw new Error("refused");
    expect(result.value.notes).toContainEqual(
      expect.objectContaining({ step: "link", severity: "WARNING", message: expect.stringContaining("John Smith") }),
    );
  });
});

describe("bad input", () => {
  const cases: readonly (readonly [string, Partial<ArticleInput>, string, string])[] = [
    ["an empty text", { text: " \n " }, "EMPTY_TEXT", "text"],
    ["only NUL characters", { text: "\0\0\0" }, "EMPTY_TEXT", "text"],
    ["a text that is too long", { text: "word ".repeat(LONGEST_TEXT / 4) }, "TEXT_TOO_LONG", "text"],
    ["half of a character", { text: "talks \uD800 failed" }, "NOT_TEXT", "text"],
    ["binary data", { text: `talks${"\u0001\u0002\u0003".repeat(50)}` }, "NOT_TEXT", "text"],
    ["a day in the future", { publishedAt: new Date("2031-01-01T00:00:00Z") }, "FUTURE_DATE", "publishedAt"],
    ["no day at all", { publishedAt: new Date(Number.NaN) }, "INVALID_VALUE", "publishedAt"],
    ["an empty title", { title: " " }, "INVALID_VALUE", "title"],
    ["an endless address", { url: `https://example.org/${"x".repeat(3_000)}` }, "INVALID_VALUE", "url"],
    ["an unknown source", { source: { id: "00000000-0000-7000-8000-00000000dead" } }, "NOT_FOUND", "source"],
    ["an unknown negotiation", { negotiationId: "00000000-0000-7000-8000-00000000dead" }, "NOT_FOUND", "negotiation"],
    ["no language", { language: "!!" }, "INVALID_VALUE", "language"],
  ];
  test.each(cases)("%s is refused and leaves nothing behind", async (_name, changes, code, field) => {
    const before = await counts();
    const result = await ingestArticle(database.db, article(changes), DEPENDENCIES);
    expect(result).toMatchObject({ ok: false, errors: [{ code, field: ["input", field] }] });
    expect(await counts()).toEqual(before);
  });

  test.each([
    [
      "another language",
      "Die Verhandlungen zwischen der Gewerkschaft und den Arbeitgebern sind am Dienstag gescheitert, sagte ein Sprecher. Mindestens 40 Menschen demonstrierten.",
      "only dates, figures and known names were read",
    ],
    ["a sentence of 5,000 words", `The minister said that ${"the talks and ".repeat(2_500)} failed.`, ""],
    ["no year", "The talks will resume on Tuesday, the union said. The negotiations failed on 3 May.", ""],
    [
      "characters outside the basic plane",
      "“We 😀 reject the deal,” Netanyahu said in talks 𝒳 with Hamas in Cairo. Negotiations go on.",
      "",
    ],
  ])("%s is taken in, with every word in its place", async (_name, text, note) => {
    const result = await ingestArticle(database.db, article({ text }), DEPENDENCIES);
    if (!result.ok) throw new Error(result.errors[0]?.message);
    if (note !== "") expect(result.value.notes.map((one) => one.message).join()).toContain(note);
    const stored = await database.db.execute<{ text: string }>(
      sql`select text from article_version where id = ${result.value.articleVersionId}::uuid`,
    );
    expect(stored.rows[0]?.text).toBe(text);
  });
});

describe("when something fails", () => {
  test("a reading whose evidence does not stand in the text leaves nothing behind", async () => {
    const before = await counts();
    const lying: Extractor = {
      recorder: "liar",
      read: (input) => {
        const reading = EXTRACTOR.read(input);
        if (reading instanceof Promise) throw new Error("not expected");
        // The text that it claims to have read is another one, so that every word stands elsewhere.
        return { ...reading, text: `xx${reading.text}` };
      },
    };
    await expect(ingestArticle(database.db, article(), { ...DEPENDENCIES, extractor: lying })).rejects.toThrow();
    expect(await counts()).toEqual(before);
  });

  test("ten at once with one address make one article", async () => {
    const input = article();
    const results = await Promise.all(
      Array.from({ length: 10 }, () => ingestArticle(database.db, input, DEPENDENCIES)),
    );
    const outcomes = results.map((result) => (result.ok ? result.value.outcome : "refused")).toSorted();
    expect(outcomes).toEqual(["CREATED", ...Array.from({ length: 9 }, () => "UNCHANGED")]);
  });

  test("ten at once about one new actor make it once", async () => {
    const texts = Array.from({ length: 10 }, (_, index) =>
      article({
        text: `President Amara Quellington said in talks ${index} that Egypt opposes the deal. The negotiations between Egypt and Qatar in Cairo go on, report ${index * 37}.`,
      }),
    );
    await Promise.all(texts.map((input) => ingestArticle(database.db, input, DEPENDENCIES)));
    const found = await database.db.execute(sql`select 1 from actor where name = 'Amara Quellington'`);
    expect(found.rows).toHaveLength(1);
  });
});
