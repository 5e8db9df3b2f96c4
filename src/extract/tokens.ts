// The tokens of a stretch of text.

import type { Document, Range, Token } from "./document.ts";

/** Tokens that begin inside a range, in text order; logarithmic in the length of the text. */
export function tokensWithin(document: Document, range: Range): readonly Token[] {
  const { tokens } = document;
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < range.start) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < tokens.length && (tokens[end]?.start ?? range.end) < range.end) end++;
  return tokens.slice(low, end);
}

/** The words of a text, between single spaces: looking one up costs a tenth of trying a pattern. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}
