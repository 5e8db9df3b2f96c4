// Positions: each rule with a sentence of ours, what it must give, and what must not come out.

import { describe, expect, test } from "vitest";

import type { Reading, Spans } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";

function read(text: string): Reading {
  return readText({ text, published: "2024-02-13", language: "en" });
}

function names(reading: Reading, keys: readonly string[]): string {
  return keys.map((key) => reading.actors.find((actor) => actor.key === key)?.name ?? key).join("+");
}

function words(reading: Reading, spans: Spans): string {
  const points = Array.from(reading.text);
  return spans.map(({ start, end }) => points.slice(start, end).join("")).join(" … ");
}

/** "holder STANCE | evidence" of each position, in text order. */
function positions(text: string): readonly string[] {
  const reading = read(text);
  return reading.positions.map(
    (one) => `${names(reading, one.holders)} ${one.stance} | ${words(reading, one.evidence)}`,
  );
}

/** "holder STANCE STRENGTH" of each position. */
function stances(text: string): readonly string[] {
  const reading = read(text);
  return reading.positions.map((one) => `${names(reading, one.holders)} ${one.stance} ${one.strength}`);
}

describe("holders in lists", () => {
  test.each([
    [
      "CHILE, with PERU, supported the fund, if it is open to all, and, with GHANA, called for simple rules.",
      [
        "Chile+Peru SUPPORTS | CHILE, with PERU, supported the fund, if it is open to all",
        "Chile+Ghana DEMANDS | with GHANA, called for simple rules",
      ],
    ],
    [
      "GHANA, supported by KENYA and opposed by CHILE, proposed deleting the paragraph.",
      [
        "Ghana DEMANDS | GHANA, supported by KENYA and opposed by CHILE, proposed deleting the paragraph",
        "Kenya SUPPORTS | GHANA, supported by KENYA and opposed by CHILE, proposed deleting the paragraph",
        "Chile OPPOSES | GHANA, supported by KENYA and opposed by CHILE, proposed deleting the paragraph",
      ],
    ],
    [
      "PERU, supported by KENYA, opposed the paragraph.",
      [
        "Peru OPPOSES | PERU, supported by KENYA, opposed the paragraph",
        "Kenya OPPOSES | PERU, supported by KENYA, opposed the paragraph",
      ],
    ],
    [
      "With PERU, CHILE and OMAN, GHANA urged a decision.",
      ["Ghana+Peru+Chile+Oman DEMANDS | With PERU, CHILE and OMAN, GHANA urged a decision"],
    ],
    [
      "Kenya, for the AFRICAN GROUP, Nauru, for AOSIS, and CHINA urged the adoption of the agenda.",
      [
        "African Group+Alliance of Small Island States+China DEMANDS | Kenya, for the AFRICAN GROUP, Nauru, for AOSIS, and CHINA urged the adoption of the agenda",
      ],
    ],
    [
      "PERU, also speaking for Chile and Colombia, asked for a longer period.",
      ["Peru+Chile+Colombia DEMANDS | PERU, also speaking for Chile and Colombia, asked for a longer period"],
    ],
    [
      "PERU, KENYA and others supported deleting the brackets, as did CHILE and OMAN.",
      [
        "Peru+Kenya+Chile+Oman SUPPORTS | PERU, KENYA and others supported deleting the brackets, as did CHILE and OMAN",
      ],
    ],
    [
      "PERU supported option A, CHILE preferred option B, and OMAN asked for time.",
      [
        "Peru SUPPORTS | PERU supported option A",
        "Chile SUPPORTS | CHILE preferred option B",
        "Oman UNDECIDED | OMAN asked for time",
      ],
    ],
    [
      "On finance, PERU said the fund should be new, while CHILE, opposed by OMAN, said existing funds were sufficient.",
      [
        "Peru DEMANDS | PERU said the fund should be new",
        "Chile SUPPORTS | CHILE, opposed by OMAN, said existing funds were sufficient",
        "Oman OPPOSES | CHILE, opposed by OMAN, said existing funds were sufficient",
      ],
    ],
    [
      "PERU, with KENYA, welcomed the paper. She also stressed the importance of training.",
      [
        "Peru+Kenya SUPPORTS | PERU, with KENYA, welcomed the paper",
        "Peru DEMANDS | She also stressed the importance of training",
      ],
    ],
    [
      "The proposal was supported by Norway, Peru and others.",
      ["Norway+Peru SUPPORTS | The proposal was supported by Norway, Peru and others"],
    ],
  ])("%s", (text, expected) => {
    expect(positions(text)).toEqual(expected);
  });

  test("who chairs, asks, tells history or only looks on takes no position", () => {
    for (const text of [
      "The CHAIR suggested a footnote. He proposed a break.",
      "PERU requested the Secretariat to explain the figures.",
      "PERU sought clarification on the figures.",
      "PERU had rejected the plan in Lima.",
      "PERU, KENYA and others said time was short.",
      "Experts urged a ban on nets.",
      "Many Peruvians say that Chile wants to expel them.",
      "They fear that Chile would never allow them back.",
      "The prime minister of Peru ordered the army to withdraw.",
      "An official of Peru, who asked not to be named, said there were important remarks in the text.",
      "Peru denied that Chile had signed the text.",
    ])
      expect(positions(text), text).toEqual([]);
  });
});

