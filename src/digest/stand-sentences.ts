// How a position and its moves are told, with who voiced it and when.

import { normaliseName } from "../domain/names.ts";
import type { FoundStand } from "../store/stands.ts";

import { groupBy, byDay, type Move } from "./moves.ts";
import type { Records } from "./records.ts";
import type { Sentence } from "./verify.ts";
import { capitalise, inSentence, predicate, tell } from "./wording.ts";

export function nameOf(records: Records, actorId: string): string {
  return records.actors.get(actorId)?.names[0] ?? "an actor";
}

export function knownNames(records: Records, ...actorIds: readonly string[]): readonly string[] {
  return actorIds.flatMap((id) => records.actors.get(id)?.names ?? []);
}

export function issueName(records: Records, issueId: string): string {
  return (records.issues.get(issueId) ?? "an issue").replace(/^(\p{Lu})(?=\p{Ll})/u, (letter) => letter.toLowerCase());
}

/** ", Benjamin Netanyahu said", or ", according to the Sample wire" when nobody is named who voiced it. */
function attribution(
  records: Records,
  claimId: string,
  holder: string,
): { readonly text: string; readonly known: readonly string[] } {
  const found = records.voices.get(claimId);
  if (found === undefined) return { text: "", known: [] };
  const others = found.voices.filter((voice) => normaliseName(voice.name) !== normaliseName(holder));
  if (others.length > 0) return { text: `, ${tell(others)} said`, known: others.map((voice) => voice.name) };
  return { text: `, according to the ${found.sourceName}`, known: [found.sourceName] };
}

/** "Egypt opposes … , Abbas Kamel said on 12 February." */
export function standSentence(
  records: Records,
  stand: FoundStand,
  options: { readonly subject?: string; readonly day?: boolean } = {},
): Sentence {
  const holder = nameOf(records, stand.holderId);
  const told = attribution(records, stand.claimId, holder);
  const day = records.days.short(stand.statedOn ?? stand.day);
  const said = /^says /.test(predicate(stand));
  const voices = records.voices.get(stand.claimId)?.voices ?? [];
  const when = options.day === false ? "" : ` on ${day}`;
  const known = [...knownNames(records, stand.holderId), ...told.known, ...voices.map((voice) => voice.name), day];
  const quotes = predicate(stand).replaceAll(/[“”"]/g, "");
  if (said) {
    // What was said is told by who said it; the holder stands in what was said.
    const speaker = voices.length > 0 ? tell(voices) : (options.subject ?? inSentence(holder));
    return {
      text: `${capitalise(speaker)} said${when} that ${uncapital(quotes.slice(5), known)}.`,
      claimIds: [stand.claimId],
      known,
    };
  }
  return {
    text: `${capitalise(options.subject ?? inSentence(holder))} ${quotes}${told.text}${when}.`,
    claimIds: [stand.claimId],
    known,
  };
}

/** A sentence's first word loses its capital inside another, unless it is a name. */
export function uncapital(text: string, known: readonly string[]): string {
  const first = /^[\p{L}]+/u.exec(text)?.[0] ?? "";
  const isName = known.some((name) => name.split(/\s+/).includes(first));
  return /^(?:The|A|An|It|They|He|She|We|This|These|That|There|All|Any|No|Only|Even|Talks|Negotiators|Troops)$/.test(
    first,
  ) && !isName
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}

const MOVE_WEIGHT = {
  REVERSED: 6,
  WITHDRAWN: 6,
  HARDENED: 5,
  SOFTENED: 5,
  CONDITIONED: 4,
  SILENT: 2,
  NEW: 2,
  RESTATED: 0,
} as const;

/** Most consequential first: kind of move, then part in the talks, then strength, then day. */
export function ranked(records: Records): readonly Move[] {
  const score = (move: Move) =>
    MOVE_WEIGHT[move.kind] * 10 +
    (10 - (records.roles.get(move.after.holderId) ?? 9)) * 2 +
    (move.after.strength === "RED_LINE" ? 3 : 0) +
    move.after.conditions.length;
  return records.moves
    .filter((move) => move.kind !== "RESTATED")
    .toSorted(
      (a, b) => score(b) - score(a) || b.at.getTime() - a.at.getTime() || (a.after.claimId < b.after.claimId ? -1 : 1),
    );
}

const MOVED = {
  HARDENED: "hardened",
  SOFTENED: "softened",
  REVERSED: "reversed",
  CONDITIONED: "put conditions on",
} as const;

export function moveSentence(records: Records, { kind, before, after }: Move): Sentence {
  if (before === null || kind === "NEW" || kind === "RESTATED" || kind === "SILENT")
    return standSentence(records, after);
  const holder = nameOf(records, after.holderId);
  const issue = issueName(records, after.issueId);
  const [day, earlier] = [records.days.short(after.day), records.days.short(before.day)];
  const now = standSentence(records, after, { subject: "it", day: false });
  const then = standSentence(records, before, { subject: "it", day: false });
  const known = [
    ...knownNames(records, after.holderId),
    ...now.known,
    ...then.known,
    records.issues.get(after.issueId) ?? "",
    day,
    earlier,
  ];
  const verb = kind === "WITHDRAWN" ? "withdrew" : MOVED[kind];
  const lead = `${capitalise(inSentence(holder))} ${verb} its position on ${issue} on ${day}`;
  return {
    text: `${lead}. ${now.text} Before, on ${earlier}: ${uncapital(then.text, known)}`,
    claimIds: [after.claimId, before.claimId],
    known: [...known, "Before"],
  };
}

/** Current stands: the newest of each holder on each issue. */
export function currentStands(records: Records): readonly FoundStand[] {
  return [...groupBy(records.stands, (stand) => `${stand.holderId}/${stand.issueId}`).values()]
    .flatMap((group) => byDay(group).slice(0, 1))
    .filter((stand) => stand.stance !== "WITHDRAWS");
}
