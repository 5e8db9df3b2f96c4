-- Positions in the order of commits. A number taken while a transaction runs may become visible after a higher one, and a
-- reader that asks for what lies behind the higher one would never see it. So the number is given at the end of the
-- transaction, under a lock that is released after its commit is visible: "outbox" in ASCII.
CREATE FUNCTION number_outbox() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_advisory_xact_lock(122550254464888);
  UPDATE outbox
     SET position = nextval('outbox_position'),
         previous = (SELECT max(before.position) FROM outbox AS before WHERE before.topic_id = NEW.topic_id)
   WHERE id = NEW.id;
  -- A wake-up and no more: who was not listening reads the table.
  PERFORM pg_notify('parley_outbox', '');
  RETURN NULL;
END
$$;
--> statement-breakpoint
CREATE CONSTRAINT TRIGGER outbox_numbered AFTER INSERT ON outbox
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION number_outbox();
