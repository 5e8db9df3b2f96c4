// What changed since: in a negotiation, of an actor, for a briefing; silences told once; both clocks.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { silencesOf } from "../../src/digest/changes.ts";
import type { FoundStand } from "../../src/store/stands.ts";
import { createTestApi, type TestApi } from "../samples.ts";

import { askOf, takeReport } from "./taking.ts";

let api: TestApi;
let negotiation: string;
let briefing: string;
const actors = new Map<string, string>();

const take = (id: string, published: string, text: string, source = "Hill Gazette") =>
  takeReport(api, { id, published, text, source });

const ask = <T>(document: string, variables?: Record<string, unknown>) => askOf<T>(api, document, variables);

const TALKS = "Negotiators from Norway and Iceland met in Bergen for talks on tariffs.";

beforeAll(async () => {
  api = await createTestApi(false);
  await take(
    "one",
    "2024-03-04",
    `${TALKS} Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish.`,
  );
  await take("two", "2024-03-06", `${TALKS} Iceland supports a cut of its tariffs on fish.`);
  const found = await ask<{
    negotiations: { nodes: { id: string }[] };
    actors: { nodes: { id: string; name: string }[] };
  }>("{ negotiations(first: 1) { nodes { id } } actors(first: 50) { nodes { id name } } }");
  negotiation = found.negotiations.nodes[0]?.id ?? "";
  for (const { id, name } of found.actors.nodes) actors.set(name, id);
  const made = await ask<{ createBriefing: { briefing: { id: string } } }>(
    `mutation { createBriefing(input: { name: "Fish", scope: { negotiations: ["${negotiation}"] }, patienceDays: 10 }) { briefing { id } userErrors { message } } }`,
  );
  briefing = made.createBriefing.briefing.id;
});
afterAll(() => api.close());

interface Told {
  readonly kind: string;
  readonly at: string;
  readonly actor: { readonly name: string };
  readonly before: { readonly stance: string; readonly evidence: { readonly quote: string } } | null;
  readonly after: { readonly stance: string; readonly evidence: { readonly quote: string } } | null;
}

const CHANGES =
  "nodes { kind at actor { name } before { stance evidence { quote } } after { stance evidence { quote } } } totalCount";

async function changes(
  id: string,
  since: string,
  until: string,
  more = "",
): Promise<readonly (readonly [string, string, string, string])[]> {
  const type = { negotiation: "Negotiation", actor: "Actor", briefing: "Briefing" }[id.split("_")[0] ?? ""] ?? "";
  const { node } = await ask<{ node: { changes: { nodes: readonly Told[]; totalCount: number } } }>(
    `{ node(id: "${id}") { ... on ${type} { changes(first: 100, since: "${since}T00:00:00Z", until: "${until}T00:00:00Z"${more}) { ${CHANGES} } } } }`,
  );
  expect(node.changes.totalCount).toBe(node.changes.nodes.length);
  for (const one of node.changes.nodes) {
    // Each end that there is stands on words of an article; a change has one at least.
    const ends = [one.before, one.after].filter((end) => end !== null);
    expect(ends.length).toBeGreaterThan(0);
    for (const end of ends) expect(end.evidence.quote).not.toBe("");
  }
  return node.changes.nodes.map((one) => [
    one.at.slice(0, 10),
    one.actor.name,
    one.kind,
    `${one.before?.stance ?? "–"} → ${one.after?.stance ?? "–"}`,
  ]);
}

