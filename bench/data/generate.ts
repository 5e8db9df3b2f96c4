// Makes the data of a scale once: migrated by the project's own migrations, filled by COPY in batches of articles, each
// batch a transaction that is remembered, so that a stopped run goes on where it was.

import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";

import { normaliseName } from "../../src/domain/names.ts";
import { TAXONOMY } from "../../src/extract/index.ts";
import { migrate } from "../../src/store/migrate.ts";
import { ensureTaxonomy } from "../../src/store/issues.ts";
import { refreshParticipations } from "../../src/store/participations.ts";
import { articleWriter } from "./articles.ts";
import { type Cluster, folderOf, startCluster, type Tell, withClient } from "./cluster.ts";
import { copyInto } from "./copy.ts";
import { putBack, takeOff } from "./deferred.ts";
import { random, uuid7 } from "./random.ts";
import { COLUMNS, copyLine, Rows, type Table } from "./rows.ts";
import { FIRST, makeWorld, SCALES, SEED, type World } from "./world.ts";

export type ScaleName = keyof typeof SCALES;

/** Raised when the same seed gives other rows: data of another version is not mixed with it. */
const VERSION = 1;
/** Articles a transaction. */
const BATCH = 2_000;

/** The cluster of a scale with its data in place, serving. Makes what is missing first. */
export async function openData(data: string, scale: ScaleName, tell: Tell): Promise<Cluster> {
  const folder = folderOf(data, scale);
  let cluster = await startCluster(folder, "serving", tell);
  try {
    if (await isWhole(cluster.url, folder)) {
      const applied = await migrate(cluster.url);
      // A rewritten table has no statistics before autovacuum comes by.
      if (applied > 0) await withClient(cluster.url, (client) => client.query("vacuum (analyze)"));
      return cluster;
    }
    await cluster.stop();
    tell(`Making the ${scale} data in ${folder}: ${SCALES[scale].articles.toLocaleString("en")} articles`);
    cluster = await startCluster(folder, "loading", tell);
    await make(cluster.url, scale, tell);
    await cluster.stop();
    cluster = await startCluster(folder, "serving", tell);
    return cluster;
  } catch (error) {
    await cluster.stop();
    throw error;
  }
}

async function isWhole(url: string, folder: string): Promise<boolean> {
  return withClient(url, async (client) => {
    const known = await client.query<{ found: boolean }>("select to_regclass('bench.done') is not null as found");
    if (known.rows[0]?.found !== true) return false;
    const done = await client.query<{ step: string }>("select step from bench.done");
    const steps = new Set(done.rows.map((row) => row.step));
    if (!steps.has(`version ${VERSION}`)) {
      throw new Error(`The data in ${folder} was made by another version of the generator: delete the folder`);
    }
    return steps.has("whole");
  });
}

async function make(url: string, scale: ScaleName, tell: Tell): Promise<void> {
  await migrate(url);
  await withClient(url, async (client) => {
    const once = async (step: string, run: () => Promise<void>) => {
      const found = await client.query("select 1 from bench.done where step = $1", [step]);
      if (found.rowCount !== 0) return;
      const begun = performance.now();
      await run();
      await client.query("insert into bench.done values ($1)", [step]);
      tell(`${step}: ${((performance.now() - begun) / 1_000).toFixed(1)} s`);
    };
    await client.query(
      "create schema if not exists bench; create table if not exists bench.done (step text primary key); set maintenance_work_mem = '1GB'; set statement_timeout = 0",
    );
    await once(`version ${VERSION}`, async () => {});
    await once("taxonomy", () => ensureTaxonomy(drizzle(client), TAXONOMY));
    const taxonomy = TAXONOMY.map(({ slug, name }) => ({ slug, name })).toSorted((a, b) => (a.slug < b.slug ? -1 : 1));
    const world = makeWorld(SCALES[scale], taxonomy);
    await once("keys and indexes off", () => takeOff(client));
    // The check of evidence is a trigger a statement; spans are cut from the text itself, and looked at below.
    await client.query("set session_replication_role = replica");
    await once("world", () => fillWorld(client, world));
    await fillArticles(client, world, tell);
    await client.query("set session_replication_role = origin");
    await once("keys and indexes on", () => putBack(client, tell));
    await once("analyzed", async () => {
      await client.query("vacuum (freeze, analyze)");
    });
    await once("evidence looked at", () => checkEvidence(client));
    await once("participations", () => holdParticipations(client, world));
    await once("vacuumed", async () => {
      await client.query("vacuum (freeze, analyze) current_participation, negotiation");
      await client.query("checkpoint");
    });
    await once("whole", async () => {});
  });
}

async function copy(client: pg.Client, table: Table, lines: readonly string[]): Promise<void> {
  await copyInto(client, table, COLUMNS[table], lines);
}

