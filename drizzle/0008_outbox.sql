CREATE SEQUENCE "public"."outbox_position" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1;--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"position" bigint,
	"previous" bigint,
	"kind" text NOT NULL,
	"topic_id" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outbox_position_key" UNIQUE("position"),
	CONSTRAINT "outbox_kind_check" CHECK ("outbox"."kind" in ('EDITION_PUBLISHED', 'NEGOTIATION_CHANGED'))
);
--> statement-breakpoint
CREATE INDEX "outbox_by_topic" ON "outbox" USING btree ("topic_id","position");--> statement-breakpoint
CREATE INDEX "outbox_by_recorded" ON "outbox" USING btree ("recorded_at");