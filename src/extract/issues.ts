// Which issue a position is about: one of the taxonomy by its cues, or a new one named by a noun phrase of the text.

import { issueKey } from "../domain/issue.ts";
import { slugOf } from "../domain/names.ts";
import type { NegotiationKind } from "../domain/vocabulary.ts";

import { type Document, type Range, remembering, type Token } from "./document.ts";
import { BODY_WORDS, GROUP_NOUNS, PERSON_NOUNS } from "./lexicon/bodies.ts";
import { GENERIC_ADJECTIVES, GENERIC_NOUNS } from "./lexicon/generic-nouns.ts";
import { bestCueIn, type Known } from "./issue-cues.ts";
import { TAXONOMY } from "./lexicon/issues.ts";
import { tokensWithin } from "./tokens.ts";

export interface Issue {
  readonly slug: string;
  readonly name: string;
}

/** The issue that stands for a whole domain, where a position says nothing closer. */
const WHOLE: Readonly<Record<NegotiationKind, string | null>> = {
  CEASEFIRE: "security",
  HOSTAGE: "security",
  PEACE: "security",
  BORDER: "border",
  ARMS: "arms",
  TRADE: "trade",
  CLIMATE: "climate",
  LABOUR: "labour",
  OTHER: null,
};

const BY_SLUG = new Map(TAXONOMY.map((issue) => [issue.slug, issue]));
const BY_KEY = new Map(TAXONOMY.map((issue) => [issueKey(issue.name), issue]));
const OTHER: Issue = { slug: "other", name: "Other" };

/** Where what is asked for ends and what it hangs on begins. */
const HANGS_ON =
  /[,;]? (?:if|unless|until|without|because|since|although|in (?:exchange|return) for|on (?:the )?condition|provided that|as long as|before|after|once|which|who|whose|while)\b/i;

/**
 * The issue of a position. `range`: its complement; `around`: its sentence, looked at when the complement names nothing.
 * Cues that stand first win over later ones, close ones over those of a whole domain, and both over "the deal" and
 * "the talks"; a noun phrase of the complement names a new issue.
 */
export function issueOf(document: Document, range: Range, around: Range | null = null): Issue {
  const text = document.text.slice(range.start, range.end);
  const cut = text.search(HANGS_ON);
  const main = cut > 0 ? text.slice(0, cut) : text;
  const inMain = known(document, main);
  const close = upTo(CLOSE, inMain) ?? (main === text ? null : upTo(CLOSE, known(document, text)));
  if (close !== null) return close;
  const own = proposed(document, { start: range.start, end: range.start + main.length });
  const loose = upTo(LOOSE, inMain);
  if (own !== null) {
    const talks = upTo(LOOSE, known(document, own.name));
    if (talks !== null) return talks;
  }
  if (loose !== null && (own === null || !own.name.includes(" "))) return loose;
  const sentence = around === null ? "" : document.text.slice(around.start, around.end);
  if (own?.name.includes(" ")) return own;
  const inSentence = known(document, sentence);
  const named = upTo(CLOSE, inSentence) ?? own ?? loose ?? upTo(LOOSE, inSentence);
  if (named !== null) return named;
  const whole = BY_SLUG.get(WHOLE[document.subject] ?? "");
  return whole === undefined ? OTHER : { slug: whole.slug, name: whole.name };
}

/** Up to this rank a cue says what a position is about; up to the other, that it is about the deal or the talks. */
const CLOSE = 2;
const LOOSE = 4;

function upTo(lowest: number, found: Known | null): Issue | null {
  return found === null || found.rank > lowest ? null : { slug: found.issue.slug, name: found.issue.name };
}

/** What was found in the words of a document: positions of one sentence share it. */
const foundIn = remembering(() => new Map<string, Known | null>());

function known(document: Document, words: string): Known | null {
  const found = foundIn(document);
  const before = found.get(words);
  if (before !== undefined) return before;
  const best = bestCueIn(document.subject, words);
  found.set(words, best);
  return best;
}

const LONGEST_NAME = 4;

/** A new issue: the first noun phrase that names one, its head with the modifiers that tell something. */
function proposed(document: Document, range: Range): Issue | null {
  const tokens = tokensWithin(document, range);
  for (let at = 0; at < tokens.length; ) {
    const end = phraseEnd(tokens, at);
    if (end === at) {
      at++;
      continue;
    }
    const name = nameOf(document, tokens.slice(at, end));
    if (name !== null) {
      const same = BY_KEY.get(issueKey(name));
      return same === undefined ? { slug: slugOf(name), name } : { slug: same.slug, name: same.name };
    }
    at = end;
  }
  return null;
}

/** One behind the last token of the run of modifiers and nouns that begins at `from`; `from` when none does. */
function phraseEnd(tokens: readonly Token[], from: number): number {
  let end = from;
  for (let at = from; at < tokens.length; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    if (token.tag === "NOUN" || token.tag === "PROPN") end = at + 1;
    else if (token.tag === "ADJ" || (token.text === "-" && at > from)) continue;
    else if (token.tag === "VERB" && /(?:ing|ed)$/.test(token.lower) && next?.tag === "NOUN" && at > from) continue;
    else break;
  }
  return end;
}

function nameOf(document: Document, phrase: readonly Token[]): string | null {
  let words = [...phrase];
  while (words.length > 0 && (words[0]?.text === "-" || GENERIC_ADJECTIVES.has(words[0]?.lower ?? ""))) words.shift();
  const head = words.at(-1);
  if (head === undefined || head.tag !== "NOUN" || head.lower.length < 3) return null;
  const bare = head.lower.replace(/s$/, "");
  const telling = words.length > 1 && words.slice(0, -1).some((word) => word.tag === "NOUN");
  if (PERSON_NOUNS.has(bare) || GROUP_NOUNS.has(head.lower) || /(?:men|man|people|women)$/.test(head.lower))
    return null;
  if (!telling && (GENERIC_NOUNS.has(bare) || GENERIC_NOUNS.has(head.lower) || BODY_WORDS.has(head.lower))) return null;
  // The nearest words to the head say most; a hyphen keeps its two sides together.
  while (words.filter((word) => word.text !== "-").length > LONGEST_NAME) words = words.slice(1);
  while (words[0]?.text === "-") words.shift();
  const first = words[0];
  if (first === undefined) return null;
  const text = document.text.slice(first.start, head.end).replaceAll(/\s+/g, " ");
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}

/** Whether an issue is one of climate talks. */
export function isClimateIssue(slug: string): boolean {
  const issue = BY_SLUG.get(slug);
  return issue !== undefined && (issue.slug === "climate" || issue.parent === "climate");
}
