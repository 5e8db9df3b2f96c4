// Who is who in one text: actors with their names and mentions, and whom a noun phrase or a pronoun means.

import type { ActorKind, MentionType } from "../domain/vocabulary.ts";

import { acronymOf, bracketAcronyms, initials, placesOfAcronyms } from "./acronyms.ts";
import { type ActorDraft, isActor, type Speaker, type UnnamedDraft } from "./actor-drafts.ts";
import { readAppositions } from "./appositions.ts";
import { coordinated } from "./coordination.ts";
import { groupName, NOT_SPEAKING, shortDescription } from "./descriptions.ts";
import type { Document, Range, Token } from "./document.ts";
import { type Gender, genderOfDescription } from "./gender.ts";
import { BODY_WORDS, PERSON_NOUNS } from "./lexicon/bodies.ts";
import { isGroup } from "./lexicon/groups.ts";
import { keyOf, knownAs, stateName } from "./known-names.ts";
import { findNames } from "./names.ts";
import { isPossessive, type Phrase } from "./phrases.ts";
import { actsLikeAGovernment, nationOf, officialAt, type Placed } from "./nations.ts";
import { bareBody, type OfficialBody, officialBodyNamed } from "./official-names.ts";
import { createPronouns } from "./pronouns.ts";
import { createRecency } from "./recency.ts";
import { bySurname, surnames, withoutPossessive } from "./surnames.ts";
import { tokensWithin } from "./tokens.ts";

export { type ActorDraft, isActor, type Speaker, type UnnamedDraft };

/** Whom a text names, and how its phrases refer to them. */
export interface Cast {
  readonly actors: readonly ActorDraft[];
  readonly unnamed: readonly UnnamedDraft[];
  /** The actor whose name covers a token. */
  readonly at: (token: number) => ActorDraft | undefined;
  /** Whom a phrase means; makes collectives and unnamed sources when it names nobody. `recent`: who spoke last. */
  readonly resolve: (phrase: Phrase, recent: readonly Speaker[], asSpeaker: boolean) => readonly Speaker[];
  /** Actors named inside a range, in text order, states also by their adjectives. */
  readonly within: (range: Range) => readonly ActorDraft[];
  /** The state that a demonym at this token names. */
  readonly state: (code: string) => ActorDraft;
  /** An actor that is only described, by what tokens first … last call it; the same again for the same name. */
  readonly describe: (name: string, kind: ActorKind, first: number, last: number) => ActorDraft;
  /** Whom a pronoun or possessive means; nobody when that cannot be told. */
  readonly owner: (token: Token) => ActorDraft | undefined;
}

