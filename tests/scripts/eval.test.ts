// `npm run eval` works where no evaluation data lie, shows goals and differences, and refuses groups of rules that are none.

import { execFile } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { afterAll, beforeAll, expect, test } from "vitest";

const run = promisify(execFile);
const ROOT = fileURLToPath(new URL("../..", import.meta.url));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-eval-test-"));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function evaluate(...options: readonly string[]): Promise<string> {
  const { stdout } = await run(process.execPath, ["scripts/eval.js", ...options], {
    cwd: ROOT,
    env: { ...process.env, PARLEY_EVAL: join(folder, "absent") },
  });
  return stdout;
}

test("without data each is skipped with a word, and the samples are timed", async () => {
  const saved = join(folder, "run.json");
  const out = await evaluate("--json", saved);
  for (const name of ["polnear-dev", "enb-positions", "plover", "seed article"])
    expect(out).toMatch(new RegExp(`${name}.*: skipped, there is no `));
  expect(out).toMatch(/articles of 4\.6 kB a CPU-second +\d+(?:\.\d)? +≥ 150 +(?:yes|NO)/);

  const run: { rows: { id: string; value: number }[] } = JSON.parse(readFileSync(saved, "utf8"));
  expect(run.rows.map(({ id }) => id)).toEqual(["speed.articles", "speed.memory", "speed.start"]);
  const rows = run.rows.map((one) => ({ ...one, value: one.value + 100_000 }));
  writeFileSync(saved, JSON.stringify({ rows }));
  expect(await evaluate("--baseline", saved, "--only", "speed")).toMatch(/ -(?:9\d{4}|100\d{3})/);
});

test("the help names every option", async () => {
  const out = await evaluate("--help");
  for (const option of ["details", "errors", "json", "baseline", "without", "ablate", "curve", "only"])
    expect(out).toContain(`--${option}`);
});
