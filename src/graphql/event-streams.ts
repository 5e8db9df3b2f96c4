// GraphQL over server-sent events (graphql-sse, a connection for each operation): the same operations without WebSocket.

import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyReply, FastifyRequest } from "fastify";
import { createHandler } from "graphql-sse/lib/use/fastify";

import { type Asking, ask, isStream } from "./asking.ts";

/** Milliseconds between looks at whether a client has read what was sent. */
const LOOK_AGAIN = 5;

export interface EventStreams {
  readonly answer: (request: FastifyRequest, reply: FastifyReply) => Promise<void>;
  /** Ends all; clients take it for a lost connection and come back. */
  readonly close: () => void;
}

/** Whether the request is for an event stream. */
export function wantsEvents(request: FastifyRequest): boolean {
  return request.headers.accept === "text/event-stream";
}

export function openEventStreams(asking: Asking): EventStreams {
  const open = new Set<FastifyReply["raw"]>();
  const handler = createHandler({
    // A stream is tied to its connection: one that is shared by several would have to be known to every process.
    authenticate: () => "",
    onSubscribe: async ({ method, context: { reply } }, asked) => {
      const outcome = await ask(asking, asked, { readOnly: method === "GET", onStalled: () => reply.raw.destroy() });
      // The handler tells an answer from arguments by its data.
      return (isStream(outcome) ? outcome : { data: null, ...outcome }) as never;
    },
    // The handler's own list of what is to be sent has no bound: nothing is added while the client does not read.
    onNext: async (_context, { context: { reply } }) => {
      while (reply.raw.writableLength > 0 && !reply.raw.destroyed) await sleep(LOOK_AGAIN);
    },
  });
  return {
    answer: async (request, reply) => {
      reply.hijack();
      open.add(reply.raw);
      reply.raw.once("close", () => open.delete(reply.raw));
      try {
        await handler(request, reply);
      } catch (error) {
        const { log } = asking.context();
        if (!reply.raw.destroyed) log("event stream", error);
        reply.raw.destroy();
      }
    },
    close: () => {
      for (const response of open) {
        const { socket } = response;
        // It was kept alive for the stream, and would be for as long as the client likes.
        response.end(() => socket?.end());
      }
    },
  };
}
