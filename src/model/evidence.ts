// Quoted words become spans of the text, or the claim is refused.

import type { Note, Span, Spans } from "../domain/reading.ts";
import { codePoints } from "../domain/text.ts";

import type { Quote } from "./answer.ts";
import { addressesMachine } from "./instructions.ts";
import { locator, type Place, type Range } from "./locate.ts";

export interface Evidence {
  readonly text: string;
  readonly paragraphs: readonly Place[];
  /** Numbers of paragraphs that speak to a machine: they are not sent, and nothing is believed that quotes them. */
  readonly distrusted: ReadonlySet<number>;
  /** The spans of all the quotes, in text order; null when one of them does not stand in the text, or there is none. */
  spansOf(quotes: readonly Quote[]): Spans | null;
  /** The text's own words at a quote, with single spaces; null when it does not stand there. */
  wordsOf(quote: Quote): { readonly words: string; readonly span: Span } | null;
  /** Everywhere that words stand. */
  findAll(words: string): Spans;
  /** DIRECT when all stands in quotation marks, MIXED when some does. */
  modeOf(spans: Spans): "DIRECT" | "MIXED" | "INDIRECT";
}

/** What a model leaves out when it copies; tried only when the words do not stand as they are. */
const ELISION = /\s*(?:\[?…\]?|\[?\.\.\.\]?)\s*/;

export function evidenceOf(text: string, paragraphs: readonly Place[]): Evidence {
  const point = codePoints(text);
  const words = locator(text, paragraphs);
  const distrusted = new Set(
    paragraphs.filter(({ start, end }) => addressesMachine(text.slice(start, end))).map(({ number }) => number),
  );
  const quoted = quotedRanges(text);
  const indices = new Map<Span, Range>();
  const span = (range: Range): Span => {
    const made = { start: point(range.start), end: point(range.end) };
    indices.set(made, range);
    return made;
  };
  const rangesOf = ({ words: quote, paragraph }: Quote): readonly Range[] | null => {
    const whole = words.find(quote, paragraph);
    const pieces = whole === null ? quote.split(ELISION).filter((piece) => piece.trim() !== "") : [];
    if (whole === null && pieces.length < 2) return null;
    const found = whole === null ? pieces.map((piece) => words.find(piece, paragraph)) : [whole];
    const ranges = found.filter((range) => range !== null);
    if (ranges.length < found.length) return null;
    return ranges.some((range) => distrusted.has(words.paragraphAt(range.start))) ? null : ranges;
  };
  return {
    text,
    paragraphs,
    distrusted,
    spansOf: (quotes) => {
      const all = quotes.map(rangesOf);
      const found = all.filter((ranges) => ranges !== null).flat();
      return all.includes(null) || found.length === 0 ? null : disjoint(found).map(span);
    },
    wordsOf: (quote) => {
      const [range, more] = rangesOf(quote) ?? [];
      if (range === undefined || more !== undefined) return null;
      return { words: text.slice(range.start, range.end).replaceAll(/\s+/g, " "), span: span(range) };
    },
    findAll: (name) =>
      words
        .findAll(name)
        .filter(({ start }) => !distrusted.has(words.paragraphAt(start)))
        .map(span),
    modeOf: (spans) => {
      const ranges = spans.flatMap((one) => indices.get(one) ?? []);
      const inside = ranges.map((range) => quoted.filter((mark) => mark.start < range.end && mark.end > range.start));
      if (inside.every((marks) => marks.length === 0)) return "INDIRECT";
      const all = ranges.every((range, index) =>
        inside[index]?.some((mark) => mark.start <= range.start && mark.end >= range.end),
      );
      return all ? "DIRECT" : "MIXED";
    },
  };
}

/** In text order, with what overlaps joined. */
function disjoint(ranges: readonly Range[]): readonly Range[] {
  const joined: Range[] = [];
  for (const range of ranges.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    const last = joined.at(-1);
    if (last !== undefined && range.start <= last.end) {
      joined[joined.length - 1] = { start: last.start, end: Math.max(last.end, range.end) };
    } else joined.push(range);
  }
  return joined;
}

const CLOSING: Readonly<Record<string, string>> = { "“": "”", '"': '"', "„": "“", "«": "»", "「": "」", "『": "』" };

/** What stands between quotation marks, with the marks; one that is not closed ends with its paragraph. */
function quotedRanges(text: string): readonly Range[] {
  const found: Range[] = [];
  let start = -1;
  let closing = "";
  for (let at = 0; at <= text.length; at++) {
    const character = text[at] ?? "\n";
    if (start === -1) {
      const closes = CLOSING[character];
      if (closes === undefined) continue;
      start = at;
      closing = closes;
    } else if (character === closing || character === "\n" || (closing === "“" && character === "”")) {
      found.push({ start, end: Math.min(text.length, at + 1) });
      start = -1;
    }
  }
  return found;
}

/** Why a claim of a model was not taken over. */
export interface Refusal {
  /** "statement", "position" … */
  readonly what: string;
  readonly reason: string;
}

/** A note about a model's part in a reading. */
export function modelNote(severity: Note["severity"], message: string, span: Span | null = null): Note {
  return { step: "model", severity, message, span };
}
