// Whom a noun phrase or a pronoun before a verb means, as a party to talks: a body, a group, an official's side.

import { type Cast, isActor, type Speaker } from "./cast.ts";
import type { Document } from "./document.ts";
import { BODY_WORDS, GROUP_NOUNS } from "./lexicon/bodies.ts";
import type { Phrase } from "./phrases.ts";
import { canHold, type Holders, ownSide, presides } from "./sides.ts";

/** Who was the subject last, in this sentence or in those before. */
export interface Discourse extends Holders {
  readonly sentence: number;
}

/** Nouns for whoever speaks for a state or a body. */
const OFFICIAL =
  /^(?:official|officer|diplomat|spokes(?:man|woman|person)|minister|negotiator|envoy|ambassador|delegate|representative|president|premier|leader|commander|foreign secretary)$/;

/** Whom a noun phrase means; a body or a group that the text only describes becomes an actor, an official is his side. */
export function parties(
  document: Document,
  cast: Cast,
  phrase: Phrase,
  reporters: readonly Speaker[],
): readonly Speaker[] {
  const found = cast.resolve(phrase, reporters, false).filter(canHold);
  const head = document.tokens[phrase.head];
  if (found.length > 0 || head === undefined || head.tag === "PRON") return found;
  const sides = cast.within(phrase).filter((actor) => actor.kind !== "PERSON" && actor.kind !== "MEDIA");
  if (OFFICIAL.test(head.lower)) return sides.slice(-1);
  const isBody = BODY_WORDS.has(head.lower) || GROUP_NOUNS.has(head.lower);
  if (isBody && sides.length > 0) return sides.slice(-1);
  const isGroup = head.tag === "NOUN" && /[^s]s$/.test(head.lower);
  const isName = head.tag === "PROPN" && /^\p{Lu}/u.test(head.text);
  return isBody || isGroup || isName
    ? cast.resolve(phrase, reporters, true).filter((one) => isActor(one) && canHold(one))
    : [];
}

/** Who said something last: persons before the side that they spoke for. */
export function speakersOf(recent: Discourse): readonly Speaker[] {
  return recent.voicedBy.length > 0 ? recent.voicedBy : recent.holders;
}

/** Whom a pronoun means; null when it may mean anybody, or somebody who takes no side. */
export function resolvePronoun(
  document: Document,
  cast: Cast,
  at: number,
  known: {
    /** The subject of the cue before in the sentence. */
    readonly before: Holders | null;
    /** Whether the pronoun opens the clause that this cue reports. */
    readonly inside: boolean;
    readonly recent: Discourse | null;
    readonly reporters: readonly Speaker[] | null;
  },
): Holders | null {
  const token = document.tokens[at];
  if (token === undefined) return null;
  const { before, inside, recent, reporters } = known;
  // In a clause of time or reason, a pronoun may mean anybody that the sentence names.
  if (/^(?:when|after|before|because|where|as|since|which|whom|who|what)$/.test(document.tokens[at - 1]?.lower ?? ""))
    return null;
  if (inside && before !== null) return before;
  if (reporters !== null && reporters.length > 0) return ownSide(reporters.filter(canHold));
  if (before !== null && agrees(token.lower, before)) return before;
  const phrase = { start: token.start, end: token.end, first: at, last: at, head: at };
  if (recent === null) return ownSide(cast.resolve(phrase, [], false).filter(canHold));
  // Somebody who was named as a subject after the last cue comes before its subject.
  if (/^(?:he|she)$/.test(token.lower) && token.sentence - recent.sentence > 1) {
    const people = cast.resolve(phrase, recent.voicedBy.length > 0 ? recent.voicedBy : recent.holders, false);
    const person = people[0];
    if (person !== undefined && isActor(person)) {
      const mention = person.mentions.findLast((one) => one.end <= token.start);
      const sentence = document.sentences[recent.sentence];
      if (mention !== undefined && sentence !== undefined && mention.start > sentence.end)
        return presides(person) ? null : ownSide([person]);
    }
  }
  return agrees(token.lower, recent) ? recent : null;
}

/** "They" are several or a body, "it" is one. */
function agrees(pronoun: string, { holders }: Holders): boolean {
  const [first] = holders;
  if (holders.length !== 1 || first === undefined) return pronoun !== "it";
  return pronoun !== "they" || !/^(?:STATE|PERSON)$/.test(first.kind);
}
