// Nothing breaks reading: texts made to confuse it give no crash, no span outside the text, no key that points nowhere.
//
// 10,000 texts; PARLEY_RUNS=10 makes it ten times as many. A failure prints its seed and the smallest text that fails.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import type { Span, TextToRead } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";
import { checkReading } from "./check-reading.ts";

const TIMES = Number(process.env["PARLEY_RUNS"] ?? 1);

function filesUnder(folder: string): readonly string[] {
  const root = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /^(?:\d.*\.md|.*\.ts)$/.test(entry.name))
    .map((entry) => readFileSync(`${entry.parentPath}/${entry.name}`, "utf8"));
}

/** Every word of the lexicons, whatever they call their lists. */
const LEXICON = [
  ...new Set(filesUnder("../../src/extract/lexicon").flatMap((text) => text.match(/[\p{L}][\p{L}’'.-]*/gu) ?? [])),
];
const SENTENCES = filesUnder("../../samples").flatMap((text) =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .split(/(?<=[.!?][”"]?)\s+/)
    .filter((sentence) => sentence.length > 20),
);

const word = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...LEXICON) },
  {
    weight: 3,
    arbitrary: fc.constantFrom(
      ..."said says told that which who and or not to the a an of for in on by with if unless until only he she they it we his its".split(
        " ",
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."Ana Silva|Norway|Norwegian|Cairo|the ministry|the group|officials|a diplomat|NDA|(NDA)|President|the talks|negotiations".split(
        "|",
      ),
    ),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(
      ..."30|12,345|$3 billion|12.5|2024|12 March 2024|Oct. 1|2024-02-30|Monday|last month|six weeks|two years ago|99 percent|one|dozens|between 3 and 5|0|1e9".split(
        "|",
      ),
    ),
  },
  { weight: 1, arbitrary: fc.string({ unit: "grapheme", maxLength: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom("a".repeat(3_000), "🙂", "ﬁ", "İ", "e\u0301", "\u200d", "\ufeff", "‮") },
);
const mark = fc.constantFrom(
  ..." |, |. |; |: |“|”|\"|''|``|'|’|(|)|[|]|—|–|-|...|? |! |\n|\n\n|\n# |\n## |\t|\u00a0|“‘|’”|,” |.” |?” |’s |/|&|%|$".split(
    "|",
  ),
);

/** Words of the lexicons with marks between them, in any order. */
const made = fc
  .array(fc.tuple(word, fc.oneof({ weight: 3, arbitrary: fc.constant(" ") }, { weight: 2, arbitrary: mark })), {
    maxLength: 30,
  })
  .map((parts) => parts.flat().join(""));
/** Sentences of the samples, shuffled, cut off and run together. */
const shuffled = fc
  .array(
    fc.tuple(
      fc.constantFrom(...SENTENCES),
      fc.nat(40),
      fc.nat(40),
      fc.oneof({ weight: 3, arbitrary: fc.constant(" ") }, { weight: 1, arbitrary: mark }),
    ),
    { maxLength: 4 },
  )
  .map((parts) =>
    parts.map(([text, from, to, end]) => text.slice(from > 30 ? from : 0, to > 30 ? -to : undefined) + end).join(""),
  );
/** Sentences of the samples with words put in and marks changed. */
const mutated = fc
  .tuple(shuffled, fc.array(fc.tuple(fc.nat(1_500), fc.oneof(word, mark)), { maxLength: 8 }))
  .map(([text, changes]) =>
    changes.reduce((now, [at, piece]) => now.slice(0, at) + piece + now.slice(at + (piece.length % 3)), text),
  );
const halves = fc
  .array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 200 })
  .map((units) => String.fromCharCode(...units));
const context = fc.record({
  published: fc.constantFrom("2024-02-13", "2024-02-29", "2024-12-31", "0001-01-01", "9999-12-31"),
  language: fc.constantFrom("en", "en", "en", "und", "fr", "x-private", "no tag"),
  title: fc.constantFrom("", "Talks in Geneva resume", "“("),
});

const KINDS = {
  "words of the lexicons": { text: made, runs: 4_000 },
  "shuffled and cut sentences": { text: shuffled, runs: 2_000 },
  "changed sentences": { text: mutated, runs: 2_500 },
  "any characters": { text: fc.string({ unit: "binary", maxLength: 300 }), runs: 1_000 },
  "halves of characters": { text: halves, runs: 500 },
} as const;

describe("whatever the text is", () => {
  test.each(Object.entries(KINDS))("%s", (_name, { text, runs }) => {
    const read: { readonly input: TextToRead; readonly json: string }[] = [];
    fc.assert(
      fc.property(text, context, (words, rest) => {
        const input = { text: words, ...rest };
        const reading = readText(input);
        checkReading(input, reading);
        if (read.length < 200) read.push({ input, json: JSON.stringify(reading) });
      }),
      { numRuns: runs * TIMES },
    );
    // The same bytes again, in another order and after much else was read.
    for (const { input, json } of read.toReversed()) expect(JSON.stringify(readText(input))).toBe(json);
  });

  test("offsets count characters, not halves of them", () => {
    const text = "🙂🙂 Foreign Minister Ana Silva 🙂 spoke. Ana Silva said that the talks 🙂 had failed on Monday.";
    const reading = readText({ text, published: "2024-02-13", language: "en" });
    checkReading({ text, published: "2024-02-13" }, reading);
    const points = Array.from(text);
    const words = ({ start, end }: Span) => points.slice(start, end).join("");
    expect(reading.actors.flatMap(({ mentions }) => mentions.map(words))).toContain("Ana Silva");
    expect(reading.dates.map(words)).toEqual(["Monday"]);
    expect(reading.statements.flatMap(({ content }) => content.map(words)).join()).toMatch(/^the talks 🙂 had failed/);
  });
});

test("a long word in capitals takes no longer than other words", () => {
  const text = `${"MEDIATORS AND ".repeat(20)}${"A".repeat(400)} mediate talks in Lima. The negotiations go on.`;
  readText({ text: "Talks go on in Lima.", published: "2024-02-13", language: "en" });
  const before = performance.now();
  readText({ text, published: "2024-02-13", language: "en" });
  expect(performance.now() - before).toBeLessThan(2_000);
});
