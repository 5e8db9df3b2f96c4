// npm run bench:origins: how many texts a new one is compared with, how long that takes, and what is found, among a
// million stored fingerprints.
//
//   npm run bench:origins -- [--count 1000000]

import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { fingerprint, fromBytes, SAME_ORIGIN, similarity, toBytes } from "../src/ingest/fingerprint.ts";
import { type OpenDatabase, openDatabase } from "../src/store/database.ts";
import { migrate } from "../src/store/migrate.ts";
import { findAlike } from "../src/store/origins.ts";

import { startCluster, withClient } from "./data/cluster.ts";
import { copyInto } from "./data/copy.ts";
import { type Random, random } from "./data/random.ts";
import { phrase, word } from "./data/words.ts";

const { values } = parseArgs({ options: { count: { type: "string", default: "1000000" } } });
const COUNT = Number(values.count);

const WORDS = 200;
/** One text in five ends with the same lines as many others, as those of one outlet do. */
const CLOSINGS = Array.from({ length: 50 }, (_, n) => phrase(random(7, n), 30));
const STORED = 20_000;
const LOOK_UPS = 200;
/** Shares of words that are replaced in a copy. */
const CHANGED = [0, 0.01, 0.03, 0.05, 0.08, 0.12, 0.16, 0.2, 0.3] as const;

/** Shares that are cut from the end. */
const CUT = [0.2, 0.4, 0.5, 0.6] as const;

function textOf(index: number): string {
  const chance = random(index, 3);
  const text = phrase(chance, WORDS);
  return index % 5 === 0 ? `${text} ${CLOSINGS[chance.below(CLOSINGS.length)]}` : text;
}

/** The text with a share of its words replaced, each by itself. */
function changedText(text: string, share: number, chance: Random): string {
  return text
    .split(" ")
    .map((one) => (chance.below(10_000) < share * 10_000 ? word(chance) : one))
    .join(" ");
}

function shingles(text: string): ReadonlySet<string> {
  const words = text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return new Set(words.slice(2).map((_, at) => words.slice(at, at + 3).join(" ")));
}

function jaccard(a: string, b: string): number {
  const [x, y] = [shingles(a), shingles(b)];
  const shared = [...x].filter((one) => y.has(one)).length;
  return shared / (x.size + y.size - shared);
}

const keyOf = (table: number, index: number) =>
  `00000000-0000-7000-8${String(table).padStart(3, "0")}-${index.toString(16).padStart(12, "0")}`;
const key = (table: number) =>
  `('00000000-0000-7000-8${String(table).padStart(3, "0")}-' || lpad(to_hex(n), 12, '0'))::uuid`;

async function fill(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("set session_replication_role = replica");
    await client.query(`insert into source (id, name) values ('${keyOf(1, 1)}', 'Wire')`);
    for (const statement of [
      `insert into origin (id) select ${key(10)} from generate_series(1, ${COUNT}) n`,
      `insert into article (id, source_id, origin_id, language, title, published_at, current_version_id) select ${key(5)}, '${keyOf(1, 1)}', ${key(10)}, 'en', 'T', timestamptz '2022-01-01' + n * interval '1 minute', ${key(6)} from generate_series(1, ${COUNT}) n`,
      `insert into article_version (id, article_id, number, title, published_at, language, text, sha256, recorder) select ${key(6)}, ${key(5)}, 1, 'T', timestamptz '2022-01-01' + n * interval '1 minute', 'en', '.', n::text, 'bench' from generate_series(1, ${COUNT}) n`,
      "alter table fingerprint_band drop constraint fingerprint_band_band_hash_article_version_id_pk",
    ])
      await client.query(statement);
    for (let first = 1; first <= COUNT; first += STORED) {
      const [signatures, bands]: [string[], string[]] = [[], []];
      for (let index = first; index < Math.min(first + STORED, COUNT + 1); index++) {
        const made = fingerprint(textOf(index));
        const version = keyOf(6, index);
        signatures.push(`${version}\t\\\\x${Buffer.from(toBytes(made.signature)).toString("hex")}\n`);
        bands.push(made.bands.map((hash, band) => `${band}\t${hash}\t${version}\n`).join(""));
      }
      await copyInto(client, "fingerprint", ["article_version_id", "signature"], signatures);
      await copyInto(client, "fingerprint_band", ["band", "hash", "article_version_id"], bands);
      if ((first - 1) % (10 * STORED) === 0) console.log(`${first - 1 + STORED} fingerprints`);
    }
    await client.query("alter table fingerprint_band add primary key (band, hash, article_version_id)");
    await client.query("analyze");
    const size = await client.query<{ size: string }>(
      "select pg_size_pretty(pg_total_relation_size('fingerprint_band') + pg_total_relation_size('fingerprint')) as size",
    );
    console.log(`${COUNT} fingerprints take ${size.rows[0]?.size}`);
  });
}

