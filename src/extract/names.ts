// Names in a text: which runs of capitalised words name somebody.

import { type Document, type Sentence, type Token, tokensOf } from "./document.ts";
import { keyOf, knownUnder, longestKnownFrom } from "./known-names.ts";
import { BODY_WORDS, TITLES } from "./lexicon/bodies.ts";
import { isCapital, type NameFound, nameOf, textOf } from "./name-kinds.ts";
import { isTimeWord } from "./phrases.ts";
import { wordSet } from "./tokens.ts";
import { BEGINS_KNOWN } from "./traits.ts";

const LONGEST_KNOWN = 9;

const CONNECTORS = wordSet("of for the de al bin van von der del la and on & - du da ibn el ash ad ar az ul ould");
/** Articles of Arabic names, joined to the word after them by a hyphen: "al-Amin", "el-Sayed". */
const ARTICLES = wordSet("al el an ash as ad ar at az ul ould");
const PERSONAL = new Set(["de", "al", "bin", "van", "von", "der", "del", "la", "-", "du", "da", "ibn", ...ARTICLES]);

/** Every name of a sentence, left to right, none inside another. */
export function findNames(document: Document, sentence: Sentence): readonly NameFound[] {
  const tokens = tokensOf(document, sentence);
  const found: NameFound[] = [];
  for (let at = 0; at < tokens.length; ) {
    const name = mayBegin(tokens, at) ? (knownAt(document, tokens, at) ?? capitalisedAt(document, tokens, at)) : null;
    if (name === null) at++;
    else {
      if (name.name !== "") found.push(name);
      at = name.last - sentence.firstToken + 1;
    }
  }
  return found;
}

/** Whether a name can begin at a word: with a capital, or with an Arabic article. */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  return isCapital(tokens[at]) || tokens[at]?.lower === "al" || isArticle(tokens, at);
}

function knownAt(document: Document, tokens: readonly Token[], at: number): NameFound | null {
  const first = tokens[at];
  if (first === undefined || (!isCapital(first) && first.lower !== "al")) return null;
  const bare = first.lower === "the" ? tokens[at + 1] : first;
  if (bare === undefined || (bare.traits & BEGINS_KNOWN) === 0) return null;
  const longest = longestKnownFrom(bare.lower) ?? 0;
  for (
    let length = lengthUpTo(tokens, at, bare === first ? longest : longest + first.lower.length);
    length >= 1;
    length--
  ) {
    const last = tokens[at + length - 1];
    if (last === undefined) continue;
    const name = textOf(document, first, last);
    const key = length === 1 ? first.lower : keyOf(name);
    const entry = knownUnder(key);
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
      PERSON_FIRST.has(first.lower) &&
      knownUnder(next.lower) === undefined &&
      !BODY_WORDS.has(next.lower) &&
      !/^(?:Strip|Bank)$/.test(next.text)
    )
      continue;
    const headsBody = next !== undefined && isCapital(next) && BODY_WORDS.has(next.lower);
    if (headsBody && (entry.demonym || (entry.kind === "STATE" && !/^(?:forces|post|times)$/.test(next.lower))))
      return null;
    return {
      first: first.index,
      last: last.index,
      name,
      key,
      kind: entry.kind,
      known: entry,
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

const QUANTIFIERS = wordSet(
  "many some most several all both few more other no these those such but and for as if when while after before at in on by since despite although however under with from to",
);

/** Names of states that are first names, too. */
const PERSON_FIRST = wordSet("israel jordan chad georgia paris sofia victoria");

function capitalisedAt(document: Document, tokens: readonly Token[], at: number): NameFound | null {
  const first = tokens[at];
  if (first === undefined || QUANTIFIERS.has(first.lower) || isTimeWord(first)) return null;
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
      const headed = tokens.slice(at, next).some((part) => BODY_WORDS.has(part.lower));
      if (
        (token.lower === "of" || token.lower === "for" || token.lower === "on") &&
        headed &&
        !TITLES.has(left?.lower ?? "")
      ) {
        // "Ministry of Israel" is no name of its own when a state follows: the state stays apart.
        const state = knownUnder(word.lower);
        if (state !== undefined && state.kind === "STATE" && BODY_WORDS.get(left?.lower ?? "") !== "COURT") break;
        next = ahead - 1;
        continue;
      }
      if (
        token.lower === "and" &&
        (headed || bodyWordAhead(tokens, next + 1)) &&
        knownUnder(word.lower) === undefined &&
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
  const hyphen = tokens[at + 1];
  if (hyphen?.text !== "-") return false;
  const article = tokens[at];
  return (
    article !== undefined && article.end === hyphen.start && ARTICLES.has(article.lower) && isCapital(tokens[at + 2])
  );
}

function skipThe(tokens: readonly Token[], at: number): number {
  return tokens[at]?.lower === "the" ? at + 1 : at;
}

function bodyWordAhead(tokens: readonly Token[], from: number): boolean {
  for (let at = from; at < from + 4; at++) {
    const token = tokens[at];
    if (token === undefined || !isCapital(token)) return false;
    if (BODY_WORDS.has(token.lower)) return true;
  }
  return false;
}

function firstNameLike(tokens: readonly Token[], at: number): boolean {
  return TITLES.has(tokens[at]?.lower ?? "");
}