/** Finds the named actors and their mentions. */
export function findActors(document: Document): Cast {
  const placed: Placed[] = [];
  for (const sentence of document.sentences)
    for (const found of findNames(document, sentence)) placed.push({ found, sentence });
  const actors: ActorDraft[] = [];
  const unnamed: UnnamedDraft[] = [];
  const byKey = new Map<string, ActorDraft>();
  /** By the places of tokens. */
  const byToken = new Array<ActorDraft | undefined>(document.tokens.length);
  const demonymAt = new Map<number, string>();
  const byInitials = new Map<string, ActorDraft>();
  /** Bodies of states by their name without the state: the last one that was named so. */
  const byBareName = new Map<string, ActorDraft>();
  const byDescription = new Map<string, UnnamedDraft>();
  const covered = new Map<ActorDraft, Set<number>>();
  const recency = createRecency();

  const add = (name: string, kind: ActorKind, named: boolean, state: string | null): ActorDraft => {
    const actor: ActorDraft = {
      order: actors.length,
      name,
      kind,
      names: new Set([name]),
      role: null,
      affiliations: new Set(),
      mentions: [],
      named,
      state,
    };
    actors.push(actor);
    byKey.set(keyOf(name), actor);
    if (named) {
      recency.named(actor);
      const letters = initials(name);
      if (kind !== "PERSON" && !byInitials.has(letters)) byInitials.set(letters, actor);
    }
    return actor;
  };
  const state = (code: string): ActorDraft => {
    const name = stateName(code) ?? code;
    return byKey.get(keyOf(name)) ?? add(name, "STATE", true, code);
  };
  /** A body of a state under its one name, with its state. */
  const official = (body: OfficialBody, kind: ActorKind, named: boolean): ActorDraft => {
    const known = byKey.get(keyOf(body.name));
    if (known !== undefined) return known;
    const actor = add(body.name, knownAs(body.name)?.kind ?? kind, named, body.state);
    actor.affiliations.add(state(body.state));
    return actor;
  };
  const mention = (actor: ActorDraft, first: number, last: number, type: MentionType) => {
    const from = document.tokens[first];
    const to = document.tokens[last];
    if (from === undefined || to === undefined) return;
    const own = covered.get(actor) ?? new Set();
    covered.set(actor, own);
    for (let at = first; at <= last; at++) if (own.has(at)) return;
    actor.mentions.push({ start: from.start, end: to.end, type });
    recency.mentioned(actor, from.start);
    for (let at = first; at <= last; at++) {
      own.add(at);
      byToken[at] = actor;
    }
  };

  /** What titles before a name have told: "Mrs. Silva". */
  const titled = new Map<ActorDraft, Gender>();
  const people = document.rules.has("actors.surnames") ? surnames(placed) : new Map<string, string>();
  const acronyms = document.rules.has("actors.acronyms");
  const states = new Set<string>();
  for (const { found } of placed) if (!found.demonym && found.state !== null) states.add(found.state);
  const officials = placed.map((_one, index) => officialAt(document, placed, index, states));
  for (const [index, { found }] of placed.entries()) {
    if (found.demonym) {
      if (!document.rules.has("actors.demonyms")) continue;
      const code = nationOf(found, states);
      for (let at = found.first; at <= found.last; at++) demonymAt.set(at, code);
      continue;
    }
    if (found.metonym && !(document.rules.has("actors.metonyms") && actsLikeAGovernment(document, found))) continue;
    let actor: ActorDraft | undefined;
    const body = officials[index] ?? null;
    const bare = body === null && found.kind !== null && found.kind !== "PERSON" ? bareBody(found.name) : null;
    if (body !== null) {
      actor = official(body, found.kind ?? "GOVERNMENT_BODY", true);
      byBareName.set(body.bare, actor);
    } else if (found.known !== null && found.kind !== null) {
      actor = byKey.get(found.known.key) ?? add(found.known.name, found.kind, true, found.state);
    } else if (bare !== null && byBareName.has(bare)) {
      actor = byBareName.get(bare);
    } else {
      const key = withoutPossessive(found.key);
      actor =
        byKey.get(key) ?? bySurname(people, byKey, found) ?? (acronyms ? byInitials.get(acronymOf(found)) : undefined);
      const kind = actor?.kind ?? found.kind ?? (people.has(key) ? "PERSON" : null);
      if (kind === null) continue;
      if (actor === undefined) {
        const full = people.get(key);
        actor =
          full === undefined
            ? add(found.name, kind, true, found.state)
            : (byKey.get(keyOf(full)) ?? add(full, "PERSON", true, null));
        byKey.set(key, actor);
      }
      const title = found.role === null ? null : genderOfDescription(found.role);
      if (title !== null && actor.kind === "PERSON" && !titled.has(actor)) titled.set(actor, title);
      if (found.role !== null && actor.kind === "PERSON" && actor.role === null) actor.role = found.role;
    }
    if (actor === undefined) continue;
    if (bare !== null && !byBareName.has(bare)) byBareName.set(bare, actor);
    // "Foreign Ministry" alone is the name of many.
    const ofMany = actor.state !== null && found.known === null && bareBody(found.name) !== null;
    if (!ofMany) actor.names.add(found.name);
    mention(actor, found.first, found.last, "NAME");
  }
  if (acronyms) {
    let places: ReadonlyMap<string, readonly number[]> | null = null;
    for (const actor of [...actors]) {
      for (const acronym of bracketAcronyms(document, actor)) {
        places ??= placesOfAcronyms(document);
        actor.names.add(acronym);
        byKey.set(keyOf(acronym), actor);
        for (const at of places.get(acronym) ?? []) if (byToken[at] === undefined) mention(actor, at, at, "NAME");
      }
    }
  }
  if (document.rules.has("actors.appositions")) readAppositions(document, actors, byToken, demonymAt, state);

  const within = (range: Range): readonly ActorDraft[] => {
    const seen = new Set<ActorDraft>();
    for (const token of tokensWithin(document, range)) {
      const actor = byToken[token.index];
      if (actor !== undefined) seen.add(actor);
      const code = demonymAt.get(token.index);
      if (code !== undefined && code !== "") seen.add(state(code));
    }
    return [...seen];
  };
  const pronouns = createPronouns(document, {
    at: (token) => byToken[token],
    lastBefore: recency.lastBefore,
    mark: (actor, token) => mention(actor, token, token, "PRONOUN"),
    titled,
  });
  const cast: Cast = {
    actors,
    unnamed,
    at: (token) => byToken[token],
    within,
    state,
    describe: (name, kind, first, last) => {
      const body = officialBodyNamed(name);
      const actor =
        body === null ? (byKey.get(keyOf(name)) ?? add(name, kind, false, null)) : official(body, kind, false);
      actor.names.add(name);
      const inside = new Map<number, ActorDraft>();
      for (let at = first; at <= last; at++) {
        const named = byToken[at];
        if (named !== undefined) inside.set(at, named);
      }
      mention(actor, first, last, "NOMINAL");
      // Names inside a description stay whose they are.
      for (const [at, named] of inside) byToken[at] = named;
      return actor;
    },
    owner: (token) => pronouns.owner(token),
    resolve: (phrase, recent, asSpeaker) => resolve(phrase, recent, asSpeaker),
  };
  return cast;

  function resolve(phrase: Phrase, recent: readonly Speaker[], asSpeaker: boolean): readonly Speaker[] {
    const parts = document.rules.has("actors.coordination")
      ? coordinated(document, phrase, (at) => byToken[at] !== undefined || demonymAt.has(at))
      : [phrase];
    const [only] = parts;
    if (parts.length === 1 && only !== undefined) return [...new Set(resolveOne(only, recent, asSpeaker))];
    return [...new Set(parts.flatMap((part) => resolveOne(part, recent, asSpeaker)))];
  }

  function resolveOne(phrase: Phrase, recent: readonly Speaker[], asSpeaker: boolean): readonly Speaker[] {
    const head = document.tokens[phrase.head];
    if (head === undefined) return [];
    const named = byToken[phrase.head];
    if (named !== undefined) return [named];
    if (head.tag === "PRON" && !isPossessive(head)) {
      return document.rules.has("actors.pronouns") ? pronouns.resolve(head, recent) : [];
    }
    return nominal(phrase, head, recent, asSpeaker);
  }

  function nominal(phrase: Phrase, head: Token, recent: readonly Speaker[], asSpeaker: boolean): readonly Speaker[] {
    const first = document.tokens[phrase.first];
    const definite = first !== undefined && (/^(?:the|this|that)$/.test(first.lower) || isPossessive(first));
    const word = head.lower;
    // "the ministry", "the court", "the group": the last actor that is one.
    if (document.rules.has("actors.nominals") && definite && phrase.last - phrase.first <= 3) {
      const bare = keyOf(document.text.slice(phrase.start, phrase.end));
      // "the finance ministry" is no ministry of another kind.
      const office = /^(?:ministry|department)$/.test(word) && bare !== word;
      const earlier = recency.latest(office ? "" : word, bare, phrase.start);
      if (earlier !== undefined) {
        mention(earlier, phrase.first, phrase.head, "NOMINAL");
        return [earlier];
      }
    }
    const inside = within(phrase);
    const singular = PERSON_NOUNS.has(word) || /(?:man|woman|person)$/.test(word);
    if (singular) {
      const description = shortDescription(document, phrase);
      const named = definite ? namedBeside(phrase) : undefined;
      if (named !== undefined) {
        named.role ??= description
          .replace(/^(?:the|\S+['’]s?) /i, "")
          .replace(/ (?:of|for|from|in) .*$/, "")
          .toLowerCase();
        for (const other of inside) if (other.kind !== "PERSON") named.affiliations.add(other);
        return [named];
      }
      if (!asSpeaker) return [];
      const same = definite ? byDescription.get(description.replace(/^the /, "")) : undefined;
      if (same !== undefined) return [same];
      const latest = recent.at(-1);
      if (definite && latest !== undefined && !isActor(latest)) return [latest];
      const source: UnnamedDraft = {
        description,
        affiliations: new Set(inside.filter((actor) => actor.kind !== "PERSON")),
        anonymityReason: null,
        evidence: [{ start: phrase.start, end: phrase.end }],
      };
      unnamed.push(source);
      const told = description.replace(/^an? /, "");
      if (!byDescription.has(told)) byDescription.set(told, source);
      return [source];
    }
    if (NOT_SPEAKING.test(word) || NOT_SPEAKING.test(word.replace(/s$/, ""))) return [];
    const group = isGroup(word) || /^(?:military|army|navy)$/.test(word) || demonymAt.has(head.index);
    if (!group && !asSpeaker) return [];
    const name = groupName(shortDescription(document, phrase));
    if (name === "") return [];
    const body = officialBodyNamed(name);
    let actor =
      body === null ? byKey.get(keyOf(name)) : official(body, BODY_WORDS.get(word) ?? "GOVERNMENT_BODY", false);
    actor?.names.add(name);
    if (actor === undefined) {
      actor = add(
        name,
        BODY_WORDS.has(word) && inside.length > 0 && !word.endsWith("s")
          ? (BODY_WORDS.get(word) ?? "COLLECTIVE")
          : "COLLECTIVE",
        false,
        null,
      );
      for (const other of inside) if (other !== actor && other.kind !== "PERSON") actor.affiliations.add(other);
    }
    mention(actor, phrase.first, phrase.head, "NOMINAL");
    return [actor];
  }

  /** "the foreign minister of Norway, Ana Silva, …": the person whom commas name behind a post. */
  function namedBeside(phrase: Phrase): ActorDraft | undefined {
    for (let comma = phrase.head + 1; comma <= phrase.last + 1; comma++) {
      if (document.tokens[comma]?.text !== ",") continue;
      const person = byToken[comma + 1];
      if (person?.kind !== "PERSON") return undefined;
      let end = comma + 1;
      while (byToken[end] === person) end++;
      return /^[,.;—]$/.test(document.tokens[end]?.text ?? ".") ? person : undefined;
    }
    return undefined;
  }
}
