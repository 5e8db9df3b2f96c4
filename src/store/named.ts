// Records by what people call them: an id, a slug, a name.

import { sql } from "drizzle-orm";

import { normaliseName } from "../domain/names.ts";

import type { Queryable } from "./database.ts";

export interface Called {
  readonly id: string;
  readonly name: string;
}

const ID = /^(?:[a-z]+_)?([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/i;

/** The key in an id, with or without the word of its type before it; null when it is a name. */
export function keyIn(text: string): string | null {
  return ID.exec(text.trim())?.[1]?.toLowerCase() ?? null;
}

/** Negotiations by id, slug or name. */
export function negotiationsCalled(db: Queryable, text: string): Promise<readonly Called[]> {
  return found(
    db,
    sql`
    select id, name from negotiation
     where id = ${keyIn(text)}::uuid or slug = ${text.trim()} or lower(name) = lower(${text.trim()}) order by name, id limit 20`,
  );
}

/** Surviving actors by id or by any of their names. */
export function actorsCalled(db: Queryable, text: string): Promise<readonly Called[]> {
  return found(
    db,
    sql`
    select distinct s.id, s.name from actor a join actor s on s.id = a.surviving_id left join actor_name n on n.actor_id = a.id
     where a.id = ${keyIn(text)}::uuid or n.key = ${normaliseName(text)} or lower(a.name) = lower(${text.trim()}) order by s.name, s.id limit 20`,
  );
}

/** Issues by id, slug or name: of these negotiations, or of all and of the taxonomy when none are given. */
export function issuesCalled(
  db: Queryable,
  text: string,
  negotiationIds: readonly string[],
): Promise<readonly Called[]> {
  return found(
    db,
    sql`
    select id, name from issue
     where (id = ${keyIn(text)}::uuid or slug = ${text.trim()} or lower(name) = lower(${text.trim()}))
       and ${negotiationIds.length === 0 ? sql`true` : sql`(negotiation_id is null or negotiation_id = any(${sql.param([...negotiationIds])}::uuid[]))`}
     order by name, id limit 200`,
  );
}

/** Sources by id or name. */
export function sourcesCalled(db: Queryable, text: string): Promise<readonly Called[]> {
  return found(
    db,
    sql`
    select id, name from source where id = ${keyIn(text)}::uuid or lower(name) = lower(${text.trim()}) order by name, id limit 20`,
  );
}

/** Briefings by id or name, archived ones too, the newest first. */
export function briefingsCalled(db: Queryable, text: string): Promise<readonly Called[]> {
  return found(
    db,
    sql`
    select id, name from briefing where id = ${keyIn(text)}::uuid or lower(name) = lower(${text.trim()})
     order by archived_at is not null, recorded_at desc, id limit 20`,
  );
}

async function found(db: Queryable, statement: ReturnType<typeof sql>): Promise<readonly Called[]> {
  const result = await db.execute<{ id: string; name: string }>(statement);
  return result.rows;
}
