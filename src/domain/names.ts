// How names are compared, and how they become slugs.

import { remembered } from "./remembered.ts";

/**
 * What look-ups compare: compatibility form, lower case, no accents, no leading "the", no possessive, no dots in
 * abbreviations, one kind of space. "The U.S." and "us" are one key, and so are "Hamas’s" and "hamas".
 */
export const normaliseName = remembered((text: string): string =>
  text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[’ʼ`]/g, "'")
    .replace(/'s?$/, "")
    .replaceAll("'", "")
    .replaceAll(/(?<=\b\p{L})\.(?=\p{L}\b|\s|$)/gu, "")
    .replaceAll(/[-‐-―_.,/]+/g, " ")
    .replaceAll(/\s+/g, " ")
    .trim()
    .replace(/^the (?=.)/, ""),
);

const SMALL = new Set("of the and for on in to with by from at a an de la du des et".split(" "));
const SHORT = new Set("new sea all old big red".split(" "));

/**
 * A name that is printed in capitals throughout, as it is written: "WORLD FEDERATION OF ENGINEERS" → "World Federation of
 * Engineers". A single word may be an acronym and stays, as do words of three letters that are no common ones.
 */
export function readableName(name: string): string {
  if (/\p{Ll}/u.test(name) || !/\p{Lu}{4,}.*\s.*\p{Lu}{4,}/u.test(name)) return name;
  return name
    .split(" ")
    .map((word, index) => {
      const lower = word.toLowerCase();
      if (index > 0 && SMALL.has(lower)) return lower;
      if (word.length <= 3 && !SMALL.has(lower) && !SHORT.has(lower)) return word;
      return lower.replaceAll(/(?<!\p{L}|['’])\p{Ll}/gu, (letter) => letter.toUpperCase());
    })
    .join(" ");
}

/** Lower-case ASCII words joined by hyphens, at most 60 characters, cut between words; "untitled" when none is left. */
export function slugOf(text: string): string {
  const words = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/['’]/g, "")
    .split(/[^a-z0-9]+/)
    .filter((word) => word !== "");
  let slug = "";
  for (const word of words) {
    const longer = slug === "" ? word.slice(0, 60) : `${slug}-${word}`;
    if (longer.length > 60) break;
    slug = longer;
  }
  return slug === "" ? "untitled" : slug;
}
