// Whether somebody is a man or a woman, as far as titles, posts and given names tell; many names tell nothing.

import { FEMALE_WORDS, MALE_WORDS, MEN, WOMEN } from "./lexicon/given-names.ts";

export type Gender = "MALE" | "FEMALE";

/** What a title, a post or a description says ("Mrs.", "a spokesman for the union"); null when nothing. */
export function genderOfDescription(text: string): Gender | null {
  for (const word of text.toLowerCase().split(/[^\p{L}]+/u)) {
    if (MALE_WORDS.has(word)) return "MALE";
    if (FEMALE_WORDS.has(word)) return "FEMALE";
  }
  return null;
}

/** What the given name of a full name says; null for a bare surname and for names that either may bear. */
export function genderOfName(name: string): Gender | null {
  const words = name
    .normalize("NFD")
    .replaceAll(/\p{M}/gu, "")
    .split(/[\s-]+/);
  for (const word of words.slice(0, -1)) {
    const lower = word.toLowerCase();
    if (MEN.has(lower)) return "MALE";
    if (WOMEN.has(lower)) return "FEMALE";
  }
  return null;
}

/** The gender that a pronoun asks for. */
export function genderOfPronoun(pronoun: string): Gender | null {
  if (/^(?:he|him|himself)$/.test(pronoun)) return "MALE";
  return /^(?:she|her|herself)$/.test(pronoun) ? "FEMALE" : null;
}
