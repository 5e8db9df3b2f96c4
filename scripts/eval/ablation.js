// Leaves groups of rules out one by one and tells what each brings: the loss per layer, the most useful first.

import { readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

import { rowsOf, score } from "./score.js";
import { aligned } from "./table.js";

const built = new URL("../../dist/extract/index.js", import.meta.url);

/** Reads in this process, which saves a start for each group; the same as `parley extract` prints. */
function extractHere(readText, suite, files, scratch, without) {
  const lines = files.map(({ name, text }) =>
    JSON.stringify({ file: name, ...readText({ text, published: suite.published, language: "en" }, without) }),
  );
  const path = join(scratch, `${suite.id}.ndjson`);
  writeFileSync(path, lines.join("\n"));
  return path;
}

/** Prints, for every group of rules, what is lost without it. Takes some seconds a group. */
export async function ablate(suites, scratch, print) {
  const { readText, RULE_GROUPS } = await import(built.href);
  const loaded = suites.map((suite) => ({
    suite,
    files: suite.texts().map((path) => ({ name: basename(path), text: readFileSync(path, "utf8") })),
  }));
  const run = (without) =>
    loaded.flatMap(({ suite, files }) =>
      rowsOf(suite, score(suite, extractHere(readText, suite, files, scratch, without))),
    );
  const whole = run([]);
  const lost = [];
  for (const group of Object.keys(RULE_GROUPS)) {
    const values = new Map(run([group]).map((one) => [one.id, one.value]));
    const changes = whole.flatMap((one) => {
      const before = one.value;
      const after = values.get(one.id);
      if (before === null || after === null || after === undefined || before === after) return [];
      const loss = Math.round((one.atMost ? after - before : before - after) * 10) / 10;
      return [{ id: one.id, loss }];
    });
    lost.push({ group, changes, sum: changes.reduce((sum, { loss }) => sum + loss, 0) });
    print(`${group} …`);
  }
  return lost.toSorted((a, b) => b.sum - a.sum);
}

/** Lines: group, what is lost in sum, and each number that changes; negative losses are gains without the group. */
export function ablationTable(lost) {
  const cells = lost.map(({ group, changes, sum }) => [
    group,
    changes.length === 0 ? "nothing" : String(Math.round(sum * 10) / 10),
    changes
      .toSorted((a, b) => Math.abs(b.loss) - Math.abs(a.loss))
      .map(({ id, loss }) => `${id} ${loss > 0 ? "−" : "+"}${Math.abs(loss)}`)
      .join(", "),
  ]);
  return aligned([["left out", "loss", "numbers that change"], ...cells], new Set([1]));
}
