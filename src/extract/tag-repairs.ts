// The tagger's systematic errors, put right from a word and its neighbour.

import type { Tagged } from "./tagger.ts";

/** Nouns that the tagger takes for verbs wherever they stand without an article. */
const NOUNS = new Set(["police", "media"]);

/** Nouns that the tagger takes for adjectives, also where no noun follows: "ordered the military to stop". */
const BODIES = new Set(["military", "judiciary", "executive", "opposition"]);
const NOT_BEFORE = new Set(["NOUN", "ADJ", "PROPN", "CCONJ", "PUNCT"]);
const BEFORE_NOUN = /^(?:the|its|their|his|her|our|whose|['’]s?)$/i;

/** Before a name, by tag and by word. */
const BEFORE_NAME = new Set(["SCONJ", "PROPN", "ADP"]);
const TITLE = /^(?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr)\.?$/;

/** The tag of the word at `at` as it should be. */
export function repairedTag({ words, tags }: Pick<Tagged, "words" | "tags">, at: number): string {
  const tag = tags[at] ?? "X";
  if (tag !== "ADJ" && tag !== "VERB") return tag;
  const word = words[at]?.lower ?? "";
  const before = words[at - 1]?.text;
  const tagBefore = tags[at - 1] ?? "";
  if (tag === "ADJ") {
    if (before === undefined || !BODIES.has(word) || NOT_BEFORE.has(tags[at + 1] ?? "")) return tag;
    return BEFORE_NOUN.test(before) || tagBefore === "ADJ" ? "NOUN" : tag;
  }
  if (NOUNS.has(word)) return "NOUN";
  // "Rep. Jo Lynch", "though Lynch notes": a capital inside a sentence begins a name, unless a whole heading is in capitals.
  if (before === undefined || !(BEFORE_NAME.has(tagBefore) || TITLE.test(before))) return tag;
  const text = words[at]?.text ?? "";
  return /^\p{Lu}\p{Ll}+$/u.test(text) && !/(?:ed|ing|s)$/.test(text) ? "PROPN" : tag;
}
