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
    const words = name.name.replace(/['’]s$/, "").split(" ");
    const last = words.at(-1);
    if (words.length > 1 && last !== undefined && !found.has(keyOf(last)))
      found.set(keyOf(last), name.name.replace(/['’]s$/, ""));
  }
  return found;
}

export function bySurname(
  people: ReadonlyMap<string, string>,
  byKey: ReadonlyMap<string, ActorDraft>,
  found: NameFound,
): ActorDraft | undefined {
  const words = found.name.replace(/['’]s$/, "").split(" ");
  if (found.kind !== null && found.kind !== "PERSON") return undefined;
  const last = words.at(-1) ?? "";
  const full = people.get(keyOf(last));
  if (full === undefined) return undefined;
  const actor = byKey.get(keyOf(full));
  if (actor === undefined || words.length === 1) return actor;
  return words.every((word) => full.includes(word)) ? actor : undefined;
}
