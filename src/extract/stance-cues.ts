// Where a position may be taken: verbs of stance, of stressing and of reporting, forms of "be" with a stance adjective.

import type { Cast } from "./cast.ts";
import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { STANCE_FRAMES } from "./lexicon/stance-frames.ts";
import {
  adjectiveStance,
  ASSERTING,
  GIVING,
  ANONYMITY,
  COMING_TO_TALKS,
  HOSTILE,
  JUDGING,
  MENTAL,
  QUERY,
  QUESTION,
  SILENCE,
  STANCE_VERBS,
  STRESSING,
  SUBORDINATES,
  type Taken,
  VOLITIONAL,
  WITHDRAWABLE,
} from "./lexicon/stances.ts";
import { verbGroupStart } from "./phrases.ts";
import { verbAt } from "./stance-verbs.ts";
import { singleSpaced, wordSet } from "./tokens.ts";

export interface Cue {
  readonly token: Token;
  readonly lemma: string;
  readonly groupStart: number;
  /** Index of the first token of the complement. */
  readonly complement: number;
  /** The stance that the verb itself takes; null when the clause that it reports decides. */
  readonly taken: Taken | null;
  /** A thing that is stressed is wanted, also when nothing else tells. */
  readonly stresses: boolean;
  /** "had rejected": history, unless it is what somebody says of himself. */
  readonly past: boolean;
  /** "would": what somebody only expects, inside of what he fears. */
  readonly conditional: boolean;
  /** FINITE has a subject, PARTICIPLE borrows one, PASSIVE has its holders after "by". */
  readonly form: "FINITE" | "PARTICIPLE" | "PASSIVE";
}

/** All cues of a sentence, left to right, outside of quotations. */
export function findCues(document: Document, cast: Cast, sentence: Sentence): readonly Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined) continue;
    const lemma = token.tag === "AUX" ? copulaAt(document, token) : verbAt(document, cast, token);
    if (lemma === null || quotationAt(document, token.start) !== undefined) continue;
    const cue =
      token.tag === "AUX" ? readCopula(document, sentence, token) : readVerb(document, cast, sentence, token, lemma);
    if (cue === null || isSubordinate(document, sentence, cue.token, cues.at(-1))) continue;
    cues.push(cue);
  }
  return cues;
}

const COPULAS = wordSet("is are was were been be remain remains");

function copulaAt(document: Document, token: Token): string | null {
  return COPULAS.has(token.lower) && document.rules.has("positions.adjectives") ? "be" : null;
}

/** "was in favour of", "is not prepared to accept". */
function readCopula(document: Document, sentence: Sentence, token: Token): Cue | null {
  const groupStart = verbGroupStart(document, sentence, token.index);
  if (isBlocked(document, groupStart, token.index)) return null;
  const next = document.tokens[token.index + 1];
  const follows = textAfter(document, token, sentence).replace(/^(?:\w+ly|also|still|very|now|deeply|all) /, "");
  const found = adjectiveStance(follows);
  if (found === undefined || next === undefined) return null;
  const past = isPast(document, groupStart, token.index);
  return {
    token,
    lemma: "be",
    groupStart,
    complement: next.index,
    taken: found,
    stresses: false,
    past,
    conditional: false,
    form: "FINITE",
  };
}

const AFTER = 200;

/** The words after a token, with single spaces. */
function textAfter(document: Document, token: Token, sentence: Sentence): string {
  return singleSpaced(document.text.slice(token.end, Math.min(sentence.end, token.end + AFTER))).trim();
}

function isPast(document: Document, groupStart: number, at: number): boolean {
  for (let index = groupStart - 1; index < at; index++) if (document.tokens[index]?.lower === "had") return true;
  return false;
}

const BLOCKING = wordSet("to may might should must");

/** "should support" is asked of the subject, "to oppose" is nobody's. */
function isBlocked(document: Document, groupStart: number, at: number): boolean {
  for (let index = groupStart; index < at; index++) {
    if (BLOCKING.has(document.tokens[index]?.lower ?? "")) return true;
  }
  const before = document.tokens[groupStart - 1];
  return before?.lower === "to";
}

/** What the words before the last of a group of verbs tell. */
interface Auxiliaries {
  /** A form of "be"; "being" is told apart: "being asked" is a passive, "is asking" is no participle. */
  readonly be: boolean;
  readonly being: boolean;
  readonly negated: boolean;
  readonly only: boolean;
  readonly would: boolean;
  /** The first modal. */
  readonly modal: string | null;
}