interface Look {
  readonly compared: number;
  readonly milliseconds: number;
  /** The origin that would be given; null for a new one. */
  readonly origin: string | null;
}

async function look({ db }: OpenDatabase, text: string): Promise<Look> {
  const made = fingerprint(text);
  const started = performance.now();
  const [alike = []] = await findAlike(db, [made.bands]);
  const milliseconds = performance.now() - started;
  const [best] = alike
    .map(({ originId, signature }) => ({ originId, score: similarity(made.signature, fromBytes(signature)) }))
    .toSorted((a, b) => b.score - a.score);
  return {
    compared: alike.length,
    milliseconds,
    origin: best !== undefined && best.score >= SAME_ORIGIN ? best.originId : null,
  };
}

/** Whether an origin was given rightly: made texts may be alike by chance, and then they are. */
function isRight(origin: string | null, text: string): boolean {
  return origin !== null && jaccard(textOf(Number.parseInt(origin.slice(-12), 16)), text) >= ALIKE;
}

/** The estimate of a likeness is off by 0.04 as a rule. */
const ALIKE = SAME_ORIGIN - 0.1;

const quantile = (list: readonly number[], share: number) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(share * list.length))] ?? 0;
const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;

async function measure(database: OpenDatabase): Promise<void> {
  const started = performance.now();
  for (let n = 0; n < LOOK_UPS; n++) fingerprint(textOf(COUNT + 1 + n));
  console.log(`fingerprint of ${WORDS} words: ${((performance.now() - started) / LOOK_UPS).toFixed(2)} ms`);
  const report = (name: string, looks: readonly Look[], found: string) =>
    console.log(
      `${name.padEnd(34)} compared: mean ${mean(looks.map((one) => one.compared)).toFixed(2)}, most ${Math.max(...looks.map((one) => one.compared))}; ` +
        `ms: p50 ${quantile(
          looks.map((one) => one.milliseconds),
          0.5,
        ).toFixed(2)}, p95 ${quantile(
          looks.map((one) => one.milliseconds),
          0.95,
        ).toFixed(2)}; ${found}`,
    );
  const strangers: Look[] = [];
  let right = 0;
  for (let n = 0; n < LOOK_UPS; n++) {
    const text = textOf(COUNT + 1 + n);
    const one = await look(database, text);
    strangers.push(one);
    if (isRight(one.origin, text)) right++;
  }
  report(
    "new texts",
    strangers,
    `given a known origin: ${strangers.filter((one) => one.origin !== null).length}, of texts that are alike by chance: ${right}`,
  );
  const copies: readonly (readonly [string, (text: string, chance: Random) => string])[] = [
    ...CHANGED.map(
      (share) =>
        [
          `${(100 * share).toFixed(0)} % changed`,
          (text: string, chance: Random) => changedText(text, share, chance),
        ] as const,
    ),
    ...CUT.map(
      (share) =>
        [
          `last ${(100 * share).toFixed(0)} % cut`,
          (text: string) =>
            text
              .split(" ")
              .slice(0, Math.round((1 - share) * text.split(" ").length))
              .join(" "),
        ] as const,
    ),
  ];
  let given = strangers.filter((one) => one.origin !== null).length;
  for (const [kind, [name, copyOf]] of copies.entries()) {
    const chance = random(11, kind);
    const looks: Look[] = [];
    const alike: number[] = [];
    let found = 0;
    for (let n = 0; n < LOOK_UPS; n++) {
      const index = 1 + chance.below(COUNT);
      const original = textOf(index);
      const copy = copyOf(original, chance);
      alike.push(jaccard(original, copy));
      const one = await look(database, copy);
      looks.push(one);
      if (one.origin !== null) given++;
      if (one.origin === keyOf(10, index)) found++;
      if (isRight(one.origin, copy)) right++;
    }
    report(`${name}, Jaccard ${mean(alike).toFixed(2)}`, looks, `found ${((100 * found) / LOOK_UPS).toFixed(1)} %`);
  }
  console.log(`precision: ${right} of ${given} origins given were right (${((100 * right) / given).toFixed(2)} %)`);
}

const folder = await mkdtemp(join(tmpdir(), "parley-origins-"));
await chmod(folder, 0o755);
const cluster = await startCluster(join(folder, "data"), "loading", () => {});
try {
  await migrate(cluster.url);
  const started = performance.now();
  await fill(cluster.url);
  console.log(`filled in ${((performance.now() - started) / 1_000).toFixed(0)} s`);
  const database = openDatabase({ url: cluster.url, prepared: true, poolSize: 1 });
  await measure(database);
  await database.close();
} finally {
  await cluster.stop();
  await rm(folder, { recursive: true, force: true });
}
