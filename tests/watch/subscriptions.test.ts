// Subscriptions over WebSocket and event streams, by the clients that people use, with two servers over one database.

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { sql } from "drizzle-orm";
import { type RawData, WebSocket } from "ws";

import { ingestArticle, retractArticle } from "../../src/ingest/index.ts";
import { addMessages, findNewestPosition } from "../../src/store/outbox.ts";

import { createTestApi, DEPENDENCIES, readOperation, type TestApi } from "../samples.ts";
import { pause, serve, type Served, socketClient, until, watchBySocket, watchByStream } from "./served.ts";

let api: TestApi;
let one: Served;
let other: Served;
let negotiation = "";
let briefing = "";

const CONTRACT = readOperation("Briefings");
const operation = (name: string) =>
  /* GraphQL */ `${CONTRACT.slice(CONTRACT.indexOf(`subscription ${name}`)).split("\n}")[0]}\n}`;
const CHANGED = operation("NegotiationChanged");
const PUBLISHED = operation("EditionPublished");
const AFTER = `subscription After($negotiation: ID!, $after: String) {
  negotiationChanged(negotiation: $negotiation, after: $after) { kind actor { name } after { summary } }
}`;

beforeAll(async () => {
  api = await createTestApi(false);
  [one, other] = [await serve(api), await serve(api)];
  await take("first", "2024-03-04T12:00:00Z", TEXT);
  const found = await api.ask("{ negotiations(first: 1) { nodes { id } } }");
  negotiation = (found.data as { negotiations: { nodes: { id: string }[] } }).negotiations.nodes[0]?.id ?? "";
  const made = await api.ask(
    `mutation { createBriefing(input: { name: "Fish", scope: { negotiations: ["${negotiation}"] } }) { briefing { id } } }`,
  );
  briefing = (made.data as { createBriefing: { briefing: { id: string } } }).createBriefing.briefing.id;
});
afterAll(async () => {
  expect([...one.faults, ...other.faults]).toEqual([]);
  await one.close();
  await other.close();
  await api.close();
});

const TEXT =
  "Negotiators from Norway and Iceland met in Bergen on Monday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish.";
const SOFTER = TEXT.replace("Iceland rejects", "Iceland accepts");

/** Through the door, as another process would: neither server hears of it but by the database. */
async function take(id: string, published: string, text: string): Promise<string> {
  const result = await ingestArticle(
    api.db,
    {
      source: { name: "Hill Gazette" },
      externalId: id,
      title: id,
      publishedAt: new Date(published),
      text,
      language: "en",
    },
    { ...DEPENDENCIES, now: new Date() },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value.articleId;
}

function publish(since: string, until: string) {
  return api.ask(
    `mutation($input: PublishEditionInput!) { publishEdition(input: $input) { edition { id number } userErrors { message } } }`,
    { input: { briefing, window: { since: `${since}T00:00:00Z`, until: `${until}T00:00:00Z` } } },
  );
}

async function post(url: string, body: object, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: "POST",
    body: JSON.stringify(body),
    headers: { "content-type": "application/json", ...headers },
  });
}

