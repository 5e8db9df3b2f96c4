// What contradicts what, as the API shows it: counts, events told and denied, and how many origins tell each side.

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
let negotiation = "";

const OPENING = "Negotiators of Norland and Suthland met in Oslo on Tuesday for talks on a cease-fire.";

async function ingest(source: string, text: string): Promise<void> {
  const { data, errors } = await api.ask(
    "mutation($input: IngestArticleInput!) { ingestArticle(input: $input) { article { id } userErrors { message } } }",
    {
      input: {
        source: { name: source },
        title: "Talks in Oslo",
        publishedAt: "2024-02-13T18:00:00Z",
        negotiation,
        text: `${OPENING}\n\n${text}`,
      },
    },
  );
  expect(errors).toBeUndefined();
  expect((data as { ingestArticle: { userErrors: unknown[] } }).ingestArticle.userErrors).toEqual([]);
}

const FIGURE =
  "Twelve people were killed in Vik on Monday, according to the Norland health ministry. The harbour was closed and the ferries lay idle for the rest of the day, and the school of the town took in those who could not go home.";

beforeAll(async () => {
  api = await createTestApi(false);
  const { data } = await api.ask(
    'mutation { openNegotiation(input: { name: "Oslo talks", kind: CEASEFIRE }) { negotiation { id } } }',
  );
  negotiation = (data as { openNegotiation: { negotiation: { id: string } } }).openNegotiation.negotiation.id;
  await ingest("North wire", `Suthland's forces shelled the harbour of Vik on Monday. ${FIGURE}`);
  await ingest("North daily", `Suthland's forces shelled the harbour of Vik on Monday. ${FIGURE} More follows.`);
  await ingest(
    "South wire",
    "Suthland denied that its forces had shelled the harbour of Vik. Three people were killed in Vik on Monday, according to the Suthland health ministry.",
  );
});
afterAll(() => api.close());

test("every side is shown with its claims and its origins, of which copies are one", async () => {
  const { data, errors } = await api.ask(
    `query($id: ID!) { negotiation(id: $id) { contradictions { nodes { kind claims { __typename }
       sides { origins claims { article { source { name } } ... on Figure { value } ... on Event { summary } ... on Statement { cue } } } } } } }`,
    { id: negotiation },
  );
  expect(errors).toBeUndefined();
  const { nodes } = (data as { negotiation: { contradictions: { nodes: { kind: string; sides: object[] }[] } } })
    .negotiation.contradictions;
  expect(nodes.map(({ kind }) => kind).toSorted()).toEqual(["EVENTS", "FIGURES"]);
  const figures = nodes.find(({ kind }) => kind === "FIGURES");
  expect(figures?.sides).toEqual([
    { origins: 1, claims: [{ article: { source: { name: "South wire" } }, value: 3 }] },
    {
      origins: 1,
      claims: [
        { article: { source: { name: "North wire" } }, value: 12 },
        { article: { source: { name: "North daily" } }, value: 12 },
      ],
    },
  ]);
  const events = nodes.find(({ kind }) => kind === "EVENTS");
  expect(events?.sides).toEqual([
    { origins: 1, claims: [{ article: { source: { name: "South wire" } }, cue: "denied" }] },
    {
      origins: 1,
      claims: [
        {
          article: { source: { name: "North wire" } },
          summary: "Suthland's forces shelled the harbour of Vik on Monday",
        },
        {
          article: { source: { name: "North daily" } },
          summary: "Suthland's forces shelled the harbour of Vik on Monday",
        },
      ],
    },
  ]);
});

test("when a person says that the copy is a report of its own, that side has two origins", async () => {
  const found = await api.ask("{ articles(first: 10) { nodes { id source { name } } } }");
  const daily = (found.data as { articles: { nodes: { id: string; source: { name: string } }[] } }).articles.nodes.find(
    ({ source }) => source.name === "North daily",
  );
  await api.ask("mutation($input: SplitOriginInput!) { splitOrigin(input: $input) { article { id } } }", {
    input: { article: daily?.id, reason: "Its own correspondent" },
  });
  const { data } = await api.ask(
    "query($id: ID!) { negotiation(id: $id) { contradictions { nodes { sides { origins } } } } }",
    { id: negotiation },
  );
  const { nodes } = (data as { negotiation: { contradictions: { nodes: { sides: { origins: number }[] }[] } } })
    .negotiation.contradictions;
  expect(nodes.map(({ sides }) => sides.map(({ origins }) => origins))).toEqual([
    [1, 2],
    [1, 2],
  ]);
});
