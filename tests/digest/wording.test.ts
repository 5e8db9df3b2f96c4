// How sentences are put: what is told once, what leans on words that are not there, what a body is called.

import { describe, expect, test } from "vitest";

import { continued, type Part, say, type Sentence, shortened, textOf } from "../../src/digest/parts.ts";
import { issueInSentence } from "../../src/digest/stand-sentences.ts";
import { isDangling, isPlural, nameFor, saidParts, trimmed, withoutSpeaker } from "../../src/digest/wording.ts";

describe("words of an article", () => {
  // 7 February 2024 was a Wednesday.
  test.each([
    ["on Wednesday a cease-fire in three phases", "a cease-fire in three phases"],
    ["negotiators met on Wednesday in Cairo", "negotiators met in Cairo"],
    ["negotiators met on 7 February in Cairo", "negotiators met in Cairo"],
    ["negotiators met in Cairo on Wednesday", "negotiators met in Cairo"],
    ["negotiators met on Wednesday, before dawn", "negotiators met, before dawn"],
    ["negotiators met on Thursday in Cairo", "negotiators met on Thursday in Cairo"],
    ["freed early on Wednesday in a raid", "freed early on Wednesday in a raid"],
    ["met on Wednesdays", "met on Wednesdays"],
  ])("%j lose the day that the sentence gives", (text, told) => {
    expect(textOf(saidParts("a", text, "2024-02-07"))).toBe(told);
  });

  test("keep every day where the record has none of its own", () => {
    expect(textOf(saidParts("a", "met on Wednesday", "2024-02"))).toBe("met on Wednesday");
  });

  test("each run between is held against the evidence by itself", () => {
    const kinds = saidParts("a", "negotiators met on Wednesday in Cairo", "2024-02-07").map((part) => part.kind);
    expect(kinds).toEqual(["SAID", "WORDS", "SAID"]);
  });

  test.each([
    ["the last offer, or", "the last offer"],
    ["the last offer and", "the last offer"],
    ["the last offer;", "the last offer"],
    ["sand and gravel", "sand and gravel"],
    ["the island", "the island"],
  ])("%j end where their sense does", (text, told) => expect(trimmed(text)).toBe(told));

  test.each([
    ["will not go, the office said on Monday, a day after the talks", "will not go"],
    ["will go, an official said", "will go"],
    ["wants a deal, which it said was near", "wants a deal, which it said was near"],
    ["said that it would go", "said that it would go"],
  ])("%j leave it to the record who said so", (text, told) => {
    if (text.includes("which")) expect(withoutSpeaker(text).startsWith("wants a deal")).toBe(true);
    else expect(withoutSpeaker(text)).toBe(told);
  });

  test.each([
    "saw no reason to send it again",
    "wants to install more of them",
    "would not accept that",
    "asked for it",
  ])("%j lean on others that are not there", (text) => expect(isDangling(text)).toBe(true));

  test.each([
    "denied that it was preparing to receive people",
    "says it would release the hostages",
    "hopes that the two sides accept that offer",
    "insists that any agreement must end the war",
  ])("%j stand by themselves", (text) => expect(isDangling(text)).toBe(false));
});

test.each([
  ["Cease-fire", "a cease-fire"],
  ["Agreement", "an agreement"],
  ["Withdrawal of forces", "the withdrawal of forces"],
  ["The deal as a whole", "the deal as a whole"],
  ["Displacement", "displacement"],
  ["REDD", "REDD"],
  ["Kyoto Protocol", "Kyoto Protocol"],
])("%s is told as %s", (name, told) => expect(issueInSentence(name)).toBe(told));

test("a collective in the plural is many, a state is one", () => {
  expect(isPlural({ kind: "COLLECTIVE", name: "Shippers" })).toBe(true);
  expect(isPlural({ kind: "COLLECTIVE", name: "Alliance of Small Island States" })).toBe(false);
  expect(isPlural({ kind: "STATE", name: "United States" })).toBe(false);
});

describe("names", () => {
  const union = { name: "International Dock Association", names: ["IDA", "the union"], kind: "ORGANISATION" } as const;
  const part = (claimId = "a"): Part => nameFor("HOLDER", claimId, union);
  const demands: Sentence = [{ kind: "VERB", claimId: "a", text: "demands" }];

  test("of a body are told in full with its initials, and as these from then on", () => {
    const told = shortened(
      [
        say`The talks go on: ${part()} ${demands} a rise.`,
        say`${{ ...part(), text: "The International Dock Association" }} waits.`,
        say`It is ${part()}.`,
      ],
      new Set(),
    );
    expect(told.map(textOf)).toEqual([
      "The talks go on: the International Dock Association (IDA) demands a rise.",
      "The IDA waits.",
      "It is the IDA.",
    ]);
  });

  test("of a body that is named once have no initials", () => {
    expect(shortened([say`${part()} waits.`], new Set()).map(textOf)).toEqual([
      "the International Dock Association waits.",
    ]);
  });

  test("are a pronoun where the next sentence goes on with the same body on the same day", () => {
    const day: Part = { kind: "DAY", claimId: "a", text: "7 February" };
    const redland: Part = { kind: "NAME", of: "HOLDER", claimId: "a", text: "Redland" };
    const blueland: Part = { ...redland, text: "Blueland" };
    const on = (one: Part): Sentence => [{ kind: "WORDS", text: "on " }, one];
    const first = say`${redland} ${demands} a rise, according to the Gazette ${on(day)}`;
    expect(continued([first, say`${redland} waits ${on(day)}`]).map(textOf)[1]).toBe("it waits");
    expect(continued([first, say`${blueland} waits ${on({ ...day, text: "8 February" })}`]).map(textOf)[1]).toBe(
      "Blueland waits on 8 February",
    );
    expect(continued([first, say`${redland} and ${blueland} wait`]).map(textOf)[1]).toBe("Redland and Blueland wait");
    expect(continued([say`${redland} and ${blueland} wait`, say`${redland} waits`]).map(textOf)[1]).toBe(
      "Redland waits",
    );
  });
});
