// Every contract operation over the samples: its answer, and how many statements it takes.

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestApi, normalised, readOperation, type TestApi } from "./samples.ts";

let api: TestApi;
const ids: Record<string, string> = {};

beforeAll(async () => {
  api = await createTestApi();
  const found = await api.ask(`{
    negotiationBySlug(slug: "hamas-israel-hostage-talks") { id }
    articles(first: 1, order: { by: PUBLISHED_AT, direction: ASC }) { nodes { id } }
    actors(first: 1, filter: { nameStartsWith: "Hamas" }) { nodes { id } }
  }`);
  expect(found.errors).toBeUndefined();
  const data = found.data as {
    negotiationBySlug: { id: string };
    articles: { nodes: { id: string }[] };
    actors: { nodes: { id: string }[] };
  };
  ids["negotiation"] = data.negotiationBySlug.id;
  ids["article"] = data.articles.nodes[0]?.id ?? "";
  ids["actor"] = data.actors.nodes[0]?.id ?? "";
});
afterAll(() => api.close());

const WINDOW = { since: "2024-02-06T00:00:00.000Z", until: "2024-02-18T00:00:00.000Z" };

/** Statements: one for all tables; a field that a door computes adds its own and one to load what it points to. */
const READS: readonly {
  readonly file: string;
  readonly variables: () => Record<string, unknown>;
  readonly statements: number;
}[] = [
  { file: "ActorPoint", variables: () => ({ id: ids["actor"] }), statements: 1 },
  { file: "ActorProfile", variables: () => ({ id: ids["actor"] }), statements: 1 },
  { file: "Articles", variables: () => ({ first: 5 }), statements: 1 },
  { file: "ArticleWithEvidence", variables: () => ({ id: ids["article"] }), statements: 1 },
  { file: "Negotiations", variables: () => ({ first: 5 }), statements: 1 },
  { file: "NegotiationBriefing", variables: () => ({ id: ids["negotiation"], first: 5, perIssue: 5 }), statements: 1 },
  { file: "PositionMatrix", variables: () => ({ id: ids["negotiation"], asOf: WINDOW.until }), statements: 4 },
  {
    file: "WhatChanged",
    variables: () => ({ id: ids["negotiation"], since: WINDOW.since, until: WINDOW.until }),
    statements: 7,
  },
  {
    file: "Digest",
    variables: () => ({ scope: { negotiations: [ids["negotiation"]] }, window: WINDOW }),
    statements: 10,
  },
  { file: "Search", variables: () => ({ query: "hostages" }), statements: 3 },
];

