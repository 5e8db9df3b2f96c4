// Articles in other languages are found by their words, and shown as they are written.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { EXTRACTOR } from "../../src/extract/index.ts";
import { ingestArticle } from "../../src/ingest/index.ts";
import { search } from "../../src/store/search.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
const ids = new Map<string, string>();

const TEXTS: Readonly<Record<string, readonly [string, string]>> = {
  fr: [
    "Les négociateurs à Oslo",
    "Les négociateurs se sont réunis à Oslo mardi pour parler de quotas. Le ministre n’a pas signé l’accord sur la pêche.",
  ],
  ar: [
    "محادثات في أوسلو",
    "اجتمع المفاوضون في أوسلو يوم الثلاثاء لإجراء محادثات حول الصيد. ولم يوقع الوزير على الاتفاق.",
  ],
  ru: [
    "Переговоры в Осло",
    "Переговорщики встретились в Осло во вторник, чтобы обсудить рыболовство. Министр не подписал соглашение.",
  ],
  zh: ["奥斯陆会谈", "谈判代表星期二在奥斯陆会晤，讨论渔业问题。部长没有签署协议。"],
  ja: ["オスロ会談", "交渉担当者は火曜日にオスロで会談し、漁業について話し合った。大臣は協定に署名しなかった。"],
  he: ["שיחות באוסלו", "הנציגים נפגשו באוסלו ביום שלישי כדי לדון בדיג. השר לא חתם על ההסכם."],
  en: [
    "Talks in Oslo",
    "Negotiators met in Oslo on Tuesday to discuss stopping “overfishing”. The minister’s aides did not sign the agreements.",
  ],
};

beforeAll(async () => {
  database = await createTestDatabase();
  for (const [language, [title, text]] of Object.entries(TEXTS)) {
    const result = await ingestArticle(
      database.db,
      {
        source: { name: "Test wire" },
        url: `https://example.org/${language}`,
        title,
        publishedAt: new Date("2024-02-13T00:00:00Z"),
        text,
      },
      { now: new Date("2024-03-01T12:00:00Z"), extractor: EXTRACTOR, actor: "test", door: "test" },
    );
    if (!result.ok) throw new Error("refused");
    ids.set(result.value.articleId, language);
  }
});
afterAll(() => database.close());

/** Languages of the articles that are found, and the snippets of them. */
async function find(
  query: string,
): Promise<{ readonly languages: readonly string[]; readonly snippets: readonly string[] }> {
  const { found } = await search(database.db, query, 20, null);
  const articles = found.filter((one) => one.type === "Article");
  return {
    languages: articles.map((one) => ids.get(one.key) ?? "?").toSorted(),
    snippets: articles.map((one) => one.snippet ?? ""),
  };
}

describe("an article is stored in its language and found", () => {
  test("each in its own", async () => {
    const stored = await database.db.execute<{ language: string }>(
      sql`select distinct language from article order by 1`,
    );
    expect(stored.rows.map((row) => row.language)).toEqual(["ar", "en", "fr", "he", "ja", "ru", "zh"]);
  });

  test.each([
    ["French", "négociateurs", ["fr"], "«négociateurs» se sont réunis"],
    ["French, in capitals", "ACCORD", ["fr"], "«accord»"],
    ["French, a phrase", '"accord sur la pêche"', ["fr"], "«accord» «sur» «la» «pêche»"],
    ["French, a word of its title", "réunis Oslo", ["fr"], "«réunis» à «Oslo»"],
    ["Arabic", "محادثات", ["ar"], "«محادثات»"],
    ["Russian", "рыболовство", ["ru"], "«рыболовство»"],
    ["Hebrew", "באוסלו", ["he"], "«באוסלו»"],
    ["Chinese, in the middle of a sentence", "渔业问题", ["zh"], "«渔业问题»"],
    ["Chinese, two words", "部长 协议", ["zh"], "«部长»没有签署«协议»"],
    ["Chinese, a phrase in quotation marks", '"签署协议"', ["zh"], "«签署协议»"],
    ["Japanese", "漁業", ["ja"], "«漁業»"],
    ["English, by another form of the word", "agreement", ["en"], "«agreements»"],
    ["English, within typographic quotation marks", "overfishing", ["en"], '"«overfishing»"'],
    ["English, before a typographic apostrophe", "minister", ["en"], "«minister»"],
    ["English, asked in typographic quotation marks", "“stopping overfishing”", ["en"], '«stopping» "«overfishing»"'],
  ])("%s", async (_what, query, languages, snippet) => {
    const found = await find(query);
    expect(found.languages).toEqual(languages);
    expect(found.snippets.join()).toContain(snippet);
  });

  test("in every language that has the word", async () => {
    expect((await find("Oslo")).languages).toEqual(["en", "fr"]);
  });

  test.each([
    ["letters that stand apart", "谈约"],
    ["letters in another order", "业渔"],
    ["a word that is excluded", "négociateurs -pêche"],
    ["a Chinese word that is excluded", "谈判 -协议"],
    ["a part of a word", "négoc"],
  ])("and not by %s", async (_what, query) => {
    expect((await find(query)).languages).toEqual([]);
  });
});

test("the words of articles are looked up in an index", async () => {
  const plan = await database.db.transaction(async (tx) => {
    await tx.execute(sql`set local enable_seqscan = off`);
    const rows = await tx.execute<{ "QUERY PLAN": string }>(
      sql`explain select 1 from article_version v where v.search @@ websearch_to_tsquery('simple', 'accord') and v.language <> 'en'`,
    );
    return rows.rows.map((row) => row["QUERY PLAN"]).join("\n");
  });
  expect(plan).toContain("article_version_search");
});
