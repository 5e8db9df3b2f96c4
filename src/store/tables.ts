// Every table on one page, in the layers of the model: source → article → version → claim with evidence → edition.
//
// Column names are written out, so that the mapping of `query/` and every statement can be searched for by them.
// Vocabularies are text with a check: a new word is a small migration, and any tool can read them.

import { sql } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import {
  bigint,
  boolean,
  check,
  customType,
  date,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  numeric,
  pgSequence,
  pgTable,
  primaryKey,
  smallint,
  text,
  timestamp,
  unique,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";

import { DIGEST_LENGTHS } from "../domain/digest.ts";
import {
  ACTOR_KINDS,
  ACTOR_NAME_KINDS,
  ARTICLE_STATUSES,
  CLAIM_KINDS,
  CONDITION_KINDS,
  DELIVERY_CHANNELS,
  EVENT_STATUSES,
  FIGURE_ATTRIBUTIONS,
  FIGURE_QUALIFIERS,
  JOB_KINDS,
  JOB_STATUSES,
  MARKINGS,
  MENTION_TYPES,
  NEGOTIATION_FORMATS,
  NEGOTIATION_KINDS,
  NEGOTIATION_STATUSES,
  NOTE_SEVERITIES,
  ORIGIN_METHODS,
  PARTICIPATION_ROLES,
  PRESENCES,
  RECORDER_KINDS,
  RELIABILITIES,
  REVIEW_STATES,
  REVIEW_VERDICTS,
  SOURCE_KINDS,
  STANCES,
  STATEMENT_MODES,
  STRENGTHS,
  WATCHED_KINDS,
} from "../domain/vocabulary.ts";

/** Thai, Lao, Burmese, Khmer, kana, Chinese letters: as PostgreSQL's and JavaScript's regular expressions both write them. */
export const UNSPACED_LETTERS = String.raw`\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff`;

const tsvector = customType<{ data: string }>({ dataType: () => "tsvector" });
const bytea = customType<{ data: Uint8Array }>({ dataType: () => "bytea" });

/** UUIDv7, made by the application: keys sort by time and need no central counter. */
const id = () => uuid("id").primaryKey();
const recordedAt = () => timestamp("recorded_at", { withTimezone: true }).notNull().defaultNow();

/** A check that a column holds one of a closed vocabulary. */
function oneOf(name: string, column: AnyPgColumn, words: readonly string[]) {
  return check(name, sql`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`);
}

// ---- What is searched ----------------------------------------------------------------------------------------------

/**
 * Signs outside ASCII, and what stands for each: to the embedded database, whose locale is C.UTF-8, every character outside
 * ASCII is a letter, so that “hostages” in typographic quotation marks would be another word than hostages.
 */
export const SIGNS = "“”„‟«»‹›‘’‚‛–—―‐‑…·•。、，．！？：；（）【】《》「」『』،؛؟۔¿¡§\u00a0\u202f\u2009\u3000";
const LOOK_ALIKES = `""""""""''''-----..*.,,.!?:;()[]"""""",;?.?!#    `;

/** SQL: a text as it is searched, its signs outside ASCII being spaces; `translate` takes thirty times as long. */
export function searchable(text: string): string {
  return `regexp_replace(${text}, '[${SIGNS}]', ' ', 'g')`;
}

/** SQL: a text as its snippets show it, its signs outside ASCII being those that look most like them. */
export function presentable(text: string): string {
  return `translate(${text}, '${SIGNS}', '${LOOK_ALIKES.replaceAll("'", "''")}')`;
}

/** SQL: whether a cue tells that something is denied. */
export function denies(cue: string): string {
  return `${cue} ~* '\\m(den(y|ies|ied|ying|ial)|refut(e|es|ed|ing)|disput(e|es|ed|ing))\\M'`;
}

/** Text search configuration of an article: `search.ts` asks accordingly. */
const CONFIGURATION = "case when language = 'en' then 'english'::regconfig else 'simple'::regconfig end";

/** SQL: with spaces around each letter of a script that writes words without spaces, in languages of such scripts. */
function apart(text: string): string {
  return `case when language ~ '^(zh|ja|th|lo|km|my)' then regexp_replace(${text}, '([${UNSPACED_LETTERS}])', ' \\1 ', 'g') else ${text} end`;
}

/** SQL: the vector of an article's text, or of its title. */
function vectorOf(text: string, weight: "A" | "B"): string {
  return `setweight(to_tsvector(${CONFIGURATION}, ${searchable(apart(text))}), '${weight}')`;
}

// ---- Sources and articles ------------------------------------------------------------------------------------------

export const sources = pgTable(
  "source",
  {
    id: id(),
    name: text("name").notNull(),
    homepage: text("homepage"),
    kind: text("kind", { enum: SOURCE_KINDS }).notNull().default("OTHER"),
    country: text("country"),
    /** The latest of `source_reliability`; F means "cannot be judged". */
    reliability: text("reliability", { enum: RELIABILITIES }).notNull().default("F"),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("source_name_key").on(sql`lower(${t.name})`),
    index("source_by_name").on(sql`${t.name} collate "C"`, t.id),
    oneOf("source_kind_check", t.kind, SOURCE_KINDS),
    oneOf("source_reliability_check", t.reliability, RELIABILITIES),
  ],
);

export const sourceReliabilities = pgTable(
  "source_reliability",
  {
    id: id(),
    sourceId: uuid("source_id")
      .notNull()
      .references(() => sources.id),
    grade: text("grade", { enum: RELIABILITIES }).notNull(),
    note: text("note"),
    gradedBy: text("graded_by").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("source_reliability_by_source").on(t.sourceId, t.recordedAt),
    oneOf("source_reliability_grade_check", t.grade, RELIABILITIES),
  ],
);

/** Where a report really comes from: copies of one wire story share one origin. */
export const origins = pgTable("origin", { id: id(), recordedAt: recordedAt() });

/**
 * The head of an article. Title, day and language of the current version are repeated here, because every list of
 * articles is ordered and filtered by them; the versions themselves are never edited.
 */
export const articles = pgTable(
  "article",
  {
    id: id(),
    sourceId: uuid("source_id")
      .notNull()
      .references(() => sources.id),
    originId: uuid("origin_id")
      .notNull()
      .references(() => origins.id),
    /** How that is known: nothing alike was there, a text was alike, a person said so. */
    originMethod: text("origin_method", { enum: ORIGIN_METHODS }).notNull().default("FIRST"),
    /** How alike the text is to that one of the origin that it was told by, 0–1; null where it is alone or the first. */
    originSimilarity: doublePrecision("origin_similarity"),
    url: text("url"),
    externalId: text("external_id"),
    language: text("language").notNull(),
    marking: text("marking", { enum: MARKINGS }).notNull().default("CLEAR"),
    status: text("status", { enum: ARTICLE_STATUSES }).notNull().default("USABLE"),
    title: text("title").notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    currentVersionId: uuid("current_version_id").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    uniqueIndex("article_source_url_key").on(t.sourceId, sql`md5(${t.url})`),
    uniqueIndex("article_source_external_id_key").on(t.sourceId, sql`md5(${t.externalId})`),
    index("article_by_published").on(t.publishedAt, t.id),
    index("article_by_recorded").on(t.recordedAt, t.id),
    index("article_by_source").on(t.sourceId, t.publishedAt, t.id),
    index("article_by_source_recorded").on(t.sourceId, t.recordedAt, t.id),
    index("article_by_language").on(t.language, t.publishedAt, t.id),
    index("article_by_language_recorded").on(t.language, t.recordedAt, t.id),
    index("article_by_origin").on(t.originId),
    // The few that may not be shown to everybody: see `admission.ts`.
    index("article_by_marking").on(t.marking, t.id).where(sql`${t.marking} <> 'CLEAR'`),
    index("article_by_current_version").on(t.currentVersionId),
    index("article_title_trigrams").using("gin", sql`${t.title} gin_trgm_ops`),
    oneOf("article_marking_check", t.marking, MARKINGS),
    oneOf("article_status_check", t.status, ARTICLE_STATUSES),
    oneOf("article_origin_method_check", t.originMethod, ORIGIN_METHODS),
    check("article_origin_check", sql`${t.originMethod} <> 'MINHASH' or ${t.originSimilarity} is not null`),
  ],
);

/** Append-only: a person moved an article to another origin, and from which it can be brought back. */
export const originChanges = pgTable(
  "origin_change",
  {
    id: id(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    fromOriginId: uuid("from_origin_id")
      .notNull()
      .references(() => origins.id),
    intoOriginId: uuid("into_origin_id")
      .notNull()
      .references(() => origins.id),
    /** What was known of the article in the origin that it leaves. */
    fromMethod: text("from_method", { enum: ORIGIN_METHODS }).notNull(),
    fromSimilarity: doublePrecision("from_similarity"),
    reason: text("reason").notNull(),
    changedBy: text("changed_by").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("origin_change_by_article").on(t.articleId, t.id),
    oneOf("origin_change_from_method_check", t.fromMethod, ORIGIN_METHODS),
    check("origin_change_check", sql`${t.fromOriginId} <> ${t.intoOriginId}`),
  ],
);

export const articleVersions = pgTable(
  "article_version",
  {
    id: id(),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    number: integer("number").notNull(),
    title: text("title").notNull(),
    byline: text("byline"),
    dateline: text("dateline"),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    language: text("language").notNull(),
    text: text("text").notNull(),
    sha256: text("sha256").notNull(),
    /** Which extractor read it, for example "rules 0.3.0". */
    recorder: text("recorder").notNull(),
    /**
     * A tsvector ends at 1 MB, so only the first 250,000 characters can be searched. English is stemmed, all else is not;
     * where words are not set apart by spaces, every letter is a word, and words are found as phrases of letters.
     */
    search: tsvector("search").generatedAlwaysAs(
      sql.raw(`${vectorOf("title", "A")} || ${vectorOf("left(text, 250000)", "B")}`),
    ),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("article_version_number_key").on(t.articleId, t.number),
    unique("article_version_sha256_key").on(t.articleId, t.sha256),
    index("article_version_by_sha256").on(t.sha256),
    index("article_version_search").using("gin", t.search),
    check("article_version_number_check", sql`${t.number} >= 1`),
  ],
);

/** Bands of the MinHash of a version: two versions that share a band are compared, all others are not. */
export const fingerprintBands = pgTable(
  "fingerprint_band",
  {
    band: smallint("band").notNull(),
    hash: bigint("hash", { mode: "bigint" }).notNull(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
  },
  (t) => [primaryKey({ columns: [t.band, t.hash, t.articleVersionId] })],
);

/** The whole MinHash of a version: 128 unsigned 32-bit values, little endian. */
export const fingerprints = pgTable("fingerprint", {
  articleVersionId: uuid("article_version_id")
    .primaryKey()
    .references(() => articleVersions.id),
  signature: bytea("signature").notNull(),
});

/** Doubts that arose while a version was read. */
export const notes = pgTable(
  "note",
  {
    id: id(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    step: text("step").notNull(),
    severity: text("severity", { enum: NOTE_SEVERITIES }).notNull(),
    message: text("message").notNull(),
    start: integer("start_offset"),
    end: integer("end_offset"),
  },
  (t) => [
    index("note_by_version").on(t.articleVersionId, t.id),
    oneOf("note_severity_check", t.severity, NOTE_SEVERITIES),
  ],
);

// ---- Actors --------------------------------------------------------------------------------------------------------

export const actors = pgTable(
  "actor",
  {
    id: id(),
    kind: text("kind", { enum: ACTOR_KINDS }).notNull(),
    name: text("name").notNull(),
    country: text("country"),
    /** The actor that this one was merged into, itself when it was not: all reads go through it. */
    survivingId: uuid("surviving_id").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    foreignKey({ columns: [t.survivingId], foreignColumns: [t.id], name: "actor_surviving_fk" }),
    index("actor_by_surviving").on(t.survivingId),
    index("actor_by_name").on(sql`${t.name} collate "C"`, t.id),
    index("actor_by_kind").on(t.kind, sql`${t.name} collate "C"`, t.id),
    index("actor_by_recorded").on(t.recordedAt, t.id),
    index("actor_name_trigrams").using("gin", sql`${t.name} gin_trgm_ops`),
    oneOf("actor_kind_check", t.kind, ACTOR_KINDS),
  ],
);

/** Names are not unique: that two actors share one is an answer, not a fault. */
export const actorNames = pgTable(
  "actor_name",
  {
    id: id(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    text: text("text").notNull(),
    /** `normaliseName(text)` of the domain: what look-ups compare. */
    key: text("key").notNull(),
    kind: text("kind", { enum: ACTOR_NAME_KINDS }).notNull(),
    language: text("language"),
    /** EDTF period in which the name was in use; null when unknown. */
    period: text("period"),
  },
  (t) => [
    unique("actor_name_key").on(t.actorId, t.key, t.kind),
    index("actor_name_by_key").on(t.key, t.actorId),
    oneOf("actor_name_kind_check", t.kind, ACTOR_NAME_KINDS),
  ],
);

export const actorIdentifiers = pgTable(
  "actor_identifier",
  {
    id: id(),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    scheme: text("scheme").notNull(),
    value: text("value").notNull(),
  },
  (t) => [unique("actor_identifier_key").on(t.scheme, t.value), index("actor_identifier_by_actor").on(t.actorId)],
);

export const memberships = pgTable(
  "membership",
  {
    id: id(),
    personId: uuid("person_id")
      .notNull()
      .references(() => actors.id),
    organisationId: uuid("organisation_id")
      .notNull()
      .references(() => actors.id),
    role: text("role").notNull(),
    /** EDTF period; null when the articles do not say. */
    period: text("period"),
    articleVersionId: uuid("article_version_id").references(() => articleVersions.id),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("membership_key").on(t.personId, t.organisationId, t.role),
    index("membership_by_organisation").on(t.organisationId),
  ],
);

export const actorMerges = pgTable(
  "actor_merge",
  {
    id: id(),
    fromActorId: uuid("from_actor_id")
      .notNull()
      .references(() => actors.id),
    intoActorId: uuid("into_actor_id")
      .notNull()
      .references(() => actors.id),
    reason: text("reason").notNull(),
    mergedBy: text("merged_by").notNull(),
    recordedAt: recordedAt(),
    reversedAt: timestamp("reversed_at", { withTimezone: true }),
  },
  (t) => [
    index("actor_merge_by_from").on(t.fromActorId),
    index("actor_merge_by_into").on(t.intoActorId),
    check("actor_merge_check", sql`${t.fromActorId} <> ${t.intoActorId}`),
  ],
);

export const mentions = pgTable(
  "mention",
  {
    id: id(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    start: integer("start_offset").notNull(),
    end: integer("end_offset").notNull(),
    type: text("type", { enum: MENTION_TYPES }).notNull(),
  },
  (t) => [
    index("mention_by_version").on(t.articleVersionId, t.start, t.id),
    index("mention_by_actor").on(t.actorId, t.articleVersionId),
    oneOf("mention_type_check", t.type, MENTION_TYPES),
    check("mention_span_check", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);

/** Which actors an article names, once each: what `Article.actors` and the filter by actor read. */
export const articleActors = pgTable(
  "article_actor",
  {
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    /** Number of mentions in the current version: the order of the list. */
    mentionCount: integer("mention_count").notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.articleId, t.actorId] }),
    index("article_actor_by_actor").on(t.actorId, t.publishedAt, t.articleId),
  ],
);

export const unnamedSources = pgTable(
  "unnamed_source",
  {
    id: id(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    description: text("description").notNull(),
    anonymityReason: text("anonymity_reason"),
    recordedAt: recordedAt(),
  },
  (t) => [index("unnamed_source_by_version").on(t.articleVersionId, t.id)],
);

export const unnamedSourceAffiliations = pgTable(
  "unnamed_source_affiliation",
  {
    unnamedSourceId: uuid("unnamed_source_id")
      .notNull()
      .references(() => unnamedSources.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.unnamedSourceId, t.actorId] })],
);

// ---- Negotiations --------------------------------------------------------------------------------------------------

export const negotiations = pgTable(
  "negotiation",
  {
    id: id(),
    name: text("name").notNull(),
    slug: text("slug").notNull(),
    kind: text("kind", { enum: NEGOTIATION_KINDS }).notNull(),
    status: text("status", { enum: NEGOTIATION_STATUSES }).notNull(),
    stage: text("stage"),
    format: text("format", { enum: NEGOTIATION_FORMATS }).notNull().default("UNKNOWN"),
    venue: text("venue"),
    /** EDTF, with its bounds as days. */
    startedOn: text("started_on"),
    startedEarliest: date("started_earliest"),
    startedLatest: date("started_latest"),
    endedOn: text("ended_on"),
    endedEarliest: date("ended_earliest"),
    endedLatest: date("ended_latest"),
    parentId: uuid("parent_id"),
    /** When the newest article about it was published: the order of the list. */
    lastActivityAt: timestamp("last_activity_at", { withTimezone: true }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("negotiation_slug_key").on(t.slug),
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: "negotiation_parent_fk" }),
    index("negotiation_by_activity").on(t.lastActivityAt, t.id),
    index("negotiation_by_kind").on(t.kind, t.lastActivityAt, t.id),
    index("negotiation_by_status").on(t.status, t.lastActivityAt, t.id),
    index("negotiation_by_name").on(sql`${t.name} collate "C"`, t.id),
    index("negotiation_by_parent").on(t.parentId),
    oneOf("negotiation_kind_check", t.kind, NEGOTIATION_KINDS),
    oneOf("negotiation_status_check", t.status, NEGOTIATION_STATUSES),
    oneOf("negotiation_format_check", t.format, NEGOTIATION_FORMATS),
  ],
);

export const negotiationArticles = pgTable(
  "negotiation_article",
  {
    negotiationId: uuid("negotiation_id")
      .notNull()
      .references(() => negotiations.id),
    articleId: uuid("article_id")
      .notNull()
      .references(() => articles.id),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
    /** Why they belong together: "given" by whoever took it in, or the score of the linker, 0–1. */
    linkedBy: text("linked_by").notNull(),
    score: doublePrecision("score"),
  },
  (t) => [
    primaryKey({ columns: [t.negotiationId, t.articleId] }),
    index("negotiation_article_by_published").on(t.negotiationId, t.publishedAt, t.articleId),
    index("negotiation_article_by_article").on(t.articleId),
  ],
);

export const meetings = pgTable(
  "meeting",
  {
    id: id(),
    negotiationId: uuid("negotiation_id")
      .notNull()
      .references(() => negotiations.id),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    heldOn: text("held_on"),
    heldEarliest: date("held_earliest").notNull(),
    heldLatest: date("held_latest").notNull(),
    place: text("place"),
    level: text("level"),
    status: text("status", { enum: EVENT_STATUSES }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("meeting_by_negotiation").on(t.negotiationId, t.heldLatest, t.id),
    oneOf("meeting_status_check", t.status, EVENT_STATUSES),
  ],
);

export const meetingDelegates = pgTable(
  "meeting_delegate",
  {
    meetingId: uuid("meeting_id")
      .notNull()
      .references(() => meetings.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.meetingId, t.actorId] })],
);

/** Rows without a negotiation are the taxonomy. */
export const issues = pgTable(
  "issue",
  {
    id: id(),
    negotiationId: uuid("negotiation_id").references(() => negotiations.id),
    slug: text("slug").notNull(),
    name: text("name").notNull(),
    /** Other names under which articles have spoken of it, the first first. */
    aliases: text("aliases").array().notNull().default([]),
    parentId: uuid("parent_id"),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("issue_slug_key").on(t.negotiationId, t.slug).nullsNotDistinct(),
    foreignKey({ columns: [t.parentId], foreignColumns: [t.id], name: "issue_parent_fk" }),
    index("issue_by_slug").on(t.slug),
  ],
);

// ---- Claims --------------------------------------------------------------------------------------------------------

/** The parent row of every claim, so that evidence, review, citation and time line exist once. */
export const claims = pgTable(
  "claim",
  {
    id: id(),
    kind: text("kind", { enum: CLAIM_KINDS }).notNull(),
    negotiationId: uuid("negotiation_id").references(() => negotiations.id),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    /** The verdict of the latest review; EXTRACTED or, for what a person recorded, CONFIRMED before there is one. */
    review: text("review", { enum: REVIEW_STATES }).notNull(),
    /** 0–1: how sure the recorder is. */
    confidence: doublePrecision("confidence").notNull(),
    recorderKind: text("recorder_kind", { enum: RECORDER_KINDS }).notNull(),
    recorder: text("recorder").notNull(),
    recordedAt: recordedAt(),
    supersededBy: uuid("superseded_by"),
    /** Set when the version was corrected, or the claim amended; a superseded claim is kept and never listed. */
    supersededAt: timestamp("superseded_at", { withTimezone: true }),
  },
  (t) => [
    foreignKey({ columns: [t.supersededBy], foreignColumns: [t.id], name: "claim_superseded_by_fk" }),
    index("claim_by_version").on(t.articleVersionId, t.kind, t.id),
    index("claim_by_negotiation").on(t.negotiationId, t.kind, t.recordedAt, t.id),
    index("claim_by_recorded").on(t.recordedAt, t.id),
    oneOf("claim_kind_check", t.kind, CLAIM_KINDS),
    oneOf("claim_review_check", t.review, REVIEW_STATES),
    oneOf("claim_recorder_kind_check", t.recorderKind, RECORDER_KINDS),
    check("claim_confidence_check", sql`${t.confidence} between 0 and 1`),
  ],
);

/** The words that support a claim. A trigger refuses a segment whose words are not what stands there. */
export const evidenceSegments = pgTable(
  "evidence_segment",
  {
    claimId: uuid("claim_id")
      .notNull()
      .references(() => claims.id),
    ordinal: smallint("ordinal").notNull(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    start: integer("start_offset").notNull(),
    end: integer("end_offset").notNull(),
    exact: text("exact").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.claimId, t.ordinal] }),
    index("evidence_segment_by_version").on(t.articleVersionId, t.start),
    check("evidence_segment_span_check", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);

export const reviews = pgTable(
  "review",
  {
    id: id(),
    claimId: uuid("claim_id")
      .notNull()
      .references(() => claims.id),
    verdict: text("verdict", { enum: REVIEW_VERDICTS }).notNull(),
    /** Admiralty credibility 1–6; 6 means "cannot be judged". */
    credibility: smallint("credibility"),
    note: text("note"),
    reviewedBy: text("reviewed_by").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("review_by_claim").on(t.claimId, t.recordedAt),
    oneOf("review_verdict_check", t.verdict, REVIEW_VERDICTS),
    check("review_credibility_check", sql`${t.credibility} between 1 and 6`),
  ],
);

export const statements = pgTable(
  "statement",
  {
    claimId: uuid("claim_id")
      .primaryKey()
      .references(() => claims.id),
    /** The claim's own, here so that an index has a negotiation's statements in their order. */
    negotiationId: uuid("negotiation_id").references(() => negotiations.id),
    mode: text("mode", { enum: STATEMENT_MODES }).notNull(),
    /** What was said, word for word, its pieces joined by " … ". */
    quote: text("quote").notNull(),
    cue: text("cue").notNull(),
    saidOn: text("said_on"),
    /** Bounds of `said_on`; the day of publication when that is null, so that every statement has a place in time. */
    saidEarliest: date("said_earliest").notNull(),
    saidLatest: date("said_latest").notNull(),
    secondHand: boolean("second_hand").notNull(),
  },
  (t) => [
    index("statement_by_day").on(t.saidLatest, t.claimId),
    index("statement_by_negotiation").on(t.negotiationId, t.saidLatest, t.claimId),
    // The few that deny: see `comparable.ts`.
    index("statement_denial")
      .on(t.negotiationId, t.claimId)
      .where(sql.raw(denies("cue"))),
    index("statement_search").using("gin", sql`to_tsvector('english', ${sql.raw(searchable("quote"))})`),
    oneOf("statement_mode_check", t.mode, STATEMENT_MODES),
    check("statement_said_check", sql`${t.saidEarliest} <= ${t.saidLatest}`),
  ],
);

export const statementSpeakers = pgTable(
  "statement_speaker",
  {
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statements.claimId),
    ordinal: smallint("ordinal").notNull(),
    actorId: uuid("actor_id").references(() => actors.id),
    unnamedSourceId: uuid("unnamed_source_id").references(() => unnamedSources.id),
    /** The statement's own, here so that an index has an actor's statements in their order. */
    saidLatest: date("said_latest").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.statementId, t.ordinal] }),
    index("statement_speaker_by_actor").on(t.actorId, t.saidLatest, t.statementId),
    index("statement_speaker_by_unnamed_source").on(t.unnamedSourceId),
    check("statement_speaker_check", sql`num_nonnulls(${t.actorId}, ${t.unnamedSourceId}) = 1`),
  ],
);

