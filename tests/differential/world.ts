// The database that both sides answer from: the samples, and what happens to records later: merges, reviews, editions.

import { createTestApi, NOW, type TestApi } from "../samples.ts";

import type { Values } from "./operations.ts";
import { cursorOf } from "./reference-pages.ts";
import type { World } from "./reference.ts";
import { readTables, type Row, type Tables } from "./tables.ts";

export interface TestWorld {
  readonly api: TestApi;
  readonly reference: World;
  readonly values: Values;
}

const WINDOW = { since: "2024-02-06T00:00:00Z", until: "2024-02-18T00:00:00Z" } as const;

export async function buildWorld(): Promise<TestWorld> {
  const api = await createTestApi();
  await live(api);
  const tables = await readTables(api.url);
  return {
    api,
    reference: { tables, db: api.db, now: NOW, doors: new Map() },
    values: valuesOf(tables),
  };
}

/** What a year of work does to records. */
async function live(api: TestApi): Promise<void> {
  const change = async (field: string, input: object, payload: string) => {
    const type = `${field[0]?.toUpperCase()}${field.slice(1)}Input`;
    const text = `mutation($input: ${type}!) { ${field}(input: $input) { ${payload} userErrors { message } } }`;
    const { data, errors } = await api.ask(text, { input });
    if (errors !== undefined) throw new Error(errors.map((error) => error.message).join());
    return (data as Record<string, Record<string, { id: string }>>)[field] ?? {};
  };
  const { data } = await api.ask(`{
    negotiations(first: 3) { nodes { id positions(first: 8) { nodes { id } } statements(first: 4) { nodes { id } } figures(first: 2) { nodes { id } } } }
    actors(first: 100) { nodes { id name kind positions(first: 1) { totalCount } } }
    articles(first: 4) { nodes { id source { id } } }
  }`);
  const found = data as {
    negotiations: {
      nodes: Record<"positions" | "statements" | "figures", { nodes: { id: string }[] }>[] & { id: string }[];
    };
    actors: { nodes: { id: string; kind: string; positions: { totalCount: number } }[] };
    articles: { nodes: { id: string; source: { id: string } }[] };
  };
  const [one, other] = found.negotiations.nodes;
  const claims = (from: number, to: number) =>
    [
      ...(one?.positions.nodes.slice(from, to) ?? []),
      ...(one?.statements.nodes.slice(from, to) ?? []),
      ...(other?.figures.nodes.slice(from, to) ?? []),
    ].map(({ id }) => id);
  await change(
    "reviewClaims",
    { claims: claims(0, 2), verdict: "CONFIRMED", note: 'Read "again" – ✓ 😀\n\t\\', credibility: 2 },
    "claims { id }",
  );
  await change("reviewClaims", { claims: claims(2, 4), verdict: "REJECTED" }, "claims { id }");
  await change("reviewClaims", { claims: claims(1, 2), verdict: "AMENDED", credibility: 6 }, "claims { id }");
  const busy = found.actors.nodes
    .filter((actor) => actor.kind === "PERSON" || actor.kind === "ORGANISATION")
    .toSorted((a, b) => b.positions.totalCount - a.positions.totalCount);
  for (const kind of ["PERSON", "ORGANISATION"]) {
    const [into, from, third] = busy.filter((actor) => actor.kind === kind);
    if (into === undefined || from === undefined || third === undefined) throw new Error(`Too few of ${kind}`);
    await change("mergeActors", { from: from.id, into: into.id, reason: "The same" }, "actor { id }");
    await change("mergeActors", { from: third.id, into: into.id, reason: "The same, too" }, "actor { id }");
  }
  const [first, second, third] = found.articles.nodes;
  for (const one of [second, third])
    await change("joinOrigin", { article: one?.id, with: first?.id, reason: "One report" }, "article { id }");
  await change("splitOrigin", { article: third?.id, reason: "Another after all" }, "article { id }");
  await change("gradeSource", { source: found.articles.nodes[0]?.source.id, reliability: "B" }, "source { id }");
  const put = await change(
    "createBriefing",
    {
      name: "Put away",
      scope: { languages: ["en"] },
      sections: ["GAPS", "BOTTOM_LINE"],
      length: "FULL",
      cadence: "0 7 * * 1-5",
      namesLanguage: "en",
      markingCeiling: "AMBER",
    },
    "briefing { id }",
  );
  await change("markRead", { of: { negotiation: one?.id }, at: "2024-02-12T12:00:00Z" }, "mark { readAt }");
  await change("markRead", { of: { briefing: put["briefing"]?.id }, reader: "Ana" }, "mark { readAt }");
  await change("archiveBriefing", { briefing: put["briefing"]?.id }, "briefing { id }");
  for (const scope of [
    { negotiations: [one?.id] },
    { actors: [busy[0]?.id], sources: [found.articles.nodes[1]?.source.id] },
    {},
  ]) {
    const { briefing } = await change(
      "createBriefing",
      { name: `Desk ${Object.keys(scope).join()}`, scope },
      "briefing { id }",
    );
    const target = async (to: object) =>
      (await change("addDeliveryTarget", { briefing: briefing?.id, to }, "target { id }"))["target"]?.id;
    await target({ email: "desk@example.org" });
    const removed = await target({ webhook: "https://example.org/hooks/first" });
    await change(
      "publishEdition",
      { briefing: briefing?.id, window: { since: WINDOW.since, until: "2024-02-12T00:00:00Z" } },
      "edition { id }",
    );
    await change(
      "publishEdition",
      { briefing: briefing?.id, window: { since: "2024-02-12T00:00:00Z", until: WINDOW.until } },
      "edition { id }",
    );
    await change("removeDeliveryTarget", { target: removed }, "target { id }");
    await target({ webhook: "https://example.org/hooks/second" });
  }
}

