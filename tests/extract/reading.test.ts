// Each rule of reading with a sentence of ours; and that nothing breaks it.

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Reading, Spans } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";

function read(text: string, published = "2024-02-13"): Reading {
  return readText({ text, published, language: "en" });
}

function words(text: string, spans: Spans): string {
  const points = Array.from(text);
  return spans.map(({ start, end }) => points.slice(start, end).join("")).join(" … ");
}

function names(reading: Reading, keys: readonly string[]): readonly string[] {
  return keys.map(
    (key) =>
      reading.actors.find((actor) => actor.key === key)?.name ??
      reading.unnamedSources.find((source) => source.key === key)?.description ??
      key,
  );
}

describe("statements", () => {
  test.each([
    ["Foreign Minister Ana Silva said that the talks had failed.", "Ana Silva", "the talks had failed", "INDIRECT"],
    ["“We will not sign,” Ana Silva told reporters.", "Ana Silva", "We will not sign", "DIRECT"],
    ["The talks, Ana Silva said, were going well.", "Ana Silva", "The talks … were going well", "INDIRECT"],
    [
      "The talks will go on for three days, according to the Foreign Ministry.",
      "Foreign Ministry",
      "The talks will go on for three days",
      "INDIRECT",
    ],
    [
      "Ana Silva said the offer was “far too low” for the union.",
      "Ana Silva",
      "the offer was “far too low” for the union",
      "MIXED",
    ],
    ["Egypt offered assurances that the border would stay open.", "Egypt", "the border would stay open", "INDIRECT"],
    ["“The deal is close,” said Ana Silva, the minister of trade.", "Ana Silva", "The deal is close", "DIRECT"],
    ["The road is closed, said Ana Silva, the mayor.", "Ana Silva", "The road is closed", "INDIRECT"],
    ["''We are late,'' Ana Silva, 52, told the Post.", "Ana Silva", "We are late", "DIRECT"],
    [
      "Rep. Ana Silva (R-Ohio), a member of the panel, said she did not believe it.",
      "Ana Silva",
      "she did not believe it",
      "INDIRECT",
    ],
    ["Ana Silva is warning that the dam could break.", "Ana Silva", "the dam could break", "INDIRECT"],
    ["Brazil reports that the dam is safe.", "Brazil", "the dam is safe", "INDIRECT"],
    [
      "Brazilian officials have been quoted as saying that the dam could break.",
      "Brazilian officials",
      "the dam could break",
      "INDIRECT",
    ],
  ])("%s", (text, speaker, content, mode) => {
    const reading = read(text);
    const [statement] = reading.statements;
    expect(
      statement === undefined
        ? null
        : {
            speaker: names(reading, statement.speakers).join(),
            content: words(text, statement.content),
            mode: statement.mode,
          },
    ).toEqual({ speaker, content, mode });
  });

  test("a pronoun looks back over the paragraph, and a quotation that goes on keeps its speaker", () => {
    const text =
      "Ana Silva met her colleague in Lima.\n\n“We came far,” she said. “There is more to do before anything is signed.”";
    const reading = read(text);
    expect(reading.statements.map((one) => [names(reading, one.speakers).join(), words(text, one.content)])).toEqual([
      ["Ana Silva", "We came far"],
      ["Ana Silva", "There is more to do before anything is signed."],
    ]);
  });

  test("a refusal to comment is a position, not a statement", () => {
    const reading = read("Brazil declined to comment on the talks.");
    expect(reading.statements).toEqual([]);
    expect(reading.positions.map((position) => position.stance)).toEqual(["NO_COMMENT"]);
  });
});

describe("actors", () => {
  test("two officials who share a noun are two unnamed sources, each with its side and the reason", () => {
    const reading = read(
      "The talks will go on, according to a Peruvian and a Chilean official, who spoke on condition of anonymity to discuss private talks.",
    );
    expect(
      reading.unnamedSources.map((source) => [
        source.description,
        names(reading, source.affiliations).join(),
        source.anonymityReason,
      ]),
    ).toEqual([
      ["a Peruvian official", "Peru", "to discuss private talks"],
      ["a Chilean official", "Chile", "to discuss private talks"],
    ]);
  });

  test("a capital that acts is its government, and a place when somebody is in it", () => {
    expect(read("Cairo said the plan had failed.").actors.map((actor) => actor.name)).toEqual(["Egypt"]);
    expect(read("They met in Cairo.").actors).toEqual([]);
  });

  test("brackets give an acronym, titles a role, and a surname its person", () => {
    const reading = read(
      "The Northern Fishers Association (NFA) rejected the offer. President Ana Silva welcomed it. Silva and the NFA will meet.",
    );
    expect(reading.actors.find((actor) => actor.name === "Northern Fishers Association")).toMatchObject({
      names: ["Northern Fishers Association", "NFA"],
    });
    expect(reading.actors.find((actor) => actor.name === "Ana Silva")).toMatchObject({
      kind: "PERSON",
      role: "president",
      names: ["Ana Silva", "Silva"],
    });
  });
});