export const statementAddressees = pgTable(
  "statement_addressee",
  {
    statementId: uuid("statement_id")
      .notNull()
      .references(() => statements.claimId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.statementId, t.actorId] })],
);

export const positions = pgTable(
  "position",
  {
    claimId: uuid("claim_id")
      .primaryKey()
      .references(() => claims.id),
    negotiationId: uuid("negotiation_id")
      .notNull()
      .references(() => negotiations.id),
    holderId: uuid("holder_id")
      .notNull()
      .references(() => actors.id),
    issueId: uuid("issue_id")
      .notNull()
      .references(() => issues.id),
    stance: text("stance", { enum: STANCES }).notNull(),
    strength: text("strength", { enum: STRENGTHS }).notNull(),
    /** A predicate in the third person singular, without the holder: "opposes …". */
    summary: text("summary").notNull(),
    statementId: uuid("statement_id").references(() => statements.claimId),
    statedOn: text("stated_on"),
    /** Bounds of `stated_on`; the day of publication when that is null. */
    statedEarliest: date("stated_earliest").notNull(),
    statedLatest: date("stated_latest").notNull(),
  },
  (t) => [
    index("position_by_issue").on(t.issueId, t.statedLatest, t.claimId),
    index("position_by_negotiation").on(t.negotiationId, t.statedLatest, t.claimId),
    index("position_by_holder").on(t.holderId, t.statedLatest, t.claimId),
    index("position_by_cell").on(t.negotiationId, t.issueId, t.holderId, t.statedLatest, t.claimId),
    index("position_by_statement").on(t.statementId),
    index("position_search").using("gin", sql`to_tsvector('english', ${sql.raw(searchable("summary"))})`),
    oneOf("position_stance_check", t.stance, STANCES),
    oneOf("position_strength_check", t.strength, STRENGTHS),
    check("position_stated_check", sql`${t.statedEarliest} <= ${t.statedLatest}`),
  ],
);

