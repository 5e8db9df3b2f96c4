// Surnames that stand for the person named in full before.

import type { ActorDraft } from "./actor-drafts.ts";
import { keyOf } from "./known-names.ts";
import type { NameFound } from "./name-kinds.ts";
import type { Placed } from "./nations.ts";

/** Names of two or more words that are people's, by their last word. */
export function surnames(placed: readonly Placed[]): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { found: name } of placed) {
    if (name.kind !== "PERSON") continue;
    const full = withoutPossessive(name.name);
    const space = full.lastIndexOf(" ");
    const last = space === -1 ? "" : keyOf(full.slice(space + 1));
    if (space !== -1 && !found.has(last)) found.set(last, full);
  }
  return found;
}

export function bySurname(
  people: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, ActorDraft>,
  found: NameFound,
): ActorDraft | undefined {
  if (people.size === 0 || (found.kind !== null && found.kind !== "PERSON")) return undefined;
  const name = withoutPossessive(found.name);
  const space = name.lastIndexOf(" ");
  const full = people.get(keyOf(name.slice(space + 1)));
  if (full === undefined) return undefined;
  const actor = byKey.get(keyOf(full));
  if (actor === undefined || space === -1) return actor;
  return name.split(" ").every((word) => full.includes(word)) ? actor : undefined;
}

/** "Silva's" as "Silva". */
export function withoutPossessive(name: string): string {
  return name.endsWith("'s") || name.endsWith("’s") ? name.slice(0, -2) : name;
}
