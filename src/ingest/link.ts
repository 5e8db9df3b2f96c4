// Ties what was read to what is known: actors by their names, the article to its negotiation. Pure; doubt stays doubt.

import { issueKey } from "../domain/issue.ts";
import { normaliseName } from "../domain/names.ts";
import type { Note, ReadActor, Reading, ReadNegotiation } from "../domain/reading.ts";
import type { ActorKind, NegotiationKind } from "../domain/vocabulary.ts";
import type { ActorName } from "../store/actors.ts";
import type { NegotiationCandidate } from "../store/negotiations.ts";

/** An actor that bears a name. */
type Candidate = Pick<ActorName, "actorId" | "key" | "kind">;

/** Whom each actor of a reading is, by key: a known actor, or nobody yet. */
export interface ActorLinks {
  readonly known: ReadonlyMap<string, string>;
  readonly added: readonly ReadActor[];
  readonly notes: readonly Note[];
}

/** Names of an actor that identify it anywhere; a surname alone does only when it is all the text gives. */
export function identifyingNames(actor: ReadActor): readonly string[] {
  const whole = actor.kind === "PERSON" ? [actor.name] : actor.names;
  return [...new Set([actor.name, ...whole].map(normaliseName).filter((key) => key !== ""))];
}

/** "Israeli officials" means others in each text: a group without a name is looked up only among its like. */
const KINDS_THAT_MIX: readonly (readonly ActorKind[])[] = [
  ["ORGANISATION", "GOVERNMENT_BODY", "ARMED_GROUP", "MEDIA", "COURT", "MILITARY"],
];

/**
 * Links actors to candidates that bear one of their names. One candidate of a fitting kind is the actor; several are
 * kept apart: a new actor is made, and a note names the choice. `given`: actors that are known already, by key.
 */
export function linkActors(
  reading: Reading,
  candidates: readonly Candidate[],
  given: ReadonlyMap<string, string> = new Map(),
): ActorLinks {
  const byKey = new Map<string, Candidate[]>();
  for (const candidate of candidates) {
    const bearers = byKey.get(candidate.key);
    if (bearers === undefined) byKey.set(candidate.key, [candidate]);
    else bearers.push(candidate);
  }
  const known = new Map(given);
  const added: ReadActor[] = [];
  const notes: Note[] = [];
  for (const actor of reading.actors) {
    if (given.has(actor.key)) continue;
    const fitting = new Set<string>();
    for (const key of identifyingNames(actor)) {
      for (const candidate of byKey.get(key) ?? [])
        if (fits(actor.kind, candidate.kind)) fitting.add(candidate.actorId);
      // The whole name decides before aliases and acronyms do.
      if (fitting.size > 0) break;
    }
    const [only] = fitting;
    if (only !== undefined && fitting.size === 1) known.set(actor.key, only);
    else {
      added.push(actor);
      if (fitting.size > 1) {
        const first = actor.mentions[0];
        notes.push({
          step: "link",
          severity: "WARNING",
          message: `"${actor.name}" may be any of ${fitting.size} known actors; it is kept apart until somebody merges it`,
          span: first === undefined ? null : { start: first.start, end: first.end },
        });
      }
    }
  }
  return { known, added, notes };
}

function fits(a: ActorKind, b: ActorKind): boolean {
  return a === b || KINDS_THAT_MIX.some((kinds) => kinds.includes(a) && kinds.includes(b));
}

/** Talks of these kinds are often one process: hostages are released in a cease-fire. */
const SAME_PROCESS: readonly (readonly NegotiationKind[])[] = [["CEASEFIRE", "HOSTAGE", "PEACE"]];

/** From this score on, an article belongs to a known negotiation. */
const SAME_NEGOTIATION = 0.55;

/** Days after which talks of the same parties are taken for new ones. */
export const NEGOTIATION_GAP_DAYS = 120;

/**
 * The known negotiation that a reading is about, with a score of 0–1: half for the share of its parties that the text
 * names (`named`: ids of actors), the rest for the venue, issues and nearness in time. Null when none comes up to `SAME_NEGOTIATION`.
 */
export function linkNegotiation(
  read: ReadNegotiation,
  named: ReadonlySet<string>,
  publishedAt: Date,
  candidates: readonly NegotiationCandidate[],
): { readonly id: string; readonly score: number } | null {
  const scored = candidates
    .filter((candidate) => sameProcess(read.kind, candidate.kind))
    .map((candidate) => {
      const parties = partiesOf(candidate);
      const shared = parties.filter((id) => named.has(id)).length;
      const byParties = parties.length === 0 ? 0 : shared / Math.min(parties.length, 2);
      const byVenue = read.venue !== null && read.venue === candidate.venue ? 1 : 0;
      const byIssues = overlap(read.issues, candidate.issues);
      const days = Math.abs(publishedAt.getTime() - candidate.lastActivityAt.getTime()) / 86_400_000;
      const near = Math.max(0, 1 - days / NEGOTIATION_GAP_DAYS);
      const score = 0.5 * Math.min(1, byParties) + 0.05 * byVenue + 0.2 * byIssues + 0.25 * near;
      return { id: candidate.id, score: Math.round(score * 1_000) / 1_000 };
    })
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  const [best] = scored;
  return best !== undefined && best.score >= SAME_NEGOTIATION ? best : null;
}

export function partiesOf({ participants }: NegotiationCandidate): readonly string[] {
  return [...new Set(participants.filter(({ role }) => role === "PARTY").map(({ actorId }) => actorId))];
}

function sameProcess(a: NegotiationKind, b: NegotiationKind): boolean {
  return (
    a === b || a === "OTHER" || b === "OTHER" || SAME_PROCESS.some((kinds) => kinds.includes(a) && kinds.includes(b))
  );
}

/** The share of issues that two lists have in common; slugs of one key are one issue. */
function overlap(a: readonly string[], b: readonly string[]): number {
  if (a.length === 0 || b.length === 0) return 0;
  const keys = new Set(b.map(issueKey));
  return a.filter((slug) => keys.has(issueKey(slug))).length / Math.min(a.length, b.length);
}
