// The engine against graphql-js with plain resolvers over the same rows: the same operation, the same bytes.
//
// 300 operations where somebody waits, 2,000 where CI is set; PARLEY_DIFFERENTIAL_RUNS asks for another number of them,
// PARLEY_DIFFERENTIAL_SEED for others.

import fc from "fast-check";
import type { FastifyInstance } from "fastify";
import { execute, parse, validate } from "graphql";
import { afterAll, beforeAll, expect, test } from "vitest";

import { readSchema } from "../../src/graphql/schema.ts";
import { buildServer } from "../../src/graphql/server.ts";

import { DEPENDENCIES, NOW } from "../samples.ts";
import { buildWorld, type TestWorld } from "./world.ts";
import { operations, render } from "./operations.ts";
import { resolveField, resolveType } from "./reference.ts";

const RUNS = Number(process.env["PARLEY_DIFFERENTIAL_RUNS"] ?? (process.env["CI"] === undefined ? 300 : 2_000));
const SEED = Number(process.env["PARLEY_DIFFERENTIAL_SEED"] ?? 20_240_213);
const DEPTH = 5;

const schema = readSchema();
let world: TestWorld;
let app: FastifyInstance;

beforeAll(async () => {
  world = await buildWorld();
  app = await buildServer({
    context: () => ({
      ...DEPENDENCIES,
      db: world.api.db,
      run: world.api.run,
      runText: world.api.runText,
      log: (_id, error) => console.error(error),
    }),
    checkReady: async () => {},
  });
});
afterAll(async () => {
  await app.close();
  await world.api.close();
});

/** The body that the server sends. */
async function asked(query: string, variables: object, operationName: string): Promise<string> {
  const response = await app.inject({
    method: "POST",
    url: "/graphql",
    headers: { "content-type": "application/json", accept: "application/graphql-response+json" },
    payload: JSON.stringify({ query, variables, operationName }),
  });
  return response.body.trim();
}

test(`${RUNS.toLocaleString("en")} operations are answered as plain resolvers answer them`, async () => {
  let answered = 0;
  let bytes = 0;
  const property = fc.asyncProperty(operations(schema, world.values, DEPTH), async (operation) => {
    const { text, variables, operationName } = render(operation);
    const document = parse(text);
    fc.pre(validate(schema, document).length === 0);
    const ours = await asked(text, variables, operationName);
    // Too large to be answered is an answer, which the tests of limits look at.
    fc.pre(!ours.includes("is the limit: ask for smaller pages"));
    // So is that two editions cannot be compared, which the tests of editions look at.
    fc.pre(!ours.includes("The two editions are of different briefings"));
    const result = await execute({
      schema,
      document,
      operationName,
      variableValues: variables,
      rootValue: {},
      contextValue: world.reference,
      fieldResolver: resolveField,
      typeResolver: resolveType,
    });
    answered++;
    bytes += ours.length;
    const plain = JSON.stringify(result);
    if (ours !== plain) {
      throw new Error(
        [text, JSON.stringify(variables), `engine: ${around(ours, plain)}`, `plain:  ${around(plain, ours)}`].join(
          "\n",
        ),
      );
    }
  });
  const details = await fc.check(property, { numRuns: RUNS, seed: SEED, maxSkipsPerRun: 100 });
  if (details.failed) {
    const shown = details.errorInstance instanceof Error ? details.errorInstance.message : "too many were skipped";
    expect.unreachable(`after ${details.numRuns} operations (seed ${SEED}), made as small as can be:\n${shown}`);
  }
  // The operations must ask for something: most of them for more than a few values.
  expect(answered).toBeGreaterThanOrEqual(RUNS);
  expect(bytes / answered).toBeGreaterThan(300);
});

/** What stands around the first difference. */
function around(text: string, other: string): string {
  let at = 0;
  while (at < text.length && text[at] === other[at]) at++;
  return `${at > 80 ? "…" : ""}${text.slice(Math.max(0, at - 80), at + 160)}`;
}

test("the reference knows the time and the data", () => {
  expect(world.reference.now).toBe(NOW);
  expect(world.reference.tables.all("position").length).toBeGreaterThan(30);
});
