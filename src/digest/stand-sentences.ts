// How a position and its moves are told, with who voiced it and when.

import { normaliseName } from "../domain/names.ts";
import type { Cited, PositionRecord, Told } from "../store/cited.ts";
import type { FoundStand } from "../store/stands.ts";

import { byDay, groupBy, type Move } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence, words } from "./parts.ts";
import type { Draft, Records } from "./records.ts";
import { pastOf, pluralOf } from "./verbs.ts";
import { canBeSaid } from "./verify.ts";
import { inSentence, MOVES, nameFor, source, tell, uncapital, when } from "./wording.ts";

export function nameOf(records: Records, actorId: string): string {
  return records.actors.get(actorId)?.names[0] ?? "an actor";
}

export function issueName(records: Records, issueId: string): string {
  return lowered(records.issues.get(issueId) ?? "an issue");
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
  return { kind: "NAME", of: "ISSUE", claimId: cited.claimId, text: lowered(record.issue) };
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
  const named = held.slice(0, MOST_HOLDERS).map((one): Sentence => [holderPart(one)]);
  return joined(held.length > MOST_HOLDERS ? [...named, [words("others")]] : named);
}

/** "insists that …": the verb, then the words of the article; null when the summary is not in its words. */
function predicate({ cited, record }: Position, tense: "PRESENT" | "PLURAL" | "PAST"): Sentence | null {
  const summary = record.summary.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "");
  const match =
    /^((?:does not |(?:would|could|can|will|may|might) (?:not )?)?[\p{L}-]+)(?: (that|to))?(?: (.+))?$/su.exec(summary);
  const [, verb = "", link, rest = ""] = match ?? [];
  // "that" and "to" may be the summary's own.
  const said = link !== undefined && !canBeSaid(`${link} ${rest}`, cited) ? rest : `${link ?? ""} ${rest}`.trim();
  // "a proposal to …" has no verb.
  if (verb === "" || NO_VERB.test(verb) || said === "" || !canBeSaid(said, cited)) return null;
  const { claimId } = cited;
  return [
    { kind: "VERB", claimId, text: TENSES[tense](verb) },
    words(said === rest && link !== undefined ? ` ${link} ` : " "),
    { kind: "SAID", claimId, text: said },
  ];
}

const NO_VERB = /^(?:an?|the|its|their|his|her|this|these|no|some|any)$/i;

const TENSES = { PRESENT: (verb: string) => verb, PLURAL: pluralOf, PAST: pastOf } as const;