const NONE = "00000000-0000-7000-8000-000000000000";

function valuesOf(tables: Tables): Values {
  const ids = (prefix: string, rows: readonly Row[], most = 12) => [
    ...spread(rows, most).map((row) => `${prefix}_${String(row["claim_id"] ?? row["id"])}`),
    `${prefix}_${NONE}`,
  ];
  const tables_ = (name: string) => tables.all(name);
  const article = ids("article", tables_("article"), 20);
  const actor = ids("actor", tables_("actor"), 30);
  const merged = tables_("actor")
    .filter((row) => row["id"] !== row["surviving_id"])
    .map((row) => `actor_${String(row["id"])}`);
  const surviving = tables_("actor")
    .filter((row) => tables.where("actor", "surviving_id", row["id"]).length > 1)
    .map((row) => `actor_${String(row["id"])}`);
  const negotiation = ids("negotiation", tables_("negotiation"));
  const issue = ids(
    "issue",
    tables_("issue").filter((row) => row["negotiation_id"] !== null),
    15,
  );
  const source = ids("source", tables_("source"));
  const briefing = ids("briefing", tables_("briefing"));
  const claims = ["statement", "position", "figure", "event", "participation"].flatMap((table) =>
    ids(table, tables_(table), 8),
  );
  const others = [
    ...ids("version", tables_("article_version"), 6),
    ...ids("unnamed", tables_("unnamed_source"), 6),
    ...ids("edition", tables_("edition"), 6),
    ...ids("target", tables_("delivery_target"), 4),
    ...ids("delivery", tables_("delivery"), 4),
  ];
  const everything = [
    ...article,
    ...actor,
    ...merged,
    ...negotiation,
    ...issue,
    ...source,
    ...briefing,
    ...claims,
    ...others,
    "nonsense",
  ];
  const days = [
    "2024-01-15T00:00:00Z",
    "2024-02-07T12:30:00+02:00",
    "2024-02-12T00:00:00Z",
    "2024-10-02T00:00:00.000Z",
    "2025-02-01T00:00:00Z",
  ];
  const actors = [...actor, ...merged, ...surviving, ...surviving];
  return {
    first: [0, 1, 2, 2, 3, 5, null],
    "Query.articles.first": [0, 1, 3, 5, 30, null],
    "Query.node.id": everything,
    "Query.nodes.ids": [
      [],
      everything.slice(0, 3),
      spreadOf(everything, 9),
      spreadOf(claims, 7),
      ["nonsense", ...spreadOf(others, 3)],
    ],
    "Query.article.id": [...article, "nonsense", ...actor.slice(0, 1)],
    "Query.actor.id": actors,
    "Query.source.id": source,
    "Query.negotiation.id": negotiation,
    "Query.issue.id": issue,
    "Query.briefing.id": briefing,
    "Edition.diff.from": [...ids("edition", tables_("edition"), 6).slice(0, -1), null],
    slug: [...tables_("negotiation").map((row) => row["slug"]), "none"],
    query: ["hostages", "ceasefire OR strike", '"cease-fire"', "hamas", "talks -cairo", "zzz", "  Qatar "],
    scope: [
      {},
      { negotiations: [] },
      { negotiations: negotiation.slice(0, 1) },
      { actors: surviving, sources: null },
      { issues: issue.slice(0, 2) },
      { languages: ["en"], sources: source.slice(0, 3) },
    ],
    patienceDays: [1, 14, 60, null],
    namesLanguage: ["en", "fr", null],
    reader: ["test", "Ana", "nobody", null],
    window: [
      WINDOW,
      { since: "2024-09-01T00:00:00Z", until: "2025-02-01T00:00:00Z" },
      { since: "2020-01-01T00:00:00Z", until: "2020-02-01T00:00:00Z" },
    ],
    timeZone: ["UTC", "Asia/Jerusalem", null],
    since: days,
    until: [...days, null],
    asOf: [...days, null],
    knownAt: [NOW.toISOString(), null, "2020-01-01T00:00:00Z"],
    "ArticleFilter.negotiation": negotiation,
    "ArticleFilter.actor": actors,
    "ArticleFilter.source": source,
    "ArticleFilter.language": ["en", "fr"],
    "ArticleFilter.publishedAfter": days,
    "ArticleFilter.publishedBefore": days,
    "BriefingFilter.isArchived": [true, false],
    "ActorFilter.nameStartsWith": ["", "I", "isr", "%", "_", "the \\"],
    ...cursors(tables),
    after: [],
  };
}

