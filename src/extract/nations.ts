// Which state a word or the words around a name tell: adjectives, capitals that act, whose a body is.

import type { Document, Sentence } from "./document.ts";
import { SHARED_DEMONYMS } from "./lexicon/states.ts";
import { keyOf } from "./known-names.ts";
import type { NameFound } from "./name-kinds.ts";
import { type OfficialBody, officialBody, officialBodyNamed } from "./official-names.ts";

/** A name and the sentence that it stands in. */
export interface Placed {
  readonly found: NameFound;
  readonly sentence: Sentence;
}

/** The state that an adjective means: of several that share it, the one that the text names. */
export function nationOf(found: NameFound, named: ReadonlySet<string>): string {
  const shared = SHARED_DEMONYMS.get(keyOf(found.name).replace(/s$/, ""));
  return shared?.find((code) => named.has(code)) ?? shared?.[0] ?? found.state ?? "";
}

/** The body of a state that a name is, told by the name itself or by the state right before or behind it. */
export function officialAt(
  document: Document,
  placed: readonly Placed[],
  index: number,
  states: ReadonlySet<string>,
): OfficialBody | null {
  const found = placed[index]?.found;
  if (found === undefined || found.kind === null || found.kind === "STATE" || found.kind === "PERSON") return null;
  const own = officialBodyNamed(found.name);
  if (own !== null) return own;
  const left = placed[index - 1]?.found;
  if (left?.kind === "STATE" && !left.metonym) {
    const owns = !left.demonym && /^['’]s?$/.test(document.tokens[left.last + 1]?.text ?? "");
    if (left.last + (owns ? 2 : 1) === found.first)
      return officialBody(left.demonym ? nationOf(left, states) : (left.state ?? ""), found.name);
  }
  const right = placed[index + 1]?.found;
  if (right?.kind !== "STATE" || right.demonym || right.metonym || right.state === null) return null;
  const between = document.text.slice(document.tokens[found.last]?.end ?? 0, document.tokens[right.first]?.start ?? 0);
  return /^ of (?:the )?$/.test(between) ? officialBody(right.state, found.name) : null;
}

/** What is a government's, not a city's: "Moscow's offer". */
const GOVERNMENTS =
  /^['’]s? (?:\p{L}+ )?(?:offer|proposal|demands?|position|stance|refusal|rejection|decision|envoys?|ambassadors?|negotiators?|delegation|government|response|claims?|threats?|promises?|pledges?|policy|consent|approval)\b/u;

/** "Cairo said", "Moscow has rejected", "Moscow and Kyiv agreed", "rejected by Kyiv": a capital that acts stands for its government. */
export function actsLikeAGovernment(document: Document, found: NameFound): boolean {
  const { tokens } = document;
  const before = tokens[found.first - 1];
  if (before !== undefined && /^(?:in|at|to|from|near|of|into|around|outside|for)$/.test(before.lower)) return false;
  const end = tokens[found.last]?.end ?? 0;
  const behind = document.text.slice(end, end + 50);
  if (GOVERNMENTS.test(behind) || /^, for its part\b/.test(behind)) return true;
  // "rejected by Kyiv"; but "the road by Kyiv was closed".
  const verb = tokens[found.first - 2];
  if (before?.lower === "by") return verb?.tag === "VERB" && /(?:ed|en|ught|ade|ut)$/.test(verb.lower);
  let at = found.last + 1;
  // The verb of two is that of each.
  if (tokens[at]?.lower === "and" && /^\p{Lu}/u.test(tokens[at + 1]?.text ?? "") && tokens[at + 1]?.tag === "PROPN")
    at += 2;
  while (tokens[at]?.tag === "ADV" && at < found.last + 5) at++;
  const next = tokens[at];
  if (next !== undefined && /^(?:along|together)$/.test(next.lower)) return tokens[at + 1]?.lower === "with";
  return next !== undefined && (next.tag === "VERB" || next.tag === "AUX") && !/ing$/.test(next.lower);
}
