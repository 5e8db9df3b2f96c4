// What conditions refer to: the actor that they name and the position that they wait for, read from texts and by hand.

import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, expect, test } from "vitest";

import { openHeld } from "../../src/ingest/conditions.ts";
import type { NewClaims } from "../../src/store/claims.ts";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi(false);
});
afterAll(() => api.close());

const FIRST = `Negotiators of Israel and Hamas met in Cairo on Monday for talks on a cease-fire.

Israel refused to end the war. Israel rejects a withdrawal from Rafah, Benjamin Netanyahu said.`;
const SECOND = `Negotiators of Israel and Hamas met again in Cairo on Tuesday for talks on a cease-fire.

Hamas said it would release the hostages only if Israel ended the war.`;

interface Shown {
  readonly id: string;
  readonly summary: string;
  readonly holder: { readonly id: string; readonly name: string };
  readonly issue: { readonly id: string };
  readonly conditions: readonly {
    readonly text: string;
    readonly actor: { readonly name: string } | null;
    readonly issue: { readonly id: string } | null;
    readonly refersTo: { readonly summary: string; readonly issue: { readonly id: string } } | null;
  }[];
}

async function ingest(text: string, publishedAt: string, negotiation: string | null): Promise<void> {
  const { data, errors } = await api.ask(
    "mutation($input: IngestArticleInput!) { ingestArticle(input: $input) { article { id } userErrors { message } } }",
    { input: { source: { name: "Example wire" }, title: "Talks in Cairo", publishedAt, negotiation, text } },
  );
  expect(errors).toBeUndefined();
  expect((data as { ingestArticle: { userErrors: unknown[] } }).ingestArticle.userErrors).toEqual([]);
}

const POSITIONS = `id summary holder { id name } issue { id }
  conditions { text actor { name } issue { id } refersTo { summary issue { id } } }`;

test("a condition that names somebody is linked to what that one holds of the matter", async () => {
  const opened = await api.ask(
    'mutation { openNegotiation(input: { name: "Cairo talks", kind: CEASEFIRE }) { negotiation { id } } }',
  );
  const negotiation = (opened.data as { openNegotiation: { negotiation: { id: string } } }).openNegotiation.negotiation
    .id;
  await ingest(FIRST, "2024-02-12T18:00:00Z", negotiation);
  await ingest(SECOND, "2024-02-13T18:00:00Z", negotiation);
  const read = async () => {
    const { data } = await api.ask(
      `query($id: ID!) { negotiation(id: $id) { positions { nodes { ${POSITIONS} } } } }`,
      {
        id: negotiation,
      },
    );
    return (data as { negotiation: { positions: { nodes: Shown[] } } }).negotiation.positions.nodes;
  };
  const positions = await read();
  const refusal = positions.find(({ summary }) => summary === "refuses to end the war");
  const offer = positions.find(({ conditions }) => conditions.length > 0);
  expect(offer?.conditions).toEqual([
    {
      text: "only if Israel ended the war",
      actor: { name: "Israel" },
      issue: refusal?.issue,
      refersTo: { summary: refusal?.summary, issue: refusal?.issue },
    },
  ]);

  const article = await api.ask("{ articles(first: 1) { nodes { id text } } }");
  const [newest] = (article.data as { articles: { nodes: { id: string; text: string }[] } }).articles.nodes;
  const exact = "release the hostages";
  const start = newest?.text.indexOf(exact) ?? 0;
  const recorded = await api.ask(
    "mutation($input: RecordPositionInput!) { recordPosition(input: $input) { position { id } userErrors { message } } }",
    {
      input: {
        negotiation,
        holder: offer?.holder.id,
        issue: offer?.issue.id,
        stance: "OFFERS",
        summary: "offers a release in stages",
        article: newest?.id,
        segments: [{ start, end: start + exact.length, exact }],
        conditions: [
          { kind: "PRECONDITION", text: "once Israel begins its withdrawal from Rafah" },
          { kind: "PRECONDITION", text: "once Israel pays for new fishing boats" },
          { kind: "DEADLINE", text: "before the end of March" },
        ],
      },
    },
  );
  expect(recorded.errors).toBeUndefined();
  const mine = (await read()).find(({ summary }) => summary === "offers a release in stages");
  expect(mine?.conditions.map(({ actor, refersTo }) => [actor?.name ?? null, refersTo?.summary ?? null])).toEqual([
    ["Israel", "rejects a withdrawal from Rafah"],
    ["Israel", null],
    [null, null],
  ]);
});

test("of two that a condition names and that are new both, the one that was met first is meant", async () => {
  const held = (holderId: string, conditions: readonly string[]): NewClaims["positions"][number] => ({
    id: randomUUID(),
    holderId,
    issueId: randomUUID(),
    stance: "OPPOSES",
    strength: "FIRM",
    summary: "opposes the quota",
    statementId: null,
    statedOn: null,
    statedEarliest: "2024-02-12",
    statedLatest: "2024-02-12",
    evidence: [],
    confidence: 1,
    targets: [],
    voices: [],
    conditions: conditions.map((text) => ({
      kind: "PRECONDITION",
      text,
      issueId: null,
      actorId: null,
      refersToPositionId: null,
      evidence: [],
    })),
  });
  const [first, second, third] = [randomUUID(), randomUUID(), randomUUID()];
  for (const order of [
    [first, second],
    [second, first],
  ]) {
    const linked = await api.db.transaction(async (tx) => {
      const negotiation = randomUUID();
      const known = openHeld(tx);
      known.call([
        { actorId: first, text: "Amber League" },
        { actorId: second, text: "Birch Union" },
      ]);
      for (const holder of order) await known.link(negotiation, [held(holder, [])]);
      return known.link(negotiation, [held(third, ["if the birch union and the amber league agree"])]);
    });
    expect(linked[0]?.conditions[0]?.actorId).toBe(first);
  }
});
