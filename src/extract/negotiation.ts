// The talks that a text is about: what kind, where, who sits there in which role, who carries messages for whom, when.

import type {
  EventStatus,
  NegotiationFormat,
  NegotiationKind,
  ParticipationRole,
  Presence,
} from "../domain/vocabulary.ts";

import type { ActorDraft, Cast } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { type Document, type Range, type Sentence, tokensOf } from "./document.ts";
import { isClimateIssue } from "./lexicon/issues.ts";
import { STATES } from "./lexicon/states.ts";
import type { PositionDraft } from "./position-drafts.ts";

export interface ParticipantDraft {
  readonly actor: ActorDraft;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  readonly via: readonly ActorDraft[];
  readonly representatives: readonly ActorDraft[];
  readonly evidence: readonly Range[];
}

export interface MeetingDraft {
  readonly date: string | null;
  readonly place: string | null;
  readonly level: string | null;
  readonly status: EventStatus;
  readonly evidence: readonly Range[];
}

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

/** In this order: the first that is found most often names the kind. */
const KINDS: readonly (readonly [NegotiationKind, RegExp])[] = [
  ["CLIMATE", /\b(?:climate|emissions?|UNFCCC|Kyoto Protocol|COP[ -]?\d+|adaptation|mitigation|IPCC)\b/gi],
  [
    "LABOUR",
    /\b(?:union|strike|wages?|dockworkers?|longshore\w+|employers?|collective bargaining|workers|contract)\b/gi,
  ],
  [
    "CEASEFIRE",
    /\b(?:cease-?fires?|truce|halt (?:in|to) (?:the )?fighting|stop the war|pause in (?:the )?fighting|hostilities)\b/gi,
  ],
  ["HOSTAGE", /\b(?:hostages?|captives)\b/gi],
  ["TRADE", /\b(?:trade|tariffs?|exports?|imports?|market access|customs)\b/gi],
  ["PEACE", /\b(?:peace (?:talks|process|agreement|deal)|peace)\b/gi],
  ["BORDER", /\b(?:border (?:dispute|talks|line)|demarcation|boundary|maritime border)\b/gi],
  ["ARMS", /\b(?:nuclear|missiles?|arms control|enrichment|disarmament|warheads?)\b/gi],
];

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
  const kind = kindOf(all);
  if (sentences.length === 0 || (strong < 2 && kind !== "CLIMATE" && positions.length < 4)) return [];
  const venue = findVenue(document, sentences, title);
  const participants = findParticipants(document, cast, sentences, positions, kind);
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
      terms: phrases(
        document,
        /\b(?:agreement|deal|proposal|framework|plan|accord) (?:that would|which would|to|would|calls for|envisages|envisions|provides for)\b[^.;]{10,220}/i,
      ),
      obstacles: phrases(
        document,
        /\b(?:obstacles?|sticking points?|stumbling blocks?|disagreements? (?:on|over|about)|differences (?:on|over)|deadlock|impasse|gaps? remain\w*)\b[^.;]{5,200}/i,
      ),
      evidence: first === undefined ? [] : [{ start: first.start, end: first.end }],
    },
  ];
}

function kindOf(text: string): NegotiationKind {
  let best: NegotiationKind = "OTHER";
  let most = 1;
  for (const [kind, pattern] of KINDS) {
    const count = [...text.matchAll(pattern)].length;
    if (count > most * (best === "OTHER" ? 1 : 1.5)) {
      best = kind;
      most = count;
    }
  }
  return best;
}

