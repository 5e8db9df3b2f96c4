// Articles that carry one report: found when they are taken in, taken apart and put together again by hand.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi(false);
});
afterAll(() => api.close());

const REPORT = `Negotiators of Egypt and Qatar met in Cairo on Tuesday for talks between Israel and Hamas.

Egypt opposes an offensive in Rafah, Foreign Minister Sameh Shoukry said. At least 40 people were killed on Monday, according to the Gaza Health Ministry.

Hamas said it would release the hostages only if Israel ended the war.`;

interface Shown {
  readonly id: string;
  readonly originMethod: string;
  readonly originSimilarity: number | null;
  readonly copies: readonly { readonly id: string }[];
  readonly originChanges: readonly { readonly fromMethod: string; readonly reason: string }[];
}

const FIELDS = "id originMethod originSimilarity copies { id } originChanges { fromMethod fromSimilarity reason }";

async function ingest(source: string, text: string): Promise<string> {
  const { data } = await api.ask(
    "mutation($input: IngestArticleInput!) { ingestArticle(input: $input) { article { id } userErrors { message } } }",
    { input: { source: { name: source }, title: "Talks", publishedAt: "2024-02-13T00:00:00Z", text } },
  );
  return (data as { ingestArticle: { article: { id: string } } }).ingestArticle.article.id;
}

async function show(id: string): Promise<Shown> {
  const { data } = await api.ask(`query($id: ID!) { article(id: $id) { ${FIELDS} } }`, { id });
  return (data as { article: Shown }).article;
}

async function change(field: "splitOrigin" | "joinOrigin", input: object) {
  const type = field === "splitOrigin" ? "SplitOriginInput" : "JoinOriginInput";
  const { data, errors } = await api.ask(
    `mutation($input: ${type}!) { ${field}(input: $input) { article { ${FIELDS} } userErrors { code field } } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  return (data as Record<string, { article: Shown | null; userErrors: { code: string; field: string[] }[] }>)[field];
}

describe("a carried report", () => {
  test("says how it was found; a person takes it apart and puts it together again, and every step is kept", async () => {
    const first = await ingest("Example wire", REPORT);
    const copy = await ingest("Example daily", `${REPORT}\n\nMore follows.`);
    expect(await show(first)).toMatchObject({ originMethod: "FIRST", originSimilarity: null, copies: [{ id: copy }] });
    const found = await show(copy);
    expect(found).toMatchObject({ originMethod: "MINHASH", copies: [{ id: first }], originChanges: [] });
    expect(found.originSimilarity).toBeGreaterThan(0.8);

    const split = await change("splitOrigin", { article: copy, reason: "It has its own correspondent" });
    expect(split?.userErrors).toEqual([]);
    expect(split?.article).toMatchObject({ originMethod: "PERSON", originSimilarity: null, copies: [] });
    expect((await show(first)).copies).toEqual([]);

    const joined = await change("joinOrigin", { article: copy, with: first, reason: "It is the wire's after all" });
    expect(joined?.article).toMatchObject({
      originMethod: "PERSON",
      originSimilarity: found.originSimilarity,
      copies: [{ id: first }],
      originChanges: [
        { fromMethod: "PERSON", fromSimilarity: null, reason: "It is the wire's after all" },
        { fromMethod: "MINHASH", fromSimilarity: found.originSimilarity, reason: "It has its own correspondent" },
      ],
    });
    const audit = await api.db.execute<{ action: string }>(
      sql`select action from activity where record_id = ${copy.replace(/^article_/, "")}::uuid order by id`,
    );
    expect(audit.rows.map(({ action }) => action)).toEqual(["ingested", "split", "joined"]);
  });

  test("is not changed by what cannot be", async () => {
    const alone = await ingest("Other wire", "Dockworkers at the ports of the East coast went on strike for pay.");
    const other = await ingest("Third wire", `${REPORT} Somebody else said nothing of the kind, and nobody asked.`);
    const before = [await show(alone), await show(other)];
    const none = "article_00000000-0000-7000-8000-000000000000";
    for (const [field, input, code, path] of [
      ["splitOrigin", { article: alone, reason: "Why not" }, "CONFLICT", "article"],
      ["splitOrigin", { article: none, reason: "Why not" }, "NOT_FOUND", "article"],
      ["splitOrigin", { article: other, reason: " " }, "INVALID_VALUE", "reason"],
      ["joinOrigin", { article: alone, with: none, reason: "Why not" }, "NOT_FOUND", "with"],
      ["joinOrigin", { article: none, with: alone, reason: "Why not" }, "NOT_FOUND", "article"],
      ["joinOrigin", { article: alone, with: alone, reason: "Why not" }, "CONFLICT", "with"],
      ["joinOrigin", { article: alone, with: other, reason: "x".repeat(2_001) }, "INVALID_VALUE", "reason"],
    ] as const)
      expect(await change(field, input)).toEqual({ article: null, userErrors: [{ code, field: ["input", path] }] });
    expect([await show(alone), await show(other)]).toEqual(before);
  });
});
