// Relay's compiler over our schema: connections, refetching by node, mutations and subscriptions as Relay wants them.

import { execFile } from "node:child_process";
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

const compiler = createRequire(import.meta.url)("relay-compiler") as string;
let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-relay-"));
  mkdirSync(join(folder, "src/__generated__"), { recursive: true });
  copyFileSync(new URL("../schema.graphql", import.meta.url), join(folder, "schema.graphql"));
  const config = {
    src: "./src",
    schema: "./schema.graphql",
    language: "typescript",
    artifactDirectory: "./src/__generated__",
    eagerEsModules: true,
  };
  writeFileSync(join(folder, "relay.config.json"), JSON.stringify(config));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function compile(name: string, ...documents: readonly string[]): Promise<readonly string[]> {
  const text = documents.map((document, index) => `export const d${index} = graphql\`${document}\`;`).join("\n");
  writeFileSync(join(folder, "src", `${name}.ts`), `import { graphql } from "relay-runtime";\n${text}\n`);
  await promisify(execFile)(compiler, ["relay.config.json"], { cwd: folder });
  return readdirSync(join(folder, "src/__generated__")).toSorted();
}

function generated(name: string): string {
  return readFileSync(join(folder, "src/__generated__", `${name}.graphql.ts`), "utf8");
}

test("a list of a node is a connection that can be paged through by itself", async () => {
  const files = await compile(
    "Positions",
    `query PositionsQuery($id: ID!) { negotiation(id: $id) { name ...Positions_negotiation } }`,
    `fragment Positions_negotiation on Negotiation
       @refetchable(queryName: "PositionsPageQuery")
       @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
       positions(first: $count, after: $cursor) @connection(key: "Positions_positions") {
         edges { node { id stance summary holder { name } } }
       }
     }`,
  );
  expect(files).toEqual(
    expect.arrayContaining([
      "PositionsPageQuery.graphql.ts",
      "PositionsQuery.graphql.ts",
      "Positions_negotiation.graphql.ts",
    ]),
  );
  // Refetched by Node.id, with what Relay adds to a connection.
  const page = generated("PositionsPageQuery");
  expect(page).toMatch(/node\(id: \$id\)/);
  expect(page).toMatch(/pageInfo \{[^}]*endCursor[^}]*hasNextPage/s);
  expect(page).toContain("cursor");
});

test("so is a list at the root", async () => {
  await compile(
    "Articles",
    `query ArticlesQuery { ...Articles_query }`,
    `fragment Articles_query on Query
       @refetchable(queryName: "ArticlesPageQuery")
       @argumentDefinitions(count: { type: "Int", defaultValue: 20 }, cursor: { type: "String" }) {
       articles(first: $count, after: $cursor) @connection(key: "Articles_articles") { edges { node { id title } } }
     }`,
  );
  expect(generated("ArticlesPageQuery")).toContain("articles(first: $count, after: $cursor)");
});

test("mutations and subscriptions compile", async () => {
  const files = await compile(
    "Watching",
    `mutation WatchingReviewMutation($input: ReviewClaimsInput!) {
       reviewClaims(input: $input) { claims { id review } userErrors { code message field } }
     }`,
    `subscription WatchingChangedSubscription($negotiation: ID!, $after: String) {
       negotiationChanged(negotiation: $negotiation, after: $after) { kind actor { id name } after { id summary } }
     }`,
  );
  expect(files).toEqual(
    expect.arrayContaining(["WatchingChangedSubscription.graphql.ts", "WatchingReviewMutation.graphql.ts"]),
  );
});

test("what is wrong is found", async () => {
  await expect(
    compile("Wrong", `query WrongQuery { negotiations(first: 1) { edges { node { nothing } } } }`),
  ).rejects.toThrow(/nothing/);
});
