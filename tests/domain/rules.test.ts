// Dates, names, slugs and contradictions: tables of cases.

import { describe, expect, test } from "vitest";

import { type CountedFigure, figuresContradict, positionsContradict } from "../../src/domain/contradiction.ts";
import { edtfBounds } from "../../src/domain/edtf.ts";
import { normaliseName, slugOf } from "../../src/domain/names.ts";

describe("EDTF", () => {
  test.each([
    ["2024", "2024-01-01", "2024-12-31"],
    ["2024-02", "2024-02-01", "2024-02-29"],
    ["2023-02", "2023-02-01", "2023-02-28"],
    ["2024-02-12", "2024-02-12", "2024-02-12"],
    ["2024-02~", "2024-02-01", "2024-02-29"],
    ["2023-11-21/2023-11-30", "2023-11-21", "2023-11-30"],
    ["2024-02-12/..", "2024-02-12", "2024-02-12"],
    ["2024-XX", "2024-01-01", "2024-12-31"],
    ["202X", "2020-01-01", "2029-12-31"],
    ["2024-21", "2024-03-01", "2024-05-31"],
    ["2023-24", "2023-12-01", "2024-02-29"],
    ["2025-35", "2025-07-01", "2025-09-30"],
    ["2025-40", "2025-01-01", "2025-06-30"],
  ])("%s covers %s to %s", (text, earliest, latest) => {
    expect(edtfBounds(text)).toEqual({ earliest, latest });
  });

  test.each([
    "",
    "yesterday",
    "2024-02-30",
    "2024-13",
    "2024-00",
    "0000",
    "2024-02-12/2024-02-01",
    "12.2.2024",
    "../..",
    "P3D",
  ])("%s is none", (text) => {
    expect(edtfBounds(text)).toBeNull();
  });
});

test.each([
  ["The U.S.", "us"],
  ["Hamas’s", "hamas"],
  ["the Gaza  Health Ministry", "gaza health ministry"],
  ["António Guterres", "antonio guterres"],
  ["Guinea-Bissau", "guinea bissau"],
  ["Côte d’Ivoire", "cote divoire"],
  ["The", "the"],
])("%s is looked up as %s", (text, key) => {
  expect(normaliseName(text)).toBe(key);
});

test.each([
  ["Hamas–Israel hostage talks", "hamas-israel-hostage-talks"],
  ["Élysée!", "elysee"],
  ["…", "untitled"],
  ["a".repeat(80), "a".repeat(60)],
])("%s has the slug %s", (text, slug) => {
  expect(slugOf(text)).toBe(slug);
});

describe("contradictions", () => {
  const figure = (value: number, changes: Partial<CountedFigure> = {}): CountedFigure => ({
    measure: "killed",
    unit: "people",
    place: null,
    periodEarliest: null,
    periodLatest: null,
    value,
    low: null,
    high: null,
    qualifier: "EXACT",
    ...changes,
  });

  test.each([
    ["exact counts that differ", figure(40), figure(67), true],
    ["exact counts that agree", figure(40), figure(40), false],
    ["at least 40 and 67", figure(40, { qualifier: "AT_LEAST" }), figure(67), false],
    ["at least 67 and 40", figure(67, { qualifier: "AT_LEAST" }), figure(40), true],
    ["about 100 and 105", figure(100, { qualifier: "ABOUT" }), figure(105), false],
    ["about 100 and 134", figure(100, { qualifier: "ABOUT" }), figure(134), true],
    ["up to 30 and more than 40", figure(30, { qualifier: "UP_TO" }), figure(40, { qualifier: "MORE_THAN" }), true],
    ["ranges that meet", figure(25, { qualifier: "RANGE", low: 20, high: 30 }), figure(30), false],
    ["another measure", figure(40), figure(67, { measure: "wounded" }), false],
    ["another place", figure(40, { place: "Rafah" }), figure(67, { place: "Gaza" }), false],
    [
      "another period",
      figure(40, { periodEarliest: "2024-01-01", periodLatest: "2024-01-31" }),
      figure(67, { periodEarliest: "2024-02-01", periodLatest: "2024-02-29" }),
      false,
    ],
    [
      "periods that overlap",
      figure(40, { periodEarliest: "2024-01-01", periodLatest: "2024-02-01" }),
      figure(67, { periodEarliest: "2024-02-01", periodLatest: "2024-02-29" }),
      true,
    ],
  ])("%s", (_name, a, b, expected) => {
    expect(figuresContradict(a, b)).toBe(expected);
    expect(figuresContradict(b, a)).toBe(expected);
  });

  test("positions contradict on one day from different origins only", () => {
    const position = { holderId: "h", issueId: "i", statedOn: "2024-02-01", stance: "REJECTS", originId: "a" } as const;
    expect(positionsContradict(position, { ...position, stance: "ACCEPTS", originId: "b" })).toBe(true);
    expect(positionsContradict(position, { ...position, stance: "ACCEPTS" })).toBe(false);
    expect(positionsContradict(position, { ...position, stance: "OPPOSES", originId: "b" })).toBe(false);
    expect(
      positionsContradict(position, { ...position, stance: "ACCEPTS", originId: "b", statedOn: "2024-02-02" }),
    ).toBe(false);
  });
});