describe("contract operations", () => {
  test.each(READS)("$file answers as before, in $statements statements", async ({ file, variables, statements }) => {
    const { data, errors, statements: sent } = await api.ask(readOperation(file), variables());
    expect(errors).toBeUndefined();
    await expect(`${JSON.stringify(normalised(data), null, 2)}\n`).toMatchFileSnapshot(`operations/${file}.json`);
    expect(sent).toBe(statements);
  });

  test("Review changes what is shown of a claim", async () => {
    const found = await api.ask(
      `query($id: ID!) { negotiation(id: $id) { positions(first: 2) { nodes { id review } } } }`,
      { id: ids["negotiation"] },
    );
    const positions = (
      found.data as { negotiation: { positions: { nodes: { id: string }[] } } }
    ).negotiation.positions.nodes.map((one) => one.id);
    const reviewed = await api.ask(readOperation("Review"), {
      input: { claims: positions, verdict: "CONFIRMED", note: "Read again" },
    });
    expect(reviewed.errors).toBeUndefined();
    expect(normalised(reviewed.data)).toMatchSnapshot();
  });

  test("RecordPosition refuses words that do not stand in the text, and keeps those that do", async () => {
    const { data } = await api.ask(
      `query($id: ID!, $article: ID!) { negotiation(id: $id) { issues { id } } article(id: $article) { text } actor(id: "${ids["actor"]}") { id } }`,
      { id: ids["negotiation"], article: ids["article"] },
    );
    const { negotiation, article } = data as { negotiation: { issues: { id: string }[] }; article: { text: string } };
    const input = {
      negotiation: ids["negotiation"],
      holder: ids["actor"],
      issue: negotiation.issues[0]?.id,
      stance: "DEMANDS",
      summary: "demands an end",
      article: ids["article"],
      segments: [{ start: 0, end: 10, exact: article.text.slice(0, 10) }],
    };
    const refused = await api.ask(readOperation("RecordPosition"), {
      input: { ...input, segments: [{ start: 0, end: 10, exact: "other word" }] },
    });
    expect(refused.data).toMatchObject({
      recordPosition: {
        position: null,
        userErrors: [{ code: "EVIDENCE_MISMATCH", field: ["input", "segments", "0", "exact"] }],
      },
    });
    const kept = await api.ask(readOperation("RecordPosition"), { input });
    expect(kept.errors).toBeUndefined();
    expect(kept.data).toMatchObject({ recordPosition: { userErrors: [] } });
  });

  test("IngestArticle creates once and is unchanged the second time", async () => {
    const input = {
      source: { name: "Test wire" },
      url: "https://example.org/one",
      title: "Talks",
      publishedAt: "2024-03-01T00:00:00Z",
      text: "Egypt opposes the plan of Israel for talks in Cairo. Israel rejects the negotiations, Egypt said.",
    };
    const first = await api.ask(readOperation("IngestArticle"), { input });
    expect(first.errors).toBeUndefined();
    expect(first.data).toMatchObject({ ingestArticle: { outcome: "CREATED", userErrors: [] } });
    const second = await api.ask(readOperation("IngestArticle"), { input });
    expect(second.data).toMatchObject({ ingestArticle: { outcome: "UNCHANGED", userErrors: [] } });
  });

  test("Briefings: created, published once a window, and compared with the edition before", async () => {
    const document = readOperation("Briefings");
    const created = await api.ask(
      document,
      { input: { name: "Gaza desk", scope: { negotiations: [ids["negotiation"]] } } },
      "CreateBriefing",
    );
    expect(created.errors).toBeUndefined();
    const id = (created.data as { createBriefing: { briefing: { id: string } } }).createBriefing.briefing.id;
    const publish = (since: string, until: string) =>
      api.ask(document, { input: { briefing: id, window: { since, until } } }, "PublishEdition");
    const first = await publish("2024-02-06T00:00:00Z", "2024-02-12T00:00:00Z");
    expect(first.errors).toBeUndefined();
    expect(first.data).toMatchObject({ publishEdition: { edition: { number: 1, digest: { title: "Gaza desk" } } } });
    expect((await publish("2024-02-06T00:00:00Z", "2024-02-12T00:00:00Z")).data).toMatchObject({
      publishEdition: { edition: { number: 1 } },
    });
    expect((await publish("2024-02-12T00:00:00Z", "2024-02-18T00:00:00Z")).data).toMatchObject({
      publishEdition: { edition: { number: 2 } },
    });
    const editions = await api.ask(document, { id }, "Editions");
    expect(editions.errors).toBeUndefined();
    const briefing = (
      editions.data as { briefing: { editions: { nodes: { number: number; diff: { added: unknown[] } }[] } } }
    ).briefing;
    expect(briefing.editions.nodes.map((one) => [one.number, one.diff.added.length > 0])).toEqual([
      [2, true],
      [1, true],
    ]);
  });
});

test("the digest of the samples reads as before", async () => {
  const { data, errors } = await api.ask(
    `query ($window: WindowInput!) { digest(scope: {}, window: $window, timeZone: "Africa/Cairo") { rendered(format: TEXT) } }`,
    { window: WINDOW },
  );
  expect(errors).toBeUndefined();
  const { digest } = data as { digest: { rendered: string } };
  await expect(digest.rendered).toMatchFileSnapshot("operations/Digest.txt");
});
