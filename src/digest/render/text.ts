// Plain text, 78 columns, citations as numbers in brackets and a list at the end.

import type { DigestDocument, DigestItem, DigestSection, DigestTable } from "../../domain/digest.ts";

import { coverageInWords, day, plain, shortQuote, webAddress, windowInWords } from "./words.ts";

const COLUMNS = 78;

export function renderText(document: DigestDocument): string {
  const parts = [
    underlined(document.title, "="),
    wrap(windowInWords(document), ""),
    ...document.sections.map(section),
    wrap(coverageInWords(document), ""),
  ];
  if (document.citations.length > 0) {
    const list = document.citations.map((citation) => {
      const url = webAddress(citation.url);
      const lead = `[${citation.number}] `;
      const words = wrap(
        `${citation.sourceName}, “${citation.title}”, ${day(citation, document)}: “${shortQuote(citation)}”`,
        lead,
      );
      return url === null ? words : `${words}\n${" ".repeat(lead.length)}${url}`;
    });
    parts.push(`${underlined("Citations", "-")}\n\n${list.join("\n")}`);
  }
  return `${parts.join("\n\n")}\n`;
}

/** A section's table says what its items say, cell by cell, so it stands in their place, as in the other formats. */
function section({ kind, heading, items: told, table }: DigestSection): string {
  const items = table === undefined ? told : listed(table);
  const body =
    kind === "BOTTOM_LINE"
      ? wrap(items.map(numbered).join(" "), "")
      : items.map((item) => wrap(numbered(item), "- ")).join("\n");
  return `${underlined(heading, "-")}\n\n${body}`;
}

/** "Israel: Prisoners — demands (12 February)" for each cell that says something. */
function listed({ head, rows }: DigestTable): readonly DigestItem[] {
  return rows.flatMap(({ name, cells }) =>
    cells.flatMap(({ text, citations }, column) =>
      text === "" ? [] : [{ text: `${name}: ${head[column + 1] ?? ""} — ${text}`, citations }],
    ),
  );
}

function numbered(item: DigestItem): string {
  return `${item.text}${item.citations.length === 0 ? "" : ` [${item.citations.join(", ")}]`}`;
}

function underlined(text: string, mark: string): string {
  const lines = wrap(text, "");
  const longest = Math.max(3, ...lines.split("\n").map((line) => line.length));
  return `${lines}\n${mark.repeat(Math.min(COLUMNS, longest))}`;
}

function clean(text: string): string {
  return plain(text).replaceAll(/\s+/g, " ").trim();
}

/** Breaks between words; the first line after `lead`, the others under its text. */
function wrap(text: string, lead: string): string {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of clean(text)
    .split(" ")
    .flatMap((long) => pieces(long, COLUMNS - lead.length))) {
    if (!empty && line.length + 1 + word.length > COLUMNS) {
      lines.push(line);
      line = " ".repeat(lead.length) + word;
    } else {
      line += empty ? word : ` ${word}`;
    }
    empty = false;
  }
  return [...lines, line].join("\n");
}

/** A word that no line can hold is cut, unless it is an address. */
function pieces(word: string, most: number): readonly string[] {
  if (word.length <= most || /^https?:\/\//i.test(word)) return [word];
  const cut: string[] = [];
  let piece = "";
  for (const character of word) {
    if (piece.length + character.length > most) {
      cut.push(piece);
      piece = "";
    }
    piece += character;
  }
  return [...cut, piece];
}
