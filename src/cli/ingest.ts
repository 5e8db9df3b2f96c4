// parley ingest: files in, through the same door as the mutation; a line each, a summary, and which failed.

import { availableParallelism } from "node:os";
import { basename } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

import type { Command } from "commander";

import { readMarking } from "../domain/reader.ts";
import { ok, type Result } from "../domain/result.ts";
import { MARKINGS } from "../domain/vocabulary.ts";
import type { ArticleInput, IngestDependencies, Ingested, Prepared } from "../ingest/index.ts";
import type { Database } from "../store/database.ts";

import { readInstant, Refusal, settings, withStorage } from "./output.ts";

/** From this many files on, threads are worth their start of a second each. */
const MANY = 8;
/** One core is for saving. */
const THREADS = Math.max(1, Math.min(8, availableParallelism() - 1));

/** Batches that are read while one is saved. */
const AHEAD = 3;
/** Milliseconds for which a text that is read waits for others to be saved with. */
const PATIENCE = 250;

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
  const { MOST_TOGETHER, savePrepared } = await import("../ingest/index.ts");
  const { dependencies, openExtractor } = await import("../main.ts");
  const { readingPool } = await import("../extract/pool.ts");
  await withStorage(async ({ db }) => {
    const negotiation =
      options.negotiation === undefined ? null : await findNegotiation(db, { slug: options.negotiation });
    if (options.negotiation !== undefined && negotiation === null)
      throw new Refusal(`There is no negotiation ${options.negotiation}: see \`parley negotiations\``);
    const pool = files.length >= MANY && import.meta.url.endsWith(".js") ? readingPool(THREADS) : null;
    const deps = dependencies("command line", openExtractor(settings().extractor, pool?.extractor));
    const counts = { CREATED: 0, REVISED: 0, UNCHANGED: 0 };
    const failed: string[] = [];
    const started = performance.now();
    // Texts are read ahead on other cores; they are saved in the order in which they were given, those that are ready
    // together.
    const together = pool === null ? 1 : MOST_TOGETHER;
    const coming: Promise<Prepared>[] = [];
    const prepareUpTo = (last: number) => {
      while (coming.length < Math.min(last, files.length)) {
        const some = files.slice(coming.length, coming.length + together);
        const prepared = prepareFiles(db, some, options, negotiation?.id ?? null, deps);
        for (const index of some.keys()) {
          const one = prepared.then((all) => all[index] ?? SAVED);
          // Its failure is told when its turn comes.
          one.catch(() => undefined);
          coming.push(one);
        }
      }
    };
    const stop = async (error: unknown): Promise<never> => {
      await pool?.close();
      throw new Refusal(
        `It stops here: ${wordsOf(error)}. What is told above is saved; the same command goes on from there.`,
      );
    };
    for (let at = 0; at < files.length; ) {
      prepareUpTo(at + (pool === null ? 1 : AHEAD * together));
      const batch = await readyOf(coming.slice(at, at + together)).catch(stop);
      coming.fill(Promise.resolve(SAVED), at, at + batch.length);
      const saved = await savePrepared(db, batch, deps).catch(stop);
      for (const result of saved) {
        const file = files[at++] ?? "";
        const place = files.length === 1 ? "" : `[${at}/${files.length}] `;
        if (result.status === "rejected" || !result.value.ok) {
          failed.push(file);
          for (const message of messagesOf(result)) console.error(`${place}${file}: ${message}`);
          continue;
        }
        const { outcome, counts: found, notes } = result.value.value;
        counts[outcome]++;
        const claims = Object.entries(found).map(([kind, count]) => `${count} ${kind}`);
        console.log(
          `${place}${file}: ${outcome.toLowerCase()}${outcome === "UNCHANGED" ? "" : `, ${claims.join(", ")}`}`,
        );
        for (const note of notes) if (note.severity !== "INFO") console.error(`    ${note.message}`);
      }
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

/** Those at the head of a list that are ready, the first in any case: the others are waited for so long. */
async function readyOf(coming: readonly Promise<Prepared>[]): Promise<readonly Prepared[]> {
  const ready: Prepared[] = [];
  let patience: Promise<null> | null = null;
  for (const one of coming) {
    const whole = one.then(async (prepared) => {
      await prepared.ready;
      return prepared;
    });
    const next = patience === null ? await whole : await Promise.race([whole, patience]);
    if (next === null) break;
    ready.push(next);
    patience ??= sleep(PATIENCE, null, { ref: false });
  }
  return ready;
}

/** Reads files and prepares the articles in them, in the order of the files. */
async function prepareFiles(
  db: Database,
  files: readonly string[],
  options: Options,
  negotiationId: string | null,
  deps: IngestDependencies,
): Promise<readonly Prepared[]> {
  const doors = await import("../ingest/index.ts");
  const inputs = await Promise.all(files.map((file) => inputOf(file, options, negotiationId)));
  const prepared = await doors.prepareArticles(
    db,
    inputs.flatMap((input) => (input.ok ? [input.value] : [])),
    deps,
  );
  let at = 0;
  return inputs.map((input) => {
    if (!input.ok) return { ready: Promise.resolve(), step: { refused: input } };
    return prepared[at++] ?? SAVED;
  });
}

async function inputOf(file: string, options: Options, negotiationId: string | null): Promise<Result<ArticleInput>> {
  const { readDocumentFile } = await import("../ingest/index.ts");
  const read = await readDocumentFile(file);
  if (!read.ok) return read;
  const { text, title, source, url, date } = read.value;
  const marking = read.value.marking ?? (options.marking === undefined ? null : readMarking(options.marking));
  if (marking === null && options.marking !== undefined)
    return refused(`--marking: "${options.marking}" is none of ${MARKINGS.join(", ")}`);
  const sourceName = source ?? options.source;
  if (sourceName === undefined)
    return refused("Nobody is named who publishes it: give --source, or `source` in the front matter");
  const published = date ?? options.published;
  if (published === undefined)
    return refused("It has no day of publication: give --published YYYY-MM-DD, or `date` in the front matter");
  const publishedAt = readInstant(published);
  if (publishedAt === null) return refused(`"${published}" is no day: write it as YYYY-MM-DD`);
  const heading = /^#\s+(.+)$/m.exec(text.slice(0, 2_000))?.[1];
  return ok({
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
  });
}

/** What is told of a file that was not taken in. */
function messagesOf(saved: PromiseSettledResult<Result<Ingested>>): readonly string[] {
  if (saved.status === "fulfilled") return saved.value.ok ? [] : saved.value.errors.map(({ message }) => message);
  return [`it could not be saved: ${wordsOf(saved.reason)}`];
}

/** The database's own words stand behind those of the statement, which hold all that was to be saved. */
function wordsOf(error: unknown): string {
  const first = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return first instanceof Error ? first.message : String(first);
}

function refused(message: string): Result<never> {
  return { ok: false, errors: [{ code: "INVALID_VALUE", message, field: [] }] };
}

/** Takes the place of an article that was saved. */
const SAVED: Prepared = { ready: Promise.resolve(), step: { refused: refused("It was saved before") } };