describe("positions", () => {
  test.each([
    ["Norway opposes the quota for cod.", "Norway", "OPPOSES", "FIRM"],
    ["Norway demanded an end to fishing at night.", "Norway", "DEMANDS", "FIRM"],
    ["Norway proposed a quota for cod.", "Norway", "DEMANDS", "PREFERENCE"],
    ["Norway did not support the quota for cod.", "Norway", "OPPOSES", "FIRM"],
    ["Norway said the quota for cod would undermine its coast.", "Norway", "OPPOSES", "FIRM"],
    ["“Do not close the ports,” the Fishers Union said.", "Fishers Union", "DEMANDS", "FIRM"],
    ["Norway expressed concern about the quota for cod.", "Norway", "OPPOSES", "PREFERENCE"],
    ["Norway has said it will not let foreign boats fish in its waters.", "Norway", "REJECTS", "FIRM"],
    ["Egypt said Norway would accept the quota for cod.", "Norway", "ACCEPTS", "FIRM"],
    ["Iceland, for the UMBRELLA GROUP, supported the text on forests.", "Umbrella Group", "SUPPORTS", "FIRM"],
  ])("%s", (text, holder, stance, strength) => {
    const reading = read(text);
    expect(
      reading.positions.map((position) => ({
        holder: names(reading, position.holders).join(),
        stance: position.stance,
        strength: position.strength,
      })),
    ).toEqual([{ holder, stance, strength }]);
  });

  test("who supports and who opposes inside a clause has a position of its own", () => {
    const reading = read("The EU, supported by NORWAY and opposed by CHINA, proposed a text on adaptation.");
    expect(
      reading.positions.map((position) => [names(reading, position.holders).join(), position.stance]).toSorted(),
    ).toEqual([
      ["China", "OPPOSES"],
      ["European Union", "DEMANDS"],
      ["Norway", "SUPPORTS"],
    ]);
  });

  test.each([
    [
      "Norway said it would open its waters only if Iceland ended the strike.",
      "PRECONDITION",
      "only if Iceland ended the strike",
    ],
    ["Norway supports the text unless Iceland votes against it.", "EXCEPTION", "unless Iceland votes against it"],
    [
      "Norway offered fish in exchange for the release of its sailors.",
      "EXCHANGE",
      "in exchange for the release of its sailors",
    ],
    ["Norway demands a text by the end of the year.", "DEADLINE", "by the end of the year"],
    ["Norway accepts a ban that is verified by inspectors.", "VERIFICATION", "verified by inspectors"],
  ])("%s hangs on something", (text, kind, condition) => {
    const conditions = read(text).positions.flatMap((position) =>
      position.conditions.map((one) => [one.kind, one.text]),
    );
    expect(conditions).toContainEqual([kind, condition]);
  });

  test("what is asked of another in a condition is a demand; what is only awaited is nobody's position", () => {
    const reading = read(
      "Norway said it would open its waters only if Iceland ended the strike. Norway will not talk until Iceland drops its demands.",
    );
    const held = reading.positions.map((position) => [names(reading, position.holders).join(), position.stance]);
    expect(held).toContainEqual(["Norway", "DEMANDS"]);
    expect(held.filter(([holder]) => holder === "Iceland")).toEqual([]);
  });

  test("acts that were not done are no positions", () => {
    expect(read("The court did not call on Norway to stop fishing.").positions).toEqual([]);
  });
});

describe("figures", () => {
  test.each([
    ["At least 67 people were killed.", 67, "AT_LEAST", "people", "killed"],
    ["More than 28,000 people have been killed.", 28_000, "MORE_THAN", "people", "killed"],
    ["About 1.4 million people are sheltering there.", 1_400_000, "ABOUT", "people", "displaced"],
    ["The union wants a raise of 77 percent.", 77, "EXACT", "percent", "wage increase"],
    ["Between them they hold 20 to 30 hostages.", 25, "RANGE", "hostages", "held"],
    ["Norway freed two of the hostages.", 2, "EXACT", "hostages", "released"],
    ["More than a million people fled.", 1_000_000, "MORE_THAN", "people", "displaced"],
  ])("%s", (text, value, qualifier, unit, measure) => {
    expect(
      read(text).figures.map((figure) => ({
        value: figure.value,
        qualifier: figure.qualifier,
        unit: figure.unit,
        measure: figure.measure,
      })),
    ).toEqual([{ value, qualifier, unit, measure }]);
  });

  test("who counts is kept, and what is only believed is hedged", () => {
    const counted = read("At least 40 people were killed, according to the Gaza Health Ministry.");
    expect(counted.figures.map((figure) => [names(counted, figure.attributedTo).join(), figure.attribution])).toEqual([
      ["Gaza Health Ministry", "EXPLICIT"],
    ]);
    expect(
      read("The hostages, believed to number more than 100 people, are alive.").figures.map(
        (figure) => figure.attribution,
      ),
    ).toEqual(["HEDGED"]);
  });
});

