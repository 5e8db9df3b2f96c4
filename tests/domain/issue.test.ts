// Which names mean one issue, and which do not.

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isSameIssue, issueKey } from "../../src/domain/issue.ts";

describe("one issue has many names", () => {
  test.each([
    ["singular and plural", "Cod quota", "cod quotas"],
    ["determiners", "The ferry timetable", "a ferry timetable"],
    ["the order of the words", "quotas for cod", "cod quotas"],
    ["nested order", "inspection of vessels in the northern sea", "northern sea vessel inspections"],
    ["hyphens", "deep-sea mining", "Deep sea mining"],
    ["one word or two", "deepsea mining", "deep-sea mining"],
    ["a possessive", "the harbour's dredging", "dredging of the harbor"],
    ["a gerund and its object", "opening the grain corridor", "opening of the grain corridor"],
    ["British and American spelling", "demilitarisation of the islands", "islands' demilitarization"],
    ["accents and case", "Transit through the Åland Isles", "transit through the Aland isles"],
    ["plurals in -ies", "ferry subsidies", "subsidy for ferries"],
    ["irregular plurals", "custody of the children", "child custody"],
    ["safe synonyms", "prisoner swap", "exchange of prisoners"],
    ["a new or a proposed one", "a proposed toll bridge", "the toll bridges"],
  ])("%s", (_what, a, b) => {
    expect(isSameIssue(a, b), `${issueKey(a)} | ${issueKey(b)}`).toBe(true);
  });
});

describe("different issues stay apart", () => {
  test.each([
    ["another thing", "cod quotas", "herring quotas"],
    ["another head", "cod quotas", "cod prices"],
    ["head and modifier exchanged", "trade union", "union trade"],
    ["who does it and to whom", "inspections by the port", "inspections of the port"],
    ["opposite directions", "transfer of vessels from Norway to Iceland", "transfer of vessels from Iceland to Norway"],
    ["with and without", "elections with observers", "elections without observers"],
    ["before and after", "inspections before ratification", "ratification before inspections"],
    ["a plural of its own meaning", "small arms", "small arm"],
    ["more than one issue", "cod and herring quotas", "cod quotas"],
    ["a part of the name", "fishing rights", "fishing"],
  ])("%s", (_what, a, b) => {
    expect(isSameIssue(a, b), `${issueKey(a)} | ${issueKey(b)}`).toBe(false);
  });

  test("and a name without words is no issue's", () => {
    expect(issueKey("of the")).toBe("");
    expect(isSameIssue("of the", "the")).toBe(false);
  });
});

test("the key does not depend on case, determiners or spaces, for any words", () => {
  const word = fc.stringMatching(/^[a-z]{3,9}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 5 }), (words) => {
      const name = words.join(" ");
      expect(issueKey(`The  ${name.toUpperCase()} `)).toBe(issueKey(name));
    }),
  );
});

test("any text has a key without an error", () => {
  fc.assert(fc.property(fc.string({ unit: "grapheme" }), (text) => typeof issueKey(text) === "string"));
});
