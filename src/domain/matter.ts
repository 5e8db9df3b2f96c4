// Whether two positions are about the same matter: an issue such as "mitigation" is a room in which many matters lie.

import type { Stance } from "./vocabulary.ts";

/** What of a position is looked at here. */
export interface Told {
  /** A predicate without the holder. */
  readonly summary: string;
  readonly stance: Stance;
}

/** Words that stand in any position, and tell no matter. */
const EMPTY = new Set(
  `about accept according achieve action actors additional address adopt after again against agree all also among and another any anything appropriate approach aspect
   be because been before being believe between both but call cannot carry clear clearly concern condition consider could countries country current
   deal demand denied describe development different discuss during each emphasize ensure establish every existing express final first focus following for from further
   general give group have having highlight his identify implement important importance improve include increase indicate insist into issue its itself just
   keep lack less make many matter may meaningful means measure meeting might more most much must national necessary need negotiation never new not nothing note
   oppose option order other others outcome over own part particular parties party place point position possible present process progress proposal propose provide question
   reach reject relate relevant remain request result role said same say second see seek serious several shall should since some specific still stress submit such suggest support
   take talks text than that the their them then there these they thing third this those through time toward under underline until upon urge use used very view want warn was well were what when
   where whether which while who will wish with within without work would year`.split(/\s+/),
);

/** One stem for words of one meaning, as far as matters of talks go. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/^(?:truce|pause|ceasefire|lull|armistice)/, "cease"],
  [/^(?:free|freed|frees|freeing|exchange|swap|liberat)/, "releas"],
  [/^(?:pull|leave)/, "withdr"],
  [/^(?:soldier|force|military|army)/, "troop"],
  [/^(?:detainee|inmate)/, "prison"],
  [/^(?:captive|abductee)/, "hostag"],
  [/^(?:wage|salar|pay)/, "pay"],
  [/^(?:duty|duties|levy|levies)/, "tariff"],
  [/^financ/, "financ"],
  [/^fund/, "financ"],
];

/** Stems of the words that tell what a text is about: the first six letters of each, numbers whole. */
function matterOf(text: string): ReadonlySet<string> {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const stems = stemsOf(text);
  known.set(text, stems);
  return stems;
}

/** Each of thousands of positions is compared with many others: its stems are found once. */
const known = new Map<string, ReadonlySet<string>>();
const MOST_KNOWN = 20_000;

function stemsOf(text: string): ReadonlySet<string> {
  const words =
    text
      .toLowerCase()
      .replaceAll(/[’']s\b/g, "")
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(
    words
      .filter((word) => word.length > 2 && !EMPTY.has(word) && !EMPTY.has(word.replace(/(?:e?s|e?d|ing)$/, "")))
      .map((word) => SAME.find(([pattern]) => pattern.test(word))?.[1] ?? word.replace(/s$/, "").slice(0, 6)),
  );
}

/** Share of the shorter text's stems that the other must have, and how many at least. */
const SHARED = 0.25;
const LEAST = 2;

/**
 * Whether two texts on one issue speak of the same matter: both name the issue itself, or they share a quarter of the
 * shorter one's words, two at least.
 */
export function isSameMatter(one: string, other: string, issue: string): boolean {
  const [a, b, named] = [matterOf(one), matterOf(other), matterOf(issue)];
  let shared = 0;
  for (const stem of a) {
    if (!b.has(stem)) continue;
    if (named.has(stem)) return true;
    shared++;
  }
  const shorter = Math.min(a.size, b.size);
  return shared >= Math.min(LEAST, shorter) && shared > 0 && shared >= SHARED * shorter;
}

/**
 * Share of the shorter clause's stems that the other has, 0–1, and how many they share. Days are told by dates, and do
 * not count.
 */
export function overlapOf(one: string, other: string): { readonly share: number; readonly count: number } {
  const [a, b] = [one, other].map((text) => matterOf(text.replaceAll(DAYS, " ")));
  if (a === undefined || b === undefined || a.size === 0 || b.size === 0) return { share: 0, count: 0 };
  const count = [...a].filter((stem) => b.has(stem)).length;
  return { share: count / Math.min(a.size, b.size), count };
}

const DAYS =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December|\d{1,4}(?:st|nd|rd|th)?)\b/g;

const AGAINST: ReadonlySet<Stance> = new Set(["REJECTS", "OPPOSES"]);

/**
 * Whether a position that is against something is so by its own verb: "opposes the fund". One that is against by what
 * stands behind the verb ("stresses that targets cannot be replaced", "regrets that nothing was agreed") says what is
 * wanted no less than what is not, and stands against nobody by itself.
 */
export function isAgainstOutright({ summary, stance }: Told): boolean {
  if (!AGAINST.has(stance)) return false;
  return /^(?:(?:does|would|could|will|can|may|might|is|has) not\b|cannot\b|never\b|(?:oppos|reject|refus|object|resist|dismiss|declin|block|veto|rul(?:es|ed) out|den(?:y|ies|ied)|disagree|protest|turns? down|disput|exclud|boycott|contest)\p{L}*)/u.test(
    summary,
  );
}

/** Whether the summary names what it is about by a pronoun, so that nobody can tell without the text before it. */
export function isVague(summary: string): boolean {
  // "a proposal to …" does not even say what became of it.
  if (/^(?:an?|the|its|their|his|her)\b/i.test(summary)) return true;
  return /^(?:does not |(?:would|could|can|will|may|might) (?:not )?)?\p{L}+ (?:for |to |with |on )?(?:this|it|these|them|those|him|her|so|both|such)(?=$|[,.;]| (?:as|on|because|since|in|for|by|at|and|but|also|too|until|unless|if|when|again)\b)/u.test(
    summary,
  );
}

/** Stances of one side that differ by the verb of whoever reports more than by what was said. */
const ALIKE: readonly ReadonlySet<Stance>[] = [new Set(["SUPPORTS", "DEMANDS"]), new Set(["OPPOSES", "REJECTS"])];
/** Where many talk, what one reporter has "proposed" another has "called for". */
const PROPOSED: ReadonlySet<Stance> = new Set(["SUPPORTS", "DEMANDS", "OFFERS"]);

/** Whether two stances differ by the reporter's verb only: "favoured" one day, "urged" the next. */
export function differByVerbOnly(a: Stance, b: Stance, manyTalk: boolean): boolean {
  return a !== b && [...ALIKE, ...(manyTalk ? [PROPOSED] : [])].some((set) => set.has(a) && set.has(b));
}
