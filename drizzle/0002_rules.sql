-- Rules that a check on one row cannot keep.

-- Evidence is what stands in the text: offsets are code points, the end is exclusive. One look at the whole statement's
-- rows, so that a bulk insert pays for one join and not for a call a row.
CREATE FUNCTION check_segments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  SELECT added.start_offset, added.end_offset, added.exact INTO wrong
    FROM added
    LEFT JOIN article_version AS version ON version.id = added.article_version_id
   WHERE substr(version.text, added.start_offset + 1, added.end_offset - added.start_offset) IS DISTINCT FROM added.exact
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'evidence does not stand at %–%: %', wrong.start_offset, wrong.end_offset, left(wrong.exact, 80)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_exact_check';
  END IF;
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE TRIGGER evidence_segment_exact AFTER INSERT ON evidence_segment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_segments();
--> statement-breakpoint
CREATE TRIGGER condition_segment_exact AFTER INSERT ON condition_segment
  REFERENCING NEW TABLE AS added FOR EACH STATEMENT EXECUTE FUNCTION check_segments();
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END
$$;
--> statement-breakpoint
CREATE TRIGGER article_version_immutable BEFORE UPDATE OR DELETE ON article_version FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER evidence_segment_immutable BEFORE UPDATE OR DELETE ON evidence_segment FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER review_immutable BEFORE UPDATE OR DELETE ON review FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER edition_immutable BEFORE UPDATE OR DELETE ON edition FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER edition_citation_immutable BEFORE UPDATE OR DELETE ON edition_citation FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER erratum_immutable BEFORE UPDATE OR DELETE ON erratum FOR EACH ROW EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER activity_immutable BEFORE UPDATE OR DELETE ON activity FOR EACH ROW EXECUTE FUNCTION refuse_change();
