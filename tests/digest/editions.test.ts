// Editions as a desk lives with them: what changed between any two, what no longer stands, and what was known when.

import { afterAll, beforeAll, expect, test } from "vitest";

import { createTestApi, NOW, type TestApi } from "../samples.ts";

import { askOf, takeReport } from "./taking.ts";

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi(false);
});
afterAll(() => api.close());

const NAMES = {
  "hill-1": "Hill Gazette",
  "hill-2": "Hill Gazette",
  "coast-1": "Coast Post",
  late: "Coast Post",
} as const;

const take = (id: keyof typeof NAMES, published: string, text: string) =>
  takeReport(api, { id, published, text, source: NAMES[id] });

const ask = <T>(document: string, variables?: Record<string, unknown>) => askOf<T>(api, document, variables);

const FIRST =
  "Negotiators from Norway and Iceland met in Bergen on Monday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland rejects a cut of its tariffs on fish. Officials of both sides said the talks would go on.";
const SECOND =
  "Negotiators from Norway and Iceland met again in Bergen on Wednesday for talks on tariffs. Norway demands that Iceland cut its tariffs on fish. Iceland supports a cut of its tariffs on fish if Norway opens its market to lamb.";

const PUBLISH = /* GraphQL */ `
  mutation Publish($briefing: ID!, $since: DateTime!, $until: DateTime!) {
    publishEdition(input: { briefing: $briefing, window: { since: $since, until: $until } }) {
      edition { id number contentHash digest { rendered(format: MARKDOWN) } }
      userErrors { message }
    }
  }
`;

interface Published {
  readonly publishEdition: {
    readonly edition: { readonly id: string; readonly number: number; readonly contentHash: string };
  };
}

let briefing: string;
let negotiation: string;
const editions: string[] = [];
let hill: string;

test("two editions are published over two days", async () => {
  hill = await take("hill-1", "2024-03-04", FIRST);
  const found = await ask<{ negotiations: { nodes: { id: string }[] } }>("{ negotiations(first: 1) { nodes { id } } }");
  negotiation = found.negotiations.nodes[0]?.id ?? "";
  const made = await ask<{ createBriefing: { briefing: { id: string } } }>(
    `mutation { createBriefing(input: { name: "Fish", scope: { negotiations: ["${negotiation}"] } }) { briefing { id } userErrors { message } } }`,
  );
  briefing = made.createBriefing.briefing.id;
  for (const [day, next] of [
    ["2024-03-04", "2024-03-05"],
    ["2024-03-05", "2024-03-07"],
  ] as const) {
    if (day === "2024-03-05") await take("coast-1", "2024-03-06", SECOND);
    const { publishEdition } = await ask<Published>(PUBLISH, {
      briefing,
      since: `${day}T00:00:00Z`,
      until: `${next}T00:00:00Z`,
    });
    editions.push(publishEdition.edition.id);
    expect(publishEdition.edition.number).toBe(editions.length);
  }
});

const DIFF = /* GraphQL */ `
  query Diff($id: ID!, $from: ID) {
    node(id: $id) {
      ... on Edition {
        diff(from: $from) {
          added { text }
          removed { text }
          changed { before { text citations { number } } after { text citations { number } } }
          cells { actor issue before after }
        }
      }
    }
  }
`;

interface Diffed {
  readonly node: {
    readonly diff: {
      readonly added: readonly { readonly text: string }[];
      readonly removed: readonly { readonly text: string }[];
      readonly changed: readonly {
        readonly before: { readonly text: string };
        readonly after: { readonly text: string };
      }[];
      readonly cells: readonly {
        readonly actor: string;
        readonly before: string | null;
        readonly after: string | null;
      }[];
    };
  };
}

test("the difference names the cell that moved, and the entries that are told otherwise", async () => {
  const { node } = await ask<Diffed>(DIFF, { id: editions[1] });
  const iceland = node.diff.cells.find((cell) => cell.actor === "Iceland");
  expect(iceland?.before).toMatch(/^rejects/);
  expect(iceland?.after).toMatch(/^supports, on conditions/);
  expect(node.diff.changed.some(({ before, after }) => before.text !== after.text)).toBe(true);
});

test("any two editions can be compared, both ways, and an edition with itself has no difference", async () => {
  const back = await ask<Diffed>(DIFF, { id: editions[0], from: editions[1] });
  expect(back.node.diff.cells.find((cell) => cell.actor === "Iceland")?.after).toMatch(/^rejects/);
  const same = await ask<Diffed>(DIFF, { id: editions[0], from: editions[0] });
  expect(same.node.diff).toEqual({ added: [], removed: [], changed: [], cells: [] });
});

test("everything is added in a first edition", async () => {
  const { node } = await ask<Diffed>(DIFF, { id: editions[0] });
  expect(node.diff.added.length).toBeGreaterThan(1);
  expect(node.diff.removed).toEqual([]);
});

