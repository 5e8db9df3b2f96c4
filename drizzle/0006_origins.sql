CREATE TABLE "origin_change" (
	"id" uuid PRIMARY KEY NOT NULL,
	"article_id" uuid NOT NULL,
	"from_origin_id" uuid NOT NULL,
	"into_origin_id" uuid NOT NULL,
	"from_method" text NOT NULL,
	"from_similarity" double precision,
	"reason" text NOT NULL,
	"changed_by" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "origin_change_from_method_check" CHECK ("origin_change"."from_method" in ('FIRST', 'MINHASH', 'PERSON')),
	CONSTRAINT "origin_change_check" CHECK ("origin_change"."from_origin_id" <> "origin_change"."into_origin_id")
);
--> statement-breakpoint
ALTER TABLE "article" ADD COLUMN "origin_method" text DEFAULT 'FIRST' NOT NULL;--> statement-breakpoint
ALTER TABLE "origin_change" ADD CONSTRAINT "origin_change_article_id_article_id_fk" FOREIGN KEY ("article_id") REFERENCES "public"."article"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_change" ADD CONSTRAINT "origin_change_from_origin_id_origin_id_fk" FOREIGN KEY ("from_origin_id") REFERENCES "public"."origin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "origin_change" ADD CONSTRAINT "origin_change_into_origin_id_origin_id_fk" FOREIGN KEY ("into_origin_id") REFERENCES "public"."origin"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "origin_change_by_article" ON "origin_change" USING btree ("article_id","id");--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_origin_method_check" CHECK ("article"."origin_method" in ('FIRST', 'MINHASH', 'PERSON'));--> statement-breakpoint
ALTER TABLE "article" ADD CONSTRAINT "article_origin_check" CHECK ("article"."origin_method" <> 'MINHASH' or "article"."origin_similarity" is not null);