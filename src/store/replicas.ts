// Which replica answers a request, by what it must have seen; the primary where none can.

import { drizzle, type NodePgDatabase } from "drizzle-orm/node-postgres";
import type pg from "pg";

import { isConnectionError, retried, type Run, type RunText, send, sendText } from "./statements.ts";

/** What one request reads with: one server for all its statements, so that they agree about what there is. */
export interface Reader {
  /** For reads only: a transaction is refused. */
  readonly db: NodePgDatabase;
  readonly run: Run;
  readonly runText: RunText;
}

export interface Replicas {
  /**
   * A reader of a replica that has replayed all of these positions (`pg_lsn`; null is none), in turn; of the primary when
   * there is none, or when the replica fails on the way.
   */
  readonly reader: (...after: readonly (string | null)[]) => Reader;
  /** The primary's position behind every write that is committed now, as a `pg_lsn`. */
  readonly position: () => Promise<string>;
}

interface Replica {
  readonly pool: pg.Pool;
  /** What it had replayed when it was last asked. */
  replayed: bigint;
  /** Not asked before this moment, `performance.now()`. */
  restsUntil: number;
}

/** Milliseconds that a replica is left alone which could not be reached. */
const REST = 5_000;

export function readReplicas(primary: pg.Pool, pools: readonly pg.Pool[], prepared: boolean): Replicas {
  const replicas = pools.map((pool): Replica => ({ pool, replayed: 0n, restsUntil: 0 }));
  let turn = 0;

  /** The next replica that is up and has replayed enough. */
  const choose = async (needed: bigint): Promise<Replica | null> => {
    const first = turn++;
    for (let at = 0; at < replicas.length; at++) {
      const replica = replicas[(first + at) % replicas.length];
      if (replica === undefined || replica.restsUntil > performance.now()) continue;
      if (replica.replayed >= needed || (await hasReplayed(replica, needed))) return replica;
    }
    return null;
  };

  const reader = (...after: readonly (string | null)[]): Reader => {
    const needed = after.map((position) => (position === null ? 0n : wordOf(position))).reduce(later, 0n);
    let chosen: Promise<Replica | null> | null = null;
    const read = async <T>(from: (pool: pg.Pool) => Promise<T>): Promise<T> => {
      chosen ??= choose(needed);
      const replica = await chosen;
      if (replica === null) return retried(() => from(primary));
      try {
        return await from(replica.pool);
      } catch (error) {
        if (!isTrouble(error)) throw error;
        rest(replica, error);
        chosen = Promise.resolve(null);
        return retried(() => from(primary));
      }
    };
    return new RequestReader(prepared, read);
  };
  const position = async () => {
    const { rows } = await primary.query<{ position: string }>("select pg_current_wal_insert_lsn()::text as position");
    return rows[0]?.position ?? "";
  };
  return { reader, position };
}

type Read = <T>(from: (pool: pg.Pool) => Promise<T>) => Promise<T>;

class RequestReader implements Reader {
  readonly run: Run;
  readonly runText: RunText;
  readonly #read: Read;
  #db: NodePgDatabase | null = null;

  constructor(prepared: boolean, read: Read) {
    this.#read = read;
    this.run = (text, values, name) => read((pool) => send(pool, prepared, text, values, name));
    this.runText = (text, values, name) => read((pool) => sendText(pool, prepared, text, values, name));
  }

  /** Made when it is asked for: most requests need none. */
  get db(): NodePgDatabase {
    const query = (statement: pg.QueryConfig, values?: unknown[]) => {
      if (/^(?:begin|start)/i.test(statement.text)) throw new Error("A replica takes no transaction");
      return this.#read((pool) => pool.query(statement, values));
    };
    // Drizzle asks nothing else of its client.
    this.#db ??= drizzle({ query } as unknown as pg.Client);
    return this.#db;
  }
}

async function hasReplayed(replica: Replica, needed: bigint): Promise<boolean> {
  try {
    // Null on a server that is no standby: nobody knows what it has seen.
    const { rows } = await replica.pool.query<{ position: string | null }>(
      "select pg_last_wal_replay_lsn()::text as position",
    );
    const position = rows[0]?.position ?? null;
    if (position !== null) replica.replayed = later(replica.replayed, wordOf(position));
    return replica.replayed >= needed;
  } catch (error) {
    rest(replica, error);
    return false;
  }
}

function rest(replica: Replica, error: unknown): void {
  // A statement that was answered, if only by a refusal, says nothing about the next one.
  if (!isRefusal(error)) replica.restsUntil = performance.now() + REST;
}

/** 40001: cancelled by a standby because of what it replays; 42…: something that a migration makes is not there yet. */
function isRefusal(error: unknown): boolean {
  return error instanceof Error && "code" in error && /^(?:40001|42P01|42703|42883)$/.test(String(error.code));
}

/**
 * Whatever the primary may do better: no connection, none in time, too many, cancelled by the replay, a table, column or
 * function of a migration that is not there yet.
 */
function isTrouble(error: unknown): boolean {
  if (isConnectionError(error) || isRefusal(error)) return true;
  if (!(error instanceof Error)) return false;
  if ("code" in error && typeof error.code === "string")
    return /^(?:53300|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND)$/.test(error.code);
  return /connection timeout|timeout exceeded when trying to connect/i.test(error.message);
}

const POSITION = /^([0-9A-F]{1,8})\/([0-9A-F]{1,8})$/i;

function wordOf(position: string): bigint {
  const [, high = "0", low = "0"] = POSITION.exec(position) ?? [];
  return (BigInt(`0x${high}`) << 32n) | BigInt(`0x${low}`);
}

function later(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