describe("changes", () => {
  const MOVES = [
    ["2024-03-06", "Iceland", "REVERSED", "REJECTS → SUPPORTS"],
    ["2024-03-04", "Iceland", "NEW", "– → REJECTS"],
    ["2024-03-04", "Norway", "NEW", "– → DEMANDS"],
  ];
  const sorted = (list: readonly (readonly string[])[]) => list.map((one) => one.join()).toSorted();

  test("of a negotiation, of each actor, and for a briefing are the same moves", async () => {
    expect(sorted(await changes(negotiation, "2024-03-01", "2024-03-10"))).toEqual(sorted(MOVES));
    expect(sorted(await changes(briefing, "2024-03-01", "2024-03-10"))).toEqual(sorted(MOVES));
    for (const name of ["Norway", "Iceland"])
      expect(sorted(await changes(actors.get(name) ?? "", "2024-03-01", "2024-03-10"))).toEqual(
        sorted(MOVES.filter((move) => move[1] === name)),
      );
  });

  test("for a briefing keep to its scope and its ceiling", async () => {
    const made = await ask<{ createBriefing: { briefing: { id: string } } }>(
      `mutation { createBriefing(input: { name: "Norway", scope: { actors: ["${actors.get("Norway")}"] } }) { briefing { id } userErrors { message } } }`,
    );
    const norway = made.createBriefing.briefing.id;
    expect(sorted(await changes(norway, "2024-03-01", "2024-03-10"))).toEqual(sorted(MOVES.slice(2)));
    await api.db.execute(sql`update article set marking = 'GREEN' where external_id = 'two'`);
    expect(sorted(await changes(briefing, "2024-03-01", "2024-03-10"))).toEqual(sorted(MOVES.slice(1)));
    expect(await changes(negotiation, "2024-03-01", "2024-03-10")).toHaveLength(3);
    await api.db.execute(sql`update article set marking = 'CLEAR'`);
  });

  test("of an actor that was merged are told of the one that stays", async () => {
    await api.db.execute(
      sql`update actor set surviving_id = ${actors.get("Norway")?.replace("actor_", "")}::uuid where name = 'Iceland'`,
    );
    // Seen as one, the holder demands and rejects on one day; what weighs more stands.
    expect((await changes(actors.get("Norway") ?? "", "2024-03-01", "2024-03-10")).map((one) => one[1])).toEqual([
      "Norway",
      "Norway",
    ]);
    await api.db.execute(sql`update actor set surviving_id = id`);
  });

  test("refuse a patience that is none", async () => {
    const { errors } = await api.ask(
      `{ negotiation(id: "${negotiation}") { changes(since: "2024-03-01T00:00:00Z", patienceDays: 0) { totalCount } } }`,
    );
    expect(errors?.[0]).toMatchObject({
      message: "patienceDays must be from 1 to 3650",
      extensions: { code: "BAD_USER_INPUT" },
    });
  });
});

