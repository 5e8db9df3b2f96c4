// Where a position may be taken: verbs of stance, of stressing and of reporting, forms of "be" with a stance adjective.

import type { Cast } from "./cast.ts";
import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { STANCE_FRAMES } from "./lexicon/stance-frames.ts";
import {
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
  STANCE_ADJECTIVES,
  STANCE_VERBS,
  STRESSING,
  SUBORDINATES,
  type Taken,
  VOLITIONAL,
  WITHDRAWABLE,
} from "./lexicon/stances.ts";
import { verbGroupStart } from "./phrases.ts";

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
    if (token === undefined || quotationAt(document, token.start) !== undefined) continue;
    const cue = token.tag === "AUX" ? readCopula(document, sentence, token) : readVerb(document, cast, sentence, token);
    if (cue === null || isSubordinate(document, sentence, cue.token, cues.at(-1))) continue;
    cues.push(cue);
  }
  return cues;
}

/** "was in favour of", "is not prepared to accept". */
function readCopula(document: Document, sentence: Sentence, token: Token): Cue | null {
  if (!/^(?:is|are|was|were|been|be|remains?)$/.test(token.lower) || !document.rules.has("positions.adjectives"))
    return null;
  const groupStart = verbGroupStart(document, sentence, token.index);
  if (isBlocked(document, groupStart, token.index)) return null;
  const next = document.tokens[token.index + 1];
  const follows = textAfter(document, token, sentence).replace(/^(?:\w+ly|also|still|very|now|deeply|all) /, "");
  const found = STANCE_ADJECTIVES.find((one) => one.follows.test(follows));
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
  return document.text
    .slice(token.end, Math.min(sentence.end, token.end + AFTER))
    .replaceAll(/\s+/g, " ")
    .trim();
}

function isPast(document: Document, groupStart: number, at: number): boolean {
  for (let index = groupStart - 1; index < at; index++) if (document.tokens[index]?.lower === "had") return true;
  return false;
}

/** "should support" is asked of the subject, "to oppose" is nobody's. */
function isBlocked(document: Document, groupStart: number, at: number): boolean {
  for (let index = groupStart; index < at; index++) {
    if (/^(?:to|may|might|should|must)$/.test(document.tokens[index]?.lower ?? "")) return true;
  }
  const before = document.tokens[groupStart - 1];
  return before?.lower === "to";
}

