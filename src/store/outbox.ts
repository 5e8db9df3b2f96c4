// The outbox: what subscribers are told, written with its effect and read by position.

import { sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { ChangeKind } from "../domain/vocabulary.ts";

import { insertRows } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { outbox } from "./tables.ts";

/** A move of a position as subscribers are told it; ids are keys. */
export interface ChangeTold {
  readonly kind: ChangeKind;
  /** RFC 3339, UTC. */
  readonly at: string;
  readonly actorId: string;
  readonly issueId: string;
  readonly beforeId: string | null;
  readonly afterId: string | null;
}

/** `topicId`: the briefing or the negotiation. */
export type NewMessage =
  | {
      readonly kind: "EDITION_PUBLISHED";
      readonly topicId: string;
      readonly body: { readonly editionId: string };
    }
  | { readonly kind: "NEGOTIATION_CHANGED"; readonly topicId: string; readonly body: ChangeTold };

export type Message = NewMessage & {
  /** Grows from commit to commit. */
  readonly position: number;
  /** Position of the message of the same topic before this one; null for the first. */
  readonly previous: number | null;
};

/** Adds messages in their order; they are numbered and can be read when the transaction commits. */
export async function addMessages(db: Queryable, messages: readonly NewMessage[]): Promise<void> {
  await insertRows(
    db,
    outbox,
    messages.map((message) => ({ id: newId(), ...message })),
  );
}

/** The first `limit` messages behind a position, of one topic or of all. */
export async function findMessages(
  db: Queryable,
  { after, limit, topicId }: { readonly after: number; readonly limit: number; readonly topicId?: string },
): Promise<readonly Message[]> {
  const ofTopic = topicId === undefined ? sql`` : sql`and topic_id = ${topicId}::uuid`;
  const result = await db.execute(
    sql`select kind, topic_id as "topicId", body, position::float8 as position, previous::float8 as previous
          from outbox where position > ${after}::bigint ${ofTopic} order by position limit ${limit}`,
  );
  return result.rows as unknown as readonly Message[];
}

/** Position of the newest message; 0 before the first. */
export async function findNewestPosition(db: Queryable): Promise<number> {
  const result = await db.execute<{ newest: number }>(
    sql`select coalesce(max(position), 0)::float8 as newest from outbox`,
  );
  return result.rows[0]?.newest ?? 0;
}

/**
 * Deletes messages that are older than the instant, `limit` at most, and returns how many. The newest of each topic
 * stays, since its `previous` tells a subscriber who comes back whether anything is missing.
 */
export async function pruneMessages(db: Queryable, before: Date, limit = 5_000): Promise<number> {
  const result = await db.execute(sql`
    delete from outbox where id in (
      select old.id from outbox old
       where old.recorded_at < ${before.toISOString()}::timestamptz
         and exists (select 1 from outbox newer where newer.topic_id = old.topic_id and newer.position > old.position)
       order by old.recorded_at limit ${limit} for update skip locked)`);
  return result.rowCount ?? 0;
}
