// parley ingest: files in, through the same door as the mutation; a line each, a summary, and which failed.

import { basename } from "node:path";

import type { Command } from "commander";

import type { Extractor } from "../domain/reading.ts";
import type { Result } from "../domain/result.ts";
import type { ingestArticle } from "../ingest/index.ts";
import type { Database } from "../store/database.ts";

import { readInstant, Refusal, settings, withStorage } from "./output.ts";

interface Options {
  readonly source?: string;
  readonly published?: string;
  readonly title?: string;
  readonly url?: string;
  readonly externalId?: string;
  readonly negotiation?: string;
  readonly language?: string;
}

export function addIngest(program: Command): void {
  program
    .command("ingest")
    .description("take in articles from files of plain text or Markdown")
    .argument("<files...>", "text, or Markdown with front matter (title, source, url, date); - is standard input")
    .option("--source <name>", "who publishes them; front matter goes first")
    .option("--published <date>", "day of publication, YYYY-MM-DD; front matter goes first")
    .option("--title <title>", "title; without one, the front matter's, the first heading, or the file's name")
    .option("--url <url>", "address of the article, for one file")
    .option("--external-id <id>", "the source's own id of the article, for one file")
    .option("--negotiation <slug>", "the negotiation that they are about; found by Parley when left out")
    .option("--language <tag>", "BCP 47 language; found from the text when left out")
    .addHelpText(
      "after",
      '\nExamples:\n  parley ingest report.md\n  parley ingest day-*.txt --source "Earth desk" --published 2024-02-13 --negotiation cairo-talks',
    )
    .action(ingest);
}

async function ingest(files: readonly string[], options: Options): Promise<void> {
  if (files.length > 1 && (options.url !== undefined || options.externalId !== undefined)) {
    throw new Refusal("--url and --external-id name one article: give one file with them");
  }
  const { findNegotiation } = await import("../store/negotiations.ts");
  const { openExtractor } = await import("../main.ts");
  await withStorage(async ({ db }) => {
    const negotiation =
      options.negotiation === undefined ? null : await findNegotiation(db, { slug: options.negotiation });
    if (options.negotiation !== undefined && negotiation === null)
      throw new Refusal(`There is no negotiation ${options.negotiation}: see \`parley negotiations\``);
    const extractor = openExtractor(settings().extractor);
    const counts = { CREATED: 0, REVISED: 0, UNCHANGED: 0 };
    const failed: string[] = [];
    const started = performance.now();
    for (const [index, file] of files.entries()) {
      const result = await ingestFile(db, file, options, negotiation?.id ?? null, extractor);
      const place = files.length === 1 ? "" : `[${index + 1}/${files.length}] `;
      if (!result.ok) {
        failed.push(file);
        for (const error of result.errors) console.error(`${place}${file}: ${error.message}`);
        continue;
      }
      const { outcome, counts: found, notes } = result.value;
      counts[outcome]++;
      const claims = Object.entries(found).map(([kind, count]) => `${count} ${kind}`);
      console.log(
        `${place}${file}: ${outcome.toLowerCase()}${outcome === "UNCHANGED" ? "" : `, ${claims.join(", ")}`}`,
      );
      for (const note of notes) if (note.severity !== "INFO") console.error(`    ${note.message}`);
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    console.log(
      `${files.length - failed.length} of ${files.length} taken in, in ${seconds} s: ${counts.CREATED} created, ${counts.REVISED} revised, ${counts.UNCHANGED} unchanged.`,
    );
    if (failed.length > 0) {
      console.error(`Failed: ${failed.join(", ")}`);
      process.exitCode = 1;
    }
  });
}

async function ingestFile(
  db: Database,
  file: string,
  options: Options,
  negotiationId: string | null,
  extractor: Extractor,
): ReturnType<typeof ingestArticle> {
  const doors = await import("../ingest/index.ts");
  const { dependencies } = await import("../main.ts");
  const read = await doors.readDocumentFile(file);
  if (!read.ok) return read;
  const { text, title, source, url, date } = read.value;
  const sourceName = source ?? options.source;
  if (sourceName === undefined)
    return refused("Nobody is named who publishes it: give --source, or `source` in the front matter");
  const published = date ?? options.published;
  if (published === undefined)
    return refused("It has no day of publication: give --published YYYY-MM-DD, or `date` in the front matter");
  const publishedAt = readInstant(published);
  if (publishedAt === null) return refused(`"${published}" is no day: write it as YYYY-MM-DD`);
  const heading = /^#\s+(.+)$/m.exec(text.slice(0, 2_000))?.[1];
  return doors.ingestArticle(
    db,
    {
      text,
      title: options.title ?? title ?? heading ?? basename(file).replace(/\.\w+$/, ""),
      source: { name: sourceName },
      url: options.url ?? url,
      // A file without an address is known again by its name.
      externalId:
        options.externalId ?? (options.url === undefined && url === null && file !== "-" ? basename(file) : null),
      publishedAt,
      negotiationId,
      language: options.language ?? null,
    },
    dependencies("command line", extractor),
  );
}

function refused(message: string): Result<never> {
  return { ok: false, errors: [{ code: "INVALID_VALUE", message, field: [] }] };
}
