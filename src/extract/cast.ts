// Who is who in one text: actors with their names and mentions, and whom a noun phrase or a pronoun means.

import type { ActorKind, MentionType } from "../domain/vocabulary.ts";

import { readAppositions } from "./appositions.ts";
import { groupName, NOT_SPEAKING, shortDescription } from "./descriptions.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token, tokensOf } from "./document.ts";
import { type Gender, genderOfDescription, genderOfName, genderOfPronoun, gendersByPronoun } from "./gender.ts";
import { BODY_WORDS, PERSON_NOUNS } from "./lexicon/bodies.ts";
import { isGroup } from "./lexicon/groups.ts";
import { SHARED_DEMONYMS } from "./lexicon/states.ts";
import { findNames, keyOf, knownAs, type NameFound, stateName } from "./names.ts";
import { isPossessive, type Phrase } from "./phrases.ts";
import { type OfficialBody, officialBody, officialBodyNamed } from "./official-names.ts";
import { createRecency } from "./recency.ts";
import { tokensWithin } from "./tokens.ts";

export interface MentionDraft extends Range {
  readonly type: MentionType;
}

/** An actor under construction; complete when all layers have been read. */
export interface ActorDraft {
  readonly order: number;
  name: string;
  kind: ActorKind;
  readonly names: Set<string>;
  role: string | null;
  readonly affiliations: Set<ActorDraft>;
  readonly mentions: MentionDraft[];
  /** Whether it stands under a name, not under a description. */
  readonly named: boolean;
  readonly state: string | null;
}

export interface UnnamedDraft {
  readonly description: string;
  readonly affiliations: Set<ActorDraft>;
  anonymityReason: string | null;
  readonly evidence: Range[];
}

export type Speaker = ActorDraft | UnnamedDraft;

export function isActor(speaker: Speaker): speaker is ActorDraft {
  return "mentions" in speaker;
}

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

interface Placed {
  readonly found: NameFound;
  readonly sentence: Sentence;
}

