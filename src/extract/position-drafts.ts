// A position as it is found: its end, its words, its targets, its day.

import type { Stance, Strength } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast, Speaker } from "./cast.ts";
import { type ConditionDraft, findConditions } from "./conditions.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence, Token } from "./document.ts";
import { issueOf } from "./issues.ts";
import type { Taken } from "./lexicon/stances.ts";
import type { Holders } from "./sides.ts";
import type { SpokenDraft } from "./speakers.ts";
import type { Cue } from "./stance-cues.ts";
import { singleSpaced, wordSet } from "./tokens.ts";

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

const TRAILING =
  /, (?:(?:and|but|while|also|thus|thereby|further) )*(?:noting|stressing|emphasi[sz]ing|arguing|saying|adding|citing|highlighting|underscoring|underlining|warning|stating|explaining|suggesting|recommending|proposing|urging|calling|cautioning|expressing|requesting|insisting|supporting|opposing|welcoming|pointing|recalling|indicating|claiming|asking|casting|reiterating|according to|but declined)\b/u;

/** Where a complement ends, in UTF-16 indices: before the next clause, or a participle that goes on to say something else. */
export function complementEnd(document: Document, sentence: Sentence, cue: Cue, next: number | null): number {
  const { tokens } = document;
  let limit = sentence.lastToken;
  if (next !== null && next >= cue.complement) {
    limit = next;
    while (limit > cue.complement && JOINING.has(tokens[limit - 1]?.lower ?? "")) limit--;
  }
  const last = tokens[Math.max(cue.token.index, limit - 1)];
  const start = cue.token.end;
  let end = last?.end ?? sentence.end;
  let text = document.text.slice(start, end);
  const cutAt = (place: number) => {
    end = start + place;
    text = text.slice(0, place);
  };
  const tail = text.includes(",") ? text.replaceAll(/[^\S ]/g, " ").search(TRAILING) : -1;
  if (tail > 3) cutAt(tail);
  // In a list behind a colon, semicolons separate its items; elsewhere a clause of another's.
  const semicolon = text.indexOf("; ");
  if (semicolon > 3 && !text.slice(0, semicolon).includes(":")) cutAt(semicolon);
  const other = text.includes(", ") ? text.search(/, (?:while|whereas|but|and) (?=(?:the )?\p{Lu}{2})/u) : -1;
  if (other > 3) cutAt(other);
  return trimEnd(document, start, text.includes(", ") ? statementEndsAt(document, start, end) : end);
}

/** Words between two clauses, and what opens an insertion before the next verb. */
const JOINING = wordSet("and but while whereas then , ; that with also");

