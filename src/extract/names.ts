// Names in a text: which runs of capitalised words name an actor, what kind of actor, and what a bare word before or after says of it.

import type { ActorKind } from "../domain/vocabulary.ts";

import { type Document, quotationAt, type Sentence, type Token, tokensOf } from "./document.ts";
import { BODIES, BODY_WORDS, PERSON_NOUNS, TITLES } from "./lexicon/bodies.ts";
import { SHARED_DEMONYMS, STATES } from "./lexicon/states.ts";
import { isTimeWord } from "./phrases.ts";

/** A name where it stands: tokens first … last. */
export interface NameFound {
  readonly first: number;
  readonly last: number;
  readonly name: string;
  /** null: a place, or nothing that can act. */
  readonly kind: ActorKind | null;
  /** Official name of what the lexicons know. */
  readonly known: string | null;
  /** ISO 3166-1 alpha-2 of the state, or of the state that the body belongs to. */
  readonly state: string | null;
  readonly role: string | null;
  /** Whether the word is an adjective of nationality, as in "Israeli officials". */
  readonly demonym: boolean;
  /** Whether the word is a place that may stand for a government. */
  readonly metonym: boolean;
}

interface Known {
  /** Whether it is known only in capitals: "CAN", not "Can". */
  readonly capitals: boolean;
  readonly name: string;
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
  for (const body of BODIES) {
    for (const text of [body.name, ...body.names]) {
      add(text, { name: body.name, kind: body.kind, state: body.state, demonym: false, metonym: false });
    }
  }
  for (const state of STATES) {
    const entry = { name: state.name, kind: "STATE" as const, state: state.code, demonym: false, metonym: false };
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
  const lower = PLAIN_KEY.test(text)
    ? text.toLowerCase()
    : text.replaceAll("’", "'").replaceAll(/\s+/g, " ").trim().toLowerCase();
  return lower.startsWith("the ") ? lower.slice(4).trimStart() : lower;
}

/** Words with single spaces between them: nothing to put right. */
const PLAIN_KEY = /^[\w-]+(?: [\w-]+)*$/;

const KNOWN = lexicon();
const LONGEST_KNOWN = 9;

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

function beginning(text: string): string {
  return /^[\p{L}\p{N}]*/u.exec(text)?.[0] ?? "";
}
const CONNECTORS = new Set([
  "of",
  "for",
  "the",
  "de",
  "al",
  "bin",
  "van",
  "von",
  "der",
  "del",
  "la",
  "and",
  "on",
  "&",
  "-",
  "du",
  "da",
  "ibn",
  "el",
  "ash",
  "ad",
  "ar",
  "az",
  "ul",
  "ould",
]);
/** Articles of Arabic names, joined to the word after them by a hyphen: "al-Amin", "el-Sayed". */
const ARTICLES = new Set(["al", "el", "an", "ash", "as", "ad", "ar", "at", "az", "ul", "ould"]);
const PERSONAL = new Set(["de", "al", "bin", "van", "von", "der", "del", "la", "-", "du", "da", "ibn", ...ARTICLES]);

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

/** Every name of a sentence, left to right, none inside another. */
export function findNames(document: Document, sentence: Sentence): readonly NameFound[] {
  const tokens = tokensOf(document, sentence);
  const found: NameFound[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = knownAt(document, tokens, at) ?? capitalisedAt(document, tokens, at);
    if (name === null) at++;
    else {
      if (name.name !== "") found.push(name);
      at = name.last - sentence.firstToken + 1;
    }
  }
  return found;
}

function textOf(document: Document, first: Token, last: Token): string {
  if (first === last) return first.text;
  return document.text.slice(first.start, last.end).replaceAll(/\s+/g, " ");
}

function isCapital(token: Token | undefined): boolean {
  if (token === undefined) return false;
  const code = token.text.charCodeAt(0);
  // Nearly every word begins with a small Latin letter or a capital one.
  if (code >= 97 && code <= 122) return false;
  if (code > 90 || code < 65) return code > 127 && /^\p{Lu}/u.test(token.text);
  return token.text !== "I" && token.text !== "I'm";
}

function knownAt(document: Document, tokens: readonly Token[], at: number): NameFound | null {
  const first = tokens[at];
  if (first === undefined || (!isCapital(first) && first.lower !== "al")) return null;
  const bare = first.lower === "the" ? tokens[at + 1] : first;
  const longest = bare === undefined ? undefined : LONGEST_FROM.get(beginning(bare.lower));
  if (bare === undefined || longest === undefined) return null;
  for (
    let length = lengthUpTo(tokens, at, bare === first ? longest : longest + first.lower.length);
    length >= 1;
    length--
  ) {
    const last = tokens[at + length - 1];
    if (last === undefined) continue;
    const entry = KNOWN.get(keyOf(textOf(document, first, last)));
    if (entry === undefined || (entry.capitals && /\p{Ll}/u.test(bare.text))) continue;
    // "Israel Katz", "Al Jazeera English": a longer run of capitals is a name of its own, unless the word is an adjective.
    const next = tokens[at + length];
    if (
      !entry.demonym &&
      entry.kind === "STATE" &&
      length === 1 &&
      next !== undefined &&
      next.tag === "PROPN" &&
      isCapital(next) &&
      !isTimeWord(next) &&
      !KNOWN.has(next.lower) &&
      BODY_WORDS[next.lower] === undefined
    ) {
      if (!/^(?:Strip|Bank)$/.test(next.text) && PERSON_FIRST.has(first.lower)) continue;
    }
    if (entry.demonym && next !== undefined && isCapital(next) && BODY_WORDS[next.lower] !== undefined) return null;
    if (
      entry.kind === "STATE" &&
      !entry.demonym &&
      next !== undefined &&
      isCapital(next) &&
      BODY_WORDS[next.lower] !== undefined &&
      !/^(?:forces|post|times)$/.test(next.lower)
    )
      return null;
    return {
      first: first.index,
      last: last.index,
      name: textOf(document, first, last),
      kind: entry.kind,
      known: entry.name,
      state: entry.state,
      role: null,
      demonym: entry.demonym,
      metonym: entry.metonym,
    };
  }
  return null;
}

/** How many tokens from `at` on may be a known name of no more than `size` letters and marks. */
function lengthUpTo(tokens: readonly Token[], at: number, size: number): number {
  let left = size;
  let length = 0;
  while (length < LONGEST_KNOWN) {
    left -= tokens[at + length]?.text.length ?? Number.POSITIVE_INFINITY;
    if (left < 0) break;
    length++;
  }
  return length;
}

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
const QUANTIFIERS = new Set([
  "many",
  "some",
  "most",
  "several",
  "all",
  "both",
  "few",
  "more",
  "other",
  "no",
  "these",
  "those",
  "such",
  "but",
  "and",
  "for",
  "as",
  "if",
  "when",
  "while",
  "after",
  "before",
  "at",
  "in",
  "on",
  "by",
  "since",
  "despite",
  "although",
  "however",
  "under",
  "with",
  "from",
  "to",
]);

/** Names of states that are first names, too. */
const PERSON_FIRST = new Set(["israel", "jordan", "chad", "georgia", "paris", "sofia", "victoria"]);

function capitalisedAt(document: Document, tokens: readonly Token[], at: number): NameFound | null {
  const first = tokens[at];
  if (first === undefined || isTimeWord(first) || QUANTIFIERS.has(first.lower)) return null;
  const article = isArticle(tokens, at);
  if (!isCapital(first) && !article) return null;
  const sentenceStart = at === 0 || (at === 1 && /^[“"]$/.test(tokens[0]?.text ?? ""));
  if (
    first.tag !== "PROPN" &&
    first.tag !== "NOUN" &&
    first.tag !== "ADJ" &&
    first.tag !== "X" &&
    !(first.tag === "VERB" && !sentenceStart)
  )
    return null;
  if (sentenceStart && first.tag !== "PROPN" && !TITLES.has(first.lower) && !isCapital(tokens[at + 1])) return null;
  let end = article ? at + 2 : at;
  for (let next = end + 1; next < tokens.length; next++) {
    const token = tokens[next];
    if (token === undefined) break;
    if (isTimeWord(token) || token.text === "”") break;
    if (
      isCapital(token) &&
      (token.tag !== "VERB" || /^\p{Lu}\p{Ll}+$/u.test(token.text)) &&
      token.tag !== "PRON" &&
      token.tag !== "DET"
    ) {
      end = next;
      continue;
    }
    if (token.text === "-" && isCapital(tokens[next + 1]) && token.start === tokens[next - 1]?.end) continue;
    if (CONNECTORS.has(token.lower)) {
      const ahead =
        token.lower === "of" || token.lower === "for"
          ? skipThe(tokens, next + 1)
          : isArticle(tokens, next)
            ? next + 2
            : next + 1;
      const word = tokens[ahead];
      if (!isCapital(word) || word === undefined || isTimeWord(word)) break;
      const left = tokens[end];
      if (PERSONAL.has(token.lower)) {
        next = ahead - 1;
        continue;
      }
      // "of", "for" and "and" join only the parts of a body's name.
      const headed = tokens.slice(at, next).some((part) => BODY_WORDS[part.lower] !== undefined);
      if (
        (token.lower === "of" || token.lower === "for" || token.lower === "on") &&
        headed &&
        !TITLES.has(left?.lower ?? "")
      ) {
        // "Ministry of Israel" is no name of its own when a state follows: the state stays apart.
        const state = KNOWN.get(word.lower);
        if (state !== undefined && state.kind === "STATE" && BODY_WORDS[left?.lower ?? ""] !== "COURT") break;
        next = ahead - 1;
        continue;
      }
      if (
        token.lower === "and" &&
        (headed || bodyWordAhead(tokens, next + 1)) &&
        KNOWN.get(word.lower) === undefined &&
        !firstNameLike(tokens, next + 1)
      )
        continue;
      break;
    }
    break;
  }
  return nameOf(document, tokens, at, end, sentenceStart);
}

/** "al" before a hyphen and a capital. */
function isArticle(tokens: readonly Token[], at: number): boolean {
  const [article, hyphen, name] = tokens.slice(at, at + 3);
  return (
    article !== undefined &&
    hyphen?.text === "-" &&
    article.end === hyphen.start &&
    ARTICLES.has(article.lower) &&
    isCapital(name)
  );
}

function skipThe(tokens: readonly Token[], at: number): number {
  return tokens[at]?.lower === "the" ? at + 1 : at;
}

function bodyWordAhead(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const token = tokens[at];
    if (token === undefined || !isCapital(token)) return false;
    if (BODY_WORDS[token.lower] !== undefined) return true;
  }
  return false;
}

function firstNameLike(tokens: readonly Token[], at: number): boolean {
  return TITLES.has(tokens[at]?.lower ?? "");
}

function nameOf(
  document: Document,
  tokens: readonly Token[],
  from: number,
  to: number,
  sentenceStart: boolean,
): NameFound | null {
  let at = from;
  const role: string[] = [];
  // "Foreign Ministry": the words of a post before the word of a body belong to the body.
  const isBody = to > from && BODY_WORDS[tokens[to]?.lower ?? ""] === "GOVERNMENT_BODY";
  while (at <= to && !(isBody && allTitles(tokens, from, to - 1))) {
    const token = tokens[at];
    if (token === undefined || !TITLES.has(token.lower.replace(/,$/, ""))) break;
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
  if (first === undefined || at > to) {
    // A post without a name ("the President") is read as a noun phrase.
    return role.length > 0
      ? {
          first: tokens[from]?.index ?? 0,
          last: last.index,
          name: "",
          kind: null,
          known: null,
          state: null,
          role: null,
          demonym: false,
          metonym: false,
        }
      : null;
  }
  const name = textOf(document, first, last);
  const base = { first: first.index, last: last.index, name, known: null, state: null, demonym: false, metonym: false };
  const known = KNOWN.get(keyOf(name));
  if (known !== undefined)
    return {
      ...base,
      kind: known.kind,
      known: known.name,
      state: known.state,
      demonym: known.demonym,
      metonym: known.metonym,
      role: null,
    };
  const words = name.split(/[\s-]+/);
  const lower = words.map((word) => word.toLowerCase());
  const lastWord = lower.at(-1) ?? "";
  const bodyWord = lower.find((word) => BODY_WORDS[word] !== undefined);
  if (PLACE_WORDS.has(lastWord) || NAMED_THINGS.has(lastWord)) return { ...base, kind: null, role: null };
  const isPerson = role.length > 0 || (small.length > 0 && words.length <= 4);
  if (bodyWord !== undefined && !(isPerson && BODY_WORDS[lastWord] === undefined)) {
    const kind = BODY_WORDS[lastWord] ?? BODY_WORDS[bodyWord] ?? "ORGANISATION";
    if (words.length > 1) return { ...base, kind, role: null, state: stateIn(words) };
    return sentenceStart ? null : { ...base, kind: null, role: null };
  }
  if (isPerson) return { ...base, kind: "PERSON", role: [...small, ...role].join(" ") };
  const previous = tokens[at - 1];
  const place =
    previous !== undefined &&
    /^(?:in|at|near|from|to|into|around|outside|across|through|of|toward|towards|over)$/.test(previous.lower);
  if (/^[\p{Lu}&.]{2,}$/u.test(name))
    return { ...base, kind: place && previous?.lower !== "of" ? null : "ORGANISATION", role: null };
  const spaced = name.split(" ");
  // A heading that runs into the text, a kind of people, a town with its state.
  if (isShouted(spaced) || PEOPLES.has(spaced[0]?.toLowerCase() ?? "") || US_STATES.test(spaced.at(-1) ?? ""))
    return { ...base, kind: null, role: null };
  if (spaced.length >= 2 && spaced.length <= 5 && /^(?:\p{Lu}|\p{L}{2,3}-\p{Lu})/u.test(spaced.at(-1) ?? "")) {
    return {
      ...base,
      kind:
        place && previous?.lower !== "from" && previous?.lower !== "to" && previous?.lower !== "of"
          ? null
          : previous?.lower === "the"
            ? "ORGANISATION"
            : "PERSON",
      role: null,
    };
  }
  if (sentenceStart && words.length === 1 && first.tag !== "PROPN") return null;
  if (quotationAt(document, first.start) !== undefined && words.length === 1)
    return { ...base, kind: null, role: null };
  return { ...base, kind: null, role: null };
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

function stateIn(words: readonly string[]): string | null {
  for (const word of words) {
    const known = KNOWN.get(word.toLowerCase());
    if (known?.kind === "STATE") return known.state;
  }
  return null;
}

const STATE_NAMES: ReadonlyMap<string, string> = new Map(STATES.map(({ code, name }) => [code, name]));

/** Short name of the state with this ISO 3166-1 code. */
export function stateName(code: string): string | null {
  return STATE_NAMES.get(code) ?? null;
}
