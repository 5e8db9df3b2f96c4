// Who takes part in a negotiation now, told by all that texts have said of it.

import type { ParticipationRole, Presence } from "./vocabulary.ts";

/** A claim that an actor has a part. */
export interface Part {
  readonly claimId: string;
  /** The surviving actor. */
  readonly actorId: string;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  /** Whether a person has confirmed or amended it. */
  readonly reviewed: boolean;
}

/** Every part that an actor was said to have: of each the claim that tells it best. */
export interface Parts {
  readonly best: readonly Part[];
  /** Number of texts that call an actor a party, by actor. */
  readonly texts: ReadonlyMap<string, number>;
}

/** Adds what a newer text claims; `parts` oldest first. */
export function withText(known: Parts, parts: readonly Part[]): Parts {
  const best = new Map(known.best.map((part) => [`${part.actorId}/${part.role}`, part]));
  for (const part of parts) {
    const key = `${part.actorId}/${part.role}`;
    const before = best.get(key);
    if (before === undefined || rank(part) >= rank(before)) best.set(key, part);
  }
  const texts = new Map(known.texts);
  const named = new Set(parts.filter(({ role }) => role === "PARTY").map(({ actorId }) => actorId));
  for (const actorId of named) texts.set(actorId, (texts.get(actorId) ?? 0) + 1);
  return { best: [...best.values()], texts };
}

/** What a person has looked at goes first, then what says how the actor is present; of equals the newer. */
function rank(part: Part): number {
  return (part.reviewed ? 2 : 0) + (part.presence === "UNKNOWN" ? 0 : 1);
}

/** An actor whom fewer than this part of the texts take for a party, measured by the one that most do, is none. */
const SELDOM = 3;

/**
 * The parts that hold. Whoever has a part takes part; whoever mediates is no party unless a text says how it sits there
 * as one; nor is whom few of the texts take for one.
 */
export function currentParts({ best, texts }: Parts): readonly Part[] {
  const roles = new Map<string, Set<ParticipationRole>>();
  for (const { actorId, role } of best) roles.set(actorId, (roles.get(actorId) ?? new Set()).add(role));
  const most = Math.max(0, ...texts.values());
  return best.filter(({ actorId, role, presence }) => {
    const all = roles.get(actorId) ?? new Set();
    if (role === "PARTICIPANT") return all.size === 1;
    if (role !== "PARTY" || presence !== "UNKNOWN") return true;
    return !all.has("MEDIATOR") && (texts.get(actorId) ?? 0) * SELDOM >= most;
  });
}
