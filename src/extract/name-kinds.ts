// What kind of actor a run of capitalised words names: a person with titles, a body, a place, a thing.

import type { ActorKind } from "../domain/vocabulary.ts";

import type { Document, Token } from "./document.ts";
import { type Known, keyOf, knownUnder, stateIn } from "./known-names.ts";
import { BODY_WORDS, PERSON_NOUNS, TITLES } from "./lexicon/bodies.ts";
import { wordSet } from "./tokens.ts";
import { CAPITAL } from "./traits.ts";

/** A name where it stands: tokens first … last. */
export interface NameFound {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  /** The name in lower case, without its article: what it is known under. */
  readonly key: string;
  /** null: a place, or nothing that can act. */
  readonly kind: ActorKind | null;
  /** What the lexicons know under the name. */
  readonly known: Known | null;
  /** ISO 3166-1 alpha-2 of the state, or of the state that the body belongs to. */
  readonly state: string | null;
  readonly role: string | null;
  /** Whether the word is an adjective of nationality, as in "Israeli officials". */
  readonly demonym: boolean;
  /** Whether the word is a place that may stand for a government. */
  readonly metonym: boolean;
}

/** The words from one token to another, with single spaces. */
export function textOf(document: Document, first: Token, last: Token): string {
  if (first === last) return first.text;
  const text = document.text.slice(first.start, last.end);
  return /[^\S ]| {2}/.test(text) ? text.replaceAll(/\s+/g, " ") : text;
}

export function isCapital(token: Token | undefined): boolean {
  return token !== undefined && (token.traits & CAPITAL) !== 0;
}

/**
 * What kind of actor the capitalised words from token `from` to `to` name, without the titles before it; null when they
 * are no name. A post without a name ("the President") is found with an empty name: it is read as a noun phrase.
 */
export function nameOf(
  document: Document,
  tokens: readonly Token[],
  from: number,
  to: number,
  sentenceStart: boolean,
): NameFound | null {
  let at = from;
  const role: string[] = [];
  // "Foreign Ministry": the words of a post before the word of a body belong to the body.
  const isBody =
    to > from && BODY_WORDS.get(tokens[to]?.lower ?? "") === "GOVERNMENT_BODY" && allTitles(tokens, from, to - 1);
  while (at <= to && !isBody) {
    const token = tokens[at];
    if (token === undefined || !isTitle(token.lower)) break;
    role.push(token.lower);
    at++;
    if (tokens[at]?.text === "." || tokens[at]?.text === "-") at++;
  }
  // "National Security Minister Jane Doe": a post whose first words are no titles by themselves.
  for (let post = Math.min(to - 1, at + 5); post > at; post--) {
    if (!NAMED_POSTS.has(tokens[post]?.lower ?? "") || tokens[post]?.tag === "VERB") continue;
    for (; at <= post; at++) role.push(tokens[at]?.lower ?? "");
  }
  // A title in small letters right before: "the prime minister, …" is not; "prime minister Jane Doe" is.
  let before = from - 1;
  const small: string[] = [];
  while (before >= 0) {
    const token = tokens[before];
    if (
      token === undefined ||
      isCapital(token) ||
      !(TITLES.has(token.lower) || (PERSON_NOUNS.has(token.lower) && token.tag === "NOUN"))
    )
      break;
    small.unshift(token.lower);
    before--;
  }
  const first = tokens[at];
  const last = tokens[to];
  if (last === undefined) return null;
  if (first === undefined || at > to)
    return role.length > 0 ? found(tokens[from]?.index ?? 0, last.index, "", "", null) : null;
  const name = textOf(document, first, last);
  const key = first === last ? first.lower : keyOf(name);
  const named = (kind: ActorKind | null, told: string | null = null, state: string | null = null) =>
    found(first.index, last.index, name, key, kind, told, state);
  const known = knownUnder(key);
  if (known !== undefined)
    return {
      ...named(known.kind, null, known.state),
      known,
      demonym: known.demonym,
      metonym: known.metonym,
    };
  const words = /[ -]/.test(name) ? name.split(/[\s-]+/) : [name];
  const lower = words.map((word) => word.toLowerCase());
  const lastWord = lower.at(-1) ?? "";
  const bodyWord = lower.find((word) => BODY_WORDS.has(word));
  if (PLACE_WORDS.has(lastWord) || NAMED_THINGS.has(lastWord)) return named(null);
  const isPerson = role.length > 0 || (small.length > 0 && words.length <= 4);
  if (bodyWord !== undefined && !(isPerson && !BODY_WORDS.has(lastWord))) {
    const kind = BODY_WORDS.get(lastWord) ?? BODY_WORDS.get(bodyWord) ?? "ORGANISATION";
    if (words.length > 1) return named(kind, null, stateIn(lower));
    return sentenceStart ? null : named(null);
  }
  if (isPerson) return named("PERSON", [...small, ...role].join(" "));
  const previous = tokens[at - 1];
  const place = previous !== undefined && BEFORE_PLACES.has(previous.lower);
  if (/^[\p{Lu}&.]{2,}$/u.test(name)) return named(place && previous?.lower !== "of" ? null : "ORGANISATION");
  const spaced = name.split(" ");
  // A heading that runs into the text, a kind of people, a town with its state.
  if (isShouted(spaced) || PEOPLES.has(spaced[0]?.toLowerCase() ?? "") || US_STATES.test(spaced.at(-1) ?? ""))
    return named(null);
  if (spaced.length >= 2 && spaced.length <= 5 && /^(?:\p{Lu}|\p{L}{2,3}-\p{Lu})/u.test(spaced.at(-1) ?? "")) {
    const from = previous?.lower;
    if (place && from !== "from" && from !== "to" && from !== "of") return named(null);
    return named(from === "the" ? "ORGANISATION" : "PERSON");
  }
  if (sentenceStart && words.length === 1 && first.tag !== "PROPN") return null;
  return named(null);
}

