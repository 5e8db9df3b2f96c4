// The difference of two documents, as a pure function.

import { expect, test } from "vitest";

import type { DigestDocument } from "../../src/domain/digest.ts";
import { diffDigests } from "../../src/digest/diff.ts";

import { SMALL } from "./documents.ts";

function withRow(text: string): DigestDocument {
  return {
    ...SMALL,
    sections: SMALL.sections.map((section) =>
      section.kind === "WHO_WANTS_WHAT"
        ? { ...section, items: [{ text, citations: [1], subject: "redland" }] }
        : section,
    ),
  };
}

test("a row of the matrix whose columns only changed places has not changed", () => {
  const before = withRow("Redland: on pause, demands (13 February); on aid, offers (12 February).");
  const after = withRow("Redland: on aid, offers (12 February); on pause, demands (13 February).");
  expect(diffDigests(before, after)).toEqual({ added: [], removed: [], changed: [], cells: [] });
});

test("a row of the matrix in which one cell moved has changed", () => {
  const before = withRow("Redland: on pause, demands (13 February); on aid, offers (12 February).");
  const after = withRow("Redland: on aid, rejects (13 February); on pause, demands (13 February).");
  const { changed } = diffDigests(before, after);
  expect(changed.map((one) => [one.before.item.text, one.after.item.text])).toEqual([
    [before.sections[2]?.items[0]?.text, after.sections[2]?.items[0]?.text],
  ]);
});

test("the first edition adds everything once", () => {
  const { added, removed, changed } = diffDigests(null, SMALL);
  expect(added.map(({ item }) => item.text)).toEqual(
    SMALL.sections.flatMap(({ items }) => items.map(({ text }) => text)),
  );
  expect([removed, changed]).toEqual([[], []]);
});
