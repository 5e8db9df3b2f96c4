// Takes a text from the connection as the bytes that PostgreSQL sent. An answer that is only handed on need not become a
// string and bytes again, which took a third of node's time for one of 170 kB.
//
// pg decodes every column before anybody can ask for the bytes. The messages of the protocol are told apart here, all of
// them passed on to pg but for the one row that is wanted:
// https://www.postgresql.org/docs/current/protocol-message-formats.html

import pg from "pg";

/** Where the text of a row goes; null until it came, or when it is NULL. */
export interface Slot {
  bytes: Buffer | null;
}

/** Code (1 byte) and length (4), which counts itself. */
const HEAD = 5;
const DATA_ROW = 0x44;
const READY = 0x5a;
/** Of a row with one column: the number of columns (2) and the column's length (4, -1 for NULL). */
const ROW_HEAD = 6;

/** Reads the messages of one connection in chunks of any size. */
export class Tap {
  /** Of the statements that were sent and are not answered, in turn. */
  readonly #slots: Slot[] = [];
  #held: Buffer | null = null;
  /** Bytes that the message under way still has. */
  #left = 0;
  #row: Buffer | null = null;

  /** The first row of the statement that is sent next, which must have one column of type text, goes into the slot. */
  expect(slot: Slot): void {
    this.#slots.push(slot);
  }

  /** Hands a chunk on, without the row that is wanted. */
  take(received: Buffer, pass: (chunk: Buffer) => void): void {
    const chunk = this.#held === null ? received : Buffer.concat([this.#held, received]);
    this.#held = null;
    let at = 0;
    let passed = 0;
    while (at < chunk.length) {
      if (this.#left === 0) {
        if (chunk.length - at < HEAD) {
          this.#held = chunk.subarray(at);
          break;
        }
        const code = chunk[at];
        this.#left = chunk.readUInt32BE(at + 1) - 4;
        if (code === DATA_ROW && this.#slots[0]?.bytes === null) {
          if (at > passed) pass(chunk.subarray(passed, at));
          passed = at + HEAD;
          this.#row = Buffer.allocUnsafe(this.#left);
        }
        if (code === READY) this.#slots.shift();
        at += HEAD;
      }
      const part = Math.min(this.#left, chunk.length - at);
      if (this.#row !== null) {
        chunk.copy(this.#row, this.#row.length - this.#left, at, at + part);
        passed = at + part;
      }
      at += part;
      this.#left -= part;
      if (this.#left === 0) this.#finish();
    }
    if (at > passed) pass(chunk.subarray(passed, at));
  }

  #finish(): void {
    if (this.#row === null) return;
    const [slot] = this.#slots;
    if (slot?.bytes === null && this.#row.readInt32BE(2) >= 0) slot.bytes = this.#row.subarray(ROW_HEAD);
    this.#row = null;
  }
}

type Listen = (event: string, listener: (chunk: Buffer) => void) => unknown;

/** What pg's types leave out: the connection calls it with the stream, TLS or not, that brings the messages. */
interface Wired {
  readonly connection: {
    attachListeners: (stream: { readonly on: Listen }) => void;
    readonly stream: { readonly cork: () => void; readonly uncork: () => void };
  };
}

/** Statements that a connection prepares: the server keeps each, in 25 kB at least, until the connection ends. */
const MOST_PREPARED = 500;
/** Letters of them all: a long one takes more. */
const MOST_LETTERS = 2_000_000;

/** A client whose messages go through a tap. */
export class TappedClient extends pg.Client {
  readonly tap = new Tap();
  #gathers = false;
  readonly #prepared = new Set<string>();
  #letters = 0;

  constructor(config?: pg.ClientConfig) {
    super(config);
    const { connection } = this as unknown as Wired;
    const attach = connection.attachListeners;
    connection.attachListeners = (stream) =>
      attach.call(connection, {
        on: (event, listener) =>
          stream.on(event, event === "data" ? (chunk) => this.tap.take(chunk, listener) : listener),
      });
  }

  /** Notes a prepared statement that is sent. True when the connection has had so many that it should end. */
  isFull(name: string, text: string): boolean {
    if (!this.#prepared.has(name)) {
      this.#prepared.add(name);
      this.#letters += text.length;
    }
    return this.#prepared.size >= MOST_PREPARED || this.#letters >= MOST_LETTERS;
  }

  /** Holds what is sent back until the event loop has seen all that came in, and sends it in one. */
  gather(): void {
    if (this.#gathers) return;
    this.#gathers = true;
    const { stream } = (this as unknown as Wired).connection;
    stream.cork();
    setImmediate(() => {
      this.#gathers = false;
      stream.uncork();
    });
  }
}