const BE = wordSet("is are was were be been");
const NEGATIONS = wordSet("not n't never");
const MODALS = wordSet("will would could can 'll cannot");

function auxiliariesOf(document: Document, from: number, to: number): Auxiliaries {
  const found = { be: false, being: false, negated: false, only: false, would: false, modal: null as string | null };
  for (let at = from; at < to; at++) {
    const word = document.tokens[at]?.lower ?? "";
    if (BE.has(word)) found.be = true;
    else if (NEGATIONS.has(word)) found.negated = true;
    else if (MODALS.has(word)) {
      found.modal ??= word;
      if (word === "would") found.would = true;
    } else if (word === "being") found.being = true;
    else if (word === "only") found.only = true;
  }
  return found;
}

function readVerb(document: Document, cast: Cast, sentence: Sentence, token: Token, lemma: string): Cue | null {
  const groupStart = verbGroupStart(document, sentence, token.index);
  if (isBlocked(document, groupStart, token.index)) return null;
  const before = groupStart > sentence.firstToken ? document.tokens[groupStart - 1] : undefined;
  if (before !== undefined && (before.tag === "DET" || before.tag === "ADJ") && cast.at(before.index) === undefined)
    return null;
  const { be, being, negated, only, would, modal } = auxiliariesOf(document, groupStart, token.index);
  const rest = textAfter(document, token, sentence);
  const ing = token.lower.endsWith("ing");
  const form = (be || being) && !ing ? "PASSIVE" : ing && !be ? "PARTICIPLE" : "FINITE";
  // "supported by NORWAY" without "was" is put in by others, not a verb of the clause.
  if (
    form !== "PASSIVE" &&
    token.lower.endsWith("ed") &&
    /^by (?!\d|one\b|two\b|half\b|a (?:third|half|quarter))/.test(rest)
  )
    return null;
  if (form === "PASSIVE" && !/^(?:\w+ ){0,3}by /.test(rest)) return null;
  const past = isPast(document, groupStart, token.index);
  const complement = token.index + 1;
  const cue = (taken: Taken | null, stresses = false): Cue => ({
    token,
    lemma,
    groupStart,
    complement,
    taken,
    stresses,
    past,
    conditional: would,
    form,
  });
  if (modal === "will" && form === "FINITE" && VOLITIONAL.has(lemma) && (negated || only)) {
    if (!negated) return cue({ stance: "OFFERS", strength: "FIRM" });
    if (lemma !== "accept" && lemma !== "agree") return cue({ stance: "REJECTS", strength: "FIRM" });
  }
  const taken = takenBy(document, token, lemma, rest, modal);
  // "and asked the Chair to explain" takes no position, but ends the one before.
  if (taken === "NOTHING") return cue(null);
  if (taken !== null) {
    // "would not accept anything less than peace", "will settle for nothing short of it": that and no less is wanted.
    if (YIELDING.has(taken.stance) && NOTHING_LESS.test(rest)) return cue({ stance: "DEMANDS", strength: "RED_LINE" });
    const stance = negated || modal === "cannot" ? opposite(taken, modal) : taken;
    return stance === null ? null : cue(stance);
  }
  const stresses = STRESSING.has(lemma);
  if (
    negated ||
    modal !== null ||
    form === "PASSIVE" ||
    (!stresses && !ASSERTING.has(lemma) && !MENTAL.has(lemma) && !JUDGING.has(lemma))
  )
    return null;
  return cue(null, stresses);
}

const YIELDING = wordSet("ACCEPTS SUPPORTS REJECTS");

/** Particles that stand right behind their verb. */
const CLOSE = wordSet("out in up down away off back by behind around");
/** Verbs whose "to" follows somebody: "asked Norway to". */
const TOLD_TO = wordSet("ask press direct");
/** What no particle stands behind. */
const STOPS = wordSet(", ; : .");
const ASKING = wordSet("ask request seek");

