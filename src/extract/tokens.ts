// The tokens of a stretch of text.

import { type Document, type Range, type Token, tokenFrom } from "./document.ts";
import { isLetter } from "./vocabulary.ts";

/** Tokens that begin inside a range, in text order; logarithmic in the length of the text. */
export function tokensWithin(document: Document, range: Range): readonly Token[] {
  const { tokens } = document;
  const first = tokenFrom(document, range.start);
  let end = first;
  while (end < tokens.length && (tokens[end]?.start ?? range.end) < range.end) end++;
  return tokens.slice(first, end);
}

/** The last word of a text in small letters, without spaces and full stops behind it: "at least " gives "least". */
export function lastWord(text: string): string {
  let end = text.length;
  while (end > 0 && !isLetter(text.charCodeAt(end - 1)) && /[\s.]/.test(text.charAt(end - 1))) end--;
  let start = end;
  while (start > 0 && isLetter(text.charCodeAt(start - 1))) start--;
  return text.slice(start, end).toLowerCase();
}

/** The words of a text, between single spaces: looking one up costs a tenth of trying a pattern. */
export function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.split(" "));
}

const UNEVEN = /[^\S ]| {2}/;

/** With one space wherever the text has any white space: nearly all text has it already, which is cheap to see. */
export function singleSpaced(text: string): string {
  return UNEVEN.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}
