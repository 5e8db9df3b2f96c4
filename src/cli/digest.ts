// parley digest: the digest of a window on standard output.

import { type Command, Option } from "commander";

import { DIGEST_FORMATS } from "../domain/digest.ts";
import { isTimeZone } from "../domain/reader.ts";

import { optionOf, readInstant, Refusal, withStorage } from "./output.ts";

interface Options {
  readonly negotiation?: string;
  readonly since?: string;
  readonly until?: string;
  readonly format: string;
  readonly timeZone: string;
}

const WEEK = 7 * 86_400_000;

export function addDigest(program: Command): void {
  program
    .command("digest")
    .description("write the digest of a window of time")
    .option("--negotiation <slug>", "only this negotiation and its tracks")
    .option("--since <date>", "start, YYYY-MM-DD; a week before the end when left out")
    .option("--until <date>", "end, exclusive, YYYY-MM-DD; now when left out")
    .option("--time-zone <zone>", "IANA zone in which days are named", "UTC")
    .addOption(
      new Option("--format <format>", "in which format").choices(DIGEST_FORMATS.map(optionOf)).default("markdown"),
    )
    .addHelpText(
      "after",
      "\nExamples:\n  parley digest --since 2024-02-08 --until 2024-02-18\n  parley digest --negotiation cairo-talks --format html > digest.html\n  parley digest --time-zone Asia/Tokyo --format pdf > digest.pdf\n\nemail is a whole message (.eml), csv the matrix alone, pdf needs an optional package.",
    )
    .action(digest);
}

async function digest(options: Options): Promise<void> {
  const until = options.until === undefined ? new Date() : readInstant(options.until);
  if (until === null) throw new Refusal(`--until: "${options.until}" is no day: write it as YYYY-MM-DD`);
  const since = options.since === undefined ? new Date(until.getTime() - WEEK) : readInstant(options.since);
  if (since === null) throw new Refusal(`--since: "${options.since}" is no day: write it as YYYY-MM-DD`);
  if (since >= until) throw new Refusal("--since must lie before --until");
  if (!isTimeZone(options.timeZone))
    throw new Refusal(`--time-zone: "${options.timeZone}" is no IANA time zone such as Europe/Paris`);
  const { composeDigest, NoPdfError, renderDigest } = await import("../digest/index.ts");
  const { findNegotiation } = await import("../store/negotiations.ts");
  await withStorage(async ({ db }) => {
    const negotiation =
      options.negotiation === undefined ? null : await findNegotiation(db, { slug: options.negotiation });
    if (options.negotiation !== undefined && negotiation === null)
      throw new Refusal(`There is no negotiation ${options.negotiation}: see \`parley negotiations\``);
    const scope = {
      negotiations: negotiation === null ? [] : [negotiation.id],
      actors: [],
      issues: [],
      sources: [],
      languages: [],
    };
    const document = await composeDigest(db, { scope, window: { since, until }, timeZone: options.timeZone });
    const format = DIGEST_FORMATS.find((known) => optionOf(known) === options.format) ?? "MARKDOWN";
    const rendered = await renderDigest(document, format).catch((error: unknown) => {
      throw error instanceof NoPdfError ? new Refusal(error.message) : error;
    });
    process.stdout.write(rendered);
  });
}
