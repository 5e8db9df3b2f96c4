// Numbers of every shape, with what they count and who counts.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";
import { amountOf, findNumerals } from "../../src/extract/numerals.ts";

function figures(text: string, published = "2024-02-13") {
  const reading = readText({ text, published, language: "en" });
  return reading.figures.map((figure) => ({
    ...figure,
    by: figure.attributedTo.map(
      (key) =>
        reading.actors.find((actor) => actor.key === key)?.name ??
        reading.unnamedSources.find((source) => source.key === key)?.description,
    ),
  }));
}

describe("amounts", () => {
  test.each([
    ["28,000", 28_000],
    ["1.4 million", 1_400_000],
    ["two hundred", 200],
    ["one hundred and twenty", 120],
    ["thirty-five", 35],
    ["half a million", 500_000],
    ["a dozen", 12],
    ["4bn", 4_000_000_000],
    ["two thousand five hundred", 2_500],
  ])("%s", (text, value) => {
    expect(amountOf(text)).toBe(value);
  });

  test.each([
    ["They met in a tent, often.", 0],
    ["He came 3rd at 5:30 p.m. in 2,004 runs.", 1],
    ["No number stands here.", 0],
    ["It was the second half of the year.", 0],
  ])("%s", (text, count) => {
    expect(findNumerals(text)).toHaveLength(count);
  });
});

describe("figures", () => {
  test.each([
    ["dozens", "Dozens of villagers fled to the hills.", 24, "AT_LEAST", "people", "displaced"],
    ["hundreds of thousands", "Hundreds of thousands of people have fled.", 200_000, "AT_LEAST", "people", "displaced"],
    ["a few hundred", "Several hundred soldiers were deployed.", 200, "AT_LEAST", "people", "deployed"],
    ["a fraction", "Two-thirds of the villagers were displaced.", 66.67, "EXACT", "percent", "displaced"],
    ["a ratio", "One in five workers was laid off.", 20, "EXACT", "percent", "laid off"],
    ["more than half", "More than half of the island's population fled.", 50, "MORE_THAN", "percent", "population"],
    ["a range with a dash", "Norway will free 20-30 prisoners.", 25, "RANGE", "prisoners", "released"],
    ["between", "Between 40 and 60 people died.", 50, "RANGE", "people", "killed"],
    ["money", "Norway pledged $2.5 billion.", 2_500_000_000, "EXACT", "USD", "aid"],
    ["money by name", "Norway pledged 40 million euros.", 40_000_000, "EXACT", "EUR", "aid"],
    ["a rate", "The union wants a wage of 30 dollars an hour.", 30, "EXACT", "USD per hour", "wage increase"],
    ["up to", "Norway would free up to 50 prisoners.", 50, "UP_TO", "prisoners", "released"],
    ["or more", "40 or more people were wounded.", 40, "AT_LEAST", "people", "wounded"],
    ["at most", "No more than 12 boats may enter.", 12, "UP_TO", "boats", "crossed"],
    ["only one", "The valley has only one bridge.", 1, "EXACT", "bridges", "bridges"],
    ["how long, with over", "They promise a raise over six years.", 6, "EXACT", "years", "duration"],
    ["more than so long", "The truce lasted for over six years.", 6, "MORE_THAN", "years", "pause"],
    ["part of a number", "Exports fell by half of one percent.", 0.5, "EXACT", "percent", "exports (decrease)"],
  ])("%s: %s", (_what, text, value, qualifier, unit, measure) => {
    expect(figures(text).map((one) => [one.value, one.qualifier, one.unit, one.measure])).toEqual([
      [value, qualifier, unit, measure],
    ]);
  });

  test("a change is no level, and what comes on top is no total", () => {
    expect(figures("Emissions fell by 12 percent.").map((one) => one.measure)).toEqual(["emissions (decrease)"]);
    expect(figures("Emissions fell to 12 percent.").map((one) => one.measure)).toEqual(["emissions"]);
    expect(
      figures("Another 12 people were killed, bringing the total to 340 people killed.").map((one) => [
        one.value,
        one.measure,
      ]),
    ).toEqual([
      [12, "killed (more)"],
      [340, "killed"],
    ]);
  });

  test("from … to … are two levels, not a range", () => {
    expect(figures("Emissions fell from 40 percent to 30 percent.").map((one) => [one.value, one.qualifier])).toEqual([
      [40, "EXACT"],
      [30, "EXACT"],
    ]);
  });

  test.each([
    "Resolution 1701 was passed.",
    "The two sides met again.",
    "One delegate left.",
    "They met two days after the raid.",
    "The boy is 12 years old.",
    "COP 28 had a hall.",
    "It opened on 3 May 2021.",
  ])("no figure: %s", (text) => {
    expect(figures(text)).toEqual([]);
  });

  test("a count since a day runs to the day of publication, and has its place", () => {
    const [figure] = figures("The Health Ministry said that 340 people in Lima had been killed since 3 January 2024.");
    expect(figure).toMatchObject({ period: "2024-01-03/2024-02-13", place: "Lima", by: ["Health Ministry"] });
  });

  test("the day of saying is not the day of the count", () => {
    expect(figures("The Health Ministry said on Monday that 340 people had been killed.")[0]?.period).toBeNull();
  });

  test("who counts may be the subject of a verb of counting", () => {
    expect(figures("Norway puts the toll at 40 dead people.").map((one) => one.by)).toEqual([["Norway"]]);
  });
});
