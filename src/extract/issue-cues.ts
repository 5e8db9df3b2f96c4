// The cues of the taxonomy in a text: the issue that it is about, by the words that mean one.

import type { NegotiationKind } from "../domain/vocabulary.ts";

import { TAXONOMY, type TaxonomyIssue } from "./lexicon/issues.ts";

/** The domains of the taxonomy that talks of a kind are about. */
const PEACE = ["security", "humanitarian", "legal", "governance", "border", "arms"];
const DOMAINS: Readonly<Record<NegotiationKind, readonly string[]>> = {
  CEASEFIRE: PEACE,
  HOSTAGE: PEACE,
  PEACE,
  BORDER: PEACE,
  ARMS: PEACE,
  TRADE: ["trade"],
  CLIMATE: ["climate"],
  LABOUR: ["labour"],
  OTHER: [],
};

/** An issue that words are about, and by which cue. */
export interface Known {
  readonly issue: TaxonomyIssue;
  readonly rank: number;
  readonly at: number;
  readonly length: number;
}

interface Cue {
  readonly issue: TaxonomyIssue;
  readonly domain: string;
  readonly home: boolean;
  /** Letters that a match begins with, in lower case: a look at them spares most of the tries. */
  readonly opening: string;
  /** Letters that every match holds. */
  readonly letters: string;
  /** Sticky: tried at the beginnings of words. */
  readonly pattern: RegExp;
}

const NO_LETTER = 26;
const THIRDS: readonly string[] = [..."abcdefghijklmnopqrstuvwxyz-"];

/** Cues that may begin with nearly any word. */
const OPEN: Cue[] = [];

/** Where the cues stand that begin with three letters, as `keyAt` counts them; 0 where none do. */
const PLACES = new Uint16Array(27 ** 3);

/** Cues by the place of each of their beginnings. */
const CUES: readonly (readonly Cue[])[] = (() => {
  const found: Cue[][] = [[]];
  const add = (cue: Cue) => {
    if (cue.opening.length < 2) return OPEN.push(cue);
    // What begins with two letters stands under these with any third.
    const thirds = cue.opening.length === 2 ? THIRDS : [""];
    for (const third of thirds) {
      const key = keyAt(cue.opening + third, 0);
      const list = found[PLACES[key] ?? 0] ?? [];
      if (PLACES[key] === 0) PLACES[key] = found.push([cue]) - 1;
      else list.push(cue);
    }
    return found.length;
  };
  for (const issue of TAXONOMY) {
    const domain = issue.parent ?? issue.slug;
    for (const [home, sources] of [[false, issue.cues] as const, [true, issue.homeCues] as const]) {
      for (const source of sources) {
        // Without the flag "u": a thousand patterns that fold case by Unicode take a third of a second to compile.
        const pattern = new RegExp(`(?:${source})(?![\\w\\u00C0-\\u024F])`, "iy");
        const letters = lettersOf(source);
        for (const opening of openingsOf(source)) add({ issue, domain, home, opening, letters, pattern });
      }
    }
  }
  return found;
})();

/** The letters or digits that a match of the cue can begin with, as many as are certain; "" alone when any can. */
function openingsOf(cue: string): readonly string[] {
  const [whole, run = "", may = ""] = /^(?:\\b)?([a-z\d]+)([?*{]?)/i.exec(cue) ?? [];
  if (whole !== undefined) return [(may === "" ? run : run.slice(0, -1)).toLowerCase()];
  const group = /^\(\?:/.test(cue) ? choicesOf(cue) : null;
  if (group === null) return [""];
  const rest = cue.slice(group.end);
  const heads = group.choices.flatMap((choice) => openingsOf(choice === "" ? rest : choice));
  const all = new Set(/^[?*{]/.test(rest) ? [...heads, ...openingsOf(rest.slice(1))] : heads);
  return [...all].some((letters) => letters.length < 2) ? [""] : [...all];
}

/** The longest run of letters outside of groups and options. */
function lettersOf(cue: string): string {
  let plain = cue.replaceAll(/\\./g, " ").replaceAll(/\w[?*{]/g, " ");
  for (let before = ""; before !== plain; ) {
    before = plain;
    plain = plain.replaceAll(/\([^()]*\)|\[[^\]]*\]/g, " ");
  }
  return (plain.match(/[a-z]+/gi) ?? [])
    .reduce((longest, run) => (run.length > longest.length ? run : longest), "")
    .toLowerCase();
}

/** The choices of the group that a cue begins with, and where it ends. */
function choicesOf(cue: string): { readonly choices: readonly string[]; readonly end: number } | null {
  const choices: string[] = [];
  let depth = 1;
  let from = 3;
  for (let at = from; at < cue.length; at++) {
    const sign = cue[at];
    if (sign === "(") depth++;
    else if (sign === ")") depth--;
    if (depth === 0 || (depth === 1 && sign === "|")) {
      choices.push(cue.slice(from, at));
      from = at + 1;
    }
    if (depth === 0) return { choices, end: at + 1 };
  }
  return null;
}

/** The cue of the best rank; of those the first, and of two at one place the longer. */
export function bestCueIn(subject: NegotiationKind, words: string): Known | null {
  const domains = DOMAINS[subject];
  const lower = words.toLowerCase();
  // A capital that becomes two letters moves all that follows.
  const aligned = lower.length === words.length ? lower : words.replaceAll(/[A-Z]/g, (letter) => letter.toLowerCase());
  const open = OPEN.filter((cue) => aligned.includes(cue.letters));
  let best: Known | null = null;
  const look = (cue: Cue, at: number): void => {
    const native = domains.includes(cue.domain);
    if (cue.home && !native) return;
    const rank = rankOf(cue.issue, native);
    if (best !== null && (rank > best.rank || (rank === best.rank && at > best.at))) return;
    cue.pattern.lastIndex = at;
    const length = cue.pattern.test(words) ? cue.pattern.lastIndex - at : 0;
    if (length === 0 || (best !== null && rank === best.rank && length <= best.length)) return;
    best = { issue: cue.issue, rank, at, length };
  };
  let inside = false;
  for (let at = 0; at < words.length; at++) {
    const begins = isOfWord(words, at);
    if (begins && !inside) {
      const place = PLACES[keyAt(aligned, at)] ?? 0;
      if (place !== 0) for (const cue of CUES[place] ?? []) if (aligned.startsWith(cue.opening, at)) look(cue, at);
      for (const cue of open) if (aligned.startsWith(cue.opening, at)) look(cue, at);
    }
    inside = begins;
  }
  return best;
}

/** 0 for an issue of these talks, 1 for one of other talks, 2 and 3 for their whole domains, 4 for the deal or the talks. */
function rankOf(issue: TaxonomyIssue, native: boolean): number {
  if (issue.slug === "deal" || issue.slug === "talks") return 4;
  return (issue.parent === null ? 2 : 0) + (native ? 0 : 1);
}

/** The three signs from a place on, letters told apart, as one number. */
function keyAt(lower: string, at: number): number {
  return (signAt(lower, at) * 27 + signAt(lower, at + 1)) * 27 + signAt(lower, at + 2);
}

function signAt(lower: string, at: number): number {
  const sign = at < lower.length ? lower.charCodeAt(at) - 97 : NO_LETTER;
  return sign >= 0 && sign < NO_LETTER ? sign : NO_LETTER;
}

/** Whether a sign is a letter or a digit. */
function isOfWord(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  if (code < 128) return (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57);
  // Dashes and quotation marks are no letters.
  return (code < 0x2000 || code > 0x206f) && /[\p{L}\p{N}]/u.test(text.charAt(at));
}
