// Who takes part in talks: in which role, directly or through others, and represented by whom.

import type { NegotiationKind, ParticipationRole, Presence } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { representativesIn } from "./representatives.ts";
import { ROLE_PATTERNS, ROLE_WORDS } from "./lexicon/participation.ts";
import { CARRIED } from "./lexicon/talks.ts";
import { talkPatternsIn } from "./marks.ts";
import type { PositionDraft } from "./position-drafts.ts";

export interface ParticipantDraft {
  readonly actor: ActorDraft;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  readonly via: readonly ActorDraft[];
  readonly representatives: readonly ActorDraft[];
  readonly evidence: readonly Range[];
}

const PARTY_KINDS = new Set(["STATE", "ARMED_GROUP", "ORGANISATION", "COLLECTIVE"]);
/** More are crowds, not seats. */
const MOST = 40;
const MOST_REPRESENTATIVES = 8;

/** What the text says of talks, for those who sit in them. */
export interface Talks {
  /** Sentences about the talks, in text order. */
  readonly sentences: readonly Sentence[];
  readonly kind: NegotiationKind;
  /** The state that the venue lies in, when the text names that state; null otherwise. */
  readonly host: ActorDraft | null;
}

/** Everybody who takes part, one entry for each role; parties by what they want when no words say who they are. */
export function findParticipants(
  document: Document,
  cast: Cast,
  positions: readonly PositionDraft[],
  talks: Talks,
): readonly ParticipantDraft[] {
  const seats = new Seats();
  for (const sentence of talks.sentences) {
    readRoles(document, cast, sentence, seats);
    readCarriers(document, cast, sentence, seats);
    readSides(document, cast, sentence, talks.kind, seats);
  }
  readRepresentatives(document, cast, talks.sentences, seats);
  addByPositions(positions, talks.kind, seats);
  if (talks.host !== null && seats.has(talks.host)) {
    const [first] = talks.sentences;
    if (first !== undefined) seats.add(talks.host, "HOST", "DIRECT", first);
  }
  return seats.all();
}

/** Entries by actor and role; what is known of presence is never lost again. */
class Seats {
  readonly #found = new Map<string, ParticipantDraft>();
  readonly #representatives = new Map<ActorDraft, Set<ActorDraft>>();

  add(
    actor: ActorDraft,
    role: ParticipationRole,
    presence: Presence,
    range: Range,
    via: readonly ActorDraft[] = [],
  ): void {
    if (!PARTY_KINDS.has(actor.kind) || !actor.named) return;
    const key = `${actor.order}/${role}`;
    const before = this.#found.get(key);
    if (before !== undefined && (before.presence !== "UNKNOWN" || presence === "UNKNOWN")) return;
    if (role === "PARTICIPANT" && this.has(actor)) return;
    const evidence = [{ start: range.start, end: range.end }];
    this.#found.set(key, { actor, role, presence, via, representatives: [], evidence });
  }

  represent(side: ActorDraft, by: readonly ActorDraft[]): void {
    const known = this.#representatives.get(side) ?? new Set();
    this.#representatives.set(side, known);
    for (const one of by) known.add(one);
  }

