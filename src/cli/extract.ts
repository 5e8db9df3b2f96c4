// parley extract: what is read out of files, one JSON document a line; no database, and no network but to a model that is set.

import { type Command, InvalidArgumentError } from "commander";

import type { Extractor } from "../domain/reading.ts";
import { extractorWithout, isRuleGroup, RULE_GROUPS, type RuleGroup } from "../extract/on-demand.ts";
import { readDocumentFile } from "../ingest/document-file.ts";

import { readInstant, settings } from "./output.ts";

interface Options {
  readonly published?: string;
  readonly language?: string;
  readonly title?: string;
  readonly source?: string;
  readonly without?: readonly RuleGroup[];
}

export function addExtract(program: Command): void {
  program
    .command("extract")
    .description("print what is read out of texts, as NDJSON")
    .argument("<files...>", "text, or Markdown with front matter; - is standard input")
    .option(
      "--published <date>",
      "day of publication, YYYY-MM-DD; needed unless front matter has it, before which it goes",
    )
    .option("--language <tag>", "BCP 47 language; found from the text when left out")
    .option("--title <title>", "title, which helps to tell the negotiation")
    .option("--source <name>", "who publishes it")
    .option("--without <groups>", "leave out groups of rules, comma-separated, to see what they bring", readGroups)
    .addHelpText(
      "after",
      "\nExamples:\n  parley extract --published 2024-02-13 report.txt\n  cat report.txt | parley extract --published 2024-02-13 - | jq .positions",
    )
    .action(extract);
}

async function extract(files: readonly string[], options: Options): Promise<void> {
  const rules = extractorWithout(options.without ?? []);
  const config = settings().extractor;
  const extractor = config.kind === "rules" ? rules : (await import("../main.ts")).openExtractor(config, rules);
  for (const file of files) {
    const message = await extractFile(file, options, extractor);
    if (message === null) continue;
    console.error(`${file}: ${message}`);
    process.exitCode = 1;
  }
}

/** What is wrong; null when a line was printed. */
async function extractFile(file: string, options: Options, extractor: Extractor): Promise<string | null> {
  const read = await readDocumentFile(file);
  if (!read.ok) return read.errors[0]?.message ?? "it cannot be read";
  const published = options.published ?? read.value.date;
  if (published == null) return "It has no day of publication: give --published YYYY-MM-DD";
  const day = readInstant(published);
  if (day === null) return `"${published}" is no day: write it as YYYY-MM-DD`;
  if (day.getTime() > Date.now() + 86_400_000) return `It cannot be published in the future (${published})`;
  const title = options.title ?? read.value.title;
  const source = options.source ?? read.value.source;
  const reading = await extractor.read({
    text: read.value.text,
    published: day.toISOString().slice(0, 10),
    ...(options.language === undefined ? {} : { language: options.language }),
    ...(title === null ? {} : { title }),
    ...(source === null ? {} : { source }),
  });
  await write(`${JSON.stringify({ file, ...reading })}\n`);
  return null;
}

/** The groups of `--without`; a name that is none is refused with all that there are. */
function readGroups(names: string): readonly RuleGroup[] {
  return names.split(",").map((name) => {
    if (isRuleGroup(name)) return name;
    throw new InvalidArgumentError(`"${name}" is no group of rules. There are: ${Object.keys(RULE_GROUPS).join(", ")}`);
  });
}

/** Waits while the pipe is full, so that many large files do not pile up in memory. */
async function write(line: string): Promise<void> {
  if (!process.stdout.write(line)) await new Promise((resolve) => process.stdout.once("drain", resolve));
}
