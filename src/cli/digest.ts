// parley digest: the digest of a window on standard output.

import { type Command, Option } from "commander";

import { DIGEST_FORMATS } from "../domain/digest.ts";
import { isLanguageTag, isTimeZone } from "../domain/reader.ts";

import { digestOptions, readSettings, type SettingOptions } from "./briefing-options.ts";
import { optionOf, readInstant, Refusal, withStorage } from "./output.ts";

interface Options extends SettingOptions {
  readonly since?: string;
  readonly until?: string;
  readonly format: string;
  readonly timeZone: string;
}

const EVERYTHING = { negotiations: [], actors: [], issues: [], sources: [], languages: [] };

const WEEK = 7 * 86_400_000;

export function addDigest(program: Command): void {
  digestOptions(program.command("digest").description("write the digest of a window of time"))
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
  const { composeDigest, NoPdfError, renderDigest, scopeCalled } = await import("../digest/index.ts");
  await withStorage(async ({ db }) => {
    const { scope = EVERYTHING, ...settings } = await readSettings(db, { scopeCalled }, options, null);
    const tag = [...scope.languages, settings.namesLanguage ?? "en"].find((one) => !isLanguageTag(one));
    if (tag !== undefined) throw new Refusal(`"${tag}" is no BCP 47 language tag such as en or pt-BR`);
    const window = { since, until };
    const document = await composeDigest(db, { ...settings, scope, window, timeZone: options.timeZone });
    const format = DIGEST_FORMATS.find((known) => optionOf(known) === options.format) ?? "MARKDOWN";
    const rendered = await renderDigest(document, format).catch((error: unknown) => {
      throw error instanceof NoPdfError ? new Refusal(error.message) : error;
    });
    process.stdout.write(rendered);
  });
}
