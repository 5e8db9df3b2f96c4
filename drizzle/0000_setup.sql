-- Extensions that Debian's PostgreSQL 15 and the embedded one both ship.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
--> statement-breakpoint
CREATE EXTENSION IF NOT EXISTS unaccent;