describe("subscribers", () => {
  test("of both transports and both servers hear the contract's subscriptions, with a cursor", async () => {
    const clients = [socketClient(one.socketUrl), socketClient(other.socketUrl)];
    const changes = [
      ...clients.map((client) => watchBySocket(client, { query: CHANGED, variables: { negotiation } })),
      watchByStream(one.url, { query: CHANGED, variables: { negotiation } }),
    ];
    const editions = [
      ...clients.map((client) => watchBySocket(client, { query: PUBLISHED, variables: { briefing } })),
      watchByStream(other.url, { query: PUBLISHED, variables: { briefing } }),
    ];
    // Subscribing is not acknowledged: long enough for all of them to listen.
    await pause(500);
    await take("second", "2024-03-06T12:00:00Z", SOFTER);
    await publish("2024-03-04", "2024-03-07");
    for (const watched of changes) {
      await watched.until(2);
      expect(watched.told.map((told) => told.data?.["negotiationChanged"])).toMatchObject([
        { kind: "RESTATED", actor: { name: "Norway" } },
        {
          kind: "REVERSED",
          actor: { name: "Iceland" },
          issue: { name: expect.any(String) },
          after: { summary: expect.stringContaining("accepts") },
        },
      ]);
      expect(watched.told.map((told) => told.extensions?.cursor)).toEqual(
        changes[0]?.told.map((told) => told.extensions?.cursor),
      );
    }
    for (const watched of editions) {
      await watched.until(1);
      expect(watched.told[0]?.data).toMatchObject({
        editionPublished: { number: 1, id: expect.stringMatching(/^edition_/) },
      });
    }
    for (const watched of [...changes, ...editions]) watched.stop();
    for (const client of clients) await client.dispose();
  });

  test("ask for whatever the selection of any query may ask", async () => {
    const client = socketClient(one.socketUrl);
    const watched = watchBySocket(client, {
      query: `subscription($briefing: ID!) { published: editionPublished(briefing: $briefing) {
        __typename ...Shown briefing { name editions(first: 1) { totalCount } } } }
        fragment Shown on Edition { digest { sections { kind items { text citations { number evidence { quote } } } } } diff { added { text } } }`,
      variables: { briefing },
    });
    await pause(300);
    await publish("2024-03-07", "2024-03-08");
    await watched.until(1);
    expect(watched.told[0]?.errors).toBeUndefined();
    expect(watched.told[0]?.data).toMatchObject({
      published: {
        __typename: "Edition",
        briefing: { name: "Fish", editions: { totalCount: 2 } },
        digest: { sections: expect.any(Array) },
      },
    });
    await client.dispose();
  });

  test("who comes back with the last cursor misses nothing, and sees nothing twice", async () => {
    const begun = await api.ask("{ watchCursor }");
    const start = String((begun.data as { watchCursor: string }).watchCursor);
    const article = await take("third", "2024-03-08T12:00:00Z", TEXT);
    const client = socketClient(one.socketUrl);
    const first = watchBySocket(client, { query: AFTER, variables: { negotiation, after: start } });
    await first.until(2);
    first.stop();
    await retractArticle(api.db, { articleId: article, reason: "made up" }, { ...DEPENDENCIES, now: new Date() });
    await take("fourth", "2024-03-09T12:00:00Z", TEXT);
    const cursor = first.told.at(-1)?.extensions?.cursor;
    const [bySocket, byStream] = [
      watchBySocket(client, { query: AFTER, variables: { negotiation, after: cursor } }),
      watchByStream(other.url, { query: AFTER, variables: { negotiation, after: cursor } }),
    ];
    for (const watched of [bySocket, byStream]) {
      await watched.until(4);
      expect(watched.told.map((told) => told.data?.["negotiationChanged"])).toMatchObject(
        ["RETRACTED", "RETRACTED", "RESTATED", "REVERSED"].map((kind) => ({ kind })),
      );
    }
    byStream.stop();
    await client.dispose();
  });

  test("a stop by the client ends what the server does for it", async () => {
    const client = socketClient(one.socketUrl);
    const watched = watchBySocket(client, { query: CHANGED, variables: { negotiation } });
    await pause(200);
    watched.stop();
    await pause(200);
    await take("fifth", "2024-03-10T12:00:00Z", SOFTER);
    await pause(300);
    expect(watched.told).toEqual([]);
    await client.dispose();
  });

  test("queries and mutations are answered over the same socket", async () => {
    const client = socketClient(one.socketUrl);
    const asked = client.iterate({
      query: "query($id: ID!) { negotiation(id: $id) { name } }",
      variables: { id: negotiation },
    });
    expect((await asked.next()).value).toMatchObject({ data: { negotiation: { name: expect.any(String) } } });
    const changed = client.iterate({
      query: `mutation { openNegotiation(input: { name: "Lamb", kind: TRADE }) { negotiation { slug } userErrors { message } } }`,
    });
    expect((await changed.next()).value).toMatchObject({
      data: { openNegotiation: { negotiation: { slug: "lamb" } } },
    });
    await client.dispose();
  });
});

