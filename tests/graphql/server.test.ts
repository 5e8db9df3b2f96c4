// The server over real HTTP: queries, GraphiQL, health, and what it refuses.

import type { FastifyInstance } from "fastify";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { EXTRACTOR } from "../../src/extract/index.ts";
import { buildServer } from "../../src/graphql/server.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
let app: FastifyInstance;
let url: string;
const faults: string[] = [];
let ready = true;

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildServer({
    context: () => ({
      db: database.db,
      run: database.run,
      runText: database.runText,
      now: new Date(),
      extractor: EXTRACTOR,
      actor: "test",
      log: (id) => faults.push(id),
    }),
    checkReady: async () => {
      if (!ready) throw new Error("down");
    },
  });
  url = await app.listen({ host: "127.0.0.1", port: 0 });
});
afterAll(async () => {
  await app.close();
  await database.close();
});

function post(body: string | Buffer, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: {
      "content-type": "application/json",
      accept: "application/graphql-response+json, application/json",
      ...headers,
    },
  });
}

describe("the server", () => {
  test("answers a query with JSON", async () => {
    const response = await post(JSON.stringify({ query: "{ articles(first: 1) { totalCount nodes { id } } }" }));
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ data: { articles: { totalCount: 0, nodes: [] } } });
  });

  test("lives, and is ready while the database answers", async () => {
    expect((await fetch(`${url}/live`)).status).toBe(200);
    expect((await fetch(`${url}/ready`)).status).toBe(200);
    ready = false;
    expect((await fetch(`${url}/ready`)).status).toBe(503);
    ready = true;
  });

  test("shows GraphiQL to browsers, with nothing loaded from elsewhere", async () => {
    const page = await fetch(`${url}/graphql`, { headers: { accept: "text/html" } });
    const html = await page.text();
    expect(page.headers.get("content-type")).toContain("text/html");
    expect(html).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    for (const [, path = ""] of html.matchAll(/(?:src|href)="(\/[^"]+)"/g))
      expect((await fetch(`${url}${path}`)).status, path).toBe(200);
  });

  test.each([
    ["a body that is no JSON", "{", 400],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0xff, 0xfe]), 400],
    ["no query", "{}", 400],
    ["a query that cannot be parsed", JSON.stringify({ query: "{ articles(" }), 400],
    ["an unknown field", JSON.stringify({ query: "{ nothing }" }), 400],
    [
      "a body that is too large",
      JSON.stringify({ query: `{ articles { totalCount } } #${"x".repeat(3_000_000)}` }),
      413,
    ],
    ["thousands of tokens", JSON.stringify({ query: `{ ${"articles { totalCount } ".repeat(3_000)} }` }), 400],
  ])("refuses %s without a fault of ours", async (_name, body, status) => {
    expect((await post(body)).status).toBe(status);
    expect(faults).toEqual([]);
  });

  test("refuses pages that are too large, unknown cursors and foreign ids with a code", async () => {
    for (const query of [
      "{ articles(first: 100000) { nodes { id } } }",
      '{ articles(first: 1, after: "x") { nodes { id } } }',
      '{ articles(filter: { source: "nonsense" }) { totalCount } }',
      `{ articles(after: "${Buffer.from("NAME ASC\u001fx\u001f00000000-0000-7000-8000-000000000000").toString("base64url")}") { nodes { id } } }`,
      "{ articles(first: -1) { totalCount nodes { id } } }",
      "{ articles(first: 100) { nodes { actors(first: 100) { nodes { positions(first: 100) { nodes { id } } } } } } }",
      '{ search(query: "x", first: 101) { totalCount } }',
      '{ search(query: "a\\u0000b") { edges { __typename } } }',
    ]) {
      const answer = (await (await post(JSON.stringify({ query }))).json()) as {
        errors: { extensions: { code: string } }[];
      };
      expect(answer.errors?.[0]?.extensions.code, query).toBe("BAD_USER_INPUT");
    }
    expect(faults).toEqual([]);
  });

  test("gives null for what is not there", async () => {
    const query =
      '{ article(id: "article_00000000-0000-7000-8000-000000000000") { id } negotiationBySlug(slug: "none") { id } node(id: "nonsense") { id } }';
    expect(await (await post(JSON.stringify({ query }))).json()).toEqual({
      data: { article: null, negotiationBySlug: null, node: null },
    });
  });

  test("refuses mutations from other sites", async () => {
    const body = JSON.stringify({
      query: 'mutation { openNegotiation(input: { name: "x", kind: PEACE }) { negotiation { id } } }',
    });
    expect((await post(body, { origin: "https://elsewhere.example", "sec-fetch-site": "cross-site" })).status).toBe(
      403,
    );
    expect(
      (await fetch(`${url}/graphql`, { method: "POST", body, headers: { "content-type": "text/plain" } })).status,
    ).toBe(415);
  });

  test("refuses a mutation by GET", async () => {
    const response = await fetch(
      `${url}/graphql?query=${encodeURIComponent('mutation { openNegotiation(input: { name: "x", kind: PEACE }) { negotiation { id } } }')}`,
    );
    expect(response.status).toBe(405);
  });
});
