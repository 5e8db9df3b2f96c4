// The connections to PostgreSQL: one pool for the primary, one for each replica, and the ways to send a statement.

import { drizzle, type NodePgDatabase, type NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";

import { openLane } from "./lane.ts";
import { type Replicas, readReplicas } from "./replicas.ts";
import { retried, type Run, type RunText, send, sendText } from "./statements.ts";
import { TappedClient } from "./wire.ts";

export type { Run, RunText } from "./statements.ts";

/** The primary, through the pool. Inside a transaction use only its `tx`. */
export type Database = NodePgDatabase;
/** What `db.transaction(async (tx) => …)` hands to its function. */
export type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** What a store function takes first: the database or a transaction. */
export type Queryable = PgDatabase<NodePgQueryResultHKT>;

export interface DatabaseSettings {
  /** The primary, or a pooler in transaction mode before it. */
  readonly url: string;
  /** The primary itself. When it differs from `url`, `url` is taken for a pooler. */
  readonly directUrl?: string;
  readonly replicaUrls?: readonly string[];
  /** Whether the names that `run` and `read` get are used as names of prepared statements. */
  readonly prepared: boolean;
  readonly poolSize: number;
  /** Milliseconds after which the server cancels a statement; 0 is never. */
  readonly statementTimeout?: number;
}

export interface DatabaseObservers {
  /** Sees every statement that is sent through a pool, also BEGIN and COMMIT. */
  readonly onStatement?: (text: string, values: readonly unknown[]) => void;
  /** Hears of a connection that broke while idle; the pool replaces it by itself. */
  readonly onConnectionLost?: (error: Error) => void;
}

export interface OpenDatabase {
  readonly db: Database;
  /** Reads from the primary: sees every write that is committed. */
  readonly run: Run;
  /** The same for a text that is handed on and not looked into. */
  readonly runText: RunText;
  /** Null when there is none. */
  readonly replicas: Replicas | null;
  /** Waits for statements under way, then closes every connection. */
  readonly close: () => Promise<void>;
}

// Milliseconds. A request that cannot get a connection in five seconds is better told so than kept waiting.
const CONNECTION_TIMEOUT = 5_000;
/** There is the primary, too. */
const REPLICA_TIMEOUT = 1_000;
const STATEMENT_TIMEOUT = 10_000;
const LOCK_TIMEOUT = 5_000;
const IDLE_IN_TRANSACTION_TIMEOUT = 30_000;
const IDLE_CONNECTION_LIFE = 30_000;

/** Opens the pools; nothing is connected before the first statement. */
export function openDatabase(settings: DatabaseSettings, observers: DatabaseObservers = {}): OpenDatabase {
  const pooler = settings.directUrl !== undefined && settings.directUrl !== settings.url;
  const primary = openPool(settings.url, pooler, settings, observers);
  const replicas = (settings.replicaUrls ?? []).map((url) =>
    openPool(url, false, { ...settings, patience: REPLICA_TIMEOUT }, observers),
  );
  const run: Run = (text, values, name) => retried(() => send(primary, settings.prepared, text, values, name));
  const lane =
    settings.prepared && !pooler
      ? openLane(clientConfig(settings.url, pooler, settings), (client) =>
          intercept(client, observers.onStatement ?? (() => undefined), null),
        )
      : null;
  const runText: RunText = (text, values, name, short) =>
    retried(async () => {
      const inLane = short === true && name !== undefined && lane?.isFree() === true;
      const taken = inLane ? await lane.text(text, values, name) : null;
      return taken ?? sendText(primary, settings.prepared, text, values, name);
    });
  return {
    db: drizzle(primary),
    run,
    runText,
    replicas: replicas.length === 0 ? null : readReplicas(primary, replicas, settings.prepared),
    close: async () => {
      await Promise.all([...[primary, ...replicas].map((pool) => pool.end()), lane?.close()]);
    },
  };
}

interface PoolSettings extends DatabaseSettings {
  readonly patience?: number;
}

function clientConfig(url: string, pooler: boolean, settings: PoolSettings): pg.ClientConfig {
  const statementTimeout = settings.statementTimeout ?? STATEMENT_TIMEOUT;
  return {
    connectionString: url,
    application_name: "parley",
    connectionTimeoutMillis: settings.patience ?? CONNECTION_TIMEOUT,
    // A transaction pooler refuses these at start-up, and a plain SET would leak into other clients' sessions: there
    // the role has to carry them (ALTER ROLE … SET statement_timeout), and the client gives up on its own.
    ...(pooler
      ? { query_timeout: statementTimeout + 1_000 }
      : {
          statement_timeout: statementTimeout,
          lock_timeout: LOCK_TIMEOUT,
          idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT,
        }),
  };
}

function openPool(url: string, pooler: boolean, settings: PoolSettings, observers: DatabaseObservers): pg.Pool {
  const pool = new pg.Pool({
    ...clientConfig(url, pooler, settings),
    Client: TappedClient,
    max: settings.poolSize,
    idleTimeoutMillis: IDLE_CONNECTION_LIFE,
  });
  // Without a listener, a restart of PostgreSQL would end the process. A pool that is being closed loses nothing.
  pool.on("error", (error) => (pool.ending ? undefined : observers.onConnectionLost?.(error)));
  // So would a connection that breaks between two statements of a transaction: the next statement fails by itself.
  pool.on("connect", (client) => client.on("error", () => undefined));
  const { onStatement } = observers;
  const nameOf = settings.prepared && !pooler ? statementNames() : null;
  pool.on("connect", (client) => intercept(client, onStatement ?? (() => undefined), nameOf));
  return pool;
}

/** Every way to a statement, drizzle's too, ends in `client.query`. */
function intercept(
  client: pg.ClientBase,
  onStatement: NonNullable<DatabaseObservers["onStatement"]>,
  nameOf: ((text: string) => string | undefined) | null,
): void {
  const query = client.query;
  client.query = new Proxy(query, {
    apply(target, self, given: readonly unknown[]) {
      const [statement, values, ...rest] = given;
      const config: Partial<pg.QueryConfig> =
        typeof statement === "string" ? { text: statement } : ((statement ?? {}) as Partial<pg.QueryConfig>);
      const text = config.text ?? "";
      const parameters: unknown[] = Array.isArray(values) ? values : (config.values ?? []);
      onStatement(text, parameters);
      const name = parameters.length === 0 || config.name !== undefined ? undefined : nameOf?.(text);
      const sent: unknown = Reflect.apply(
        target,
        self,
        name === undefined || typeof statement !== "object" ? given : [{ ...config, name }, values, ...rest],
      );
      if (text.startsWith("begin") && sent instanceof Promise) sent.catch((error: Error) => giveBack(client, error));
      return sent;
    },
  });
}

/** drizzle keeps a connection whose BEGIN failed: the pool would have one less for ever, and could not be closed. */
function giveBack(client: pg.ClientBase, error: Error): void {
  if ("release" in client && typeof client.release === "function") client.release(error);
}

/** A statement that came this often is worth keeping in its connection; each takes some 100 kB there. */
const OFTEN = 3;
const MOST_NAMED = 200;
/** Begins a statement whose plan must fit its values, and is made anew each time. */
export const PLANNED_ANEW = "/* planned anew */";

/** Names for the statements of doors: planning one of a digest takes as long as running it. */
function statementNames(): (text: string) => string | undefined {
  const counts = new Map<string, number>();
  const names = new Map<string, string>();
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= MOST_NAMED || text.trimStart().startsWith(PLANNED_ANEW)) return undefined;
    const count = (counts.get(text) ?? 0) + 1;
    if (counts.size > 10 * MOST_NAMED) counts.clear();
    counts.set(text, count);
    if (count < OFTEN) return undefined;
    counts.delete(text);
    names.set(text, `s_${names.size}`);
    return names.get(text);
  };
}
