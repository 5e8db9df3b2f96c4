// How widely an article may be shared, said after it was taken in.

import { ok, refuse, type Result } from "../domain/result.ts";
import type { Marking } from "../domain/vocabulary.ts";
import { setMarking } from "../store/articles.ts";
import type { Database } from "../store/database.ts";
import { addActivity } from "../store/sources.ts";

import type { Acting } from "./by-hand.ts";

/** Marks an article: digests below the marking no longer use it. Editions that were published stay as they are. */
export async function markArticle(
  db: Database,
  { articleId, marking }: { readonly articleId: string; readonly marking: Marking },
  { actor }: Acting,
): Promise<Result<{ readonly articleId: string }>> {
  return db.transaction(async (tx) => {
    if (!(await setMarking(tx, articleId, marking)))
      return refuse("NOT_FOUND", "There is no such article", "input", "article");
    await addActivity(tx, actor, `marked ${marking}`, "Article", articleId, "graphql");
    return ok({ articleId });
  });
}
