// From drafts to the contract: keys, code points, and nothing that points at what is not there.

import type {
  Note,
  ReadActor,
  Reading,
  ReadPosition,
  ReadStatement,
  ReadUnnamedSource,
  Span,
  Spans,
} from "../domain/reading.ts";
import { codePoints } from "../domain/text.ts";

import { type ActorDraft, type Cast, isActor, type Speaker, type UnnamedDraft } from "./cast.ts";
import type { DateDraft } from "./dates.ts";
import type { Range } from "./document.ts";
import type { EventDraft } from "./events.ts";
import type { FigureDraft } from "./figures.ts";
import type { NegotiationDraft } from "./negotiation.ts";
import type { PositionDraft } from "./position-drafts.ts";
import type { SpokenDraft } from "./speakers.ts";

export interface Drafts {
  readonly cast: Cast;
  readonly statements: readonly SpokenDraft[];
  readonly positions: readonly PositionDraft[];
  readonly figures: readonly FigureDraft[];
  readonly events: readonly EventDraft[];
  readonly dates: readonly DateDraft[];
  readonly negotiations: readonly NegotiationDraft[];
  readonly notes: readonly (Omit<Note, "span"> & { readonly range: Range | null })[];
}

/** Builds the reading. Actors nobody mentions and nothing refers to are left out. */
export function toReading(text: string, language: string, published: string, drafts: Drafts): Reading {
  const point = codePoints(text);
  const span = (range: Range): Span => ({ start: point(range.start), end: point(range.end) });
  const spans = (ranges: readonly Range[]): Spans => ranges.map(span).toSorted((a, b) => a.start - b.start);

  const referred = new Set<ActorDraft>();
  const refer = (speakers: Iterable<Speaker>) => {
    for (const speaker of speakers) {
      if (isActor(speaker)) referred.add(speaker);
      for (const affiliation of speaker.affiliations) referred.add(affiliation);
    }
  };
  refer(drafts.cast.unnamed);
  refer(drafts.cast.actors.filter((actor) => actor.mentions.length > 0));
  for (const one of drafts.statements) refer([...one.speakers, ...one.addressees]);
  for (const one of drafts.positions) refer([...one.holders, ...one.targets, ...one.voicedBy]);
  for (const one of drafts.figures) refer(one.attributedTo);
  for (const one of drafts.events) refer(one.actors);
  for (const one of drafts.negotiations)
    for (const each of one.participants) refer([each.actor, ...each.via, ...each.representatives]);

  const actors = drafts.cast.actors.filter((actor) => referred.has(actor));
  const keys = new Map<Speaker, string>();
  for (const [index, actor] of actors.entries()) keys.set(actor, `a${index + 1}`);
  for (const [index, source] of drafts.cast.unnamed.entries()) keys.set(source, `u${index + 1}`);
  const keysOf = (speakers: Iterable<Speaker>) => [
    ...new Set([...speakers].flatMap((speaker) => keys.get(speaker) ?? [])),
  ];
  const statementKeys = new Map(drafts.statements.map((spoken, index) => [spoken, `s${index + 1}`]));

  return {
    text,
    language,
    published,
    actors: actors.map(
      (actor): ReadActor => ({
        key: keys.get(actor) ?? "",
        name: actor.name,
        kind: actor.kind,
        names: [...actor.names],
        role: actor.role,
        country: actor.state,
        affiliations: keysOf(actor.affiliations),
        mentions: actor.mentions
          .map(({ start, end, type }) => ({ ...span({ start, end }), type }))
          .toSorted((a, b) => a.start - b.start),
      }),
    ),
    unnamedSources: drafts.cast.unnamed.map(
      (source: UnnamedDraft): ReadUnnamedSource => ({
        key: keys.get(source) ?? "",
        description: source.description,
        affiliations: keysOf(source.affiliations),
        anonymityReason: source.anonymityReason,
        evidence: spans(source.evidence),
      }),
    ),
    statements: drafts.statements.map(
      (spoken): ReadStatement => ({
        key: statementKeys.get(spoken) ?? "",
        mode: spoken.draft.mode,
        speakers: keysOf(spoken.speakers),
        source: spoken.draft.source === null ? [] : [span(spoken.draft.source.shown ?? spoken.draft.source)],
        cue: spans(spoken.draft.cue),
        content: spans(spoken.draft.content),
        addressees: keysOf(spoken.addressees),
        saidOn: spoken.saidOn,
        secondHand: spoken.draft.secondHand,
      }),
    ),
    positions: drafts.positions.map(
      (position, index): ReadPosition => ({
        key: `p${index + 1}`,
        holders: keysOf(position.holders),
        stance: position.stance,
        strength: position.strength,
        issue: position.issue.slug,
        issueName: position.issue.name,
        summary: position.summary,
        targets: keysOf(position.targets),
        // Who speaks for itself gives its own voice.
        voicedBy: keysOf(position.voicedBy.length > 0 ? position.voicedBy : (position.statement?.speakers ?? [])),
        statement: position.statement === null ? null : (statementKeys.get(position.statement) ?? null),
        conditions: position.conditions.map(({ kind, range }) => ({
          kind,
          text: text.slice(range.start, range.end).replaceAll(/\s+/g, " "),
          evidence: [span(range)],
        })),
        statedOn: position.statedOn,
        evidence: spans(position.evidence),
      }),
    ),
    figures: drafts.figures.map((figure, index) => ({
      key: `f${index + 1}`,
      value: figure.value,
      low: figure.low,
      high: figure.high,
      qualifier: figure.qualifier,
      unit: figure.unit,
      measure: figure.measure,
      place: figure.place,
      attributedTo: keysOf(figure.attributedTo),
      attribution: figure.attribution,
      period: figure.period,
      evidence: spans(figure.evidence),
    })),
    events: drafts.events.map((event, index) => ({
      key: `e${index + 1}`,
      summary: event.summary,
      kind: event.kind,
      actors: keysOf(event.actors),
      date: event.date,
      place: event.place,
      status: event.status,
      evidence: spans(event.evidence),
    })),
    dates: drafts.dates.map((date) => ({ ...span(date), value: date.value })),
    negotiations: drafts.negotiations.map((negotiation, index) => ({
      key: `n${index + 1}`,
      name: negotiation.name,
      kind: negotiation.kind,
      format: negotiation.format,
      venue: negotiation.venue,
      issues: negotiation.issues,
      participants: negotiation.participants.map((one) => ({
        actor: keys.get(one.actor) ?? "",
        role: one.role,
        presence: one.presence,
        via: keysOf(one.via),
        representatives: keysOf(one.representatives),
        evidence: spans(one.evidence),
      })),
      meetings: negotiation.meetings.map((meeting) => ({ ...meeting, evidence: spans(meeting.evidence) })),
      terms: negotiation.terms.map((range) => ({ text: text.slice(range.start, range.end), evidence: [span(range)] })),
      obstacles: negotiation.obstacles.map((range) => ({
        text: text.slice(range.start, range.end),
        evidence: [span(range)],
      })),
      evidence: spans(negotiation.evidence),
    })),
    notes: drafts.notes.map(({ range, ...note }) => ({ ...note, span: range === null ? null : span(range) })),
  };
}
