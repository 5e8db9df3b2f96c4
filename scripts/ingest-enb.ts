// Takes in all climate-talks reports of the evaluation data twice, and says what was stored, in what time.
//
//   npx tsx scripts/ingest-enb.ts [FOLDER]        the folder with documents.csv and reports/; default ../shared/data/enb

import { existsSync, readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "drizzle-orm";

import { EXTRACTOR, TAXONOMY } from "../src/extract/index.ts";
import { ingestArticle } from "../src/ingest/index.ts";
import { openDatabase } from "../src/store/database.ts";
import { startEmbedded } from "../src/store/embedded.ts";
import { migrate } from "../src/store/migrate.ts";
import { ensureTaxonomy } from "../src/store/negotiations.ts";

const folder = process.argv[2] ?? "../shared/data/enb";
if (!existsSync(join(folder, "documents.csv"))) {
  console.log(`Skipped: there is no evaluation data in ${folder}.`);
  process.exit(0);
}

/** Rows of a CSV file without line breaks inside values. */
function readCsv(path: string): readonly Readonly<Record<string, string>>[] {
  const [head = "", ...lines] = readFileSync(path, "utf8").trim().split("\n");
  const cells = (line: string) =>
    [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell = ""]) =>
      cell.replace(/^"(.*)"$/, "$1").replaceAll('""', '"'),
    );
  const names = cells(head);
  return lines.map((line) => Object.fromEntries(cells(line).map((cell, index) => [names[index] ?? "", cell])));
}

const data = await mkdtemp(join(tmpdir(), "parley-enb-"));
await chmod(data, 0o755);
const server = await startEmbedded({ dataFolder: join(data, "public"), onProgress: () => {} });
try {
  await migrate(server.url);
  const database = openDatabase({ url: server.url, prepared: true, poolSize: 4 });
  await ensureTaxonomy(database.db, TAXONOMY);
  const documents = readCsv(join(folder, "documents.csv"));
  for (const round of [1, 2]) {
    const started = performance.now();
    const outcomes: Record<string, number> = {};
    for (const document of documents) {
      const file = document["file"] ?? document["path"] ?? `${document["id"] ?? ""}.md`;
      const path = [
        join(folder, file),
        join(folder, "reports", file),
        join(folder, "reports", `${document["id"] ?? ""}.md`),
      ].find((candidate) => existsSync(candidate));
      if (path === undefined) continue;
      const text = readFileSync(path, "utf8");
      const date = document["published"] ?? document["date"] ?? "";
      const result = await ingestArticle(
        database.db,
        {
          source: { name: "Earth Negotiations Bulletin" },
          externalId: document["id"] ?? file,
          title: document["title"] ?? file,
          publishedAt: new Date(`${date.slice(0, 10)}T00:00:00Z`),
          text,
          language: "en",
        },
        { now: new Date(), extractor: EXTRACTOR, actor: "evaluation", door: "script" },
      );
      const outcome = result.ok ? result.value.outcome : `refused: ${result.errors[0]?.message}`;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    const seconds = (performance.now() - started) / 1_000;
    const counts = await database.db.execute(
      sql`select (select count(*)::int from article) as articles, (select count(*)::int from article_version) as versions, (select count(*)::int from claim) as claims, (select count(*)::int from position) as positions, (select count(*)::int from statement) as statements, (select count(*)::int from figure) as figures, (select count(*)::int from event) as events, (select count(*)::int from actor) as actors, (select count(*)::int from negotiation) as negotiations, (select count(*)::int from evidence_segment) as segments`,
    );
    console.log(
      `round ${round}: ${JSON.stringify(outcomes)} in ${seconds.toFixed(1)} s; ${JSON.stringify(counts.rows[0])}`,
    );
  }
  await database.close();
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
