// Sources: looked up by name, made when new, graded by people.

import { eq, sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import type { Reliability, SourceKind } from "../domain/vocabulary.ts";

import type { Queryable } from "./database.ts";
import { activities, sourceReliabilities, sources } from "./tables.ts";

export async function findSource(
  db: Queryable,
  source: { readonly id: string } | { readonly name: string },
): Promise<string | null> {
  const condition =
    "id" in source ? eq(sources.id, source.id) : eq(sql`lower(${sources.name})`, source.name.toLowerCase());
  const [row] = await db.select({ id: sources.id }).from(sources).where(condition);
  return row?.id ?? null;
}

export async function addSource(db: Queryable, name: string, kind: SourceKind): Promise<string> {
  const id = newId();
  await db.insert(sources).values({ id, name, kind });
  return id;
}

/** Appends a grade and makes it the current one; false when there is no such source. */
export async function addGrade(
  db: Queryable,
  grade: {
    readonly sourceId: string;
    readonly grade: Reliability;
    readonly note: string | null;
    readonly gradedBy: string;
  },
): Promise<boolean> {
  const updated = await db
    .update(sources)
    .set({ reliability: grade.grade })
    .where(eq(sources.id, grade.sourceId))
    .returning({ id: sources.id });
  if (updated.length === 0) return false;
  await db.insert(sourceReliabilities).values({ id: newId(), ...grade });
  await addActivity(db, grade.gradedBy, "graded", "Source", grade.sourceId, "graphql");
  return true;
}

/** Appends to the audit. `origin`: the door that was used. */
export async function addActivity(
  db: Queryable,
  actedBy: string,
  action: string,
  recordType: string,
  recordId: string,
  origin: string,
): Promise<void> {
  await db.insert(activities).values({ id: newId(), actedBy, action, recordType, recordId, origin });
}
