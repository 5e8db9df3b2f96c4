// Who has written reads what they wrote, whichever replica answers.

import type { FastifyReply, FastifyRequest } from "fastify";

import type { QueryContext } from "../query/index.ts";

/** Where requests read that change nothing: replicas, as far as they have seen what the request must see. */
export interface ReadSide {
  readonly reader: (...after: readonly (string | null)[]) => Pick<QueryContext, "db" | "run" | "runText">;
  readonly position: () => Promise<string>;
}

/** Of an answer to a mutation: the position behind it. Of a request: the position that it must have seen. */
export const POSITION_HEADER = "parley-position";
const POSITION = /^[0-9A-F]{1,8}\/[0-9A-F]{1,8}$/i;
const BEHIND_ALL = "FFFFFFFF/FFFFFFFF";

/** Milliseconds for which an address that wrote is taken to want what it wrote, also without the header. */
const PINNED = 10_000;
const MOST_PINS = 10_000;

export class OwnWrites {
  readonly #side: ReadSide;
  readonly #pins = new Map<string, { readonly position: string; readonly until: number }>();

  constructor(side: ReadSide) {
    this.#side = side;
  }

  /** What the request reads with; null when its header is no position. */
  reader(request: FastifyRequest): Pick<QueryContext, "db" | "run" | "runText"> | null {
    const given = request.headers[POSITION_HEADER] ?? null;
    if (given !== null && (typeof given !== "string" || !POSITION.test(given))) return null;
    const pin = this.#pins.get(request.ip);
    return this.#side.reader(given, pin !== undefined && pin.until > Date.now() ? pin.position : null);
  }

  /** Notes where the request's writes stand, and tells the client. */
  async wrote(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    // Written is written: a server that cannot say where leaves the reading to the primary.
    const position = await this.#side.position().catch(() => null);
    this.#pins.delete(request.ip);
    this.#pins.set(request.ip, { position: position ?? BEHIND_ALL, until: Date.now() + PINNED });
    const [oldest] = this.#pins.keys();
    if (this.#pins.size > MOST_PINS && oldest !== undefined) this.#pins.delete(oldest);
    if (position !== null) reply.header(POSITION_HEADER, position);
  }
}