/** Cursors of each order, from rows that may or may not be in the list. */
function cursors(tables: Tables): Values {
  const of = (name: string, rows: readonly Row[], sort: (row: Row) => unknown) =>
    spread(rows, 10).map((row) => cursorOf(name, sort(row), row["claim_id"] ?? row["id"]));
  const days = (row: Row) => row["stated_latest"];
  const text = spread(tables.all("statement"), 8).map((row, index) =>
    cursorOf("TEXT ASC", index * 150, row["claim_id"]),
  );
  const published = of("PUBLISHED_AT DESC", tables.all("article"), (row) => row["published_at"]);
  const said = of("SAID_ON DESC", tables.all("statement"), (row) => row["said_latest"]);
  const activity = (id: unknown) => tables.find("negotiation", id)?.["last_activity_at"];
  return {
    "Source.articles.after": published,
    "Actor.articles.after": published,
    "Actor.statements.after": said,
    "Negotiation.statements.after": said,
    "Negotiation.figures.after": of("RECORDED_AT DESC", tables.all("claim"), (row) => row["recorded_at"]),
    "Negotiation.events.after": of("OCCURRED_ON DESC", tables.all("event"), (row) => row["occurred_latest"]),
    "Negotiation.meetings.after": of("HELD_ON DESC", tables.all("meeting"), (row) => row["held_latest"]),
    "Article.negotiations.after": of("LAST_ACTIVITY_AT DESC", tables.all("negotiation"), (row) => activity(row["id"])),
    "Actor.negotiations.after": spreadOf(tables.all("current_participation"), 10).map((row) =>
      cursorOf("LAST_ACTIVITY_AT DESC", activity(row["negotiation_id"]), row["participation_id"]),
    ),
    "Article.actors.after": spreadOf(tables.all("article_actor"), 8).map((row) =>
      cursorOf("MENTIONS DESC", row["mention_count"], row["actor_id"]),
    ),
    ...Object.fromEntries(
      ["mentions", "statements", "positions", "figures", "events"].map((field) => [`Article.${field}.after`, text]),
    ),
    "Query.sources.after": of("NAME ASC", tables.all("source"), (row) => row["name"]),
    "Query.briefings.after": of("RECORDED_AT DESC", tables.all("briefing"), (row) => row["recorded_at"]),
    "Briefing.deliveries.after": of("RECORDED_AT DESC", tables.all("delivery"), (row) => row["recorded_at"]),
    "Briefing.editions.after": of("NUMBER DESC", tables.all("edition"), (row) => row["number"]),
    "positions after orderBy": ordered("STATED_ON", tables.all("position"), days),
    "articles after orderBy": [
      ...ordered("PUBLISHED_AT", tables.all("article"), (row) => row["published_at"]),
      ...ordered("RECORDED_AT", tables.all("article"), (row) => row["recorded_at"]),
    ],
    "actors after orderBy": [
      ...ordered("NAME", tables.all("actor"), (row) => row["name"]),
      ...ordered("RECORDED_AT", tables.all("actor"), (row) => row["recorded_at"]),
    ],
    "negotiations after orderBy": [
      ...ordered("NAME", tables.all("negotiation"), (row) => row["name"]),
      ...ordered("LAST_ACTIVITY_AT", tables.all("negotiation"), (row) => row["last_activity_at"]),
    ],
  };
}

/** Orders that can be chosen, each with a cursor of it. */
function ordered(field: string, rows: readonly Row[], sort: (row: Row) => unknown): readonly unknown[] {
  return ["ASC", "DESC"].flatMap((direction) =>
    spread(rows, 6).map((row) => ({
      orderBy: { field, direction },
      after: cursorOf(`${field} ${direction}`, sort(row), row["claim_id"] ?? row["id"]),
    })),
  );
}

function spread(rows: readonly Row[], most: number): readonly Row[] {
  return spreadOf(
    rows.toSorted((a, b) => (String(a["claim_id"] ?? a["id"]) < String(b["claim_id"] ?? b["id"]) ? -1 : 1)),
    most,
  );
}

function spreadOf<T>(list: readonly T[], most: number): readonly T[] {
  const step = Math.max(1, Math.floor(list.length / most));
  return list.filter((_, index) => index % step === 0).slice(0, most);
}
