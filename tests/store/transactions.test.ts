// A transaction that cannot begin leaves no trace in the pool.

import { afterAll, beforeAll, expect, test } from "vitest";

import { openDatabase } from "../../src/store/database.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

test("a connection whose BEGIN failed is given back", async () => {
  const { db, close } = openDatabase({ url: database.url, prepared: true, poolSize: 1 });
  const impossible = { isolationLevel: "none" } as unknown as { isolationLevel: "serializable" };
  await expect(db.transaction(async () => 1, impossible)).rejects.toThrow(/begin/);
  expect(await db.transaction(async () => 2)).toBe(2);
  await close();
});
