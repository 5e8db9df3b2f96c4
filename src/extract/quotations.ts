// Where quotations begin and end: pairs of marks, straight or curly, that a writer or a typewriter may have left open.

import type { Paragraph, Range } from "./document.ts";

/** What stands between a pair of quotation marks, without the marks; one that runs on over paragraphs is one per paragraph. */
export interface Quotation extends Range {
  readonly index: number;
  readonly paragraph: number;
  /** Whether the closing mark stands in the paragraph; without it the quotation goes on in the next one. */
  readonly closed: boolean;
}

/**
 * The text with one kind of straight mark: typewriters write two apostrophes or accents. As long as the text; the mark
 * lies next to the words, with a blank on its other side.
 */
export function straightened(original: string): string {
  return original.replaceAll(/'''|''|``/g, (marks, at: number) => {
    const opens = marks === "``" || !/[^\s(—–-]/.test(original[at - 1] ?? " ");
    if (marks.length === 2) return opens ? ' "' : '" ';
    return opens ? ` "'` : `'" `;
  });
}

/** Finds the quotations, in text order. Time is linear in the length of the text. */
export function findQuotations(text: string, paragraphs: readonly Paragraph[]): readonly Quotation[] {
  const found: Quotation[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind === "BOILERPLATE") continue;
    let open: number | null = null;
    const add = (end: number, closed: boolean) => {
      if (open !== null && text.slice(open, end).trim() !== "") {
        found.push({ start: open, end, index: found.length, paragraph: paragraph.index, closed });
      }
      open = null;
    };
    for (let at = paragraph.start; at < paragraph.end; at++) {
      const mark = text[at];
      if (mark === "“" || (mark === '"' && open === null)) {
        if (open === null) open = at + 1;
      } else if ((mark === "”" || mark === '"') && open !== null) add(at, true);
    }
    add(paragraph.end, false);
  }
  return found;
}
