// What a number counts: the noun after it, or the one before "numbering" and "totalling".

import type { Document, Token } from "./document.ts";
import { TIME_UNITS, UNCOUNTED, UNIT_NOUNS } from "./lexicon/units.ts";
import { matchesOf } from "./matches.ts";
import type { Numeral } from "./numerals.ts";

export interface Counted {
  /** Comparable name of the unit, in the plural. */
  readonly unit: string;
  /** " per hour": for a number that is a rate; empty otherwise. */
  readonly rate: string;
  readonly noun: string;
  /** End of the noun in the text; null when the number says itself what it counts. */
  readonly end: number | null;
}

/** Words between a number and its noun. */
const BETWEEN = 5;

/** The unit in the tokens after a number; null when no noun is counted. */
export function unitAfter(document: Document, tokens: readonly Token[], numeral: Numeral): Counted | null {
  let at = 0;
  if (numeral.share) return isWhole(tokens) ? { unit: "", rate: "", noun: "", end: null } : null;
  if (numeral.unit !== null) {
    const rate = rateAt(tokens, 0);
    return rate === "" ? null : { unit: "", rate, noun: "", end: null };
  }
  if (tokens[at]?.text === "-") at++;
  let last: Token | null = null;
  for (let steps = 0; steps < BETWEEN && at < tokens.length; steps++, at++) {
    const token = tokens[at];
    if (token === undefined) break;
    if (TIME_UNITS.has(token.lower) && last === null) return counted(document, tokens, at, token);
    if (last === null && /^(?:of|the|its|their|our|those|these|his|her|all|other)$/.test(token.lower)) continue;
    if (token.tag === "NUM" || (token.tag === "ADJ" && !UNIT_NOUNS.has(token.lower)) || token.text === "-") continue;
    if (/^(?:more|additional|further|extra|of|or|so)$/.test(token.lower) && last === null) continue;
    if (/^['’]s?$/.test(token.text)) continue;
    if (token.tag === "NOUN" || token.tag === "PROPN" || UNIT_NOUNS.has(token.lower)) {
      last = token;
      // A compound goes on to its last noun: "aid workers", "border posts".
      const next = tokens[at + 1];
      if (UNIT_NOUNS.has(token.lower) || next === undefined || next.tag !== "NOUN")
        return counted(document, tokens, at, token);
      continue;
    }
    break;
  }
  return null;
}

function counted(document: Document, tokens: readonly Token[], at: number, token: Token): Counted | null {
  const noun = token.lower;
  if (UNCOUNTED.has(noun)) return null;
  const rate = rateAt(tokens, at + 1);
  const time = TIME_UNITS.get(noun);
  if (time !== undefined) return { unit: time, rate: "", noun, end: token.end };
  const unit = UNIT_NOUNS.get(noun) ?? pluralOf(document, token);
  return unit === null ? null : { unit, rate, noun, end: token.end };
}

/** Only what stands in the plural, or after "one", is counted by a noun of its own. */
function pluralOf(document: Document, token: Token): string | null {
  // "14 Catholics", "five Republicans": people by what they are.
  if (token.tag === "PROPN") return /^\p{Lu}\p{Ll}+[^s]s$/u.test(token.text) ? "people" : null;
  if (token.tag !== "NOUN" || token.lower.length < 3) return null;
  if (/s$/.test(token.lower) && !/(?:ss|us|is)$/.test(token.lower)) return token.lower;
  const before = document.tokens.slice(Math.max(0, token.index - 3), token.index);
  return before.some((word) => word.lower === "one") ? `${token.lower}s` : null;
}

/** Nouns in the singular that have shares to be counted. */
const WHOLES =
  /^(?:population|workforce|electorate|public|country|economy|territory|land|city|town|fleet|budget|money|aid|supply|total|area|world|force|army|police|cost|price|trade|revenue|income|energy|power|food|water|output|production|people|gdp|capacity|market|membership|staff|traffic|coast|forest|harvest|crop)$/;

/** "half of the members", "a third of the country's workforce": a share of what can be counted, not "half of the dispute". */
function isWhole(tokens: readonly Token[]): boolean {
  let head: Token | null = null;
  for (const token of tokens.slice(0, 8)) {
    if (token.tag === "NOUN" || token.tag === "PROPN") head = token;
    else if (head !== null && !/^['’]s?$/.test(token.text) && token.tag !== "ADJ" && token.text !== "-") break;
  }
  return head !== null && (WHOLES.test(head.lower) || (head.tag !== "PROPN" && /[^s]s$/.test(head.lower)));
}

/** "an hour", "per day", "a year each", "for every hostage". */
function rateAt(tokens: readonly Token[], at: number): string {
  const [first, second, third, fourth] = tokens.slice(at, at + 4);
  if (first === undefined || second === undefined) return "";
  const per = /^(?:a|an|per|each|every)$/.test(first.lower);
  if (
    per &&
    /^(?:second|minute|hour|day|week|month|year|person|head|worker|barrel|tonne|ton|hostage|mile|kilometer|kilometre|household|family)$/.test(
      second.lower,
    )
  )
    return ` per ${second.lower}`;
  // "three prisoners released for each hostage"
  for (const [word, next, noun] of [
    [first, second, third],
    [second, third, fourth],
  ]) {
    if (word?.lower === "for" && /^(?:each|every|one)$/.test(next?.lower ?? "") && noun?.tag === "NOUN")
      return ` per ${noun.lower}`;
  }
  return "";
}

const CHANGING =
  /\b(?:number|count|toll|total) of ((?:\p{L}+ ){1,3}?)(?:has |have |had |will |would |could )?(?:rises?|rose|risen|falls?|fell|fallen|grows?|grew|grown|dropp?(?:ed|s)?|climbed|increased|decreased|declined|jumped|doubled)(?: \p{L}+ly)? (?:to|by|from) (?:(?:about|around|some|nearly|just|over|more than|at least|fewer than) )*$/iu;

/** "the number of hostages fell to 12": the unit stands before the verb; "voted 94 to 12" counts votes. */
export function unitOfChange(before: string): string | null {
  if (/\bvot(?:es?|ed|ing)(?: of| by)? (?:\d[\d,]*(?: to |-|–))?$/i.test(before)) return "votes";
  const noun = CHANGING.exec(before)?.[1]?.trim().toLowerCase().split(" ").at(-1);
  return noun === undefined ? null : (UNIT_NOUNS.get(noun) ?? (/[^s]s$/.test(noun) ? noun : null));
}

/** "the hostages, believed to number more than 100": the unit stands before. */
export function unitBefore(before: string): string | null {
  if (
    !/\b(?:number(?:s|ed|ing)?|total(?:s|ed|led|ing|ling)?|stood at|put at|estimated at)(?: (?:more than|about|at least|around|some|nearly|up to|fewer than|well over|over))? $/i.test(
      before,
    )
  )
    return null;
  const words = matchesOf(/\p{L}+/gu, before).map(([word]) => word.toLowerCase());
  return words.map((word) => UNIT_NOUNS.get(word)).findLast((unit) => unit !== undefined) ?? null;
}
