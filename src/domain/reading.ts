// What reading one text yields: the contract of `parley extract`, as types. Shapes are fixed; fields may be added.

import type {
  ActorKind,
  ConditionKind,
  EventStatus,
  FigureAttribution,
  FigureQualifier,
  MentionType,
  NegotiationFormat,
  NegotiationKind,
  NoteSeverity,
  ParticipationRole,
  Presence,
  Stance,
  StatementMode,
  Strength,
} from "./vocabulary.ts";

/** A stretch of a text in Unicode code points, end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Spans in text order: what is said is often cut in two by who says it. */
export type Spans = readonly Span[];

export interface ReadMention extends Span {
  readonly type: MentionType;
}

export interface ReadActor {
  readonly key: string;
  readonly name: string;
  readonly kind: ActorKind;
  readonly names: readonly string[];
  readonly role: string | null;
  /** ISO 3166-1 alpha-2 of a state, or of the state that a body belongs to; null when the text does not say. */
  readonly country: string | null;
  readonly affiliations: readonly string[];
  readonly mentions: readonly ReadMention[];
}

export interface ReadUnnamedSource {
  readonly key: string;
  readonly description: string;
  readonly affiliations: readonly string[];
  readonly anonymityReason: string | null;
  readonly evidence: Spans;
}

/** Who recorded a claim, where several recorders read one text; else the extractor did, with its own confidence. */
export interface Recorded {
  /** As in `Extractor.recorder`; two that agree are joined by " + ". */
  readonly recorder?: string;
  /** 0–1. */
  readonly confidence?: number;
}

export interface ReadStatement extends Recorded {
  readonly key: string;
  readonly mode: StatementMode;
  /** Keys of actors or unnamed sources; empty only when the text names nobody. */
  readonly speakers: readonly string[];
  readonly source: Spans;
  readonly cue: Spans;
  readonly content: Spans;
  readonly addressees: readonly string[];
  /** EDTF, or null when the text does not say. */
  readonly saidOn: string | null;
  readonly secondHand: boolean;
}

export interface ReadCondition {
  readonly kind: ConditionKind;
  readonly text: string;
  readonly evidence: Spans;
}

export interface ReadPosition extends Recorded {
  readonly key: string;
  readonly holders: readonly string[];
  readonly stance: Stance;
  readonly strength: Strength;
  /** Slug of the issue taxonomy, or a new one. */
  readonly issue: string;
  /** The issue in words, for a slug that the taxonomy does not have. */
  readonly issueName: string;
  /** A predicate in the third person singular: "opposes …", without the holder. */
  readonly summary: string;
  readonly targets: readonly string[];
  readonly voicedBy: readonly string[];
  readonly statement: string | null;
  readonly conditions: readonly ReadCondition[];
  readonly statedOn: string | null;
  readonly evidence: Spans;
}

export interface ReadFigure extends Recorded {
  readonly key: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: FigureQualifier;
  readonly unit: string;
  readonly measure: string;
  readonly place: string | null;
  readonly attributedTo: readonly string[];
  readonly attribution: FigureAttribution;
  readonly period: string | null;
  readonly evidence: Spans;
}

export interface ReadEvent extends Recorded {
  readonly key: string;
  readonly summary: string;
  readonly kind: string;
  readonly actors: readonly string[];
  readonly date: string | null;
  readonly place: string | null;
  readonly status: EventStatus;
  readonly evidence: Spans;
}

export interface ReadDate extends Span {
  /** EDTF, or an ISO 8601 duration such as P3D. */
  readonly value: string;
}

export interface ReadParticipant extends Recorded {
  readonly actor: string;
  readonly role: ParticipationRole;
  readonly presence: Presence;
  readonly via: readonly string[];
  readonly representatives: readonly string[];
  readonly evidence: Spans;
}

export interface ReadMeeting {
  readonly date: string | null;
  readonly place: string | null;
  readonly level: string | null;
  readonly status: EventStatus;
  readonly evidence: Spans;
}

export interface ReadPhrase {
  readonly text: string;
  readonly evidence: Spans;
}

export interface ReadNegotiation {
  readonly key: string;
  readonly name: string;
  readonly kind: NegotiationKind;
  readonly format: NegotiationFormat;
  readonly venue: string | null;
  readonly issues: readonly string[];
  readonly participants: readonly ReadParticipant[];
  readonly meetings: readonly ReadMeeting[];
  readonly terms: readonly ReadPhrase[];
  readonly obstacles: readonly ReadPhrase[];
  readonly evidence: Spans;
}

/** A doubt of a step, kept with the article: neither a user error nor a fault of ours. */
export interface Note {
  readonly step: string;
  readonly severity: NoteSeverity;
  readonly message: string;
  readonly span: Span | null;
}

/** Everything read out of one article version. */
export interface Reading {
  /** Who read it, where that differs from what the extractor is called; see `Extractor.recorder`. */
  readonly recorder?: string;
  readonly text: string;
  /** BCP 47 language of the text, "und" when it cannot be told. */
  readonly language: string;
  /** Day of publication, YYYY-MM-DD. */
  readonly published: string;
  readonly actors: readonly ReadActor[];
  readonly unnamedSources: readonly ReadUnnamedSource[];
  readonly statements: readonly ReadStatement[];
  readonly positions: readonly ReadPosition[];
  readonly figures: readonly ReadFigure[];
  readonly events: readonly ReadEvent[];
  readonly dates: readonly ReadDate[];
  readonly negotiations: readonly ReadNegotiation[];
  readonly notes: readonly Note[];
}

/** What is known of a text before it is read. */
export interface TextToRead {
  readonly text: string;
  /** Day of publication, YYYY-MM-DD: weekdays and "last month" are resolved against it. */
  readonly published: string;
  readonly title?: string;
  /** Who publishes it. */
  readonly source?: string;
  /** BCP 47; found from the text when absent. */
  readonly language?: string;
}

/** Anything that reads: the offline rules, or a model behind an endpoint. */
export interface Extractor {
  /** Recorded with every claim that does not name its own, for example "rules 0.3.0". */
  readonly recorder: string;
  read(input: TextToRead): Promise<Reading> | Reading;
}
