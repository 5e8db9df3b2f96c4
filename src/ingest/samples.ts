// The sample dispatches: taken in once, through the same door as everything else.

import { readdir } from "node:fs/promises";
import { join } from "node:path";

import { countArticles } from "../store/articles.ts";
import type { Database } from "../store/database.ts";

import { type IngestDependencies, ingestArticle } from "./article.ts";
import { readDocumentFile } from "./document-file.ts";

/** Loads the samples when the database holds no articles at all; gives how many were taken in. */
export async function ingestSamples(
  db: Database,
  folder: string,
  deps: IngestDependencies,
  tell: (message: string) => void,
): Promise<number> {
  if ((await countArticles(db)) > 0) return 0;
  const files = (await readdir(folder)).filter((name) => /^\d.*\.md$/.test(name)).toSorted();
  let taken = 0;
  for (const [index, file] of files.entries()) {
    const read = await readDocumentFile(join(folder, file));
    if (!read.ok) throw new Error(`samples/${file}: ${read.errors[0]?.message}`);
    const { title, source, url, date, text } = read.value;
    const result = await ingestArticle(
      db,
      {
        title: title ?? file,
        source: { name: source ?? "Sample" },
        url,
        publishedAt: new Date(`${date}T12:00:00Z`),
        text,
        language: "en",
      },
      deps,
    );
    if (!result.ok) throw new Error(`samples/${file}: ${result.errors[0]?.message}`);
    taken++;
    tell(
      `Sample ${index + 1} of ${files.length}: ${title} (${result.value.counts.statements} statements, ${result.value.counts.positions} positions)`,
    );
  }
  return taken;
}
