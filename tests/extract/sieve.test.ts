// A sieve lets every pattern through that matches: on the samples, and on what it says that patterns need.

import { readdirSync, readFileSync } from "node:fs";

import { describe, expect, test } from "vitest";

import { readDocument, tokensOf } from "../../src/extract/document.ts";
import { CONDITIONS } from "../../src/extract/lexicon/conditions.ts";
import { ANNOUNCEMENTS, JUDGEMENTS } from "../../src/extract/lexicon/judgements.ts";
import { TALK_PATTERNS } from "../../src/extract/lexicon/talks.ts";
import { Sieve, wordsNeeded } from "../../src/extract/sieve.ts";

describe("what a pattern needs", () => {
  test.each([
    [/\b(?:will|would) never\b/i, [" never "]],
    [/\bhope[sd]?\b/i, [" hope"]],
    [/\b(?:only )?(?:if|once) (?=the)/, [" if ", " once "]],
    [/\b(?:is|are) (?:\w+ly )?(?:late|no (?:help|use))\b/, [" late ", " help ", " use "]],
    [/(?<!\bnot )\bdue\b|\bcease-?fire\b/u, [" due ", " cease"]],
    [/\bit's(?: [a-z]+)* over/, [" over"]],
    [/^\S+(?:late)?/, null],
  ] as const)("%s", (pattern, needed) => {
    expect(wordsNeeded(pattern.source)).toEqual(needed);
  });
});

test("a sieve denies no pattern that matches", () => {
  const patterns = [
    ...[JUDGEMENTS, ANNOUNCEMENTS, CONDITIONS].map((list) => list.map(([pattern]) => pattern)),
    TALK_PATTERNS,
  ];
  let matching = 0;
  let denied = 0;
  for (const file of readdirSync("samples", { recursive: true, encoding: "utf8" })) {
    if (!file.endsWith(".md") && !file.endsWith(".txt")) continue;
    const document = readDocument(readFileSync(`samples/${file}`, "utf8"));
    for (const list of patterns) {
      const sieve = new Sieve(list);
      for (const sentence of document.sentences) {
        const bits = tokensOf(document, sentence).reduce((all, token) => all | sieve.of(token.lower), 0);
        for (const [index, pattern] of list.entries()) {
          const may = (bits & (1 << index)) !== 0;
          if (!may) denied++;
          pattern.lastIndex = 0;
          if (!pattern.test(document.text.slice(sentence.start, sentence.end))) continue;
          matching++;
          expect(may, `${pattern} in “${document.text.slice(sentence.start, sentence.end)}”`).toBe(true);
        }
      }
    }
  }
  expect(matching).toBeGreaterThan(100);
  expect(denied).toBeGreaterThan(10 * matching);
});

test("short forms are read in full", () => {
  const document = readDocument("They can't sign. They won't sign. They don't. They cannot.");
  const patterns = [/\bcannot\b/, /\bwill not\b/, /\bnot\b/, /\bcan['’]t\b/, /\bwon['’]t\b/, /\bdon['’]t\b/];
  const sieve = new Sieve(patterns);
  const told = document.sentences.map((sentence) => {
    const bits = tokensOf(document, sentence).reduce((all, token) => all | sieve.of(token.lower), 0);
    return patterns.filter((_, index) => (bits & (1 << index)) !== 0);
  });
  expect(told[0]).toEqual(expect.arrayContaining([patterns[0], patterns[3]]));
  expect(told[1]).toEqual(expect.arrayContaining([patterns[1], patterns[2], patterns[4]]));
  expect(told[2]).toEqual(expect.arrayContaining([patterns[2], patterns[5]]));
  expect(told[3]).toEqual(expect.arrayContaining([patterns[0]]));
});