describe("what is refused", () => {
  async function refusal(
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<readonly { message: string }[]> {
    const client = socketClient(one.socketUrl);
    const watched = watchBySocket(client, { query, variables });
    await until(() => watched.end() !== null || watched.told.length > 0);
    await client.dispose();
    const end = watched.end();
    return (Array.isArray(end) ? end : (watched.told[0]?.errors ?? [])) as readonly { message: string }[];
  }

  test.each([
    ["a document that cannot be parsed", "subscription {", {}, "Syntax Error"],
    ["a field that there is not", "subscription { nothing }", {}, "Cannot query field"],
    [
      "an id of another type",
      CHANGED,
      { negotiation: "actor_00000000-0000-7000-8000-000000000000" },
      "is no id of a Negotiation",
    ],
    [
      "a negotiation that there is not",
      CHANGED,
      { negotiation: "negotiation_00000000-0000-7000-8000-000000000000" },
      "There is no such negotiation",
    ],
    [
      "a briefing that there is not",
      PUBLISHED,
      { briefing: "briefing_00000000-0000-7000-8000-000000000000" },
      "There is no such briefing",
    ],
    ["a missing variable", CHANGED, {}, "was not provided"],
  ])("%s", async (_name, query, variables, message) => {
    const errors = await refusal(query, variables);
    expect(errors[0]?.message).toContain(message);
    expect(errors[0]).toMatchObject({ extensions: { code: expect.stringMatching(/BAD_USER_INPUT|GRAPHQL_/) } });
  });

  test.each([
    ["nonsense", "this is no cursor"],
    ["-1", "this is no cursor"],
    ["999999999", "no message has such a cursor"],
  ])("the cursor %s", async (after, message) => {
    expect((await refusal(AFTER, { negotiation, after }))[0]?.message).toContain(message);
  });

  test("a cursor from which on messages are no longer kept", async () => {
    const [first] = (
      await api.db.execute<{ position: string }>(sql`select position from outbox order by position limit 1`)
    ).rows;
    await api.db.execute(
      sql`update outbox set recorded_at = now() - interval '31 days' where position <= ${first?.position}::bigint + 1`,
    );
    expect(await one.watch.prune(new Date())).toBe(2);
    expect((await refusal(AFTER, { negotiation, after: "0" }))[0]?.message).toContain("no longer kept");
  });

  test("a subscription by plain HTTP, with the way to go", async () => {
    const response = await post(one.url, { query: CHANGED, variables: { negotiation } });
    expect(await response.json()).toMatchObject({
      errors: [{ message: expect.stringContaining("text/event-stream"), extensions: { code: "BAD_USER_INPUT" } }],
    });
  });

  test("a mutation by GET, and event streams for other sites", async () => {
    const mutation = 'mutation { openNegotiation(input: { name: "x", kind: PEACE }) { negotiation { id } } }';
    const byGet = await fetch(`${one.url}?query=${encodeURIComponent(mutation)}`, {
      headers: { accept: "text/event-stream" },
    });
    expect(await byGet.text()).toContain("GET may not change anything");
    const foreign = { accept: "text/event-stream", origin: "https://elsewhere.example" };
    expect((await post(one.url, { query: CHANGED, variables: { negotiation } }, foreign)).status).toBe(403);
    const empty = await fetch(one.url, {
      method: "POST",
      headers: { accept: "text/event-stream", "content-type": "application/json" },
      body: "null",
    });
    expect(empty.status).toBe(400);
  });
});

describe("a socket", () => {
  function open(url: string, headers: Record<string, string> = {}) {
    const socket = new WebSocket(url, "graphql-transport-ws", { headers });
    const received: { type: string; id?: string; payload?: unknown }[] = [];
    let status = 0;
    let code = 0;
    socket.on("unexpected-response", (_request, response) => {
      status = response.statusCode ?? 0;
      response.resume();
    });
    socket.on("message", (data: RawData) => received.push(JSON.parse(String(data))));
    socket.on("close", (given) => {
      code = given;
    });
    socket.on("error", () => {});
    return { socket, received, status: () => status, code: () => code };
  }

  test("from another site, or for another path, is refused", async () => {
    const foreign = open(one.socketUrl, { origin: "https://elsewhere.example" });
    await until(() => foreign.status() !== 0);
    expect(foreign.status()).toBe(403);
    const fetched = open(one.socketUrl, { "sec-fetch-site": "cross-site" });
    await until(() => fetched.status() !== 0);
    expect(fetched.status()).toBe(403);
    const elsewhere = open(one.socketUrl.replace("/graphql", "/other"));
    await until(() => elsewhere.status() !== 0);
    expect(elsewhere.status()).toBe(404);
    const own = open(one.socketUrl, { origin: one.url.replace("/graphql", "") });
    await until(() => own.socket.readyState === WebSocket.OPEN);
    own.socket.terminate();
  });

  test("that never begins is closed with 4408, one with too long a message with 1009", async () => {
    const silent = open(one.socketUrl);
    const long = open(one.socketUrl);
    await until(() => long.socket.readyState === WebSocket.OPEN);
    long.socket.send(JSON.stringify({ type: "connection_init" }));
    await until(() => long.received.length > 0);
    long.socket.send("x".repeat(1024 * 1024 + 1));
    await until(() => long.code() !== 0);
    expect(long.code()).toBe(1009);
    await until(() => silent.code() !== 0);
    expect(silent.code()).toBe(4408);
  });

  test("may have a hundred operations under way, and is told when it asks for more", async () => {
    const busy = open(one.socketUrl);
    await until(() => busy.socket.readyState === WebSocket.OPEN);
    busy.socket.send(JSON.stringify({ type: "connection_init" }));
    await until(() => busy.received.length > 0);
    for (let id = 0; id < 101; id++)
      busy.socket.send(
        JSON.stringify({ type: "subscribe", id: String(id), payload: { query: CHANGED, variables: { negotiation } } }),
      );
    await until(() => busy.received.some((message) => message.type === "error"));
    expect(busy.received.filter((message) => message.type === "error")).toMatchObject([
      {
        id: "100",
        payload: [{ message: "A connection may have 100 operations under way", extensions: { code: "TOO_MANY" } }],
      },
    ]);
    busy.socket.terminate();
  });
});

test("a subscriber that does not read is closed, takes no memory and holds nobody up", async () => {
  const served = await serve(api, 1_500);
  const edition =
    (await api.db.execute<{ id: string }>(sql`select id from edition order by number limit 1`)).rows[0]?.id ?? "";
  const topicId = briefing.slice("briefing_".length);
  const stalled = new WebSocket(served.socketUrl, "graphql-transport-ws");
  let code = 0;
  stalled.on("close", (given) => {
    code = given;
  });
  await until(() => stalled.readyState === WebSocket.OPEN);
  stalled.send(JSON.stringify({ type: "connection_init" }));
  // Some 100 kB a message, so that what the kernel keeps for the connection is full soon.
  const many = Array.from({ length: 60 }, (_, index) => `d${index}: digest { rendered(format: HTML) }`).join(" ");
  const query = `subscription($briefing: ID!) { editionPublished(briefing: $briefing) { id ${many} } }`;
  await pause(100);
  stalled.send(JSON.stringify({ type: "subscribe", id: "1", payload: { query, variables: { briefing } } }));
  await pause(100);
  stalled.pause();
  const client = socketClient(served.socketUrl);
  const sentAt = new Map<string, number>();
  const delays: number[] = [];
  const live = Array.from({ length: 20 }, () => watchBySocket(client, { query: PUBLISHED, variables: { briefing } }));
  const streams = Array.from({ length: 5 }, () =>
    watchByStream(served.url, { query: PUBLISHED, variables: { briefing } }),
  );
  await pause(500);
  const before = process.memoryUsage().rss;
  let most = before;
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage().rss);
    for (const watched of [...live, ...streams]) {
      const cursor = watched.told.at(-1)?.extensions?.cursor ?? "";
      const sent = sentAt.get(`${cursor}`);
      if (sent !== undefined) delays.push(Date.now() - sent);
      sentAt.delete(cursor);
    }
  }, 5);
  for (let turn = 0; turn < 150; turn++) {
    await addMessages(api.db, [{ kind: "EDITION_PUBLISHED", topicId, body: { editionId: edition } }]);
    sentAt.set(String(await findNewestPosition(api.db)), Date.now());
    await pause(20);
  }
  for (const watched of [...live, ...streams]) await watched.until(150);
  clearInterval(watch);
  stalled.resume();
  await until(() => code !== 0, 60_000);
  const sorted = delays.toSorted((a, b) => a - b);
  const p95 = sorted[Math.floor(sorted.length * 0.95)] ?? Number.NaN;
  console.log(
    `live delay p95 ${p95} ms of ${sorted.length}; memory grew by ${((most - before) / 2 ** 20).toFixed(0)} MB; closed with ${code}`,
  );
  expect(code).toBe(1013);
  expect(sorted.length).toBeGreaterThan(50);
  expect(p95).toBeLessThan(500);
  expect(most - before).toBeLessThan(100 * 2 ** 20);
  for (const watched of streams) watched.stop();
  await client.dispose();
  await served.close();
});
