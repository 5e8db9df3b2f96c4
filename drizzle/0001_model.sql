CREATE TABLE "activity" (
	"id" uuid PRIMARY KEY NOT NULL,
	"acted_by" text NOT NULL,
	"action" text NOT NULL,
	"record_type" text NOT NULL,
	"record_id" uuid NOT NULL,
	"origin" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "actor_identifier" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid NOT NULL,
	"scheme" text NOT NULL,
	"value" text NOT NULL,
	CONSTRAINT "actor_identifier_key" UNIQUE("scheme","value")
);
--> statement-breakpoint
CREATE TABLE "actor_merge" (
	"id" uuid PRIMARY KEY NOT NULL,
	"from_actor_id" uuid NOT NULL,
	"into_actor_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"merged_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"reversed_at" timestamp with time zone,
	CONSTRAINT "actor_merge_check" CHECK ("actor_merge"."from_actor_id" <> "actor_merge"."into_actor_id")
);
--> statement-breakpoint
CREATE TABLE "actor_name" (
	"id" uuid PRIMARY KEY NOT NULL,
	"actor_id" uuid NOT NULL,
	"text" text NOT NULL,
	"key" text NOT NULL,
	"kind" text NOT NULL,
	"language" text,
	"period" text,
	CONSTRAINT "actor_name_key" UNIQUE("actor_id","key","kind"),
	CONSTRAINT "actor_name_kind_check" CHECK ("actor_name"."kind" in ('OFFICIAL', 'ALIAS', 'FORMER', 'ACRONYM', 'DEMONYM', 'CONTESTED'))
);
--> statement-breakpoint
CREATE TABLE "actor" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"country" text,
	"surviving_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "actor_kind_check" CHECK ("actor"."kind" in ('PERSON', 'STATE', 'ORGANISATION', 'ARMED_GROUP', 'GOVERNMENT_BODY', 'COURT', 'MILITARY', 'MEDIA', 'COLLECTIVE'))
);
--> statement-breakpoint
CREATE TABLE "article_actor" (
	"article_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"mention_count" integer NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "article_actor_article_id_actor_id_pk" PRIMARY KEY("article_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "article_version" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"byline" text,
	"dateline" text,
	"published_at" timestamp with time zone NOT NULL,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"sha256" text NOT NULL,
	"recorder" text NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (setweight(to_tsvector(case when language = 'en' then 'english'::regconfig else 'simple'::regconfig end, title), 'A') || setweight(to_tsvector(case when language = 'en' then 'english'::regconfig else 'simple'::regconfig end, left(text, 250000)), 'B')) STORED,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_version_number_key" UNIQUE("article_id","number"),
	CONSTRAINT "article_version_sha256_key" UNIQUE("article_id","sha256"),
	CONSTRAINT "article_version_number_check" CHECK ("article_version"."number" >= 1)
);
--> statement-breakpoint
CREATE TABLE "article" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"origin_id" uuid NOT NULL,
	"origin_similarity" double precision,
	"url" text,
	"external_id" text,
	"language" text NOT NULL,
	"marking" text DEFAULT 'CLEAR' NOT NULL,
	"status" text DEFAULT 'USABLE' NOT NULL,
	"title" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"current_version_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "article_marking_check" CHECK ("article"."marking" in ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')),
	CONSTRAINT "article_status_check" CHECK ("article"."status" in ('USABLE', 'CORRECTED', 'RETRACTED'))
);
--> statement-breakpoint
CREATE TABLE "briefing" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"scope" jsonb NOT NULL,
	"sections" jsonb NOT NULL,
	"cadence" text,
	"time_zone" text DEFAULT 'UTC' NOT NULL,
	"language" text DEFAULT 'en' NOT NULL,
	"patience_days" integer DEFAULT 14 NOT NULL,
	"marking_ceiling" text DEFAULT 'CLEAR' NOT NULL,
	"archived_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "briefing_marking_check" CHECK ("briefing"."marking_ceiling" in ('CLEAR', 'GREEN', 'AMBER', 'AMBER_STRICT', 'RED')),
	CONSTRAINT "briefing_patience_check" CHECK ("briefing"."patience_days" > 0)
);
--> statement-breakpoint
CREATE TABLE "claim" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"negotiation_id" uuid,
	"article_version_id" uuid NOT NULL,
	"review" text NOT NULL,
	"confidence" double precision NOT NULL,
	"recorder_kind" text NOT NULL,
	"recorder" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"superseded_by" uuid,
	"superseded_at" timestamp with time zone,
	CONSTRAINT "claim_kind_check" CHECK ("claim"."kind" in ('STATEMENT', 'POSITION', 'FIGURE', 'EVENT', 'PARTICIPATION')),
	CONSTRAINT "claim_review_check" CHECK ("claim"."review" in ('EXTRACTED', 'CONFIRMED', 'AMENDED', 'REJECTED')),
	CONSTRAINT "claim_recorder_kind_check" CHECK ("claim"."recorder_kind" in ('PERSON', 'EXTRACTOR')),
	CONSTRAINT "claim_confidence_check" CHECK ("claim"."confidence" between 0 and 1)
);
--> statement-breakpoint
CREATE TABLE "condition_segment" (
	"condition_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"article_version_id" uuid NOT NULL,
	"start_offset" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"exact" text NOT NULL,
	CONSTRAINT "condition_segment_condition_id_ordinal_pk" PRIMARY KEY("condition_id","ordinal"),
	CONSTRAINT "condition_segment_span_check" CHECK ("condition_segment"."start_offset" >= 0 and "condition_segment"."end_offset" > "condition_segment"."start_offset")
);
--> statement-breakpoint
CREATE TABLE "condition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"kind" text NOT NULL,
	"text" text NOT NULL,
	"issue_id" uuid,
	"actor_id" uuid,
	"refers_to_position_id" uuid,
	CONSTRAINT "condition_ordinal_key" UNIQUE("position_id","ordinal"),
	CONSTRAINT "condition_kind_check" CHECK ("condition"."kind" in ('PRECONDITION', 'EXCHANGE', 'EXCEPTION', 'DEADLINE', 'VERIFICATION'))
);
--> statement-breakpoint
CREATE TABLE "current_participation" (
	"negotiation_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"role" text NOT NULL,
	"participation_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	CONSTRAINT "current_participation_negotiation_id_actor_id_role_pk" PRIMARY KEY("negotiation_id","actor_id","role")
);
--> statement-breakpoint
CREATE TABLE "edition_citation" (
	"edition_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"claim_id" uuid NOT NULL,
	"article_version_id" uuid NOT NULL,
	CONSTRAINT "edition_citation_edition_id_number_pk" PRIMARY KEY("edition_id","number")
);
--> statement-breakpoint
CREATE TABLE "edition" (
	"id" uuid PRIMARY KEY NOT NULL,
	"briefing_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"until" timestamp with time zone NOT NULL,
	"document" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	CONSTRAINT "edition_number_key" UNIQUE("briefing_id","number"),
	CONSTRAINT "edition_window_key" UNIQUE("briefing_id","since","until"),
	CONSTRAINT "edition_window_check" CHECK ("edition"."since" < "edition"."until")
);
--> statement-breakpoint
CREATE TABLE "erratum" (
	"id" uuid PRIMARY KEY NOT NULL,
	"edition_id" uuid NOT NULL,
	"claim_id" uuid,
	"article_id" uuid,
	"reason" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "event_actor" (
	"event_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "event_actor_event_id_actor_id_pk" PRIMARY KEY("event_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "event" (
	"claim_id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"summary" text NOT NULL,
	"occurred_on" text,
	"occurred_earliest" date NOT NULL,
	"occurred_latest" date NOT NULL,
	"place" text,
	"status" text NOT NULL,
	CONSTRAINT "event_status_check" CHECK ("event"."status" in ('OCCURRED', 'ONGOING', 'PLANNED')),
	CONSTRAINT "event_occurred_check" CHECK ("event"."occurred_earliest" <= "event"."occurred_latest")
);
--> statement-breakpoint
CREATE TABLE "evidence_segment" (
	"claim_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"article_version_id" uuid NOT NULL,
	"start_offset" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"exact" text NOT NULL,
	CONSTRAINT "evidence_segment_claim_id_ordinal_pk" PRIMARY KEY("claim_id","ordinal"),
	CONSTRAINT "evidence_segment_span_check" CHECK ("evidence_segment"."start_offset" >= 0 and "evidence_segment"."end_offset" > "evidence_segment"."start_offset")
);
--> statement-breakpoint
CREATE TABLE "figure_attribution" (
	"figure_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"actor_id" uuid,
	"unnamed_source_id" uuid,
	CONSTRAINT "figure_attribution_figure_id_ordinal_pk" PRIMARY KEY("figure_id","ordinal"),
	CONSTRAINT "figure_attribution_who_check" CHECK (num_nonnulls("figure_attribution"."actor_id", "figure_attribution"."unnamed_source_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "figure" (
	"claim_id" uuid PRIMARY KEY NOT NULL,
	"measure" text NOT NULL,
	"unit" text NOT NULL,
	"value" numeric(21, 6) NOT NULL,
	"low" numeric(21, 6),
	"high" numeric(21, 6),
	"qualifier" text NOT NULL,
	"place" text,
	"period" text,
	"period_earliest" date,
	"period_latest" date,
	"attribution" text NOT NULL,
	CONSTRAINT "figure_qualifier_check" CHECK ("figure"."qualifier" in ('EXACT', 'ABOUT', 'AT_LEAST', 'MORE_THAN', 'LESS_THAN', 'UP_TO', 'RANGE')),
	CONSTRAINT "figure_attribution_check" CHECK ("figure"."attribution" in ('EXPLICIT', 'HEDGED', 'NARRATOR')),
	CONSTRAINT "figure_bounds_check" CHECK (coalesce("figure"."low", "figure"."value") <= "figure"."value" and "figure"."value" <= coalesce("figure"."high", "figure"."value"))
);
--> statement-breakpoint
CREATE TABLE "fingerprint_band" (
	"band" smallint NOT NULL,
	"hash" bigint NOT NULL,
	"article_version_id" uuid NOT NULL,
	CONSTRAINT "fingerprint_band_band_hash_article_version_id_pk" PRIMARY KEY("band","hash","article_version_id")
);
--> statement-breakpoint
CREATE TABLE "fingerprint" (
	"article_version_id" uuid PRIMARY KEY NOT NULL,
	"signature" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "issue" (
	"id" uuid PRIMARY KEY NOT NULL,
	"negotiation_id" uuid,
	"slug" text NOT NULL,
	"name" text NOT NULL,
	"parent_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "issue_slug_key" UNIQUE NULLS NOT DISTINCT("negotiation_id","slug")
);
--> statement-breakpoint
CREATE TABLE "meeting_delegate" (
	"meeting_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "meeting_delegate_meeting_id_actor_id_pk" PRIMARY KEY("meeting_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "meeting" (
	"id" uuid PRIMARY KEY NOT NULL,
	"negotiation_id" uuid NOT NULL,
	"article_version_id" uuid NOT NULL,
	"held_on" text,
	"held_earliest" date NOT NULL,
	"held_latest" date NOT NULL,
	"place" text,
	"level" text,
	"status" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "meeting_status_check" CHECK ("meeting"."status" in ('OCCURRED', 'ONGOING', 'PLANNED'))
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"period" text,
	"article_version_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "membership_key" UNIQUE("person_id","organisation_id","role")
);
--> statement-breakpoint
CREATE TABLE "mention" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_version_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"start_offset" integer NOT NULL,
	"end_offset" integer NOT NULL,
	"type" text NOT NULL,
	CONSTRAINT "mention_type_check" CHECK ("mention"."type" in ('NAME', 'NOMINAL', 'PRONOUN')),
	CONSTRAINT "mention_span_check" CHECK ("mention"."start_offset" >= 0 and "mention"."end_offset" > "mention"."start_offset")
);
--> statement-breakpoint
CREATE TABLE "negotiation_article" (
	"negotiation_id" uuid NOT NULL,
	"article_id" uuid NOT NULL,
	"published_at" timestamp with time zone NOT NULL,
	"linked_by" text NOT NULL,
	"score" double precision,
	CONSTRAINT "negotiation_article_negotiation_id_article_id_pk" PRIMARY KEY("negotiation_id","article_id")
);
--> statement-breakpoint
CREATE TABLE "negotiation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"status" text NOT NULL,
	"stage" text,
	"format" text DEFAULT 'UNKNOWN' NOT NULL,
	"venue" text,
	"started_on" text,
	"started_earliest" date,
	"started_latest" date,
	"ended_on" text,
	"ended_earliest" date,
	"ended_latest" date,
	"parent_id" uuid,
	"last_activity_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "negotiation_slug_key" UNIQUE("slug"),
	CONSTRAINT "negotiation_kind_check" CHECK ("negotiation"."kind" in ('CEASEFIRE', 'PEACE', 'HOSTAGE', 'TRADE', 'CLIMATE', 'LABOUR', 'BORDER', 'ARMS', 'OTHER')),
	CONSTRAINT "negotiation_status_check" CHECK ("negotiation"."status" in ('PROPOSED', 'ONGOING', 'SUSPENDED', 'CONCLUDED', 'COLLAPSED')),
	CONSTRAINT "negotiation_format_check" CHECK ("negotiation"."format" in ('DIRECT', 'PROXIMITY', 'SHUTTLE', 'BACK_CHANNEL', 'MULTILATERAL', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "note" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_version_id" uuid NOT NULL,
	"step" text NOT NULL,
	"severity" text NOT NULL,
	"message" text NOT NULL,
	"start_offset" integer,
	"end_offset" integer,
	CONSTRAINT "note_severity_check" CHECK ("note"."severity" in ('INFO', 'WARNING', 'ERROR'))
);
--> statement-breakpoint
CREATE TABLE "origin" (
	"id" uuid PRIMARY KEY NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "participation_representative" (
	"participation_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "participation_representative_participation_id_actor_id_pk" PRIMARY KEY("participation_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "participation_via" (
	"participation_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "participation_via_participation_id_actor_id_pk" PRIMARY KEY("participation_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "participation" (
	"claim_id" uuid PRIMARY KEY NOT NULL,
	"negotiation_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	"role" text NOT NULL,
	"presence" text NOT NULL,
	CONSTRAINT "participation_role_check" CHECK ("participation"."role" in ('PARTY', 'MEDIATOR', 'HOST', 'GUARANTOR', 'OBSERVER', 'PARTICIPANT')),
	CONSTRAINT "participation_presence_check" CHECK ("participation"."presence" in ('DIRECT', 'INDIRECT', 'ABSENT', 'UNKNOWN'))
);
--> statement-breakpoint
CREATE TABLE "position_target" (
	"position_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "position_target_position_id_actor_id_pk" PRIMARY KEY("position_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "position_voice" (
	"position_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"actor_id" uuid,
	"unnamed_source_id" uuid,
	CONSTRAINT "position_voice_position_id_ordinal_pk" PRIMARY KEY("position_id","ordinal"),
	CONSTRAINT "position_voice_check" CHECK (num_nonnulls("position_voice"."actor_id", "position_voice"."unnamed_source_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "position" (
	"claim_id" uuid PRIMARY KEY NOT NULL,
	"negotiation_id" uuid NOT NULL,
	"holder_id" uuid NOT NULL,
	"issue_id" uuid NOT NULL,
	"stance" text NOT NULL,
	"strength" text NOT NULL,
	"summary" text NOT NULL,
	"statement_id" uuid,
	"stated_on" text,
	"stated_earliest" date NOT NULL,
	"stated_latest" date NOT NULL,
	CONSTRAINT "position_stance_check" CHECK ("position"."stance" in ('DEMANDS', 'OFFERS', 'ACCEPTS', 'REJECTS', 'SUPPORTS', 'OPPOSES', 'COMMITS', 'WITHDRAWS', 'UNDECIDED', 'NO_COMMENT')),
	CONSTRAINT "position_strength_check" CHECK ("position"."strength" in ('PREFERENCE', 'FIRM', 'RED_LINE')),
	CONSTRAINT "position_stated_check" CHECK ("position"."stated_earliest" <= "position"."stated_latest")
);
--> statement-breakpoint
CREATE TABLE "review" (
	"id" uuid PRIMARY KEY NOT NULL,
	"claim_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"credibility" smallint,
	"note" text,
	"reviewed_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "review_verdict_check" CHECK ("review"."verdict" in ('CONFIRMED', 'AMENDED', 'REJECTED')),
	CONSTRAINT "review_credibility_check" CHECK ("review"."credibility" between 1 and 6)
);
--> statement-breakpoint
CREATE TABLE "source_reliability" (
	"id" uuid PRIMARY KEY NOT NULL,
	"source_id" uuid NOT NULL,
	"grade" text NOT NULL,
	"note" text,
	"graded_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_reliability_grade_check" CHECK ("source_reliability"."grade" in ('A', 'B', 'C', 'D', 'E', 'F'))
);
--> statement-breakpoint
CREATE TABLE "source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"homepage" text,
	"kind" text DEFAULT 'OTHER' NOT NULL,
	"country" text,
	"reliability" text DEFAULT 'F' NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "source_kind_check" CHECK ("source"."kind" in ('WIRE', 'NEWSPAPER', 'BROADCASTER', 'GOVERNMENT', 'ORGANISATION', 'BULLETIN', 'OTHER')),
	CONSTRAINT "source_reliability_check" CHECK ("source"."reliability" in ('A', 'B', 'C', 'D', 'E', 'F'))
);
--> statement-breakpoint
CREATE TABLE "statement_addressee" (
	"statement_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "statement_addressee_statement_id_actor_id_pk" PRIMARY KEY("statement_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "statement_speaker" (
	"statement_id" uuid NOT NULL,
	"ordinal" smallint NOT NULL,
	"actor_id" uuid,
	"unnamed_source_id" uuid,
	CONSTRAINT "statement_speaker_statement_id_ordinal_pk" PRIMARY KEY("statement_id","ordinal"),
	CONSTRAINT "statement_speaker_check" CHECK (num_nonnulls("statement_speaker"."actor_id", "statement_speaker"."unnamed_source_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "statement" (
	"claim_id" uuid PRIMARY KEY NOT NULL,
	"mode" text NOT NULL,
	"quote" text NOT NULL,
	"cue" text NOT NULL,
	"said_on" text,
	"said_earliest" date NOT NULL,
	"said_latest" date NOT NULL,
	"second_hand" boolean NOT NULL,
	CONSTRAINT "statement_mode_check" CHECK ("statement"."mode" in ('DIRECT', 'INDIRECT', 'MIXED')),
	CONSTRAINT "statement_said_check" CHECK ("statement"."said_earliest" <= "statement"."said_latest")
);
--> statement-breakpoint
CREATE TABLE "unnamed_source_affiliation" (
	"unnamed_source_id" uuid NOT NULL,
	"actor_id" uuid NOT NULL,
	CONSTRAINT "unnamed_source_affiliation_unnamed_source_id_actor_id_pk" PRIMARY KEY("unnamed_source_id","actor_id")
);
--> statement-breakpoint
CREATE TABLE "unnamed_source" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_version_id" uuid NOT NULL,
	"description" text NOT NULL,
	"anonymity_reason" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "actor_identifier" ADD CONSTRAINT "actor_identifier_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_merge" ADD CONSTRAINT "actor_merge_from_actor_id_actor_id_fk" FOREIGN KEY ("from_actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_merge" ADD CONSTRAINT "actor_merge_into_actor_id_actor_id_fk" FOREIGN KEY ("into_actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor_name" ADD CONSTRAINT "actor_name_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "actor" ADD CONSTRAINT "actor_surviving_fk" FOREIGN KEY ("surviving_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_actor" ADD CONSTRAINT "article_actor_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_actor" ADD CONSTRAINT "article_actor_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article_version" ADD CONSTRAINT "article_version_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_origin_id_origin_id_fk" FOREIGN KEY ("origin_id") REFERENCES "public"."origin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim" ADD CONSTRAINT "claim_superseded_by_fk" FOREIGN KEY ("superseded_by") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_segment" ADD CONSTRAINT "condition_segment_condition_id_condition_id_fk" FOREIGN KEY ("condition_id") REFERENCES "public"."condition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_segment" ADD CONSTRAINT "condition_segment_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_position_id_position_claim_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_issue_id_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition" ADD CONSTRAINT "condition_refers_to_position_id_position_claim_id_fk" FOREIGN KEY ("refers_to_position_id") REFERENCES "public"."position"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_participation" ADD CONSTRAINT "current_participation_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_participation" ADD CONSTRAINT "current_participation_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "current_participation" ADD CONSTRAINT "current_participation_participation_id_participation_claim_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participation"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_citation" ADD CONSTRAINT "edition_citation_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_citation" ADD CONSTRAINT "edition_citation_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition_citation" ADD CONSTRAINT "edition_citation_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "edition" ADD CONSTRAINT "edition_briefing_id_briefing_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erratum" ADD CONSTRAINT "erratum_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erratum" ADD CONSTRAINT "erratum_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erratum" ADD CONSTRAINT "erratum_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_event_id_event_claim_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."event"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event_actor" ADD CONSTRAINT "event_actor_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_segment" ADD CONSTRAINT "evidence_segment_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_segment" ADD CONSTRAINT "evidence_segment_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_attribution" ADD CONSTRAINT "figure_attribution_figure_id_figure_claim_id_fk" FOREIGN KEY ("figure_id") REFERENCES "public"."figure"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_attribution" ADD CONSTRAINT "figure_attribution_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure_attribution" ADD CONSTRAINT "figure_attribution_unnamed_source_id_unnamed_source_id_fk" FOREIGN KEY ("unnamed_source_id") REFERENCES "public"."unnamed_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "figure" ADD CONSTRAINT "figure_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprint_band" ADD CONSTRAINT "fingerprint_band_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "fingerprint" ADD CONSTRAINT "fingerprint_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue" ADD CONSTRAINT "issue_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "issue" ADD CONSTRAINT "issue_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_delegate" ADD CONSTRAINT "meeting_delegate_meeting_id_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting_delegate" ADD CONSTRAINT "meeting_delegate_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_person_id_actor_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_organisation_id_actor_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mention" ADD CONSTRAINT "mention_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_article" ADD CONSTRAINT "negotiation_article_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation_article" ADD CONSTRAINT "negotiation_article_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "negotiation" ADD CONSTRAINT "negotiation_parent_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "note" ADD CONSTRAINT "note_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_representative" ADD CONSTRAINT "participation_representative_participation_id_participation_claim_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participation"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_representative" ADD CONSTRAINT "participation_representative_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_via" ADD CONSTRAINT "participation_via_participation_id_participation_claim_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participation"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation_via" ADD CONSTRAINT "participation_via_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participation" ADD CONSTRAINT "participation_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_target" ADD CONSTRAINT "position_target_position_id_position_claim_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_target" ADD CONSTRAINT "position_target_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_voice" ADD CONSTRAINT "position_voice_position_id_position_claim_id_fk" FOREIGN KEY ("position_id") REFERENCES "public"."position"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_voice" ADD CONSTRAINT "position_voice_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position_voice" ADD CONSTRAINT "position_voice_unnamed_source_id_unnamed_source_id_fk" FOREIGN KEY ("unnamed_source_id") REFERENCES "public"."unnamed_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_holder_id_actor_id_fk" FOREIGN KEY ("holder_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_issue_id_issue_id_fk" FOREIGN KEY ("issue_id") REFERENCES "public"."issue"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "position" ADD CONSTRAINT "position_statement_id_statement_claim_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review" ADD CONSTRAINT "review_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "source_reliability" ADD CONSTRAINT "source_reliability_source_id_source_id_fk" FOREIGN KEY ("source_id") REFERENCES "public"."source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_addressee" ADD CONSTRAINT "statement_addressee_statement_id_statement_claim_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_addressee" ADD CONSTRAINT "statement_addressee_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_speaker" ADD CONSTRAINT "statement_speaker_statement_id_statement_claim_id_fk" FOREIGN KEY ("statement_id") REFERENCES "public"."statement"("claim_id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_speaker" ADD CONSTRAINT "statement_speaker_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement_speaker" ADD CONSTRAINT "statement_speaker_unnamed_source_id_unnamed_source_id_fk" FOREIGN KEY ("unnamed_source_id") REFERENCES "public"."unnamed_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_claim_id_claim_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claim"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unnamed_source_affiliation" ADD CONSTRAINT "unnamed_source_affiliation_unnamed_source_id_unnamed_source_id_fk" FOREIGN KEY ("unnamed_source_id") REFERENCES "public"."unnamed_source"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unnamed_source_affiliation" ADD CONSTRAINT "unnamed_source_affiliation_actor_id_actor_id_fk" FOREIGN KEY ("actor_id") REFERENCES "public"."actor"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "unnamed_source" ADD CONSTRAINT "unnamed_source_article_version_id_article_version_id_fk" FOREIGN KEY ("article_version_id") REFERENCES "public"."article_version"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "activity_by_record" ON "activity" USING btree ("record_id","recorded_at");--> statement-breakpoint
CREATE INDEX "activity_by_recorded" ON "activity" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "actor_identifier_by_actor" ON "actor_identifier" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "actor_merge_by_from" ON "actor_merge" USING btree ("from_actor_id");--> statement-breakpoint
CREATE INDEX "actor_merge_by_into" ON "actor_merge" USING btree ("into_actor_id");--> statement-breakpoint
CREATE INDEX "actor_name_by_key" ON "actor_name" USING btree ("key","actor_id");--> statement-breakpoint
CREATE INDEX "actor_by_surviving" ON "actor" USING btree ("surviving_id");--> statement-breakpoint
CREATE INDEX "actor_by_name" ON "actor" USING btree ("name" collate "C","id");--> statement-breakpoint
CREATE INDEX "actor_name_trigrams" ON "actor" USING gin ("name" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "article_actor_by_actor" ON "article_actor" USING btree ("actor_id","published_at","article_id");--> statement-breakpoint
CREATE INDEX "article_version_by_sha256" ON "article_version" USING btree ("sha256");--> statement-breakpoint
CREATE INDEX "article_version_search" ON "article_version" USING gin ("search");--> statement-breakpoint
CREATE UNIQUE INDEX "article_source_url_key" ON "article" USING btree ("source_id",md5("url"));--> statement-breakpoint
CREATE UNIQUE INDEX "article_source_external_id_key" ON "article" USING btree ("source_id",md5("external_id"));--> statement-breakpoint
CREATE INDEX "article_by_published" ON "article" USING btree ("published_at","id");--> statement-breakpoint
CREATE INDEX "article_by_recorded" ON "article" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "article_by_source" ON "article" USING btree ("source_id","published_at","id");--> statement-breakpoint
CREATE INDEX "article_by_language" ON "article" USING btree ("language","published_at","id");--> statement-breakpoint
CREATE INDEX "article_by_origin" ON "article" USING btree ("origin_id");--> statement-breakpoint
CREATE INDEX "article_by_current_version" ON "article" USING btree ("current_version_id");--> statement-breakpoint
CREATE INDEX "article_title_trigrams" ON "article" USING gin ("title" gin_trgm_ops);--> statement-breakpoint
CREATE INDEX "briefing_by_recorded" ON "briefing" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "claim_by_version" ON "claim" USING btree ("article_version_id","kind","id");--> statement-breakpoint
CREATE INDEX "claim_by_negotiation" ON "claim" USING btree ("negotiation_id","kind","recorded_at","id");--> statement-breakpoint
CREATE INDEX "claim_by_recorded" ON "claim" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "condition_by_issue" ON "condition" USING btree ("issue_id");--> statement-breakpoint
CREATE INDEX "current_participation_by_order" ON "current_participation" USING btree ("negotiation_id","ordinal","participation_id");--> statement-breakpoint
CREATE INDEX "current_participation_by_actor" ON "current_participation" USING btree ("actor_id","negotiation_id");--> statement-breakpoint
CREATE INDEX "current_participation_by_claim" ON "current_participation" USING btree ("participation_id");--> statement-breakpoint
CREATE INDEX "edition_citation_by_claim" ON "edition_citation" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "edition_citation_by_version" ON "edition_citation" USING btree ("article_version_id");--> statement-breakpoint
CREATE INDEX "erratum_by_edition" ON "erratum" USING btree ("edition_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "event_actor_by_actor" ON "event_actor" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "event_by_day" ON "event" USING btree ("occurred_latest","claim_id");--> statement-breakpoint
CREATE INDEX "evidence_segment_by_version" ON "evidence_segment" USING btree ("article_version_id","start_offset");--> statement-breakpoint
CREATE INDEX "figure_attribution_by_actor" ON "figure_attribution" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "figure_by_measure" ON "figure" USING btree ("measure","unit");--> statement-breakpoint
CREATE INDEX "issue_by_slug" ON "issue" USING btree ("slug");--> statement-breakpoint
CREATE INDEX "meeting_by_negotiation" ON "meeting" USING btree ("negotiation_id","held_latest","id");--> statement-breakpoint
CREATE INDEX "membership_by_organisation" ON "membership" USING btree ("organisation_id");--> statement-breakpoint
CREATE INDEX "mention_by_version" ON "mention" USING btree ("article_version_id","start_offset","id");--> statement-breakpoint
CREATE INDEX "mention_by_actor" ON "mention" USING btree ("actor_id","article_version_id");--> statement-breakpoint
CREATE INDEX "negotiation_article_by_published" ON "negotiation_article" USING btree ("negotiation_id","published_at","article_id");--> statement-breakpoint
CREATE INDEX "negotiation_article_by_article" ON "negotiation_article" USING btree ("article_id");--> statement-breakpoint
CREATE INDEX "negotiation_by_activity" ON "negotiation" USING btree ("last_activity_at","id");--> statement-breakpoint
CREATE INDEX "negotiation_by_name" ON "negotiation" USING btree ("name" collate "C","id");--> statement-breakpoint
CREATE INDEX "negotiation_by_parent" ON "negotiation" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "note_by_version" ON "note" USING btree ("article_version_id","id");--> statement-breakpoint
CREATE INDEX "participation_by_negotiation" ON "participation" USING btree ("negotiation_id","actor_id","role","claim_id");--> statement-breakpoint
CREATE INDEX "participation_by_actor" ON "participation" USING btree ("actor_id","negotiation_id");--> statement-breakpoint
CREATE INDEX "position_target_by_actor" ON "position_target" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "position_voice_by_actor" ON "position_voice" USING btree ("actor_id");--> statement-breakpoint
CREATE INDEX "position_by_issue" ON "position" USING btree ("issue_id","stated_latest","claim_id");--> statement-breakpoint
CREATE INDEX "position_by_negotiation" ON "position" USING btree ("negotiation_id","stated_latest","claim_id");--> statement-breakpoint
CREATE INDEX "position_by_holder" ON "position" USING btree ("holder_id","stated_latest","claim_id");--> statement-breakpoint
CREATE INDEX "position_by_cell" ON "position" USING btree ("negotiation_id","issue_id","holder_id","stated_latest","claim_id");--> statement-breakpoint
CREATE INDEX "position_by_statement" ON "position" USING btree ("statement_id");--> statement-breakpoint
CREATE INDEX "position_search" ON "position" USING gin (to_tsvector('english', "summary"));--> statement-breakpoint
CREATE INDEX "review_by_claim" ON "review" USING btree ("claim_id","recorded_at");--> statement-breakpoint
CREATE INDEX "source_reliability_by_source" ON "source_reliability" USING btree ("source_id","recorded_at");--> statement-breakpoint
CREATE UNIQUE INDEX "source_name_key" ON "source" USING btree (lower("name"));--> statement-breakpoint
CREATE INDEX "source_by_name" ON "source" USING btree ("name" collate "C","id");--> statement-breakpoint
CREATE INDEX "statement_speaker_by_actor" ON "statement_speaker" USING btree ("actor_id","statement_id");--> statement-breakpoint
CREATE INDEX "statement_speaker_by_unnamed_source" ON "statement_speaker" USING btree ("unnamed_source_id");--> statement-breakpoint
CREATE INDEX "statement_by_day" ON "statement" USING btree ("said_latest","claim_id");--> statement-breakpoint
CREATE INDEX "statement_search" ON "statement" USING gin (to_tsvector('english', "quote"));--> statement-breakpoint
CREATE INDEX "unnamed_source_by_version" ON "unnamed_source" USING btree ("article_version_id","id");