export const positionTargets = pgTable(
  "position_target",
  {
    positionId: uuid("position_id")
      .notNull()
      .references(() => positions.claimId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.positionId, t.actorId] }), index("position_target_by_actor").on(t.actorId)],
);

/** Who voiced a position, when it was not its holder. */
export const positionVoices = pgTable(
  "position_voice",
  {
    positionId: uuid("position_id")
      .notNull()
      .references(() => positions.claimId),
    ordinal: smallint("ordinal").notNull(),
    actorId: uuid("actor_id").references(() => actors.id),
    unnamedSourceId: uuid("unnamed_source_id").references(() => unnamedSources.id),
  },
  (t) => [
    primaryKey({ columns: [t.positionId, t.ordinal] }),
    index("position_voice_by_actor").on(t.actorId),
    check("position_voice_check", sql`num_nonnulls(${t.actorId}, ${t.unnamedSourceId}) = 1`),
  ],
);

/** What a position hangs on. Rows, so that "what blocks what" is SQL. */
export const conditions = pgTable(
  "condition",
  {
    id: id(),
    positionId: uuid("position_id")
      .notNull()
      .references(() => positions.claimId),
    ordinal: smallint("ordinal").notNull(),
    kind: text("kind", { enum: CONDITION_KINDS }).notNull(),
    text: text("text").notNull(),
    issueId: uuid("issue_id").references(() => issues.id),
    actorId: uuid("actor_id").references(() => actors.id),
    refersToPositionId: uuid("refers_to_position_id").references(() => positions.claimId),
  },
  (t) => [
    unique("condition_ordinal_key").on(t.positionId, t.ordinal),
    index("condition_by_issue").on(t.issueId),
    oneOf("condition_kind_check", t.kind, CONDITION_KINDS),
  ],
);

