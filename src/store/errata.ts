// Errata: what a published edition relied on and no longer stands, found at the moment when it falls.

import { sql } from "drizzle-orm";
import { newId } from "./ids.ts";

import type { Queryable } from "./database.ts";
import { errata } from "./tables.ts";

/** Claims that were rejected, or an article that was corrected or retracted. */
export type Fallen =
  | { readonly kind: "CLAIMS"; readonly claimIds: readonly string[] }
  | { readonly kind: "ARTICLE"; readonly articleId: string };

/**
 * Appends an erratum to every edition that cites what fell: one for each claim, or one for the article. Belongs into the
 * transaction that lets it fall. `reason`: plain text for the edition's readers. Returns how many were appended.
 */
export async function addErrata(db: Queryable, fallen: Fallen, reason: string): Promise<number> {
  const found = await db.execute<{ edition_id: string; claim_id: string | null; article_id: string | null }>(
    fallen.kind === "CLAIMS"
      ? sql`select distinct edition_id, claim_id, null::uuid as article_id from edition_citation
             where claim_id = any(${sql.param([...fallen.claimIds])}::uuid[]) order by 1, 2`
      : sql`select distinct c.edition_id, null::uuid as claim_id, v.article_id
              from article_version v join edition_citation c on c.article_version_id = v.id
             where v.article_id = ${fallen.articleId}::uuid order by 1`,
  );
  if (found.rows.length === 0) return 0;
  await db.insert(errata).values(
    found.rows.map((row) => ({
      id: newId(),
      editionId: row.edition_id,
      claimId: row.claim_id,
      articleId: row.article_id,
      reason,
    })),
  );
  return found.rows.length;
}