function readVerb(document: Document, cast: Cast, sentence: Sentence, token: Token): Cue | null {
  const lemma = lemmaAt(document, cast, token);
  if (lemma === null) return null;
  const { tokens } = document;
  if (!TAKING.has(lemma) && !followsWill(document, token)) return null;
  const groupStart = verbGroupStart(document, sentence, token.index);
  if (isBlocked(document, groupStart, token.index)) return null;
  const group = tokens.slice(groupStart, token.index).map((word) => word.lower);
  const before = groupStart > sentence.firstToken ? tokens[groupStart - 1] : undefined;
  if (
    before !== undefined &&
    cast.at(before.index) === undefined &&
    /^(?:DET|ADJ)$/.test(before.tag) &&
    token.tag !== "AUX"
  )
    return null;
  const rest = textAfter(document, token, sentence);
  const passive = group.some((word) => /^(?:is|are|was|were|be|been|being)$/.test(word)) && !/ing$/.test(token.lower);
  const form = passive
    ? "PASSIVE"
    : /ing$/.test(token.lower) && !group.some((word) => /^(?:is|are|was|were|been|be)$/.test(word))
      ? "PARTICIPLE"
      : "FINITE";
  // "supported by NORWAY" without "was" is put in by others, not a verb of the clause.
  if (
    form !== "PASSIVE" &&
    /ed$/.test(token.lower) &&
    /^by (?!\d|one\b|two\b|half\b|a (?:third|half|quarter))/.test(rest)
  )
    return null;
  if (form === "PASSIVE" && !/^(?:\w+ ){0,3}by /.test(rest)) return null;
  const past = isPast(document, groupStart, token.index);
  const cue = {
    token,
    lemma,
    groupStart,
    complement: token.index + 1,
    past,
    conditional: group.includes("would"),
    form,
  } as const;
  const negated = group.some((word) => /^(?:not|n't|never)$/.test(word));
  const modal = group.find((word) => /^(?:will|would|could|can|'ll|cannot)$/.test(word)) ?? null;
  if (modal === "will" && form === "FINITE" && VOLITIONAL.has(lemma) && (negated || group.includes("only"))) {
    const taken: Taken = negated ? { stance: "REJECTS", strength: "FIRM" } : { stance: "OFFERS", strength: "FIRM" };
    if (!negated || !/^(?:accept|agree)$/.test(lemma)) return { ...cue, taken, stresses: false };
  }
  const taken = takenBy(document, token, lemma, rest, modal);
  // "and asked the Chair to explain" takes no position, but ends the one before.
  if (taken === "NOTHING") return { ...cue, taken: null, stresses: false };
  if (taken !== null) {
    // "would not accept anything less than peace", "will settle for nothing short of it": that and no less is wanted.
    if (NOTHING_LESS.test(rest) && /^(?:ACCEPTS|SUPPORTS|REJECTS)$/.test(taken.stance))
      return { ...cue, taken: { stance: "DEMANDS", strength: "RED_LINE" }, stresses: false };
    const stance = negated || modal === "cannot" ? opposite(taken, modal) : taken;
    return stance === null ? null : { ...cue, taken: stance, stresses: false };
  }
  const stresses = STRESSING.has(lemma);
  if (
    negated ||
    modal !== null ||
    form === "PASSIVE" ||
    (!stresses && !ASSERTING.has(lemma) && !MENTAL.has(lemma) && !JUDGING.has(lemma))
  )
    return null;
  return { ...cue, taken: null, stresses };
}

/** Verbs that can take a position by themselves; all others need a "will" or "would". */
const TAKING: ReadonlySet<string> = new Set([
  ...STANCE_VERBS.keys(),
  ...STANCE_FRAMES.keys(),
  ...STRESSING,
  ...ASSERTING,
  ...MENTAL,
  ...JUDGING,
]);

/** Whether "will" or "would" stands among the words that a group of verbs can have before its last. */
function followsWill(document: Document, token: Token): boolean {
  for (let at = token.index - 1; at >= token.index - 8; at--) {
    const word = document.tokens[at]?.lower;
    if (word === "will" || word === "would" || word === "'ll") return true;
  }
  return false;
}

/** The verb's lemma; null for what is no verb. Tags are wrong about "Norway demands a text" and "PERU preferred". */
function lemmaAt(document: Document, cast: Cast, token: Token): string | null {
  const before = document.tokens[token.index - 1]?.lower ?? "";
  if (VOLITIONAL.has(token.lower) && /^(?:only|not|will)$/.test(before)) return token.lower;
  if (token.tag === "VERB") return IRREGULAR.get(token.lower) ?? token.lemma.toLowerCase();
  if ((token.tag !== "NOUN" && token.tag !== "ADJ") || !document.rules.has("positions.mistagged")) return null;
  if (cast.at(token.index - 1) === undefined || cast.at(token.index) !== undefined) return null;
  if (token.tag === "NOUN") {
    const next = document.tokens[token.index + 1];
    if (!/s$/.test(token.lower) || next === undefined || !/^(?:DET|SCONJ|PRON|PART|ADP)$/.test(next.tag)) return null;
    if (/^['’]s$/.test(next.text) || /^(?:of|in|at)$/.test(next.lower)) return null;
    return known(token.lower.replace(/s$/, "")) ?? known(token.lower.replace(/es$/, ""));
  }
  if (!/ed$/.test(token.lower)) return null;
  const stem = token.lower.replace(/ed$/, "");
  return known(stem) ?? known(`${stem}e`) ?? known(stem.replace(/(.)\1$/, "$1"));
}

const IRREGULAR: ReadonlyMap<string, string> = new Map([
  ["said", "say"],
  ["says", "say"],
  ["saying", "say"],
  ["sought", "seek"],
  ["withdrew", "withdraw"],
  ["swore", "swear"],
  ["sworn", "swear"],
  ["preferred", "prefer"],
  ["underlined", "underline"],
  ["reiterated", "reiterate"],
  ["spoke", "speak"],
]);

function known(lemma: string): string | null {
  return STANCE_VERBS.has(lemma) || STRESSING.has(lemma) || ASSERTING.has(lemma) || MENTAL.has(lemma) ? lemma : null;
}

/** Particles that stand right behind their verb. */
const CLOSE = /^(?:out|in|up|down|away|off|back|by|behind|around)$/;
/** Verbs whose "to" follows somebody: "asked Norway to". */
const TOLD_TO = /^(?:ask|press|direct)$/;

function takenBy(
  document: Document,
  token: Token,
  lemma: string,
  rest: string,
  modal: string | null,
): Taken | "NOTHING" | null {
  const frames = document.rules.has("positions.expressed") ? STANCE_FRAMES.get(lemma) : undefined;
  const frame = frames?.find((one) => one.follows.test(rest));
  if (frame !== undefined) return modal === null || modal === "will" ? frame : null;
  if (modal === "would" && HOSTILE.test(`${lemma} ${rest}`)) return HOSTILITY;
  if (modal === "will" && COMING_TO_TALKS.test(`${lemma} ${rest}`)) return PROMISE;
  if (modal === "will" && HOSTILE.test(`${lemma} ${rest}`)) return HOSTILITY;
  const verbs = document.rules.has("positions.verbs") ? STANCE_VERBS.get(lemma) : undefined;
  const verb = verbs?.find((one) => {
    if (one.particles.length === 0) return true;
    return one.particles.some((particle) => {
      const reach = CLOSE.test(particle) || lemma === "appeal" ? 1 : particle === "to" && TOLD_TO.test(lemma) ? 10 : 3;
      for (let at = token.index + 1; at <= token.index + reach; at++) {
        const word = document.tokens[at];
        if (word === undefined || /^[,;:.]$/.test(word.text)) return false;
        if (word.lower === particle) return true;
      }
      return false;
    });
  });
  if (verb === undefined) return modal === "will" && GIVING.has(lemma) ? PROMISE : null;
  if (/^(?:ask|request|seek)$/.test(lemma) && (QUERY.test(rest) || (lemma === "ask" && QUESTION.test(rest))))
    return "NOTHING";
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
  if (/^(?:prefer|favou?r)$/.test(lemma) && /^(?:to )?not\b/.test(rest))
    return { stance: "OPPOSES", strength: "PREFERENCE" };
  if (verb.stance === "DEMANDS" && modal !== null) return null;
  if ((modal === "could" || modal === "can") && /^(?:SUPPORTS|ACCEPTS)$/.test(verb.stance))
    return { stance: "ACCEPTS", strength: "PREFERENCE" };
  if (modal === "could" || modal === "can") return null;
  return verb;
}

const HOSTILITY: Taken = { stance: "OPPOSES", strength: "RED_LINE" };
const PROMISE: Taken = { stance: "COMMITS", strength: "FIRM" };

/** Whether the verb stands in a clause that only names a condition, or in what another cue asks for. */
function isSubordinate(document: Document, sentence: Sentence, verb: Token, cue: Cue | undefined): boolean {
  for (let at = verb.index - 1; at >= sentence.firstToken && verb.index - at < 14; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === "," || token.text === ";") return false;
    if (token.lower === "once" && /^(?:again|more)$/.test(document.tokens[at + 1]?.lower ?? "")) continue;
    if (/^(?:if|unless|until|whether|before|once|because|although|how|why|what)$/.test(token.lower)) return true;
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
