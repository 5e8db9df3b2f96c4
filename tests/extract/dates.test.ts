// Expressions of time, each in a sentence of ours, reckoned from two days of publication.

import { describe, expect, test } from "vitest";

import { isEdtf } from "../../src/domain/edtf.ts";
import { readText } from "../../src/extract/index.ts";

function dates(text: string, published: string): readonly string[] {
  return readText({ text, published, language: "en" }).dates.map(
    (date) => `${text.slice(date.start, date.end)} = ${date.value}`,
  );
}

/** A Tuesday in winter, and a Saturday in late summer. */
const WINTER = "2024-02-13";
const SUMMER = "2025-08-30";

function check(text: string, expression: string, winter: string, summer: string = winter): void {
  for (const [published, value] of [
    [WINTER, winter],
    [SUMMER, summer],
  ] as const) {
    expect(dates(text, published)).toEqual([`${expression} = ${value}`]);
    if (!value.startsWith("P")) expect(isEdtf(value)).toBe(true);
  }
}

describe("days", () => {
  test.each([
    ["They met on 2023-05-12.", "2023-05-12", "2023-05-12"],
    ["It was logged at 2023-05-12T10:30:00Z.", "2023-05-12T10:30:00Z", "2023-05-12"],
    ["They met on 12 May 2023.", "12 May 2023", "2023-05-12"],
    ["They met on the 12th of May, 2023.", "12th of May, 2023", "2023-05-12"],
    ["They met on May 12, 2023.", "May 12, 2023", "2023-05-12"],
    ["They met on May 12th 2023 in Lima.", "May 12th 2023", "2023-05-12"],
    ["They met on Friday, 12 May 2023.", "Friday, 12 May 2023", "2023-05-12"],
    ["They met on Friday, May 12, 2023.", "Friday, May 12, 2023", "2023-05-12"],
    ["The paper is dated 12.05.2023.", "12.05.2023", "2023-05-12"],
    ["The paper is dated 25/05/2023.", "25/05/2023", "2023-05-25"],
    ["The paper is dated 05/25/2023.", "05/25/2023", "2023-05-25"],
  ])("%s", (text, expression, value) => check(text, expression, value));

  test("in digits that two orders read as two days have no value", () => {
    for (const published of [WINTER, SUMMER]) expect(dates("The paper is dated 05/06/2023.", published)).toEqual([]);
  });

  test.each([
    ["They met on Jan. 12.", "Jan. 12", "2024-01-12", "2025-01-12"],
    ["They met on 20 August.", "20 August", "2023-08-20", "2025-08-20"],
    ["They will meet on 20 August.", "20 August", "2024-08-20", "2026-08-20"],
    ["They met on Thursday.", "Thursday", "2024-02-08", "2025-08-28"],
    ["They will meet on Thursday.", "Thursday", "2024-02-15", "2025-09-04"],
    ["They agreed to meet next Tuesday.", "next Tuesday", "2024-02-20", "2025-09-02"],
    ["They met last Saturday.", "last Saturday", "2024-02-10", "2025-08-23"],
    ["They met this past Friday.", "this past Friday", "2024-02-09", "2025-08-29"],
    ["They meet this coming Friday.", "this coming Friday", "2024-02-16", "2025-09-05"],
    ["They met on Tuesday of last week.", "Tuesday of last week", "2024-02-06", "2025-08-19"],
    ["The vote is on Wednesday next week.", "Wednesday next week", "2024-02-21", "2025-09-03"],
    ["They met the day before yesterday.", "day before yesterday", "2024-02-11", "2025-08-28"],
    ["They meet the day after tomorrow.", "day after tomorrow", "2024-02-15", "2025-09-01"],
    ["They met a fortnight ago.", "a fortnight ago", "2024-01-30", "2025-08-16"],
    ["They met three weeks ago.", "three weeks ago", "2024-01-23", "2025-08-09"],
    ["They broke it off half a year ago.", "half a year ago", "2023-08", "2025-02"],
    ["The vote is ten days from now.", "ten days from now", "2024-02-23", "2025-09-09"],
    ["They met last evening.", "last evening", "2024-02-12", "2025-08-29"],
  ])("%s", (text, expression, winter, summer) => check(text, expression, winter, summer));
});

