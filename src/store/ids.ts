// Keys of records: UUIDv7, in the order in which they were made.

import { randomFillSync } from "node:crypto";

import { v7 } from "uuid";

/** Random bytes for an id; they are fetched for so many ids at once, since fetching costs more than the id. */
const BYTES = 16;
const pool = new Uint8Array(BYTES * 256);
let used = pool.length;

let milliseconds = 0;
let sequence = 0;

/** A new key, greater than all that this process has made before. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  const random = pool.subarray(used, used + BYTES);
  used += BYTES;
  const now = Date.now();
  if (now > milliseconds) {
    milliseconds = now;
    // The first bit stays free, so that the numbers of one millisecond do not run out.
    sequence =
      (((random[6] ?? 0) & 0x7f) << 24) | ((random[7] ?? 0) << 16) | ((random[8] ?? 0) << 8) | (random[9] ?? 0);
  } else sequence++;
  return v7({ random, msecs: milliseconds, seq: sequence });
}
