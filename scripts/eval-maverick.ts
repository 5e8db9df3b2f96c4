// Whether conflicting death tolls stay side by side: reports on electoral violence, several for many events, are taken in
// as figures, and every event whose reports differ must be one contradiction.
//
//   npm run eval:maverick -- [FOLDER]        the folder with event-reports.csv; default ../shared/data/maverick

import { existsSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { sql } from "drizzle-orm";

import { contradictionsIn } from "../src/digest/index.ts";
import { groupBy } from "../src/digest/moves.ts";
import type { Extractor, ReadFigure } from "../src/domain/reading.ts";
import { ingestArticle, openNegotiation } from "../src/ingest/index.ts";
import { type Database, openDatabase } from "../src/store/database.ts";
import { startEmbedded } from "../src/store/embedded.ts";
import { migrate } from "../src/store/migrate.ts";

import { readCsv } from "./csv.ts";

type Row = Readonly<Record<string, string>>;

/** The three estimates that a report has, each a measure of its own: none is the range of another. */
const ESTIMATES = ["best", "low", "high"] as const;

const folder = process.argv[2] ?? "../shared/data/maverick";
if (!existsSync(join(folder, "event-reports.csv"))) {
  console.log(`Skipped: there is no evaluation data in ${folder}.`);
  process.exit(0);
}

/** A report as a text with its three estimates, and as what is read there: each figure where it stands. */
function readingOf(row: Row, period: string): { readonly text: string; readonly extractor: Extractor } {
  let text = `${row["source"]}\n\n`;
  const figures = ESTIMATES.map((estimate): ReadFigure => {
    const value = row[`deaths_${estimate}`] ?? "";
    const sentence = `Killed, ${estimate} estimate: ${value}.`;
    const start = [...text].length;
    text += `${sentence} `;
    return {
      key: estimate,
      value: Number(value),
      low: null,
      high: null,
      qualifier: "EXACT",
      unit: "people",
      measure: `killed (${estimate} estimate)`,
      place: row["country"] ?? null,
      attributedTo: [],
      attribution: "NARRATOR",
      period,
      evidence: [{ start, end: start + [...sentence].length }],
    };
  });
  const extractor: Extractor = {
    recorder: "coded by hand",
    read: (input) => ({
      text: input.text,
      language: "en",
      published: input.published,
      actors: [],
      unnamedSources: [],
      statements: [],
      positions: [],
      figures,
      events: [],
      dates: [],
      negotiations: [],
      notes: [],
    }),
  };
  return { text: text.trim(), extractor };
}

/** An event is what is compared: its reports have one id, whatever day and place each of them names. */
async function takeIn(db: Database, eventId: string, reports: readonly Row[]): Promise<string> {
  const acting = { actor: "evaluation", now: new Date() };
  const opened = await openNegotiation(
    db,
    { name: `Event ${eventId}`, kind: "OTHER", slug: eventId.toLowerCase(), venue: null, startedOn: null },
    acting,
  );
  if (!opened.ok) throw new Error(`${eventId}: ${opened.errors[0]?.message}`);
  const days = reports.flatMap((row) => [row["date_start"] ?? "", row["date_end"] ?? ""]).toSorted();
  const [first = "", last = ""] = [days[0], days.at(-1)];
  for (const row of reports) {
    const { text, extractor } = readingOf(row, first === last ? first : `${first}/${last}`);
    const result = await ingestArticle(
      db,
      {
        source: { name: row["source_author"] || "Unknown" },
        externalId: row["id"] ?? null,
        title: row["source"]?.slice(0, 400) || eventId,
        publishedAt: new Date(`${row["date_start"]}T00:00:00Z`),
        text,
        language: "en",
        negotiationId: opened.value.negotiationId,
      },
      { ...acting, extractor, door: "script" },
    );
    if (!result.ok || result.value.outcome !== "CREATED")
      throw new Error(`${row["id"]}: ${result.ok ? result.value.outcome : result.errors[0]?.message}`);
  }
  return opened.value.negotiationId;
}

const data = await mkdtemp(join(tmpdir(), "parley-maverick-"));
await chmod(data, 0o755);
const server = await startEmbedded({ dataFolder: join(data, "public"), onProgress: () => {} });
try {
  await migrate(server.url);
  const { db, close } = openDatabase({ url: server.url, prepared: true, poolSize: 4 });
  const started = performance.now();
  const rows = readCsv(join(folder, "event-reports.csv"));
  const events = groupBy(rows, (row) => row["event_id"] ?? "");
  const wrong: string[] = [];
  let [best, any] = [0, 0];
  for (const [eventId, reports] of events) {
    const negotiationId = await takeIn(db, eventId, reports);
    const [found = []] = await contradictionsIn(db, [negotiationId]);
    const shown = await db.execute<{ id: string; measure: string }>(
      sql`select f.claim_id as id, f.measure from figure f join claim c on c.id = f.claim_id where c.negotiation_id = ${negotiationId}::uuid`,
    );
    const measureOf = new Map(shown.rows.map((row) => [row.id, row.measure]));
    const told = new Set(found.map((one) => measureOf.get(one.claimIds[0] ?? "")));
    if (told.has("killed (best estimate)")) best++;
    if (told.size > 0) any++;
    for (const estimate of ESTIMATES) {
      const differs = new Set(reports.map((row) => row[`deaths_${estimate}`])).size > 1;
      if (differs !== told.has(`killed (${estimate} estimate)`)) wrong.push(`${eventId}, ${estimate}`);
    }
  }
  const counts = await db.execute<{ articles: number; figures: number; negotiations: number }>(
    sql`select (select count(*)::int from article) as articles, (select count(*)::int from figure) as figures, (select count(*)::int from negotiation) as negotiations`,
  );
  const stored = counts.rows[0];
  console.log(
    `${rows.length} reports of ${events.size} events: ${stored?.articles} articles, ${stored?.figures} figures, ${stored?.negotiations} negotiations, in ${((performance.now() - started) / 1_000).toFixed(0)} s`,
  );
  console.log(`events shown as contradictions: ${best} by the best estimate, ${any} by any of the three`);
  console.log(`estimates of events that differ and are not shown, or are shown and do not differ: ${wrong.length}`);
  for (const one of wrong.slice(0, 20)) console.log(`- ${one}`);
  await close();
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
