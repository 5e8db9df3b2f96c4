// New issues: two articles that name one differently make one issue, and two different ones stay two.

import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import type { Extractor } from "../../src/domain/reading.ts";
import { EXTRACTOR, TAXONOMY } from "../../src/extract/index.ts";
import { ingestArticle } from "../../src/ingest/index.ts";
import { ensureTaxonomy } from "../../src/store/issues.ts";
import { addNegotiation } from "../../src/store/negotiations.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
  await ensureTaxonomy(database.db, TAXONOMY);
});
afterAll(() => database.close());

let number = 0;

async function newNegotiation(): Promise<string> {
  number++;
  return addNegotiation(database.db, {
    name: `Fisheries talks ${number}`,
    slug: `fisheries-talks-${number}`,
    kind: "OTHER",
    status: "ONGOING",
    format: "UNKNOWN",
    venue: null,
    startedOn: null,
    startedEarliest: null,
    startedLatest: null,
    lastActivityAt: new Date("2024-02-12T00:00:00Z"),
  });
}

/** Reads as the rules do, but names the issue of every position as told. */
function naming(slug: string, name: string): Extractor {
  return {
    recorder: "test",
    read: async (input) => {
      const reading = await EXTRACTOR.read(input);
      return {
        ...reading,
        positions: reading.positions.map((position) => ({ ...position, issue: slug, issueName: name })),
      };
    },
  };
}

async function takeIn(negotiationId: string, slug: string, name: string): Promise<void> {
  number++;
  const result = await ingestArticle(
    database.db,
    {
      source: { name: "Test wire" },
      url: `https://example.org/issues/${number}`,
      title: `Report ${number}`,
      publishedAt: new Date("2024-02-13T00:00:00Z"),
      text: `Norway opposes the plan, Foreign Minister Ana Silva said on Tuesday, in report ${number} from the talks.`,
      negotiationId,
    },
    { now: new Date("2024-03-01T12:00:00Z"), extractor: naming(slug, name), actor: "test", door: "test" },
  );
  expect(result).toMatchObject({ ok: true });
  if (result.ok) expect(result.value.counts.positions).toBeGreaterThan(0);
}

interface Row {
  readonly slug: string;
  readonly name: string;
  readonly aliases: readonly string[];
  readonly parent: string | null;
  readonly positions: number;
}

async function issuesOf(negotiationId: string): Promise<readonly Row[]> {
  const found = await database.db.execute<Row & Record<string, unknown>>(sql`
    select i.slug, i.name, i.aliases, t.slug as parent,
           (select count(*)::int from position p where p.issue_id = i.id) as positions
      from issue i left join issue t on t.id = i.parent_id where i.negotiation_id = ${negotiationId}::uuid order by i.id`);
  return found.rows;
}

describe("a new issue", () => {
  test("that two articles name differently is one, and the other names are remembered once", async () => {
    const talks = await newNegotiation();
    await takeIn(talks, "ferry-subsidies", "Ferry subsidies");
    await takeIn(talks, "subsidy-for-ferries", "A subsidy for ferries");
    await takeIn(talks, "subsidy-for-ferries", "A subsidy for ferries");
    await takeIn(talks, "ferry-subsidy", "ferry subsidy");
    expect(await issuesOf(talks)).toEqual([
      {
        slug: "ferry-subsidies",
        name: "Ferry subsidies",
        aliases: ["A subsidy for ferries", "ferry subsidy"],
        parent: null,
        positions: 4,
      },
    ]);
  });

  test("is another one when another thing is meant", async () => {
    const talks = await newNegotiation();
    await takeIn(talks, "ferry-subsidies", "Ferry subsidies");
    await takeIn(talks, "ferry-timetables", "Ferry timetables");
    await takeIn(talks, "subsidies-from-ferries", "Subsidies from ferries");
    expect((await issuesOf(talks)).map(({ slug, aliases, positions }) => [slug, aliases, positions])).toEqual([
      ["ferry-subsidies", [], 1],
      ["ferry-timetables", [], 1],
      ["subsidies-from-ferries", [], 1],
    ]);
  });

  test("of other talks is another row", async () => {
    const [one, two] = [await newNegotiation(), await newNegotiation()];
    await takeIn(one, "ferry-subsidies", "Ferry subsidies");
    await takeIn(two, "subsidy-for-ferries", "Subsidy for ferries");
    expect((await issuesOf(one)).map(({ slug }) => slug)).toEqual(["ferry-subsidies"]);
    expect((await issuesOf(two)).map(({ slug }) => slug)).toEqual(["subsidy-for-ferries"]);
  });

  test("that bears a name of the taxonomy is the taxonomy's", async () => {
    const talks = await newNegotiation();
    await takeIn(talks, "hostage-release", "The hostages' release");
    await takeIn(talks, "hostages", "Release of hostages");
    expect(await issuesOf(talks)).toEqual([
      {
        slug: "hostages",
        name: "Release of hostages",
        aliases: ["The hostages' release"],
        parent: "hostages",
        positions: 2,
      },
    ]);
  });
});
