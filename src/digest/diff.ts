// What one digest says that another does not: entries added, gone or told otherwise, and cells of the matrix that moved.

import type { DigestDocument, DigestItem } from "../domain/digest.ts";

/** An entry with the document that its citations are numbered in. */
export interface ItemOf {
  readonly item: DigestItem;
  readonly document: DigestDocument;
}

export interface ChangedItem {
  readonly before: ItemOf;
  readonly after: ItemOf;
}

/** One cell of the matrix; empty text where nothing is held. */
export interface MovedCell {
  readonly actor: string;
  readonly issue: string;
  readonly before: string;
  readonly after: string;
}

export interface DigestDiff {
  readonly added: readonly ItemOf[];
  readonly removed: readonly ItemOf[];
  readonly changed: readonly ChangedItem[];
  readonly cells: readonly MovedCell[];
}

interface Entry {
  readonly key: string;
  readonly item: DigestItem;
  /** What it says: of a row of the matrix its cells in any order, since columns go by how much they are talked about. */
  readonly says: string;
}

/** What stands in the sections by itself; sources and gaps follow from it. */
function entriesOf(document: DigestDocument): readonly Entry[] {
  const seen = new Set<string>();
  return document.sections.flatMap((section) =>
    section.items.flatMap((item) => {
      const key = `${section.kind}/${item.subject ?? item.text}`;
      if (seen.has(key)) return [];
      seen.add(key);
      return [{ key, item, says: section.kind === "WHO_WANTS_WHAT" ? inAnyOrder(item.text) : item.text }];
    }),
  );
}

/** "Norway: on tariffs, demands; on quotas, rejects." as "Norway: on quotas, rejects; on tariffs, demands". */
function inAnyOrder(row: string): string {
  const [name = "", ...cells] = row.replace(/\.$/, "").split(/: |; /);
  return `${name}: ${cells.toSorted().join("; ")}`;
}

/**
 * The difference between two digests, in the order of the documents. Entries are the same when they are about the same
 * subject in the same section; of those, the ones whose text differs have changed. Pure.
 */
export function diffDigests(before: DigestDocument | null, after: DigestDocument): DigestDiff {
  const earlier = before === null ? [] : entriesOf(before);
  const later = entriesOf(after);
  const byKey = new Map(earlier.map((entry) => [entry.key, entry]));
  const keys = new Set(later.map(({ key }) => key));
  return {
    added: later.filter(({ key }) => !byKey.has(key)).map(({ item }) => ({ item, document: after })),
    removed:
      before === null
        ? []
        : earlier.filter(({ key }) => !keys.has(key)).map(({ item }) => ({ item, document: before })),
    changed: later.flatMap(({ key, item, says }) => {
      const was = byKey.get(key);
      return was === undefined || before === null || was.says === says
        ? []
        : [{ before: { item: was.item, document: before }, after: { item, document: after } }];
    }),
    cells: movedCells(before === null ? new Map() : cellsOf(before), cellsOf(after)),
  };
}

interface Cell {
  readonly actor: string;
  readonly issue: string;
  readonly text: string;
}

function cellsOf(document: DigestDocument): ReadonlyMap<string, Cell> {
  const cells = new Map<string, Cell>();
  for (const { heading, table } of document.sections) {
    if (table === undefined) continue;
    const [, ...issues] = table.head;
    for (const row of table.rows)
      for (const [index, { text }] of row.cells.entries()) {
        const issue = issues[index] ?? "";
        if (text !== "") cells.set([heading, row.name, issue].join("\n"), { actor: row.name, issue, text });
      }
  }
  return cells;
}

function movedCells(before: ReadonlyMap<string, Cell>, after: ReadonlyMap<string, Cell>): readonly MovedCell[] {
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)];
    const cell = is ?? was;
    if (cell === undefined || was?.text === is?.text) return [];
    return [{ actor: cell.actor, issue: cell.issue, before: was?.text ?? "", after: is?.text ?? "" }];
  });
}
