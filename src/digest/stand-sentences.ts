// How a position and its moves are told, with who voiced it and when.

import { normaliseName } from "../domain/names.ts";
import type { Cited, PositionRecord, Told } from "../store/cited.ts";
import type { FoundStand } from "../store/stands.ts";

import { byDay, groupBy, type Move } from "./moves.ts";
import { joined, opened, type Part, say, type Sentence, words } from "./parts.ts";
import type { Draft, Records } from "./records.ts";
import { pastOf } from "./verbs.ts";
import { canBeSaid } from "./verify.ts";
import { inSentence, MOVES, nameFor, source, tell, uncapital, when } from "./wording.ts";

export function nameOf(records: Records, actorId: string): string {
  return records.actors.get(actorId)?.names[0] ?? "an actor";
}

export function issueName(records: Records, issueId: string): string {
  return lowered(records.issues.get(issueId) ?? "an issue");
}

/** "Cease-fire" → "cease-fire", "REDD" as it is. */
function lowered(name: string): string {
  return name.replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** A position that is cited. */
export interface Position {
  readonly cited: Cited;
  readonly record: PositionRecord;
}

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

/** Those who voiced a position other than its holder. */
function othersOf({ record }: Position): readonly Told[] {
  return record.voices.filter((voice) => normaliseName(voice.name) !== normaliseName(record.holder.name));
}

/** ", Benjamin Netanyahu said", or ", according to the Sample wire" when nobody is named who voiced it. */
function attribution(position: Position): Sentence {
  const others = othersOf(position);
  return others.length > 0
    ? say`, ${tell("VOICE", position.cited.claimId, others)} said`
    : say`, according to ${source(position.cited)}`;
}

/** "insists that …": the verb, then the words of the article; null when the summary is not in its words. */
function predicate({ cited, record }: Position, tense: "PRESENT" | "PAST"): Sentence | null {
  const summary = record.summary.replace(/[\s.,;:]+$/, "").replaceAll(/[“”"]/g, "");
  const match =
    /^((?:does not |(?:would|could|can|will|may|might) (?:not )?)?[\p{L}-]+)(?: (that|to))?(?: (.+))?$/su.exec(summary);
  const [, verb = "", link, rest = ""] = match ?? [];
  // "that" and "to" may be the summary's own.
  const said = link !== undefined && !canBeSaid(`${link} ${rest}`, cited) ? rest : `${link ?? ""} ${rest}`.trim();
  if (verb === "" || said === "" || !canBeSaid(said, cited)) return null;
  const { claimId } = cited;
  return [
    { kind: "VERB", claimId, text: tense === "PAST" ? pastOf(verb) : verb },
    words(said === rest && link !== undefined ? ` ${link} ` : " "),
    { kind: "SAID", claimId, text: said },
  ];
}

/** What was said, where the position is told in the words of a speaker: "says …". */
function saidOf({ cited, record }: Position): Part | null {
  if (!record.summary.startsWith("says ")) return null;
  const text = uncapital(
    record.summary
      .slice(5)
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
export function positionClause(position: Position, year: number): Sentence {
  const { cited, record } = position;
  const day = when(cited.claimId, record.day, year);
  const said = saidOf(position);
  if (said !== null) return say`${speakersOf(position)} said ${day} that ${said}`;
  const told = predicate(position, "PRESENT");
  if (told === null)
    return say`${holderPart(position)}, on ${issuePart(position)}: ${quoteOf(position)}${attribution(position)} ${day}`;
  return say`${holderPart(position)} ${told}${attribution(position)} ${day}`;
}

/** Who voiced it, else who holds it. */
function speakersOf(position: Position): Sentence {
  const { cited, record } = position;
  return record.voices.length > 0 ? tell("VOICE", cited.claimId, record.voices) : [holderPart(position)];
}

/** One side of a move: "on 14 February it insisted that …, according to the Sample wire". */
function movedClause(position: Position, year: number): Sentence {
  const { cited, record } = position;
  const day = when(cited.claimId, record.day, year);
  const said = saidOf(position);
  if (said !== null) return say`${day} ${speakersOf(position)} said that ${said}`;
  const told = predicate(position, "PAST");
  return told === null
    ? say`${day} ${quoteOf(position)}${attribution(position)}`
    : say`${day} ${pronounOf(position)} ${told}${attribution(position)}`;
}

function pronounOf(position: Position): Part {
  const { holder } = position.record;
  if (holder.kind === "PERSON") {
    const part = holderPart(position);
    return part.kind === "NAME" && part.short !== undefined ? { ...part, text: part.short } : part;
  }
  return words(holder.kind === "COLLECTIVE" && /s$/.test(holder.name) ? "they" : "it");
}

/** One position as a sentence. */
export function standDraft(records: Records, stand: FoundStand): Draft {
  return {
    subject: `${stand.holderId}/${stand.issueId}`,
    claimIds: [stand.claimId],
    write: (cited) => {
      const position = positionOf(cited, stand.claimId);
      return position === null ? [] : say`${opened(positionClause(position, records.year))}.`;
    },
  };
}

/** Positions of one holder on one day: those that one attribution covers become one sentence. */
export function standsDraft(records: Records, stands: readonly FoundStand[]): Draft {
  return {
    subject: stands.map((stand) => `${stand.holderId}/${stand.issueId}`).join(),
    claimIds: stands.map((stand) => stand.claimId),
    write: (cited) => {
      const positions = stands.flatMap((stand) => positionOf(cited, stand.claimId) ?? []);
      const groups = [...groupBy(positions, togetherKey).values()];
      return joined(
        groups.map((group) => say`${opened(togetherClause(group, records.year))}.`),
        " ",
        " ",
      );
    },
  };
}

/** Same day, same attribution, and told with a verb: else a key of its own. */
function togetherKey(position: Position): string {
  const others = othersOf(position).map((voice) => voice.name);
  const plain = saidOf(position) === null && predicate(position, "PRESENT") !== null;
  return plain
    ? [position.record.day, others.length > 0 ? others.join() : position.cited.sourceName].join("/")
    : position.cited.claimId;
}

function togetherClause(group: readonly Position[], year: number): Sentence {
  const [first, ...rest] = group;
  if (first === undefined) return [];
  if (rest.length === 0) return positionClause(first, year);
  const clauses = group.map((position, index) => {
    const told = predicate(position, "PRESENT") ?? [];
    return index === 0 ? say`${holderPart(position)} ${told}` : say`${pronounOf(position)} ${told}`;
  });
  return say`${joined(clauses, "; ", "; ")}${attribution(first)} ${when(first.cited.claimId, first.record.day, year)}`;
}

export function moveDraft(records: Records, { kind, before, after }: Move): Draft {
  const verb = MOVES[kind];
  if (before === null || verb === null) return standDraft(records, after);
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
