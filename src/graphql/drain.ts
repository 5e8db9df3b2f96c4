// How a server goes away without failing a request: told first, then no longer asked, then closed.

import { setTimeout as sleep } from "node:timers/promises";

import type { FastifyInstance } from "fastify";

import type { EventStreams } from "./event-streams.ts";
import type { Sockets } from "./sockets.ts";

/** Milliseconds that requests under way get at the end. */
const GRACE = 10_000;

interface Leaving {
  /** From now on `/ready` says no, and every answer closes its connection. */
  leaving: boolean;
}

/** Gives the server `isLeaving` and ends sockets and streams when it closes, also when it closes without a drain. */
export function prepareDrain(
  app: FastifyInstance,
  sockets: Sockets,
  streams: EventStreams,
): { isLeaving: () => boolean } {
  const state: Leaving = { leaving: false };
  app.decorate(STATE, state);
  app.addHook("onSend", (_request, reply, _payload, done) => {
    if (state.leaving) reply.header("connection", "close");
    done();
  });
  app.addHook("preClose", async () => {
    state.leaving = true;
    streams.close();
    await sockets.close();
    setTimeout(() => {
      sockets.terminate();
      app.server.closeAllConnections();
    }, GRACE).unref();
  });
  return { isLeaving: () => state.leaving };
}

const STATE = "leaving";

/**
 * Stops a server while it is asked: says so for `notice` milliseconds, which should be more than two intervals of whatever
 * asks `/ready`, and serves on meanwhile; then refuses upgrades, closes sockets with 1001 and event streams, takes no more
 * connections, and waits for the requests under way, ten seconds at most.
 */
export async function stopGracefully(app: FastifyInstance, notice: number): Promise<void> {
  app.getDecorator<Leaving>(STATE).leaving = true;
  if (notice > 0) await sleep(notice);
  await app.close();
}
