// Articles in other languages: known actors are found by the names that the database has of them, in any script.

import { sql } from "drizzle-orm";
import * as fc from "fast-check";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { normaliseName } from "../../src/domain/names.ts";
import { EXTRACTOR } from "../../src/extract/index.ts";
import { ingestArticle } from "../../src/ingest/index.ts";
import { addKnownNames, stretchesOf } from "../../src/ingest/known-names.ts";
import { actorRows, nameRows } from "../../src/store/actors.ts";
import { insertTogether } from "../../src/store/bulk.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
const id = (number: number) => `00000000-0000-7000-8000-0000000000${String(number).padStart(2, "0")}`;

beforeAll(async () => {
  database = await createTestDatabase();
  const actors = [
    { id: id(1), kind: "ORGANISATION" as const, name: "Guild of Pilots", country: null },
    { id: id(2), kind: "PERSON" as const, name: "Ana Silva", country: null },
    { id: id(3), kind: "PERSON" as const, name: "Other Silva", country: null },
    { id: id(4), kind: "ORGANISATION" as const, name: "Harbour Board", country: null },
    { id: id(5), kind: "ORGANISATION" as const, name: "Another Harbour Board", country: null },
  ];
  const names: readonly (readonly [number, string, string])[] = [
    [1, "Guild of Pilots", "en"],
    [1, "Guilde des pilotes", "fr"],
    [1, "نقابة المرشدين", "ar"],
    [1, "Гильдия лоцманов", "ru"],
    [1, "领航员公会", "zh"],
    [1, "גילדת הנתבים", "he"],
    [2, "Ana Silva", "en"],
    [2, "Silva", "en"],
    [4, "Conseil du port", "fr"],
    [5, "Conseil du port", "fr"],
  ];
  await insertTogether(database.db, [
    ...actorRows(actors),
    ...nameRows(
      names.map(([number, text, language]) => ({ actorId: id(number), text, kind: "ALIAS" as const, language })),
    ),
  ]);
});
afterAll(() => database.close());

let number = 0;
async function takeIn(
  text: string,
): Promise<{ readonly found: Readonly<Record<string, string>>; readonly notes: string }> {
  number++;
  const result = await ingestArticle(
    database.db,
    {
      source: { name: "Test wire" },
      url: `https://example.org/names/${number}`,
      title: `Report ${number}`,
      publishedAt: new Date("2024-02-13T00:00:00Z"),
      text,
    },
    { now: new Date("2024-03-01T12:00:00Z"), extractor: EXTRACTOR, actor: "test", door: "test" },
  );
  if (!result.ok) throw new Error(result.errors[0]?.message);
  const rows = await database.db.execute<{ words: string; name: string }>(sql`
    select substr(v.text, m.start_offset + 1, m.end_offset - m.start_offset) as words, a.name
      from mention m join actor a on a.id = m.actor_id join article_version v on v.id = m.article_version_id
     where v.id = ${result.value.articleVersionId}::uuid`);
  return {
    found: Object.fromEntries(rows.rows.map((row) => [row.words, row.name])),
    notes: result.value.notes.map((note) => note.message).join("\n"),
  };
}

describe("a known actor is found in a text", () => {
  test.each([
    [
      "in French",
      "La Guilde des pilotes refuse cet accord, et Ana Silva l’a dit à la presse mardi soir.",
      { "Guilde des pilotes": "Guild of Pilots", "Ana Silva": "Ana Silva" },
    ],
    [
      "in Arabic, with a letter before it",
      "اجتمع الوزير في المدينة يوم الثلاثاء ونقابة المرشدين ترفض هذا الاتفاق.",
      { "نقابة المرشدين": "Guild of Pilots" },
    ],
    [
      "in Russian",
      "Гильдия лоцманов отвергает соглашение, сказал министр во вторник.",
      { "Гильдия лоцманов": "Guild of Pilots" },
    ],
    ["in Chinese", "部长星期二表示，领航员公会拒绝该协议。", { 领航员公会: "Guild of Pilots" }],
    ["in Hebrew", "השר אמר ביום שלישי כי גילדת הנתבים דוחה את ההסכם.", { "גילדת הנתבים": "Guild of Pilots" }],
  ])("%s", async (_what, text, expected) => {
    expect((await takeIn(text)).found).toEqual(expected);
  });

  test("once, and no new one is made for it", async () => {
    const found = await database.db.execute(sql`select 1 from actor where name = 'Guild of Pilots'`);
    expect(found.rows).toHaveLength(1);
  });

  test.each([
    ["by a surname alone", "Monsieur Silva refuse cet accord et le ministre aussi, selon la presse de mardi."],
    ["in small letters", "La guilde des pilotes refuse cet accord et le ministre aussi, selon la presse de mardi."],
    ["by a part of a longer word", "Les Silvas refusent cet accord, et le ministre aussi, selon la presse de mardi."],
  ])("but not %s", async (_what, text) => {
    expect((await takeIn(text)).found).toEqual({});
  });

  test("but not by what two are called, which is noted", async () => {
    const { found, notes } = await takeIn(
      "Le Conseil du port refuse cet accord et le ministre aussi, selon la presse.",
    );
    expect(found).toEqual({});
    expect(notes).toContain('"Conseil du port" may be any of 2 known actors; it was linked to none');
  });
});

test("any text has stretches that stand in it, and mentions inside it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 200 }), (text) => {
      const stretches = stretchesOf(text);
      for (const { start, end, text: words } of stretches) expect(text.slice(start, end)).toBe(words);
      const names = stretches.slice(0, 5).map((stretch) => ({
        actorId: id(1),
        text: stretch.text,
        key: normaliseName(stretch.text),
        nameKind: "ALIAS" as const,
        kind: "ORGANISATION" as const,
        name: "Guild",
        country: null,
      }));
      const reading = EXTRACTOR.read({ text, published: "2024-02-13", language: "fr" });
      if (reading instanceof Promise) throw new Error("not expected");
      const length = Array.from(text).length;
      for (const actor of addKnownNames(reading, stretches, names).reading.actors)
        for (const { start, end } of actor.mentions) expect(0 <= start && start < end && end <= length).toBe(true);
    }),
  );
});
