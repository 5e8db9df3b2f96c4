// How names are compared, and how they become slugs.

/**
 * What look-ups compare: compatibility form, lower case, no accents, no leading "the", no possessive, no dots in
 * abbreviations, one kind of space. "The U.S." and "us" are one key, and so are "Hamas’s" and "hamas".
 */
export function normaliseName(text: string): string {
  return text
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
    .replace(/^the (?=.)/, "");
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
