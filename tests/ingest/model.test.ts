// Articles read by a model, too, on their way into the database: who recorded what, and what happens when it fails.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { EXTRACTOR, TAXONOMY } from "../../src/extract/index.ts";
import { ingestArticle } from "../../src/ingest/index.ts";
import { modelExtractor } from "../../src/model/index.ts";
import { ensureTaxonomy } from "../../src/store/issues.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import {
  answerWith,
  completion,
  dependenciesFor,
  KEY,
  type ModelServer,
  settingsFor,
  startModelServer,
} from "../model/server.ts";

let database: TestDatabase;
let server: ModelServer;
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureTaxonomy(database.db, TAXONOMY);
  server = await startModelServer();
});
afterAll(async () => {
  await server.close();
  await database.close();
});

const MODEL = "model test-model, prompt 1";
const BOTH = `${EXTRACTOR.recorder} + ${MODEL}`;

const TEXT = `Negotiators of Norway and Iceland met in Oslo on Tuesday for talks on fishing.

Norway opposes a quota for cod, Foreign Minister Ana Silva said.

Over dinner the Icelanders let it be known that a shared patrol was fine by them.`;

let number = 0;
function takeIn(text: string) {
  number++;
  return ingestArticle(
    database.db,
    {
      source: { name: "Test wire" },
      url: `https://example.org/model/${number}`,
      title: `Talks on fishing ${number}`,
      publishedAt: new Date("2024-02-13T00:00:00Z"),
      language: "en",
      text: `${text}\n\nThis is report ${number}.`,
    },
    {
      now: new Date("2024-03-01T12:00:00Z"),
      extractor: modelExtractor(EXTRACTOR, TAXONOMY, settingsFor(server.url), dependenciesFor()),
      actor: "test",
      door: "test",
    },
  );
}

const ANSWER = answerWith({
  actors: [
    {
      id: "A1",
      name: { paragraph: 3, words: "Icelanders" },
      kind: "STATE",
      alsoCalled: [],
      role: null,
      affiliations: [],
    },
    { id: "A2", name: { paragraph: 2, words: "Norway" }, kind: "STATE", alsoCalled: [], role: null, affiliations: [] },
  ],
  positions: [
    {
      holders: ["A1"],
      stance: "ACCEPTS",
      strength: "PREFERENCE",
      issue: null,
      issueWords: { paragraph: 3, words: "shared patrol" },
      object: { paragraph: 3, words: "a shared patrol" },
      targets: [],
      voicedBy: [],
      conditions: [],
      statedOn: null,
      evidence: [{ paragraph: 3, words: "a shared patrol was fine by them" }],
    },
    {
      holders: ["A2"],
      stance: "OPPOSES",
      strength: "FIRM",
      issue: null,
      issueWords: { paragraph: 2, words: "quota for cod" },
      object: { paragraph: 2, words: "a quota for cod" },
      targets: [],
      voicedBy: [],
      conditions: [],
      statedOn: null,
      evidence: [{ paragraph: 2, words: "Norway opposes a quota for cod" }],
    },
  ],
});

async function recorders(versionId: string): Promise<readonly (readonly [string, string, string])[]> {
  const found = await database.db.execute<{ summary: string; recorder: string; kind: string }>(sql`
    select p.summary, c.recorder, c.recorder_kind as kind from position p join claim c on c.id = p.claim_id
     where c.article_version_id = ${versionId}::uuid order by p.summary`);
  return found.rows.map((row) => [row.summary, row.recorder, row.kind] as const);
}

/** Every text in every row of every table. */
async function everything(): Promise<string> {
  const tables = await database.db.execute<{ name: string }>(
    sql`select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
  );
  const texts: string[] = [];
  for (const { name } of tables.rows) {
    const rows = await database.db.execute<{ row: string }>(sql.raw(`select t::text as row from "${name}" t`));
    texts.push(...rows.rows.map(({ row }) => row));
  }
  return texts.join("\n");
}

describe("an article read by a model, too", () => {
  test("has its claims recorded by whoever read them", async () => {
    server.answer(() => completion(ANSWER));
    const result = await takeIn(TEXT);
    if (!result.ok) throw new Error("refused");
    expect(await recorders(result.value.articleVersionId)).toEqual([
      ["accepts a shared patrol", MODEL, "EXTRACTOR"],
      ["opposes a quota for cod", BOTH, "EXTRACTOR"],
    ]);
    const version = await database.db.execute<{ recorder: string }>(
      sql`select recorder from article_version where id = ${result.value.articleVersionId}::uuid`,
    );
    expect(version.rows).toEqual([{ recorder: BOTH }]);
  });

  test("is stored as the rules read it when the endpoint is out of order, with a warning", async () => {
    server.answer(() => ({ status: 500, body: { error: { message: `key ${KEY}` } } }));
    const result = await takeIn(TEXT);
    if (!result.ok) throw new Error("refused");
    const all = await recorders(result.value.articleVersionId);
    expect(all.map(([, recorder]) => recorder)).toEqual([EXTRACTOR.recorder]);
    const stored = await database.db.execute<{ severity: string; message: string }>(
      sql`select severity, message from note where article_version_id = ${result.value.articleVersionId}::uuid and step = 'model'`,
    );
    expect(stored.rows).toEqual([
      {
        severity: "WARNING",
        message:
          "The model did not read this text: it answered with status 500, 3 times one after the other. The rules' reading stands alone",
      },
    ]);
  });

  test("that is known already is not asked about again", async () => {
    server.answer(() => completion(ANSWER));
    const first = await takeIn(TEXT);
    expect(first).toMatchObject({ ok: true, value: { outcome: "CREATED" } });
    const asked = server.received.length;
    number--;
    expect(await takeIn(TEXT)).toMatchObject({ ok: true, value: { outcome: "UNCHANGED" } });
    expect(server.received).toHaveLength(asked);
  });

  test("leaves no trace of the key, nor of what was refused, in the database", async () => {
    const lie = "the fleet will be scuttled at dawn";
    const [first] = ANSWER.positions;
    if (first === undefined) throw new Error("not expected");
    server.answer(() =>
      completion({
        ...ANSWER,
        positions: [
          { ...first, object: { paragraph: 2, words: lie } },
          { ...first, statedOn: KEY, issue: KEY },
        ],
        events: [
          {
            kind: "attack",
            actors: [],
            date: null,
            place: null,
            status: "PLANNED",
            evidence: [{ paragraph: 1, words: lie }],
          },
        ],
      }),
    );
    const result = await takeIn(TEXT);
    expect(result.ok && result.value.notes.map((note) => note.message).join()).toContain(
      "2 of the model's entries were refused",
    );
    const all = await everything();
    expect(all.length).toBeGreaterThan(1_000);
    expect(all).toContain("shared patrol");
    expect(all).not.toContain(lie);
    expect(all).not.toContain("SECRET");
  });
});
