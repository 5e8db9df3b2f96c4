// Which words name the speaker: what belongs to a subject and what only stands beside it.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";

/** The source of every statement, in text order. */
function sources(text: string): readonly string[] {
  const points = Array.from(text);
  return readText({ text, published: "2024-02-13", language: "en" }).statements.map((one) =>
    one.source.map(({ start, end }) => points.slice(start, end).join("")).join(" … "),
  );
}

describe("the words that name the speaker", () => {
  test.each([
    ["Silva, speaking in Lima, said that it rained.", "Silva"],
    [
      "Observers in the valley and around the capital say that it rained.",
      "Observers in the valley and around the capital",
    ],
    ["Those close to him said that it rained.", "Those close to him"],
    ["Jo Mora -- the new head of the union -- said that it rained.", "Jo Mora -- the new head of the union"],
    ["The union this week announced that it would strike.", "The union"],
    ["Jo Mora, head of the union, which has met, said that it rained.", "Jo Mora, head of the union, which has met"],
    ["They met Silva, who said that it rained.", "who"],
    ["They met Silva, who in 2010 said that it rained.", "who"],
    ["Silva spoke at a meeting announcing that it rained.", "Silva"],
    ["In a widely read column, two pilots warned her, arguing that it rained.", "two pilots"],
    ["Silva received a letter saying that it rained.", "a letter"],
    ["Silva issued a statement saying that it rained.", "Silva"],
    ["Silva issued a statement saying, “It rains.”", "Silva"],
    ["Silva is defending herself, saying that it works.", "Silva"],
    ["When it ended, two pilots left the hall, saying that it rained.", "two pilots"],
    ["In a radio interview Silva said that it rained.", "Silva"],
    ["In Lima, the minister, who had come late, said that it rained.", "the minister, who had come late"],
  ])("%s", (text, ...expected) => {
    expect(sources(text)).toEqual(expected);
  });

  test("a relative pronoun is who it refers to", () => {
    const { actors, statements } = readText({
      text: "The pilots met Jo Mora, who said that it rained.",
      published: "2024-02-13",
      language: "en",
    });
    const names = statements.flatMap((one) =>
      one.speakers.map((key) => actors.find((actor) => actor.key === key)?.name),
    );
    expect(names).toEqual(["Jo Mora"]);
  });
});

describe("what is said before a quotation of somebody", () => {
  test.each([
    ["Mora said that it was late and asked, “Where are they?”", ["it was late", "Where are they?"]],
    ["Mora said that it was late, and when pressed, Lund replied, “Not yet.”", ["it was late", "Not yet."]],
  ])("%s", (text, expected) => {
    const points = Array.from(text);
    const { statements } = readText({ text, published: "2024-02-13", language: "en" });
    const contents = statements.map((one) =>
      one.content.map(({ start, end }) => points.slice(start, end).join("")).join(" … "),
    );
    expect(contents).toEqual(expected);
  });
});

describe("whom it is said to", () => {
  test.each([
    ["Ana Silva told reporters in Lima that the port was closed.", ["reporters"]],
    ["Ana Silva urged Norway to wait.", ["Norway"]],
    ["Ana Silva has ordered the military to draw up plans.", ["military"]],
    ["“We will wait,” Ana Silva wrote in a letter to the Fishers Union.", ["Fishers Union"]],
    ["In a letter to the Fishers Union, Ana Silva said that the port was closed.", ["Fishers Union"]],
    ["Ana Silva said that the letter in a drawer to the left was hers.", [""]],
    [
      "“Do not leave,” the Fishers Union said on Monday, in a direct appeal to envoys who were in Lima. “Our crews look to you.”",
      ["envoys who were in Lima", "envoys who were in Lima"],
    ],
  ])("%s", (text, told) => {
    const { statements, actors } = readText({ text, published: "2024-02-13", language: "en" });
    expect(
      statements.map((one) => one.addressees.map((key) => actors.find((actor) => actor.key === key)?.name).join("+")),
    ).toEqual(told);
  });
});
