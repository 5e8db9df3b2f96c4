// Issues: the taxonomy, and the agendas of negotiations under it.

import { and, eq, isNull, or, sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { KnownIssue } from "../domain/issue.ts";

import { insertRows } from "./bulk.ts";
import type { Queryable } from "./database.ts";
import { issues } from "./tables.ts";

export interface FoundIssue extends KnownIssue {
  /** Null: a line of the taxonomy. */
  readonly negotiationId: string | null;
}

/** The taxonomy and the issues of a negotiation, oldest first. */
export async function findIssues(db: Queryable, negotiationId: string): Promise<readonly FoundIssue[]> {
  return db
    .select({
      id: issues.id,
      slug: issues.slug,
      name: issues.name,
      aliases: issues.aliases,
      negotiationId: issues.negotiationId,
    })
    .from(issues)
    .where(or(isNull(issues.negotiationId), eq(issues.negotiationId, negotiationId)))
    .orderBy(issues.id);
}

export interface NewIssue extends FoundIssue {
  /** The taxonomy's, when it is one of its lines. */
  readonly parentId: string | null;
}

/** Adds issues, and names to those that there are: `aliases` by id, none of which the issue has. */
export async function addIssues(
  db: Queryable,
  added: readonly NewIssue[],
  aliases: ReadonlyMap<string, readonly string[]>,
): Promise<void> {
  await insertRows(
    db,
    issues,
    added.map(({ aliases: _none, ...issue }) => issue),
  );
  const named = [...aliases].flatMap(([id, names]) => names.map((name) => ({ id, name })));
  if (named.length === 0) return;
  await db.execute(sql`
    update issue i set aliases = i.aliases || w.names
      from (select id, array_agg(name order by place) as names
              from unnest(${sql.param(named.map(({ id }) => id))}::uuid[], ${sql.param(named.map(({ name }) => name))}::text[])
                   with ordinality n (id, name, place) group by id) w
     where i.id = w.id`);
}

/** Makes the taxonomy's rows that are missing; parents stand before children. */
export async function ensureTaxonomy(
  db: Queryable,
  taxonomy: readonly { readonly slug: string; readonly name: string; readonly parent: string | null }[],
): Promise<void> {
  const known = new Map(
    (await db.select({ id: issues.id, slug: issues.slug }).from(issues).where(isNull(issues.negotiationId))).map(
      (row) => [row.slug, row.id],
    ),
  );
  const missing = taxonomy.filter((issue) => !known.has(issue.slug));
  if (missing.length === 0) return;
  for (const issue of missing) known.set(issue.slug, newId());
  const rows = missing.map((issue) => ({
    id: known.get(issue.slug) ?? newId(),
    negotiationId: null,
    slug: issue.slug,
    name: issue.name,
    parentId: null,
  }));
  await db.insert(issues).values(rows).onConflictDoNothing();
  for (const issue of missing) {
    const parentId = issue.parent === null ? undefined : known.get(issue.parent);
    if (parentId !== undefined)
      await db
        .update(issues)
        .set({ parentId })
        .where(and(isNull(issues.negotiationId), eq(issues.slug, issue.slug)));
  }
}
