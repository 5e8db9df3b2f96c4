import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type Slot, Tap } from "../../src/store/wire.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(async () => {
  await database.close();
});

const LARGE = "select repeat('“€” … 日本語 ', $1::int)";

test("a text comes as the bytes that a string would be made of, also under a name and in many chunks", async () => {
  for (const size of [0, 1, 20_000]) {
    for (const name of [undefined, "large", "large"]) {
      const [[text] = []] = await database.run(LARGE, [size]);
      const bytes = await database.runText(LARGE, [size], name);
      expect(bytes.toString()).toBe(text);
    }
  }
});

test("a statement that fails leaves the connections as they were", async () => {
  await expect(database.runText("select (1 / $1::int)::text", [0])).rejects.toThrow("division by zero");
  await expect(database.runText("select 'none' where $1::int > 0", [0])).rejects.toThrow("gave no text");
  await expect(database.runText("select null::text where $1::int = 0", [0])).rejects.toThrow("gave no text");
  expect(await database.run("select 'a', $1::int", [1])).toEqual([["a", 1]]);
  expect((await database.runText("select $1::text", ["b"])).toString()).toBe("b");
});

test("many at once do not meet", async () => {
  const numbers = Array.from({ length: 60 }, (_, number) => number);
  const both = await Promise.all(
    numbers.map(async (number) => [
      (await database.runText("select repeat($1::text, 20000)", [`${number},`])).toString().slice(0, 6),
      await database.run("select $1::int", [number]),
    ]),
  );
  for (const [number, [text, rows]] of both.entries()) {
    expect(text).toBe(`${number},`.repeat(6).slice(0, 6));
    expect(rows).toEqual([[number]]);
  }
});

const message = (code: string, body: Buffer): Buffer => {
  const head = Buffer.alloc(5);
  head.write(code);
  head.writeUInt32BE(body.length + 4, 1);
  return Buffer.concat([head, body]);
};
const row = (text: Buffer): Buffer => {
  const head = Buffer.alloc(6);
  head.writeInt16BE(1);
  head.writeInt32BE(text.length, 2);
  return message("D", Buffer.concat([head, text]));
};
const bytes = (maxLength: number) => fc.uint8Array({ maxLength }).map((each) => Buffer.from(each));

test("wherever chunks end, all but the wanted row is passed on in its order", () => {
  fc.assert(
    fc.property(
      bytes(40),
      bytes(40),
      bytes(12),
      fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1 }),
      (wanted, other, rest, sizes) => {
        const before = [message("2", Buffer.alloc(0)), message("T", rest)];
        const after = [row(other), message("C", rest), message("Z", Buffer.from("I")), row(wanted)];
        const stream = Buffer.concat([...before, row(wanted), ...after]);
        const passed: Buffer[] = [];
        const slot: Slot = { bytes: null };
        const tap = new Tap();
        tap.expect(slot);
        for (let at = 0, turn = 0; at < stream.length; turn++) {
          const size = sizes[turn % sizes.length] ?? 1;
          tap.take(stream.subarray(at, at + size), (chunk) => passed.push(Buffer.from(chunk)));
          at += size;
        }
        expect(slot.bytes?.equals(wanted)).toBe(true);
        expect(Buffer.concat(passed).equals(Buffer.concat([...before, ...after]))).toBe(true);
      },
    ),
  );
});
