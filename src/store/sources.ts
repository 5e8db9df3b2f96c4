// Sources: looked up by name, made when new, graded by people.

import { eq, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { Reliability, SourceKind } from "../domain/vocabulary.ts";

import { type Insert, rowsOf } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { activities, sourceReliabilities, sources } from "./tables.ts";

/** Sources that there are: the ids among `ids`, and the ids by the names among `names`, whatever their case. */
export async function findSources(
  db: Queryable,
  { ids, names }: { readonly ids: readonly string[]; readonly names: readonly string[] },
): Promise<{ readonly ids: ReadonlySet<string>; readonly byName: ReadonlyMap<string, string> }> {
  const result = await db.execute<{ id: string; name: string | null }>(sql`
    select s.id, n.name from unnest(${sql.param([...names])}::text[]) n (name) join source s on lower(s.name) = lower(n.name)
    union all
    select s.id, null from source s where s.id = any(${sql.param([...ids])}::uuid[])`);
  return {
    ids: new Set(result.rows.map((row) => row.id)),
    byName: new Map(result.rows.flatMap((row) => (row.name === null ? [] : [[row.name, row.id]]))),
  };
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

/** A line of the audit. `origin`: the door that was used. */
export interface NewActivity {
  readonly actedBy: string;
  readonly action: string;
  readonly recordType: string;
  readonly recordId: string;
  readonly origin: string;
}

export function activityRows(done: readonly NewActivity[]): readonly Insert[] {
  return [
    rowsOf(
      activities,
      done.map((one) => ({ id: newId(), ...one })),
    ),
  ];
}

/** Appends to the audit. */
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
