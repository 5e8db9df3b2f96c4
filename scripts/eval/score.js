// Reads the texts of a suite as a user would, with `parley extract`, and asks its scorer.

import { execFileSync, spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

/** Largest output that is taken from a child, in bytes. */
const MOST = 1 << 30;

/** Reads the texts of a suite into an NDJSON file in `scratch`; returns its path. `without`: groups of rules to leave out. */
export function extract(suite, scratch, without) {
  const path = join(scratch, `${suite.id}.ndjson`);
  const options = ["--language", "en", "--published", suite.published];
  if (without.length > 0) options.push("--without", without.join(","));
  const output = execFileSync(process.execPath, ["bin/parley.js", "extract", ...options, ...suite.texts()], {
    maxBuffer: MOST,
  });
  writeFileSync(path, output);
  return path;
}

/** What the scorer of a suite says of predictions, as an object. */
export function score(suite, predictions) {
  return JSON.parse(ask(suite, predictions, ["--json"]));
}

/** The scorer's own table, and with `errors` every miss, extra and wrong field. */
export function details(suite, predictions, errors) {
  return ask(suite, predictions, errors ? ["--errors"] : []);
}

function ask(suite, predictions, options) {
  const scored = spawnSync(process.execPath, [...suite.score, predictions, ...options], {
    encoding: "utf8",
    maxBuffer: MOST,
  });
  if (scored.status !== 0) throw new Error(`${suite.score[0]} ends with ${scored.status}: ${scored.stderr}`);
  return scored.stdout;
}

/** The rows of a suite with their values: id, layer, what, goal, value, of, atMost. */
export function rowsOf(suite, result) {
  return suite.rows.map(({ id, layer, what, goal, value, of, atMost }) => ({
    id: `${suite.id}.${id}`,
    suite: suite.name,
    layer,
    what,
    goal,
    value: value(result),
    of: of?.(result) ?? null,
    atMost: atMost ?? false,
  }));
}