  has(actor: ActorDraft, role?: ParticipationRole): boolean {
    return [...this.#found.values()].some((one) => one.actor === actor && (role === undefined || one.role === role));
  }

  #hasOther(actor: ActorDraft, role: ParticipationRole): boolean {
    return [...this.#found.values()].some((one) => one.actor === actor && one.role !== role);
  }

  count(role: ParticipationRole): number {
    return [...this.#found.values()].filter((one) => one.role === role).length;
  }

  all(): readonly ParticipantDraft[] {
    const entries = [...this.#found.values()].filter(
      (one) => one.role !== "PARTICIPANT" || !this.#hasOther(one.actor, "PARTICIPANT"),
    );
    return entries.slice(0, MOST).map((one) => ({
      ...one,
      representatives: [...(this.#representatives.get(one.actor) ?? [])].slice(0, MOST_REPRESENTATIVES),
    }));
  }
}

/** "using Qatar and Egypt as intermediaries", "mediated by Norway", "guarantors: Turkey and Iran". */
function readRoles(document: Document, cast: Cast, sentence: Sentence, seats: Seats): void {
  const text = document.text.slice(sentence.start, sentence.end);
  if (!ROLE_WORDS.test(text)) return;
  for (const [role, pattern] of ROLE_PATTERNS) {
    const match = pattern.exec(text);
    const names = match?.[1];
    // What somebody only wishes for is no role yet.
    if (match === null || names === undefined || (role !== "MEDIATOR" && WISHED.test(text))) continue;
    const start = sentence.start + match.index + match[0].indexOf(names);
    const actors = cast
      .within({ start, end: start + names.length })
      .filter((actor) => actor.kind === "STATE" || actor.kind === "ORGANISATION");
    const presence = role === "MEDIATOR" || role === "HOST" ? "DIRECT" : "UNKNOWN";
    for (const actor of actors) seats.add(actor, role, presence, sentence);
    if (role !== "MEDIATOR" || actors.length === 0 || !/\b(?:indirect|using)/i.test(text)) continue;
    const left = cast
      .within({ start: sentence.start, end: sentence.start + match.index })
      .filter((actor) => actor.named && actor.kind !== "PERSON");
    const subject = left.find((actor) => actor.kind === "ARMED_GROUP" || actor.kind === "ORGANISATION") ?? left[0];
    if (subject !== undefined && !actors.includes(subject)) seats.add(subject, "PARTY", "INDIRECT", sentence, actors);
  }
}

const WISHED = /\b(?:wants?|wanted|asks?|asked|demand\w*|propos\w+|calls? for|called for|suggest\w+)\b/i;

const CARRYING = [CARRIED];

/** "Norway carried messages between the government and the rebels." */
function readCarriers(document: Document, cast: Cast, sentence: Sentence, seats: Seats): void {
  if (talkPatternsIn(document, sentence, CARRYING).length === 0) return;
  const carried = CARRIED.exec(document.text.slice(sentence.start, sentence.end));
  const [whole, by, between] = carried ?? [];
  if (carried === null || whole === undefined || by === undefined || between === undefined) return;
  const first = sentence.start + carried.index;
  const carriers = cast.within({ start: first, end: first + by.length });
  const second = first + whole.lastIndexOf(between);
  const sides = new Set(cast.within({ start: second, end: second + between.length }));
  const group = /\bthe group\b/i.test(between) ? cast.actors.find((actor) => actor.kind === "ARMED_GROUP") : undefined;
  if (group !== undefined) sides.add(group);
  for (const carrier of carriers) seats.add(carrier, "MEDIATOR", "DIRECT", sentence);
  for (const side of sides) seats.add(side, "PARTY", "INDIRECT", sentence, carriers);
}

const BETWEEN =
  /\b(?:talks|negotiations|agreement|deal|truce|cease-?fire|contract|bargaining|dispute|war|conflict|fighting|close to a deal)\b.{0,40}?\b(?:between|involving) (.{3,90}?)(?:[.;,]| (?:on|over|in|to|at|about|have|has|is|are|were|was|that|which|who) )/i;
const NEAR_A_DEAL =
  /^(.{0,80}?)\b(?:were|are|was|is|remain(?:ed)?) (?:still )?(?:not |far |nowhere )?(?:close|near|apart|from) .{0,20}(?:deal|agreement|accord)/i;
const HOLD_TALKS =
  /^(.{3,80}?) (?:held|hold|holds|began|begin|opened|open|resumed?|will (?:hold|resume|begin|open)|are holding|started|concluded|broke off|suspended|entered)\b.{0,30}?\b(?:talks|negotiations|dialogue|bargaining)\b/i;
const MET_FOR_TALKS =
  /^(.{3,80}?) (?:met|meet|meets|will meet|are meeting|gathered|sat down|are to meet|are due to meet)\b.{0,40}?\b(?:for (?:\w+ ){0,3}(?:talks|negotiations)|to (?:negotiate|discuss|bargain))\b/i;

/** "talks between Norway and Iceland", "Norway and Iceland were not close to a deal", "Norway and Iceland held talks". */
function readSides(document: Document, cast: Cast, sentence: Sentence, kind: NegotiationKind, seats: Seats): void {
  const text = document.text.slice(sentence.start, sentence.end);
  const named = (start: number, length: number) =>
    cast.within({ start: sentence.start + start, end: sentence.start + start + length });
  const between = BETWEEN.exec(text);
  if (between?.[1] !== undefined) {
    for (const actor of named(between.index + between[0].indexOf(between[1]), between[1].length))
      seats.add(actor, "PARTY", "UNKNOWN", sentence);
  }
  const deal = NEAR_A_DEAL.exec(text)?.[1];
  if (deal !== undefined) {
    const from = Math.max(0, deal.search(/\b(?:but|and|while)\b/i));
    for (const actor of named(from, deal.length - from)) seats.add(actor, "PARTY", "UNKNOWN", sentence);
  }
  // In other talks mediators hold talks, too.
  if (kind === "CEASEFIRE" || kind === "HOSTAGE") return;
  const holding = (HOLD_TALKS.exec(text) ?? MET_FOR_TALKS.exec(text))?.[1];
  const sides =
    holding === undefined ? [] : named(0, holding.length).filter((actor) => PARTY_KINDS.has(actor.kind) && actor.named);
  if (sides.length === 2) for (const actor of sides) seats.add(actor, "PARTY", "DIRECT", sentence);
}

/** Who comes, meets and is sent, in sentences about the talks and the ones right after; their sides take part. */
function readRepresentatives(document: Document, cast: Cast, sentences: readonly Sentence[], seats: Seats): void {
  const about = new Set(sentences.flatMap((sentence) => [sentence.index, sentence.index + 1]));
  for (const index of about) {
    const sentence = document.sentences[index];
    if (sentence === undefined) continue;
    for (const [side, by] of representativesIn(document, cast, sentence)) {
      if (side.kind === "STATE" || side.kind === "ARMED_GROUP") seats.add(side, "PARTICIPANT", "UNKNOWN", sentence);
      seats.represent(side, by);
    }
  }
}

/** Whoever takes positions takes part: all in climate talks, elsewhere the two that are named and that want most. */
function addByPositions(positions: readonly PositionDraft[], kind: NegotiationKind, seats: Seats): void {
  const counts = new Map<ActorDraft, { count: number; evidence: Range }>();
  for (const { stance, holders, evidence } of positions) {
    const [first] = evidence;
    if (stance === "NO_COMMENT" || first === undefined) continue;
    for (const holder of holders)
      counts.set(holder, {
        count: (counts.get(holder)?.count ?? 0) + 1,
        evidence: counts.get(holder)?.evidence ?? first,
      });
  }
  if (kind === "CLIMATE") {
    for (const [actor, { evidence }] of counts) if (actor.named) seats.add(actor, "PARTY", "DIRECT", evidence);
    return;
  }
  const ranked = [...counts.entries()]
    .filter(
      ([actor]) =>
        PARTY_KINDS.has(actor.kind) && actor.kind !== "COLLECTIVE" && actor.named && !seats.has(actor, "MEDIATOR"),
    )
    .toSorted(
      (a, b) =>
        b[0].mentions.length * (1 + b[1].count) - a[0].mentions.length * (1 + a[1].count) || a[0].order - b[0].order,
    );
  for (const [actor, { evidence }] of ranked) {
    if (seats.count("PARTY") >= 2) break;
    if (!seats.has(actor, "PARTY")) seats.add(actor, "PARTY", "UNKNOWN", evidence);
  }
}
