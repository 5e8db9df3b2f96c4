CREATE INDEX "actor_by_kind" ON "actor" USING btree ("kind","name" collate "C","id");--> statement-breakpoint
CREATE INDEX "actor_by_recorded" ON "actor" USING btree ("recorded_at","id");--> statement-breakpoint
CREATE INDEX "article_by_source_recorded" ON "article" USING btree ("source_id","recorded_at","id");--> statement-breakpoint
CREATE INDEX "article_by_language_recorded" ON "article" USING btree ("language","recorded_at","id");--> statement-breakpoint
CREATE INDEX "negotiation_by_kind" ON "negotiation" USING btree ("kind","last_activity_at","id");--> statement-breakpoint
CREATE INDEX "negotiation_by_status" ON "negotiation" USING btree ("status","last_activity_at","id");