// Feeds and pages of editions over real HTTP: what is served, and what a client that has it already is spared.

import type { FastifyInstance } from "fastify";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { EXTRACTOR } from "../../src/extract/index.ts";
import { buildServer } from "../../src/graphql/server.ts";

import { createTestApi, type TestApi } from "../samples.ts";

let api: TestApi;
let app: FastifyInstance;
let url: string;
let briefing: string;
const editions: string[] = [];

const PUBLISH =
  "mutation ($input: PublishEditionInput!) { publishEdition(input: $input) { edition { id } userErrors { message } } }";

async function publish(since: string, until: string): Promise<string> {
  const { data } = await api.ask(PUBLISH, {
    input: { briefing, window: { since: `${since}T00:00:00Z`, until: `${until}T00:00:00Z` } },
  });
  return (data as { publishEdition: { edition: { id: string } } }).publishEdition.edition.id;
}

beforeAll(async () => {
  api = await createTestApi();
  app = await buildServer({
    context: () => ({
      db: api.db,
      run: api.run,
      runText: api.runText,
      now: new Date(),
      extractor: EXTRACTOR,
      actor: "test",
      log: (_id, error) => console.error(error),
    }),
    checkReady: async () => {},
  });
  url = await app.listen({ host: "127.0.0.1", port: 0 });
  const { data } = await api.ask(
    'mutation { createBriefing(input: { name: "Cairo & <more>", scope: {} }) { briefing { id } } }',
  );
  briefing = (data as { createBriefing: { briefing: { id: string } } }).createBriefing.briefing.id;
  editions.push(await publish("2024-02-06", "2024-02-13"), await publish("2024-02-13", "2024-02-18"));
});
afterAll(async () => {
  await app.close();
  await api.close();
});

const feed = (file: string, init: RequestInit = {}) => fetch(`${url}/briefings/${briefing}/${file}`, init);

