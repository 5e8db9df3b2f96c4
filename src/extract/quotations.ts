// Where quotations begin and end: pairs of marks, straight or curly, that a writer or a typewriter may have left open.

import type { Paragraph, Range } from "./document.ts";
import { matchesOf } from "./matches.ts";

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
    const doubles = inDoubleMarks(text, paragraph);
    let from = paragraph.start;
    const add = (pairs: readonly Pair[]) => {
      for (const { start, end, closed } of pairs) {
        if (text.slice(start, end).trim() === "") continue;
        found.push({ start, end, closed, index: found.length, paragraph: paragraph.index });
      }
    };
    for (const double of doubles) {
      add(inSingleMarks(text, from, double.start - 1));
      add([double]);
      from = double.end + 1;
    }
    add(inSingleMarks(text, from, paragraph.end));
  }
  return found;
}

/** English marks, and those of other languages that come with a translation. */
const DOUBLE_MARKS = /["“”„«»]/g;
/** Marks that close what a mark opens; writers mix straight and curly ones. */
const CLOSING: Readonly<Record<string, string>> = { '"': '"”', "“": '”"', "”": '”"', "„": '“”"', "«": "»" };

interface Pair extends Range {
  readonly closed: boolean;
}

function inDoubleMarks(text: string, paragraph: Range): readonly Pair[] {
  const found: Pair[] = [];
  let open: number | null = null;
  /** Curly pairs inside straight ones. */
  let depth = 0;
  for (const { 0: mark, index } of matchesOf(DOUBLE_MARKS, text.slice(paragraph.start, paragraph.end))) {
    const at = paragraph.start + index;
    if (open === null) {
      // A closing mark at the front of a paragraph is a slip for an opening one.
      if (mark !== "»" && (mark !== "”" || at === paragraph.start)) open = at + 1;
      continue;
    }
    const opening = text[open - 1] ?? "";
    if (mark === "“" && opening === '"' && !isSlipForClosing(text, at)) depth++;
    else if (mark === "”" && depth > 0) depth--;
    else if (CLOSING[opening]?.includes(mark) || (mark === "“" && isSlipForClosing(text, at))) {
      found.push({ start: open, end: at, closed: true });
      open = null;
      depth = 0;
    }
  }
  if (open !== null) found.push({ start: open, end: paragraph.end, closed: false });
  return found;
}

/** A quotation in single marks is no longer than this: a mark that stays open is an apostrophe. */
const LONGEST_SINGLE = 1_500;
const SINGLE_MARKS = /['‘’]/g;
/** Words that begin with an apostrophe. */
const ELISION = /^(?:tis|twas|twere|em|til|till|cause|bout|n)\b|^\d0s/i;

/** British marks, and those of headlines: the opening one after a blank, the closing one before a blank or a stop. */
function inSingleMarks(text: string, from: number, to: number): readonly Pair[] {
  const found: Pair[] = [];
  let open: number | null = null;
  let weak: number | null = null;
  const close = (at: number) => {
    if (open !== null) found.push({ start: open, end: at, closed: true });
    open = null;
    weak = null;
  };
  for (const { 0: mark, index } of matchesOf(SINGLE_MARKS, text.slice(from, to))) {
    const at = from + index;
    const before = at === from ? " " : (text[at - 1] ?? " ");
    const after = at + 1 >= to ? " " : (text[at + 1] ?? " ");
    const opens = mark !== "’" && /[\s([—–]/.test(before) && /[\p{L}\d[(…]/u.test(after);
    if (open !== null && at - open > LONGEST_SINGLE) {
      if (weak === null) open = null;
      else close(weak);
    }
    if (opens && !ELISION.test(text.slice(at + 1, at + 8))) {
      if (open !== null && weak !== null) close(weak);
      if (open === null) open = at + 1;
    } else if (open !== null && mark !== "‘" && !/[\p{L}\d]/u.test(after) && !/\s/.test(before)) {
      // After an s it may be a possessive: "the workers' union".
      if (/s/i.test(before) && /\s/.test(after)) weak ??= at;
      else close(at);
    }
  }
  if (weak !== null) close(weak);
  return found;
}

/** "… of all.“ ": an opening mark after a full stop and before a space closes. */
function isSlipForClosing(text: string, at: number): boolean {
  return /[.,?!…]/.test(text[at - 1] ?? "") && /^\s?$/.test(text[at + 1] ?? "");
}

/** What is said in a quotation: without blanks and commas at its edges. */
export function saidIn(text: string, quotation: Range): readonly Range[] {
  let { start, end } = quotation;
  while (start < end && /\s/.test(text[start] ?? "")) start++;
  while (end > start && /[\s,]/.test(text[end - 1] ?? "")) end--;
  return end > start ? [{ start, end }] : [];
}

/** Whether what is quoted is written like a title: every word of more than three letters has a capital. */
export function isTitle(quoted: string): boolean {
  const long = quoted.match(/[\p{L}’']{4,}/gu) ?? [];
  return long.length > 0 && long.every((word) => /^\p{Lu}/u.test(word)) && !/[.?!]\s+\p{L}/u.test(quoted);
}
