// Names that the lexicons know: states with their adjectives and capitals, bodies with their other names.

import type { ActorKind } from "../domain/vocabulary.ts";

import { BODIES } from "./lexicon/bodies.ts";
import { SHARED_DEMONYMS, STATES } from "./lexicon/states.ts";
import { isLetter } from "./vocabulary.ts";

export interface Known {
  /** Whether it is known only in capitals: "CAN", not "Can". */
  readonly capitals: boolean;
  /** Official. */
  readonly name: string;
  /** Under which the name itself is known. */
  readonly key: string;
  readonly kind: ActorKind;
  readonly state: string | null;
  readonly demonym: boolean;
  readonly metonym: boolean;
}

function lexicon(): ReadonlyMap<string, Known> {
  const known = new Map<string, Known>();
  const add = (text: string, entry: Omit<Known, "capitals">) => {
    const key = keyOf(text);
    const capitals = !/\p{Ll}/u.test(text);
    const before = known.get(key);
    if (key === "" || (before !== undefined && (!before.capitals || capitals))) return;
    known.set(key, { ...(before ?? entry), capitals });
  };
  for (const { name, names, kind, state } of BODIES) {
    const entry = { name, key: keyOf(name), kind, state, demonym: false, metonym: false };
    for (const text of [name, ...names]) add(text, entry);
  }
  for (const state of STATES) {
    const entry = {
      name: state.name,
      key: keyOf(state.name),
      kind: "STATE" as const,
      state: state.code,
      demonym: false,
      metonym: false,
    };
    for (const text of [state.name, ...state.names]) add(text, entry);
    for (const text of state.demonyms) {
      add(text, { ...entry, demonym: true });
      add(`${text}s`, { ...entry, demonym: true });
    }
    for (const text of state.metonyms) add(text, { ...entry, metonym: true });
  }
  return known;
}

/** Without a leading article, with one kind of apostrophe, in lower case. */
export function keyOf(text: string): string {
  let key = text.toLowerCase();
  if (key.includes("’")) key = key.replaceAll("’", "'");
  if (ODD_SPACE.test(key)) key = key.replaceAll(/\s+/g, " ").trim();
  return key.startsWith("the ") ? key.slice(4).trimStart() : key;
}

const ODD_SPACE = /[^\S ]| {2}|^ | $/;

const KNOWN = lexicon();

/** What the lexicons know under a key; adjectives and capitals, too. */
export function knownUnder(key: string): Known | undefined {
  return KNOWN.get(key);
}

/** Letters and digits that a known name begins with → how long the longest such name is, without spaces. */
const LONGEST_FROM: ReadonlyMap<string, number> = longestFrom(KNOWN.keys());

function longestFrom(keys: Iterable<string>): ReadonlyMap<string, number> {
  const longest = new Map<string, number>();
  for (const key of keys) {
    const size = key.replaceAll(" ", "").length;
    longest.set(beginning(key), Math.max(longest.get(beginning(key)) ?? 0, size));
  }
  return longest;
}

/** How long, without spaces, the longest known name is that begins like a word in lower case; undefined when none does. */
export function longestKnownFrom(word: string): number | undefined {
  return LONGEST_FROM.get(beginning(word));
}

function beginning(text: string): string {
  for (let at = 0; at < text.length; at++)
    if (!isLetter(text.charCodeAt(at))) return /^[\p{L}\p{N}]*/u.exec(text)?.[0] ?? "";
  return text;
}

/** What the lexicons know under a name, for words that are given as one text. */
export function knownAs(
  text: string,
): { readonly name: string; readonly kind: ActorKind; readonly state: string | null } | null {
  const found = KNOWN.get(keyOf(text));
  return found === undefined || found.demonym || found.metonym ? null : found;
}

/** The ISO 3166-1 code of the state that words name; with `adjective`, also by its adjective unless several share it. */
export function nationNamed(text: string, adjective: boolean): string | null {
  const found = KNOWN.get(keyOf(text));
  if (found === undefined || found.kind !== "STATE" || found.metonym) return null;
  if (!found.demonym) return found.state;
  return adjective && !SHARED_DEMONYMS.has(keyOf(text)) ? found.state : null;
}

/** The name of a body of a state in the lexicon, by any of its names; null when there is none. */
export function bodyKnownAs(text: string, state: string): string | null {
  const found = KNOWN.get(keyOf(text));
  return found !== undefined && found.kind !== "STATE" && found.state === state ? found.name : null;
}

/** The state that one of the words, in lower case, names. */
export function stateIn(words: readonly string[]): string | null {
  for (const word of words) {
    const known = KNOWN.get(word);
    if (known?.kind === "STATE") return known.state;
  }
  return null;
}

const STATE_NAMES: ReadonlyMap<string, string> = new Map(STATES.map(({ code, name }) => [code, name]));

/** Short name of the state with this ISO 3166-1 code. */
export function stateName(code: string): string | null {
  return STATE_NAMES.get(code) ?? null;
}
