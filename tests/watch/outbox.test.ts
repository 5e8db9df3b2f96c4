// The outbox: positions in the order of commits, and which writes tell which moves.

import { setTimeout as sleep } from "node:timers/promises";

import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";

import { createBriefing, publishEdition } from "../../src/digest/index.ts";
import { ingestArticle, recordPosition, retractArticle, reviewClaims } from "../../src/ingest/index.ts";
import { openDatabase, type OpenDatabase } from "../../src/store/database.ts";
import {
  addMessages,
  type ChangeTold,
  findMessages,
  findNewestPosition,
  type Message,
  pruneMessages,
} from "../../src/store/outbox.ts";
import { createTestApi, DEPENDENCIES, type TestApi } from "../samples.ts";

let api: TestApi;
let wide: OpenDatabase;
beforeAll(async () => {
  api = await createTestApi(false);
  wide = openDatabase({ url: api.url, prepared: false, poolSize: 14 });
});
afterAll(async () => {
  await wide.close();
  await api.close();
});

function edition(topicId: string, editionId = newId()) {
  return { kind: "EDITION_PUBLISHED", topicId, body: { editionId } } as const;
}

describe("positions", () => {
  test("a transaction that began first and commits last is read last, and not skipped", async () => {
    const topic = newId();
    const start = await findNewestPosition(api.db);
    let written = () => {};
    const late = new Promise<void>((resolve) => {
      written = resolve;
    });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    const slow = wide.db.transaction(async (tx) => {
      await addMessages(tx, [edition(topic, "slow")]);
      written();
      await held;
    });
    await late;
    await wide.db.transaction((tx) => addMessages(tx, [edition(topic, "quick")]));
    const first = await findMessages(api.db, { after: start, limit: 10 });
    expect(first.map((message) => message.body)).toEqual([{ editionId: "quick" }]);
    release();
    await slow;
    const second = await findMessages(api.db, { after: first.at(-1)?.position ?? 0, limit: 10 });
    expect(second.map((message) => message.body)).toEqual([{ editionId: "slow" }]);
    expect(second[0]?.previous).toBe(first[0]?.position);
  });

  test("a reader behind twelve writers sees every row once, in order", async () => {
    const start = await findNewestPosition(api.db);
    const topics = Array.from({ length: 3 }, () => newId());
    let writing = true;
    const writers = Array.from({ length: 12 }, async (_, writer) => {
      for (let turn = 0; turn < 20; turn++) {
        await wide.db.transaction(async (tx) => {
          await addMessages(tx, [edition(topics[turn % 3] ?? "", `${writer}/${turn}/a`)]);
          await sleep((writer * 7 + turn * 3) % 11);
          await addMessages(tx, [edition(topics[writer % 3] ?? "", `${writer}/${turn}/b`)]);
        });
      }
    });
    const done = Promise.all(writers).then(() => {
      writing = false;
    });
    const seen: Message[] = [];
    for (let last = false; !last; ) {
      last = !writing;
      const page = await findMessages(api.db, { after: seen.at(-1)?.position ?? start, limit: 7 });
      seen.push(...page);
      if (page.length > 0) last = false;
    }
    await done;
    const names = seen.map((message) => (message.body as { editionId: string }).editionId);
    expect(names.length).toBe(480);
    expect(new Set(names).size).toBe(480);
    for (const topic of topics) {
      const ofTopic = seen.filter((message) => message.topicId === topic);
      expect(ofTopic.map((message) => message.previous)).toEqual(
        [null, ...ofTopic.map((one) => one.position)].slice(0, -1),
      );
    }
  });

  test("a transaction that is rolled back tells nothing", async () => {
    const start = await findNewestPosition(api.db);
    await expect(
      api.db.transaction(async (tx) => {
        await addMessages(tx, [edition(newId())]);
        throw new Error("changed its mind");
      }),
    ).rejects.toThrow("changed its mind");
    expect(await findMessages(api.db, { after: start, limit: 10 })).toEqual([]);
  });

  test("old messages are pruned, the newest of each topic stays", async () => {
    const [quiet, busy] = [newId(), newId()];
    await addMessages(api.db, [edition(quiet, "q1"), edition(busy, "b1"), edition(busy, "b2"), edition(busy, "b3")]);
    await api.db.execute(
      sql`update outbox set recorded_at = now() - interval '40 days' where topic_id in (${quiet}, ${busy}) and body->>'editionId' <> 'b3'`,
    );
    expect(await pruneMessages(api.db, new Date(Date.now() - 30 * 86_400_000), 1)).toBe(1);
    expect(await pruneMessages(api.db, new Date(Date.now() - 30 * 86_400_000))).toBe(1);
    const left = await api.db.execute<{ name: string }>(
      sql`select body->>'editionId' as name from outbox where topic_id in (${quiet}, ${busy}) order by position`,
    );
    expect(left.rows.map((row) => row.name)).toEqual(["q1", "b3"]);
  });
});

