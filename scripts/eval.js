// Scores what is read against the evaluation data, every layer in one go; what is absent is skipped with a word.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { ablate, ablationTable } from "./eval/ablation.js";
import { details, extract, rowsOf, score } from "./eval/score.js";
import { missing, suitesOf } from "./eval/suites.js";
import { table } from "./eval/table.js";

const HELP = `npm run eval -- [options]

  --details          each scorer's own table, too
  --errors           and every miss, extra and wrong field
  --json FILE        saves the numbers
  --baseline FILE    shows the difference to saved numbers
  --without A,B      leaves groups of rules out (src/extract/rule-groups.ts)
  --ablate           leaves each group out in turn and tells what is lost
  --curve            shows that time is linear in the length of the text, and for which texts it is not
  --only A,B         these data only: polnear, enb, plover, seed-13, seed-14, speed
  --help

The data lie in ../shared, or in the folder that PARLEY_EVAL names. What is absent is skipped.`;

const { values: options } = parseArgs({
  options: {
    details: { type: "boolean", default: false },
    errors: { type: "boolean", default: false },
    json: { type: "string" },
    baseline: { type: "string" },
    without: { type: "string", default: "" },
    ablate: { type: "boolean", default: false },
    curve: { type: "boolean", default: false },
    only: { type: "string", default: "" },
    help: { type: "boolean", default: false },
  },
});
const listed = (names) => names.split(",").filter((name) => name !== "");

function speedRows(files) {
  if (files.length === 0) return [];
  const measured = JSON.parse(
    execFileSync(process.execPath, ["scripts/eval/speed.js", ...files], { encoding: "utf8" }),
  );
  const row = (id, what, value, goal, atMost) => ({
    id: `speed.${id}`,
    suite: `speed, ${measured.texts} texts`,
    layer: "all layers",
    what,
    goal,
    value,
    of: null,
    atMost,
  });
  return [
    row("articles", "articles of 4.6 kB a CPU-second", measured.articlesPerSecond, 150, false),
    row("memory", "largest memory, MB", measured.megabytes, 300, true),
    row("start", "start, ms", measured.startMilliseconds, null, true),
  ];
}

/** The seed article is read under both days on which it may have been published: the second is told where it differs. */
function withoutRepeats(rows) {
  const first = new Map(rows.filter(({ id }) => id.startsWith("seed-13.")).map((one) => [one.id, one.value]));
  const repeats = (one) =>
    one.id.startsWith("seed-14.") && first.get(one.id.replace("seed-14", "seed-13")) === one.value;
  const same = rows.filter(repeats).length;
  if (same > 0) console.log(`Published a day later, the seed article has ${same} numbers that are the same.\n`);
  return rows.filter((one) => !repeats(one));
}

/** The texts whose reading is timed: news when there is some, else the sample dispatches. */
function speedTexts(suites) {
  const news = suites.find((suite) => suite.id === "polnear");
  if (news !== undefined && existsSync(news.needs[0])) return news.texts();
  return readdirSync("samples")
    .filter((name) => /^\d.*\.md$/.test(name))
    .map((name) => join("samples", name));
}

async function main() {
  if (options.help) return console.log(HELP);
  if (options.curve) {
    execFileSync(process.execPath, ["scripts/eval/curve.js"], { stdio: "inherit" });
    return;
  }
  const scratch = mkdtempSync(join(tmpdir(), "parley-eval-"));
  try {
    const only = listed(options.only);
    const wanted = (id) => only.length === 0 || only.includes(id);
    const suites = suitesOf(process.env["PARLEY_EVAL"] ?? "../shared", scratch);
    const present = suites
      .filter((suite) => wanted(suite.id))
      .filter((suite) => {
        const path = missing(suite);
        if (path !== null) console.log(`${suite.name}: skipped, there is no ${path}`);
        return path === null;
      });
    if (options.ablate) {
      console.log(ablationTable(await ablate(present, scratch, (line) => console.error(line))).join("\n"));
      return;
    }
    const without = listed(options.without);
    const rows = [];
    for (const suite of present) {
      const predictions = extract(suite, scratch, without);
      rows.push(...rowsOf(suite, score(suite, predictions)));
      if (options.details || options.errors)
        console.log(`${suite.name}\n${details(suite, predictions, options.errors)}`);
    }
    if (wanted("speed") && without.length === 0) rows.push(...speedRows(speedTexts(suites)));
    const saved = options.baseline === undefined ? null : JSON.parse(readFileSync(options.baseline, "utf8")).rows;
    const shown = withoutRepeats(rows);
    if (shown.length > 0)
      console.log(table(shown, saved === null ? null : new Map(saved.map((one) => [one.id, one]))).join("\n"));
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify({ without, rows }, null, 2)}\n`);
  } finally {
    rmSync(scratch, { recursive: true, force: true });
  }
}

await main();
