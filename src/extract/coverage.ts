// Which of many things cover a place of the text, found without looking at all of them.

import type { Range } from "./document.ts";

/** Width of a cell in UTF-16 units: about two sentences. */
const CELL = 512;

/** Answers with the items, in their order, of which a range may cover a place: those with a part in its cell. */
export function coverage<Item>(
  items: readonly Item[],
  rangesOf: (item: Item) => readonly Range[],
): (at: number) => readonly Item[] {
  const cells = new Map<number, Item[]>();
  for (const item of items) {
    for (const { start, end } of rangesOf(item)) {
      for (let cell = Math.floor(start / CELL); cell * CELL < end; cell++) {
        const of = cells.get(cell);
        if (of === undefined) cells.set(cell, [item]);
        else if (of.at(-1) !== item) of.push(item);
      }
    }
  }
  return (at) => cells.get(Math.floor(at / CELL)) ?? [];
}
