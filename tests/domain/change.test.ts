// The truth table of change between two positions.

import { describe, expect, test } from "vitest";

import { changeBetween, isSilent, type Stand, stancesClash } from "../../src/domain/change.ts";
import { STANCES, STRENGTHS, type Stance, type Strength } from "../../src/domain/vocabulary.ts";

function stand(stance: Stance, strength: Strength = "FIRM", ...conditions: readonly string[]): Stand {
  return { stance, strength, conditions: conditions.map((text) => ({ kind: "PRECONDITION", text })) };
}

describe("change", () => {
  test.each([
    ["nothing before", null, stand("DEMANDS"), "NEW"],
    ["the same", stand("DEMANDS"), stand("DEMANDS"), "RESTATED"],
    [
      "the same condition in other letters",
      stand("OFFERS", "FIRM", "if peace"),
      stand("OFFERS", "FIRM", "If peace."),
      "RESTATED",
    ],
    ["withdrawn", stand("DEMANDS"), stand("WITHDRAWS"), "WITHDRAWN"],
    ["withdrawn again", stand("WITHDRAWS"), stand("WITHDRAWS"), "RESTATED"],
    ["from for to against", stand("SUPPORTS"), stand("OPPOSES"), "REVERSED"],
    ["from against to for", stand("REJECTS"), stand("ACCEPTS"), "REVERSED"],
    ["from against to for on a condition", stand("REJECTS"), stand("ACCEPTS", "FIRM", "if paid"), "SOFTENED"],
    ["from against to open", stand("REJECTS"), stand("UNDECIDED"), "SOFTENED"],
    ["from for to open", stand("SUPPORTS"), stand("UNDECIDED"), "CONDITIONED"],
    ["from open to against", stand("UNDECIDED"), stand("OPPOSES"), "HARDENED"],
    ["from open to for", stand("UNDECIDED"), stand("SUPPORTS"), "NEW"],
    ["after a withdrawal", stand("WITHDRAWS"), stand("DEMANDS"), "NEW"],
    ["stronger", stand("DEMANDS", "PREFERENCE"), stand("DEMANDS", "FIRM"), "HARDENED"],
    ["a red line", stand("REJECTS", "FIRM"), stand("REJECTS", "RED_LINE"), "HARDENED"],
    ["weaker", stand("DEMANDS", "RED_LINE"), stand("DEMANDS", "PREFERENCE"), "SOFTENED"],
    ["from a demand to an offer", stand("DEMANDS"), stand("OFFERS"), "SOFTENED"],
    ["from an acceptance to a demand", stand("ACCEPTS"), stand("DEMANDS"), "HARDENED"],
    ["from opposing to rejecting", stand("OPPOSES"), stand("REJECTS"), "HARDENED"],
    ["from rejecting to opposing", stand("REJECTS"), stand("OPPOSES"), "SOFTENED"],
    ["a condition added to an acceptance", stand("ACCEPTS"), stand("ACCEPTS", "FIRM", "if paid"), "HARDENED"],
    ["a condition dropped from an acceptance", stand("ACCEPTS", "FIRM", "if paid"), stand("ACCEPTS"), "SOFTENED"],
    ["a way out added to a refusal", stand("REJECTS"), stand("REJECTS", "FIRM", "unless paid"), "SOFTENED"],
    ["a way out closed", stand("REJECTS", "FIRM", "unless paid"), stand("REJECTS"), "HARDENED"],
    [
      "one condition for another",
      stand("OFFERS", "FIRM", "if paid"),
      stand("OFFERS", "FIRM", "if heard"),
      "CONDITIONED",
    ],
  ] as const)("%s", (_name, before, after, kind) => {
    expect(changeBetween(before, after)).toBe(kind);
  });

  test("is defined for every pair of stances and strengths, and a stand against itself is restated", () => {
    for (const a of STANCES) {
      for (const b of STANCES) {
        for (const s of STRENGTHS)
          for (const t of STRENGTHS) expect(changeBetween(stand(a, s), stand(b, t))).toMatch(/^[A-Z]+$/);
      }
      expect(changeBetween(stand(a, "FIRM", "if x"), stand(a, "FIRM", "if x"))).toBe("RESTATED");
    }
  });

  test("silence begins after the patience has run out", () => {
    expect(isSilent("2024-02-01", new Date("2024-02-15T00:00:00Z"), 14)).toBe(false);
    expect(isSilent("2024-02-01", new Date("2024-02-15T00:00:01Z"), 14)).toBe(true);
  });

  test("stances of two holders clash when one goes for and the other against", () => {
    expect(stancesClash("DEMANDS", "REJECTS")).toBe(true);
    expect(stancesClash("OPPOSES", "SUPPORTS")).toBe(true);
    expect(stancesClash("DEMANDS", "OFFERS")).toBe(false);
    expect(stancesClash("NO_COMMENT", "REJECTS")).toBe(false);
  });
});
