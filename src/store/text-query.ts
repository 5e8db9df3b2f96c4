// A prepared statement that gives one text, with as little done for it as can be: its columns are not described and its
// row is not decoded, since a tap takes the text.

import pg from "pg";

import type { Slot } from "./wire.ts";

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

export class TextQuery extends pg.Query {
  // pg's own, which its types leave out.
  declare text: string;
  declare values: readonly (string | null)[];
  name: string;
  /** Where the text goes; it is there when `callback` is called without an error. */
  readonly into: Slot = { bytes: null };

  constructor(
    name: string,
    text: string,
    values: readonly (string | null)[],
    callback: (error: Error | undefined) => void,
  ) {
    super(text, [...values], callback);
    this.name = name;
  }

  /** Sends the statement: pg calls it between cork and uncork. */
  prepare(connection: pg.Connection): void {
    const wire = connection as unknown as Wire;
    const { name, text, values } = this;
    if (wire.parsedStatements[name] === undefined && wire.submittedNamedStatements[name] === undefined) {
      wire.parse({ name, text });
      wire.submittedNamedStatements[name] = text;
    }
    wire.bind({ statement: name, values });
    wire.execute({ portal: "", rows: 0 });
    wire.sync();
  }
}
