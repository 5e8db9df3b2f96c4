// Many articles in one transaction: as if each were saved alone, and only the one at fault is lost.

import { randomBytes } from "node:crypto";
import { readdirSync } from "node:fs";
import { join } from "node:path";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Extractor } from "../../src/domain/reading.ts";
import { EXTRACTOR, TAXONOMY } from "../../src/extract/index.ts";
import {
  type ArticleInput,
  ingestArticle,
  MOST_TOGETHER,
  prepareArticles,
  readDocumentFile,
  savePrepared,
} from "../../src/ingest/index.ts";
import { ensureTaxonomy } from "../../src/store/issues.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import { DEPENDENCIES, SAMPLES } from "../samples.ts";

let together: TestDatabase;
let alone: TestDatabase;
beforeAll(async () => {
  [together, alone] = await Promise.all([createTestDatabase(), createTestDatabase()]);
  await Promise.all([together, alone].map(({ db }) => ensureTaxonomy(db, TAXONOMY)));
});
afterAll(() => Promise.all([together.close(), alone.close()]));

/** What is known, without ids and instants. */
const KNOWN: Readonly<Record<string, string>> = {
  origins:
    "select a.url, a.origin_method, a.origin_similarity, (select min(o.url) from article o where o.origin_id = a.origin_id) from article a order by 1",
  names:
    "select a.name, a.kind, a.country, n.text, n.kind from actor a join actor_name n on n.actor_id = a.id order by 1, 4, 5",
  negotiations:
    "select n.slug, n.kind, n.venue, n.format, n.last_activity_at, a.url, l.linked_by, l.score from negotiation n join negotiation_article l on l.negotiation_id = n.id join article a on a.id = l.article_id order by 1, 6",
  issues:
    "select n.slug, i.slug, i.name, i.aliases, p.slug from issue i join negotiation n on n.id = i.negotiation_id left join issue p on p.id = i.parent_id order by 1, 2",
  participants:
    "select n.slug, a.name, c.role, c.ordinal, p.presence, e.exact from current_participation c join negotiation n on n.id = c.negotiation_id join actor a on a.id = c.actor_id join participation p on p.claim_id = c.participation_id join evidence_segment e on e.claim_id = p.claim_id and e.ordinal = 0 order by 1, 2, 3",
  claims:
    "select a.url, c.kind, c.review, c.superseded_at is null, e.ordinal, e.exact from claim c join article_version v on v.id = c.article_version_id join article a on a.id = v.article_id join evidence_segment e on e.claim_id = c.id order by 1, 2, 5, e.start_offset, 6",
  conditions:
    "select h.name, p.summary, k.kind, k.text, a.name, i.slug, r.summary from condition k join position p on p.claim_id = k.position_id join actor h on h.id = p.holder_id left join actor a on a.id = k.actor_id left join issue i on i.id = k.issue_id left join position r on r.claim_id = k.refers_to_position_id order by 1, 2, 3, 4",
  // In the order in which subscribers are told.
  messages:
    "select n.slug, o.body->>'kind', a.name, b.summary, f.summary, o.previous is null from outbox o join negotiation n on n.id = o.topic_id join actor a on a.id = (o.body->>'actorId')::uuid left join position b on b.claim_id = (o.body->>'beforeId')::uuid left join position f on f.claim_id = (o.body->>'afterId')::uuid order by o.position",
  notes:
    "select a.url, n.step, n.message from note n join article_version v on v.id = n.article_version_id join article a on a.id = v.article_id order by 1, 2, 3",
  audit: "select acted_by, action, record_type, origin, count(*) from activity group by 1, 2, 3, 4 order by 1, 2",
};

async function known({ run }: TestDatabase): Promise<Record<string, unknown>> {
  const found: Record<string, unknown> = {};
  for (const [name, statement] of Object.entries(KNOWN)) found[name] = await run(statement, []);
  return found;
}

async function save(database: TestDatabase, inputs: readonly ArticleInput[], extractor: Extractor = EXTRACTOR) {
  const deps = { ...DEPENDENCIES, extractor };
  return savePrepared(database.db, await prepareArticles(database.db, inputs, deps), deps);
}

let number = 0;
function report(changes: Partial<ArticleInput> = {}): ArticleInput {
  number++;
  return {
    source: { name: "Coast Wire" },
    url: `https://example.org/together/${number}`,
    title: `Day ${number}`,
    publishedAt: new Date("2024-03-01T00:00:00Z"),
    text: `Negotiators of Norway and Iceland met in Bergen for talks on fishing quotas, report ${number} says. Norway opposes a quota of ${number + 10} tonnes, Ana Silva said.`,
    ...changes,
  };
}

