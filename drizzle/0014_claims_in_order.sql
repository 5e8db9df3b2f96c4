DROP INDEX "statement_speaker_by_actor";--> statement-breakpoint
ALTER TABLE "event" ADD COLUMN "negotiation_id" uuid;--> statement-breakpoint
ALTER TABLE "statement_speaker" ADD COLUMN "said_latest" date;--> statement-breakpoint
ALTER TABLE "statement" ADD COLUMN "negotiation_id" uuid;--> statement-breakpoint
UPDATE "event" e SET "negotiation_id" = c."negotiation_id" FROM "claim" c WHERE c."id" = e."claim_id" AND c."negotiation_id" IS NOT NULL;--> statement-breakpoint
UPDATE "statement" s SET "negotiation_id" = c."negotiation_id" FROM "claim" c WHERE c."id" = s."claim_id" AND c."negotiation_id" IS NOT NULL;--> statement-breakpoint
UPDATE "statement_speaker" p SET "said_latest" = s."said_latest" FROM "statement" s WHERE s."claim_id" = p."statement_id";--> statement-breakpoint
ALTER TABLE "statement_speaker" ALTER COLUMN "said_latest" SET NOT NULL;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "statement" ADD CONSTRAINT "statement_negotiation_id_negotiation_id_fk" FOREIGN KEY ("negotiation_id") REFERENCES "public"."negotiation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "event_by_negotiation" ON "event" USING btree ("negotiation_id","occurred_latest","claim_id");--> statement-breakpoint
CREATE INDEX "statement_by_negotiation" ON "statement" USING btree ("negotiation_id","said_latest","claim_id");--> statement-breakpoint
CREATE INDEX "statement_speaker_by_actor" ON "statement_speaker" USING btree ("actor_id","said_latest","statement_id");