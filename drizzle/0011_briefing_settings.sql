ALTER TABLE "briefing" ADD COLUMN "length" text DEFAULT 'STANDARD' NOT NULL;--> statement-breakpoint
ALTER TABLE "briefing" ADD COLUMN "names_language" text;--> statement-breakpoint
ALTER TABLE "briefing" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "briefing" DROP COLUMN "language";--> statement-breakpoint
ALTER TABLE "briefing" ADD CONSTRAINT "briefing_length_check" CHECK ("briefing"."length" in ('SHORT', 'STANDARD', 'FULL'));