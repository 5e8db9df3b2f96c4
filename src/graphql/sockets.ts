// GraphQL over WebSocket (graphql-transport-ws): who may connect, what a connection may cost, and how all are closed.

import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";

import { parse } from "graphql";
import { useServer as serveProtocol } from "graphql-ws/use/ws";
import { WebSocketServer } from "ws";

import { type Asking, ask, isStream } from "./asking.ts";
import { isForeign } from "./cross-site.ts";
import { requestRefused } from "./errors.ts";

/** Bytes of a message from a client; a longer one closes its connection with 1009. */
const LONGEST_MESSAGE = 1024 * 1024;
/** Milliseconds for the first message; then 4408. */
const INIT_TIMEOUT = 5_000;
/** Milliseconds between pings; who does not answer one before the next is due is cut off. */
const PING = 12_000;
/** Operations under way on one connection. */
const MOST_OPERATIONS = 100;
/** Connections of one process. */
const MOST_CONNECTIONS = 10_000;
/** Codes of RFC 6455, section 7.4.1, and of its registry. */
const GOING_AWAY = 1001;
const TRY_AGAIN_LATER = 1013;
/** Clients that were closed together come back together: they are closed in batches, milliseconds apart. */
const BATCHES = 5;
const BATCH_PAUSE = 100;
/** Milliseconds that closed clients get to answer the closing. */
const CLOSING = 2_000;

export interface Sockets {
  /** Takes over a connection that asks to be upgraded, or refuses it. */
  readonly upgrade: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
  /** Refuses new ones and closes the others with 1001, in batches. */
  readonly close: () => Promise<void>;
  /** Cuts off whoever is still there. */
  readonly terminate: () => void;
}

/** graphql-ws wants to see a subscription; what was asked is in the context. */
const ANY = parse("subscription { __typename }");

export function openSockets(asking: Asking): Sockets {
  const server = new WebSocketServer({ noServer: true, maxPayload: LONGEST_MESSAGE, perMessageDeflate: false });
  let closing = false;
  const graphql = serveProtocol(
    {
      connectionInitWaitTimeout: INIT_TIMEOUT,
      onSubscribe: async ({ subscriptions, extra }, _id, asked) => {
        if (Object.keys(subscriptions).length > MOST_OPERATIONS)
          return [requestRefused(`A connection may have ${MOST_OPERATIONS} operations under way`, "TOO_MANY")];
        const slow = () => extra.socket.close(TRY_AGAIN_LATER, "Answers are read too slowly");
        const outcome = await ask(asking, asked, { readOnly: false, onStalled: slow });
        if (!isStream(outcome) && outcome.data === undefined && outcome.errors !== undefined) return outcome.errors;
        return { schema: asking.schema, document: ANY, contextValue: outcome };
      },
      subscribe: async ({ contextValue }) => contextValue as never,
    },
    server,
    PING,
  );
  return {
    upgrade: (request, socket, head) => {
      // A client that is gone before it is answered is no fault of ours.
      socket.on("error", () => socket.destroy());
      if (new URL(request.url ?? "/", "http://localhost").pathname !== "/graphql")
        return refuse(socket, "404 Not Found");
      if (isForeign(request.headers)) return refuse(socket, "403 Forbidden");
      if (closing || server.clients.size >= MOST_CONNECTIONS) return refuse(socket, "503 Service Unavailable");
      server.handleUpgrade(request, socket, head, (client) => server.emit("connection", client, request));
    },
    close: async () => {
      closing = true;
      const clients = [...server.clients];
      const size = Math.ceil(clients.length / BATCHES);
      for (let at = 0; at < clients.length; at += size) {
        if (at > 0) await sleep(BATCH_PAUSE);
        for (const client of clients.slice(at, at + size)) client.close(GOING_AWAY, "The server is stopping");
      }
      // The wait alone must not keep the process.
      await Promise.race([graphql.dispose(), sleep(CLOSING, undefined, { ref: false })]);
    },
    terminate: () => {
      for (const client of server.clients) client.terminate();
    },
  };
}

function refuse(socket: Duplex, status: string): void {
  socket.end(`HTTP/1.1 ${status}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`);
}
