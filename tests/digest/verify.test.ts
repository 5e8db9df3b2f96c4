// Verification can fail: a changed number, name, date, quotation or attribution is caught.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { verifySentence } from "../../src/digest/verify.ts";

const STORED = [
  "At least 67 people were killed in Rafah, and “nothing is settled”, the Gaza Health Ministry told reporters",
];
const KNOWN = ["Gaza Health Ministry", "12 February", "Sample wire"];

describe("a sentence", () => {
  test.each([
    [
      "what the citation says",
      "At least 67 people were killed in Rafah, the Gaza Health Ministry said on 12 February.",
      true,
      "",
    ],
    ["a quotation word for word", "The Gaza Health Ministry said: “nothing is settled.”", true, ""],
    ["another number", "At least 76 people were killed in Rafah.", false, "number"],
    ["another name", "At least 67 people were killed in Doha.", false, "name"],
    ["another date", "People were killed in Rafah on 12 March.", false, "date"],
    ["another day", "People were killed in Rafah on 13 February.", false, "number"],
    ["another quotation", "The ministry said: “everything is settled.”", false, "quotation"],
    ["another speaker", "At least 67 people were killed, the Israeli military said.", false, "name"],
  ])("with %s", (_name, text, holds, reason) => {
    const verdict = verifySentence({ text, claimIds: ["c"], known: KNOWN }, STORED);
    expect(verdict.holds).toBe(holds);
    if (!verdict.holds) expect(verdict.reason).toContain(reason);
  });

  test("without a citation holds nothing", () => {
    expect(verifySentence({ text: "All is well.", claimIds: [], known: [] }, [])).toEqual({
      holds: false,
      reason: "no citation",
    });
  });

  test("with any other number is caught", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 99_999 }).filter((number) => number !== 67),
        (number) => {
          return !verifySentence({ text: `At least ${number} people were killed.`, claimIds: ["c"], known: [] }, STORED)
            .holds;
        },
      ),
    );
  });
});
