// A statement as it is found, before its speakers are known.

import type { StatementMode } from "../domain/vocabulary.ts";

import { type Document, quotationAt, type Range, type Sentence } from "./document.ts";
import { MENTAL_VERBS } from "./lexicon/reporting.ts";
import { matchesOf } from "./matches.ts";
import type { Phrase } from "./phrases.ts";

export interface StatementDraft {
  readonly sentence: number;
  /** Lemma of the cue; "accord" for "according to", "" for a quotation that goes on. */
  readonly verb: string;
  readonly cue: readonly Range[];
  readonly source: Phrase | null;
  /** The draft whose speakers are meant, for a quotation that goes on or a source that stands in another sentence. */
  readonly follows: StatementDraft | null;
  readonly content: readonly Range[];
  readonly mode: StatementMode;
  readonly mental: boolean;
  readonly secondHand: boolean;
  readonly addressee: Phrase | null;
  /** Tokens at the cue among which the day of saying is looked for. */
  readonly around: Range;
}

interface Parts {
  readonly verb: string;
  readonly cue: readonly Range[];
  readonly source: Phrase | null;
  readonly content: readonly Range[];
  readonly follows?: StatementDraft | null;
  readonly addressee?: Phrase | null;
  readonly secondHand?: boolean;
}

export function build(document: Document, sentence: Sentence, parts: Parts): StatementDraft | null {
  const { source } = parts;
  const content = parts.content
    .filter((range) => source === null || range.end <= source.start || range.start >= source.end)
    .toSorted((one, other) => one.start - other.start);
  if (content.length === 0 || content.every((range) => range.end - range.start < 2)) return null;
  const start = Math.min(...parts.cue.map((range) => range.start));
  return {
    sentence: sentence.index,
    verb: parts.verb,
    cue: parts.cue,
    source: parts.source,
    follows: parts.follows ?? null,
    content,
    mode: modeOf(document, content),
    mental: MENTAL_VERBS.has(parts.verb),
    secondHand: parts.secondHand ?? false,
    addressee: parts.addressee ?? null,
    around: {
      start: Math.max(sentence.start, start - 40),
      end: Math.min(sentence.end, Math.max(...parts.cue.map((r) => r.end)) + 40),
    },
  };
}

export function modeOf(document: Document, content: readonly Range[]): StatementMode {
  let inside = false;
  let outside = false;
  for (const range of content) {
    if (inside && outside) break;
    const first = document.quotations[quotationFrom(document, range.start)];
    const said = document.text.slice(range.start, range.end);
    // Nearly all content lies in one quotation, or in none.
    if (first === undefined || first.start >= range.end) outside ||= /[\p{L}\p{N}]/u.test(said);
    else if (first.start <= range.start && first.end >= range.end) inside = true;
    else
      for (const match of matchesOf(/[\p{L}\p{N}]+/gu, said)) {
        if (quotationAt(document, range.start + match.index) === undefined) outside = true;
        else inside = true;
        if (inside && outside) break;
      }
  }
  if (!inside) return "INDIRECT";
  return outside ? "MIXED" : "DIRECT";
}

/** Index of the first quotation that ends after `at`. */
export function quotationFrom(document: Document, at: number): number {
  let low = 0;
  let high = document.quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.quotations[middle]?.end ?? 0) <= at) low = middle + 1;
    else high = middle;
  }
  return low;
}
