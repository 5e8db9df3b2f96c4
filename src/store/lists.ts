// Lists as parameters. One entry alone is written out: the planner then knows how many there are before it knows which,
// so that the plan that is kept for all lists of one is as good as one made for each.

import { type SQL, sql } from "drizzle-orm";

/** SQL: an array of ids. */
export function idList(ids: readonly string[]): SQL {
  return listOf(ids, "uuid");
}

/** SQL: an array of a type that PostgreSQL reads from text. */
export function listOf(entries: readonly (string | null)[], type: "uuid" | "timestamptz"): SQL {
  const of = sql.raw(type);
  return entries.length === 1 ? sql`array[${entries[0]}::${of}]` : sql`${sql.param([...entries])}::${of}[]`;
}
