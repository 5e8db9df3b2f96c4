// "He" and "she" among several people: titles, posts, given names and what the text itself says of them.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";

/** The names of who says the last statement. */
function lastSpeaker(text: string): string {
  const { actors, statements, unnamedSources } = readText({ text, published: "2024-02-13", language: "en" });
  const keys = statements.at(-1)?.speakers ?? [];
  return keys
    .map(
      (key) =>
        actors.find((actor) => actor.key === key)?.name ??
        unnamedSources.find((source) => source.key === key)?.description,
    )
    .join();
}

describe("a pronoun means", () => {
  test.each([
    [
      "Peter Lund said that it rained. His deputy Laura Mora had told the council. He said that it would stop.",
      "Peter Lund",
    ],
    ["Jo Lund said that it rained. Mrs. Mora had come late. He said that it would stop.", "Jo Lund"],
    ["Jo Lund said that it rained. Kit Mora, a spokeswoman, had come late. He said that it would stop.", "Jo Lund"],
    [
      "Kit Mora said that she was late. Kit Mora lost her ship. Jo Lund lost his hat. Jo Lund said that he was wet. She said that it would stop.",
      "Kit Mora",
    ],
    ["A woman said that it rained. Peter Lund had come late. She said that it would stop.", "A woman"],
  ])("%s", (text, speaker) => {
    expect(lastSpeaker(text)).toBe(speaker);
  });
});