// ---- Which writes tell what ----------------------------------------------------------------------------------------

const FIRST =
  "Negotiators from Norway and Iceland met in Bergen on Monday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish. Officials of both sides said the talks would go on.";
const SECOND =
  "Negotiators from Norway and Iceland met again in Bergen on Wednesday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland accepts a cut of its tariffs on fish.";

async function take(id: string, published: string, text: string): Promise<string> {
  const result = await ingestArticle(
    api.db,
    {
      source: { name: "Hill Gazette" },
      externalId: id,
      title: `Fish (${id})`,
      publishedAt: new Date(published),
      text,
      language: "en",
    },
    { ...DEPENDENCIES, now: new Date() },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value.articleId;
}

describe("moves that are told", () => {
  let start = 0;
  let hill = "";
  let negotiation = "";
  beforeEach(async () => {
    start = await findNewestPosition(api.db);
  });

  /** What was told since the test began, with names in the place of ids. */
  async function told(): Promise<readonly string[]> {
    const messages = await findMessages(api.db, { after: start, limit: 100 });
    const lines = [];
    for (const message of messages) {
      if (message.kind !== "NEGOTIATION_CHANGED") continue;
      expect(message.topicId).toBe(negotiation);
      lines.push(await line(message.body));
    }
    return lines;
  }

  async function line(change: ChangeTold): Promise<string> {
    const { rows } = await api.db.execute<{ name: string; issue: string; before: string | null; after: string | null }>(
      sql`select a.name, i.slug as issue,
                 (select stance from position where claim_id = ${change.beforeId}::uuid) as before,
                 (select stance from position where claim_id = ${change.afterId}::uuid) as after
            from actor a, issue i where a.id = ${change.actorId}::uuid and i.id = ${change.issueId}::uuid`,
    );
    const [row] = rows;
    return `${change.at.slice(0, 10)} ${row?.name} ${change.kind}: ${row?.before ?? "–"} → ${row?.after ?? "–"}`;
  }

  async function stance(holder: string, word: string): Promise<string> {
    const { rows } = await api.db.execute<{ id: string }>(
      sql`select p.claim_id as id from position p join actor a on a.id = p.holder_id join claim c on c.id = p.claim_id
           where a.name = ${holder} and p.stance = ${word} and c.superseded_at is null order by p.stated_latest desc limit 1`,
    );
    return rows[0]?.id ?? "";
  }

  test("an article tells the moves that it makes known, and nothing when it is handed in again", async () => {
    hill = await take("hill-1", "2024-03-04T12:00:00Z", FIRST);
    const [row] = (await api.db.execute<{ id: string }>(sql`select id from negotiation`)).rows;
    negotiation = row?.id ?? "";
    expect(await told()).toEqual(["2024-03-04 Norway NEW: – → DEMANDS", "2024-03-04 Iceland NEW: – → REJECTS"]);
    start = await findNewestPosition(api.db);
    await take("hill-1", "2024-03-04T12:00:00Z", FIRST);
    expect(await told()).toEqual([]);
  });

  test("the same report from elsewhere moves nothing; a later one does", async () => {
    await take("copy", "2024-03-04T13:00:00Z", `${FIRST} Nobody else was there.`);
    expect(await told()).toEqual([]);
    await take("hill-2", "2024-03-06T12:00:00Z", SECOND);
    expect(await told()).toEqual([
      "2024-03-06 Norway RESTATED: DEMANDS → DEMANDS",
      "2024-03-06 Iceland REVERSED: REJECTS → ACCEPTS",
    ]);
  });

  test("a rejected claim is told as retracted, with what stands in its place, and comes back when confirmed", async () => {
    const claim = await stance("Iceland", "ACCEPTS");
    const review = (verdict: "REJECTED" | "CONFIRMED") =>
      reviewClaims(api.db, { claimIds: [claim], verdict, note: null, credibility: null }, DEPENDENCIES);
    expect((await review("REJECTED")).ok).toBe(true);
    expect(await told()).toEqual(["2024-03-06 Iceland RETRACTED: ACCEPTS → REJECTS"]);
    start = await findNewestPosition(api.db);
    await review("REJECTED");
    expect(await told()).toEqual([]);
    await review("CONFIRMED");
    expect(await told()).toEqual(["2024-03-06 Iceland REVERSED: REJECTS → ACCEPTS"]);
  });

  test("a position recorded by hand between two others is told, and so is the move after it", async () => {
    const { rows } = await api.db.execute<{ holder: string; issue: string }>(
      sql`select p.holder_id as holder, p.issue_id as issue from position p where p.claim_id = ${await stance("Iceland", "ACCEPTS")}::uuid`,
    );
    const result = await recordPosition(
      api.db,
      {
        negotiationId: negotiation,
        holderId: rows[0]?.holder ?? "",
        issueId: rows[0]?.issue ?? "",
        stance: "UNDECIDED",
        strength: "FIRM",
        summary: "has not decided",
        statedOn: "2024-03-05",
        articleId: hill,
        segments: [{ start: 0, end: 11, exact: "Negotiators" }],
        conditions: [],
      },
      DEPENDENCIES,
    );
    expect(result.ok).toBe(true);
    expect(await told()).toEqual([
      "2024-03-05 Iceland SOFTENED: REJECTS → UNDECIDED",
      "2024-03-06 Iceland NEW: UNDECIDED → ACCEPTS",
    ]);
  });

  test("a corrected article tells only what it now says otherwise; a retracted one, what fell", async () => {
    await take("hill-2", "2024-03-06T12:00:00Z", SECOND.replace("Iceland accepts", "Iceland opposes"));
    expect(await told()).toEqual(["2024-03-06 Iceland HARDENED: UNDECIDED → OPPOSES"]);
    start = await findNewestPosition(api.db);
    await retractArticle(api.db, { articleId: hill, reason: "made up" }, { ...DEPENDENCIES, now: new Date() });
    // The copy says the same of the same day as the article: only what was recorded by hand fell with it.
    expect(await told()).toEqual([
      "2024-03-05 Iceland RETRACTED: UNDECIDED → REJECTS",
      "2024-03-06 Iceland SOFTENED: REJECTS → OPPOSES",
    ]);
    start = await findNewestPosition(api.db);
    const { rows } = await api.db.execute<{ id: string }>(sql`select id from article where external_id = 'copy'`);
    await retractArticle(
      api.db,
      { articleId: rows[0]?.id ?? "", reason: "made up" },
      { ...DEPENDENCIES, now: new Date() },
    );
    expect(await told()).toEqual([
      "2024-03-04 Norway RETRACTED: DEMANDS → –",
      "2024-03-04 Iceland RETRACTED: REJECTS → –",
      "2024-03-06 Norway NEW: – → DEMANDS",
      "2024-03-06 Iceland NEW: – → OPPOSES",
    ]);
  });

  test("an edition is told once, also when its window is asked for again", async () => {
    const made = await createBriefing(
      api.db,
      {
        name: "Fish",
        scope: { negotiations: [negotiation], actors: [], issues: [], sources: [], languages: [] },
      },
      DEPENDENCIES,
    );
    const briefingId = made.ok ? made.value.briefingId : "";
    const window = { since: new Date("2024-03-04T00:00:00Z"), until: new Date("2024-03-07T00:00:00Z") };
    const published = await publishEdition(api.db, { briefingId, window }, new Date());
    await publishEdition(api.db, { briefingId, window }, new Date());
    const messages = await findMessages(api.db, { after: start, limit: 10, topicId: briefingId });
    expect(messages.map(({ kind, body }) => ({ kind, body }))).toEqual([
      { kind: "EDITION_PUBLISHED", body: { editionId: published.ok ? published.value.editionId : "" } },
    ]);
  });
});