describe("participles and nouns", () => {
  test.each([
    [
      "Stressing that the cut is unacceptable, PERU called for a new paper.",
      ["Peru REJECTS | Stressing that the cut is unacceptable", "Peru DEMANDS | PERU called for a new paper"],
    ],
    [
      "PERU opposed the text, stressing the need for clear rules.",
      ["Peru OPPOSES | PERU opposed the text", "Peru DEMANDS | stressing the need for clear rules"],
    ],
    ["PERU, noting that the text was long, called for a shorter one.", ["Peru DEMANDS | called for a shorter one"]],
    [
      "Delegates discussed a proposal by PERU to delete the paragraph.",
      ["Peru DEMANDS | a proposal by PERU to delete the paragraph"],
    ],
    [
      "Delegates discussed an EU proposal on the frequency of reviews.",
      ["European Union DEMANDS | an EU proposal on the frequency of reviews"],
    ],
    ["Peru's call for a ban on nets has been ignored.", ["Peru DEMANDS | Peru's call for a ban on nets"]],
    [
      "Parties agreed to delete the paragraph, as suggested by PERU.",
      ["Peru DEMANDS | Parties agreed to delete the paragraph, as suggested by PERU"],
    ],
    ["For Peru, the ban is a red line.", ["Peru REJECTS | For Peru, the ban is a red line"]],
  ])("%s", (text, expected) => {
    expect(positions(text)).toEqual(expected);
  });
});

