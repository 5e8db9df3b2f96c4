-- Evidence is what stands in the text, as before; but substr() counts the letters of a text from its beginning for every
-- segment. Here a text is taken apart once: into one byte a letter, those outside ASCII (and the byte that stands for them)
-- being \x01, and into these letters. The first is cut at any place at once; where a segment has such letters, so many of
-- them as stand before it are passed over in the second.
CREATE OR REPLACE FUNCTION check_segments() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  wrong record;
BEGIN
  WITH version AS MATERIALIZED (
    SELECT id, convert_to(regexp_replace(text, '[^\x02-\x7f]', E'\x01', 'g'), 'UTF8') AS plain,
           regexp_replace(text, '[\x02-\x7f]+', '', 'g') AS others
      FROM article_version WHERE id IN (SELECT article_version_id FROM added)),
  segment AS (
    SELECT start_offset, end_offset, exact, article_version_id,
           convert_to(regexp_replace(exact, '[^\x02-\x7f]', E'\x01', 'g'), 'UTF8') AS plain,
           regexp_replace(exact, '[\x02-\x7f]+', '', 'g') AS others
      FROM added)
  SELECT segment.start_offset, segment.end_offset, segment.exact INTO wrong
    FROM segment
    LEFT JOIN version ON version.id = segment.article_version_id
   WHERE substr(version.plain, segment.start_offset + 1, segment.end_offset - segment.start_offset) IS DISTINCT FROM segment.plain
      OR segment.others <> '' AND segment.others <> substr(
           version.others,
           1 + segment.start_offset
             - octet_length(replace(convert_from(substr(version.plain, 1, segment.start_offset), 'UTF8'), E'\x01', '')),
           char_length(segment.others))
   LIMIT 1;
  IF FOUND THEN
    RAISE EXCEPTION 'evidence does not stand at %–%: %', wrong.start_offset, wrong.end_offset, left(wrong.exact, 80)
      USING ERRCODE = 'check_violation', CONSTRAINT = 'evidence_exact_check';
  END IF;
  RETURN NULL;
END
$$;
