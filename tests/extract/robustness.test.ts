// Nothing breaks reading: texts made to confuse it give no crash, no span outside the text, no key that points nowhere.
//
// 10,000 texts; PARLEY_RUNS=10 makes it ten times as many. A failure prints its seed and the smallest text that fails.

import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import fc from "fast-check";
import { describe, expect, test } from "vitest";

import { isEdtf } from "../../src/domain/edtf.ts";
import type { Reading, Span, TextToRead } from "../../src/domain/reading.ts";
import * as vocabulary from "../../src/domain/vocabulary.ts";
import { readText } from "../../src/extract/index.ts";

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

/** Half a million checks are made; `expect` would take most of the time. */
function must(holds: boolean, what: string): void {
  if (!holds) throw new Error(`It must hold that ${what}`);
}

function oneOf(value: string, all: readonly string[]): void {
  must(all.includes(value), `${value} is one of ${all.join(", ")}`);
}

/** Fails with what is wrong in a reading. */
function check(input: TextToRead, reading: Reading): void {
  const points = Array.from(input.text);
  const words = ({ start, end }: Span) => points.slice(start, end).join("");
  must(reading.text === input.text, "the text is kept");

  const spans = (list: readonly Span[], atLeast: number) => {
    must(list.length >= atLeast, "there is evidence");
    for (const [index, { start, end }] of list.entries()) {
      must(Number.isInteger(start) && Number.isInteger(end), "offsets are whole");
      must(start >= 0 && end > start && end <= points.length, `${start} to ${end} lies in ${points.length} characters`);
      must(start >= (list[index - 1]?.start ?? 0), "spans are in order");
    }
  };
  const actors = new Set(reading.actors.map(({ key }) => key));
  const speakers = new Set([...actors, ...reading.unnamedSources.map(({ key }) => key)]);
  const statements = new Set(reading.statements.map(({ key }) => key));
  const known = (keys: readonly string[], all: ReadonlySet<string>) => {
    must(new Set(keys).size === keys.length, `${keys.join()} has no key twice`);
    for (const key of keys) must(all.has(key), `${key} is a key`);
  };
  const day = (value: string | null) => {
    must(value === null || isEdtf(value) || /^P(?:\d+[YMWD]|T\d+[HMS])$/.test(value), `${value} is a time`);
  };
  for (const list of [
    reading.actors,
    reading.unnamedSources,
    reading.statements,
    reading.positions,
    reading.figures,
    reading.events,
    reading.negotiations,
  ])
    must(new Set(list.map(({ key }) => key)).size === list.length, "keys differ");

  for (const one of reading.actors) {
    oneOf(one.kind, vocabulary.ACTOR_KINDS);
    must(one.name.trim() !== "", "names are not empty");
    must(one.names.includes(one.name), "the name is one of the names");
    known(one.affiliations, actors);
    spans(one.mentions, 0);
    for (const mention of one.mentions) {
      oneOf(mention.type, vocabulary.MENTION_TYPES);
      must(/\S/.test(words(mention)), "a mention has letters");
    }
  }
  for (const one of reading.unnamedSources) {
    must(/\S/.test(one.description), "a description has letters");
    known(one.affiliations, actors);
    spans(one.evidence, 1);
  }
  for (const one of reading.statements) {
    oneOf(one.mode, vocabulary.STATEMENT_MODES);
    known(one.speakers, speakers);
    known(one.addressees, speakers);
    spans(one.content, 1);
    spans(one.cue, 0);
    spans(one.source, 0);
    day(one.saidOn);
  }
  for (const one of reading.positions) {
    oneOf(one.stance, vocabulary.STANCES);
    oneOf(one.strength, vocabulary.STRENGTHS);
    must(/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(one.issue), `${one.issue} is a slug`);
    must(one.issueName.trim() !== "", "names are not empty");
    must(one.holders.length > 0, "somebody holds it");
    known(one.holders, actors);
    known(one.targets, actors);
    known(one.voicedBy, speakers);
    must(one.statement === null || statements.has(one.statement), "its statement is one");
    spans(one.evidence, 1);
    for (const condition of one.conditions) {
      oneOf(condition.kind, vocabulary.CONDITION_KINDS);
      spans(condition.evidence, 1);
      must(
        condition.evidence.map(words).join(" ").replaceAll(/\s+/g, " ") === condition.text,
        `${condition.text} stands there`,
      );
    }
    day(one.statedOn);
  }
  for (const one of reading.figures) {
    oneOf(one.qualifier, vocabulary.FIGURE_QUALIFIERS);
    oneOf(one.attribution, vocabulary.FIGURE_ATTRIBUTIONS);
    for (const value of [one.value, one.low ?? 0, one.high ?? 0]) must(Number.isFinite(value), `${value} is a number`);
    must((one.low ?? one.value) <= (one.high ?? one.value), `${one.low} is no more than ${one.high}`);
    known(one.attributedTo, speakers);
    spans(one.evidence, 1);
    day(one.period);
  }
  for (const one of reading.events) {
    oneOf(one.status, vocabulary.EVENT_STATUSES);
    known(one.actors, actors);
    spans(one.evidence, 1);
    day(one.date);
  }
  spans(reading.dates, 0);
  for (const one of reading.dates) day(one.value);
  for (const one of reading.negotiations) {
    oneOf(one.kind, vocabulary.NEGOTIATION_KINDS);
    oneOf(one.format, vocabulary.NEGOTIATION_FORMATS);
    must(one.name.trim() !== "", "names are not empty");
    spans(one.evidence, 1);
    known(
      one.participants.map(({ actor, role }) => `${actor} ${role}`),
      new Set([...actors].flatMap((actor) => vocabulary.PARTICIPATION_ROLES.map((role) => `${actor} ${role}`))),
    );
    for (const each of one.participants) {
      oneOf(each.presence, vocabulary.PRESENCES);
      known(each.via, actors);
      known(each.representatives, actors);
      spans(each.evidence, 1);
    }
    for (const meeting of one.meetings) {
      day(meeting.date);
      spans(meeting.evidence, 1);
    }
    for (const each of [...one.terms, ...one.obstacles]) {
      spans(each.evidence, 1);
      must(each.evidence.map(words).join(" ") === each.text, `${each.text} stands there`);
    }
  }
  for (const one of reading.notes) {
    oneOf(one.severity, vocabulary.NOTE_SEVERITIES);
    if (one.span !== null) spans([one.span], 1);
  }
}

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
        check(input, reading);
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
    check({ text, published: "2024-02-13" }, reading);
    const points = Array.from(text);
    const words = ({ start, end }: Span) => points.slice(start, end).join("");
    expect(reading.actors.flatMap(({ mentions }) => mentions.map(words))).toContain("Ana Silva");
    expect(reading.dates.map(words)).toEqual(["Monday"]);
    expect(reading.statements.flatMap(({ content }) => content.map(words)).join()).toMatch(/^the talks 🙂 had failed/);
  });
});
