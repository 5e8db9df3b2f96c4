// npm run bench:digest: time and memory of a digest over a window of 10, 1,000 and 100,000 positions, each scale in a
// process of its own over one embedded PostgreSQL.

import { spawnSync } from "node:child_process";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { composeDigest } from "../src/digest/index.ts";
import { openDatabase } from "../src/store/database.ts";
import { migrate } from "../src/store/migrate.ts";

import { startCluster, withClient } from "./data/cluster.ts";

const SCALES = [10, 1_000, 100_000] as const;
const ROUNDS = 10;
const WINDOW = { since: new Date("2024-02-01T00:00:00Z"), until: new Date("2024-02-29T00:00:00Z") };

const table = (n: number) => `00000000-0000-7000-8${String(n).padStart(3, "0")}-`;
const key = (n: number, value: string) => `('${table(n)}' || lpad(to_hex((${value})::int), 12, '0'))::uuid`;
const negotiationOf = (scale: number) => `${table(3)}${scale.toString(16).padStart(12, "0")}`;

/** A negotiation with so many positions, five an article, of 40 holders on 30 issues over 28 days. */
function statementsFor(scale: number): readonly string[] {
  const articles = Math.max(1, scale / 5);
  // Rows of each scale have numbers of their own.
  const at = (value: string) => `(${scale} * 2 + ${value})`;
  const day = "(date '2024-02-01' + (n % 28))";
  return [
    `insert into negotiation (id, name, slug, kind, status, last_activity_at) values ('${negotiationOf(scale)}', 'Talks of ${scale}', 'talks-${scale}', 'TRADE', 'ONGOING', '2024-02-28')`,
    `insert into issue (id, negotiation_id, slug, name) select ${key(4, at("n"))}, '${negotiationOf(scale)}', 'issue-' || n, 'Tariffs on goods ' || n from generate_series(1, 30) n`,
    `insert into origin (id) select ${key(10, at("n"))} from generate_series(1, ${articles}) n`,
    `insert into article (id, source_id, origin_id, language, title, published_at, current_version_id)
       select ${key(5, at("n"))}, '${table(1)}000000000001', ${key(10, at("n"))}, 'en', 'Report ' || n, ${day} + time '12:00', ${key(6, at("n"))} from generate_series(1, ${articles}) n`,
    `insert into article_version (id, article_id, number, title, published_at, language, text, sha256, recorder)
       select ${key(6, at("n"))}, ${key(5, at("n"))}, 1, 'Report ' || n, ${day} + time '12:00', 'en',
              'Delegation demands a lower tariff on steel and rejects the quota on grain, the minister said.', md5('${scale}' || n), 'bench' from generate_series(1, ${articles}) n`,
    `insert into negotiation_article (negotiation_id, article_id, published_at, linked_by)
       select '${negotiationOf(scale)}', ${key(5, at("n"))}, ${day} + time '12:00', 'bench' from generate_series(1, ${articles}) n`,
    `insert into claim (id, kind, negotiation_id, article_version_id, review, confidence, recorder_kind, recorder)
       select ${key(7, at("n"))}, 'POSITION', '${negotiationOf(scale)}', ${key(6, at(`1 + n % ${articles}`))}, 'EXTRACTED', 0.9, 'EXTRACTOR', 'bench' from generate_series(1, ${scale}) n`,
    `insert into evidence_segment (claim_id, ordinal, article_version_id, start_offset, end_offset, exact)
       select id, 0, article_version_id, 0, 44, 'Delegation demands a lower tariff on steel a' from claim where negotiation_id = '${negotiationOf(scale)}'`,
    `insert into position (claim_id, negotiation_id, holder_id, issue_id, stance, strength, summary, stated_earliest, stated_latest)
       select ${key(7, at("n"))}, '${negotiationOf(scale)}', ${key(2, "1 + (n * 7) % 40")}, ${key(4, at("1 + (n * 11) % 30"))},
              (array['DEMANDS', 'SUPPORTS', 'REJECTS', 'OFFERS', 'OPPOSES'])[1 + n % 5], 'FIRM', 'demands a lower tariff on steel', ${day}, ${day} from generate_series(1, ${scale}) n`,
    `insert into condition (id, position_id, ordinal, kind, text)
       select ${key(8, at("n"))}, ${key(7, at("n"))}, 0, 'PRECONDITION', 'once Delegation ' || (1 + n % 40) || ' lifts its quota' from generate_series(1, ${scale}) n where n % 9 = 0`,
  ];
}

async function fill(url: string): Promise<void> {
  await withClient(url, async (client) => {
    await client.query("set session_replication_role = replica; set statement_timeout = 0");
    await client.query(`insert into source (id, name) values ('${table(1)}000000000001', 'Wire')`);
    await client.query(
      `insert into actor (id, kind, name, surviving_id) select ${key(2, "n")}, 'STATE', 'Delegation ' || n, ${key(2, "n")} from generate_series(1, 40) n`,
    );
    await client.query(
      `insert into actor_name (id, actor_id, text, key, kind) select ${key(9, "n")}, ${key(2, "n")}, 'Delegation ' || n, 'delegation ' || n, 'OFFICIAL' from generate_series(1, 40) n`,
    );
    for (const statement of SCALES.flatMap(statementsFor)) await client.query(statement);
    await client.query("vacuum (analyze)");
  });
}

/** One scale in this process: the first digest, the median of ten more, the most memory that was held. */
async function measure(url: string, scale: number): Promise<void> {
  const database = openDatabase({ url, prepared: true, poolSize: 8 });
  const scope = { negotiations: [negotiationOf(scale)], actors: [], issues: [], sources: [], languages: [] };
  const before = process.memoryUsage().rss;
  const times: number[] = [];
  let [items, considered] = [0, 0];
  for (let round = 0; round <= ROUNDS; round++) {
    const started = performance.now();
    const document = await composeDigest(database.db, { scope, window: WINDOW, timeZone: "UTC" });
    times.push(performance.now() - started);
    items = document.sections.reduce((sum, section) => sum + section.items.length, 0);
    considered = document.coverage.claimsConsidered;
  }
  await database.close();
  const [first = 0, ...rest] = times;
  const sorted = rest.toSorted((a, b) => a - b);
  const most = process.resourceUsage().maxRSS / 1_024;
  console.log(
    `${scale.toLocaleString("en").padStart(7)} positions: first ${first.toFixed(0)} ms, then median ${(sorted[ROUNDS / 2] ?? 0).toFixed(0)} ms, slowest ${(sorted.at(-1) ?? 0).toFixed(0)} ms; ` +
      `memory ${(before / 1_048_576).toFixed(0)} MB before, ${most.toFixed(0)} MB at most; ${considered.toLocaleString("en")} claims considered, ${items} entries`,
  );
}

const [url, scale] = process.argv.slice(2);
if (url !== undefined && scale !== undefined) await measure(url, Number(scale));
else {
  const folder = await mkdtemp(join(tmpdir(), "parley-digest-"));
  await chmod(folder, 0o755);
  const cluster = await startCluster(join(folder, "data"), "loading", () => {});
  try {
    await migrate(cluster.url);
    await fill(cluster.url);
    for (const one of SCALES)
      spawnSync(process.execPath, [...process.execArgv, fileURLToPath(import.meta.url), cluster.url, String(one)], {
        stdio: "inherit",
      });
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
