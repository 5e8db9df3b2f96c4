// How many origins tell what a digest says: in its entries, in its coverage, and anew when a person joins two origins.

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
let negotiation = "";
const articles: string[] = [];

const TEXTS = [
  `Negotiators of Israel and Hamas met in Cairo on Tuesday for talks on a cease-fire.

Israel rejects a withdrawal from Rafah, Benjamin Netanyahu said.`,
  `In Cairo the talks between Hamas and Israel resumed on Tuesday, mediators of Qatar said after a long night.

Israel opposes any withdrawal from Rafah, Yoav Gallant said.`,
  `A third day of negotiations between Israel and Hamas passed in Egypt without much news.

Hamas demands the release of prisoners, Ismail Haniyeh said.`,
];

beforeAll(async () => {
  api = await createTestApi(false);
  const opened = await api.ask(
    'mutation { openNegotiation(input: { name: "Cairo talks", kind: CEASEFIRE }) { negotiation { id } } }',
  );
  negotiation = (opened.data as { openNegotiation: { negotiation: { id: string } } }).openNegotiation.negotiation.id;
  for (const [index, text] of TEXTS.entries()) {
    const { data } = await api.ask(
      "mutation($input: IngestArticleInput!) { ingestArticle(input: $input) { article { id } userErrors { message } } }",
      {
        input: {
          source: { name: `Wire ${index}` },
          title: "Talks in Cairo",
          publishedAt: "2024-02-13T18:00:00Z",
          negotiation,
          text,
        },
      },
    );
    articles.push((data as { ingestArticle: { article: { id: string } } }).ingestArticle.article.id);
  }
});
afterAll(() => api.close());

async function digest() {
  const { data, errors } = await api.ask(
    `query($scope: BriefingScopeInput!) { digest(scope: $scope, window: { since: "2024-02-10T00:00:00Z", until: "2024-02-17T00:00:00Z" }) {
       sections { kind items { text } } coverage { origins claimsOmitted claimsOfOneOrigin } rendered(format: TEXT) } }`,
    { scope: { negotiations: [negotiation] } },
  );
  expect(errors).toBeUndefined();
  const found = (
    data as {
      digest: {
        sections: { kind: string; items: { text: string }[] }[];
        coverage: { origins: number; claimsOmitted: number; claimsOfOneOrigin: number };
        rendered: string;
      };
    }
  ).digest;
  const changed = found.sections.find(({ kind }) => kind === "WHAT_CHANGED")?.items.map(({ text }) => text) ?? [];
  const gaps = found.sections.find(({ kind }) => kind === "GAPS")?.items.map(({ text }) => text) ?? [];
  return { ...found, changed, gaps };
}

test("entries, gaps and coverage say what one origin alone tells, and what several do", async () => {
  const before = await digest();
  expect(before.coverage).toMatchObject({ origins: 3, claimsOmitted: 0 });
  expect(before.changed.find((text) => text.includes("from Rafah"))).toMatch(/ \(2 origins\.\)$/);
  expect(before.changed.find((text) => text.includes("prisoners"))).toMatch(/ \(One origin\.\)$/);
  expect(before.gaps.join(" ")).toMatch(/\d of \d current positions rests? on one origin alone\./);
  expect(before.rendered.replaceAll(/\s+/g, " ")).toContain("told by one origin alone.");

  await api.ask("mutation($input: JoinOriginInput!) { joinOrigin(input: $input) { userErrors { message } } }", {
    input: { article: articles[1], with: articles[0], reason: "Both are the wire's" },
  });
  const after = await digest();
  expect(after.coverage.origins).toBe(2);
  expect(after.coverage.claimsOfOneOrigin).toBeGreaterThan(before.coverage.claimsOfOneOrigin);
  expect(after.changed.find((text) => text.includes("from Rafah"))).toMatch(/ \(One origin\.\)$/);
});