export function trimEnd(document: Document, start: number, from: number): number {
  let end = from;
  while (end > start && /[\s.,;:!?”"]/.test(document.text[end - 1] ?? "")) end--;
  return end;
}

/** Cuts off a parenthetical attribution at the end: ", he said". */
function statementEndsAt(document: Document, start: number, end: number): number {
  const text = document.text.slice(start, end);
  const said = /, (?:(?:the |an? )?[\p{L} .’'-]{2,50}) (?:said|says|told reporters)(?: [\p{L}]+)?[.”"]*$/u.exec(text);
  if (said !== null) return start + said.index;
  const inverted = /, (?:said|says|according to) /.exec(text);
  return inverted === null || inverted.index < 4 ? end : start + inverted.index;
}

/** What a position takes over from its sentence. */
export interface Common {
  readonly spoken: SpokenDraft | null;
  /** Who says the clause that the cue stands in; null when the writer does. */
  readonly reporters: readonly Speaker[] | null;
  /** The sentence, where the complement names no issue. */
  readonly around: Range;
  readonly statedOn: string | null;
}

export function make(
  document: Document,
  cast: Cast,
  cue: Cue,
  taken: Taken,
  who: Holders,
  range: Range,
  common: Common,
): PositionDraft {
  const complementStart = document.tokens[cue.complement]?.start ?? range.start;
  // Inside of what is said, whoever says it; a cue of the writer's has its own subject.
  const told = common.reporters ?? [];
  const voicedBy = told.some((speaker) => !who.holders.some((holder) => holder === speaker)) ? told : who.voicedBy;
  return {
    holders: who.holders,
    stance: taken.stance,
    strength: taken.strength,
    issue: issueOf(document, { start: complementStart, end: range.end }, common.around),
    summary: summarise(document, cue, range.end),
    targets: targetsOf(cast, { start: complementStart, end: range.end }, who.holders),
    voicedBy,
    statement: common.spoken,
    conditions: findConditions(document, { start: complementStart, end: range.end }),
    statedOn: common.statedOn,
    evidence: [range],
  };
}

const MODALS: ReadonlyMap<string, string> = new Map([
  ["would", "would"],
  ["could", "could"],
  ["can", "can"],
  ["cannot", "can"],
  ["ca", "can"],
  ["will", "will"],
  ["wo", "will"],
  ["'ll", "will"],
  ["may", "may"],
  ["might", "might"],
]);

const NEGATIONS = wordSet("not n't never cannot");

const IRREGULAR_PRESENT: Readonly<Record<string, string>> = { be: "is", have: "has" };

/** "opposes an invasion …": the verb in the present, then its complement as it stands. */
function summarise(document: Document, cue: Cue, end: number): string {
  const { lemma } = cue;
  const verb =
    IRREGULAR_PRESENT[lemma] ??
    (/(?:s|x|ch|sh|o)$/.test(lemma)
      ? `${lemma}es`
      : /[^aeiou]y$/.test(lemma)
        ? `${lemma.slice(0, -1)}ies`
        : `${lemma}s`);
  let negated = false;
  // Who would accept has not accepted.
  let modal: string | undefined;
  for (let at = cue.groupStart; at < cue.token.index; at++) {
    const word = document.tokens[at]?.lower ?? "";
    if (NEGATIONS.has(word)) negated = true;
    modal ??= MODALS.get(word);
  }
  const complement = singleSpaced(document.text.slice(cue.token.end, end)).trim();
  const told =
    modal === undefined ? (negated ? `does not ${lemma}` : verb) : `${modal}${negated ? " not" : ""} ${lemma}`;
  return `${told} ${complement}`.slice(0, 400);
}

/** The other actors that are asked to do, stop or give something. */
export function targetsOf(cast: Cast, range: Range, holders: readonly ActorDraft[]): readonly ActorDraft[] {
  return cast
    .within(range)
    .filter((actor) => !holders.includes(actor) && actor.kind !== "PERSON" && actor.kind !== "MEDIA")
    .slice(0, 2);
}

/** What was said and when, by sentence, so that a text is read in linear time. */
export interface Surroundings {
  readonly statements: readonly SpokenDraft[];
  readonly dates: readonly DateDraft[];
}

/** The statements and the dates of every sentence. */
export function surroundings(
  document: Document,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
): (sentence: Sentence) => Surroundings {
  const spoken = new Map<number, SpokenDraft[]>();
  for (const one of statements) {
    const of = spoken.get(one.draft.sentence) ?? [];
    of.push(one);
    spoken.set(one.draft.sentence, of);
  }
  const days = new Map<number, DateDraft[]>();
  let at = 0;
  for (const date of dates.toSorted((a, b) => a.start - b.start)) {
    while (at < document.sentences.length - 1 && (document.sentences[at]?.end ?? 0) <= date.start) at++;
    const of = days.get(at) ?? [];
    of.push(date);
    days.set(at, of);
  }
  return (sentence) => ({
    statements: spoken.get(sentence.index) ?? [],
    dates: days.get(sentence.index) ?? [],
  });
}

/** The statement that a token is part of, in what is said or as its cue. */
export function statementAround(statements: readonly SpokenDraft[], token: Token): SpokenDraft | null {
  return statements.find((spoken) => isInside(spoken, token)) ?? cuedBy(statements, token);
}

/** The statement whose content a token lies in. */
export function isInside(spoken: SpokenDraft, token: Token): boolean {
  return spoken.draft.content.some((range) => token.start >= range.start && token.end <= range.end);
}

/** The statement that a token is the cue of. */
export function cuedBy(statements: readonly SpokenDraft[], token: Token): SpokenDraft | null {
  return (
    statements.find((spoken) =>
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