/** Finds the named actors and their mentions. */
export function findActors(document: Document): Cast {
  const placed: Placed[] = document.sentences.flatMap((sentence) =>
    findNames(document, sentence).map((found) => ({ found, sentence })),
  );
  const actors: ActorDraft[] = [];
  const unnamed: UnnamedDraft[] = [];
  const byKey = new Map<string, ActorDraft>();
  const byToken = new Map<number, ActorDraft>();
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
      byToken.set(at, actor);
    }
  };

  /** What titles before a name have told: "Mrs. Silva". */
  const titled = new Map<ActorDraft, Gender>();
  const people = document.rules.has("actors.surnames") ? surnames(placed) : new Map<string, string>();
  const acronyms = document.rules.has("actors.acronyms");
  const states = new Set(placed.flatMap(({ found }) => (found.demonym ? [] : (found.state ?? []))));
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
    if (body !== null) {
      actor = official(body, found.kind ?? "GOVERNMENT_BODY", true);
      if (officialBodyNamed(found.name) === null) byBareName.set(keyOf(found.name), actor);
    } else if (found.known !== null && found.kind !== null) {
      actor = byKey.get(keyOf(found.known)) ?? add(found.known, found.kind, true, found.state);
    } else if (byBareName.has(keyOf(found.name))) {
      actor = byBareName.get(keyOf(found.name));
    } else {
      const key = keyOf(found.name.replace(/['’]s$/, ""));
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
    // "Foreign Ministry" alone is the name of many.
    if (!byBareName.has(keyOf(found.name))) actor.names.add(found.name);
    mention(actor, found.first, found.last, "NAME");
  }
  if (acronyms) {
    const places = placesOfAcronyms(document);
    for (const actor of [...actors]) {
      for (const acronym of bracketAcronyms(document, actor)) {
        actor.names.add(acronym);
        byKey.set(keyOf(acronym), actor);
        for (const at of places.get(acronym) ?? []) if (!byToken.has(at)) mention(actor, at, at, "NAME");
      }
    }
  }
  if (document.rules.has("actors.appositions")) readAppositions(document, actors, byToken, demonymAt, state);

  const within = (range: Range): readonly ActorDraft[] => {
    const seen = new Set<ActorDraft>();
    for (const token of tokensWithin(document, range)) {
      const actor = byToken.get(token.index);
      if (actor !== undefined) seen.add(actor);
      const code = demonymAt.get(token.index);
      if (code !== undefined && code !== "") seen.add(state(code));
    }
    return [...seen];
  };
  const cast: Cast = {
    actors,
    unnamed,
    at: (token) => byToken.get(token),
    within,
    state,
    describe: (name, kind, first, last) => {
      const body = officialBodyNamed(name);
      const actor =
        body === null ? (byKey.get(keyOf(name)) ?? add(name, kind, false, null)) : official(body, kind, false);
      actor.names.add(name);
      const inside = new Map<number, ActorDraft>();
      for (let at = first; at <= last; at++) {
        const named = byToken.get(at);
        if (named !== undefined) inside.set(at, named);
      }
      mention(actor, first, last, "NOMINAL");
      // Names inside a description stay whose they are.
      for (const [at, named] of inside) byToken.set(at, named);
      return actor;
    },
    owner: (token) => ownerBefore(token),
    resolve: (phrase, recent, asSpeaker) => resolve(phrase, recent, asSpeaker),
  };
  const told = gendersByPronoun(document, (at) => {
    const actor = byToken.get(at);
    return actor?.kind === "PERSON" ? actor : undefined;
  });
  const genders = new Map<Speaker, Gender | null>();
  return cast;

  function resolve(phrase: Phrase, recent: readonly Speaker[], asSpeaker: boolean): readonly Speaker[] {
    const parts = document.rules.has("actors.coordination")
      ? coordinated(document, phrase, (at) => byToken.has(at) || demonymAt.has(at))
      : [phrase];
    const found = parts.flatMap((part) => resolveOne(part, recent, asSpeaker));
    return [...new Set(found)];
  }

  function resolveOne(phrase: Phrase, recent: readonly Speaker[], asSpeaker: boolean): readonly Speaker[] {
    const head = document.tokens[phrase.head];
    if (head === undefined) return [];
    const named = byToken.get(phrase.head);
    if (named !== undefined) return [named];
    if (head.tag === "PRON" && !isPossessive(head)) {
      return document.rules.has("actors.pronouns") ? pronoun(head, recent) : [];
    }
    return nominal(phrase, head, recent, asSpeaker);
  }

  function pronoun(head: Token, recent: readonly Speaker[]): readonly Speaker[] {
    const mark = (actor: ActorDraft) => {
      mention(actor, head.index, head.index, "PRONOUN");
      return [actor];
    };
    const before = (fits: (actor: ActorDraft) => boolean): ActorDraft | undefined => subjectBefore(head, fits);
    if (/^(?:he|she|him|her|i)$/.test(head.lower)) {
      const asked = document.rules.has("actors.genders") ? genderOfPronoun(head.lower) : null;
      const fits = (speaker: Speaker): boolean => {
        // Initials are no person's name, whatever stands before them.
        if (isActor(speaker) && /^\p{Lu}{2,6}$/u.test(speaker.name)) return false;
        const gender = asked === null ? null : genderOf(speaker);
        return gender === null || gender === asked;
      };
      const spoke = recent.filter((speaker) => (isActor(speaker) ? speaker.kind === "PERSON" : true) && fits(speaker));
      const latest = spoke.at(-1);
      const subject = before((actor) => actor.kind === "PERSON" && fits(actor));
      // A person named after the last speaker spoke, as a subject, comes first.
      if (
        latest !== undefined &&
        isActor(latest) &&
        subject !== undefined &&
        recency.lastBefore(latest, head.start) >= recency.lastBefore(subject, head.start)
      )
        return mark(latest);
      if (subject !== undefined) return mark(subject);
      // In reports of meetings "he" is the delegate of the state that spoke.
      if (latest === undefined) return recent.length === 1 && recent.every(fits) ? recent : [];
      return isActor(latest) ? mark(latest) : [latest];
    }
    if (/^(?:they|them|we|many|some|others|both)$/.test(head.lower)) {
      const plural = recent.length > 1 ? recent : recent.filter((s) => !isActor(s) || s.kind !== "PERSON");
      if (plural.length > 0) {
        for (const speaker of plural)
          if (isActor(speaker) && plural.length === 1) mention(speaker, head.index, head.index, "PRONOUN");
        return plural;
      }
      const group = before((actor) => actor.kind !== "PERSON");
      return group === undefined ? [] : mark(group);
    }
    if (head.lower === "it") {
      const body = before((actor) => actor.kind !== "PERSON");
      return body === undefined ? [] : mark(body);
    }
    return [];
  }

  function genderOf(speaker: Speaker): Gender | null {
    const known = genders.get(speaker);
    if (known !== undefined) return known;
    const gender = isActor(speaker)
      ? (titled.get(speaker) ??
        genderOfDescription(speaker.role ?? "") ??
        genderOfName(speaker.name) ??
        told.get(speaker) ??
        null)
      : genderOfDescription(speaker.description);
    genders.set(speaker, gender);
    return gender;
  }

  /** The nearest actor before a place that fits; subjects of sentences before others. */
  function subjectBefore(head: Token, fits: (actor: ActorDraft) => boolean): ActorDraft | undefined {
    for (let s = head.sentence; s >= Math.max(0, head.sentence - 4); s--) {
      const sentence = document.sentences[s];
      if (sentence === undefined) continue;
      for (const token of tokensOf(document, sentence)) {
        if (token.start >= head.start) break;
        if (quotationAt(document, token.start) !== undefined) continue;
        const actor = byToken.get(token.index);
        if (actor !== undefined && fits(actor) && !isModifier(document, token)) return actor;
      }
    }
    return undefined;
  }

  /** The nearest actor left of a possessive in its sentence, else the subject of one before. */
  function ownerBefore(token: Token): ActorDraft | undefined {
    const personal = /^(?:his|her)$/.test(token.lower);
    const fits = (actor: ActorDraft) => (personal ? actor.kind === "PERSON" : actor.kind !== "PERSON");
    const first = document.sentences[token.sentence]?.firstToken ?? token.index;
    for (let at = token.index - 1; at >= first; at--) {
      const actor = byToken.get(at);
      if (actor?.named === true && fits(actor)) return actor;
    }
    return subjectBefore(token, fits);
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
    let actor = body === null ? byKey.get(keyOf(name)) : official(body, BODY_WORDS[word] ?? "GOVERNMENT_BODY", false);
    actor?.names.add(name);
    if (actor === undefined) {
      actor = add(
        name,
        BODY_WORDS[word] !== undefined && inside.length > 0 && !word.endsWith("s")
          ? (BODY_WORDS[word] ?? "COLLECTIVE")
          : "COLLECTIVE",
        false,
        null,
      );
      for (const other of inside) if (other !== actor && other.kind !== "PERSON") actor.affiliations.add(other);
    }
    mention(actor, phrase.first, phrase.head, "NOMINAL");
    return [actor];
  }
}

/** The state that an adjective means: of several that share it, the one that the text names. */
function nationOf(found: NameFound, named: ReadonlySet<string>): string {
  const shared = SHARED_DEMONYMS.get(keyOf(found.name).replace(/s$/, ""));
  return shared?.find((code) => named.has(code)) ?? shared?.[0] ?? found.state ?? "";
}

/** The body of a state that a name is, told by the name itself or by the state right before or behind it. */
function officialAt(
  document: Document,
  placed: readonly Placed[],
  index: number,
  states: ReadonlySet<string>,
): OfficialBody | null {
  const found = placed[index]?.found;
  if (found === undefined || found.kind === null || found.kind === "STATE" || found.kind === "PERSON") return null;
  const own = officialBodyNamed(found.name);
  if (own !== null) return own;
  const left = placed[index - 1]?.found;
  if (left?.kind === "STATE" && !left.metonym) {
    const owns = !left.demonym && /^['’]s?$/.test(document.tokens[left.last + 1]?.text ?? "");
    if (left.last + (owns ? 2 : 1) === found.first)
      return officialBody(left.demonym ? nationOf(left, states) : (left.state ?? ""), found.name);
  }
  const right = placed[index + 1]?.found;
  if (right?.kind !== "STATE" || right.demonym || right.metonym || right.state === null) return null;
  const between = document.text.slice(document.tokens[found.last]?.end ?? 0, document.tokens[right.first]?.start ?? 0);
  return /^ of (?:the )?$/.test(between) ? officialBody(right.state, found.name) : null;
}

/** Names of two or more words that are people's, by their last word. */
function surnames(placed: readonly Placed[]): ReadonlyMap<string, string> {
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

function bySurname(
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

/** Letters of a name that may be initials; "" when they are none. "ILA" after "International Longshoremen's Association" is one. */
function acronymOf(found: NameFound): string {
  const letters = found.name.replaceAll(".", "");
  return /^\p{Lu}{2,6}$/u.test(letters) ? letters : "";
}

function initials(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter((word) => /^\p{Lu}/u.test(word))
    .map((word) => word[0])
    .join("");
}

/** "… Association (ILA)": the brackets give a name. */
function bracketAcronyms(document: Document, actor: ActorDraft): readonly string[] {
  return actor.mentions
    .slice(0, 3)
    .flatMap(({ end }) => /^\s?\(([\p{Lu}][\p{L}.&-]{1,10})\)/u.exec(document.text.slice(end, end + 16))?.[1] ?? []);
}

/** Where words that may be acronyms stand: indices of tokens. */
function placesOfAcronyms(document: Document): ReadonlyMap<string, readonly number[]> {
  const places = new Map<string, number[]>();
  for (const { text, index } of document.tokens) {
    if (text.length < 2 || text.length > 11 || !/^\p{Lu}/u.test(text)) continue;
    const of = places.get(text);
    if (of === undefined) places.set(text, [index]);
    else of.push(index);
  }
  return places;
}

/** "Cairo said", "Moscow has rejected": a capital that is the subject of a verb stands for its government. */
function actsLikeAGovernment(document: Document, found: NameFound): boolean {
  const before = document.tokens[found.first - 1];
  if (before !== undefined && /^(?:in|at|to|from|near|of|into|around|outside|for)$/.test(before.lower)) return false;
  let at = found.last + 1;
  while (document.tokens[at]?.tag === "ADV" && at < found.last + 3) at++;
  const next = document.tokens[at];
  if (next !== undefined && /^(?:along|together)$/.test(next.lower)) return document.tokens[at + 1]?.lower === "with";
  return next !== undefined && (next.tag === "VERB" || next.tag === "AUX") && !/ing$/.test(next.lower);
}

function isModifier(document: Document, token: Token): boolean {
  const next = document.tokens[token.index + 1];
  const before = document.tokens[token.index - 1];
  if (next !== undefined && /^['’]s?$/.test(next.text)) return true;
  return before !== undefined && /^(?:of|in|from|by|with|on|at|against|into|between)$/.test(before.lower);
}

/** "an Egyptian and an American official": two phrases with one head. */
function coordinated(document: Document, phrase: Phrase, isName: (token: number) => boolean): readonly Phrase[] {
  const { tokens } = document;
  const comma = findComma(document, phrase);
  const last = comma === null ? phrase.last : comma - 1;
  for (let at = phrase.first + 1; at < last; at++) {
    if (tokens[at]?.lower !== "and") continue;
    const left = tokens[at - 1];
    const right = tokens[at + 1];
    if (left === undefined || right === undefined || isName(at)) continue;
    const make = (first: number, final: number, head: number): Phrase => ({
      first,
      last: final,
      head,
      start: tokens[first]?.start ?? phrase.start,
      end: tokens[final]?.end ?? phrase.end,
    });
    if (
      right.tag === "DET" &&
      (left.tag === "ADJ" || left.tag === "PROPN") &&
      tokens[phrase.first]?.tag === "DET" &&
      isDemonym(left)
    ) {
      return [
        { ...make(phrase.first, at - 1, last), head: phrase.head > at ? phrase.head : last, end: left.end },
        { ...make(at + 1, last, phrase.head > at ? phrase.head : last) },
      ];
    }
    const leftHead = headLeft(document, phrase.first, at - 1);
    if (leftHead === null || !["NOUN", "PROPN"].includes(left.tag)) continue;
    const rightHead = headLeft(document, at + 1, last);
    if (rightHead === null) continue;
    return [make(phrase.first, at - 1, leftHead), ...coordinated(document, make(at + 1, last, rightHead), isName)];
  }
  return [phrase];
}

function isDemonym(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && knownAs(token.text) === null;
}

function findComma(document: Document, phrase: Phrase): number | null {
  for (let at = phrase.head + 1; at <= phrase.last; at++) if (document.tokens[at]?.text === ",") return at;
  return null;
}

function headLeft(document: Document, first: number, last: number): number | null {
  let head: number | null = null;
  for (let at = first; at <= last; at++) {
    const token = document.tokens[at];
    if (token === undefined) break;
    if (token.tag === "ADP" && head !== null) break;
    if (token.text === ",") break;
    if (token.tag === "NOUN" || token.tag === "PROPN" || token.tag === "PRON") head = at;
  }
  return head;
}
