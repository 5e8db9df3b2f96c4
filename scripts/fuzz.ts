// Looks for texts that break reading, led by coverage: whatever reaches code that no text reached before is kept, and
// changed further. Prints runs, blocks reached, texts kept, and every text that breaks what must hold of a reading.

import { readdirSync, readFileSync } from "node:fs";
import { parseArgs } from "node:util";

import type { Reading, TextToRead } from "../src/domain/reading.ts";
import { checkReading } from "../tests/extract/check-reading.ts";
import { startCoverage } from "./fuzz/coverage.ts";
import { mutate, pick, randomFrom, shrink } from "./fuzz/mutate.ts";

const HELP = `npm run fuzz -- [options]

  --runs N       texts to read (20000)
  --seed N       of the random numbers (1); the same seed and code give the same texts
  --blind        keeps nothing, to see what being led by coverage brings
  --help`;

const { values: options } = parseArgs({
  options: {
    runs: { type: "string", default: "20000" },
    seed: { type: "string", default: "1" },
    blind: { type: "boolean", default: false },
    help: { type: "boolean", default: false },
  },
});

/** Texts that are read before coverage is looked at: looking costs about as much as reading ten short texts. */
const BATCH = 16;
/** A text may take this long, in milliseconds of CPU; the longest has 1,200 characters. */
const SLOW = 400;
const ROOT = new URL("../", import.meta.url);
const PUBLISHED = ["2024-02-13", "2024-02-29", "2024-12-31"];

function textsIn(folder: string, name: RegExp): readonly string[] {
  return readdirSync(new URL(folder, ROOT))
    .filter((file) => name.test(file))
    .map((file) => readFileSync(new URL(`${folder}${file}`, ROOT), "utf8"));
}

const sentences = textsIn("samples/", /^\d.*\.md$/).flatMap((text) =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, "")
    .split(/(?<=[.!?][”"]?)\s+/)
    .filter((sentence) => sentence.length > 20),
);
const words = [
  ...new Set(textsIn("src/extract/lexicon/", /\.ts$/).flatMap((text) => text.match(/[\p{L}][\p{L}’'.-]*/gu) ?? [])),
];

async function main(): Promise<void> {
  if (options.help) return console.log(HELP);
  const { readText } = (await import(new URL("dist/extract/index.js", ROOT).href)) as {
    readonly readText: (input: TextToRead) => Reading;
  };
  const random = randomFrom(Number(options.seed));
  const coverage = await startCoverage((url) => url.includes("/dist/extract/"));
  const kept: string[] = [...sentences];
  const broken = new Map<string, string>();
  let slowest = { milliseconds: 0, text: "" };

  const problemOf = (text: string): string | null => {
    const input = { text, published: PUBLISHED[text.length % PUBLISHED.length] ?? "", language: "en" };
    try {
      const before = process.cpuUsage();
      const reading = readText(input);
      const { user, system } = process.cpuUsage(before);
      const milliseconds = (user + system) / 1_000;
      if (milliseconds > slowest.milliseconds) slowest = { milliseconds, text };
      checkReading(input, reading);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const read = (text: string) => {
    const problem = problemOf(text);
    if (problem === null) return;
    const kind = problem.replaceAll(/\d+/g, "N");
    if (broken.has(kind)) return;
    broken.set(kind, problem);
    console.log(`BROKEN ${problem}\n  ${JSON.stringify(shrink(text, (shorter) => problemOf(shorter) !== null))}`);
  };

  for (const sentence of sentences) read(sentence);
  await coverage.take(true);
  const begun = coverage.count();
  console.log(`${sentences.length} sentences reach ${begun.reached} blocks`);
  const runs = Number(options.runs);
  for (let run = 0; run < runs; ) {
    const batch = Array.from({ length: Math.min(BATCH, runs - run) }, () =>
      // The newest are changed most often: they are where new code was reached.
      mutate(random, pick(random, random() < 0.4 ? kept.slice(-64) : kept, ""), kept, words),
    );
    for (const text of batch) read(text);
    run += batch.length;
    if (options.blind) await coverage.take(true);
    else if ((await coverage.take(false)) > 0) {
      // Which of them it was is told by reading them once more, one by one.
      for (const text of batch) {
        problemOf(text);
        if ((await coverage.take(true)) > 0) kept.push(text);
      }
    }
    if (run % 4_000 < BATCH || run >= runs) {
      const { reached, known } = coverage.count();
      console.log(
        `${run} texts: ${reached} of ${known} blocks, ${kept.length - sentences.length} texts kept, ${broken.size} broken`,
      );
    }
  }
  await coverage.stop();
  console.log(
    `slowest: ${Math.round(slowest.milliseconds)} ms for ${slowest.text.length} characters${slowest.milliseconds > SLOW ? `: ${JSON.stringify(slowest.text)}` : ""}`,
  );
  if (broken.size > 0) process.exitCode = 1;
}

await main();
