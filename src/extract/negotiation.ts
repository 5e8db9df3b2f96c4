// The talks that a text is about: what kind, where, who sits there in which role, who carries messages for whom, when.

import type { NegotiationFormat, NegotiationKind } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast } from "./cast.ts";
import type { DateDraft } from "./dates.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { isClimateIssue } from "./issues.ts";
import { STATES } from "./lexicon/states.ts";
import { findMeetings, type MeetingDraft } from "./meetings.ts";
import { findParticipants, type ParticipantDraft } from "./participants.ts";
import type { PositionDraft } from "./position-drafts.ts";
import { findObstacles, findTerms } from "./terms.ts";

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

const TALKS =
  /\b(?:talks|negotiations?|negotiators?|negotiating|mediators?|bargaining|peace process|summit|round of|agreement|accord|deal|contract|truce|cease-?fire)\b/i;
const STRONG = /\b(?:talks|negotiations?|negotiators?|negotiating|mediators?|bargaining)\b/gi;

/** Reads at most one negotiation: a text that reports on two is rare, and its second is left to people. */
export function findNegotiations(
  document: Document,
  cast: Cast,
  positions: readonly PositionDraft[],
  dates: readonly DateDraft[],
  title: string,
): readonly NegotiationDraft[] {
  const all = `${title}\n${document.text}`;
  const strong = [...all.matchAll(STRONG)].length;
  const sentences = document.sentences.filter((sentence) =>
    TALKS.test(document.text.slice(sentence.start, sentence.end)),
  );
  const kind = document.subject;
  if (sentences.length === 0 || (strong < 2 && kind !== "CLIMATE" && positions.length < 4)) return [];
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

/** Seats that are no cities. */
const SEATS = /^(?:Kremlin|Downing Street|Whitehall|[ÉE]lys[ée]e|Quai d|Blue House|Malaca|Zhongnanhai|Miraflores)/;
const CAPITALS: ReadonlySet<string> = new Set(
  STATES.flatMap((state) => state.cities).filter((name) => !SEATS.test(name)),
);
const CITIES = new Set([
  ...CAPITALS,
  "Geneva",
  "New York",
  "Istanbul",
  "Bonn",
  "Paris",
  "Munich",
  "Davos",
  "Barcelona",
  "Bangkok",
  "Poznań",
  "Poznan",
  "Bali",
  "Accra",
  "Montreal",
  "Dubai",
  "Sharm el-Sheikh",
  "Jeddah",
  "Minsk",
  "Dayton",
  "Oslo",
  "Vienna",
  "Lausanne",
  "Cancún",
  "Durban",
  "Marrakesh",
  "Katowice",
  "Glasgow",
  "Baku",
  "Nairobi",
  "Tel Aviv",
  "Philadelphia",
  "New Jersey",
  "Lancaster House",
  "Camp David",
]);

/** The city after "in" that stands nearest to words for talks, most often; the first wins a draw. */
function findVenue(document: Document, sentences: readonly Sentence[], title: string): string | null {
  const counts = new Map<string, number>();
  const count = (text: string, weight: number) => {
    for (const match of text.matchAll(/\b(?:in|at) ((?:\p{Lu}[\p{L}’'-]+)(?:[ -](?:\p{Lu}[\p{L}’'-]+)){0,2})/gu)) {
      const place = [match[1], match[1]?.split(" ").slice(0, 2).join(" "), match[1]?.split(" ")[0]].find(
        (name) => name !== undefined && CITIES.has(name),
      );
      if (place !== undefined) counts.set(place, (counts.get(place) ?? 0) + weight);
    }
  };
  for (const sentence of sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    count(text, /\b(?:talks|negotiat\w+|met|meeting|gathered|summit)\b/i.test(text) ? 3 : 1);
  }
  count(title, 3);
  return [...counts.entries()].toSorted((a, b) => b[1] - a[1])[0]?.[0] ?? null;
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

function formatOf(document: Document, participants: readonly ParticipantDraft[]): NegotiationFormat {
  if (
    participants.some((one) => one.presence === "INDIRECT") ||
    /\bindirect (?:talks|negotiations)\b/i.test(document.text)
  )
    return "PROXIMITY";
  if (/\bshuttle diplomacy\b|\bshuttl(?:ed|ing) between\b/i.test(document.text)) return "SHUTTLE";
  if (/\bback[- ]channel\b/i.test(document.text)) return "BACK_CHANNEL";
  if (participants.filter((one) => one.role === "PARTY").length > 2) return "MULTILATERAL";
  if (/\b(?:direct|face-to-face) (?:talks|negotiations)\b/i.test(document.text)) return "DIRECT";
  return "UNKNOWN";
}
