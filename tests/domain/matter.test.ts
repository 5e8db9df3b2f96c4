// Whether two positions on one issue are about one matter, and whether one is against it by its own verb.

import { describe, expect, test } from "vitest";

import { isAgainstOutright, isSameMatter, isVague } from "../../src/domain/matter.ts";
import type { Stance } from "../../src/domain/vocabulary.ts";

describe("one matter", () => {
  test.each([
    ["supports quotas for small boats", "rejects any quota for the smallest boats", "Fishing", true],
    ["demands a truce of six weeks", "rejects a pause of any length", "Cease-fire", true],
    ["demands the release of long-serving prisoners", "would talk of the number of prisoners", "Prisoners", true],
    ["wants mesh sizes checked at sea", "opposes a ban on night fishing in the bay", "Conservation", false],
    ["stresses the need to consider all proposals", "opposes proposals that need further work", "The text", false],
    ["calls for money for harbours", "wants harbour dues cut by half for trawlers under ten metres", "Ports", false],
  ])("%s / %s: %s", (one, other, issue, expected) => {
    expect(isSameMatter(one, other, issue)).toBe(expected);
    expect(isSameMatter(other, one, issue)).toBe(expected);
  });
});

test.each<[string, Stance, boolean]>([
  ["opposes the fund", "OPPOSES", true],
  ["does not accept the fund", "REJECTS", true],
  ["cannot agree to the fund", "REJECTS", true],
  ["denies that it asked for a fund", "REJECTS", true],
  ["stresses that targets cannot be replaced", "OPPOSES", false],
  ["regrets that no fund was agreed", "OPPOSES", false],
  ["says that a fund would not help", "OPPOSES", false],
  ["supports the fund", "SUPPORTS", false],
])("%s is outright against it: %s, %s", (summary, stance, expected) => {
  expect(isAgainstOutright({ summary, stance })).toBe(expected);
});

test.each([
  ["opposes this as being premature", true],
  ["does not support it", true],
  ["rejects them because nobody was asked", true],
  ["objects to this, too", true],
  ["opposes this fund", false],
  ["says it would release them", false],
  ["insists that it be heard", false],
  ["supports those proposals", false],
])("%s cannot be understood alone: %s", (summary, expected) => {
  expect(isVague(summary)).toBe(expected);
});