async function fillWorld(client: pg.Client, world: World): Promise<void> {
  const at = new Date(FIRST).toISOString();
  const chance = random(SEED, 5);
  let ids = 0;
  const id = () => uuid7(chance, FIRST + Math.floor(ids / 4_096), ids++ % 4_096);
  const { sources, actors, negotiations } = world;
  await client.query("begin");
  await client.query("truncate source, actor, actor_name, membership, negotiation cascade");
  const lines = <T>(list: readonly T[], cells: (one: T) => readonly Parameters<typeof copyLine>[0][]) =>
    list.flatMap((one) => cells(one).map(copyLine));
  await copyInto(
    client,
    "source",
    ["id", "name", "kind", "reliability", "recorded_at"],
    lines(sources, (one) => [[one.id, one.name, "NEWSPAPER", one.reliability, at]]),
  );
  await copyInto(
    client,
    "actor",
    ["id", "kind", "name", "surviving_id", "recorded_at"],
    lines(actors, (one) => [[one.id, one.kind, one.name, one.id, at]]),
  );
  await copyInto(
    client,
    "actor_name",
    ["id", "actor_id", "text", "key", "kind"],
    lines(actors, (one) => [
      [id(), one.id, one.name, normaliseName(one.name), "OFFICIAL"],
      [id(), one.id, one.alias, normaliseName(one.alias), "ALIAS"],
    ]),
  );
  await copyInto(
    client,
    "membership",
    ["id", "person_id", "organisation_id", "role", "recorded_at"],
    lines(actors, (one) =>
      one.memberOf.map((number) => [id(), one.id, actors[number]?.id ?? "", "minister", at] as const),
    ),
  );
  await copyInto(
    client,
    "negotiation",
    [
      ...["id", "name", "slug", "kind", "status", "venue", "started_on", "started_earliest", "started_latest"],
      ...["last_activity_at", "recorded_at"],
    ],
    lines(negotiations, (one) => [
      [
        one.id,
        one.name,
        one.slug,
        one.kind,
        one.status,
        one.venue,
        ...["2024-01-01", "2024-01-01", "2024-01-01"],
        at,
        at,
      ],
    ]),
  );
  const parents = await client.query<{ slug: string; id: string }>(
    "select slug, id from issue where negotiation_id is null",
  );
  const parentOf = new Map(parents.rows.map((row) => [row.slug, row.id]));
  await copyInto(
    client,
    "issue",
    ["id", "negotiation_id", "slug", "name", "parent_id", "recorded_at"],
    negotiations.flatMap((negotiation) =>
      lines(negotiation.issues, (one) => [
        [one.id, negotiation.id, one.slug, one.name, parentOf.get(one.slug) ?? null, at],
      ]),
    ),
  );
  await client.query("commit");
}

async function fillArticles(client: pg.Client, world: World, tell: Tell): Promise<void> {
  const write = articleWriter(world);
  const done = await client.query<{ step: string }>("select step from bench.done where step like 'articles %'");
  const known = new Set(done.rows.map((row) => row.step));
  const begun = performance.now();
  for (let from = 0; from < world.scale.articles; from += BATCH) {
    const step = `articles ${from}`;
    if (known.has(step)) continue;
    const rows = new Rows();
    const end = Math.min(from + BATCH, world.scale.articles);
    for (let index = from; index < end; index++) write(index, rows);
    await client.query("begin");
    for (const table of Object.keys(COLUMNS) as Table[]) await copy(client, table, rows.lines.get(table) ?? []);
    await client.query("insert into bench.done values ($1)", [step]);
    await client.query("commit");
    if ((end / BATCH) % 10 === 0 || end === world.scale.articles)
      tell(`${end.toLocaleString("en")} articles after ${((performance.now() - begun) / 1_000).toFixed(0)} s`);
  }
}

/** The rule of the trigger that was off, over a twentieth of the rows. */
async function checkEvidence(client: pg.Client): Promise<void> {
  for (const table of ["evidence_segment", "condition_segment"]) {
    const wrong = await client.query<{ count: number }>(
      `select count(*)::int as count from ${table} s tablesample system (5) left join article_version v on v.id = s.article_version_id
        where substr(v.text, s.start_offset + 1, s.end_offset - s.start_offset) is distinct from s.exact`,
    );
    if (wrong.rows[0]?.count !== 0)
      throw new Error(`${wrong.rows[0]?.count} rows of ${table} do not stand in their text`);
  }
}

/** What `ingest` keeps beside the claims: who takes part now, and when a negotiation was last reported on. */
async function holdParticipations(client: pg.Client, world: World): Promise<void> {
  const db = drizzle(client);
  await client.query("begin");
  for (const negotiation of world.negotiations) await refreshParticipations(db, [negotiation.id]);
  await client.query(
    `update negotiation n set last_activity_at = l.latest
       from (select negotiation_id, max(published_at) as latest from negotiation_article group by 1) l where l.negotiation_id = n.id`,
  );
  await client.query("commit");
}
