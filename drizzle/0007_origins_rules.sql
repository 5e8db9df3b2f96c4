-- Origins that were found by likeness before the method was kept.
UPDATE article SET origin_method = 'MINHASH' WHERE origin_similarity IS NOT NULL;
--> statement-breakpoint
CREATE TRIGGER origin_change_immutable BEFORE UPDATE OR DELETE ON origin_change FOR EACH ROW EXECUTE FUNCTION refuse_change();
