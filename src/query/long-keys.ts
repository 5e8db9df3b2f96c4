// Keys of an answer that are longer than PostgreSQL's identifiers: they stand as short ones in SQL and get their names back
// in the text.

import { createHash } from "node:crypto";

import type { SelectedField } from "./selection.ts";

/** Identifiers end at 63 bytes, and a longer one would be cut in silence; names in GraphQL are ASCII. */
const LONGEST = 63;

/** The name of a key's column, quoted. No key of GraphQL has a dollar sign. */
export function columnOf(key: string): string {
  return key.length > LONGEST ? `"${shortened(key)}"` : `"${key}"`;
}

function shortened(key: string): string {
  return `$${createHash("sha1").update(key).digest("hex")}`;
}

/** The long keys of a selection, however deep. */
export function longKeysOf(fields: readonly SelectedField[]): readonly string[] {
  const found = new Set<string>();
  const look = (list: readonly SelectedField[]): void => {
    for (const { key, selection } of list) {
      if (key.length > LONGEST) found.add(key);
      for (const below of selection?.byType.values() ?? []) look(below);
    }
  };
  look(fields);
  return [...found];
}

/** Puts long keys back. A quotation mark within a value is escaped, so that `"$…":` is a key wherever it stands. */
export function restored(text: string, longKeys: readonly string[]): string {
  return longKeys.reduce((all, key) => all.replaceAll(`"${shortened(key)}":`, `"${key}":`), text);
}