export const conditionSegments = pgTable(
  "condition_segment",
  {
    conditionId: uuid("condition_id")
      .notNull()
      .references(() => conditions.id),
    ordinal: smallint("ordinal").notNull(),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
    start: integer("start_offset").notNull(),
    end: integer("end_offset").notNull(),
    exact: text("exact").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.conditionId, t.ordinal] }),
    check("condition_segment_span_check", sql`${t.start} >= 0 and ${t.end} > ${t.start}`),
  ],
);

export const figures = pgTable(
  "figure",
  {
    claimId: uuid("claim_id")
      .primaryKey()
      .references(() => claims.id),
    measure: text("measure").notNull(),
    unit: text("unit").notNull(),
    /** At most six decimals and below 10^15, so that JSON and every client read it exactly. */
    value: numeric("value", { precision: 21, scale: 6 }).notNull(),
    low: numeric("low", { precision: 21, scale: 6 }),
    high: numeric("high", { precision: 21, scale: 6 }),
    qualifier: text("qualifier", { enum: FIGURE_QUALIFIERS }).notNull(),
    place: text("place"),
    /** EDTF period that the figure covers; null when the text does not say. */
    period: text("period"),
    periodEarliest: date("period_earliest"),
    periodLatest: date("period_latest"),
    attribution: text("attribution", { enum: FIGURE_ATTRIBUTIONS }).notNull(),
  },
  (t) => [
    index("figure_by_measure").on(t.measure, t.unit),
    oneOf("figure_qualifier_check", t.qualifier, FIGURE_QUALIFIERS),
    oneOf("figure_attribution_check", t.attribution, FIGURE_ATTRIBUTIONS),
    check(
      "figure_bounds_check",
      sql`coalesce(${t.low}, ${t.value}) <= ${t.value} and ${t.value} <= coalesce(${t.high}, ${t.value})`,
    ),
  ],
);

