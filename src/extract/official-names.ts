// One name for a body of a state, however a text puts it: "Norway's Foreign Ministry", "the Foreign Ministry of Norway"
// and "the Norwegian Ministry of Foreign Affairs" are the Norwegian Foreign Ministry.

import { SHARED_DEMONYMS, STATES } from "./lexicon/states.ts";
import { bodyKnownAs, nationNamed } from "./known-names.ts";

/** A body with its official name and the ISO 3166-1 alpha-2 code of its state. */
export interface OfficialBody {
  readonly name: string;
  /** Without its state, in lower case: "foreign ministry", the same for "Ministry of Foreign Affairs". */
  readonly bare: string;
  readonly state: string;
}

/** Words that two spellings or two names of one office have. */
const SAME: readonly (readonly [RegExp, string])[] = [
  [/\bdefense\b/g, "defence"],
  [/\blabor\b/g, "labour"],
  [/\bforeign affairs\b/g, "foreign"],
];
const AMERICAN: readonly (readonly [RegExp, string])[] = [
  [/\bdefence\b/g, "defense"],
  [/\blabour\b/g, "labor"],
];
const BODY =
  /^(?:(.{3,50}) )?(ministry|department)(?: (?:of|for) (?:the )?(.{3,50}))?$|^(?:foreign office|parliament|senate|treasury|army|navy|air force|armed forces|(?:supreme|constitutional|high) court|central bank)$/;
/** Without one of these words no such body is named. */
const BODY_NOUN =
  /(?:ministry|department|office|parliament|senate|treasury|army|navy|air\s+force|armed\s+forces|court|bank)\b/i;
const SMALL = /^(?:and|of|for|the)$/;

/** The adjective that stands before the bodies of a state; null where several states share it. */
const ADJECTIVES: ReadonlyMap<string, string | null> = new Map(
  STATES.map(({ code, demonyms: [first] }) => {
    const owners = SHARED_DEMONYMS.get(first?.toLowerCase() ?? "");
    return [code, code === "US" ? "US" : owners !== undefined && owners[0] !== code ? null : (first ?? null)];
  }),
);
const NAMES: ReadonlyMap<string, string> = new Map(STATES.map(({ code, name }) => [code, name]));

/** "Ministry of Foreign Affairs" and "Foreign Ministry" as "foreign ministry"; null when the words name no such body. */
export function bareBody(words: string): string | null {
  if (!BODY_NOUN.test(words)) return null;
  const body = words.replace(/^the /i, "").replaceAll(/\s+/g, " ").toLowerCase();
  const match = BODY.exec(body);
  if (match === null || (match[1] !== undefined && match[3] !== undefined)) return null;
  if (match[2] === undefined) return body;
  const field = match[1] ?? match[3];
  if (field === undefined || /['’]|\b(?:of|in|by|with|from|to|said)\b/.test(field)) return null;
  return spelled(`${field} ${match[2]}`, SAME);
}

function spelled(body: string, spelling: readonly (readonly [RegExp, string])[]): string {
  return spelling.reduce((now, [pattern, word]) => now.replaceAll(pattern, word), body);
}

/** The official name of a body whose state is told: "Ministry of Foreign Affairs" and NO; null when the words name no such body. */
export function officialBody(state: string, words: string): OfficialBody | null {
  const bare = bareBody(words);
  if (bare === null) return null;
  const body = state === "US" ? spelled(bare, AMERICAN) : bare;
  const titled = body
    .split(" ")
    .map((word) => (SMALL.test(word) ? word : word.replace(/^\p{L}/u, (letter) => letter.toUpperCase())))
    .join(" ");
  const adjective = ADJECTIVES.get(state);
  const name = adjective == null ? `${titled} of ${NAMES.get(state) ?? state}` : `${adjective} ${titled}`;
  return { name: bodyKnownAs(name, state) ?? bodyKnownAs(titled, state) ?? name, bare, state };
}

/** The same of words that tell the state, too; null when they tell none. */
export function officialBodyNamed(words: string): OfficialBody | null {
  if (!BODY_NOUN.test(words)) return null;
  const text = words.replace(/^the /i, "").replaceAll(/\s+/g, " ");
  const owned = /^(.{2,40}?)['’]s? (.+)$/.exec(text);
  if (owned !== null) {
    const state = nationNamed(owned[1] ?? "", false);
    return state === null ? null : officialBody(state, owned[2] ?? "");
  }
  const parts = text.split(" ");
  for (let length = Math.min(4, parts.length - 1); length >= 1; length--) {
    const state = nationNamed(parts.slice(0, length).join(" "), true);
    if (state !== null) return officialBody(state, parts.slice(length).join(" "));
  }
  const of = /^(.+) of (?:the )?(.{2,40})$/i.exec(text);
  const state = of === null ? null : nationNamed(of[2] ?? "", false);
  return of === null || state === null ? null : officialBody(state, of[1] ?? "");
}
