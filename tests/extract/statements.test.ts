// Indirect and mixed statements: for each frame a sentence of ours with its source, cue and content.

import { describe, expect, test } from "vitest";

import type { Spans } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";

/** Every statement of a text as "source [cue] content". */
function statements(text: string): readonly string[] {
  const points = Array.from(text);
  const words = (spans: Spans) => spans.map(({ start, end }) => points.slice(start, end).join("")).join(" … ");
  return readText({ text, published: "2024-02-13", language: "en" }).statements.map(
    (one) => `${words(one.source)} [${words(one.cue)}] ${words(one.content)}`,
  );
}

describe("cues", () => {
  test.each([
    ["The miners added the shaft was closed.", ["The miners [added] the shaft was closed"]],
    ["Ana Silva is promising lower fares.", ["Ana Silva [is promising] lower fares"]],
    ["The Lima Gazette reports that the port is shut.", ["The Lima Gazette [reports] the port is shut"]],
    ["Some note that the pit is old.", ["Some [note] the pit is old"]],
    ["The union left the room, promising to return.", ["The union [promising] to return"]],
    ["Norway, warning that stocks were low, closed the season.", ["Norway [warning] stocks were low"]],
    ["Ana Silva went on to explain how the fund would work.", ["Ana Silva [to explain] how the fund would work"]],
    ["The strike forced the mayor to admit that the dam was old.", ["the mayor [to admit] the dam was old"]],
    ["The mayor told his aides never to call.", ["The mayor [told] his aides never to call"]],
    ["Jo Lynch notes they were late.", ["Jo Lynch [notes] they were late"]],
    ["Mr. Lund and Mr. Moe say the dam is old.", ["Mr. Lund and Mr. Moe [say] the dam is old"]],
    ["It was announced that the ferry would stop.", [" [was announced] the ferry would stop"]],
    ["Many of whom said they were hungry.", ["Many of whom [said] they were hungry"]],
    [
      "The drivers supported the offer and, with the cooks, called for a vote.",
      ["The drivers [supported] the offer", "The drivers [called for] a vote"],
    ],
  ])("%s", (text, expected) => {
    expect(statements(text)).toEqual(expected);
  });
});

describe("subjects", () => {
  test.each([
    ["Lund, speaking to cadets in Oslo, said the fleet would grow.", "Lund"],
    [
      "Ana Silva, one of the mayor's closest aides, said the dam was safe.",
      "Ana Silva, one of the mayor's closest aides",
    ],
    ["The ministry earlier this month said the dam was safe.", "The ministry"],
    ["The report released on Monday says the dam is safe.", "The report"],
    [
      "The firm -- which runs the mine, the port and the line -- said the dam was safe.",
      "The firm -- which runs the mine, the port and the line",
    ],
  ])("%s", (text, source) => {
    expect(statements(text).map((one) => one.split(" [")[0])).toEqual([source]);
  });
});

describe("what stands between cue and content", () => {
  test.each([
    ["Ana Silva said at a rally in Bergen, Norway, that the dam was safe.", "the dam was safe"],
    ["Ana Silva told a crowd at the Workers Club that the dam was safe.", "the dam was safe"],
    ["Ana Silva admitted under questioning she had known.", "she had known"],
    ["Ana Silva told Radio Lima's “Good Morning” on Friday that the dam was safe.", "the dam was safe"],
    ["Ana Silva contended that since she was away, she had not known.", "since she was away, she had not known"],
    ["Ana Silva explained how important it was to wait.", "how important it was to wait"],
    ["Ana Silva told police officers she had known.", "she had known"],
    ["Ana Silva cautioned, as did her party, that the dam was old.", "the dam was old"],
  ])("%s", (text, content) => {
    expect(statements(text).map((one) => one.split("] ")[1])).toEqual([content]);
  });
});

describe("where content ends", () => {
  test.each([
    ["While Lund admitted the dam was old, the town kept it.", "the dam was old"],
    ["Lund said the dam was safe, although he had not seen it.", "the dam was safe"],
    ["Lund promised to mend the dam, but the town did not believe him.", "to mend the dam"],
    ["Lund urged the town to wait, praising its patience.", "the town to wait"],
    ["Lund told the town to wait — and even that did not help.", "the town to wait"],
    ["Lund, who vowed to mend the dam, left.", "to mend the dam"],
    ["Lund said the dam leaked, contradicting the ministry's report.", "the dam leaked"],
    ["Lund said the dam leaked, but he declined to explain it.", "the dam leaked"],
    ["Lund has promised a review and hired two engineers.", "a review"],
    ["Lund said the tape does not show the dam, the film showed.", "the tape does not show the dam, the film showed"],
    ["Police say he was armed and refused to stop.", "he was armed and refused to stop"],
    ["Lund said he had watched and thought of home.", "he had watched and thought of home"],
    ["Lund said the dam was safe but noted that it was old.", "the dam was safe"],
    ["The town, in a letter accusing Lund of neglect, asked for help.", "Lund of neglect"],
    ["Lund accused the town of neglect, and the mayor left.", "the town of neglect"],
  ])("%s", (text, content) => {
    expect(statements(text)[0]?.split("] ")[1]).toBe(content);
  });
});

describe("what is no statement", () => {
  test.each([
    ["Everything Norway says is late."],
    ["The town added the old mill, named after its owner because he had given it."],
    ["The people of the United States Norway and Chile visit are many."],
  ])("%s", (text) => {
    expect(statements(text)).toEqual([]);
  });
});

describe("nouns of saying", () => {
  test.each([
    ["Her claim that the pit was safe made the miners laugh.", "Her [claim] the pit was safe"],
    ["Norway's promises to close the pit were kept.", "Norway's [promises] to close the pit"],
    ["They laughed at the mayor's earlier comments about the dam.", "the mayor's [earlier comments about] the dam"],
    ["They laughed at her remarks Tuesday on the strike.", "her [remarks Tuesday on] the strike"],
    ["A report by the ministry that the dam leaked was wrong.", "the ministry [report] the dam leaked"],
  ])("%s", (text, expected) => {
    expect(statements(text)).toEqual([expected]);
  });
});

describe("attributions beside what is said", () => {
  test.each([
    ["According to Ana Silva, the dam is safe.", "Ana Silva [According to] the dam is safe"],
    ["According to Ana Silva, the mayor, the dam is safe.", "Ana Silva, the mayor [According to] the dam is safe"],
    ["According to police, officers saw the man leave.", "police [According to] officers saw the man leave"],
    ["But the dam, Ana Silva said, is safe.", "Ana Silva [said] the dam … is safe"],
    ["The port, which, Ana Silva said, is always full, was shut.", "Ana Silva [said] which … is always full, was shut"],
    ["According to exit polls, the union won.", "exit polls [According to] the union won"],
    [
      "The dam is safe, according to the left-leaning Harbour Institute.",
      "the left-leaning Harbour Institute [according to] The dam is safe",
    ],
    [
      "Though the dam was old, Ana Silva said, replacing it would cost more.",
      "Ana Silva [said] Though the dam was old … replacing it would cost more",
    ],
  ])("%s", (text, expected) => {
    expect(statements(text)).toEqual([expected]);
  });
});
