// What stands beside a name: its role, its side, and what kind of body it is.

import type { ActorDraft } from "./actor-drafts.ts";
import { type Document, type Range, tokenFrom } from "./document.ts";
import { byWord, PERSON_NOUNS, TITLES } from "./lexicon/bodies.ts";
import { tokensWithin } from "./tokens.ts";

/** What an apposition says that a name is. */
const APPOSITIVES = byWord({
  MEDIA: "channel newspaper broadcaster outlet magazine website station",
  ORGANISATION: "group organization organisation charity company firm union party",
  ARMED_GROUP: "militia",
  GOVERNMENT_BODY: "agency ministry",
});

/** "John Kirby, a National Security Council spokesperson": role and affiliation from what stands between commas. */
export function readAppositions(
  document: Document,
  actors: readonly ActorDraft[],
  byToken: readonly (ActorDraft | undefined)[],
  demonymAt: ReadonlyMap<number, string>,
  state: (code: string) => ActorDraft,
): void {
  for (const actor of actors) {
    if (!actor.named || (actor.kind !== "PERSON" && actor.kind !== "ORGANISATION")) continue;
    for (const mention of actor.mentions.slice(0, 4)) {
      const behind = document.text.slice(mention.end, mention.end + 110);
      const comma = behind.startsWith(", ");
      const told = comma ? /^, (?:an?|the) ([^,.;“”]{3,80})(?=[,.])/.exec(behind.slice(0, 100))?.[1] : undefined;
      const what = told
        ?.toLowerCase()
        .split(/ (?:of|for|in|at|that|which|representing|based|fighting) /)[0]
        ?.split(/[\s-]+/)
        .at(-1);
      actor.kind = APPOSITIVES.get(what ?? "") ?? actor.kind;
      if (actor.kind !== "PERSON") continue;
      const after = comma ? /^, (?:(?:a|an|the|its|his|her|their) )?([^,.;“”]{3,90})(?=[,.])/.exec(behind) : null;
      const noun = after?.[1]
        ?.toLowerCase()
        .split(/[\s-]+/)
        .find((word) => PERSON_NOUNS.has(word));
      if (after?.[1] !== undefined && noun !== undefined) {
        actor.role ??= after[1].replace(/\s+/g, " ");
        affiliate(actor, { start: mention.end, end: mention.end + after[0].length });
      }
      const lead = leadBefore(document, mention.start, byToken);
      if (lead !== null) affiliate(actor, lead);
      const of = /^ of (?:the )?/.exec(behind);
      if (of !== null && actor.role !== null)
        affiliate(actor, { start: mention.end, end: mention.end + of[0].length + 14 });
    }
  }
  function affiliate(actor: ActorDraft, range: Range): void {
    for (const token of tokensWithin(document, range)) {
      const other = byToken[token.index];
      const code = demonymAt.get(token.index);
      if (other !== undefined && other !== actor && other.kind !== "PERSON") actor.affiliations.add(other);
      else if (code !== undefined && code !== "") actor.affiliations.add(state(code));
    }
  }
}

/** "the Norwegian foreign minister" right before a name: the words of the post back to where another phrase ends. */
function leadBefore(document: Document, at: number, byToken: readonly (ActorDraft | undefined)[]): Range | null {
  const index = tokenFrom(document, at);
  const sentence = document.tokens[index]?.sentence;
  if (sentence === undefined) return null;
  let from = index - 1;
  if (document.tokens[from]?.text === ",") from--;
  let first: number | null = null;
  let post = false;
  for (let i = from; i >= 0 && index - i < 10; i--) {
    const token = document.tokens[i];
    if (token === undefined || token.sentence !== sentence) break;
    const mark = token.text === "-" || /^['’]s?$/.test(token.text);
    if (byToken[i]?.kind === "PERSON" || !(mark || /^(?:NOUN|PROPN|ADJ)$/.test(token.tag) || byToken[i] !== undefined))
      break;
    if (PERSON_NOUNS.has(token.lower) || TITLES.has(token.lower)) post = true;
    first = i;
  }
  const start = first === null ? undefined : document.tokens[first]?.start;
  return post && start !== undefined ? { start, end: at } : null;
}
