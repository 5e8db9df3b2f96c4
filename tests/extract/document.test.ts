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
    ["“Where do we go now?” Ana Silva asked."],
    ["“Where do we go now?” asked Ana Silva, the minister, who had come by train."],
    ["“Not one inch!” Mr. Lund told the envoys."],
    ["“Not one inch!” Jo “Kit” Mora shouted to the envoys."],
    ["Reps. Silva and Lund spoke."],
    ["He was greeted with shouts of “Bravo!” at a fair in Lima."],
  ])("%s", (text) => {
    expect(sentences(text)).toEqual([text]);
  });

  test("and ends where another begins", () => {
    expect(sentences("They met in Lima (Peru). Nothing was signed.")).toEqual([
      "They met in Lima (Peru).",
      "Nothing was signed.",
    ]);
    expect(sentences("“Where do we go now?” Silva says that she will ask.")).toEqual([
      "“Where do we go now?”",
      "Silva says that she will ask.",
    ]);
    expect(sentences('They called it "the end." Nobody laughed.')).toEqual([
      'They called it "the end."',
      "Nobody laughed.",
    ]);
  });
});