test("an edition of another briefing is refused", async () => {
  const other = await ask<{ createBriefing: { briefing: { id: string } } }>(
    'mutation { createBriefing(input: { name: "Other", scope: {} }) { briefing { id } userErrors { message } } }',
  );
  const { publishEdition } = await ask<Published>(PUBLISH, {
    briefing: other.createBriefing.briefing.id,
    since: "2024-03-04T00:00:00Z",
    until: "2024-03-05T00:00:00Z",
  });
  const { errors } = await api.ask(DIFF, { id: editions[0], from: publishEdition.edition.id });
  expect(errors?.[0]?.message).toContain("different briefings");
  const unknown = await api.ask(DIFF, { id: editions[0], from: briefing });
  expect(unknown.errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
});

const ERRATA =
  "query ($id: ID!) { node(id: $id) { ... on Edition { contentHash errata { reason claim { id } article { id } } } } }";

interface WithErrata {
  readonly node: {
    readonly contentHash: string;
    readonly errata: readonly {
      readonly reason: string;
      readonly claim: { readonly id: string } | null;
      readonly article: { readonly id: string } | null;
    }[];
  };
}

test("a rejected claim leaves an erratum in each edition that cites it, and the edition as it was", async () => {
  const before = await ask<WithErrata>(ERRATA, { id: editions[0] });
  const cited = await ask<{
    node: { digest: { sections: { items: { citations: { claim: { id: string } }[] }[] }[] } };
  }>(
    "query ($id: ID!) { node(id: $id) { ... on Edition { digest { sections { items { citations { claim { id } } } } } } } }",
    { id: editions[0] },
  );
  const claim = cited.node.digest.sections.flatMap((section) => section.items).flatMap((item) => item.citations)[0]
    ?.claim.id;
  await ask(
    'mutation ($claims: [ID!]!) { reviewClaims(input: { claims: $claims, verdict: REJECTED, note: "The speaker denies it" }) { userErrors { message } } }',
    { claims: [claim] },
  );
  const { node } = await ask<WithErrata>(ERRATA, { id: editions[0] });
  expect(node.errata).toEqual([
    { reason: "Rejected on review: The speaker denies it", claim: { id: claim }, article: null },
  ]);
  expect(node.contentHash).toBe(before.node.contentHash);
});

const MATRIX = /* GraphQL */ `
  query Matrix($id: ID!, $asOf: DateTime!, $knownAt: DateTime) {
    negotiation(id: $id) {
      positionMatrix(asOf: $asOf, knownAt: $knownAt) {
        rows { actor { name } cells { current { stance } } }
      }
    }
  }
`;

async function stanceOf(actor: string, asOf: string, knownAt: Date): Promise<string | undefined> {
  const found = await ask<{
    negotiation: {
      positionMatrix: { rows: { actor: { name: string }; cells: { current: { stance: string } | null }[] }[] };
    };
  }>(MATRIX, { id: negotiation, asOf, knownAt: knownAt.toISOString() });
  const row = found.negotiation.positionMatrix.rows.find((one) => one.actor.name === actor);
  return row?.cells.flatMap((cell) => cell.current?.stance ?? [])[0];
}

test("a late report changes what held on a day, not what was known then; a retraction takes it back likewise", async () => {
  const asOf = "2024-03-08T00:00:00Z";
  const beforeLate = new Date();
  const late = await take(
    "late",
    "2024-03-08",
    "Negotiators from Norway and Iceland met in Bergen on Thursday for talks on tariffs. Iceland rejects a cut of its tariffs on fish.",
  );
  const afterLate = new Date();
  expect(await stanceOf("Iceland", asOf, beforeLate)).toBe("SUPPORTS");
  expect(await stanceOf("Iceland", asOf, afterLate)).toBe("REJECTS");
  const retracted = await ask<{ retractArticle: { article: { status: string }; userErrors: unknown[] } }>(
    'mutation ($article: ID!) { retractArticle(input: { article: $article, reason: "Written from a wrong transcript" }) { article { status } userErrors { message } } }',
    { article: `article_${late}` },
  );
  expect(retracted.retractArticle).toEqual({ article: { status: "RETRACTED" }, userErrors: [] });
  // The API's clock stands at NOW in the tests: that is when the retraction is known.
  expect(await stanceOf("Iceland", asOf, NOW)).toBe("SUPPORTS");
  expect(await stanceOf("Iceland", asOf, afterLate)).toBe("REJECTS");
  expect(await stanceOf("Iceland", asOf, beforeLate)).toBe("SUPPORTS");
});

test("an article is retracted once, and one that is not there is said to be missing", async () => {
  const RETRACT =
    'mutation ($article: ID!) { retractArticle(input: { article: $article, reason: "wrong" }) { article { id } userErrors { code field } } }';
  const first = await ask<{ retractArticle: { userErrors: { code: string }[] } }>(RETRACT, {
    article: `article_${hill}`,
  });
  expect(first.retractArticle.userErrors).toEqual([]);
  const { node } = await ask<WithErrata>(ERRATA, { id: editions[0] });
  expect(node.errata[0]).toEqual({ reason: "Retracted: wrong", claim: null, article: { id: `article_${hill}` } });
  const again = await ask<{ retractArticle: unknown }>(RETRACT, { article: `article_${hill}` });
  expect(again.retractArticle).toEqual({
    article: null,
    userErrors: [{ code: "CONFLICT", field: ["input", "article"] }],
  });
  const missing = await ask<{ retractArticle: unknown }>(RETRACT, {
    article: "article_00000000-0000-7000-8000-000000000000",
  });
  expect(missing.retractArticle).toEqual({
    article: null,
    userErrors: [{ code: "NOT_FOUND", field: ["input", "article"] }],
  });
});

test("a corrected article leaves an erratum in the editions that cite it", async () => {
  await take("coast-1", "2024-03-06", `${SECOND} An earlier version of this report named the wrong harbour.`);
  const { node } = await ask<WithErrata>(ERRATA, { id: editions[1] });
  expect(node.errata.map((erratum) => erratum.reason)).toContain("Corrected: the article has a newer version");
});