describe("silence", () => {
  test("is told in the window in which it began, and in no other", async () => {
    // Norway was last heard on 4 March, Iceland on the 6th; the briefing waits ten days.
    const told: (readonly string[])[] = [];
    for (let day = 7; day < 30; day++) {
      const date = (of: number) => `2024-03-${String(of).padStart(2, "0")}`;
      told.push(...(await changes(briefing, date(day), date(day + 1))));
    }
    expect(told).toEqual([
      ["2024-03-14", "Norway", "SILENT", "DEMANDS → –"],
      ["2024-03-16", "Iceland", "SILENT", "SUPPORTS → –"],
    ]);
    // Wide windows tell it as well, narrow ones add up to the wide one.
    expect(await changes(briefing, "2024-03-07", "2024-03-30")).toEqual(told.toReversed());
  });

  test("goes by the patience that is asked for, 14 days when none is", async () => {
    const silent = async (more: string) =>
      (await changes(negotiation, "2024-03-07", "2024-04-30", more)).map((one) => [one[0], one[1]]);
    expect(await silent("")).toEqual([
      ["2024-03-20", "Iceland"],
      ["2024-03-18", "Norway"],
    ]);
    expect(await silent(", patienceDays: 30")).toEqual([
      ["2024-04-05", "Iceland"],
      ["2024-04-03", "Norway"],
    ]);
    expect(await silent(", patienceDays: 300")).toEqual([]);
    expect(await changes(actors.get("Norway") ?? "", "2024-03-07", "2024-04-30")).toEqual([
      ["2024-03-18", "Norway", "SILENT", "DEMANDS → –"],
    ]);
  });

  test("is no longer told once the position was restated within the window, by the clock of what was known", async () => {
    const before = new Date();
    const late = await take(
      "three",
      "2024-03-25",
      `${TALKS} Norway demands that Iceland cut its tariffs on fish.`,
      "Coast Post",
    );
    const after = new Date();
    const norway = actors.get("Norway") ?? "";
    expect(await changes(norway, "2024-03-07", "2024-03-30")).toEqual([
      ["2024-03-25", "Norway", "RESTATED", "DEMANDS → DEMANDS"],
    ]);
    // As it was known before the report came in, and in a window that ends before the restatement, it is silent.
    const SILENT = [["2024-03-18", "Norway", "SILENT", "DEMANDS → –"]];
    expect(await changes(norway, "2024-03-07", "2024-03-30", `, knownAt: "${before.toISOString()}"`)).toEqual(SILENT);
    expect(await changes(norway, "2024-03-07", "2024-03-24")).toEqual(SILENT);
    // A rejection counts from when it was made: before, the claim was held true.
    const claims = await api.db.execute<{ id: string }>(
      sql`select p.claim_id as id from position p join claim c on c.id = p.claim_id join article_version v on v.id = c.article_version_id where v.article_id = ${late}::uuid`,
    );
    await ask(
      "mutation ($claims: [ID!]!) { reviewClaims(input: { claims: $claims, verdict: REJECTED }) { userErrors { message } } }",
      { claims: claims.rows.map((row) => `position_${row.id}`) },
    );
    expect(await changes(norway, "2024-03-07", "2024-03-30")).toEqual(SILENT);
    expect(await changes(norway, "2024-03-07", "2024-03-30", `, knownAt: "${after.toISOString()}"`)).toEqual([
      ["2024-03-25", "Norway", "RESTATED", "DEMANDS → DEMANDS"],
    ]);
    expect(await changes(norway, "2024-03-07", "2024-03-30", `, knownAt: "${before.toISOString()}"`)).toEqual(SILENT);
  });

  test("is not expected to be broken by who withdrew, and ends with the window that is asked for", () => {
    const stand = (day: string, stance: FoundStand["stance"]): FoundStand => ({
      negotiationId: "n",
      issueId: "i",
      holderId: "h",
      claimId: `${day} ${stance}`,
      stance,
      strength: "FIRM",
      statedOn: day,
      day,
      review: "EXTRACTED",
      recordedAt: new Date("2024-06-01T00:00:00Z"),
      conditions: [],
    });
    const silent = (stands: readonly FoundStand[], since: string, until: string) =>
      silencesOf(stands, new Date(since), new Date(until), 5).map((one) => [one.at.toISOString(), one.beforeId]);
    const demand = stand("2024-03-01", "DEMANDS");
    const begun = [["2024-03-06T00:00:00.000Z", "2024-03-01 DEMANDS"]];
    expect(silent([demand], "2024-03-02", "2024-03-07")).toEqual(begun);
    expect(silent([demand], "2024-03-06", "2024-03-07")).toEqual(begun);
    expect(silent([demand], "2024-03-02", "2024-03-06")).toEqual([]);
    expect(silent([demand], "2024-03-06T00:00:00.001Z", "2024-03-07")).toEqual([]);
    expect(silent([stand("2024-03-03", "WITHDRAWS"), demand], "2024-03-02", "2024-03-20")).toEqual([]);
    // What was said after the window does not break a silence within it.
    expect(silent([stand("2024-03-09", "DEMANDS"), demand], "2024-03-02", "2024-03-07")).toEqual(begun);
    expect(silent([stand("2024-03-09", "DEMANDS"), demand], "2024-03-02", "2024-03-10")).toEqual([]);
  });
});
