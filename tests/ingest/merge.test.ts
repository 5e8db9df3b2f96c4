import { afterAll, beforeAll, expect, test } from "vitest";

import { ingestArticle, mergeActors } from "../../src/ingest/index.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import { DEPENDENCIES } from "../samples.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

test("an article that names two actors who turn out to be one names it once, with the mentions of both", async () => {
  const taken = await ingestArticle(
    database.db,
    {
      title: "Norway and Iceland met",
      text: "Norway and Iceland met in Oslo for talks on quotas. Norway opposes them, and Norway said so. Iceland agreed.",
      source: { name: "Coast Wire" },
      url: null,
      externalId: "one",
      publishedAt: new Date("2024-03-01"),
      negotiationId: null,
      language: null,
    },
    DEPENDENCIES,
  );
  const articleId = taken.ok ? taken.value.articleId : "";
  const named = () =>
    database.run(
      "select a.name, v.mention_count from article_actor v join actor a on a.id = v.actor_id where v.article_id = $1 order by 1",
      [articleId],
    );
  const before = await named();
  const idOf = async (name: string) =>
    String((await database.run("select id from actor where name = $1", [name]))[0]?.[0]);
  const count = (name: string) => Number(before.find((row) => row[0] === name)?.[1]);
  expect(count("Iceland")).toBeGreaterThan(0);
  expect(count("Norway")).toBeGreaterThan(0);

  const merged = await mergeActors(
    database.db,
    { fromId: await idOf("Iceland"), intoId: await idOf("Norway"), reason: "One and the same here" },
    DEPENDENCIES,
  );
  expect(merged.ok).toBe(true);
  const rest = before.filter((row) => row[0] !== "Iceland" && row[0] !== "Norway");
  expect(await named()).toEqual(
    [...rest, ["Norway", count("Iceland") + count("Norway")]].toSorted((a, b) =>
      String(a[0]) < String(b[0]) ? -1 : 1,
    ),
  );
});
