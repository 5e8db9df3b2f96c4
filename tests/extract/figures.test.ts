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
    ["two and a half million", 2_500_000],
    ["three quarters of a million", 750_000],
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
    ["a couple of dozen", "A couple of dozen soldiers were wounded.", 24, "AT_LEAST", "people", "wounded"],
    ["money by code", "Norway pledged NOK 40 million.", 40_000_000, "EXACT", "NOK", "aid"],
    ["money by whose it is", "Norway pledged 5 million Danish kroner.", 5_000_000, "EXACT", "DKK", "aid"],
    ["a range of a change", "Exports fell by between 2 and 3 percent.", 2.5, "RANGE", "percent", "exports (decrease)"],
    ["a fraction of a change", "Exports rose by a fifth.", 20, "EXACT", "percent", "exports (increase)"],
    ["half", "The truce would last two and a half years.", 2.5, "EXACT", "years", "pause"],
    ["a range of time", "The truce would last six to eight weeks.", 7, "RANGE", "weeks", "pause"],
    ["on top", "An additional 200 trucks a day would enter.", 200, "EXACT", "trucks per day", "crossed (more)"],
    [
      "a level by its year",
      "Emissions must fall 43% below 2019 levels.",
      43,
      "EXACT",
      "percent",
      "emissions (decrease)",
    ],
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

  test.each([
    ["Emissions fell from 40 percent to 30 percent.", ["40 percent emissions (before)", "30 percent emissions"]],
    ["The price rose from $70 to $80.", ["70 USD cost (before)", "80 USD cost"]],
    ["The price rose to $80 a barrel, up from $70.", ["80 USD per barrel cost", "70 USD cost (before)"]],
    ["The death toll rose to 340 people, up from 300.", ["340 people killed", "300 people killed (before)"]],
    ["The number of hostages fell to 12 from 20.", ["12 hostages hostages", "20 hostages hostages (before)"]],
    ["Norway pledged £2.5m and €3 billion.", ["2500000 GBP aid", "3000000000 EUR aid"]],
    ["Members voted 12 to 94 to drop the deal.", ["12 votes votes", "94 votes votes"]],
    [
      "At least 67 people, including 14 women and 30 children, were killed.",
      ["67 people killed", "14 people killed (part)", "30 people killed (part)"],
    ],
    ["A total of 340 people were killed, including 40 children.", ["340 people killed", "40 people killed (part)"]],
  ])("two levels, two sums and parts stay apart: %s", (text, told) => {
    expect(figures(text).map((one) => `${one.value} ${one.unit} ${one.measure}`)).toEqual(told);
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
