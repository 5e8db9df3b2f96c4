// parley ingest: files in, through the same door as the mutation; a line each, a summary, and which failed.

import { availableParallelism } from "node:os";
import { basename } from "node:path";

import type { Command } from "commander";

import { readMarking } from "../domain/reader.ts";
import type { Extractor } from "../domain/reading.ts";
import type { Result } from "../domain/result.ts";
import { MARKINGS } from "../domain/vocabulary.ts";
import type { ingestArticle } from "../ingest/index.ts";
import type { Database } from "../store/database.ts";

import { readInstant, Refusal, settings, withStorage } from "./output.ts";

/** From this many files on, threads are worth their start of a second each. */
const MANY = 8;
/** One core is for saving. */
const THREADS = Math.max(1, Math.min(8, availableParallelism() - 1));

interface Options {
  readonly source?: string;
  readonly published?: string;
  readonly title?: string;
  readonly url?: string;
  readonly externalId?: string;
  readonly negotiation?: string;
  readonly language?: string;
  readonly marking?: string;
}

export function addIngest(program: Command): void {
  program
    .command("ingest")
    .description("take in articles from files of plain text or Markdown")
    .argument(
      "<files...>",
      "text, or Markdown with front matter (title, source, url, date, marking); - is standard input",
    )
    .option("--source <name>", "who publishes them; front matter goes first")
    .option("--published <date>", "day of publication, YYYY-MM-DD; front matter goes first")
    .option("--title <title>", "title; without one, the front matter's, the first heading, or the file's name")
    .option("--url <url>", "address of the article, for one file")
    .option("--external-id <id>", "the source's own id of the article, for one file")
    .option("--negotiation <slug>", "the negotiation that they are about; found by Parley when left out")
    .option("--language <tag>", "BCP 47 language; found from the text when left out")
    .option(
      "--marking <marking>",
      "how widely they may be shared: clear, green, amber, amber-strict, red; front matter goes first",
    )
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
  const { readingPool } = await import("../extract/pool.ts");
  await withStorage(async ({ db }) => {
    const negotiation =
      options.negotiation === undefined ? null : await findNegotiation(db, { slug: options.negotiation });
    if (options.negotiation !== undefined && negotiation === null)
      throw new Refusal(`There is no negotiation ${options.negotiation}: see \`parley negotiations\``);
    const pool = files.length >= MANY && import.meta.url.endsWith(".js") ? readingPool(THREADS) : null;
    const extractor = openExtractor(settings().extractor, pool?.extractor);
    const counts = { CREATED: 0, REVISED: 0, UNCHANGED: 0 };
    const failed: string[] = [];
    const started = performance.now();
    // Texts are read ahead on other cores; they are saved in the order in which they were given.
    const prepared: ReturnType<typeof prepareFile>[] = [];
    const prepareUpTo = (last: number) => {
      for (const file of files.slice(prepared.length, last)) {
        const coming = prepareFile(db, file, options, negotiation?.id ?? null, extractor);
        // Its failure is told when its turn comes.
        coming.catch(() => undefined);
        prepared.push(coming);
      }
    };
    for (const [index, file] of files.entries()) {
      prepareUpTo(index + 1 + (pool === null ? 0 : 2 * THREADS));
      const save = await prepared[index];
      prepared[index] = Promise.resolve(async () => refused("It was saved before"));
      if (save === undefined) continue;
      const result = await save();
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
    await pool?.close();
    if (failed.length > 0) {
      console.error(`Failed: ${failed.join(", ")}`);
      process.exitCode = 1;
    }
  });
}

async function prepareFile(
  db: Database,
  file: string,
  options: Options,
  negotiationId: string | null,
  extractor: Extractor,
): Promise<() => ReturnType<typeof ingestArticle>> {
  const doors = await import("../ingest/index.ts");
  const { dependencies } = await import("../main.ts");
  const read = await doors.readDocumentFile(file);
  if (!read.ok) return async () => read;
  const { text, title, source, url, date } = read.value;
  const marking = read.value.marking ?? (options.marking === undefined ? null : readMarking(options.marking));
  if (marking === null && options.marking !== undefined)
    return async () => refused(`--marking: "${options.marking}" is none of ${MARKINGS.join(", ")}`);
  const sourceName = source ?? options.source;
  if (sourceName === undefined)
    return async () => refused("Nobody is named who publishes it: give --source, or `source` in the front matter");
  const published = date ?? options.published;
  if (published === undefined)
    return async () =>
      refused("It has no day of publication: give --published YYYY-MM-DD, or `date` in the front matter");
  const publishedAt = readInstant(published);
  if (publishedAt === null) return async () => refused(`"${published}" is no day: write it as YYYY-MM-DD`);
  const heading = /^#\s+(.+)$/m.exec(text.slice(0, 2_000))?.[1];
  return doors.prepareArticle(
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
      marking,
    },
    dependencies("command line", extractor),
  );
}

function refused(message: string): Result<never> {
  return { ok: false, errors: [{ code: "INVALID_VALUE", message, field: [] }] };
}