function takenBy(
  document: Document,
  token: Token,
  lemma: string,
  rest: string,
  modal: string | null,
): Taken | "NOTHING" | null {
  const frame = document.rules.has("positions.expressed") ? STANCE_FRAMES.get(lemma)?.fitting(rest) : undefined;
  if (frame !== undefined) return modal === null || modal === "will" ? frame : null;
  if (modal === "will" || modal === "would") {
    const promised = `${lemma} ${rest}`;
    if (modal === "will" && COMING_TO_TALKS.test(promised)) return PROMISE;
    if (HOSTILE.test(promised)) return HOSTILITY;
  }
  const verbs = document.rules.has("positions.verbs") ? STANCE_VERBS.get(lemma) : undefined;
  const verb = verbs?.find(
    ({ particles }) =>
      particles.length === 0 || particles.some((particle) => isFollowedBy(document, token, lemma, particle)),
  );
  if (verb === undefined) return modal === "will" && GIVING.has(lemma) ? PROMISE : null;
  if (ASKING.has(lemma) && (QUERY.test(rest) || (lemma === "ask" && QUESTION.test(rest)))) return "NOTHING";
  if (lemma === "ask" && ANONYMITY.test(rest)) return "NOTHING";
  // "denied that the others had agreed" tells a fact; what it denies of itself is its own position.
  if (
    lemma === "deny" &&
    /^(?:on \w+day |reports? )?that (?!it\b|they\b|he\b|she\b|its\b|their\b|his\b|her\b)/.test(rest)
  )
    return "NOTHING";
  if (lemma === "decline" && SILENCE.test(rest)) return "NOTHING";
  if (lemma === "order" && SUBORDINATES.test(rest)) return "NOTHING";
  if (verb.stance === "WITHDRAWS" && !WITHDRAWABLE.test(rest)) return null;
  if (PREFERRING.has(lemma) && /^(?:to )?not\b/.test(rest)) return { stance: "OPPOSES", strength: "PREFERENCE" };
  if (verb.stance === "DEMANDS" && modal !== null) return null;
  if (modal !== "could" && modal !== "can") return verb;
  return verb.stance === "SUPPORTS" || verb.stance === "ACCEPTS" ? { stance: "ACCEPTS", strength: "PREFERENCE" } : null;
}

const PREFERRING = wordSet("prefer favor favour");

/** Whether a particle stands behind a verb, as near as it must. */
function isFollowedBy(document: Document, verb: Token, lemma: string, particle: string): boolean {
  const reach = CLOSE.has(particle) || lemma === "appeal" ? 1 : particle === "to" && TOLD_TO.has(lemma) ? 10 : 3;
  for (let at = verb.index + 1; at <= verb.index + reach; at++) {
    const word = document.tokens[at];
    if (word === undefined || STOPS.has(word.text)) return false;
    if (word.lower === particle) return true;
  }
  return false;
}

const HOSTILITY: Taken = { stance: "OPPOSES", strength: "RED_LINE" };
const PROMISE: Taken = { stance: "COMMITS", strength: "FIRM" };

const SUBORDINATING = wordSet("if unless until whether before once because although how why what");
const AGAIN = wordSet("again more");

/** Whether the verb stands in a clause that only names a condition, or in what another cue asks for. */
function isSubordinate(document: Document, sentence: Sentence, verb: Token, cue: Cue | undefined): boolean {
  for (let at = verb.index - 1; at >= sentence.firstToken && verb.index - at < 14; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === "," || token.text === ";") return false;
    if (SUBORDINATING.has(token.lower)) {
      if (token.lower === "once" && AGAIN.has(document.tokens[at + 1]?.lower ?? "")) continue;
      return true;
    }
    if (cue !== undefined && at === cue.token.index) return false;
    if (token.lower === "that" && cue !== undefined && cue.taken !== null && at === cue.token.index + 1) return true;
  }
  return false;
}

const NOTHING_LESS =
  /^(?:to |for )?(?:anything|nothing|any (?:deal|agreement|offer|plan|solution)|no (?:deal|agreement|offer|plan|solution)) (?:less|short|other) (?:than|of)\b/i;

/** "did not support" is OPPOSES, "could not accept" REJECTS; a negated demand is no position. */
function opposite(taken: Taken, modal: string | null): Taken | null {
  if (taken.stance === "SUPPORTS" && modal === null) return { stance: "OPPOSES", strength: "FIRM" };
  if (taken.stance === "SUPPORTS" || taken.stance === "ACCEPTS")
    return { stance: "REJECTS", strength: modal === null ? "FIRM" : "RED_LINE" };
  return null;
}
