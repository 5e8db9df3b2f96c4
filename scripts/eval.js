// Scores what is read against the evaluation data, every layer in one go; what is absent is skipped with a word.
//
//   npm run eval                    data in ../shared, or in the folder that PARLEY_EVAL names

import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const shared = process.env["PARLEY_EVAL"] ?? "../shared";
const scratch = mkdtempSync(join(tmpdir(), "parley-eval-"));

const RUNS = [
  {
    name: "Quotes (polnear-dev)",
    texts: "data/polnear-dev/text",
    published: "2016-10-01",
    scorer: "score-quotes.mjs",
    gold: "data/polnear-dev",
  },
  {
    name: "Seed, published on the 13th",
    texts: "data/seed",
    published: "2024-02-13",
    scorer: "score-seed.mjs",
    gold: "data/seed/gold.json",
  },
  {
    name: "Seed, published on the 14th",
    texts: "data/seed",
    published: "2024-02-14",
    scorer: "score-seed.mjs",
    gold: "data/seed/gold.json",
  },
  {
    name: "Positions (enb-positions)",
    texts: "data/enb-positions/text",
    published: "2008-08-21",
    scorer: "score-positions.mjs",
    gold: "data/enb-positions/gold",
  },
];

try {
  for (const [index, run] of RUNS.entries()) {
    const folder = join(shared, run.texts);
    if (!existsSync(folder)) {
      console.log(`${run.name}: skipped, there is no ${folder}\n`);
      continue;
    }
    const files = readdirSync(folder)
      .filter((name) => name.endsWith(".txt"))
      .map((name) => join(folder, name));
    const clock = performance.now();
    const output = execFileSync(
      process.execPath,
      ["bin/parley.js", "extract", "--language", "en", "--published", run.published, ...files],
      { maxBuffer: 1 << 29, encoding: "utf8" },
    );
    const seconds = (performance.now() - clock) / 1_000;
    const predictions = join(scratch, `${index}.ndjson`);
    writeFileSync(predictions, output);
    console.log(`${run.name}: ${files.length} texts in ${seconds.toFixed(1)} s, start included`);
    const scored = spawnSync(
      process.execPath,
      [join(shared, "eval", run.scorer), join(shared, run.gold), predictions, ...process.argv.slice(2)],
      { encoding: "utf8" },
    );
    console.log(scored.stdout || scored.stderr);
    if (scored.status !== 0) process.exitCode = 1;
  }
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