describe("dates", () => {
  test.each([
    ["They met on Monday.", "Monday", "2024-02-12"],
    ["They met on Tuesday.", "Tuesday", "2024-02-13"],
    ["Talks will resume on Thursday.", "Thursday", "2024-02-15"],
    ["It began on Oct. 7.", "Oct. 7", "2023-10-07"],
    ["It ended in late November.", "late November", "2023-11-21/2023-11-30"],
    ["It was decided last month.", "last month", "2024-01"],
    ["The text of 12 March 2021 stands.", "12 March 2021", "2021-03-12"],
    ["A pause of six weeks was offered.", "six weeks", "P6W"],
    ["They met two weeks ago.", "two weeks ago", "2024-01-30"],
  ])("%s", (text, expression, value) => {
    expect(read(text).dates.map((date) => [text.slice(date.start, date.end), date.value])).toEqual([
      [expression, value],
    ]);
  });

  test("words that only look like dates are left alone", () => {
    expect(read("They may march at the end of the day; a second text, decades-old, stands.").dates).toEqual([]);
  });
});

test("the negotiation has its venue, its sides and who carries their messages", () => {
  const text =
    "Talks between Norway and the Taliban went on in Geneva on Tuesday. Officials of the Taliban were taking part in the negotiations indirectly, using Qatar and Egypt as intermediaries.";
  const reading = read(text);
  const [negotiation] = reading.negotiations;
  expect(negotiation?.venue).toBe("Geneva");
  const roles = negotiation?.participants.map((one) =>
    `${names(reading, [one.actor])[0]} ${one.role} ${one.presence} ${names(reading, one.via).join("+")}`.trim(),
  );
  expect(roles).toEqual(
    expect.arrayContaining([
      "Taliban PARTY INDIRECT Qatar+Egypt",
      "Qatar MEDIATOR DIRECT",
      "Egypt MEDIATOR DIRECT",
      "Norway PARTY UNKNOWN",
    ]),
  );
});

describe("any text", () => {
  const PIECES = [
    "Norway said ",
    "“We reject it,” ",
    "he said. ",
    "according to ",
    "a Chilean official",
    ", who ",
    "at least 40 people ",
    "on Monday",
    "\n\n",
    "😀 ",
    "unless ",
    "(",
    "”",
    "“",
    "The EU, ",
    "and ",
    ". ",
    "’s ",
    "will not ",
    "talks in Cairo ",
  ];
  const span = (reading: Reading, length: number) => {
    const all = [
      ...reading.actors.flatMap((one) => one.mentions),
      ...reading.statements.flatMap((one) => [...one.content, ...one.cue, ...one.source]),
      ...reading.positions.flatMap((one) => [
        ...one.evidence,
        ...one.conditions.flatMap((condition) => condition.evidence),
      ]),
      ...reading.figures.flatMap((one) => one.evidence),
      ...reading.events.flatMap((one) => one.evidence),
      ...reading.dates,
    ];
    return all.every(({ start, end }) => start >= 0 && end > start && end <= length);
  };

  test("is read without a crash, and every span lies in it", () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ maxLength: 12 })), { maxLength: 30 }),
        (parts) => {
          const text = parts.join("");
          return span(read(text), Array.from(text).length);
        },
      ),
      { numRuns: 300 },
    );
  });

  test("gives the same reading twice", () => {
    const text = "Norway opposes the quota, Ana Silva said on Monday. At least 40 boats were seized.";
    expect(read(text)).toEqual(read(text));
  });
});

test("who declines to comment is not named by a later sentence", () => {
  const text =
    "Norwegian officials declined to comment. The ferry sank in the harbour on Friday. Norway opposes a quota.";
  const silent = read(text).positions.filter((position) => position.stance === "NO_COMMENT");
  expect(silent.map((position) => words(text, position.evidence))).toEqual(["Norwegian officials declined to comment"]);
});
