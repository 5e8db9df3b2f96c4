// The verb groups of a sentence: where each begins, whether it is finite, passive, negated, and under which modal.

import type { Document, Sentence, Token } from "./document.ts";
import { VERB_FORMS } from "./lexicon/reporting.ts";
import { isPossessive, isTimeWord } from "./phrases.ts";
import { wordSet } from "./tokens.ts";
import { SAYS } from "./traits.ts";

/** FINITE "has said", INFINITIVE "to say", GERUND "saying", PARTICIPLE "accused of", as a reduced relative. */
export type VerbForm = "FINITE" | "INFINITIVE" | "GERUND" | "PARTICIPLE";

export interface VerbGroup {
  /** Place among the groups of the sentence. */
  readonly index: number;
  /** Tokens first … verb; the verb is the main one, or the last auxiliary when there is none ("is late"). */
  readonly first: number;
  readonly verb: number;
  readonly form: VerbForm;
  readonly passive: boolean;
  readonly negated: boolean;
  /** "would", "may", "did" …, in lower case; "" when there is none. */
  readonly modal: string;
}

/** The groups in the order of their verbs, and each by the place of its verb. Time is linear in the sentence. */
export function readVerbGroups(document: Document, sentence: Sentence): readonly VerbGroup[] {
  const { tokens } = document;
  const found: VerbGroup[] = [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    if (!isVerbal(document, sentence, at) || goesOnToVerb(document, sentence, at)) continue;
    const token = tokens[at];
    if (token !== undefined) found.push(groupEndingAt(document, sentence, token, found.length));
  }
  return found.map((group, index) =>
    isReducedRelative(document, found, index) ? { ...group, form: "PARTICIPLE" } : group,
  );
}

const BE = wordSet("is are was were be been being am 's 're 'm get gets got");
const HAVE = wordSet("has have had having 've 's 'd");
const MODALS = wordSet("will would can could may might must shall should did do does 'll 'd wo ca let");
const NEGATIONS = wordSet("not n't never");
const PASTS = wordSet("said told quoted asked put read made cut thought found held heard sent met led");
const PARTICIPLE_ONLY = new Set(
  "written spoken known given shown taken seen done gone sworn begun chosen driven broken forgotten eaten fallen drawn hidden ridden risen torn worn frozen stolen".split(
    " ",
  ),
);

