// CommonMark with footnotes and tables (GitHub Flavored Markdown). Text from articles is data: every mark in it is escaped.

import type { DigestDocument, DigestItem, DigestSection } from "../../domain/digest.ts";

import { coverageInWords, day, plain, shortQuote, webAddress, windowInWords } from "./words.ts";

export function renderMarkdown(document: DigestDocument): string {
  const parts = [
    `# ${escapeMarkup(document.title)}`,
    `*${escapeMarkup(windowInWords(document))}*`,
    ...document.sections.map(section),
  ];
  parts.push(`*${escapeMarkup(coverageInWords(document))}*`);
  if (document.citations.length > 0) {
    parts.push(
      document.citations
        .map((citation) => {
          const url = webAddress(citation.url);
          return `[^${citation.number}]: ${escapeMarkup(citation.sourceName)}, “${escapeMarkup(citation.title)}”, ${day(citation, document)}: “${escapeMarkup(shortQuote(citation))}”${url === null ? "" : ` <${url}>`}`;
        })
        .join("\n"),
    );
  }
  return `${parts.join("\n\n")}\n`;
}

function section({ kind, heading, items, table }: DigestSection): string {
  const head = `## ${escapeMarkup(heading)}`;
  if (table !== undefined) {
    const rows = [
      `| ${table.head.map(escapeMarkup).join(" | ")} |`,
      `|${table.head.map(() => " --- |").join("")}`,
      ...table.rows.map(
        (row) => `| ${[escapeMarkup(row.name), ...row.cells.map((cell) => sentence(cell))].join(" | ")} |`,
      ),
    ];
    return `${head}\n\n${rows.join("\n")}`;
  }
  if (kind === "BOTTOM_LINE") return `${head}\n\n${items.map(sentence).join(" ")}`;
  return `${head}\n\n${items.map((item) => `- ${sentence(item)}`).join("\n")}`;
}

function sentence({ text, citations }: DigestItem): string {
  return `${escapeMarkup(text)}${citations.map((number) => `[^${number}]`).join("")}`;
}

/** Backslash before every character that can mean something anywhere in a line. */
function escapeMarkup(text: string): string {
  return plain(text)
    .replaceAll(/[\\`*_[\]<>|#~$&!]/g, "\\$&")
    .replace(/^(\s*)([-+=])/, "$1\\$2")
    .replace(/^(\s*\d+)(\.)(?=\s|$)/, "$1\\$2")
    .replaceAll(/\b(https?|ftp):\/\//gi, "$1&#58;//")
    .replaceAll(/\bwww\./gi, "www&#46;")
    .replaceAll("@", "&#64;")
    .trim();
}
