// Reports that come in after the edition that should have had them.

import { afterAll, beforeAll, expect, test } from "vitest";

import type { DigestSection } from "../../src/domain/digest.ts";
import { editionDocuments, publishEdition } from "../../src/digest/index.ts";
import { createTestApi, type TestApi } from "../samples.ts";

import { askOf, takeReport } from "./taking.ts";

let api: TestApi;
let briefing: string;
beforeAll(async () => {
  api = await createTestApi(false);
});
afterAll(() => api.close());

const OPENING = "Negotiators from Norway and Iceland met in Bergen on Monday for talks on tariffs.";
const DEMAND = `${OPENING} Norway demands that Iceland cut its tariffs on fish. Officials of both sides said the talks would go on.`;
const REFUSAL = `${OPENING} Iceland rejects a cut of its tariffs on fish. A second round was planned for the end of the week.`;
const LATER =
  "Negotiators from Norway and Iceland met again in Bergen on Wednesday for talks on tariffs. Norway opposes the quota on lamb.";

const take = (id: string, published: string, text: string) =>
  takeReport(api, { id, published, text, source: `Paper ${id}` });

/** Publishes the edition of a day, now, and gives it with the articles that its changes cite. */
async function publish(day: string, next: string): Promise<{ sections: readonly DigestSection[]; cited: Set<string> }> {
  const window = { since: new Date(`${day}T00:00:00Z`), until: new Date(`${next}T00:00:00Z`) };
  const published = await publishEdition(api.db, { briefingId: briefing, window }, new Date());
  if (!published.ok) throw new Error(JSON.stringify(published.errors));
  const [edition] = await editionDocuments(api.db, [published.value.editionId]);
  const { sections = [], citations = [] } = edition?.document ?? {};
  const numbers = new Set(
    sections
      .filter(({ kind }) => kind === "WHAT_CHANGED")
      .flatMap(({ items }) => items.flatMap((one) => one.citations)),
  );
  return {
    sections,
    cited: new Set(citations.filter(({ number }) => numbers.has(number)).map(({ articleId }) => articleId)),
  };
}

test("what came in too late for an edition is told in the next one, once, and copies of what was told are not", async () => {
  const first = await take("first", "2024-03-04", DEMAND);
  const found = await askOf<{ negotiations: { nodes: { id: string }[] } }>(
    api,
    "{ negotiations(first: 1) { nodes { id } } }",
  );
  const made = await askOf<{ createBriefing: { briefing: { id: string } } }>(
    api,
    `mutation { createBriefing(input: { name: "Fish", scope: { negotiations: ["${found.negotiations.nodes[0]?.id}"] } }) { briefing { id } } }`,
  );
  briefing = made.createBriefing.briefing.id.replace("briefing_", "");
  expect((await publish("2024-03-04", "2024-03-05")).cited).toEqual(new Set([first]));

  const late = await take("late", "2024-03-04", REFUSAL);
  await take("copy", "2024-03-04", DEMAND);
  const second = await publish("2024-03-05", "2024-03-06");
  expect(second.cited).toEqual(new Set([late]));
  const changes = second.sections.find(({ kind }) => kind === "WHAT_CHANGED");
  expect(changes?.items.map(({ text }) => text).join()).toMatch(
    /^Iceland rejects a cut of its tariffs on fish, according to the Paper late on 4 March\./,
  );
  const sources = second.sections.find(({ kind }) => kind === "SOURCES");
  expect(sources?.items.map(({ text }) => text).join()).toContain("Paper late");

  const current = await take("later", "2024-03-06", LATER);
  expect((await publish("2024-03-06", "2024-03-07")).cited).toEqual(new Set([current]));
});

test("a window that does not follow the last edition has only what was published in it", async () => {
  await take("latest", "2024-03-04", REFUSAL.replace("rejects", "opposes"));
  expect((await publish("2024-03-08", "2024-03-09")).cited).toEqual(new Set());
});
