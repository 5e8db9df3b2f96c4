// Reads the traits of a word: once, when the word is first met.

import { hintsOfWord } from "./date-hints.ts";
import { longestKnownFrom } from "./known-names.ts";
import { GROUPS, OWNED_BODIES, POSTS } from "./lexicon/groups.ts";
import { CUE_NOUNS, VERB_FORMS } from "./lexicon/reporting.ts";
import { STANCE_NOUNS } from "./lexicon/stances.ts";
import { openingOfWord } from "./numeral-openings.ts";
import {
  BEGINS_KNOWN,
  CAPITAL,
  DESCRIBES,
  NAMES_SAYING,
  NAMES_STANCE,
  OPENS_NUMBER,
  PERSONAL,
  SAYS,
  TELLS_TIME,
} from "./traits.ts";

const PRONOUNS = new Set(["he", "him", "his", "she", "her", "hers"]);

/** The traits of a word. `lower`: the same in small letters. */
export function traitsOf(text: string, lower: string): number {
  return (
    (isCapital(text) ? CAPITAL : 0) |
    (longestKnownFrom(lower) === undefined ? 0 : BEGINS_KNOWN) |
    (VERB_FORMS.has(lower) ? SAYS : 0) |
    (CUE_NOUNS.has(lower) ? NAMES_SAYING : 0) |
    (POSTS.has(lower) || GROUPS.has(lower) || OWNED_BODIES.has(lower) ? DESCRIBES : 0) |
    (PRONOUNS.has(lower) ? PERSONAL : 0) |
    (hintsOfWord(lower) === 0 ? 0 : TELLS_TIME) |
    (openingOfWord(lower) === 0 ? 0 : OPENS_NUMBER) |
    (STANCE_NOUNS.has(lower) ? NAMES_STANCE : 0)
  );
}

function isCapital(text: string): boolean {
  return /^\p{Lu}/u.test(text) && text !== "I" && text !== "I'm";
}