const CAPITALS: ReadonlySet<string> = new Set(
  STATES.flatMap((state) => state.metonyms).filter((name) => !/^the |Kremlin|Downing|Élysée/.test(name)),
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

const PARTY_KINDS = new Set(["STATE", "ARMED_GROUP", "ORGANISATION", "COLLECTIVE"]);

function findParticipants(
  document: Document,
  cast: Cast,
  sentences: readonly Sentence[],
  positions: readonly PositionDraft[],
  kind: NegotiationKind,
): readonly ParticipantDraft[] {
  const found = new Map<string, ParticipantDraft>();
  const add = (
    actor: ActorDraft,
    role: ParticipationRole,
    presence: Presence,
    evidence: Range,
    via: readonly ActorDraft[] = [],
  ) => {
    if (!PARTY_KINDS.has(actor.kind) || !actor.named) return;
    const key = `${actor.order}/${role}`;
    const before = found.get(key);
    if (before !== undefined && (before.presence !== "UNKNOWN" || presence === "UNKNOWN")) return;
    if (role === "PARTICIPANT" && [...found.values()].some((other) => other.actor === actor)) return;
    found.set(key, {
      actor,
      role,
      presence,
      via,
      representatives: representativesOf(cast, actor, sentences),
      evidence: [evidence],
    });
  };
  for (const sentence of sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    const range = { start: sentence.start, end: sentence.end };
    const at = (offset: number) => sentence.start + offset;
    // "using Qatar and Egypt as intermediaries", "mediated by", "through mediators Egypt and Qatar"
    for (const pattern of [
      /\b((?:\p{Lu}\p{L}+(?:,| and)? ){1,4})(?:mediators|intermediaries|go-betweens)\b/u,
      /\busing (.{3,60}?) as (?:intermediar|mediat|go-between)/i,
      /\b(?:mediated|brokered) by (.{3,80}?)(?:[.,;]|$)/i,
      /\b(?:through|via) (?:intermediaries|mediators)? ?(.{3,60}?)(?:[.,;]|$)/i,
      /\b(.{3,60}?) (?:are|is|were|was) (?:acting as |serving as )?(?:the )?(?:mediat|intermediar|go-between)/i,
      /\b(.{3,60}?),? who mediated\b/i,
      /\bmediators? (.{3,60}?) (?:said|have|has|are|were|met|hope|hoped|and other)/i,
      /\b(.{3,60}?)(?:,)? (?:which|who|that) (?:has|have|is|are|were|was)? ?(?:been )?(?:mediat|brokering|acting as mediator)/i,
      /\b(?:mediation|mediators|intermediaries|brokers?)(?:,)? (?:by|from|such as|including|like) (.{3,60}?)(?:[.,;]|$)/i,
    ]) {
      const match = pattern.exec(text);
      const names = match?.[1];
      if (match === null || names === undefined) continue;
      const start = at(match.index + match[0].indexOf(names));
      const mediators = cast
        .within({ start, end: start + names.length })
        .filter((actor) => actor.kind === "STATE" || actor.kind === "ORGANISATION");
      for (const mediator of mediators) add(mediator, "MEDIATOR", "DIRECT", range);
      if (/indirect|using/i.test(text)) {
        const subject =
          cast
            .within({ start: sentence.start, end: at(match.index) })
            .find((actor) => actor.kind === "ARMED_GROUP" || actor.kind === "ORGANISATION") ??
          cast.within({ start: sentence.start, end: at(match.index) })[0];
        if (subject !== undefined && !mediators.includes(subject)) add(subject, "PARTY", "INDIRECT", range, mediators);
      }
    }
    const carried =
      /\b(.{3,60}?) (?:carry|carries|carried|carrying|relay|relays|relayed|pass|passed) messages between (.{3,80}?)[.,;]/i.exec(
        text,
      );
    if (carried?.[1] !== undefined && carried[2] !== undefined) {
      const first = at(carried.index);
      const carriers = cast.within({ start: first, end: first + carried[1].length });
      const second = at(carried.index + carried[0].lastIndexOf(carried[2]));
      const sides = new Set(cast.within({ start: second, end: second + carried[2].length }));
      const group = /\bthe group\b/i.test(carried[2])
        ? cast.actors.find((actor) => actor.kind === "ARMED_GROUP")
        : undefined;
      if (group !== undefined) sides.add(group);
      for (const carrier of carriers) add(carrier, "MEDIATOR", "DIRECT", range);
      for (const side of sides) add(side, "PARTY", "INDIRECT", range, carriers);
    }
    const between =
      /\b(?:talks|negotiations|agreement|deal|truce|cease-?fire|contract|bargaining|dispute|war|close to a deal)\b.{0,40}?\b(?:between|involving) (.{3,90}?)(?:[.;,]| (?:on|over|in|to|at|about|have|has|is|are|were|was) )/i.exec(
        text,
      );
    if (between?.[1] !== undefined) {
      const start = at(between.index + between[0].indexOf(between[1]));
      for (const actor of cast.within({ start, end: start + between[1].length })) add(actor, "PARTY", "UNKNOWN", range);
    }
    const deal =
      /^(.{0,80}?)\b(?:were|are|was|is|remain(?:ed)?) (?:still )?(?:not |far |nowhere )?(?:close|near|apart|from) .{0,20}(?:deal|agreement|accord)/i.exec(
        text,
      );
    if (deal?.[1] !== undefined) {
      const from = at(deal[1].search(/\b(?:but|and|while)\b/i) === -1 ? 0 : deal[1].search(/\b(?:but|and|while)\b/i));
      for (const actor of cast.within({ start: from, end: at(deal[1].length) })) add(actor, "PARTY", "UNKNOWN", range);
    }
    if (
      /\b(?:sent|dispatched|delegation|taking part|take part|attend(?:ed|ing)?|join(?:ed|ing)? the talks|represent\w+|hosted?)\b/i.test(
        text,
      )
    ) {
      for (const token of tokensOf(document, sentence)) {
        const actor = cast.at(token.index);
        if (actor === undefined) continue;
        const side = actor.kind === "PERSON" ? [...actor.affiliations].find((one) => one.kind === "STATE") : actor;
        if (side !== undefined && PARTY_KINDS.has(side.kind)) add(side, "PARTICIPANT", "UNKNOWN", range);
      }
    }
    const host = /\b(Cairo|Doha|Paris|Geneva|[\p{Lu}]\p{L}+) (?:hosted|is hosting|will host)\b/u.exec(text);
    if (host !== null)
      for (const actor of cast.within({ start: at(host.index), end: at(host.index + host[0].length) }))
        add(actor, "HOST", "DIRECT", range);
  }
  // Whoever takes positions takes part; in climate talks they are parties, elsewhere the two sides with most conditions and demands are.
  const counts = new Map<ActorDraft, { count: number; evidence: Range }>();
  for (const position of positions) {
    if (position.stance === "NO_COMMENT") continue;
    for (const holder of position.holders) {
      const evidence = position.evidence[0];
      if (evidence === undefined) continue;
      counts.set(holder, { count: (counts.get(holder)?.count ?? 0) + 1, evidence });
    }
  }
  const mediates = (actor: ActorDraft) =>
    [...found.values()].some((one) => one.actor === actor && one.role === "MEDIATOR");
  if (kind === "CLIMATE") {
    for (const [actor, { evidence }] of counts) if (actor.named) add(actor, "PARTY", "DIRECT", evidence);
    return [...found.values()].slice(0, 40);
  }
  // The two sides are who is named most among those that take positions and do not mediate.
  const ranked = [...counts.entries()]
    .filter(([actor]) => PARTY_KINDS.has(actor.kind) && actor.kind !== "COLLECTIVE" && actor.named && !mediates(actor))
    .toSorted(
      (a, b) =>
        b[0].mentions.length * (1 + b[1].count) - a[0].mentions.length * (1 + a[1].count) || a[0].order - b[0].order,
    );
  let parties = [...found.values()].filter((one) => one.role === "PARTY").length;
  for (const [actor, { evidence }] of ranked) {
    if (parties >= 2) break;
    if ([...found.values()].some((one) => one.actor === actor && one.role === "PARTY")) continue;
    add(actor, "PARTY", "UNKNOWN", evidence);
    parties++;
  }
  return [...found.values()].slice(0, 40);
}

/** People of an actor's own side who are named where the talks are told. */
function representativesOf(cast: Cast, actor: ActorDraft, sentences: readonly Sentence[]): readonly ActorDraft[] {
  return cast.actors
    .filter(
      (person) =>
        person.kind === "PERSON" &&
        person.affiliations.has(actor) &&
        person.mentions.some((mention) => sentences.some((s) => mention.start >= s.start && mention.end <= s.end)),
    )
    .slice(0, 6);
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

function findMeetings(
  document: Document,
  sentences: readonly Sentence[],
  dates: readonly DateDraft[],
  venue: string | null,
): readonly MeetingDraft[] {
  const found: MeetingDraft[] = [];
  for (const sentence of sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    const match =
      /\b(?:met|meet|meeting|gathered|convened|reconvene|resume[ds]?|held talks|hold talks|talks|negotiations|session|round)\b/i.exec(
        text,
      );
    if (
      match === null ||
      !/\b(?:met|will meet|meeting|gathered|convened|reconvene|resumed?|resume|continue|held|open(?:ed|s)?|begin|began|session)\b/i.test(
        text,
      )
    )
      continue;
    const date = dateWithin(dates, sentence, sentence.start + match.index);
    if (date === null || found.some((other) => other.date === date)) continue;
    const level =
      /\b(ministerial|technical|lower-level|senior|leaders?|presidential|expert|working)[- ](?:level|talks|meeting|officials|group)\b/i.exec(
        text,
      )?.[0] ?? null;
    found.push({
      date,
      place: venue !== null && text.includes(venue) ? venue : null,
      level,
      status: /\bwill\b|\bscheduled\b|\bexpected\b|\bset to\b|\bdue to\b/i.test(text) ? "PLANNED" : "OCCURRED",
      evidence: [{ start: sentence.start, end: sentence.end }],
    });
  }
  return found.slice(0, 12);
}

function phrases(document: Document, pattern: RegExp): readonly Range[] {
  const found: Range[] = [];
  for (const sentence of document.sentences) {
    const match = pattern.exec(document.text.slice(sentence.start, sentence.end));
    if (match === null) continue;
    let end = sentence.start + match.index + match[0].length;
    while (/[\s.,;”]/.test(document.text[end - 1] ?? "")) end--;
    found.push({ start: sentence.start + match.index, end });
  }
  return found.slice(0, 8);
}