/** What was said, where the position is told in the words of a speaker: "says …". */
function saidOf({ cited, record }: Position): Part | null {
  if (!record.summary.startsWith("says ")) return null;
  const text = uncapital(
    record.summary
      .slice(5)
      // "said on Monday that it …" is told with the day that the record has, and one "that".
      .replace(/^(?:(?:on|in|at|late|early|last) [\p{L}\p{N} ]{1,24} )?that /u, "")
      .replace(/[\s.,;:]+$/, "")
      .replaceAll(/[“”"]/g, ""),
  );
  return canBeSaid(text, cited) ? { kind: "SAID", claimId: cited.claimId, text } : null;
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
  if (said !== null) return say`${speakersOf(held)} said ${day} that ${said}`;
  const told = predicate(position, tenseOf(held));
  if (told === null)
    return say`${holdersOf(held)}, on ${issuePart(position)}: ${quoteOf(position)}${attribution(held)} ${day}`;
  return say`${holdersOf(held)} ${told}${attribution(held)} ${day}`;
}

/** Who voiced it, else who holds it. */
function speakersOf(held: Held): Sentence {
  const [{ cited, record }] = held;
  return othersOf(held).length > 0 ? tell("VOICE", cited.claimId, record.voices) : holdersOf(held);
}

/** One side of a move: "on 14 February it insisted that …, according to the Sample wire". */
function movedClause(position: Position, year: number): Sentence {
  const { cited, record } = position;
  const day = when(cited.claimId, record.day, year);
  const said = saidOf(position);
  if (said !== null) return say`${day} ${speakersOf([position])} said that ${said}`;
  const told = predicate(position, "PAST");
  return told === null
    ? say`${day} ${quoteOf(position)}${attribution([position])}`
    : say`${day} ${pronounOf([position])} ${told}${attribution([position])}`;
}

/** "Least Developed Countries", but not "Alliance of Small Island States". */
function isPlural({ kind, name }: Told): boolean {
  return kind === "COLLECTIVE" && /s$/.test(name) && !/ of /.test(name);
}

function tenseOf(held: Held): "PRESENT" | "PLURAL" {
  return held.length > 1 || isPlural(held[0].record.holder) ? "PLURAL" : "PRESENT";
}

function pronounOf([position, ...rest]: Held): Part {
  if (rest.length > 0) return words("they");
  const { holder } = position.record;
  if (holder.kind === "PERSON") {
    const part = holderPart(position);
    return part.kind === "NAME" && part.short !== undefined ? { ...part, text: part.short } : part;
  }
  return words(isPlural(holder) ? "they" : "it");
}

/** Positions of the same holders on one day, each with all its holders: those that one attribution covers become one sentence. */
export function standsDraft(records: Records, stands: readonly FoundStand[]): Draft {
  const all = stands.map((stand) => heldTogether(records, stand));
  return {
    subject: stands.map((stand) => `${stand.holderId}/${stand.issueId}`).join(),
    claimIds: all.flatMap((together) => together.map((stand) => stand.claimId)),
    write: (cited) => {
      const held = all.flatMap((together) => heldOf(cited, together) ?? []);
      return joined(
        [...groupBy(held, togetherKey).values()].map((group) => say`${opened(togetherClause(group, records.year))}.`),
        " ",
        " ",
      );
    },
  };
}

function heldOf(cited: ReadonlyMap<string, Cited>, stands: readonly FoundStand[]): readonly [Held] | null {
  const [first, ...rest] = stands.flatMap((stand) => positionOf(cited, stand.claimId) ?? []);
  return first === undefined ? null : [[first, ...rest]];
}

/** The stands of all who hold a position by the same words of one article, this one first. */
export function heldTogether({ stands }: Records, stand: FoundStand): readonly FoundStand[] {
  const groups = grouped.get(stands) ?? groupBy(stands, wordsKey);
  grouped.set(stands, groups);
  return [stand, ...(groups.get(wordsKey(stand)) ?? []).filter((other) => other.claimId !== stand.claimId)];
}

const grouped = new WeakMap<readonly FoundStand[], ReadonlyMap<string, readonly FoundStand[]>>();

/** The same for all who hold a position by the same words. */
export function wordsKey({ originId, day, issueId, stance, summary }: FoundStand): string {
  return [originId, day, issueId, stance, summary].join("/");
}

/** Same day, same holders, same attribution, and told with a verb: else a key of its own. */
function togetherKey(held: Held): string {
  const [position] = held;
  const others = othersOf(held).map((voice) => voice.name);
  const plain = saidOf(position) === null && predicate(position, "PRESENT") !== null;
  return plain
    ? [
        position.record.day,
        ...held.map(({ record }) => record.holder.name),
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
  const clauses = different.map((held, index) => {
    const told = predicate(held[0], tenseOf(held)) ?? [];
    return index === 0 ? say`${holdersOf(held)} ${told}` : say`${pronounOf(held)} ${told}`;
  });
  const [{ cited, record }] = first;
  return say`${joined(clauses, "; ", "; ")}${attribution(first)} ${when(cited.claimId, record.day, year)}`;
}

export function moveDraft(records: Records, { kind, before, after }: Move): Draft {
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
      return say`${opened(lead)}: ${movedClause(now, records.year)}; ${movedClause(then, records.year)}.`;
    },
  };
}

/** "the Foreign Ministry": for what is said of records, without a citation. */
export function plainName(records: Records, actorId: string): string {
  return inSentence(nameOf(records, actorId));
}

/** Current stands: the newest of each holder on each issue. */
export function currentStands(records: Records): readonly FoundStand[] {
  return [...groupBy(records.stands, (stand) => `${stand.holderId}/${stand.issueId}`).values()]
    .flatMap((group) => byDay(group).slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS");
}
