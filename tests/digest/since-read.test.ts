// A reader's own mark: what came, and what came to be known, since it was set.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

import { askOf, takeReport } from "./taking.ts";

let api: TestApi;
let negotiation: string;
let briefing: string;

const TALKS = "Negotiators from Norway and Iceland met in Bergen for talks on tariffs.";

const take = (id: string, published: string, text: string) =>
  takeReport(api, {
    id,
    published,
    text: `${TALKS} ${text}`,
    source: id.startsWith("coast") ? "Coast Post" : "Hill Gazette",
  });

const ask = <T>(document: string, variables?: Record<string, unknown>) => askOf<T>(api, document, variables);

interface Marked {
  readonly mark: { readonly reader: string; readonly readAt: string } | null;
  readonly userErrors: readonly { readonly code: string; readonly field: readonly string[] }[];
}

async function mark(id: string, more: object = {}): Promise<Marked> {
  const of = { [id.split("_")[0] ?? ""]: id };
  const { markRead } = await ask<{ markRead: Marked }>(
    "mutation ($input: MarkReadInput!) { markRead(input: $input) { mark { reader readAt } userErrors { code field } } }",
    { input: { of, ...more } },
  );
  return markRead;
}

/** "day actor KIND before → after", the newest first; the API's clock stands in 2099, so that everything old is silent. */
async function unread(id: string, { reader = "", silences = false } = {}): Promise<readonly string[]> {
  const type = id.startsWith("briefing") ? "Briefing" : "Negotiation";
  const asked = reader === "" ? "" : `, reader: "${reader}"`;
  const { node } = await ask<{
    node: {
      changesSinceRead: {
        nodes: {
          kind: string;
          at: string;
          actor: { name: string };
          before: { stance: string } | null;
          after: { stance: string } | null;
        }[];
      };
    };
  }>(
    `{ node(id: "${id}") { ... on ${type} { changesSinceRead(first: 100${asked}) { nodes { kind at actor { name } before { stance } after { stance } } } } } }`,
  );
  return node.changesSinceRead.nodes
    .filter((one) => silences || one.kind !== "SILENT")
    .map(
      (one) =>
        `${one.at.slice(0, 10)} ${one.actor.name} ${one.kind} ${one.before?.stance ?? "–"} → ${one.after?.stance ?? "–"}`,
    );
}

beforeAll(async () => {
  api = await createTestApi(false);
  await take(
    "hill-1",
    "2024-03-04",
    "Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish.",
  );
  const found = await ask<{ negotiations: { nodes: { id: string }[] } }>("{ negotiations(first: 1) { nodes { id } } }");
  negotiation = found.negotiations.nodes[0]?.id ?? "";
  const made = await ask<{ createBriefing: { briefing: { id: string } } }>(
    `mutation { createBriefing(input: { name: "Fish", scope: { negotiations: ["${negotiation}"] } }) { briefing { id } userErrors { message } } }`,
  );
  briefing = made.createBriefing.briefing.id;
});
afterAll(() => api.close());

const EVERYTHING = ["2024-03-04 Iceland NEW – → REJECTS", "2024-03-04 Norway NEW – → DEMANDS"];