export const figureAttributions = pgTable(
  "figure_attribution",
  {
    figureId: uuid("figure_id")
      .notNull()
      .references(() => figures.claimId),
    ordinal: smallint("ordinal").notNull(),
    actorId: uuid("actor_id").references(() => actors.id),
    unnamedSourceId: uuid("unnamed_source_id").references(() => unnamedSources.id),
  },
  (t) => [
    primaryKey({ columns: [t.figureId, t.ordinal] }),
    index("figure_attribution_by_actor").on(t.actorId),
    check("figure_attribution_who_check", sql`num_nonnulls(${t.actorId}, ${t.unnamedSourceId}) = 1`),
  ],
);

export const events = pgTable(
  "event",
  {
    claimId: uuid("claim_id")
      .primaryKey()
      .references(() => claims.id),
    /** The claim's own, here so that an index has a negotiation's events in their order. */
    negotiationId: uuid("negotiation_id").references(() => negotiations.id),
    kind: text("kind").notNull(),
    summary: text("summary").notNull(),
    occurredOn: text("occurred_on"),
    /** Bounds of `occurred_on`; the day of publication when that is null. */
    occurredEarliest: date("occurred_earliest").notNull(),
    occurredLatest: date("occurred_latest").notNull(),
    place: text("place"),
    status: text("status", { enum: EVENT_STATUSES }).notNull(),
  },
  (t) => [
    index("event_by_day").on(t.occurredLatest, t.claimId),
    index("event_by_negotiation").on(t.negotiationId, t.occurredLatest, t.claimId),
    oneOf("event_status_check", t.status, EVENT_STATUSES),
    check("event_occurred_check", sql`${t.occurredEarliest} <= ${t.occurredLatest}`),
  ],
);

