// The talks that a text is about: what kind, where, who sits there in which role, who carries messages for whom, when.

import type { NegotiationFormat, NegotiationKind } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast } from "./cast.ts";
import type { DateDraft } from "./dates.ts";
import type { Document, Range } from "./document.ts";
import { isClimateIssue } from "./issues.ts";
import { STATES } from "./lexicon/states.ts";
import { TALKS } from "./lexicon/talks.ts";
import { talkPatternsIn } from "./marks.ts";
import { findMeetings, type MeetingDraft } from "./meetings.ts";
import { findParticipants, type ParticipantDraft } from "./participants.ts";
import type { PositionDraft } from "./position-drafts.ts";
import { findObstacles, findTerms } from "./terms.ts";
import { findVenue } from "./venues.ts";

export interface NegotiationDraft {
  readonly name: string;
  readonly kind: NegotiationKind;
  readonly format: NegotiationFormat;
  readonly venue: string | null;
  readonly issues: readonly string[];
  readonly participants: readonly ParticipantDraft[];
  readonly meetings: readonly MeetingDraft[];
  readonly terms: readonly Range[];
  readonly obstacles: readonly Range[];
  readonly evidence: readonly Range[];
}

const TALK = String.raw`\b(?:talks|negotiations?|negotiators?|negotiating|mediators?|bargaining)\b`;
const TWICE = new RegExp(String.raw`${TALK}[\s\S]*?${TALK}`, "i");

const SIDES = /\b(?:talks|negotiations|bargaining) (?:between|among)\b/i;

const NAMED = [TALKS];

/** Reads at most one negotiation: a text that reports on two is rare, and its second is left to people. */
export function findNegotiations(
  document: Document,
  cast: Cast,
  positions: readonly PositionDraft[],
  dates: readonly DateDraft[],
  title: string,
): readonly NegotiationDraft[] {
  const sentences = document.sentences.filter(
    (sentence) =>
      talkPatternsIn(document, sentence, NAMED).length > 0 &&
      TALKS.test(document.text.slice(sentence.start, sentence.end)),
  );
  const kind = document.subject;
  if (sentences.length === 0) return [];
  const told =
    kind === "CLIMATE" || positions.length >= 4 || tellsOfTalks(`${title}\n${document.text}`, sentences.length > 1);
  if (!told) return [];
  const venue = findVenue(document, sentences, title);
  const participants = findParticipants(document, cast, positions, {
    sentences,
    kind,
    host: hostOf(cast, venue),
  });
  const first = sentences[0];
  const issues = rankedIssues(positions);
  return [
    {
      name: nameOf(venue, kind, participants, issues),
      kind,
      format: formatOf(document, participants),
      venue,
      issues,
      participants,
      meetings: findMeetings(document, sentences, dates, venue),
      terms: findTerms(document),
      obstacles: findObstacles(document),
      evidence: first === undefined ? [] : [{ start: first.start, end: first.end }],
    },
  ];
}

/** Whether a text names talks twice, or `several`: talks of several sentences, with their sides. */
function tellsOfTalks(text: string, several: boolean): boolean {
  return TWICE.test(text) || (several && SIDES.test(text));
}

/** The state whose city the venue is, when the text names it. */
function hostOf(cast: Cast, venue: string | null): ActorDraft | null {
  const state = venue === null ? undefined : STATES.find((one) => one.cities.includes(venue));
  if (state === undefined) return null;
  return (
    cast.actors.find((actor) => actor.kind === "STATE" && actor.state === state.code && actor.mentions.length > 0) ??
    null
  );
}

function rankedIssues(positions: readonly PositionDraft[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { issue, stance } of positions)
    if (stance !== "NO_COMMENT") counts.set(issue.slug, (counts.get(issue.slug) ?? 0) + 1);
  return [...counts.entries()]
    .toSorted((a, b) => b[1] - a[1])
    .slice(0, 12)
    .map(([slug]) => slug);
}

function nameOf(
  venue: string | null,
  kind: NegotiationKind,
  participants: readonly ParticipantDraft[],
  issues: readonly string[],
): string {
  const parties = participants.filter((one) => one.role === "PARTY").map((one) => shortName(one.actor));
  const word = {
    CEASEFIRE: "cease-fire",
    PEACE: "peace",
    HOSTAGE: "hostage",
    TRADE: "trade",
    CLIMATE: "climate",
    LABOUR: "contract",
    BORDER: "border",
    ARMS: "arms",
    OTHER: "",
  }[kind];
  if (kind === "CLIMATE" || (issues.every(isClimateIssue) && issues.length > 0))
    return venue === null ? "Climate talks" : `${venue} climate talks`;
  if (parties.length >= 2 && parties.length <= 3)
    return `${parties.toSorted().join("–")} ${word} talks`.replace("  ", " ");
  if (venue !== null) return `${venue} ${word} talks`.replace("  ", " ");
  return word === "" ? "Talks" : `${word.charAt(0).toUpperCase()}${word.slice(1)} talks`;
}

function shortName(actor: ActorDraft): string {
  if (actor.name.length <= 16) return actor.name;
  return [...actor.names].find((name) => /^[\p{Lu}.&-]{2,8}$/u.test(name)) ?? actor.name;
}

function formatOf({ text }: Document, participants: readonly ParticipantDraft[]): NegotiationFormat {
  const told = FORMAT.test(text);
  if (
    participants.some((one) => one.presence === "INDIRECT") ||
    (told && /\bindirect (?:talks|negotiations)\b/i.test(text))
  )
    return "PROXIMITY";
  if (told && /\bshuttle diplomacy\b|\bshuttl(?:ed|ing) between\b/i.test(text)) return "SHUTTLE";
  if (told && /\bback[- ]channel\b/i.test(text)) return "BACK_CHANNEL";
  if (participants.filter((one) => one.role === "PARTY").length > 2) return "MULTILATERAL";
  if (told && /\b(?:direct|face-to-face) (?:talks|negotiations)\b/i.test(text)) return "DIRECT";
  return "UNKNOWN";
}

/** A word of every format below, looked for before any of them. */
const FORMAT =
  /\b(?:(?:in)?direct|face-to-face) (?:talks|negotiations)\b|\bshuttl(?:e diplomacy|ed between|ing between)\b|\bback[- ]channel\b/i;
