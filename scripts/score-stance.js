// Scores stances on the coded sentences of PLOVER: does the position that holds the marked event words have the right stance?
//
//   node scripts/score-stance.js RECORDS.json [PREDICTIONS.ndjson] [--errors] [--json]
//
// RECORDS.json: list of { id, event, eventText, text, textInfo: { markup } }. PREDICTIONS: what `parley extract` prints for one file
// `<id>.txt` a record; without them the built extractor reads each text. A prediction of another text ends with status 2.
//
// PLOVER codes deeds of states, Parley what they want, so only the eight categories in which somebody takes a stand are
// asked; for the others (aid, assault, consult, …) no position at the event words is right, told apart as "silent".
// The mapping, first the stance that names the class, then what is accepted as well:
//   AGREE     ACCEPTS; COMMITS, OFFERS (to promise, to be willing), SUPPORTS (agreed with, will support)
//   CONCEDE   ACCEPTS; COMMITS, OFFERS, WITHDRAWS (lifts what it had imposed)
//   SUPPORT   SUPPORTS; ACCEPTS (signs, recognises)
//   DEMAND    DEMANDS
//   REJECT    REJECTS; OPPOSES
//   DISAPPROVE, PROTEST   OPPOSES; REJECTS, and DEMANDS where the sentence says what is protested for
//   THREATEN  OPPOSES; REJECTS, and DEMANDS where "unless" says what is wanted; never COMMITS: a threat is no promise
// "strict" counts the first stance alone. Alternatives that were thought of: RETREAT as WITHDRAWS (its sentences tell of
// troops and posts, not of positions: left out), SUPPORT as DEMANDS ("urged others to support": left out).
//
// A record's prediction is the position whose evidence covers most of the event words, at least half of them; none is
// wrong. Accuracy is the share of right ones. Macro-F1 is over the classes ACCEPTS, SUPPORTS, DEMANDS, REJECTS, OPPOSES:
// an accepted stance counts as the record's class, any other as its own (COMMITS, OFFERS and WITHDRAWS as ACCEPTS).
// `halves` are the records in turn, to see whether what helps one half helps the other.

import { existsSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";

/** Accepted stances by category, the class first. */
export const STANCES = {
  AGREE: ["ACCEPTS", "COMMITS", "OFFERS", "SUPPORTS"],
  CONCEDE: ["ACCEPTS", "COMMITS", "OFFERS", "WITHDRAWS"],
  SUPPORT: ["SUPPORTS", "ACCEPTS"],
  DEMAND: ["DEMANDS"],
  REJECT: ["REJECTS", "OPPOSES"],
  DISAPPROVE: ["OPPOSES", "REJECTS", "DEMANDS"],
  PROTEST: ["OPPOSES", "REJECTS", "DEMANDS"],
  THREATEN: ["OPPOSES", "REJECTS", "DEMANDS"],
};
const CLASSES = ["ACCEPTS", "SUPPORTS", "DEMANDS", "REJECTS", "OPPOSES"];
const AS_CLASS = { COMMITS: "ACCEPTS", OFFERS: "ACCEPTS", WITHDRAWS: "ACCEPTS" };

class InputError extends Error {}

/** Code-point spans of the words in `(EVT: …)`, found in the text in order; without markup, of the words of `eventText`. */
export function eventSpans(record) {
  const characters = Array.from(record.text);
  const words = (record.eventText ?? "").split(/\s+/).map((word) => `(EVT: ${word})`);
  const markup = record.textInfo?.markup ?? words.join(" ");
  const spans = [];
  let from = 0;
  for (const match of markup.matchAll(/\((EVT|SRC|TAR|SRC\/TAR|LOC):\s*([^():]*)\)/g)) {
    const marked = Array.from(match[2].trim());
    const at = indexOf(characters, marked, from);
    if (at === -1) continue;
    from = at;
    if (match[1] === "EVT") {
      spans.push({ start: at, end: at + marked.length });
      from = at + marked.length;
    }
  }
  return spans;
}

function indexOf(characters, words, from) {
  for (let at = from; at + words.length <= characters.length; at++) {
    if (words.every((character, index) => characters[at + index] === character)) return at;
  }
  return -1;
}

/** Places where words start inside the spans. */
function wordStarts(text, spans) {
  const characters = Array.from(text);
  const starts = new Set();
  for (const { start, end } of spans) {
    for (let at = start; at < end; at++) {
      const opens = /[\p{L}\p{N}]/u.test(characters[at] ?? "") && !/[\p{L}\p{N}]/u.test(characters[at - 1] ?? " ");
      if (opens) starts.add(at);
    }
  }
  return starts;
}

/** The position at the event words of one record, or null. */
function positionAt(record, reading) {
  const marked = wordStarts(record.text, eventSpans(record));
  let best = null;
  for (const position of reading.positions) {
    const covered = [...wordStarts(record.text, position.evidence)].filter((at) => marked.has(at)).length;
    if (covered * 2 < marked.size || covered === 0) continue;
    if (best === null || covered > best.covered) best = { position, covered };
  }
  return best === null ? null : best.position;
}

const percent = (part, whole) => (whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10);

/** Scores all records; `readingOf(record)` gives what was read, or undefined when there is no prediction. */
export function scoreStance(records, readingOf) {
  const outcomes = [];
  const silence = { silent: 0, of: 0 };
  const errors = [];
  for (const record of records) {
    const reading = readingOf(record);
    const position = reading === undefined ? null : positionAt(record, reading);
    const accepted = STANCES[record.event];
    if (accepted === undefined) {
      silence.of++;
      if (position === null) silence.silent++;
      else errors.push(`extra | ${record.event} | ${position.stance} | ${record.text}`);
      continue;
    }
    const stance = position?.stance ?? null;
    const right = accepted.includes(stance);
    outcomes.push({ event: record.event, gold: accepted[0], stance, right });
    if (!right)
      errors.push(`wrong | ${record.event} | ${stance ?? "no position"} | ${record.textInfo?.markup ?? record.text}`);
  }
  const predictedClass = (one) => (one.right ? one.gold : (AS_CLASS[one.stance] ?? one.stance));
  const f1 = CLASSES.filter((name) => outcomes.some((one) => one.gold === name)).map((name) => {
    const gold = outcomes.filter((one) => one.gold === name).length;
    const predicted = outcomes.filter((one) => predictedClass(one) === name).length;
    const both = outcomes.filter((one) => one.gold === name && one.right).length;
    return { name, f1: percent(2 * both, gold + predicted) };
  });
  const share = (some) => percent(some.filter((one) => one.right).length, some.length);
  const events = Object.keys(STANCES).map((event) => {
    const of = outcomes.filter((one) => one.event === event);
    return { event, right: of.filter((one) => one.right).length, of: of.length };
  });
  return {
    scorer: "stance",
    records: outcomes.length,
    accuracy: share(outcomes),
    strict: percent(outcomes.filter((one) => one.stance === one.gold).length, outcomes.length),
    macroF1: f1.length === 0 ? 0 : Math.round((10 * f1.reduce((sum, one) => sum + one.f1, 0)) / f1.length) / 10,
    classes: Object.fromEntries(f1.map(({ name, f1: value }) => [name, value])),
    halves: [0, 1].map((half) => share(outcomes.filter((_, index) => index % 2 === half))),
    events,
    outOfScope: silence,
    errors,
  };
}

function print(result, withErrors) {
  const lines = [
    `${result.records} records with a stance`,
    `accuracy ${result.accuracy}, macro-F1 ${result.macroF1}, strict ${result.strict}, halves ${result.halves.join(" and ")}`,
    `F1 ${Object.entries(result.classes)
      .map(([name, value]) => `${name} ${value}`)
      .join(", ")}`,
    `right ${result.events.map(({ event, right, of }) => `${event} ${right}/${of}`).join(", ")}`,
    `deeds without a position: ${result.outOfScope.silent} of ${result.outOfScope.of}`,
  ];
  return [...lines, ...(withErrors ? ["", ...result.errors] : [])].join("\n");
}

function readPredictions(path) {
  const byFile = new Map();
  for (const line of readFileSync(path, "utf8").split("\n")) {
    if (line.trim() === "") continue;
    const prediction = JSON.parse(line);
    byFile.set(basename(prediction.file), prediction);
  }
  return (record) => {
    const prediction = byFile.get(`${record.id}.txt`);
    if (prediction !== undefined && prediction.text !== record.text)
      throw new InputError(`${record.id}: the prediction is of another text`);
    return prediction;
  };
}

async function readWithBuilt() {
  const built = new URL("../dist/extract/index.js", import.meta.url);
  if (!existsSync(built)) throw new InputError("nothing is built: run `npm run build`, or give PREDICTIONS.ndjson");
  const { readText } = await import(built.href);
  return (record) => readText({ text: record.text, published: "2000-01-01", language: "en" });
}

async function main() {
  const options = new Set(process.argv.slice(2).filter((argument) => argument.startsWith("--")));
  const [recordsFile, predictionsFile] = process.argv.slice(2).filter((argument) => !argument.startsWith("--"));
  if (recordsFile === undefined) {
    throw new InputError("usage: node scripts/score-stance.js RECORDS.json [PREDICTIONS.ndjson] [--errors] [--json]");
  }
  const records = JSON.parse(readFileSync(recordsFile, "utf8"));
  const readingOf = predictionsFile === undefined ? await readWithBuilt() : readPredictions(predictionsFile);
  const { errors, ...figures } = scoreStance(records, readingOf);
  const result = options.has("--errors") ? { ...figures, errors } : figures;
  console.log(options.has("--json") ? JSON.stringify(result) : print({ ...figures, errors }, options.has("--errors")));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  try {
    await main();
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    console.error(error.message);
    process.exitCode = 2;
  }
}