describe("a briefing's feed", () => {
  test("has its editions, the newest first, in Atom", async () => {
    const response = await feed("feed.atom");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("application/atom+xml; charset=utf-8");
    const parsed = parseAtomFeed(await response.text());
    expect(parsed.title).toMatchObject({ value: "Cairo & <more>" });
    expect(parsed.links).toMatchObject([{ rel: "self", href: `${url}/briefings/${briefing}/feed.atom` }]);
    expect(parsed.entries?.map((entry) => entry.id)).toEqual(
      editions.toReversed().map((id) => `urn:uuid:${id.slice("edition_".length)}`),
    );
    expect(parsed.entries?.map((entry) => entry.title?.value)).toEqual([
      "Cairo & <more>, no. 2: 13 February 2024 to 17 February 2024 (UTC)",
      "Cairo & <more>, no. 1: 6 February 2024 to 12 February 2024 (UTC)",
    ]);
    const page = parsed.entries?.[0]?.links?.[0]?.href ?? "";
    expect(await (await fetch(page)).text()).toMatch(/^<!doctype html>/);
  });

  test("has the same entries as JSON Feed", async () => {
    const response = await feed("feed.json");
    expect(response.headers.get("content-type")).toBe("application/feed+json; charset=utf-8");
    const parsed = parseJsonFeed(await response.text());
    expect(parsed.items?.map((item) => item.id)).toEqual(
      editions.toReversed().map((id) => `urn:uuid:${id.slice("edition_".length)}`),
    );
    expect(parsed.items?.[0]?.content_html).toContain("Bottom line");
  });

  test("is spared a client that has it, by tag or by date", async () => {
    const first = await feed("feed.atom");
    const tag = first.headers.get("etag") ?? "";
    const date = first.headers.get("last-modified") ?? "";
    expect(tag).toMatch(/^"[\w-]{27}"$/);
    expect(Number.isNaN(Date.parse(date))).toBe(false);
    for (const headers of [
      { "if-none-match": tag },
      { "if-none-match": `"other", W/${tag}` },
      { "if-none-match": "*" },
      { "if-modified-since": date },
    ]) {
      const again = await feed("feed.atom", { headers: headers as Record<string, string> });
      expect(again.status).toBe(304);
      expect(again.headers.get("etag")).toBe(tag);
      expect(await again.text()).toBe("");
    }
    for (const headers of [
      { "if-none-match": '"other"' },
      { "if-none-match": '"other"', "if-modified-since": date },
      { "if-modified-since": "Thu, 01 Jan 1970 00:00:00 GMT" },
      { "if-modified-since": "yesterday" },
    ])
      expect((await feed("feed.atom", { headers: headers as Record<string, string> })).status).toBe(200);
  });

  test("answers HEAD with the head of GET and no body", async () => {
    const [get, head] = [await feed("feed.json"), await feed("feed.json", { method: "HEAD" })];
    expect(head.status).toBe(200);
    for (const name of ["etag", "last-modified", "content-type", "content-length"])
      expect(head.headers.get(name)).toBe(get.headers.get(name));
    expect(await head.text()).toBe("");
    const fresh = await feed("feed.json", {
      method: "HEAD",
      headers: { "if-none-match": get.headers.get("etag") ?? "" },
    });
    expect(fresh.status).toBe(304);
  });

  test("changes its tag and tells of it when an edition no longer stands", async () => {
    const before = await feed("feed.atom");
    const { data } = await api.ask(
      "query ($id: ID!) { node(id: $id) { ... on Edition { digest { sections { items { citations { claim { id } } } } } } } }",
      { id: editions[1] },
    );
    const cited = data as {
      node: { digest: { sections: { items: { citations: { claim: { id: string } }[] }[] }[] } };
    };
    const [claim] = cited.node.digest.sections.flatMap((section) => section.items.flatMap((item) => item.citations));
    await api.ask(
      'mutation ($claims: [ID!]!) { reviewClaims(input: { claims: $claims, verdict: REJECTED, note: "no such <word>" }) { userErrors { message } } }',
      { claims: [claim?.claim.id] },
    );
    const after = await feed("feed.atom", { headers: { "if-none-match": before.headers.get("etag") ?? "" } });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain("Rejected on review: no such &lt;word&gt;");
  });

  test.each([
    "briefing_00000000-0000-7000-8000-000000000000",
    "edition_00000000-0000-7000-8000-000000000000",
    "nonsense",
    "%00",
    "%F0%9F%98%80",
    "..%2f..%2fetc%2fpasswd",
  ])("is not there for %s", async (id) => {
    const response = await fetch(`${url}/briefings/${id}/feed.atom`);
    expect(response.status).toBe(404);
    expect((await response.text()).length).toBeLessThan(200);
  });

  test("names itself by the address that was asked, and by no Host that is none", async () => {
    const answer = await app.inject({
      url: `/briefings/${briefing}/feed.json`,
      headers: { host: 'evil"><script>' },
    });
    expect(answer.statusCode).toBe(200);
    expect(answer.json<{ feed_url: string }>().feed_url).toBe(`http://localhost/briefings/${briefing}/feed.json`);
  });
});

describe("an edition", () => {
  test.each([
    ["html", "text/html; charset=utf-8", /^<!doctype html>/],
    ["md", "text/markdown; charset=utf-8", /^# Cairo/],
    ["txt", "text/plain; charset=utf-8", /^Cairo/],
    ["json", "application/json; charset=utf-8", /^\{\n {2}"title"/],
    ["eml", "message/rfc822", /^Subject: Cairo/m],
    ["csv", "text/csv; charset=utf-8; header=present", /Table,Actor,Issue/],
    ["jsonld", "application/ld+json; charset=utf-8", /"@context"/],
    ["atom", "application/atom+xml; charset=utf-8", /^<\?xml/],
    ["feed.json", "application/feed+json; charset=utf-8", /jsonfeed\.org/],
    ["pdf", "application/pdf", /^%PDF-1\.7/],
  ])("is served as %s", async (extension, type, content) => {
    const address = `${url}/editions/${editions[0]}/digest.${extension}`;
    const response = await fetch(address);
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe(type);
    expect(response.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await response.text()).toMatch(content);
    const again = await fetch(address, { headers: { "if-none-match": response.headers.get("etag") ?? "" } });
    expect(again.status).toBe(304);
  });

  test("is not there in another format, or under the id of something else", async () => {
    expect((await fetch(`${url}/editions/${editions[0]}/digest.docx`)).status).toBe(404);
    expect((await fetch(`${url}/editions/${briefing}/digest.html`)).status).toBe(404);
  });
});
