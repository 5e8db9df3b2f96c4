CREATE TABLE "read_mark" (
	"id" uuid PRIMARY KEY NOT NULL,
	"reader" text NOT NULL,
	"briefing_id" uuid,
	"negotiation_id" uuid,
	"read_at" timestamp with time zone NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "read_mark_briefing_key" UNIQUE("reader","briefing_id"),
	CONSTRAINT "read_mark_negotiation_key" UNIQUE("reader","negotiation_id"),
	CONSTRAINT "read_mark_of_check" CHECK (num_nonnulls("read_mark"."briefing_id", "read_mark"."negotiation_id") = 1)
);
--> statement-breakpoint
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_briefing_id_briefing_id_fk" FOREIGN KEY ("briefing_id") REFERENCES "public"."briefing"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "read_mark" ADD CONSTRAINT "read_mark_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;