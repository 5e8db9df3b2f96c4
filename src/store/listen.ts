// Hears a channel of PostgreSQL on a connection of its own, which comes back when it is lost.

import pg from "pg";

export interface Listening {
  readonly close: () => Promise<void>;
}

/** Milliseconds before a lost connection is tried again: the first time, and at most. */
const FIRST_PAUSE = 100;
const LONGEST_PAUSE = 2_000;
const CONNECTION_TIMEOUT = 5_000;

/**
 * Calls `wake` for every notification, and each time that the channel is heard (again): what was notified between is not
 * told, so that the caller must look. `directUrl` leads to the primary without a pooler, since LISTEN belongs to a session.
 */
export function listen(directUrl: string, channel: string, wake: () => void): Listening {
  let client: pg.Client | null = null;
  let pause = FIRST_PAUSE;
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  const again = (lost: pg.Client) => {
    if (client !== lost) return;
    client = null;
    lost.end().catch(() => undefined);
    if (closed) return;
    timer = setTimeout(connect, pause);
    pause = Math.min(2 * pause, LONGEST_PAUSE);
  };
  function connect(): void {
    const next = new pg.Client({
      connectionString: directUrl,
      application_name: "parley listen",
      connectionTimeoutMillis: CONNECTION_TIMEOUT,
      keepAlive: true,
    });
    client = next;
    next.on("error", () => again(next));
    next.on("end", () => again(next));
    next.on("notification", wake);
    next
      .connect()
      .then(() => next.query(`LISTEN ${pg.escapeIdentifier(channel)}`))
      .then(() => {
        pause = FIRST_PAUSE;
        wake();
      })
      .catch(() => again(next));
  }
  connect();
  return {
    close: async () => {
      closed = true;
      clearTimeout(timer);
      const last = client;
      client = null;
      await last?.end().catch(() => undefined);
    },
  };
}
