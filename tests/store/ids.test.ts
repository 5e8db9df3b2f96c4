// Keys of records.

import { validate, version } from "uuid";
import { expect, test } from "vitest";

import { newId } from "../../src/store/ids.ts";

test("are UUIDs of version 7 that grow, however many are made in a millisecond, and tell when they were made", () => {
  const before = Date.now();
  const ids = Array.from({ length: 5_000 }, newId);
  expect(ids.every((id) => validate(id) && version(id) === 7)).toBe(true);
  expect(ids).toEqual([...new Set(ids)].toSorted());
  const made = ids.map((id) => Number.parseInt(id.replace("-", "").slice(0, 12), 16));
  expect(made[0]).toBeGreaterThanOrEqual(before);
  expect(made.at(-1)).toBeLessThanOrEqual(Date.now());
});
