CREATE TABLE "delivery" (
	"id" uuid PRIMARY KEY NOT NULL,
	"briefing_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"target_id" uuid NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "delivery_edition_key" UNIQUE("edition_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "delivery_target" (
	"id" uuid PRIMARY KEY NOT NULL,
	"briefing_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"address" text NOT NULL,
	"secret" text,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	"removed_at" timestamp with time zone,
	CONSTRAINT "delivery_target_channel_check" CHECK ("delivery_target"."channel" in ('EMAIL', 'WEBHOOK')),
	CONSTRAINT "delivery_target_secret_check" CHECK (("delivery_target"."channel" = 'WEBHOOK') = ("delivery_target"."secret" is not null))
);
--> statement-breakpoint
CREATE TABLE "job" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"payload" jsonb NOT NULL,
	"status" text DEFAULT 'PENDING' NOT NULL,
	"run_at" timestamp with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"lease_until" timestamp with time zone,
	"lease_token" uuid,
	"leased_by" text,
	"last_error" text,
	"finished_at" timestamp with time zone,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "job_key" UNIQUE("kind","key"),
	CONSTRAINT "job_kind_check" CHECK ("job"."kind" in ('EDITION', 'DELIVERY')),
	CONSTRAINT "job_status_check" CHECK ("job"."status" in ('PENDING', 'DONE', 'DEAD', 'CANCELLED')),
	CONSTRAINT "job_finished_check" CHECK (("job"."status" = 'PENDING') = ("job"."finished_at" is null))
);
--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_id_job_id_fk" FOREIGN KEY ("id") REFERENCES "public"."job"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_briefing_id_briefing_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_edition_id_edition_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."edition"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery" ADD CONSTRAINT "delivery_target_id_delivery_target_id_fk" FOREIGN KEY ("target_id") REFERENCES "public"."delivery_target"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "delivery_target" ADD CONSTRAINT "delivery_target_briefing_id_briefing_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "delivery_by_briefing" ON "delivery" USING btree ("briefing_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "delivery_by_target" ON "delivery" USING btree ("target_id");--> statement-breakpoint
CREATE UNIQUE INDEX "delivery_target_address_key" ON "delivery_target" USING btree ("briefing_id","channel","address") WHERE "delivery_target"."removed_at" is null;--> statement-breakpoint
CREATE INDEX "job_pending" ON "job" USING btree ("run_at","id") WHERE "job"."status" = 'PENDING';--> statement-breakpoint
CREATE INDEX "job_by_subject" ON "job" USING btree ("subject_id") WHERE "job"."status" = 'PENDING';--> statement-breakpoint
CREATE UNIQUE INDEX "job_open_edition_key" ON "job" USING btree ("subject_id") WHERE "job"."kind" = 'EDITION' and "job"."status" = 'PENDING';