export const eventActors = pgTable(
  "event_actor",
  {
    eventId: uuid("event_id")
      .notNull()
      .references(() => events.claimId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.eventId, t.actorId] }), index("event_actor_by_actor").on(t.actorId)],
);

export const participations = pgTable(
  "participation",
  {
    claimId: uuid("claim_id")
      .primaryKey()
      .references(() => claims.id),
    negotiationId: uuid("negotiation_id")
      .notNull()
      .references(() => negotiations.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    role: text("role", { enum: PARTICIPATION_ROLES }).notNull(),
    presence: text("presence", { enum: PRESENCES }).notNull(),
  },
  (t) => [
    index("participation_by_negotiation").on(t.negotiationId, t.actorId, t.role, t.claimId),
    index("participation_by_actor").on(t.actorId, t.negotiationId),
    oneOf("participation_role_check", t.role, PARTICIPATION_ROLES),
    oneOf("participation_presence_check", t.presence, PRESENCES),
  ],
);

/** Through whom an indirect participant talks. */
export const participationVias = pgTable(
  "participation_via",
  {
    participationId: uuid("participation_id")
      .notNull()
      .references(() => participations.claimId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.participationId, t.actorId] })],
);

export const participationRepresentatives = pgTable(
  "participation_representative",
  {
    participationId: uuid("participation_id")
      .notNull()
      .references(() => participations.claimId),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
  },
  (t) => [primaryKey({ columns: [t.participationId, t.actorId] })],
);