/** Whether the word is a verb here, also where the tagger took it for a noun: "Brazil reports that …", ", promising to …". */
export function isVerbal(document: Document, sentence: Sentence, at: number): boolean {
  const { tokens } = document;
  const token = tokens[at];
  if (token === undefined) return false;
  if (token.tag === "AUX") return true;
  const before = at > sentence.firstToken ? tokens[at - 1] : undefined;
  if ((token.lower === "said" || token.lower === "says") && before !== undefined && before.tag !== "DET") return true;
  const next = at + 1 < sentence.lastToken ? tokens[at + 1] : undefined;
  // "left-leaning": half of a compound.
  if (next?.text === "-" && next.start === token.end) return false;
  if (token.tag === "VERB") {
    // "the mayor's earlier comments", "a claim": a noun, whatever the tagger says.
    if (before !== undefined && !/(?:ing|ed)$/.test(token.lower) && isDetermined(tokens, sentence, at)) return false;
    // "Jo Lynch": a surname behind another name.
    if (before?.tag === "PROPN" && /^\p{Lu}\p{Ll}/u.test(token.text) && !VERB_FORMS.has(token.lower)) return false;
    // A surname at the beginning of a sentence is often taken for a verb, and "the said man" for one.
    if (before === undefined && /^\p{Lu}\p{Ll}/u.test(token.text) && !VERB_FORMS.has(token.lower))
      return next !== undefined && !["VERB", "AUX", "PART"].includes(next.tag);
    return true;
  }
  if (token.tag !== "NOUN" && token.tag !== "ADJ" && token.tag !== "PROPN" && token.tag !== "ADP") return false;
  if (
    next === undefined ||
    (token.traits & SAYS) === 0 ||
    /^states?$/.test(token.lower) ||
    !document.rules.has("statements.mistagged")
  )
    return false;
  if (before === undefined)
    return token.lower.endsWith("ing") && (next.tag === "DET" || next.tag === "PRON" || next.lower === "that");
  const opens = OPENERS.has(next.lower) || next.tag === "PRON" || /^[“":]$/.test(next.text);
  if (token.lower.endsWith("ing")) {
    const free =
      /^[,–—-]+$/.test(before.text) || BE.has(before.lower) || /^(?:and|or|but|while|by|one|those)$/.test(before.lower);
    return (
      free &&
      (opens ||
        next.lower === "to" ||
        (["DET", "ADJ", "NOUN", "PROPN", "NUM"].includes(next.tag) && !/^(?:of|from)$/.test(next.lower)))
    );
  }
  if (/^(?:who|which|that)$/.test(before.lower)) return opens || next.lower === "to" || next.tag === "DET";
  if (/(?:ed|said|told|wrote)$/.test(token.lower)) return isSubjectEnd(before) && (opens || next.tag === "DET");
  const third = token.lower !== VERB_FORMS.get(token.lower);
  if (third)
    return isSubjectEnd(before) && !plural(before) && (opens || /^[.,]$/.test(next.text)) && before.tag !== "NOUN"
      ? true
      : isSubjectEnd(before) && !plural(before) && opens;
  return isSubjectEnd(before) && plural(before) && (opens || next.tag === "DET" || next.tag === "PROPN");
}

/** Whether a possessive or an article stands before, or one adjective farther left. */
function isDetermined(tokens: readonly Token[], sentence: Sentence, at: number): boolean {
  for (let i = at - 1; i >= Math.max(sentence.firstToken, at - 2); i--) {
    const token = tokens[i];
    if (token === undefined) return false;
    if (
      isPossessive(token) ||
      (token.tag === "PART" && /^['’]s?$/.test(token.text)) ||
      /^(?:the|a|an)$/.test(token.lower)
    )
      return true;
    if (
      token.tag !== "ADJ" &&
      !(token.tag === "ADV" && /^(?:earlier|early|late|later|only|first|last)$/.test(token.lower))
    )
      return false;
  }
  return false;
}

const OPENERS = wordSet("that whether how why if what they he she it we i there");

function isSubjectEnd(token: Token): boolean {
  return (
    token.tag === "PROPN" ||
    token.tag === "NOUN" ||
    token.text === ")" ||
    (token.tag === "PRON" && !isPossessive(token)) ||
    /^(?:some|many|others|few|most|all|both|several)$/.test(token.lower)
  );
}

function plural(token: Token): boolean {
  return (
    (token.tag === "NOUN" && /s$/.test(token.lower)) ||
    /^(?:some|many|others|few|most|all|both|several|they|we|i|you|people)$/.test(token.lower)
  );
}

/** "has" in "has said", "is" in "is not being told": the group's verb comes later. */
function goesOnToVerb(document: Document, sentence: Sentence, at: number): boolean {
  const { tokens } = document;
  const token = tokens[at];
  if (
    token === undefined ||
    !(token.tag === "AUX" || BE.has(token.lower) || HAVE.has(token.lower) || MODALS.has(token.lower))
  )
    return false;
  let next = at + 1;
  while (
    next < sentence.lastToken &&
    next < at + 5 &&
    (tokens[next]?.tag === "ADV" || NEGATIONS.has(tokens[next]?.lower ?? ""))
  )
    next++;
  return next < sentence.lastToken && isVerbal(document, sentence, next);
}

function groupEndingAt(document: Document, sentence: Sentence, verb: Token, index: number): VerbGroup {
  const { tokens } = document;
  let first = verb.index;
  let negated = false;
  let to = false;
  let modal = "";
  let be = false;
  let have = false;
  for (let at = verb.index - 1; at >= sentence.firstToken; at--) {
    const token = tokens[at];
    if (token === undefined) break;
    if (token.lower === "to" && (token.tag === "PART" || first !== verb.index || !/(?:ed|ing)$/.test(verb.lower))) {
      first = at;
      to = true;
      break;
    }
    if (NEGATIONS.has(token.lower)) negated = true;
    else if (token.tag === "AUX" || (HAVE.has(token.lower) && token.tag !== "PART") || MODALS.has(token.lower)) {
      first = at;
      if (MODALS.has(token.lower) && !(token.lower === "'d" && /(?:ed|en)$/.test(verb.lower))) modal = token.lower;
      else if (BE.has(token.lower)) be = be || at === verb.index - 1 || !have;
      if (HAVE.has(token.lower) && !BE.has(token.lower)) have = true;
    } else if (token.tag !== "ADV") break;
  }
  const ing = verb.lower.endsWith("ing") && verb.tag !== "AUX";
  const bare = first === verb.index;
  const opening = tokens[first]?.lower;
  const opensGerund = opening === "having" || opening === "being";
  const past = verb.lower.endsWith("ed") || PARTICIPLE_ONLY.has(verb.lower) || PASTS.has(verb.lower);
  const passive = be && !ing && past;
  const form: VerbForm = to
    ? "INFINITIVE"
    : opensGerund || (ing && bare)
      ? "GERUND"
      : bare
        ? bareForm(document, sentence, verb)
        : "FINITE";
  return { index, first, verb: verb.index, form, passive, negated, modal };
}

/** A form without auxiliary: the past tense, or a participle in front of or behind a noun, or an infinitive ("let them say"). */
function bareForm(document: Document, sentence: Sentence, verb: Token): VerbForm {
  if (verb.tag === "AUX") return "FINITE";
  if (PARTICIPLE_ONLY.has(verb.lower)) return "PARTICIPLE";
  let at = verb.index - 1;
  while (at > sentence.firstToken && document.tokens[at]?.tag === "ADV") at--;
  const before = at >= sentence.firstToken ? document.tokens[at] : undefined;
  const next = document.tokens[verb.index + 1];
  if (verb.lower.endsWith("ed")) {
    if (before === undefined) return "PARTICIPLE";
    if (before.tag === "DET" && !/^(?:all|some|both|many|most|others|each)$/.test(before.lower)) return "PARTICIPLE";
    if (before.tag === "ADP" || isPossessive(before) || before.text === "’s" || before.text === "'s")
      return "PARTICIPLE";
    if (next?.lower === "by" && (before.tag === "NOUN" || before.tag === "PROPN")) return "PARTICIPLE";
  }
  if (verb.lower === verb.lemma.toLowerCase() && before !== undefined) {
    // "makes Mr. Lund say": no verb of a singular name has this form.
    if (!isCaused(document, at)) return "FINITE";
    if (before.tag === "PROPN" && !isTimeWord(before) && !/s$/.test(before.lower) && !isListed(document, at))
      return "INFINITIVE";
    if (/^(?:he|she|it|him|her|them|us|me)$/.test(before.lower)) return "INFINITIVE";
  }
  return "FINITE";
}

/** "let the town know", "makes Mr. Lund say": a verb of causing or seeing stands a few words before. */
function isCaused(document: Document, at: number): boolean {
  for (let i = at; i > at - 8; i--) if (CAUSING.has(document.tokens[i]?.lower ?? "")) return true;
  return false;
}

const CAUSING = wordSet(
  "let lets letting make makes made making help helps helped helping have having see saw seeing hear heard hearing watch watched watching than",
);

/** "Mr. Lund and Mr. Moe": a name in a list. */
function isListed(document: Document, at: number): boolean {
  let first = at;
  while (at - first < 5 && document.tokens[first - 1]?.tag === "PROPN") first--;
  const before = document.tokens[first - 1];
  return before?.tag === "CCONJ" || before?.text === ",";
}

/** "a letter released on Monday shows": a past form between a noun and a finite verb, with no boundary in between. */
function isReducedRelative(document: Document, groups: readonly VerbGroup[], index: number): boolean {
  const group = groups[index];
  const next = groups[index + 1];
  if (group === undefined || group.form !== "FINITE" || group.first !== group.verb || next === undefined) return false;
  const verb = document.tokens[group.verb];
  const before = document.tokens[group.verb - 1];
  if (verb === undefined || !verb.lower.endsWith("ed") || verb.sentence !== before?.sentence) return false;
  if (before.tag !== "NOUN" && before.tag !== "PROPN") return false;
  const after = document.tokens[group.verb + 1];
  if (
    after === undefined ||
    !(after.tag === "ADP" || isTimeWord(after) || after.lower === "last" || after.lower === "this")
  )
    return false;
  if (next.form !== "FINITE" || next.first - group.verb > 14) return false;
  for (let at = group.verb + 1; at < next.first; at++) {
    const token = document.tokens[at];
    if (
      token === undefined ||
      /^[,;:“”"()–—]$|^(?:that|who|which|and|but|as|when|if|because|he|she|they|it|we|i|how|what|whether|why)$/.test(
        token.lower,
      )
    )
      return false;
    if (at > group.verb + 1 && token.tag === "DET" && document.tokens[at - 1]?.tag !== "ADP") return false;
  }
  return true;
}
