// Whether the digest's own sentences pass its verification: all climate-talks reports of the evaluation data, a
// negotiation a session, an edition a day.
//
//   npm run eval:enb -- [FOLDER] [--editions FOLDER] [--show N]
//
// FOLDER: with documents.csv, events.csv and reports/; default ../shared/data/enb. --editions: where to write every
// edition and what it changed as text. --show: how many of the dropped sentences of each reason to print.

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";

import { sql } from "drizzle-orm";

import { createBriefing, editionDiffs, editionDocuments, publishEdition, renderDigest } from "../src/digest/index.ts";
import { groupBy } from "../src/digest/moves.ts";
import { type Sentence, textOf } from "../src/digest/parts.ts";
import { verifySentence } from "../src/digest/verify.ts";
import { writeDigest } from "../src/digest/write.ts";
import { EXTRACTOR, TAXONOMY } from "../src/extract/index.ts";
import { ingestArticle, openNegotiation } from "../src/ingest/index.ts";
import { type Database, openDatabase } from "../src/store/database.ts";
import { startEmbedded } from "../src/store/embedded.ts";
import { migrate } from "../src/store/migrate.ts";
import { ensureTaxonomy } from "../src/store/issues.ts";

import { readCsv } from "./csv.ts";

const DAY = 86_400_000;
const ACTING = { actor: "evaluation", now: new Date() };

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { editions: { type: "string" }, show: { type: "string", default: "3" } },
});
const folder = positionals[0] ?? "../shared/data/enb";
if (!existsSync(join(folder, "documents.csv"))) {
  console.log(`Skipped: there is no evaluation data in ${folder}.`);
  process.exit(0);
}

interface Report {
  readonly id: string;
  readonly session: string;
  readonly issue: string;
  readonly date: Date;
}

interface Session {
  readonly id: string;
  readonly title: string;
  readonly city: string;
  readonly start: string;
  readonly reports: readonly Report[];
}

/**
 * The sessions with their reports, each with a day. Where all reports of a session bear one day, the table is wrong:
 * they are given its days one after the other, and the script says so.
 */
function readSessions(): readonly Session[] {
  const events = new Map(readCsv(join(folder, "events.csv")).map((row) => [row["id"] ?? "", row]));
  const groups = groupBy(readCsv(join(folder, "documents.csv")), (row) => row["event_id"] ?? "");
  return [...groups].map(([id, rows]) => {
    const event = events.get(id);
    const start = event?.["start_date"] ?? "";
    const days = new Set(rows.map((row) => row["date"] ?? ""));
    const isWrong = rows.length > 2 && days.size <= 2;
    if (isWrong)
      console.log(`${id}: ${rows.length} reports bear ${days.size} days; taken as the days from ${start} on`);
    return {
      id,
      title: event?.["title"] ?? id,
      city: event?.["city"] ?? "",
      start,
      reports: rows.map((row, index) => ({
        id: row["id"] ?? "",
        session: id,
        issue: row["issue"] ?? "",
        date: isWrong ? new Date(Date.parse(start) + index * DAY) : new Date(`${row["date"]}T00:00:00Z`),
      })),
    };
  });
}

/** Takes all reports in, each session as a negotiation of its own; twice, for the second time must write nothing. */
async function takeIn(db: Database, sessions: readonly Session[]): Promise<ReadonlyMap<string, string>> {
  const negotiations = new Map<string, string>();
  for (const session of sessions) {
    const opened = await openNegotiation(
      db,
      { name: shorten(session.title), kind: "CLIMATE", slug: null, venue: session.city, startedOn: session.start },
      ACTING,
    );
    if (!opened.ok) throw new Error(`${session.id}: ${opened.errors[0]?.message}`);
    negotiations.set(session.id, opened.value.negotiationId);
  }
  for (const round of [1, 2]) {
    const started = performance.now();
    const outcomes: Record<string, number> = {};
    for (const report of sessions.flatMap((session) => session.reports)) {
      const result = await ingestArticle(
        db,
        {
          source: { name: "Earth Negotiations Bulletin" },
          externalId: report.id,
          title: `Earth Negotiations Bulletin, issue ${report.issue}`,
          publishedAt: report.date,
          text: bodyOf(readFileSync(join(folder, "reports", `${report.id}.md`), "utf8")),
          language: "en",
          negotiationId: negotiations.get(report.session) ?? null,
        },
        { now: ACTING.now, extractor: EXTRACTOR, actor: ACTING.actor, door: "script" },
      );
      const outcome = result.ok ? result.value.outcome : `refused: ${result.errors[0]?.message}`;
      outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
    }
    const seconds = ((performance.now() - started) / 1_000).toFixed(1);
    const counts = await db.execute(
      sql`select (select count(*)::int from article) as articles, (select count(*)::int from article_version) as versions, (select count(*)::int from claim) as claims, (select count(*)::int from position) as positions, (select count(*)::int from statement) as statements, (select count(*)::int from figure) as figures, (select count(*)::int from event) as events, (select count(*)::int from actor) as actors, (select count(*)::int from evidence_segment) as segments`,
    );
    console.log(`round ${round}: ${JSON.stringify(outcomes)} in ${seconds} s; ${JSON.stringify(counts.rows[0])}`);
  }
  return negotiations;
}

