// A text in numbered paragraphs, and long texts in parts that end where a paragraph ends.

import type { Place } from "./locate.ts";

export interface Chunk {
  readonly paragraphs: readonly Place[];
}

/** Paragraphs in text order, numbered from 1 on; a paragraph longer than `longest` is cut behind a sentence or a space. */
export function numberParagraphs(text: string, longest: number): readonly Place[] {
  const found: Place[] = [];
  const add = (start: number, end: number) => {
    if (text.slice(start, end).trim() !== "") found.push({ start, end, number: found.length + 1 });
  };
  let start = 0;
  for (const { index, 0: gap } of text.matchAll(/\n\s*/g)) {
    cut(start, index);
    start = index + gap.length;
  }
  cut(start, text.length);
  return found;

  function cut(from: number, end: number): void {
    let at = from;
    while (end - at > longest) {
      const piece = text.slice(at, at + longest);
      const stop = lastStop(piece);
      const space = piece.lastIndexOf(" ");
      const half = longest >> 1;
      let next = at + (stop > half ? stop : space > half ? space + 1 : longest);
      // Never between the halves of one character.
      if (/[\uDC00-\uDFFF]/.test(text[next] ?? "")) next--;
      add(at, next);
      at = next;
    }
    add(at, end);
  }
}

function lastStop(piece: string): number {
  let last = 0;
  for (const { index, 0: stop } of piece.matchAll(/[.!?。！？]["'”’»)]?(?:\s+|(?<=[。！？]))/g))
    last = index + stop.length;
  return last;
}

/** Groups of neighbouring paragraphs with at most `longest` characters each, a single one excepted. */
export function chunksOf(paragraphs: readonly Place[], longest: number): readonly Chunk[] {
  const chunks: Place[][] = [];
  let length = 0;
  for (const paragraph of paragraphs) {
    const size = paragraph.end - paragraph.start;
    const last = chunks.at(-1);
    if (last === undefined || length + size > longest) {
      chunks.push([paragraph]);
      length = size;
    } else {
      last.push(paragraph);
      length += size;
    }
  }
  return chunks.map((group) => ({ paragraphs: group }));
}

/** Two halves of a chunk by length, or null when it is one paragraph. */
export function halved(chunk: Chunk): readonly Chunk[] | null {
  if (chunk.paragraphs.length < 2) return null;
  const total = chunk.paragraphs.reduce((sum, { start, end }) => sum + end - start, 0);
  let taken = 0;
  let at = 0;
  while (at < chunk.paragraphs.length - 1 && taken < total / 2) {
    const paragraph = chunk.paragraphs[at];
    taken += paragraph === undefined ? 0 : paragraph.end - paragraph.start;
    at++;
  }
  return [{ paragraphs: chunk.paragraphs.slice(0, at) }, { paragraphs: chunk.paragraphs.slice(at) }];
}