const BEFORE_PLACES = wordSet("in at near from to into around outside across through of toward towards over");

function found(
  first: number,
  last: number,
  name: string,
  key: string,
  kind: ActorKind | null,
  role: string | null = null,
  state: string | null = null,
): NameFound {
  return { first, last, name, key, kind, known: null, state, role, demonym: false, metonym: false };
}

/** "sen.,": the comma may stand in the token. */
function isTitle(word: string): boolean {
  return TITLES.has(word.endsWith(",") ? word.slice(0, -1) : word);
}

function allTitles(tokens: readonly Token[], from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (!TITLES.has(tokens[at]?.lower ?? "")) return false;
  return true;
}

/** "CAVEATS Plenty": a word in capitals before one that is not. */
function isShouted(words: readonly string[]): boolean {
  return words.length > 1 && /^\p{Lu}{4,}$/u.test(words[0] ?? "") && /\p{Ll}/u.test(words.at(-1) ?? "");
}

/** Peoples, faiths and parties: adjectives in capitals that begin no person's name. */
const PEOPLES = new Set(
  "african asian european arab arabic kurdish kurd latino hispanic native black white muslim christian jewish catholic protestant sunni shiite shia hindu buddhist sikh western eastern northern southern central republican democratic democrat conservative labour liberal socialist communist marxist islamist".split(
    " ",
  ),
);
/** Posts that stand right before a person's name. */
const NAMED_POSTS = new Set(
  "minister secretary director adviser advisor commissioner spokesman spokeswoman spokesperson ambassador envoy chairman chairwoman premier negotiator coordinator".split(
    " ",
  ),
);
const US_STATES =
  /^(?:Va|Pa|Md|Fla|Calif|Ariz|Ala|Ark|Colo|Conn|Del|Ga|Ill|Ind|Kan|Ky|Mass|Mich|Minn|Miss|Mo|Mont|Neb|Nev|N\.H|N\.J|N\.M|N\.Y|N\.C|N\.D|Okla|Ore|R\.I|S\.C|S\.D|Tenn|Tex|Vt|Wash|W\.Va|Wis|Wyo|D\.C)\.?$/;

/** Last words of names of places, which act in nothing. */
const PLACE_WORDS = new Set(
  "strip bank east west north south river sea coast valley heights peninsula city island islands ocean bay mountain mountains street avenue square road crossing corridor canal lake desert region province county district camp airport beach border".split(
    " ",
  ),
);
/** Last words of names of texts, deeds and days, which act in nothing either. */
const NAMED_THINGS = new Set(
  "act bill law treaty agreement accord accords protocol convention resolution pact plan deal constitution amendment charter doctrine declaration framework roadmap initiative war wars revolution uprising intifada holocaust crisis day eve week year award prize cup games olympics summit election elections debate primary inauguration clause rule program programme project fund-raiser highway airport stadium hotel tower towers bridge building".split(
    " ",
  ),
);
