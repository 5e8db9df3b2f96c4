// COPY … FROM STDIN over a pg client: the messages of the protocol, written straight to its stream.
//
// https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-COPY

import type pg from "pg";

/** Sends rows in COPY's text format; resolves when the server has taken them. */
export function copyInto(
  client: pg.Client,
  table: string,
  columns: readonly string[],
  lines: readonly string[],
): Promise<void> {
  return new Promise((resolve, reject) => {
    client.query(new CopyIn(`COPY "${table}" (${columns.join(", ")}) FROM STDIN`, lines, resolve, reject));
  });
}

/** Bytes: large messages cost fewer of them. */
const MESSAGE = 4 * 1024 * 1024;

/** What pg calls a submittable: it is told of each message that the server sends for it. */
class CopyIn {
  readonly #text: string;
  readonly #lines: readonly string[];
  readonly #resolve: () => void;
  readonly #reject: (error: Error) => void;
  #failed: Error | null = null;

  constructor(text: string, lines: readonly string[], resolve: () => void, reject: (error: Error) => void) {
    this.#text = text;
    this.#lines = lines;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  submit(connection: pg.Connection): void {
    const body = Buffer.from(`${this.#text}\0`);
    connection.stream.write(Buffer.concat([header("Q", body.length), body]));
  }

  handleCopyInResponse(connection: pg.Connection): void {
    let block = "";
    const send = () => {
      const body = Buffer.from(block);
      connection.stream.write(header("d", body.length));
      connection.stream.write(body);
      block = "";
    };
    for (const line of this.#lines) {
      block += line;
      if (block.length > MESSAGE) send();
    }
    if (block !== "") send();
    connection.stream.write(header("c", 0));
  }

  handleCommandComplete(): void {}

  handleError(error: Error): void {
    this.#failed = error;
    this.#reject(error);
  }

  handleReadyForQuery(): void {
    if (this.#failed === null) this.#resolve();
  }
}

function header(type: string, length: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes.write(type);
  bytes.writeInt32BE(length + 4, 1);
  return bytes;
}