describe("durations", () => {
  test.each([
    ["The truce lasts two and a half years.", "two and a half years", "P30M"],
    ["The truce lasts a year and a half.", "a year and a half", "P18M"],
    ["The talks took two and a half hours.", "two and a half hours", "PT150M"],
    ["The truce lasts a fortnight.", "a fortnight", "P2W"],
  ])("%s", (text, expression, value) => check(text, expression, value));

  test("that are ranges, or halves of what has no whole parts, have no value", () => {
    expect(dates("The truce lasts six to eight weeks.", WINTER)).toEqual([]);
    expect(dates("The truce lasts three and a half weeks.", WINTER)).toEqual([]);
  });
});

describe("days reckoned from the day named last", () => {
  test.each([
    ["They met on 3 May 2023. The day before, Norway had left.", "The day before", "2023-05-02"],
    ["They met on 3 May 2023, and Norway left the next day.", "the next day", "2023-05-04"],
    ["They met on 3 May 2023, and Norway left two weeks later.", "two weeks later", "2023-05-17"],
    ["They met on May 3, 2023. Three months earlier, Norway had left.", "Three months earlier", "2023-02"],
    ["They met from 3 to 5 May 2023. The following day, Norway left.", "The following day", "2023-05-06"],
    ["They met on 3 May 2023. On the same day, Norway left.", "the same day", "2023-05-03"],
  ])("%s", (text, expression, value) => {
    for (const published of [WINTER, SUMMER]) expect(dates(text, published)).toContain(`${expression} = ${value}`);
  });

  test("and without one they have no value", () => {
    expect(dates("The day before, Norway had left.", WINTER)).toEqual([]);
    expect(dates("They met on 3 May 2023. The day before the vote was tense.", WINTER)).toEqual([
      "3 May 2023 = 2023-05-03",
    ]);
  });
});

describe("ranges", () => {
  test.each([
    ["They met on 12–14 May 2023.", "12–14 May 2023", "2023-05-12/2023-05-14"],
    ["They met from 12 to 14 May 2023.", "12 to 14 May 2023", "2023-05-12/2023-05-14"],
    ["They met between 3 and 5 June 2023.", "3 and 5 June 2023", "2023-06-03/2023-06-05"],
    ["They met on 3 and 4 June 2023.", "3 and 4 June 2023", "2023-06-03/2023-06-04"],
    ["They met on May 12-14, 2023.", "May 12-14, 2023", "2023-05-12/2023-05-14"],
    ["They met from May 30 to June 2, 2023.", "May 30 to June 2, 2023", "2023-05-30/2023-06-02"],
    ["They met from 30 December to 2 January 2023.", "30 December to 2 January 2023", "2022-12-30/2023-01-02"],
    ["They met between March and May 2023.", "March and May 2023", "2023-03/2023-05"],
    ["They met from November 2022 to January 2023.", "November 2022 to January 2023", "2022-11/2023-01"],
    ["They met from 2019 to 2023.", "2019 to 2023", "2019/2023"],
    ["They met in 2019–2023.", "2019–2023", "2019/2023"],
    ["They met in the season 2022-23.", "2022-23", "2022/2023"],
  ])("%s", (text, expression, value) => check(text, expression, value));

  test.each([
    ["They met from 12 to 14 May.", "12 to 14 May", "2023-05-12/2023-05-14", "2025-05-12/2025-05-14"],
    ["They will meet on 12–14 May.", "12–14 May", "2024-05-12/2024-05-14", "2026-05-12/2026-05-14"],
    ["They met on May 12 and 13.", "May 12 and 13", "2023-05-12/2023-05-13", "2025-05-12/2025-05-13"],
    [
      "They met from 30 December to 2 January.",
      "30 December to 2 January",
      "2023-12-30/2024-01-02",
      "2024-12-30/2025-01-02",
    ],
    ["They met from Monday to Wednesday.", "Monday to Wednesday", "2024-02-12/2024-02-14", "2025-08-25/2025-08-27"],
    [
      "They will sit from Thursday to Saturday.",
      "Thursday to Saturday",
      "2024-02-15/2024-02-17",
      "2025-09-04/2025-09-06",
    ],
    ["They met from October to December.", "October to December", "2023-10/2023-12", "2024-10/2024-12"],
  ])("%s", (text, expression, winter, summer) => check(text, expression, winter, summer));

  test("two days that are no range stay two", () => {
    expect(dates("They met on 12 May 2023 and 3 June 2023.", WINTER)).toEqual([
      "12 May 2023 = 2023-05-12",
      "3 June 2023 = 2023-06-03",
    ]);
    expect(dates("It was May 12 and 40 ships lay there.", WINTER)).toEqual(["May 12 = 2023-05-12"]);
  });
});

