// How PostgreSQL answers every operation of the contract and every list that can be ordered and filtered: by indexes, with
// no look at a whole table that grows with the news.

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestApi, readOperation, type TestApi } from "../samples.ts";

import { fillWithMany, keyOf } from "./many-rows.ts";

/** What does not grow with the news: a dozen to a few thousand rows, for which reading all may be the best way. */
const SMALL = new Set([
  "source",
  "actor",
  "actor_name",
  "actor_identifier",
  "membership",
  "negotiation",
  "issue",
  "meeting",
  "current_participation",
  "briefing",
]);

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi(false);
  await fillWithMany(api);
});
afterAll(() => api.close());

interface PlanNode {
  readonly "Node Type": string;
  readonly "Relation Name"?: string;
  readonly Plans?: readonly PlanNode[];
}

/** Growing tables that a plan reads from end to end. */
function wholeTables(node: PlanNode): readonly string[] {
  const name = node["Relation Name"];
  const grows = name !== undefined && !SMALL.has(name) && !name.startsWith("pg_");
  const own = node["Node Type"].endsWith("Seq Scan") && grows ? [name] : [];
  return [...own, ...(node.Plans ?? []).flatMap(wholeTables)];
}

async function readWhole(document: string, variables: Record<string, unknown>): Promise<readonly string[]> {
  const { errors, sent } = await api.ask(document, variables);
  expect(errors, document).toBeUndefined();
  const found: string[] = [];
  for (const { text, values } of sent) {
    if (text.startsWith("explain")) continue;
    const [row] = await api.run(`explain (format json) ${text}`, values);
    const plans = row?.[0] as readonly { readonly Plan: PlanNode }[];
    found.push(...plans.flatMap(({ Plan }) => wholeTables(Plan)));
  }
  return found;
}

const negotiation = `negotiation_${keyOf(3, 7)}`;
const actor = `actor_${keyOf(2, 14)}`;
const article = `article_${keyOf(5, 77)}`;
const source = `source_${keyOf(1, 5)}`;
const window = { since: "2024-01-01T00:00:00Z", until: "2024-02-01T00:00:00Z" };

test.each<[string, Record<string, unknown>]>([
  ["ActorPoint", { id: actor }],
  ["ActorProfile", { id: actor }],
  ["Articles", { filter: { negotiation } }],
  ["Articles", { filter: { actor } }],
  ["Articles", {}],
  ["ArticleWithEvidence", { id: article }],
  ["Negotiations", {}],
  ["NegotiationBriefing", { id: negotiation }],
  ["PositionMatrix", { id: negotiation, asOf: window.until }],
  ["WhatChanged", { id: negotiation, ...window }],
  ["Digest", { scope: { negotiations: [negotiation] }, window }],
  ["Search", { query: "rare77" }],
  ["Search", { query: '"word7 met"' }],
])("%s of %j reads no growing table from end to end", async (file, variables) => {
  expect(await readWhole(readOperation(file), variables)).toEqual([]);
});

test.each([
  `articles(first: 20, orderBy: { field: PUBLISHED_AT, direction: ASC }) { nodes { id } pageInfo { endCursor } }`,
  `articles(first: 20, orderBy: { field: RECORDED_AT, direction: DESC }) { nodes { id } }`,
  `articles(first: 20, filter: { source: "${source}" }) { nodes { id } }`,
  `articles(first: 20, filter: { source: "${source}" }, orderBy: { field: RECORDED_AT, direction: ASC }) { nodes { id } }`,
  `articles(first: 20, filter: { language: "en" }) { nodes { id } }`,
  `articles(first: 20, filter: { publishedAfter: "${window.since}", publishedBefore: "${window.until}" }) { nodes { id } }`,
  `articles(first: 20, filter: { actor: "${actor}", language: "en" }) { nodes { id } }`,
  `source(id: "${source}") { articles { nodes { id } } }`,
  `actor(id: "${actor}") { articles { nodes { id } } positions { nodes { id } } }`,
  `actor(id: "${actor}") { statements { nodes { id } } negotiations { nodes { id } } }`,
  `negotiation(id: "${negotiation}") { articles { nodes { id } } positions { nodes { id } } meetings { nodes { heldOn } } }`,
  `negotiation(id: "${negotiation}") { figures { nodes { id } } }`,
  `negotiation(id: "${negotiation}") { statements { nodes { id } } events { nodes { id } } }`,
  `issue(id: "issue_${keyOf(4, 9)}") { positions(orderBy: { field: STATED_ON, direction: ASC }) { nodes { id } } }`,
  `article(id: "${article}") { copies { id } versions { id } negotiations { nodes { id } } actors { nodes { id } } }`,
  `node(id: "position_${keyOf(7, 80)}") { id ... on Position { evidence { quote } reviews { note } } }`,
])("%s reads no growing table from end to end", async (field) => {
  expect(await readWhole(`{ ${field} }`, {})).toEqual([]);
});

test("what the next edition would say, with what came in late, reads no growing table from end to end", async () => {
  const { data } = await api.ask(
    `mutation { createBriefing(input: { name: "Talks", scope: { negotiations: ["${negotiation}"] } }) { briefing { id } } }`,
  );
  const { id } = (data as { createBriefing: { briefing: { id: string } } }).createBriefing.briefing;
  const published = await api.ask(
    `mutation { publishEdition(input: { briefing: "${id}", window: { since: "${window.since}", until: "${window.until}" } }) { edition { id } } }`,
  );
  expect(published.errors).toBeUndefined();
  const found = await readWhole(`{ briefing(id: "${id}") { preview { rendered(format: TEXT) } } }`, {});
  // Of editions there is one.
  expect(found.filter((table) => table !== "edition")).toEqual([]);
});
