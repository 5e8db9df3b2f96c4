// Quotations and who speaks them: one row a form, in sentences of ours.

import { describe, expect, test } from "vitest";

import { readDocument } from "../../src/extract/document.ts";
import { readText } from "../../src/extract/index.ts";

/** "source [cue] content" of every statement; pieces of content are joined by " … ". */
function said(text: string): readonly string[] {
  const points = Array.from(text);
  const under = (spans: readonly { readonly start: number; readonly end: number }[]) =>
    spans.map(({ start, end }) => points.slice(start, end).join("")).join(" … ");
  return readText({ text, published: "2024-02-13", language: "en" }).statements.map(
    (one) => `${under(one.source)} [${under(one.cue)}] ${under(one.content)}`,
  );
}

describe("an attribution after a quotation", () => {
  test.each([
    ["“Will they sign?” Mora asked.", "Mora [asked] Will they sign?"],
    ["“Will they sign?” asked Mora, the envoy.", "Mora, the envoy [asked] Will they sign?"],
    ["“We are late,” she quips.", "she [quips] We are late"],
    ["“We are late,” Rep. Jo Mora (D-Md.) said of the talks.", "Rep. Jo Mora (D-Md.) [said] We are late"],
    [
      "“We are late,” Jo Mora, director of the Harbour Institute and once a pilot, told me.",
      "Jo Mora, director of the Harbour Institute and once a pilot [told] We are late",
    ],
    [
      "“We are late,” said Jo Mora, one of several pilots who have come to Lima. “And we are tired.”",
      "Jo Mora, one of several pilots who have come to Lima [said] We are late",
      " [] And we are tired.",
    ],
    ["“We are late,” said Jo Mora, adding that it rained.", "Jo Mora [said] We are late", "Jo Mora [adding] it rained"],
    ["“We are late,” Mora said, “and we are tired.”", "Mora [said] We are late … and we are tired."],
    ["“We are late. We are tired!” Mora told the crew.", "Mora [told] We are late. We are tired!"],
    ["“We are late,” Mora and two pilots said on Monday.", "Mora and two pilots [said] We are late"],
  ])("%s", (text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("an attribution before a quotation", () => {
  test.each([
    ["Mora declared “We are late.”", "Mora [declared] We are late."],
    ["Mora told his listeners on Monday, “We are late. We are tired.”", "Mora [told] We are late. We are tired."],
    ["Mora says of the crew: “They are late.”", "Mora [says] They are late."],
    ["The film shows footage of Mora asking, “Are we late?”", "Mora [asking] Are we late?"],
    ["When it rains, Mora said, “we are late.”", "Mora [said] When it rains … we are late."],
  ])("%s", (text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("a quotation that goes on", () => {
  test("keeps its speaker in the paragraph, and is one over the end of a paragraph that left it open", () => {
    expect(said("“We are late,” Mora said.\n\nIt rained. “We are tired, as you see.”\n\nNothing happened.")).toEqual([
      "Mora [said] We are late",
    ]);
    expect(said("Mora said: “We are late.\n\n“We are tired, too.”\n\nNothing happened.")).toEqual([
      "Mora [said] We are late. … We are tired, too.",
    ]);
  });
});

describe("marks", () => {
  test.each([
    ["''We are late,'' she said.", "We are late,"],
    ["She called it ``a mess'' and left.", "a mess"],
    ["'''Late' is the word,'' she said.", "'Late' is the word,"],
    ["“We are late, she said.", "We are late, she said."],
  ])("%s", (text, expected) => {
    const document = readDocument(text);
    expect(document.text).toHaveLength(text.length);
    expect(document.quotations.map(({ start, end }) => document.text.slice(start, end))).toEqual([expected]);
  });
});
