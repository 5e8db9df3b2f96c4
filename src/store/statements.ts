// How a statement that only reads is sent: by name or not, and again when the server was away.

import type pg from "pg";

import { readText } from "./text-query.ts";
import { TappedClient } from "./wire.ts";

/** Rows as arrays of columns. */
export type Rows = readonly (readonly unknown[])[];

/**
 * Sends one statement that only reads. `name` makes it a prepared statement where these are on: one name, one text,
 * and a bounded number of names, since each connection keeps each of them.
 */
export type Run = (text: string, values: readonly unknown[], name?: string) => Promise<Rows>;

/**
 * Sends one statement that only reads and gives one row with one text: its bytes in UTF-8, as they came. `short`: it takes
 * so little that others may wait for it.
 */
export type RunText = (text: string, values: readonly unknown[], name?: string, short?: boolean) => Promise<Buffer>;

/** Waits before a read is sent again, in milliseconds; a restart of PostgreSQL took 0.7 s where it was measured. */
const RETRY_AFTER = [50, 150, 400, 800, 1_600] as const;

/** Sends a statement through a pool of `TappedClient`s. */
export async function send(
  pool: pg.Pool,
  prepared: boolean,
  text: string,
  values: readonly unknown[],
  name: string | undefined,
): Promise<Rows> {
  return sendBy(pool, text, prepared ? name : undefined, async (client, named) => {
    const statement: pg.QueryArrayConfig = { text, values: [...values], rowMode: "array" };
    const result = await client.query<unknown[]>(named === undefined ? statement : { ...statement, name: named });
    return result.rows;
  });
}

/** Sends a statement whose one text is wanted as bytes through a pool of `TappedClient`s. */
export async function sendText(
  pool: pg.Pool,
  prepared: boolean,
  text: string,
  values: readonly unknown[],
  name: string | undefined,
): Promise<Buffer> {
  return sendBy(pool, text, prepared ? name : undefined, (client, named) => readText(client, text, values, named));
}

/** A connection ends when a statement in it failed, and when it is full of prepared ones. */
async function sendBy<T>(
  pool: pg.Pool,
  text: string,
  name: string | undefined,
  read: (client: TappedClient, name: string | undefined) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  let ends: Error | boolean = false;
  try {
    if (!(client instanceof TappedClient)) throw new Error("The pool's clients have no tap");
    ends = name !== undefined && client.isFull(name, text);
    return await read(client, name);
  } catch (error) {
    ends = error instanceof Error ? error : new Error(String(error));
    throw error;
  } finally {
    client.release(ends);
  }
}

/** Sends a read again while the server is away. */
export async function retried<T>(read: () => Promise<T>): Promise<T> {
  for (const wait of RETRY_AFTER) {
    try {
      return await read();
    } catch (error) {
      if (!isConnectionError(error)) throw error;
      await new Promise((resolve) => setTimeout(resolve, wait));
    }
  }
  return read();
}

// Classes and codes of https://www.postgresql.org/docs/current/errcodes-appendix.html: connection exceptions, the
// server going down or coming up; then Node's own. Too many connections and time-outs are load: no retry.
const CONNECTION_CODES = /^(?:08(?!P01)\w{3}|57P0[123]|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT)$/;

/** Whether the statement failed because the server went away, so that a read may be sent again. */
export function isConnectionError(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string") return CONNECTION_CODES.test(error.code);
  // Of pg itself: statements that were under way, and one that was sent after them.
  return /^(?:Connection terminated unexpectedly|Client has encountered a connection error)/.test(error.message);
}

// Of the same appendix: the classes that tell of the server, not of the rows of this statement. One that hit a limit (54) or
// took too long (57014) may be at fault itself; one that gave way to another (40) need only be sent again.
const ELSEWHERE = /^(?:08|53|55|57P|58|XX|E)/;

/** Whether a statement failed for a reason that lies outside it, so that any other would have failed as well. */
export function isFaultElsewhere(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (error.cause !== undefined && isFaultElsewhere(error.cause)) return true;
  if ("code" in error && typeof error.code === "string") return ELSEWHERE.test(error.code);
  return isConnectionError(error);
}
