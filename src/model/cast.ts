// Who a model means: an actor that the rules found, too, or one more that the text names.

import { normaliseName } from "../domain/names.ts";
import type { ReadActor, Reading, ReadUnnamedSource, Span, Spans } from "../domain/reading.ts";

import type { Answer, AnsweredActor, AnsweredUnnamedSource } from "./answer.ts";
import type { Evidence, Refusal } from "./evidence.ts";
import { likeness, SAME_WORDS } from "./overlap.ts";

export interface Cast {
  /** Takes over whom an answer names. Gives the key of each id of the answer that stands. */
  admit(answer: Answer, refuse: (refusal: Refusal) => void): ReadonlyMap<string, string>;
  /** The actors and unnamed sources that the rules did not find. */
  added(): { readonly actors: readonly ReadActor[]; readonly unnamedSources: readonly ReadUnnamedSource[] };
  isActor(key: string): boolean;
  nameOf(key: string): string;
}

const LONGEST_NAME = 120;

/** `reading`: of the rules. Keys go on where theirs end. */
export function castOf(reading: Reading, evidence: Evidence): Cast {
  const actors: ReadActor[] = [];
  const unnamedSources: ReadUnnamedSource[] = [];
  const byName = new Map<string, string>();
  const names = new Map(reading.actors.map((actor) => [actor.key, actor.name]));
  for (const actor of reading.actors.toReversed())
    for (const name of [...actor.names, actor.name]) byName.set(normaliseName(name), actor.key);
  const mentions = reading.actors
    .flatMap((actor) => actor.mentions.map((mention) => ({ ...mention, key: actor.key })))
    .filter((mention) => mention.type === "NAME");
  const byEnd = new Map(mentions.map((mention) => [mention.end, mention]));

  const known = (name: string, span: Span): string | undefined => {
    const key = byName.get(normaliseName(name));
    if (key !== undefined) return key;
    // "Foreign Minister Ana Silva" is who is named where it ends; "the ministry in Oslo" is not Oslo.
    const inside = byEnd.get(span.end);
    return inside !== undefined &&
      inside.start >= span.start &&
      reading.actors.some((one) => one.key === inside.key && one.kind === "PERSON")
      ? inside.key
      : undefined;
  };

  function admitActor(answered: AnsweredActor): string | null {
    const named = evidence.wordsOf(answered.name);
    if (named === null || named.words.length > LONGEST_NAME) return null;
    const name = named.words.replace(/[’']s$/, "");
    // A name begins with a capital where the script has them; a group without a name need not.
    if (answered.kind !== "COLLECTIVE" && /^\p{Ll}/u.test(name) && !/\p{Lu}/u.test(name)) return null;
    const before = known(name, named.span);
    if (before !== undefined) return before;
    // A model may take one person without a name for a group; the rules tell them apart.
    const single = reading.unnamedSources.find((source) => likeness(source.evidence, [named.span]) >= SAME_WORDS);
    if (single !== undefined) return single.key;
    const others = answered.alsoCalled.flatMap((quote) => evidence.wordsOf(quote)?.words ?? []);
    const called = others.map((other) => byName.get(normaliseName(other))).find((key) => key !== undefined);
    if (called !== undefined && reading.actors.some((one) => one.key === called && one.kind === answered.kind))
      return called;
    const key = `a${reading.actors.length + actors.length + 1}`;
    const all = [...new Set([name, ...others])];
    const role = answered.role === null ? null : (evidence.wordsOf(answered.role)?.words ?? null);
    actors.push({
      key,
      name,
      kind: answered.kind,
      names: all,
      role,
      country: null,
      affiliations: [],
      mentions: freeOf(
        all.flatMap((one) => [...evidence.findAll(one)]),
        mentions,
      ).map((span) => ({
        ...span,
        type: answered.kind === "COLLECTIVE" ? ("NOMINAL" as const) : ("NAME" as const),
      })),
    });
    names.set(key, name);
    for (const one of all) if (!byName.has(normaliseName(one))) byName.set(normaliseName(one), key);
    return key;
  }

  function admitSource(answered: AnsweredUnnamedSource, keys: ReadonlyMap<string, string>): string | null {
    const described = evidence.wordsOf(answered.description);
    if (described === null) return null;
    const alike = [...reading.unnamedSources, ...unnamedSources].find(
      (source) =>
        likeness(source.evidence, [described.span]) >= 0.3 ||
        normaliseName(source.description) === normaliseName(described.words),
    );
    if (alike !== undefined) return alike.key;
    const key = `u${reading.unnamedSources.length + unnamedSources.length + 1}`;
    unnamedSources.push({
      key,
      description: described.words.slice(0, 300),
      affiliations: answered.affiliations.flatMap((id) => keys.get(id) ?? []),
      anonymityReason:
        answered.anonymityReason === null ? null : (evidence.wordsOf(answered.anonymityReason)?.words ?? null),
      evidence: [described.span],
    });
    names.set(key, described.words);
    return key;
  }

  return {
    admit: (answer, refuse) => {
      const keys = new Map<string, string>();
      const first = reading.actors.length + actors.length;
      for (const answered of answer.actors) {
        const key = admitActor(answered);
        if (key === null) refuse({ what: "actor", reason: NOT_THERE });
        else keys.set(answered.id, key);
      }
      for (const answered of answer.actors) {
        const key = keys.get(answered.id);
        const at = actors.findIndex((actor) => actor.key === key);
        const actor = actors[at];
        if (actor === undefined || at + reading.actors.length < first) continue;
        const affiliations = answered.affiliations.flatMap((id) => keys.get(id) ?? []).filter((other) => other !== key);
        actors[at] = { ...actor, affiliations: [...new Set(affiliations)] };
      }
      for (const answered of answer.unnamedSources) {
        const key = admitSource(answered, keys);
        if (key === null) refuse({ what: "unnamed source", reason: NOT_THERE });
        else keys.set(answered.id, key);
      }
      return keys;
    },
    added: () => ({ actors, unnamedSources }),
    isActor: (key) => key.startsWith("a"),
    nameOf: (key) => names.get(key) ?? "",
  };
}

export const NOT_THERE = "its words are not in the text";

/** Spans that do not overlap each other nor what is taken, in text order. */
function freeOf(spans: Spans, taken: Spans): Spans {
  const sorted = taken.toSorted((a, b) => a.start - b.start);
  const free: Span[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = free.at(-1);
    if (last !== undefined && span.start < last.end) continue;
    while (at < sorted.length && (sorted[at]?.end ?? 0) <= span.start) at++;
    const next = sorted[at];
    if (next === undefined || next.start >= span.end) free.push(span);
  }
  return free;
}
