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
    ["“We are late!” said the Rev. Jo Flowers in Lima.", "the Rev. Jo Flowers [said] We are late!"],
    ["“We are late,” Jo “Kit” Mora said.", "Jo “Kit” Mora [said] We are late"],
    ["“We are late,” as Mora put it.", "Mora [put] We are late"],
    ["“We are late,” he said, but “not too late.”", "he [said] We are late … but “not too late."],
    ["“We are late.” — Jo Mora, Lima\n\nIt rained.", "Jo Mora, Lima [—] We are late."],
    [
      "'We are late,' Mora said. 'Are the workers' buses here?'",
      "Mora [said] We are late",
      " [] Are the workers' buses here?",
    ],
    ["“We are late,” a visibly shaken Ms. Mora said.", "a visibly shaken Ms. Mora [said] We are late"],
    ["“We are late,” she likes to say.", "she [say] We are late"],
    ["(“We are late,” she said later.)", "she [said] We are late"],
    ["«We are late», Mora said.", "Mora [said] We are late"],
    ["“We are late,” said Per Hansen, 45, of Oslo.", "Per Hansen, 45, of Oslo [said] We are late"],
    ["“We are late,” he said; “it is a shame.”", "he [said] We are late … it is a shame."],
    ["“We are late,” said one of the pilots.", "one of the pilots [said] We are late"],
    ["“No,” said another.", "another [said] No"],
    ["“We are late,” says Mora in the new film.", "Mora [says] We are late"],
    ["“We have got,” she paused, “a long way to go.”", "she [paused] We have got … a long way to go."],
    ["“We are late,” the agency quoted Mora as saying.", "Mora [quoted] We are late"],
    ["“We are late,” Mora was quoted as saying.", "Mora [was quoted as saying] We are late"],
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
    ["According to Mora, “We are late. We are tired.”", "Mora [According to] We are late. We are tired."],
    ["As Mora once put it, “We are late.”", "Mora [put it] We are late."],
    ["Mora met two pilots before asking her, “Are we late?”", "Mora [asking] Are we late?"],
    ["In a radio interview Mora declared “We are late.”", "Mora [declared] We are late."],
    ["Pilots waiting in the streets chanted “What strike?”", "Pilots waiting in the streets [chanted] What strike?"],
    ["When her mother came, Mora smiled and said, “We are late.”", "Mora [said] We are late."],
    ["Jo Mora: “We are late.”", "Jo Mora [:] We are late."],
    ["A warning from Jo Mora: “We are late.”", "Jo Mora [:] We are late."],
    ["Mora had a simple answer: “We are late.”", "Mora [:] We are late."],
    ["Mora made the following comment:\n\n“We are late. We are tired.”", "Mora [:] We are late. We are tired."],
    [
      "“We are late,” she said, and then, laughing, added, “But not by much.”",
      "she [said] We are late",
      "she [added] But not by much.",
    ],
    ["Said Mora: “We are late.”", "Mora [Said] We are late."],
    ["In the words of Mora: “We are late.”", "Mora [In the words of] We are late."],
    ["Mora, for her part, said, “We are late.”", "Mora [said] We are late."],
    ["The paper quoted Mora as saying, “We are late.”", "Mora [saying] We are late."],
    ["The pilots chanted “Let us in!” and “Open the gate!”", "The pilots [chanted] Let us in! … Open the gate!"],
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

describe("a quotation without an attribution", () => {
  test.each([
    ["Mora was not impressed. “Nobody will sign such a text.”", "Mora [] Nobody will sign such a text."],
    [
      "“We are late,” Mora said. He shrugged. “Nobody will sign it.”",
      "Mora [said] We are late",
      " [] Nobody will sign it.",
    ],
    ["“We are late,” Mora said. “Very late.”", "Mora [said] We are late", " [] Very late."],
    ["“A Song of Two Harbours” was written by Mora."],
    ["Mora said that it rained.\n\n“All Bets Are Off”\n\nThen it stopped.", "Mora [said] it rained"],
  ])("%s", (text, ...expected) => {
    expect(said(text)).toEqual(expected);
  });
});

describe("a transcript", () => {
  test("gives each turn to the label in capitals", () => {
    expect(said("ROE: Are you leaving?\n\nMR. LUND: No. I am staying.\n\nThe hall was full.")).toEqual([
      "ROE [:] Are you leaving?",
      "MR. LUND [:] No. I am staying.",
    ]);
    expect(said("UPDATE: The hall is full.\n\nLIMA: It rained on Monday.\n\nNobody came.")).toEqual([]);
  });
});

describe("marks", () => {
  test.each([
    ["''We are late,'' she said.", "We are late,"],
    ["She called it ``a mess'' and left.", "a mess"],
    ["'''Late' is the word,'' she said.", "'Late' is the word,"],
    ["The workers' union called it 'a slap in the face' on Monday.", "a slap in the face"],
    ["It is the '90s, rock 'n' roll and the dogs' bowl."],
    ["“We are late.“\n", "We are late."],
    ["”We are late,” she said.", "We are late,"],
    ['"The “big” one came," she said.', "The “big” one came,"],
    ["“We are late, she said.", "We are late, she said."],
  ])("%s", (text, ...expected) => {
    const document = readDocument(text);
    expect(document.text).toHaveLength(text.length);
    expect(document.quotations.map(({ start, end }) => document.text.slice(start, end))).toEqual(expected);
  });
});
