// What is scored: texts, their day, the scorer, and which of its numbers stand in the table beside which goal.

import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";

/**
 * One number of the table. `value(result)` takes it out of the scorer's JSON; null when it is not there. `atMost` turns
 * the goal round. `of(result)` is the whole of a count.
 */
const row = (id, layer, what, goal, value, more = {}) => ({ id, layer, what, goal, value, ...more });

const share = (layer, name) => ({
  value: (result) => result.layers[layer].shares[name]?.right ?? null,
  of: (result) => result.layers[layer].shares[name]?.of ?? null,
});
const shareRow = (id, layer, name, what, goal) => {
  const { value, of } = share(layer, name);
  return row(id, layer, what, goal, value, { of });
};
const foundRow = (id, layer, what, goal) =>
  row(id, layer, what, goal, ({ layers }) => Math.round((layers[layer].gold * layers[layer].recall) / 100), {
    of: ({ layers }) => layers[layer].gold,
  });

const QUOTES = [
  row("speech-overlap", "speech acts", "content overlap F1", 91, ({ subsets }) => subsets.SPEECH.overlap.f1),
  row("speech-exact", "speech acts", "content exact F1", 78, ({ subsets }) => subsets.SPEECH.exact.f1),
  row("speech-speaker", "speech acts", "content + speaker F1", 86, ({ subsets }) => subsets.SPEECH.speaker.f1),
  row("direct-speaker", "direct", "content + speaker F1", 90, ({ subsets }) => subsets.DIRECT.speaker.f1),
  row("indirect-speaker", "indirect", "content + speaker F1", null, ({ subsets }) => subsets.INDIRECT.speaker.f1),
];

const POSITIONS = [
  row("holder", "positions", "evidence + holder F1", 85, ({ holder }) => holder.f1),
  row("triple", "positions", "… + stance F1", 75, ({ triple }) => triple.f1),
];

const STANCE = [
  row("accuracy", "stance", "accuracy", 80, ({ accuracy }) => accuracy),
  row("macro", "stance", "macro-F1", null, ({ macroF1 }) => macroF1),
];

const extras = (layer) => (result) => {
  const { predicted, precision } = result.layers[layer];
  return predicted - Math.round((predicted * (precision ?? 100)) / 100);
};

const SEED = [
  shareRow("statements", "statements", "tier 1", "must-have found", 32),
  shareRow("statement-speakers", "statements", "tier 1 speaker", "must-have with speaker", 32),
  row("statement-extras", "statements", "extras", 4, extras("statements"), { atMost: true }),
  row(
    "statement-f1",
    "statements",
    "exact + speaker F1",
    null,
    ({ layers }) => layers.statements.fields["exact+speaker"].f1,
  ),
  shareRow("addressees", "statements", "addressee", "addressees", null),
  foundRow("unnamed", "unnamed sources", "found", 3),
  shareRow("reasons", "unnamed sources", "reason", "why unnamed", null),
  shareRow("positions", "positions", "tier 1 triple", "must-have, holder, stance", 19),
  shareRow("conditions", "positions", "condition", "conditions", null),
  row("position-extras", "positions", "extras", null, extras("positions"), { atMost: true }),
  shareRow("figures", "figures", "tier 1 all", "must-have, all fields", 12),
  row(
    "dates",
    "dates",
    "with value",
    17,
    ({ layers: { dates } }) => Math.round((dates.gold * dates.fields.value.recall) / 100),
    {
      of: ({ layers }) => layers.dates.gold,
    },
  ),
  foundRow("actors", "named actors", "found", 23),
  shareRow("described", "described actors", "tier 1", "must-have found", null),
  shareRow("described-others", "described actors", "tier 2", "others found", null),
  row("mentions", "named mentions", "F1", 95, ({ layers }) => layers["named mentions"].f1),
  row("events", "events", "recall", null, ({ layers }) => layers.events.recall),
  row("roles", "negotiation", "role F1", 100, ({ layers }) => layers.negotiation.fields.role.f1),
  shareRow("venue", "negotiation", "venue", "venue", 1),
  shareRow("presence", "negotiation", "presence", "presence", 3),
  shareRow("via", "negotiation", "via", "via", 1),
  row("forbidden", "all layers", "forbidden emissions", 0, ({ forbidden }) => forbidden.length, { atMost: true }),
];

const textsIn = (folder) => () =>
  readdirSync(folder)
    .filter((name) => name.endsWith(".txt"))
    .toSorted()
    .map((name) => join(folder, name));

/** The suites for the data in `shared`; `scratch` is a folder for texts that stand in one file of records. */
export function suitesOf(shared, scratch) {
  const data = (...parts) => join(shared, "data", ...parts);
  const scorer = (name) => join(shared, "eval", name);
  const seed = (id, published) => ({
    id,
    name: `seed article, published ${published}`,
    needs: [data("seed", "article.txt"), data("seed", "gold.json"), scorer("score-seed.mjs")],
    texts: () => [data("seed", "article.txt")],
    published,
    score: [scorer("score-seed.mjs"), data("seed", "gold.json")],
    rows: SEED,
  });
  const records = data("plover", "records.json");
  return [
    {
      id: "polnear",
      name: "polnear-dev",
      needs: [data("polnear-dev", "text"), scorer("score-quotes.mjs")],
      texts: textsIn(data("polnear-dev", "text")),
      published: "2016-10-01",
      score: [scorer("score-quotes.mjs"), data("polnear-dev")],
      rows: QUOTES,
    },
    {
      id: "enb",
      name: "enb-positions",
      needs: [data("enb-positions", "text"), data("enb-positions", "gold"), scorer("score-positions.mjs")],
      texts: textsIn(data("enb-positions", "text")),
      published: "2008-08-21",
      score: [scorer("score-positions.mjs"), data("enb-positions", "gold")],
      rows: POSITIONS,
    },
    {
      id: "plover",
      name: "plover",
      needs: [records],
      texts: () => recordTexts(records, join(scratch, "plover")),
      published: "2000-01-01",
      score: ["scripts/score-stance.js", records],
      rows: STANCE,
    },
    seed("seed-13", "2024-02-13"),
    seed("seed-14", "2024-02-14"),
  ];
}

/** One file a record, because `parley extract` reads files. */
function recordTexts(records, folder) {
  mkdirSync(folder, { recursive: true });
  return JSON.parse(readFileSync(records, "utf8")).map(({ id, text }) => {
    const path = join(folder, `${basename(String(id))}.txt`);
    writeFileSync(path, text);
    return path;
  });
}

/** What is missing for a suite; null when it can run. */
export function missing(suite) {
  return suite.needs.find((path) => !existsSync(path)) ?? null;
}
