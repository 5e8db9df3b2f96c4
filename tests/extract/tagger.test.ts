// The tagger says of every text what wink-nlp says when that has met no word before, whatever it was given before itself.

import fc from "fast-check";
import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import model from "wink-eng-lite-web-model";
import winkNLP from "wink-nlp";

import { tag } from "../../src/extract/tagger.ts";
import { LEXEMES, textOf } from "../../src/extract/tagging/model.ts";

interface Lexicon {
  lookup(text: string): number[] | null;
  intrinsicSize(): number;
}
interface Features {
  pos(text: string, category: number, lexicon: Lexicon): number;
}
interface Feature {
  hash: Record<string, number>;
  readonly list: string[];
  index: number;
}
interface Model {
  core(): { readonly features: Record<"lexeme" | "prefix" | "suffix" | "shape", Feature> };
  featureFn(config: unknown): Features;
  metaCER(): unknown;
}

const original = model as unknown as Model;
const core = original.core();
const LEARNT = ["lexeme", "prefix", "suffix", "shape"] as const;
/** It writes these out anew, marks escaped once more, whenever it is asked for them. */
const entities = original.metaCER();
const sizes = LEARNT.map((name) => core.features[name].list.length);
// No word that it adds to its lexicon is ever found there.
for (const name of LEARNT) core.features[name].hash = new Proxy(core.features[name].hash, { set: () => true });

function forgetful() {
  for (const [index, name] of LEARNT.entries()) {
    const feature = core.features[name];
    feature.list.splice(sizes[index] ?? 0);
    feature.index = feature.list.length;
  }
  const featureFn = (config: unknown): Features => {
    const features = original.featureFn(config);
    const pos: Features["pos"] = (text, category, lexicon) =>
      features.pos(text, category, {
        ...lexicon,
        lookup: (word) => lexicon.lookup(word) ?? [lexicon.intrinsicSize()],
      });
    return { ...features, pos };
  };
  return winkNLP({ ...model, core: () => core, featureFn, metaCER: () => entities } as unknown as typeof model, [
    "sbd",
    "pos",
  ]);
}

let wink = forgetful();
let left = 200;

function byWink(text: string) {
  // It counts what it adds in few bits.
  if (left-- === 0) {
    wink = forgetful();
    left = 200;
  }
  const read = wink.readDoc(text);
  const tokens = read.tokens();
  const words = tokens.out();
  const lemmas = tokens.out(wink.its.lemma as unknown as typeof wink.its.pos) as (string | undefined)[];
  const spans = read.sentences().out(wink.its.span) as unknown as [number, number][];
  return {
    words,
    tags: tokens.out(wink.its.pos),
    // It has none for a few contractions with a mark behind them.
    lemmas: lemmas.map((lemma, index) => lemma ?? words[index]),
    sentences: spans.map(([first, last]) => last - first + 1).filter((size) => size > 0),
  };
}

function byUs(text: string) {
  const { words, tags, lemmas, sentences } = tag(text);
  return { words: words.map((word) => word.text), tags, lemmas, sentences };
}

test("says the same of the samples", () => {
  for (const name of readdirSync("samples", { recursive: true, encoding: "utf8" })) {
    if (!/\.(?:md|txt)$/.test(name)) continue;
    for (const paragraph of readFileSync(`samples/${name}`, "utf8").split("\n\n"))
      expect(byUs(paragraph)).toEqual(byWink(paragraph));
  }
});

/** "x-constructor" wink-nlp does not part, since objects have a property of that name. */
const lexeme = fc.nat(LEXEMES - 1).map((index) => textOf(index).replace(/^constructor$/, "builder"));
const common = fc.constantFrom(
  ..."the a of to in and that said will not has been is was talks ministers It He They We U.S. Mr. Dr. No. e.g. can't don’t".split(
    " ",
  ),
);
const letters = fc.string({ unit: fc.constantFrom(..."aeinrstlAEST"), minLength: 1, maxLength: 8 });
const odd = fc.constantFrom(
  ..."2024 1,200 3.5% $40 €5m 10:30 5pm 21st 1990s ’80s @jo #now jo@site.org https://site.org/a?b=1 :-) 😀 Ž ñandú A.B. a.b.C x.y..z ₹ & / + 3/4 anti-war vice-president state-of-the-art well–known\u3000wide \u2028 \ud83d".split(
    " ",
  ),
);
const word = fc.oneof(common, lexeme, letters, odd);
const glue = fc.constantFrom("", "", "-", "’s", "'s", ".", "...", ",", "—", "–", "/", "’", "'", "\u2060", "\u0301");
const opening = fc.constantFrom("", "", "", "", "“", '"', "(", "'", "‘", "[", "--", "…");
const closing = fc.constantFrom(
  "",
  "",
  "",
  "",
  ",",
  ".",
  "?",
  "!",
  "”",
  '"',
  ".”",
  ",'",
  ")",
  ").",
  ";",
  ":",
  "…",
  "%",
);
const chunk = fc
  .tuple(opening, fc.array(fc.tuple(word, glue), { minLength: 1, maxLength: 3 }), closing)
  .map(([before, parts, behind]) => before + parts.flat().join("") + behind);
const blank = fc.constantFrom(" ", " ", " ", " ", " ", "  ", "\n", "\n\n", "\t", "\u00a0", " \n ", "\u2009");
const sentence = fc.array(fc.tuple(chunk, blank), { maxLength: 25 }).map((parts) => parts.flat().join(""));

describe("says the same of texts that are made up", () => {
  const runs = { endOnFailure: true, numRuns: Number(process.env["PARLEY_TAGGING_RUNS"] ?? 1_500) };
  test("from words and marks", () => {
    fc.assert(
      fc.property(sentence, (text) => {
        expect(byUs(text)).toEqual(byWink(text));
      }),
      runs,
    );
  });
  test("from any characters", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        expect(byUs(text)).toEqual(byWink(text));
      }),
      runs,
    );
  });
});

test("words stand in the text where they are said to stand", () => {
  fc.assert(
    fc.property(sentence, (text) => {
      const { words, starts } = tag(text);
      let end = 0;
      for (const [index, { text: word }] of words.entries()) {
        const start = starts[index] ?? -1;
        if (start === -1) continue;
        expect(text.slice(start, start + word.length)).toBe(word);
        expect(start).toBeGreaterThanOrEqual(end);
        end = start + word.length;
      }
    }),
  );
});

/** Behind a quotation mark wink-nlp takes "Vargol's" for one word, and would from then on. */
const LEARNT_TEXT = "“Vargol’s ship is late,” and 'Vargol's ship' and \"Vargol's ship\" were read.";
const TEXT = "Vargol's ship and the Zimbrak-born captain's zx&The were late.";

test("words that were met do not change how others are split", () => {
  const first = byUs(TEXT);
  for (let pass = 0; pass < 3; pass++) tag(LEARNT_TEXT);
  expect(byUs(TEXT)).toEqual(first);
  expect(first.words.slice(0, 2)).toEqual(["Vargol", "'s"]);
});

test("neither do more new words than are kept", () => {
  const first = byUs(TEXT);
  for (let count = 0; count < 40_000; count += 500)
    tag(Array.from({ length: 500 }, (_, index) => `zq${(count + index).toString(36)}`).join(" "));
  expect(byUs(TEXT)).toEqual(first);
});