/**
 * The participation that holds now for each negotiation, actor and role: hundreds of articles may claim the same, and
 * a list of participants must not read them all. Rewritten by `store/participations.ts` whenever a claim comes or goes.
 */
export const currentParticipations = pgTable(
  "current_participation",
  {
    negotiationId: uuid("negotiation_id")
      .notNull()
      .references(() => negotiations.id),
    actorId: uuid("actor_id")
      .notNull()
      .references(() => actors.id),
    role: text("role", { enum: PARTICIPATION_ROLES }).notNull(),
    participationId: uuid("participation_id")
      .notNull()
      .references(() => participations.claimId),
    /** Place in the list: parties, mediators, hosts, guarantors, observers, others. */
    ordinal: smallint("ordinal").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.negotiationId, t.actorId, t.role] }),
    index("current_participation_by_order").on(t.negotiationId, t.ordinal, t.participationId),
    index("current_participation_by_actor").on(t.actorId, t.negotiationId),
    index("current_participation_by_claim").on(t.participationId),
  ],
);

// ---- Briefings and editions ----------------------------------------------------------------------------------------

export const briefings = pgTable(
  "briefing",
  {
    id: id(),
    name: text("name").notNull(),
    /** `Scope` of `digest.ts`: ids of negotiations, actors, issues and sources, languages; empty lists mean all. */
    scope: jsonb("scope").notNull(),
    /** Kinds of sections in their order; empty for all. */
    sections: jsonb("sections").notNull(),
    length: text("length", { enum: DIGEST_LENGTHS }).notNull().default("STANDARD"),
    /** Cron expression, or null when editions are published by hand. */
    cadence: text("cadence"),
    timeZone: text("time_zone").notNull().default("UTC"),
    /** BCP 47 tag; null for main names. */
    namesLanguage: text("names_language"),
    /** Days of silence after which a position counts as SILENT. */
    patienceDays: integer("patience_days").notNull().default(14),
    markingCeiling: text("marking_ceiling", { enum: MARKINGS }).notNull().default("CLEAR"),
    archivedAt: timestamp("archived_at", { withTimezone: true }),
    /** Counts the changes of its settings, so that nobody overwrites what somebody else has changed. */
    revision: integer("revision").notNull().default(1),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("briefing_by_recorded").on(t.recordedAt, t.id),
    oneOf("briefing_length_check", t.length, DIGEST_LENGTHS),
    oneOf("briefing_marking_check", t.markingCeiling, MARKINGS),
    check("briefing_patience_check", sql`${t.patienceDays} > 0`),
  ],
);

/** Immutable: a trigger refuses every update and delete. */
export const editions = pgTable(
  "edition",
  {
    id: id(),
    briefingId: uuid("briefing_id")
      .notNull()
      .references(() => briefings.id),
    number: integer("number").notNull(),
    since: timestamp("since", { withTimezone: true }).notNull(),
    until: timestamp("until", { withTimezone: true }).notNull(),
    /** `DigestDocument` of the domain, as it was published. */
    document: jsonb("document").notNull(),
    contentHash: text("content_hash").notNull(),
    publishedAt: timestamp("published_at", { withTimezone: true }).notNull(),
  },
  (t) => [
    unique("edition_number_key").on(t.briefingId, t.number),
    unique("edition_window_key").on(t.briefingId, t.since, t.until),
    check("edition_window_check", sql`${t.since} < ${t.until}`),
  ],
);

/** Rows, so that a retraction finds every edition that relied on it. */
export const editionCitations = pgTable(
  "edition_citation",
  {
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id),
    number: integer("number").notNull(),
    claimId: uuid("claim_id")
      .notNull()
      .references(() => claims.id),
    articleVersionId: uuid("article_version_id")
      .notNull()
      .references(() => articleVersions.id),
  },
  (t) => [
    primaryKey({ columns: [t.editionId, t.number] }),
    index("edition_citation_by_claim").on(t.claimId),
    index("edition_citation_by_version").on(t.articleVersionId),
  ],
);

export const errata = pgTable(
  "erratum",
  {
    id: id(),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id),
    claimId: uuid("claim_id").references(() => claims.id),
    articleId: uuid("article_id").references(() => articles.id),
    reason: text("reason").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [index("erratum_by_edition").on(t.editionId, t.recordedAt, t.id)],
);

// ---- Jobs and deliveries -------------------------------------------------------------------------------------------

/**
 * Work that outlives the process that does it. Whoever does a job holds it by a lease, and marks it DONE in the
 * transaction of its effect; a lease that ran out is taken over.
 */
