// Whether somebody is a man or a woman, as far as titles, posts and given names tell; many names tell nothing.

import { type Document, quotationAt, type Sentence } from "./document.ts";
import { FEMALE_WORDS, MALE_WORDS, MEN, WOMEN } from "./lexicon/given-names.ts";
import { PERSONAL } from "./traits.ts";

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

function hasPersonal({ tokens }: Document, { firstToken, lastToken }: Sentence): boolean {
  for (let at = firstToken; at < lastToken; at++) if (((tokens[at]?.traits ?? 0) & PERSONAL) !== 0) return true;
  return false;
}

/**
 * What pronouns tell of those who are alone in a sentence before them: "Silva said that she …", at least twice and
 * three times as often as the opposite. `personAt`: who is named at a token.
 */
export function gendersByPronoun<Person>(
  document: Document,
  personAt: (token: number) => Person | undefined,
): ReadonlyMap<Person, Gender> {
  const counts = new Map<Person, { male: number; female: number }>();
  for (const sentence of document.sentences) {
    let alone: Person | undefined;
    if (!hasPersonal(document, sentence)) continue;
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const person = personAt(at);
      if (person !== undefined && person !== alone) {
        if (alone !== undefined) break;
        alone = person;
      }
      const token = document.tokens[at];
      if (alone === undefined || token === undefined || (token.traits & PERSONAL) === 0) continue;
      if (quotationAt(document, token.start) !== undefined) continue;
      const count = counts.get(alone) ?? { male: 0, female: 0 };
      if (/^(?:he|him|his)$/.test(token.lower)) count.male++;
      else count.female++;
      counts.set(alone, count);
      break;
    }
  }
  const found = new Map<Person, Gender>();
  for (const [person, { male, female }] of counts) {
    if (male >= 2 && male >= 3 * female) found.set(person, "MALE");
    if (female >= 2 && female >= 3 * male) found.set(person, "FEMALE");
  }
  return found;
}
