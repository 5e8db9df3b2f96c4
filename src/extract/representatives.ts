// Who sits at the table for whom.

import type { ActorDraft, Cast } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";

/** Acts of taking part. */
const ATTENDS =
  /\b(?:met|meets?|meeting|sent|sends|dispatched|joins?|joined|joining|attend(?:s|ed|ing)?|delegations?|taking part|take part|took part|takes part|led by|headed by|represent(?:s|ed|ing)?|arrived?|arriving|flew|travel(?:s|led|ed|ling|ing)?|held talks|hold talks|negotiators?|at the table|for the talks|to the talks|shuttl\w+)\b/i;
/** Where the part of a sentence ends that tells of it. */
const CUT = /;|, (?:and|but) (?:said|told|added)\b|, according to\b|\bsaid that\b/i;

/** The party that somebody speaks for in the end: "the head of the agency" → agency → its state. */
function sideOf(cast: Cast, actor: ActorDraft, depth = 0): ActorDraft | null {
  if (actor.kind === "STATE" || actor.kind === "ARMED_GROUP") return actor;
  const body = actor.kind === "GOVERNMENT_BODY" || actor.kind === "MILITARY" || actor.kind === "COURT";
  if (body && actor.state !== null) return cast.state(actor.state);
  if (!body && actor.named && (actor.kind === "ORGANISATION" || actor.kind === "COLLECTIVE")) return actor;
  if (depth > 3) return null;
  let side: ActorDraft | null = null;
  for (const other of actor.affiliations) {
    const found = sideOf(cast, other, depth + 1);
    // A state before an organisation: "the president of Norway's Fishers Union".
    if (
      found !== null &&
      (side === null || (side.kind !== "STATE" && found.kind === "STATE" && actor.kind !== "PERSON"))
    )
      side = found;
  }
  return side;
}

/** Side → people and groups that take part for it, in a sentence that tells of taking part. */
export function representativesIn(
  document: Document,
  cast: Cast,
  sentence: Sentence,
): ReadonlyMap<ActorDraft, readonly ActorDraft[]> {
  const text = document.text.slice(sentence.start, sentence.end);
  const found = new Map<ActorDraft, readonly ActorDraft[]>();
  for (const piece of pieces(text)) {
    if (!ATTENDS.test(text.slice(piece.start, piece.end))) continue;
    const range = { start: sentence.start + piece.start, end: sentence.start + piece.end };
    for (const actor of cast.within(range)) {
      if (actor.kind !== "PERSON" && actor.named) continue;
      const side = sideOf(cast, actor);
      if (side !== null && side !== actor) found.set(side, [...(found.get(side) ?? []), actor]);
    }
  }
  return found;
}

function pieces(text: string): readonly Range[] {
  const found: Range[] = [];
  let start = 0;
  while (start < text.length) {
    const cut = CUT.exec(text.slice(start));
    const end = cut === null ? text.length : start + cut.index;
    found.push({ start, end });
    if (cut === null) break;
    start = end + cut[0].length;
  }
  return found;
}