export const jobs = pgTable(
  "job",
  {
    id: id(),
    kind: text("kind", { enum: JOB_KINDS }).notNull(),
    /** What the job is about, once for ever: briefing and due instant of an edition, edition and target of a delivery. */
    key: text("key").notNull(),
    /** The briefing, or the target: of each only one job is done at a time. */
    subjectId: uuid("subject_id").notNull(),
    /** `EditionOrder` of an edition; empty for a delivery. */
    payload: jsonb("payload").notNull(),
    status: text("status", { enum: JOB_STATUSES }).notNull().default("PENDING"),
    /** Not before; moved on after a failure. */
    runAt: timestamp("run_at", { withTimezone: true }).notNull(),
    /** How often it was begun. */
    attempts: integer("attempts").notNull().default(0),
    /** By the clock of PostgreSQL; null when nobody works at it. */
    leaseUntil: timestamp("lease_until", { withTimezone: true }),
    /** New with each lease: who lost one cannot finish. */
    leaseToken: uuid("lease_token"),
    /** Machine and process, for whoever looks into the table. */
    leasedBy: text("leased_by"),
    lastError: text("last_error"),
    finishedAt: timestamp("finished_at", { withTimezone: true }),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("job_key").on(t.kind, t.key),
    index("job_pending").on(t.runAt, t.id).where(sql`${t.status} = 'PENDING'`),
    index("job_by_subject").on(t.subjectId).where(sql`${t.status} = 'PENDING'`),
    uniqueIndex("job_open_edition_key").on(t.subjectId).where(sql`${t.kind} = 'EDITION' and ${t.status} = 'PENDING'`),
    oneOf("job_kind_check", t.kind, JOB_KINDS),
    oneOf("job_status_check", t.status, JOB_STATUSES),
    check("job_finished_check", sql`(${t.status} = 'PENDING') = (${t.finishedAt} is null)`),
  ],
);

export const deliveryTargets = pgTable(
  "delivery_target",
  {
    id: id(),
    briefingId: uuid("briefing_id")
      .notNull()
      .references(() => briefings.id),
    channel: text("channel", { enum: DELIVERY_CHANNELS }).notNull(),
    /** One addr-spec, or a URL. */
    address: text("address").notNull(),
    /** Key of the signature of a webhook: never shown after it was made, never logged. */
    secret: text("secret"),
    recordedAt: recordedAt(),
    removedAt: timestamp("removed_at", { withTimezone: true }),
  },
  (t) => [
    uniqueIndex("delivery_target_address_key")
      .on(t.briefingId, t.channel, t.address)
      .where(sql`${t.removedAt} is null`),
    oneOf("delivery_target_channel_check", t.channel, DELIVERY_CHANNELS),
    check("delivery_target_secret_check", sql`(${t.channel} = 'WEBHOOK') = (${t.secret} is not null)`),
  ],
);

/** An edition on its way to a target; how far it is stands in the job of the same id. */
export const deliveries = pgTable(
  "delivery",
  {
    id: uuid("id")
      .primaryKey()
      .references(() => jobs.id),
    briefingId: uuid("briefing_id")
      .notNull()
      .references(() => briefings.id),
    editionId: uuid("edition_id")
      .notNull()
      .references(() => editions.id),
    targetId: uuid("target_id")
      .notNull()
      .references(() => deliveryTargets.id),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("delivery_edition_key").on(t.editionId, t.targetId),
    index("delivery_by_briefing").on(t.briefingId, t.recordedAt, t.id),
    index("delivery_by_target").on(t.targetId),
  ],
);

/** Up to when a reader has read a briefing or a negotiation. */
export const readMarks = pgTable(
  "read_mark",
  {
    id: id(),
    reader: text("reader").notNull(),
    briefingId: uuid("briefing_id").references(() => briefings.id),
    negotiationId: uuid("negotiation_id").references(() => negotiations.id),
    readAt: timestamp("read_at", { withTimezone: true }).notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    unique("read_mark_briefing_key").on(t.reader, t.briefingId),
    unique("read_mark_negotiation_key").on(t.reader, t.negotiationId),
    check("read_mark_of_check", sql`num_nonnulls(${t.briefingId}, ${t.negotiationId}) = 1`),
  ],
);

/** Append-only audit: who did what, on which record, when, from where. */
export const activities = pgTable(
  "activity",
  {
    id: id(),
    actedBy: text("acted_by").notNull(),
    action: text("action").notNull(),
    recordType: text("record_type").notNull(),
    recordId: uuid("record_id").notNull(),
    origin: text("origin").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("activity_by_record").on(t.recordId, t.recordedAt),
    index("activity_by_recorded").on(t.recordedAt, t.id),
  ],
);

// ---- What is watched -----------------------------------------------------------------------------------------------

/** Numbers of the outbox, given at the commit and never twice. */
export const outboxPositions = pgSequence("outbox_position");

/**
 * What subscribers are told, one row a message, written in the transaction of its effect. A deferred trigger numbers the
 * rows when that transaction commits, one transaction after the other: whoever has read up to a position has missed
 * nothing before it. Old rows are pruned, the newest of each topic stays.
 */
export const outbox = pgTable(
  "outbox",
  {
    id: id(),
    /** Null only inside the transaction that writes the row. */
    position: bigint("position", { mode: "number" }).unique("outbox_position_key"),
    /** Position of the row of the same topic before this one, whether that is still kept or not; null for the first. */
    previous: bigint("previous", { mode: "number" }),
    kind: text("kind", { enum: WATCHED_KINDS }).notNull(),
    /** The briefing or negotiation. */
    topicId: uuid("topic_id").notNull(),
    /** The edition's id, or the change with the ids that it names. */
    body: jsonb("body").notNull(),
    recordedAt: recordedAt(),
  },
  (t) => [
    index("outbox_by_topic").on(t.topicId, t.position),
    index("outbox_by_recorded").on(t.recordedAt),
    oneOf("outbox_kind_check", t.kind, WATCHED_KINDS),
  ],
);