describe("a reader's mark", () => {
  test("before there is one, everything is new", async () => {
    for (const id of [negotiation, briefing]) expect((await unread(id)).toSorted()).toEqual(EVERYTHING);
    const { node } = await ask<{ node: { readMark: unknown } }>(
      `{ node(id: "${negotiation}") { ... on Negotiation { readMark { readAt } } } }`,
    );
    expect(node.readMark).toBeNull();
  });

  test("is the acting person's, or of the reader that is named, for that briefing or negotiation alone", async () => {
    const at = new Date().toISOString();
    expect(await mark(negotiation, { at })).toEqual({ mark: { reader: "test", readAt: at }, userErrors: [] });
    expect(await unread(negotiation, { silences: true })).toEqual([]);
    expect((await unread(negotiation, { reader: "Ana" })).toSorted()).toEqual(EVERYTHING);
    expect((await unread(briefing)).toSorted()).toEqual(EVERYTHING);
    expect((await mark(briefing, { at, reader: " Ana " })).mark?.reader).toBe("Ana");
    expect(await unread(briefing, { reader: "Ana" })).toEqual([]);
    expect((await unread(briefing)).toSorted()).toEqual(EVERYTHING);
  });

  test("what came since is told until it is read, for all who have not", async () => {
    await take("coast-1", "2024-03-06", "Iceland supports a cut of its tariffs on fish.");
    const moved = ["2024-03-06 Iceland REVERSED REJECTS → SUPPORTS"];
    expect(await unread(negotiation)).toEqual(moved);
    expect(await unread(negotiation)).toEqual(moved);
    expect(await unread(briefing, { reader: "Ana" })).toEqual(moved);
    expect(await unread(briefing, { reader: "Bo" })).toHaveLength(3);
    await mark(negotiation, { at: new Date().toISOString() });
    expect(await unread(negotiation)).toEqual([]);
    expect(await unread(briefing, { reader: "Ana" })).toEqual(moved);
  });

  test("a report that comes in late is told, though its day lies before the mark", async () => {
    await mark(briefing, { at: new Date().toISOString(), reader: "Ana" });
    await take("coast-2", "2024-03-05", "Norway supports a cut of tariffs on fish.");
    const late = ["2024-03-05 Norway SOFTENED DEMANDS → SUPPORTS"];
    expect(await unread(negotiation)).toEqual(late);
    expect(await unread(briefing, { reader: "Ana" })).toEqual(late);
    // The same again by another outlet moves nothing.
    await take("hill-2", "2024-03-05", "Officials were tired. Norway supports a cut of tariffs on fish.");
    expect(await unread(negotiation)).toEqual(late);
  });

  test("what fell is told as RETRACTED, from what fell to what stands in its place", async () => {
    await mark(negotiation, { at: new Date().toISOString() });
    expect(await unread(negotiation)).toEqual([]);
    const { rows } = await api.db.execute<{ id: string }>(
      sql`select p.claim_id as id from position p where p.stated_latest = '2024-03-06'`,
    );
    await ask(
      "mutation ($claims: [ID!]!) { reviewClaims(input: { claims: $claims, verdict: REJECTED }) { userErrors { message } } }",
      { claims: rows.map((row) => `position_${row.id}`) },
    );
    expect(await unread(negotiation)).toEqual(["2024-03-06 Iceland RETRACTED SUPPORTS → REJECTS"]);
  });

  test("goes back only when it is told to; the same again changes nothing", async () => {
    const at = new Date().toISOString();
    for (let again = 0; again < 2; again++) expect((await mark(negotiation, { at })).mark?.readAt).toBe(at);
    expect(await unread(negotiation)).toEqual([]);
    const earlier = "2024-03-01T00:00:00.000Z";
    expect((await mark(negotiation, { at: earlier })).mark?.readAt).toBe(at);
    expect((await mark(negotiation, { at: earlier, goBack: true })).mark?.readAt).toBe(earlier);
    expect(await unread(negotiation)).toHaveLength(3);
    const { rows } = await api.db.execute<{ n: number }>(
      sql`select count(*)::int as n from read_mark where reader = 'test'`,
    );
    expect(rows[0]?.n).toBe(1);
    await Promise.all(
      Array.from({ length: 12 }, (_, day) =>
        mark(negotiation, { at: `2024-04-${String(day + 1).padStart(2, "0")}T00:00:00Z` }),
      ),
    );
    expect((await mark(negotiation, { at: earlier })).mark?.readAt).toBe("2024-04-12T00:00:00.000Z");
  });

  test("a silence is told to those who read before it began", async () => {
    await mark(negotiation, { at: "2024-03-10T00:00:00Z", goBack: true, reader: "Early" });
    await mark(negotiation, { at: new Date().toISOString(), reader: "Late" });
    // Nothing was recorded by 10 March 2024: to that reader the positions are new, and silent since.
    const silent = (await unread(negotiation, { reader: "Early", silences: true })).filter((one) =>
      one.includes("SILENT"),
    );
    expect(silent).toEqual(["2024-03-19 Norway SILENT SUPPORTS → –", "2024-03-18 Iceland SILENT REJECTS → –"]);
    expect(await unread(negotiation, { reader: "Late", silences: true })).toEqual([]);
  });

  test("refuses what cannot be read", async () => {
    expect(await mark(negotiation, { at: "2999-01-01T00:00:00Z" })).toMatchObject({
      mark: null,
      userErrors: [{ code: "FUTURE_DATE", field: ["input", "at"] }],
    });
    expect(await mark(negotiation, { reader: " " })).toMatchObject({
      mark: null,
      userErrors: [{ code: "INVALID_VALUE", field: ["input", "reader"] }],
    });
    for (const kind of ["briefing", "negotiation"])
      expect(await mark(`${kind}_00000000-0000-7000-8000-000000000000`)).toMatchObject({
        mark: null,
        userErrors: [{ code: "NOT_FOUND", field: ["input", "of", kind] }],
      });
    const { errors } = await api.ask(
      `{ negotiation(id: "${negotiation}") { changesSinceRead(reader: "") { totalCount } } }`,
    );
    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
  });
});
