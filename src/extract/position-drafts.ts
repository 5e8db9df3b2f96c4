// A position as it is found: its end, its words, its targets, its day.

import type { Stance, Strength } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast, Speaker } from "./cast.ts";
import { type ConditionDraft, findConditions } from "./conditions.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence, Token } from "./document.ts";
import { issueOf } from "./lexicon/issues.ts";
import type { SpokenDraft } from "./speakers.ts";
import type { Cue } from "./stance-cues.ts";

export interface PositionDraft {
  readonly holders: readonly ActorDraft[];
  readonly stance: Stance;
  readonly strength: Strength;
  readonly issue: { readonly slug: string; readonly name: string };
  readonly summary: string;
  readonly targets: readonly ActorDraft[];
  readonly voicedBy: readonly Speaker[];
  readonly statement: SpokenDraft | null;
  readonly conditions: readonly ConditionDraft[];
  readonly statedOn: string | null;
  readonly evidence: readonly Range[];
}

export function complementEnd(document: Document, sentence: Sentence, cue: Cue, next: Cue | undefined): number {
  const { tokens } = document;
  let limit = sentence.lastToken;
  if (next !== undefined) {
    // Back over the next cue's subject to the conjunction, comma or semicolon before it.
    let at = next.groupStart - 1;
    while (at > cue.complement && !/^(?:and|but|while|whereas|;|that|who|which)$/.test(tokens[at]?.lower ?? "")) at--;
    if (at > cue.complement) limit = tokens[at - 1]?.text === "," ? at - 1 : at;
    else limit = next.groupStart;
  }
  let end = tokens[Math.max(cue.token.index, limit - 1)]?.end ?? sentence.end;
  const text = document.text.slice(cue.token.end, end);
  const tail = text.search(
    /, (?:noting|stressing|arguing|saying|adding|emphasizing|citing|highlighting|underscoring|warning|according to|casting|but declined)\b|; |, (?:while|whereas|but|and) (?=(?:the )?\p{Lu})/u,
  );
  if (tail > 3) end = cue.token.end + tail;
  return trimEnd(document, cue.token.end, statementEndsAt(document, cue.token.end, end));
}

export function trimEnd(document: Document, start: number, from: number): number {
  let end = from;
  while (end > start && /[\s.,;:!?”"]/.test(document.text[end - 1] ?? "")) end--;
  return end;
}

/** Cuts off a parenthetical attribution at the end: ", he said". */
function statementEndsAt(document: Document, start: number, end: number): number {
  const text = document.text.slice(start, end);
  const said = /, (?:(?:the |an? )?[\p{L} .’'-]{2,50}) (?:said|says|told reporters)(?: [\p{L}]+)?[.”"]*$/u.exec(text);
  return said === null ? end : start + said.index;
}

interface Common {
  readonly spoken: SpokenDraft | null;
  /** The sentence, where the complement names no issue. */
  readonly around: string;
  readonly statedOn: string | null;
}

export function make(
  document: Document,
  cast: Cast,
  cue: Cue,
  who: { readonly holders: readonly ActorDraft[]; readonly voicedBy: readonly Speaker[] },
  range: Range,
  words: string,
  common: Common,
): PositionDraft {
  const complementStart = document.tokens[cue.complement]?.start ?? range.start;
  const voicedBy = common.spoken?.speakers.some((speaker) => !who.holders.some((holder) => holder === speaker))
    ? common.spoken.speakers
    : who.voicedBy;
  return {
    holders: who.holders,
    stance: cue.stance,
    strength: cue.strength,
    issue: issueOf(words, common.around),
    summary: summarise(document, cue, range.end),
    targets: targetsOf(cast, { start: complementStart, end: range.end }, who.holders),
    voicedBy,
    statement: common.spoken,
    conditions: findConditions(document, { start: complementStart, end: range.end }),
    statedOn: common.statedOn,
    evidence: [range],
  };
}

/** "opposes an invasion …": the verb in the present, then its complement as it stands. */
function summarise(document: Document, cue: Cue, end: number): string {
  const lemma = cue.token.lemma.toLowerCase();
  const verb = /(?:s|x|ch|sh|o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const negated = document.tokens
    .slice(cue.groupStart, cue.token.index)
    .some((word) => /^(?:not|n't)$/.test(word.lower));
  const complement = document.text.slice(cue.token.end, end).replaceAll(/\s+/g, " ").trim();
  return `${negated ? `does not ${lemma}` : verb} ${complement}`.slice(0, 400);
}

/** The other actors that are asked to do, stop or give something. */
export function targetsOf(cast: Cast, range: Range, holders: readonly ActorDraft[]): readonly ActorDraft[] {
  return cast
    .within(range)
    .filter((actor) => !holders.includes(actor) && actor.kind !== "PERSON" && actor.kind !== "MEDIA")
    .slice(0, 2);
}

export function statementAround(statements: readonly SpokenDraft[], token: Token): SpokenDraft | null {
  return (
    statements.find(
      (spoken) =>
        spoken.draft.content.some((range) => token.start >= range.start && token.end <= range.end) ||
        spoken.draft.cue.some((range) => token.start >= range.start && token.end <= range.end),
    ) ?? null
  );
}

export function statedOn(
  dates: readonly DateDraft[],
  sentence: Sentence,
  at: number,
  spoken: SpokenDraft | null,
): string | null {
  return (
    spoken?.saidOn ??
    dateWithin(
      dates.filter((date) => date.start - sentence.start < 12 || Math.abs(date.start - at) < 25),
      sentence,
      at,
    )
  );
}