test("the samples, one of them twice and one corrected, are known as when each was taken in alone", async () => {
  const inputs: ArticleInput[] = [];
  for (const name of readdirSync(SAMPLES).filter((one) => /^\d.*\.md$/.test(one))) {
    const read = await readDocumentFile(join(SAMPLES, name));
    if (!read.ok) throw new Error(name);
    const { title, source, url, date, text } = read.value;
    inputs.push({
      title: title ?? name,
      source: { name: source ?? "Sample" },
      url,
      publishedAt: new Date(`${date}T12:00:00Z`),
      text,
    });
  }
  const [first, second] = inputs;
  if (first === undefined || second === undefined) throw new Error("There are no samples");
  inputs.splice(4, 0, first);
  inputs.splice(7, 0, { ...second, text: `${second.text}\n\nQatar rejects any delay, its foreign minister said.` });
  expect(inputs.length).toBeGreaterThan(MOST_TOGETHER / 2);

  const results = await save(together, inputs);
  const outcomes = results.map((one) => (one.status === "fulfilled" && one.value.ok ? one.value.value.outcome : null));
  expect(new Set(outcomes)).toEqual(new Set(["CREATED", "REVISED", "UNCHANGED"]));
  const each: (string | null)[] = [];
  for (const input of inputs) {
    const one = await ingestArticle(alone.db, input, DEPENDENCIES);
    each.push(one.ok ? one.value.outcome : null);
  }
  expect(outcomes).toEqual(each);
  const found = await known(together);
  expect(found).toEqual(await known(alone));
  for (const [name, rows] of Object.entries(found)) expect(rows, name).not.toEqual([]);
});

describe("when one of many fails", () => {
  const BAD = "Bad report.";
  /** Evidence that does not stand in the text: the database refuses it. */
  const lying: Extractor = {
    recorder: "liar",
    read: async (input) => {
      const reading = await EXTRACTOR.read(input);
      return input.text.startsWith(BAD) ? { ...reading, text: `xx${reading.text}` } : reading;
    },
  };
  /** A name that is longer than an index takes, and does not shrink. */
  const windy: Extractor = {
    recorder: "windy",
    read: async (input) => {
      const reading = await EXTRACTOR.read(input);
      const name = randomBytes(6_000).toString("base64");
      const [first, ...others] = reading.actors;
      if (first === undefined || !input.text.startsWith(BAD)) return reading;
      return { ...reading, actors: [{ ...first, name, names: [name] }, ...others] };
    },
  };
  const failing: Extractor = {
    recorder: "fails",
    read: async (input) => {
      if (input.text.startsWith(BAD)) throw new Error("cannot be read");
      return EXTRACTOR.read(input);
    },
  };

  test.each([
    ["to be saved", lying, /evidence does not stand/],
    ["to be within the database's limits", windy, /index row size/],
    ["to be read", failing, /cannot be read/],
  ])("%s, the others are kept whole, and of it nothing", async (_name, extractor, message) => {
    const bad = report();
    const inputs = [report(), report(), { ...bad, text: `${BAD} ${bad.text}` }, report({ text: " " }), report()];
    const results = await save(together, inputs, extractor);
    expect(results.map(({ status }) => status)).toEqual([
      "fulfilled",
      "fulfilled",
      "rejected",
      "fulfilled",
      "fulfilled",
    ]);
    const [, , rejected, refused] = results;
    const reason: unknown = rejected?.status === "rejected" ? rejected.reason : null;
    expect(String(reason instanceof Error ? (reason.cause ?? reason) : reason)).toMatch(message);
    expect(refused).toMatchObject({ value: { ok: false, errors: [{ code: "EMPTY_TEXT" }] } });
    const kept = await together.run(
      "select a.url from article a where a.url = any($1) and exists (select 1 from article_version v join claim c on c.article_version_id = v.id where v.article_id = a.id) order by a.recorded_at, a.id",
      [inputs.map(({ url }) => url)],
    );
    expect(kept.map(([url]) => url)).toEqual([inputs[0]?.url, inputs[1]?.url, inputs[4]?.url]);
  });
});

test("an article that follows from another of its transaction is told from it", async () => {
  const first = report();
  const corrected = { ...first, text: `${first.text} Iceland rejects it.` };
  const carried = { ...report({ source: { name: "Harbour Daily" } }), text: first.text };
  const results = await save(together, [first, carried, corrected, first, { ...first, url: null }]);
  expect(
    results.map((one) =>
      one.status === "rejected" ? one.reason : one.value.ok ? one.value.value.outcome : one.value.errors[0]?.code,
    ),
  ).toEqual(["CREATED", "CREATED", "REVISED", "CONFLICT", "CONFLICT"]);
  const origins = await together.run(
    "select count(distinct origin_id)::int, bool_or(origin_method = 'MINHASH') from article where url = any($1)",
    [[first.url, carried.url]],
  );
  expect(origins).toEqual([[1, true]]);
});

test("several that save at once make no actor and no negotiation twice", async () => {
  const texts = (from: string) =>
    Array.from({ length: 6 }, () => {
      const one = report();
      return { ...one, text: `Chief negotiator Marit Oxenholt of ${from} spoke first. ${one.text}` };
    });
  const results = await Promise.all(["Norway", "Iceland", "Norway"].map((from) => save(together, texts(from))));
  expect(results.flat().every((one) => one.status === "fulfilled" && one.value.ok)).toBe(true);
  expect(await together.run("select count(*)::int from actor where name = 'Marit Oxenholt'", [])).toEqual([[1]]);
  const slugs = await together.run(
    "select count(distinct l.negotiation_id)::int from negotiation_article l join article a on a.id = l.article_id where a.url like 'https://example.org/together/%'",
    [],
  );
  expect(slugs).toEqual([[1]]);
});
