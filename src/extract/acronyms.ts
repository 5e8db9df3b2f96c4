// Initials that stand for a name: "ILA" after "International Longshoremen's Association", "… Association (ILA)".

import type { ActorDraft } from "./actor-drafts.ts";
import type { Document } from "./document.ts";
import type { NameFound } from "./name-kinds.ts";

/** With full stops: "U.N.E.S.C.O." */
const LONGEST_ACRONYM = 12;

/** Letters of a name that may be initials; "" when they are none. "ILA" after "International Longshoremen's Association" is one. */
export function acronymOf(found: NameFound): string {
  if (found.name.length > LONGEST_ACRONYM) return "";
  const letters = found.name.replaceAll(".", "");
  return /^\p{Lu}{2,6}$/u.test(letters) ? letters : "";
}

export function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
}

/** "… Association (ILA)": the brackets give a name. */
export function bracketAcronyms(document: Document, actor: ActorDraft): readonly string[] {
  const { text } = document;
  const found: string[] = [];
  for (const { end } of actor.mentions.slice(0, 3)) {
    if (text.charAt(end) !== "(" && text.charAt(end + 1) !== "(") continue;
    const acronym = /^\s?\(([\p{Lu}][\p{L}.&-]{1,10})\)/u.exec(text.slice(end, end + 16))?.[1];
    if (acronym !== undefined) found.push(acronym);
  }
  return found;
}

/** Where words that may be acronyms stand: indices of tokens. */
export function placesOfAcronyms(document: Document): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { text, index } of document.tokens) {
    if (text.length < 2 || text.length > 11 || !/^\p{Lu}/u.test(text)) continue;
    const of = places.get(text);
    if (of === undefined) places.set(text, [index]);
    else of.push(index);
  }
  return places;
}