/** A name has 200 characters at most. */
function shorten(title: string): string {
  return title.length <= 200 ? title : `${title.slice(0, 199)}…`;
}

/** Without the front matter. */
function bodyOf(markdown: string): string {
  return markdown.replace(/^---\n.*?\n---\n/s, "").trim();
}

/** Writes the digest of a session's day and checks every sentence and cell of it: counts by reason, and the dropped ones. */
async function checkDay(db: Database, negotiationId: string, day: Date, dropped: Map<string, string[]>) {
  const window = { since: day, until: new Date(day.getTime() + DAY) };
  const scope = { negotiations: [negotiationId], actors: [], issues: [], sources: [], languages: [] };
  const written = await writeDigest(db, { scope, window, timeZone: "UTC" });
  let [composed, verified] = [0, 0];
  const check = (sentence: Sentence) => {
    if (sentence.length === 0) return;
    composed++;
    const verdict = verifySentence(sentence, written.cited, written.year);
    if (verdict.holds) verified++;
    else dropped.set(verdict.reason, [...(dropped.get(verdict.reason) ?? []), textOf(sentence)]);
  };
  for (const { sentences, table } of written.sections) {
    for (const sentence of sentences) check(sentence);
    for (const cell of table?.rows.flatMap((row) => row.cells) ?? []) check(cell);
  }
  return { composed, verified };
}

/** Publishes an edition a day and writes each, and what it changed, as text. */
async function publishAll(db: Database, session: Session, negotiationId: string, target: string): Promise<void> {
  const scope = { negotiations: [negotiationId], actors: [], issues: [], sources: [], languages: [] };
  const briefing = await createBriefing(db, { name: shorten(session.title), scope }, { ...ACTING, door: "script" });
  if (!briefing.ok) throw new Error(briefing.errors[0]?.message);
  const { briefingId } = briefing.value;
  for (const time of new Set(session.reports.map((report) => report.date.getTime()))) {
    const window = { since: new Date(time), until: new Date(time + DAY) };
    const published = await publishEdition(db, { briefingId, window }, new Date(time + DAY));
    if (!published.ok) throw new Error(published.errors[0]?.message);
    const { editionId } = published.value;
    const [edition] = await editionDocuments(db, [editionId]);
    const [diff] = await editionDiffs(db, [editionId], null);
    const name = join(target, `${session.id}-${window.since.toISOString().slice(0, 10)}`);
    if (edition !== undefined) writeFileSync(`${name}.txt`, await renderDigest(edition.document, "TEXT"));
    if (diff?.ok) writeFileSync(`${name}.diff.json`, JSON.stringify(diff.value, null, 1));
  }
}

const data = await mkdtemp(join(tmpdir(), "parley-enb-"));
await chmod(data, 0o755);
const server = await startEmbedded({ dataFolder: join(data, "public"), onProgress: () => {} });
try {
  await migrate(server.url);
  const database = openDatabase({ url: server.url, prepared: true, poolSize: 4 });
  await ensureTaxonomy(database.db, TAXONOMY);
  const sessions = readSessions();
  const negotiations = await takeIn(database.db, sessions);
  const dropped = new Map<string, string[]>();
  let [days, composed, verified] = [0, 0, 0];
  for (const session of sessions) {
    const negotiationId = negotiations.get(session.id) ?? "";
    const own = { composed: 0, verified: 0 };
    for (const time of new Set(session.reports.map((report) => report.date.getTime()))) {
      const checked = await checkDay(database.db, negotiationId, new Date(time), dropped);
      days++;
      own.composed += checked.composed;
      own.verified += checked.verified;
    }
    console.log(`${session.id}: ${own.composed} sentences, ${own.verified} hold`);
    composed += own.composed;
    verified += own.verified;
    if (options.editions !== undefined) {
      mkdirSync(options.editions, { recursive: true });
      await publishAll(database.db, session, negotiationId, options.editions);
    }
  }
  console.log(
    `${days} digests: ${composed} sentences and cells composed, ${verified} verified (${((100 * verified) / composed).toFixed(2)} %)`,
  );
  for (const [reason, texts] of dropped) {
    console.log(`- dropped, ${reason}: ${texts.length}`);
    for (const text of texts.slice(0, Number(options.show))) console.log(`    ${text}`);
  }
  await database.close();
} finally {
  await server.stop();
  await rm(data, { recursive: true, force: true });
}
