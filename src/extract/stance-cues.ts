// Verbs that take a position, where they stand as finite verbs of their own.

import type { Stance, Strength } from "../domain/vocabulary.ts";

import type { Cast } from "./cast.ts";
import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { EXPRESSED, EXPRESSING, STANCE_VERBS, type StanceVerb, WITHDRAWABLE } from "./lexicon/stances.ts";
import { verbGroupStart } from "./phrases.ts";

export interface Cue {
  readonly token: Token;
  readonly groupStart: number;
  readonly stance: Stance;
  readonly strength: Strength;
  /** Index of the first token of the complement. */
  readonly complement: number;
}

export function findCues(document: Document, cast: Cast, sentence: Sentence): readonly Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined) continue;
    const next = document.tokens[at + 1];
    // "Norway demands a text": the tagger takes many such verbs for plurals.
    const mistagged =
      document.rules.has("positions.mistagged") &&
      token.tag === "NOUN" &&
      /s$/.test(token.lower) &&
      cast.at(at - 1) !== undefined &&
      next !== undefined &&
      /^(?:DET|SCONJ|PRON|PART)$/.test(next.tag) &&
      !/^['’]s$/.test(next.text);
    if (token.tag !== "VERB" && !mistagged) continue;
    if (quotationAt(document, token.start) !== undefined) continue;
    const lemma = (mistagged ? token.lower.replace(/s$/, "") : token.lemma).toLowerCase();
    const groupStart = verbGroupStart(document, sentence, at);
    const group = document.tokens.slice(groupStart, at);
    const negated = group.some((word) => /^(?:not|n't|never)$/.test(word.lower));
    const before = document.tokens[groupStart - 1];
    if (
      before !== undefined &&
      groupStart > sentence.firstToken &&
      (before.tag === "DET" || before.lower === "to" || before.tag === "ADJ")
    )
      continue;
    // "had rejected" is history, unless it is what somebody says now.
    if (group.some((word) => /^(?:to|would|could|may|might|can|should|must|had)$/.test(word.lower))) continue;
    if (
      group.some((word) => word.tag === "AUX" && /^(?:is|are|was|were|be|been|being)$/.test(word.lower)) &&
      /ed$/.test(token.lower)
    )
      continue;
    if (/ing$/.test(token.lower) && !group.some((word) => word.tag === "AUX")) continue;
    const particle = (word: string) => {
      for (let i = at + 1; i <= at + 3; i++) if (document.tokens[i]?.lower === word) return i;
      return null;
    };
    if (EXPRESSING.has(lemma) && document.rules.has("positions.expressed")) {
      const rest = document.text.slice(next?.start ?? token.end, sentence.end);
      const expressed = EXPRESSED.find(([pattern]) => pattern.test(rest));
      if (expressed !== undefined && !negated)
        cues.push({ token, groupStart, stance: expressed[1], strength: expressed[2], complement: at + 1 });
      if (expressed !== undefined || lemma !== "offer") continue;
    }
    const verb = STANCE_VERBS.get(lemma)?.find(
      (candidate) => candidate.particle === "" || particle(candidate.particle) !== null,
    );
    if (verb === undefined || !document.rules.has("positions.verbs")) continue;
    if (verb.stance === "WITHDRAWS" && !WITHDRAWABLE.test(document.text.slice(next?.start ?? token.end, sentence.end)))
      continue;
    if (isSubordinate(document, sentence, token, cues.at(-1))) continue;
    const stance = negated ? opposite(verb) : { stance: verb.stance, strength: verb.strength };
    if (stance === null) continue;
    cues.push({ token, groupStart, ...stance, complement: at + 1 });
  }
  return cues;
}

/** Whether the verb stands in a clause that only names a condition, or what another cue asks for. */
function isSubordinate(document: Document, sentence: Sentence, verb: Token, cue: Cue | undefined): boolean {
  for (let at = verb.index - 1; at >= sentence.firstToken && verb.index - at < 14; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === "," || token.text === ";") return false;
    if (/^(?:if|unless|until|whether|before|once|because|although)$/.test(token.lower)) return true;
    if (cue !== undefined && at === cue.token.index) return false;
    if (token.lower === "that" && cue !== undefined && at === cue.token.index + 1) return true;
  }
  return false;
}

/** "did not support" is OPPOSES; a negated demand is no position. */
function opposite(verb: StanceVerb): { stance: Stance; strength: Strength } | null {
  if (verb.stance === "SUPPORTS") return { stance: "OPPOSES", strength: "FIRM" };
  if (verb.stance === "ACCEPTS") return { stance: "REJECTS", strength: "FIRM" };
  return null;
}
