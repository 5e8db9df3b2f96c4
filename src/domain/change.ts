// How a position moved: a pure function of what stood before and what stands after.

import type { ChangeKind, ConditionKind, Stance, Strength } from "./vocabulary.ts";
import { STRENGTHS } from "./vocabulary.ts";

/** What of a position counts for change. */
export interface Stand {
  readonly stance: Stance;
  readonly strength: Strength;
  readonly conditions: readonly { readonly kind: ConditionKind; readonly text: string }[];
}

const DAY = 86_400_000;

type Side = "FOR" | "AGAINST" | "NEITHER";

const SIDES: Readonly<Record<Stance, Side>> = {
  DEMANDS: "FOR",
  OFFERS: "FOR",
  ACCEPTS: "FOR",
  SUPPORTS: "FOR",
  COMMITS: "FOR",
  REJECTS: "AGAINST",
  OPPOSES: "AGAINST",
  UNDECIDED: "NEITHER",
  NO_COMMENT: "NEITHER",
  WITHDRAWS: "NEITHER",
};

/** From yielding to insisting, within one side. */
const FIRMNESS: Readonly<Record<Stance, number>> = {
  ACCEPTS: 0,
  OFFERS: 1,
  COMMITS: 1,
  SUPPORTS: 1,
  DEMANDS: 2,
  OPPOSES: 1,
  REJECTS: 2,
  UNDECIDED: 0,
  NO_COMMENT: 0,
  WITHDRAWS: 0,
};

export function sideOf(stance: Stance): Side {
  return SIDES[stance];
}

/**
 * The kind of move from `before` to `after` of one holder on one issue (design: model, "Change"). Total over all pairs;
 * SILENT is not a move, see `isSilent`; RETRACTED is one of our records. The first rule that applies decides:
 * nothing before → NEW; withdraws → WITHDRAWN; the same → RESTATED; from against to for with conditions, or to neither
 * → SOFTENED; to the other side → REVERSED; from neither to a side → NEW when it goes for, HARDENED when it goes
 * against; stance within the side, then strength, then conditions.
 */
export function changeBetween(before: Stand | null, after: Stand): Exclude<ChangeKind, "SILENT" | "RETRACTED"> {
  if (before === null) return "NEW";
  if (after.stance === "WITHDRAWS") return before.stance === "WITHDRAWS" ? "RESTATED" : "WITHDRAWN";
  const added = after.conditions.filter((condition) => !has(before, condition));
  const dropped = before.conditions.filter((condition) => !has(after, condition));
  const stronger = STRENGTHS.indexOf(after.strength) - STRENGTHS.indexOf(before.strength);
  if (before.stance === after.stance && stronger === 0 && added.length === 0 && dropped.length === 0) return "RESTATED";

  const from = SIDES[before.stance];
  const to = SIDES[after.stance];
  if (from !== to) {
    if (to === "NEITHER") return from === "AGAINST" ? "SOFTENED" : "CONDITIONED";
    if (from === "NEITHER") return to === "AGAINST" ? "HARDENED" : "NEW";
    return from === "AGAINST" && after.conditions.length > 0 ? "SOFTENED" : "REVERSED";
  }
  const firmer = FIRMNESS[after.stance] - FIRMNESS[before.stance];
  if (firmer !== 0) return firmer > 0 ? "HARDENED" : "SOFTENED";
  if (stronger !== 0) return stronger > 0 ? "HARDENED" : "SOFTENED";
  if (added.length > 0 && dropped.length > 0) return "CONDITIONED";
  // A condition on an acceptance makes it dearer; on a refusal it opens a way out.
  if (added.length > 0) return to === "FOR" ? "HARDENED" : "SOFTENED";
  if (dropped.length > 0) return to === "FOR" ? "SOFTENED" : "HARDENED";
  return "RESTATED";
}

function has(stand: Stand, condition: { readonly kind: ConditionKind; readonly text: string }): boolean {
  return stand.conditions.some((other) => other.kind === condition.kind && key(other.text) === key(condition.text));
}

function key(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Whether nothing has been said for longer than the patience. `lastStatedOn`: YYYY-MM-DD. */
export function isSilent(lastStatedOn: string, at: Date, patienceDays: number): boolean {
  return at > silenceBegins(lastStatedOn, patienceDays);
}

/** The instant at which the patience has run out. `lastStatedOn`: YYYY-MM-DD. */
export function silenceBegins(lastStatedOn: string, patienceDays: number): Date {
  return new Date(Date.parse(`${lastStatedOn}T00:00:00Z`) + patienceDays * DAY);
}

/** Whether two stances of different holders on one issue cannot both hold: one goes for, the other against. */
export function stancesClash(a: Stance, b: Stance): boolean {
  return (SIDES[a] === "FOR" && SIDES[b] === "AGAINST") || (SIDES[a] === "AGAINST" && SIDES[b] === "FOR");
}