describe("parts of months and years", () => {
  test.each([
    ["They met in early May 2023.", "early May 2023", "2023-05-01/2023-05-10"],
    ["They met in mid-May 2023.", "mid-May 2023", "2023-05-11/2023-05-20"],
    ["They met at the end of February 2023.", "end of February 2023", "2023-02-21/2023-02-28"],
    ["They met in the third quarter of 2023.", "third quarter of 2023", "2023-35"],
    ["Exports rose in Q3 2023.", "Q3 2023", "2023-35"],
    ["They met in the first half of 2023.", "first half of 2023", "2023-40"],
    ["They met in the spring of 2021.", "spring of 2021", "2021-21"],
    ["They met in autumn 2021.", "autumn 2021", "2021-23"],
    ["It was agreed in the 1990s.", "1990s", "199X"],
    ["It was agreed in the late 1990s.", "late 1990s", "1997/1999"],
    ["It was drawn in the 19th century.", "19th century", "18XX"],
    ["They met in mid-2023.", "mid-2023", "2023-05/2023-08"],
    ["They met in late 2023.", "late 2023", "2023-10/2023-12"],
    ["They signed at the end of 2023.", "end of 2023", "2023-12"],
  ])("%s", (text, expression, value) => check(text, expression, value));

  test.each([
    ["They met late last month.", "late last month", "2024-01-21/2024-01-31", "2025-07-21/2025-07-31"],
    ["They meet early next year.", "early next year", "2025-01/2025-03", "2026-01/2026-03"],
    ["They want a text by the end of the year.", "end of the year", "2024-12", "2025-12"],
    ["They want a text by year-end.", "year-end", "2024-12", "2025-12"],
    ["They want a text by the end of next week.", "end of next week", "2024-02-23/2024-02-25", "2025-09-05/2025-09-07"],
    ["They met in late July.", "late July", "2023-07-21/2023-07-31", "2025-07-21/2025-07-31"],
    ["Exports rose in the third quarter.", "third quarter", "2023-35", "2025-35"],
    ["Exports fell last quarter.", "last quarter", "2023-36", "2025-34"],
    ["They met last spring.", "last spring", "2023-21", "2025-21"],
    ["They met last winter.", "last winter", "2022-24", "2024-24"],
    ["They meet this winter.", "this winter", "2023-24", "2025-24"],
    ["They meet next autumn.", "next autumn", "2025-23", "2026-23"],
    ["They met in the autumn.", "autumn", "2023-23", "2024-23"],
    ["They met over the weekend.", "weekend", "2024-02-10/2024-02-11", "2025-08-30/2025-08-31"],
    ["They met last May.", "last May", "2023-05", "2025-05"],
    [
      "They met in the past two fortnights.",
      "the past two fortnights",
      "2024-01-16/2024-02-13",
      "2025-08-02/2025-08-30",
    ],
  ])("%s", (text, expression, winter, summer) => check(text, expression, winter, summer));

  test.each([
    "The fall of the government surprised nobody.",
    "They left in the spring of hope.",
    "It was the second half of the match.",
    "They may march in the end.",
    "A spring broke, and a quarter of the crew fell.",
    "She is in her 90s.",
  ])("no time: %s", (text) => {
    expect(dates(text, WINTER)).toEqual([]);
  });
});
