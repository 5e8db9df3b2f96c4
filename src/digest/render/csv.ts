// The matrix as CSV (RFC 4180): a line for each position, so that any number of negotiations is one table.

import { stringify } from "csv-stringify/sync";

import type { DigestDocument } from "../../domain/digest.ts";

import { plain, webAddress } from "./words.ts";

const COLUMNS = ["Table", "Actor", "Issue", "Position", "Citations", "Sources", "Addresses"] as const;

/**
 * UTF-8 with a byte order mark, which spreadsheets need to tell it; CR LF. Text that a spreadsheet would take for a formula
 * begins with an apostrophe. Citations, sources and addresses of a position are separated by spaces and semicolons.
 */
export function renderCsv(document: DigestDocument): string {
  const cited = new Map(document.citations.map((citation) => [citation.number, citation]));
  const rows = document.sections.flatMap(({ heading, table }) =>
    (table?.rows ?? []).flatMap(({ name, cells }) =>
      cells.flatMap(({ text, citations }, index) => {
        if (text === "") return [];
        const found = citations.flatMap((number) => cited.get(number) ?? []);
        const sources = [...new Set(found.map(({ sourceName }) => sourceName))].join("; ");
        const addresses = [...new Set(found.flatMap(({ url }) => webAddress(url) ?? []))].join(" ");
        return [[heading, name, table?.head[index + 1] ?? "", text, citations.join("; "), sources, addresses]];
      }),
    ),
  );
  return stringify([COLUMNS, ...rows.map((row) => row.map((cell) => plain(cell)))], {
    bom: true,
    record_delimiter: "windows",
    escape_formulas: true,
  });
}
