// The closed vocabularies: one list each, the same names in SQL, in GraphQL and here.

export const ACTOR_KINDS = [
  "PERSON",
  "STATE",
  "ORGANISATION",
  "ARMED_GROUP",
  "GOVERNMENT_BODY",
  "COURT",
  "MILITARY",
  "MEDIA",
  "COLLECTIVE",
] as const;
export type ActorKind = (typeof ACTOR_KINDS)[number];

export const ACTOR_NAME_KINDS = ["OFFICIAL", "ALIAS", "FORMER", "ACRONYM", "DEMONYM", "CONTESTED"] as const;
export type ActorNameKind = (typeof ACTOR_NAME_KINDS)[number];

export const SOURCE_KINDS = [
  "WIRE",
  "NEWSPAPER",
  "BROADCASTER",
  "GOVERNMENT",
  "ORGANISATION",
  "BULLETIN",
  "OTHER",
] as const;
export type SourceKind = (typeof SOURCE_KINDS)[number];

/** NATO Admiralty grades. F means "cannot be judged"; it is not the worst grade, so never sort or average. */
export const RELIABILITIES = ["A", "B", "C", "D", "E", "F"] as const;
export type Reliability = (typeof RELIABILITIES)[number];

/** Traffic Light Protocol 2.0, from the least to the most restricted. */
export const MARKINGS = ["CLEAR", "GREEN", "AMBER", "AMBER_STRICT", "RED"] as const;
export type Marking = (typeof MARKINGS)[number];

export const ARTICLE_STATUSES = ["USABLE", "CORRECTED", "RETRACTED"] as const;
export type ArticleStatus = (typeof ARTICLE_STATUSES)[number];

export const CLAIM_KINDS = ["STATEMENT", "POSITION", "FIGURE", "EVENT", "PARTICIPATION"] as const;
export type ClaimKind = (typeof CLAIM_KINDS)[number];

export const REVIEW_STATES = ["EXTRACTED", "CONFIRMED", "AMENDED", "REJECTED"] as const;
export type ReviewState = (typeof REVIEW_STATES)[number];
export const REVIEW_VERDICTS = ["CONFIRMED", "AMENDED", "REJECTED"] as const;
export type ReviewVerdict = (typeof REVIEW_VERDICTS)[number];

export const RECORDER_KINDS = ["PERSON", "EXTRACTOR"] as const;
export type RecorderKind = (typeof RECORDER_KINDS)[number];

export const MENTION_TYPES = ["NAME", "NOMINAL", "PRONOUN"] as const;
export type MentionType = (typeof MENTION_TYPES)[number];

export const STATEMENT_MODES = ["DIRECT", "INDIRECT", "MIXED"] as const;
export type StatementMode = (typeof STATEMENT_MODES)[number];

export const STANCES = [
  "DEMANDS",
  "OFFERS",
  "ACCEPTS",
  "REJECTS",
  "SUPPORTS",
  "OPPOSES",
  "COMMITS",
  "WITHDRAWS",
  "UNDECIDED",
  "NO_COMMENT",
] as const;
export type Stance = (typeof STANCES)[number];

/** From weak to strong: the order is used by `changeBetween`. */
export const STRENGTHS = ["PREFERENCE", "FIRM", "RED_LINE"] as const;
export type Strength = (typeof STRENGTHS)[number];

export const CONDITION_KINDS = ["PRECONDITION", "EXCHANGE", "EXCEPTION", "DEADLINE", "VERIFICATION"] as const;
export type ConditionKind = (typeof CONDITION_KINDS)[number];

export const FIGURE_QUALIFIERS = ["EXACT", "ABOUT", "AT_LEAST", "MORE_THAN", "LESS_THAN", "UP_TO", "RANGE"] as const;
export type FigureQualifier = (typeof FIGURE_QUALIFIERS)[number];

export const FIGURE_ATTRIBUTIONS = ["EXPLICIT", "HEDGED", "NARRATOR"] as const;
export type FigureAttribution = (typeof FIGURE_ATTRIBUTIONS)[number];

export const EVENT_STATUSES = ["OCCURRED", "ONGOING", "PLANNED"] as const;
export type EventStatus = (typeof EVENT_STATUSES)[number];

export const NEGOTIATION_KINDS = [
  "CEASEFIRE",
  "PEACE",
  "HOSTAGE",
  "TRADE",
  "CLIMATE",
  "LABOUR",
  "BORDER",
  "ARMS",
  "OTHER",
] as const;
export type NegotiationKind = (typeof NEGOTIATION_KINDS)[number];

export const NEGOTIATION_STATUSES = ["PROPOSED", "ONGOING", "SUSPENDED", "CONCLUDED", "COLLAPSED"] as const;
export type NegotiationStatus = (typeof NEGOTIATION_STATUSES)[number];

export const NEGOTIATION_FORMATS = [
  "DIRECT",
  "PROXIMITY",
  "SHUTTLE",
  "BACK_CHANNEL",
  "MULTILATERAL",
  "UNKNOWN",
] as const;
export type NegotiationFormat = (typeof NEGOTIATION_FORMATS)[number];

export const PARTICIPATION_ROLES = ["PARTY", "MEDIATOR", "HOST", "GUARANTOR", "OBSERVER", "PARTICIPANT"] as const;
export type ParticipationRole = (typeof PARTICIPATION_ROLES)[number];

export const PRESENCES = ["DIRECT", "INDIRECT", "ABSENT", "UNKNOWN"] as const;
export type Presence = (typeof PRESENCES)[number];

export const CHANGE_KINDS = [
  "NEW",
  "RESTATED",
  "HARDENED",
  "SOFTENED",
  "CONDITIONED",
  "WITHDRAWN",
  "REVERSED",
  "SILENT",
  "RETRACTED",
] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** How it is known which origin an article has. */
export const ORIGIN_METHODS = ["FIRST", "MINHASH", "PERSON"] as const;
export type OriginMethod = (typeof ORIGIN_METHODS)[number];

/** What subscribers are told of. */
export const WATCHED_KINDS = ["EDITION_PUBLISHED", "NEGOTIATION_CHANGED"] as const;

export const INGEST_OUTCOMES = ["CREATED", "UNCHANGED", "REVISED"] as const;
export type IngestOutcome = (typeof INGEST_OUTCOMES)[number];

export const NOTE_SEVERITIES = ["INFO", "WARNING", "ERROR"] as const;
export type NoteSeverity = (typeof NOTE_SEVERITIES)[number];

export const JOB_KINDS = ["EDITION", "DELIVERY"] as const;
export type JobKind = (typeof JOB_KINDS)[number];

/** What is stored of a job; a delivery that is DONE is shown as DELIVERED. */
export const JOB_STATUSES = ["PENDING", "DONE", "DEAD", "CANCELLED"] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const DELIVERY_STATUSES = ["PENDING", "DELIVERED", "DEAD", "CANCELLED"] as const;
export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

export const DELIVERY_CHANNELS = ["EMAIL", "WEBHOOK"] as const;
export type DeliveryChannel = (typeof DELIVERY_CHANNELS)[number];
