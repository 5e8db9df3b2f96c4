// The tagger says the same of the same text, whatever it was given before.

import { expect, test } from "vitest";

import { tag } from "../../src/extract/tagger.ts";

/** Behind a quotation mark the tagger takes "Vargol's" for one word, and would from then on. */
const LEARNT = "“Vargol’s ship is late,” and 'Vargol's ship' and \"Vargol's ship\" were read.";
const TEXT = "Vargol's ship and the Zimbrak-born captain's zx&The were late.";

test("words that were met do not change how others are split", () => {
  const first = tag(TEXT);
  for (let pass = 0; pass < 3; pass++) tag(LEARNT);
  expect(tag(TEXT)).toEqual(first);
  expect(first.words.slice(0, 2)).toEqual(["Vargol", "'s"]);
});

test("neither do ten thousand new words, after which it has been made anew", () => {
  const first = tag(TEXT);
  const letters = (count: number) => count.toString(26).replaceAll(/\d/g, (digit) => "qwxzjkvbpf"[Number(digit)] ?? "");
  for (let count = 0; count < 10_000; count += 100) {
    const words = Array.from({ length: 100 }, (_, index) => `${letters(count + index)}xq Zq${letters(count + index)}`);
    tag(words.join(" "));
  }
  expect(tag(TEXT)).toEqual(first);
});

test("can be made to forget any number of times", () => {
  const first = tag(TEXT);
  // 30 times more than it may learn.
  for (let round = 0; round < 30; round++) {
    for (let at = 0; at < 12; at++)
      tag(Array.from({ length: 500 }, (_, index) => `zq${round}x${at}x${index.toString(36)}`).join(" "));
  }
  expect(tag(TEXT)).toEqual(first);
});
