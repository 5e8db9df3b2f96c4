// Dates, names, slugs and contradictions: tables of cases.

import { describe, expect, test } from "vitest";

import {
  type CountedFigure,
  eventsContradict,
  figuresContradict,
  isDenied,
  positionsContradict,
  type ToldEvent,
} from "../../src/domain/contradiction.ts";
import { edtfBounds } from "../../src/domain/edtf.ts";
import { normaliseName, readableName, slugOf } from "../../src/domain/names.ts";

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

test.each([
  ["WORLD FEDERATION OF ENGINEERING ORGANIZATIONS", "World Federation of Engineering Organizations"],
  ["NORTH-SOUTH UNION FOR THE SEA", "North-South Union for the Sea"],
  ["WOMEN AND GENDER", "Women and Gender"],
  ["LIGUE DES DROITS DE L’HOMME", "Ligue des Droits de L’homme"],
  ["UNFCCC", "UNFCCC"],
  ["IMO AND ICAO", "IMO AND ICAO"],
  ["Ministry of ICT", "Ministry of ICT"],
])("the name %s is shown as %s", (name, shown) => {
  expect(readableName(name)).toBe(shown);
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

describe("counts without a period", () => {
  const told = (value: number, toldOn: string): CountedFigure => ({
    measure: "killed",
    unit: "people",
    place: "Vik",
    periodEarliest: null,
    periodLatest: null,
    toldOn,
    value,
    low: null,
    high: null,
    qualifier: "EXACT",
  });
  test("contradict when they were told within three days, and are of two days else", () => {
    expect(figuresContradict(told(12, "2024-02-12"), told(30, "2024-02-14"))).toBe(true);
    expect(figuresContradict(told(12, "2024-02-12"), told(30, "2024-03-14"))).toBe(false);
  });
  test("are compared by the place whatever its capitals", () => {
    expect(figuresContradict(told(12, "2024-02-12"), { ...told(30, "2024-02-12"), place: "VIK" })).toBe(true);
  });
});

describe("events", () => {
  const event = (changes: Partial<ToldEvent> = {}): ToldEvent => ({
    summary: "Suthland's forces shelled the harbour of Vik on Monday",
    kind: "attack",
    earliest: "2024-02-12",
    latest: "2024-02-12",
    isDated: true,
    place: "Vik",
    originId: "a",
    ...changes,
  });
  const other = (changes: Partial<ToldEvent> = {}) =>
    event({ summary: "The harbour of Vik was shelled by forces of Suthland", originId: "b", ...changes });

  test.each([
    ["told alike", other(), false],
    ["told of another day", other({ earliest: "2024-02-13", latest: "2024-02-13" }), true],
    ["told of another place", other({ place: "Nes" }), true],
    ["of which one names no place", other({ place: null }), false],
    ["weeks apart", other({ earliest: "2024-03-13", latest: "2024-03-13" }), false],
    ["of one origin", other({ place: "Nes", originId: "a" }), false],
    [
      "dated by nobody but the day of publication",
      other({ earliest: "2024-02-13", latest: "2024-02-13", isDated: false }),
      false,
    ],
    ["of other words", other({ summary: "Gunmen burnt the ferry at Vik", place: "Nes" }), false],
    ["that recur", other({ kind: "meeting", place: "Nes" }), false],
  ])("%s: contradict %s", (_name, b, expected) => {
    const a = b.kind === "meeting" ? event({ kind: "meeting" }) : event();
    expect(eventsContradict(a, b)).toBe(expected);
    expect(eventsContradict(b, a)).toBe(expected);
  });

  test.each([
    ["its forces had shelled the harbour of Vik", "2024-02-13", true],
    ["its forces had shelled the harbour of Vik", "2024-02-11", false],
    ["its forces had shelled the harbour of Vik", "2024-05-13", false],
    ["it had closed the border", "2024-02-13", false],
  ])("denied as “%s” on %s: %s", (quote, day, expected) => {
    expect(isDenied(event(), { quote, day })).toBe(expected);
  });
});
