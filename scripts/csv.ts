// Evaluation tables: CSV as RFC 4180 has it.

import { readFileSync } from "node:fs";

/** The rows of a file by the names of its first line. Values may be quoted, and have commas, quotes and line breaks then. */
export function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const rows: string[][] = [[]];
  for (const [, quoted, plain = "", end] of readFileSync(path, "utf8").matchAll(
    /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g,
  )) {
    rows.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end !== ",") rows.push([]);
  }
  const [head = [], ...rest] = rows;
  return rest
    .filter((row) => row.length === head.length)
    .map((row) => Object.fromEntries(row.map((cell, index) => [head[index] ?? "", cell])));
}
