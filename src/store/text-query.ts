// A statement that gives one text, with as little done for it as can be: its row is not decoded, since a tap takes the
// text, and its column is not described.

import pg from "pg";

import type { Slot, TappedClient } from "./wire.ts";

declare module "pg" {
  interface Query {
    /** Sends the statement; called between cork and uncork. */
    prepare(connection: unknown): void;
  }
}

/** What a statement needs of pg's connection, which its types leave out. */
interface Wire {
  /** Names that the server knows, and those that are under way to it, with their texts. */
  readonly parsedStatements: Record<string, string>;
  readonly submittedNamedStatements: Record<string, string>;
  readonly parse: (of: { readonly name: string; readonly text: string }) => void;
  readonly bind: (to: { readonly statement: string; readonly values: readonly (string | null)[] }) => void;
  readonly execute: (portal: { readonly portal: string; readonly rows: number }) => void;
  readonly sync: () => void;
}

class TextQuery extends pg.Query {
  // pg's own, which its types leave out.
  declare text: string;
  declare values: readonly unknown[];
  /** Empty for a statement that is not prepared. */
  name: string;

  constructor(
    text: string,
    values: readonly unknown[],
    name: string,
    callback: (error: Error | null | undefined) => void,
  ) {
    super(text, [...values], callback);
    this.name = name;
  }

  override prepare(connection: unknown): void {
    const { name, text, values } = this;
    // Lists and the like pg knows how to write.
    if (name === "" || !values.every(isPlain)) {
      super.prepare(connection);
      return;
    }
    const wire = connection as Wire;
    if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
      wire.parse({ name, text });
      wire.submittedNamedStatements[name] = text;
    }
    wire.bind({ statement: name, values: values.map((value) => (value === null ? null : String(value))) });
    wire.execute({ portal: "", rows: 0 });
    wire.sync();
  }
}

const isPlain = (value: unknown): value is string | number | null =>
  typeof value === "string" || typeof value === "number" || value === null;

/** Sends one statement that gives one row with one text: its bytes in UTF-8. `name`: of a prepared statement. */
export function readText(
  client: TappedClient,
  text: string,
  values: readonly unknown[],
  name: string | undefined,
): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const slot: Slot = { bytes: null };
    const query = new TextQuery(text, values, name ?? "", (error) => {
      if (error != null) reject(error);
      else if (slot.bytes === null) reject(new Error("A statement gave no text"));
      else resolve(slot.bytes);
    });
    client.tap.expect(slot);
    client.query(query);
  });
}
