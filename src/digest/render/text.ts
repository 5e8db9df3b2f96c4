// Plain text, 78 columns, citations as numbers in brackets and a list at the end.

import type { DigestDocument, DigestSection } from "../../domain/digest.ts";

import { coverageInWords, day, shortQuote, webAddress, windowInWords } from "./words.ts";

const COLUMNS = 78;

export function renderText(document: DigestDocument): string {
  const parts = [underlined(document.title, "="), wrap(windowInWords(document), ""), ...document.sections.map(section), wrap(coverageInWords(document), "")];
  if (document.citations.length > 0) {
    const list = document.citations.map((citation) => {
      const url = webAddress(citation.url);
      const words = wrap(`${citation.sourceName}, “${citation.title}”, ${day(citation)}: “${shortQuote(citation)}”`, `[${citation.number}] `);
      return url === null ? words : `${words}\n    ${url}`;
    });
    parts.push(`${underlined("Citations", "-")}\n\n${list.join("\n")}`);
  }
  return `${parts.join("\n\n")}\n`;
}

function section({ kind, heading, items }: DigestSection): string {
  const body = kind === "BOTTOM_LINE" ? wrap(items.map(told).join(" "), "") : items.map((item) => wrap(told(item), "- ")).join("\n");
  return `${underlined(heading, "-")}\n\n${body}`;
}

function told(item: { readonly text: string; readonly citations: readonly number[] }): string {
  return `${item.text}${item.citations.length === 0 ? "" : ` [${item.citations.join(", ")}]`}`;
}

function underlined(text: string, mark: string): string {
  const line = clean(text);
  return `${line}\n${mark.repeat(Math.min(COLUMNS, Math.max(3, line.length)))}`;
}

function clean(text: string): string {
  return text.replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ").replaceAll(/\s+/g, " ").trim();
}

/** Breaks between words; the first line after `lead`, the others under its text. Longer words stand alone. */
function wrap(text: string, lead: string): string {
  const lines: string[] = [];
  let line = lead;
  let empty = true;
  for (const word of clean(text).split(" ")) {
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