describe("stances", () => {
  test.each([
    ["PERU could accept the second option.", "Peru ACCEPTS PREFERENCE"],
    ["PERU could not support the second option.", "Peru REJECTS RED_LINE"],
    ["PERU preferred not to reopen the text.", "Peru OPPOSES PREFERENCE"],
    ["PERU reserved its position on the text.", "Peru UNDECIDED PREFERENCE"],
    ["Peru is studying the proposal.", "Peru UNDECIDED PREFERENCE"],
    ["PERU was in favour of the second option.", "Peru SUPPORTS FIRM"],
    ["PERU stressed that reductions be additional.", "Peru DEMANDS FIRM"],
    ["PERU said the agenda can only be adopted by an elected officer.", "Peru DEMANDS FIRM"],
    ["PERU noted that the issue is outside the mandate of the group.", "Peru OPPOSES FIRM"],
    ["PERU said the text was a good basis for talks.", "Peru SUPPORTS PREFERENCE"],
    ["PERU said any figure above half is unacceptable.", "Peru REJECTS RED_LINE"],
    ["PERU underscored the role of local groups.", "Peru SUPPORTS PREFERENCE"],
    ["PERU emphasized mitigation as a major priority.", "Peru DEMANDS PREFERENCE"],
    ["PERU cautioned against listing issues.", "Peru OPPOSES PREFERENCE"],
    ["PERU offered to host the next session.", "Peru OFFERS FIRM"],
    ["PERU undertook to pay its share.", "Peru COMMITS FIRM"],
    ["Peru backed away from its demand for a ban on nets.", "Peru WITHDRAWS FIRM"],
    ["Peru withdrew its proposal on quotas.", "Peru WITHDRAWS FIRM"],
    ["Peru denied that it had agreed to any quota.", "Peru REJECTS FIRM"],
    ["Peru will not accept anything less than a full ban on nets.", "Peru DEMANDS RED_LINE"],
    ["Peru said the ban was non-negotiable.", "Peru REJECTS RED_LINE"],
    ["“We will never leave the island,” President Ana Silva of Peru said.", "Peru REJECTS RED_LINE"],
    ["Peru ruled out a ban on nets.", "Peru REJECTS RED_LINE"],
    ["Peru said it needed more time.", "Peru UNDECIDED PREFERENCE"],
    ["Peru has lifted the ban on nets.", "Peru WITHDRAWS FIRM"],
    ["Peruvian miners stopped work on Monday over the new law.", "Peruvian miners OPPOSES FIRM"],
    ["Peru issued a statement condemning the raid.", "Peru OPPOSES FIRM"],
    ["Peru said it will leave the pact unless Chile lifts its ban.", "Peru OPPOSES RED_LINE"],
    ["Peru will release the sailors.", "Peru COMMITS FIRM"],
    ["Peru has once again rejected the plan.", "Peru REJECTS FIRM"],
    ["PERU noted that progress has not been balanced.", "Peru OPPOSES FIRM"],
    ["PERU described the paper as a useful starting point.", "Peru SUPPORTS PREFERENCE"],
    ["Peru warned that it would answer any raid.", "Peru OPPOSES RED_LINE"],
    ["Peru recalled its ambassador to Chile.", "Peru OPPOSES FIRM"],
    ["Peru will attend the talks.", "Peru COMMITS FIRM"],
    ["Peruvian farmers said on Friday they would blockade the port.", "Peruvian farmers OPPOSES RED_LINE"],
    ["Peru announced on Monday that it is willing to talk.", "Peru OFFERS FIRM"],
    ["Peruvian officials refused to lower the price.", "Peru REJECTS FIRM"],
  ])("%s", (text, expected) => {
    expect(stances(text)[0]).toBe(expected);
  });

  test("the position of one that another tells belongs to the one", () => {
    const reading = read("Egypt said that Norway demands a ban on nets.");
    expect(reading.positions.map((one) => [names(reading, one.holders), names(reading, one.voicedBy)])).toEqual([
      ["Norway", "Egypt"],
    ]);
  });
});

describe("conditions", () => {
  test.each([
    [
      "Norway will only open its ports once Iceland withdraws its ships.",
      "PRECONDITION",
      "once Iceland withdraws its ships",
    ],
    ["Norway supports the plan provided that Iceland signs it.", "PRECONDITION", "provided that Iceland signs it"],
    ["Norway offered cod in return for access to the ports.", "EXCHANGE", "in return for access to the ports"],
    [
      "Norway said that any step that sends ships across the line could endanger the treaty.",
      "PRECONDITION",
      "any step that sends ships across the line",
    ],
    ["Norway will then rest. Even then, Norway has said, its guards must hold the port.", "PRECONDITION", "Even then"],
    ["Only then will Norway sign the treaty, Ana Silva said.", "PRECONDITION", "Only then"],
    ["Norway supports the plan except for the part on nets.", "EXCEPTION", "except for the part on nets"],
    ["Iceland wants the ban lifted before the end of June.", "DEADLINE", "before the end of June"],
    [
      "Iceland accepts the ban subject to inspection by the council.",
      "VERIFICATION",
      "subject to inspection by the council",
    ],
  ])("%s", (text, kind, condition) => {
    const [position] = read(text).positions.filter((one) => one.conditions.length > 0);
    expect(position?.conditions.map((one) => [one.kind, one.text])).toEqual([[kind, condition]]);
  });

  test("time, anonymity and support that is provided are no conditions, and an attribution is not part of one", () => {
    const conditions = (text: string) =>
      read(text).positions.flatMap((one) => one.conditions.map((condition) => condition.text));
    expect(conditions("Norway said its pledge is not contingent on a vote.")).toEqual([]);
    expect(conditions("Norway promised to cut its catch by 30 percent by 2020, as well as to share it.")).toEqual([
      "by 2020",
    ]);
    expect(conditions("Norway opposed the sale a week before it happened.")).toEqual([]);
    expect(conditions("Norway called for a report on support provided to fishermen.")).toEqual([]);
    expect(
      conditions("Norway will leave the talks unless the ban ends, Rep. Ana Silva (R-Ohio) told the Post."),
    ).toEqual(["unless the ban ends"]);
  });
});
