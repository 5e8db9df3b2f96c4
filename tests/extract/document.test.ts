// Where sentences end, and where they only seem to.

import { describe, expect, test } from "vitest";

import { readDocument } from "../../src/extract/document.ts";

function sentences(text: string): readonly string[] {
  return readDocument(text).sentences.map((sentence) => text.slice(sentence.start, sentence.end));
}

describe("a sentence goes on", () => {
  test.each([
    ["Sen. Ana Silva (R-Wash.) said the dam was safe."],
    ["Sens. Ana Silva (D-N.H.) and Bo Lund (R-S.D.) asked for a vote."],
    ["“Where do we go now?” the minister asked."],
    ["He was greeted with shouts of “Bravo!” at a fair in Lima."],
  ])("%s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test("and ends where another begins", () => {
    expect(sentences("They met in Lima (Peru). Nothing was signed.")).toEqual([
      "They met in Lima (Peru).",
      "Nothing was signed.",
    ]);
  });
});
