// Servers with a watch of their own over one database, as several processes would have it, and real clients.

import type { FastifyInstance } from "fastify";
import { createClient as createStreamClient } from "graphql-sse";
import { type Client, createClient } from "graphql-ws";
import { WebSocket } from "ws";

import { buildServer } from "../../src/graphql/server.ts";
import type { Database, Run, RunText } from "../../src/store/database.ts";
import { Watch } from "../../src/watch/index.ts";

import { DEPENDENCIES } from "../samples.ts";

export interface Served {
  readonly app: FastifyInstance;
  readonly watch: Watch;
  /** http://127.0.0.1:port/graphql */
  readonly url: string;
  readonly socketUrl: string;
  readonly faults: readonly unknown[];
  readonly close: () => Promise<void>;
}

export async function serve(
  storage: { readonly db: Database; readonly run: Run; readonly runText: RunText; readonly url: string },
  patience?: number,
): Promise<Served> {
  const faults: unknown[] = [];
  const watch = new Watch(storage.db, { directUrl: storage.url, keptDays: 30 });
  const app = await buildServer({
    context: () => ({
      ...DEPENDENCIES,
      now: new Date(),
      db: storage.db,
      run: storage.run,
      runText: storage.runText,
      log: (_id, error) => faults.push(error),
    }),
    checkReady: async () => {},
    watch,
    ...(patience === undefined ? {} : { patience }),
  });
  const address = await app.listen({ host: "127.0.0.1", port: 0 });
  return {
    app,
    watch,
    url: `${address}/graphql`,
    socketUrl: `${address.replace("http", "ws")}/graphql`,
    faults,
    close: async () => {
      await app.close();
      await watch.close();
    },
  };
}

export interface Told {
  readonly data?: Readonly<Record<string, unknown>> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
  readonly extensions?: { readonly cursor?: string };
}

export interface Watching {
  readonly told: readonly Told[];
  /** What ended it; null while it goes on. */
  readonly end: () => unknown;
  readonly stop: () => void;
  readonly until: (count: number, milliseconds?: number) => Promise<void>;
}

type Request = { query: string; variables: Record<string, unknown> };
interface Sink {
  next: (told: unknown) => void;
  error: (error: unknown) => void;
  complete: () => void;
}

/** As the guide tells clients to do: what was seen last is what the next connection begins after. */
function watching(request: Request, subscribe: (request: Request, sink: Sink) => () => void): Watching {
  const told: Told[] = [];
  let ended: unknown = null;
  const stop = subscribe(request, {
    next: (one) => {
      const message = one as Told;
      told.push(message);
      request.variables["after"] = message.extensions?.cursor;
    },
    error: (error) => {
      ended = error;
    },
    complete: () => {
      ended ??= "complete";
    },
  });
  return {
    told,
    stop,
    end: () => ended,
    until: (count, limit) =>
      until(() => {
        if (ended !== null) throw new Error(`It ended after ${told.length}: ${JSON.stringify(ended)}`);
        return told.length >= count;
      }, limit),
  };
}

export function socketClient(url: string | (() => string), headers: Record<string, string> = {}): Client {
  class WithHeaders extends WebSocket {
    constructor(address: string, protocols: string) {
      super(address, protocols, { headers });
    }
  }
  return createClient({ url, webSocketImpl: WithHeaders, retryAttempts: 50, retryWait: () => pause(50) });
}

export function watchBySocket(client: Client, request: Request): Watching {
  return watching(request, (asked, sink) => client.subscribe(asked, sink));
}

export function watchByStream(url: string | (() => string), request: Request): Watching {
  const client = createStreamClient({ url, retryAttempts: 50, retry: () => pause(50) });
  return watching(request, (asked, sink) => client.subscribe(asked, sink as never));
}

export function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

export async function until(isSo: () => boolean | Promise<boolean>, milliseconds = 20_000): Promise<void> {
  const deadline = Date.now() + milliseconds;
  while (!(await isSo())) {
    if (Date.now() > deadline) throw new Error("Waited in vain");
    await pause(10);
  }
}
