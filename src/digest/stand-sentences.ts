// How a position and its moves are told, with who voiced it and when.

import { normaliseName } from "../domain/names.ts";
import type { Cited, PositionRecord, Told } from "../store/cited.ts";
import type { ToldStand } from "../store/stands.ts";

import { cellsIn } from "./cells.ts";
import { groupBy, type Move } from "./moves.ts";
import { continued, joined, opened, type Part, say, type Sentence, textOf, words } from "./parts.ts";
import { type Draft, type Records, remembered } from "./records.ts";
import { pastOf, pluralOf } from "./verbs.ts";
import { canBeSaid } from "./verify.ts";
import {
  inSentence,
  isDangling,
  isPlural,
  MOVES,
  nameFor,
  saidParts,
  source,
  tell,
  trimmed,
  uncapital,
  when,
  withoutSpeaker,
} from "./wording.ts";

export function nameOf(records: Records, actorId: string): string {
  return records.actors.get(actorId)?.names[0] ?? "an actor";
}

export function issueName(records: Records, issueId: string): string {
  return issueInSentence(records.issues.get(issueId) ?? "an issue");
}

/** "Cease-fire" → "cease-fire"; "REDD" and "Kyoto Protocol" as they are. */
function lowered(name: string): string {
  return /\s\p{Lu}/u.test(name) ? name : name.replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** A position that is cited. */
export interface Position {
  readonly cited: Cited;
  readonly record: PositionRecord;
}

/** One position, or one that several hold together by the same words. */
export type Held = readonly [Position, ...(readonly Position[])];

export function positionOf(cited: ReadonlyMap<string, Cited>, claimId: string): Position | null {
  const found = cited.get(claimId);
  return found?.record.kind === "POSITION" ? { cited: found, record: found.record } : null;
}

export function issuePart({ cited, record }: Position): Part {
  return { kind: "NAME", of: "ISSUE", claimId: cited.claimId, text: issueInSentence(record.issue) };
}

/** "a cease-fire", "the withdrawal of forces", "displacement": as it stands after "on". */
export function issueInSentence(name: string): string {
  const text = lowered(name);
  if (/^(?:cease-?fire|truce|pause|agreement|deal)$/.test(text)) return `${/^a/.test(text) ? "an" : "a"} ${text}`;
  return /^(?!the )\p{Ll}[\p{L}-]* (?:of|for) /u.test(text) ? `the ${text}` : text;
}

export function holderPart({ cited, record }: Position): Part {
  return nameFor("HOLDER", cited.claimId, record.holder);
}

/** Those who voiced a position other than its holders. */
function othersOf([first, ...rest]: Held): readonly Told[] {
  const holders = new Set(["others", ...[first, ...rest].map(({ record }) => normaliseName(record.holder.name))]);
  return first.record.voices.filter((voice) => !holders.has(normaliseName(voice.name)));
}

/** ", Benjamin Netanyahu said", or ", according to the Sample wire" when nobody is named who voiced it. */
function attribution(held: Held): Sentence {
  const others = othersOf(held);
  const [{ cited }] = held;
  return others.length > 0 ? say`, ${tell("VOICE", cited.claimId, others)} said` : say`, according to ${source(cited)}`;
}

/** Holders that are told by name; the rest are "others". */
const MOST_HOLDERS = 5;

/** "Algeria, Bolivia and China": all who hold it. */
function holdersOf(held: Held): Sentence {
  const each = distinctHolders(held);
  const named = each.slice(0, MOST_HOLDERS).map((one): Sentence => [holderPart(one)]);
  return joined(each.length > MOST_HOLDERS ? [...named, [words("others")]] : named);
}

function distinctHolders(held: Held): readonly Position[] {
  return [...groupBy(held, ({ record }) => normaliseName(record.holder.name)).values()].flatMap((same) =>
    same.slice(0, 1),
  );
}

/** "insists that …": the verb, then the words of the article; null when the summary is not in its words. */
function predicate({ cited, record }: Position, tense: "PRESENT" | "PLURAL" | "PAST"): Sentence | null {
  const summary = withoutSpeaker(trimmed(record.summary)).replaceAll(/[“”"]/g, "");
  const match =
    /^((?:does not |(?:would|could|can|will|may|might) (?:not )?)?[\p{L}-]+)(?: (that|to))?(?: (.+))?$/su.exec(summary);
  const [, verb = "", link, rest = ""] = match ?? [];
  // "that" and "to" may be the summary's own.
  const said = link !== undefined && !canBeSaid(`${link} ${rest}`, cited) ? rest : `${link ?? ""} ${rest}`.trim();
  // "a proposal to …" has no verb.
  if (verb === "" || NO_VERB.test(verb) || said === "" || !canBeSaid(said, cited)) return null;
  const { claimId } = cited;
  // "denies that it was preparing" is told as it was reported: "denied that it was preparing".
  const isReported = /^that (?:it|he|she|they) (?:was|were|had|did)\b/.test(said);
  return [
    { kind: "VERB", claimId, text: TENSES[isReported ? "PAST" : tense](verb) },
    words(said === rest && link !== undefined ? ` ${link} ` : " "),
    ...saidParts(claimId, said, record.day),
  ];
}

const NO_VERB = /^(?:an?|the|its|their|his|her|this|these|no|some|any)$/i;

const TENSES = { PRESENT: (verb: string) => verb, PLURAL: pluralOf, PAST: pastOf } as const;

/** What was said, where the position is told in the words of a speaker: "says …". */
function saidOf({ cited, record }: Position): Sentence | null {
  if (!record.summary.startsWith("says ")) return null;
  const text = uncapital(
    withoutSpeaker(trimmed(record.summary.slice(5)))
      // "said on Monday that it …" is told with the day that the record has, and one "that".
      .replace(/^(?:(?:on|in|at|late|early|last) [\p{L}\p{N} ]{1,24} )?that /u, "")
      .replaceAll(/[“”"]/g, ""),
  );
  return canBeSaid(text, cited) ? saidParts(cited.claimId, text, record.day) : null;
}

/** The evidence itself, for what cannot be told in the summary's words. */
function quoteOf({ cited }: Position): Part {
  const quote = cited.quote.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "'");
  return { kind: "QUOTE", claimId: cited.claimId, text: `“${quote}”` };
}

/** One position as a clause without its full stop: "Egypt opposes …, Abbas Kamel said on 12 February". */
export function positionClause(held: Held, year: number): Sentence {
  const [position] = held;
  const { cited, record } = position;
  const day = when(cited.claimId, record.day, year);
  const said = saidOf(position);
  if (said !== null) return say`${spokenFor(held)}${speakersOf(held)} said ${day} that ${said}`;
  const told = predicate(position, tenseOf(held));
  if (told === null)
    return say`${holdersOf(held)}, on ${issuePart(position)}: ${quoteOf(position)}${attribution(held)} ${day}`;
  return say`${holdersOf(held)} ${told}${attribution(held)} ${day}`;
}

/** "for Qatar, " where one who is named speaks for a body. */
function spokenFor(held: Held): Sentence {
  const [{ record }] = held;
  const isNamed = othersOf(held).some(({ kind }) => kind === "PERSON");
  return isNamed && record.holder.kind !== "PERSON" ? say`for ${holdersOf(held)}, ` : [];
}

/** Who voiced it, else who holds it. */
function speakersOf(held: Held): Sentence {
  const [{ cited, record }] = held;
  return othersOf(held).length > 0 ? tell("VOICE", cited.claimId, record.voices) : holdersOf(held);
}

/**
 * What a position waits for, in the words of its condition where its own lean on others that are not there:
 * "Israel “until Hamas changed its position”, Benjamin Netanyahu said on 17 February".
 */
export function waitingClause(position: Position, year: number): Sentence {
  const { cited, record } = position;
  const { claimId } = cited;
  const condition = trimmed(record.conditions[0]?.text ?? "").replaceAll(/[“”"]/g, "'");
  if (condition === "" || !isDangling(record.summary) || !canBeSaid(condition, cited))
    return positionClause([position], year);
  const quote: Part = { kind: "QUOTE", claimId, text: `“${condition}”` };
  return say`${holderPart(position)} ${quote}${attribution([position])} ${when(claimId, record.day, year)}`;
}

/** One side of a move: "on 14 February it insisted that …, according to the Sample wire". */
function movedClause(position: Position, year: number, isEarlier = false): Sentence {
  const { cited, record } = position;
  const on = when(cited.claimId, record.day, year);
  const day = isEarlier ? say`earlier, ${on},` : on;
  const said = saidOf(position);
  const speaker = othersOf([position]).length > 0 ? speakersOf([position]) : [pronounOf([position])];
  if (said !== null) return say`${day} ${speaker} said that ${said}`;
  const told = predicate(position, "PAST");
  return told === null
    ? say`${day} ${quoteOf(position)}${attribution([position])}`
    : say`${day} ${pronounOf([position])} ${told}${attribution([position])}`;
}

function tenseOf(held: Held): "PRESENT" | "PLURAL" {
  return distinctHolders(held).length > 1 || isPlural(held[0].record.holder) ? "PLURAL" : "PRESENT";
}

function pronounOf(held: Held): Part {
  const [position] = held;
  if (distinctHolders(held).length > 1) return words("they");
  const { holder } = position.record;
  if (holder.kind === "PERSON") {
    const part = holderPart(position);
    return part.kind === "NAME" && part.short !== undefined ? { ...part, text: part.short } : part;
  }
  return words(isPlural(holder) ? "they" : "it");
}

/** Positions of the same holders on one day, each with all its holders: those that one attribution covers become one sentence. */
export function standsDraft(records: Records, stands: readonly ToldStand[]): Draft {
  const all = stands.map((stand) => heldTogether(records, stand));
  return {
    subject: stands.map((stand) => `${stand.holderId}/${stand.issueId}`).join(),
    claimIds: all.flatMap((together) => together.map((stand) => stand.claimId)),
    write: (cited) => {
      const held = distinctWords(all.flatMap((together) => heldOf(cited, together) ?? []));
      const sentences = [...groupBy(held, togetherKey).values()].map((group) => togetherClause(group, records.year));
      return joined(
        continued(sentences).map((clause) => say`${opened(clause)}.`),
        " ",
        " ",
      );
    },
  };
}

function heldOf(cited: ReadonlyMap<string, Cited>, stands: readonly ToldStand[]): readonly [Held] | null {
  const [first, ...rest] = stands.flatMap((stand) => positionOf(cited, stand.claimId) ?? []);
  return first === undefined ? null : [[first, ...rest]];
}

/** The stands of all who hold a position by the same words of one article, this one first. */
export function heldTogether(records: Records, stand: ToldStand): readonly ToldStand[] {
  const { claimId, day, issueId, stance, summary } = stand;
  const others = (byOrigin(records).get(stand.originId) ?? []).filter(
    (other) =>
      other.claimId !== claimId &&
      other.summary === summary &&
      other.day === day &&
      other.issueId === issueId &&
      other.stance === stance,
  );
  return [stand, ...others];
}

const byOrigin = remembered(({ stands }) => groupBy(stands, (stand) => stand.originId));

/** The same for all who hold a position by the same words. */
export function wordsKey({ originId, day, issueId, stance, summary }: ToldStand): string {
  return [originId, day, issueId, stance, summary].join("/");
}

/** The first of those that say nearly the same: two reports of one demand are one thing to tell. */
function distinctWords(all: readonly Held[]): readonly Held[] {
  const kept: { readonly held: Held; readonly words: ReadonlySet<string> }[] = [];
  for (const held of all) {
    const own = new Set(held[0].record.summary.toLowerCase().match(/[\p{L}\p{N}]{4,}/gu) ?? []);
    const isTold = kept.some(
      ({ words: other }) =>
        own.size > 0 && [...own].filter((word) => other.has(word)).length >= 0.75 * Math.min(own.size, other.size),
    );
    if (!isTold) kept.push({ held, words: own });
  }
  return kept.map(({ held }) => held);
}

/** Same day, same holders, same attribution: else a key of its own. */
function togetherKey(held: Held): string {
  const [position] = held;
  const others = othersOf(held).map((voice) => voice.name);
  if (saidOf(position) !== null) return ["said", position.record.day, textOf(speakersOf(held))].join("/");
  const plain = predicate(position, "PRESENT") !== null;
  return plain
    ? [
        position.record.day,
        ...distinctHolders(held).map(({ record }) => record.holder.name),
        others.length > 0 ? others.join() : position.cited.sourceName,
      ].join("/")
    : position.cited.claimId;
}

function togetherClause(group: readonly Held[], year: number): Sentence {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  if (rest.length === 0) return positionClause(first, year);
  // "rejected and turned down the plan" is two claims, and one thing to tell.
  const different = [
    ...groupBy(group, (held) => held[0].record.summary.replace(/^\S+ (?:(?:down|out|up|off|back) )?/, "")).values(),
  ].flatMap((same) => same.slice(0, 1));
  const [{ cited, record }] = first;
  const day = when(cited.claimId, record.day, year);
  const said = different.map((held) => saidOf(held[0]) ?? []);
  // "said that …, and that …"
  if (said.every((one) => one.length > 0))
    return say`${spokenFor(first)}${speakersOf(first)} said ${day} that ${joined(said, " and that ", ", that ")}`;
  const clauses = different.map((held, index) => {
    const told = predicate(held[0], tenseOf(held)) ?? [];
    return index === 0 ? say`${holdersOf(held)} ${told}` : say`${pronounOf(held)} ${told}`;
  });
  return say`${joined(clauses, "; ", "; ")}${attribution(first)} ${day}`;
}

/** `isBrief`: without what was held before. */
export function moveDraft(records: Records, { kind, before, after }: Move<ToldStand>, isBrief = false): Draft {
  const verb = MOVES[kind];
  if (before === null || verb === null) return standsDraft(records, [after]);
  return {
    subject: `${after.holderId}/${after.issueId}`,
    claimIds: [after.claimId, before.claimId],
    write: (cited) => {
      const [now, then] = [positionOf(cited, after.claimId), positionOf(cited, before.claimId)];
      if (now === null || then === null) return [];
      const moved: Part = { kind: "MOVED", claimId: after.claimId, otherId: before.claimId, text: verb };
      const lead = say`${holderPart(now)} ${moved} on ${issuePart(now)}`;
      const earlier = isBrief || isDangling(then.record.summary) ? [] : say`; ${movedClause(then, records.year, true)}`;
      return say`${opened(lead)}: ${movedClause(now, records.year)}${earlier}.`;
    },
  };
}

/** "the Foreign Ministry": for what is said of records, without a citation. */
export function plainName(records: Records, actorId: string): string {
  return inSentence(nameOf(records, actorId));
}

/** Current stands: the newest of each holder on each issue. */
export const currentStands = remembered(({ stands }): readonly ToldStand[] =>
  cellsIn(stands)
    .flatMap(({ days }) => days.slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS"),
);
