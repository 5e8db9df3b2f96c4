// The audits of graphql-http: what the GraphQL-over-HTTP specification asks of a server, one test each, none left out.

import type { FastifyInstance } from "fastify";
import { serverAudits } from "graphql-http";
import { afterAll, beforeAll, expect, test } from "vitest";

import { buildServer } from "../../src/graphql/server.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import { DEPENDENCIES } from "../samples.ts";

let database: TestDatabase;
let app: FastifyInstance;
let url = "";

beforeAll(async () => {
  database = await createTestDatabase();
  app = await buildServer({
    context: () => ({
      ...DEPENDENCIES,
      db: database.db,
      run: database.run,
      runText: database.runText,
      log: (_id, error) => console.error(error),
    }),
    checkReady: async () => {},
  });
  url = `${await app.listen({ host: "127.0.0.1", port: 0 })}/graphql`;
});
afterAll(async () => {
  await app.close();
  await database.close();
});

const audits = serverAudits({ url: () => url });

test("there are 61 audits", () => {
  expect(audits.length).toBe(61);
});

test.each(audits.map((audit) => [audit.name, audit] as const))("%s", async (_name, audit) => {
  const result = await audit.fn();
  expect(result.status, "reason" in result ? result.reason : "").toBe("ok");
});
