// How widely articles may be shared: said when they are taken in, changed by hand, kept by new versions, and obeyed by digests.

import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { readMarking } from "../../src/domain/reader.ts";
import { readDocumentFile } from "../../src/ingest/index.ts";
import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi(false);
});
afterAll(() => api.close());

const TEXT =
  "Negotiators from Norway and Iceland met in Bergen on Monday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish.";

interface Article {
  readonly id: string;
  readonly marking: string;
}

async function take(more: object): Promise<Article> {
  const { data, errors } = await api.ask(
    "mutation ($input: IngestArticleInput!) { ingestArticle(input: $input) { article { id marking } userErrors { message } } }",
    {
      input: {
        source: { name: "Hill Gazette" },
        title: "Fishing talks",
        publishedAt: "2024-03-04T12:00:00Z",
        text: TEXT,
        ...more,
      },
    },
  );
  expect(errors).toBeUndefined();
  const { ingestArticle } = data as { ingestArticle: { article: Article; userErrors: unknown[] } };
  expect(ingestArticle.userErrors).toEqual([]);
  return ingestArticle.article;
}

async function mark(article: string, marking: string) {
  const { data, errors } = await api.ask(
    "mutation ($input: MarkArticleInput!) { markArticle(input: $input) { article { id marking } userErrors { code field } } }",
    { input: { article, marking } },
  );
  expect(errors).toBeUndefined();
  return (data as { markArticle: { article: Article | null; userErrors: unknown[] } }).markArticle;
}

async function articlesIn(ceiling: string): Promise<number> {
  const { data, errors } = await api.ask(
    `{ digest(scope: {}, window: { since: "2024-03-01T00:00:00Z", until: "2024-03-09T00:00:00Z" }, markingCeiling: ${ceiling}) { coverage { articles } sections { items { text } } } }`,
  );
  expect(errors).toBeUndefined();
  const { digest } = data as { digest: { coverage: { articles: number }; sections: unknown } };
  expect(JSON.stringify(digest.sections).includes("tariffs")).toBe(digest.coverage.articles > 0);
  return digest.coverage.articles;
}

describe("a marking", () => {
  test("is given with the article, kept by its next version, and changed by hand; digests obey it at once", async () => {
    const taken = await take({ externalId: "one", marking: "AMBER" });
    expect(taken.marking).toBe("AMBER");
    expect([await articlesIn("CLEAR"), await articlesIn("GREEN"), await articlesIn("AMBER")]).toEqual([0, 0, 1]);
    const revised = await take({ externalId: "one", text: `${TEXT} The talks go on.` });
    expect(revised).toEqual({ id: taken.id, marking: "AMBER" });
    expect(await articlesIn("CLEAR")).toBe(0);
    expect(await mark(taken.id, "CLEAR")).toEqual({ article: { id: taken.id, marking: "CLEAR" }, userErrors: [] });
    expect(await articlesIn("CLEAR")).toBe(1);
    const raised = await take({ externalId: "one", text: `${TEXT} The talks are over.`, marking: "RED" });
    expect(raised).toEqual({ id: taken.id, marking: "RED" });
    expect([await articlesIn("AMBER_STRICT"), await articlesIn("RED")]).toEqual([0, 1]);
  });

  test("is CLEAR when nobody says otherwise, and that of no article is refused", async () => {
    expect((await take({ externalId: "two", text: `${TEXT} Officials were tired.` })).marking).toBe("CLEAR");
    expect(await mark("article_00000000-0000-7000-8000-000000000000", "RED")).toEqual({
      article: null,
      userErrors: [{ code: "NOT_FOUND", field: ["input", "article"] }],
    });
  });

  test.each([
    ["amber", "AMBER"],
    ["TLP:AMBER+STRICT", "AMBER_STRICT"],
    [" tlp: green ", "GREEN"],
    ["amber-strict", "AMBER_STRICT"],
    ["WHITE", null],
    ["", null],
  ])("written %j is %s", (text, marking) => {
    expect(readMarking(text)).toBe(marking);
  });

  test("stands in front matter, where a misspelt one is refused and not passed over", async () => {
    const folder = mkdtempSync(join(tmpdir(), "parley-marking-"));
    const read = (marking: string) => {
      const path = join(folder, "one.md");
      writeFileSync(path, `---\ntitle: Cod\n${marking}---\n\n${TEXT}`);
      return readDocumentFile(path);
    };
    expect(await read("marking: TLP:RED\n")).toMatchObject({ ok: true, value: { title: "Cod", marking: "RED" } });
    expect(await read("")).toMatchObject({ ok: true, value: { marking: null } });
    expect(await read("marking: ambre\n")).toMatchObject({ ok: false, errors: [{ code: "INVALID_VALUE" }] });
    rmSync(folder, { recursive: true });
  });
});
