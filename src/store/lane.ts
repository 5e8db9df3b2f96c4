// One connection that short reads share: they are sent without waiting for each other's answers, those of one turn of the
// event loop together. To look up a row by its key costs less than the system calls of a connection of its own, on both
// sides: measured, a third of a look-up's CPU (decision 0023).
//
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING

import type pg from "pg";

import { readText } from "./text-query.ts";
import { TappedClient } from "./wire.ts";

export interface Lane {
  /** Whether statements get through: one that waits for a lock would hold up those behind it. */
  readonly isFree: () => boolean;
  /**
   * Sends a prepared statement that only reads and gives one row with one text. Null when it is to be sent
   * elsewhere: there is no connection to be had, it was not prepared, or it does not fit the tables (any more).
   */
  readonly text: (text: string, values: readonly unknown[], name: string) => Promise<Buffer | null>;
  readonly close: () => Promise<void>;
}

/** Milliseconds without an answer after which the lane is not free. */
const PATIENCE = 50;
/** invalid_sql_statement_name, of https://www.postgresql.org/docs/current/errcodes-appendix.html */
const UNPREPARED = "26000";

/** Classes and codes of a statement that does not fit the tables: a migration may have changed them since it was prepared. */
const STALE = /^(?:0A000|42\w{3})$/;

/** Connects at the first statement, and again after the connection broke. `onConnect` gets each connection. */
export function openLane(config: pg.ClientConfig, onConnect: (client: TappedClient) => void): Lane {
  let connection: Promise<TappedClient> | null = null;
  let underWay = 0;
  let isClosed = false;
  /** When the lane was last empty or had an answer, `performance.now()`. */
  let progress = 0;

  const connect = (): Promise<TappedClient> => {
    const client = new TappedClient({ ...config, pipeline: true, keepAlive: true });
    const connected = client.connect().then(() => {
      onConnect(client);
      return client;
    });
    const drop = () => {
      if (connection === connected) connection = null;
    };
    client.on("error", drop);
    client.on("end", drop);
    connected.catch(drop);
    return connected;
  };

  return {
    isFree: () => !isClosed && (underWay === 0 || performance.now() - progress < PATIENCE),
    text: async (text, values, name) => {
      if (underWay++ === 0) progress = performance.now();
      try {
        connection ??= connect();
        const connected = connection;
        const client = await connected.catch(() => null);
        if (client === null) return null;
        const leave = () => {
          if (connection !== connected) return;
          connection = null;
          // What waited for this connection is sent by then; what was sent is answered before the end.
          setImmediate(() => void client.end());
        };
        client.gather();
        if (client.isFull(name, text)) leave();
        return await readText(client, text, values, name).catch((error: unknown) => {
          const code = error instanceof Error && "code" in error ? String(error.code) : "";
          if (STALE.test(code)) leave();
          else if (code !== UNPREPARED) throw error;
          return null;
        });
      } finally {
        underWay--;
        progress = performance.now();
      }
    },
    close: async () => {
      isClosed = true;
      const client = await connection?.catch(() => null);
      await client?.end();
    },
  };
}
