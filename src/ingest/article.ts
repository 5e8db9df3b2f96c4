// Articles on their way in: clean → recognise → extract → link → save, the last two of many articles in one transaction.

import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";

import type { Extractor, Reading } from "../domain/reading.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { SourceKind } from "../domain/vocabulary.ts";
import { type ArticleKey, findVersions, type KnownArticle } from "../store/articles.ts";
import type { Database, Queryable, Transaction } from "../store/database.ts";
import { isFaultElsewhere } from "../store/statements.ts";
import { findNegotiation } from "../store/negotiations.ts";
import { addSource, findSources } from "../store/sources.ts";

import { type ArticleInput, type CleanArticle, cleanArticle } from "./clean.ts";
import { fingerprint } from "./fingerprint.ts";
import { type Ingested, saveArticles, type ToSave } from "./save.ts";

export interface IngestDependencies {
  readonly now: Date;
  readonly extractor: Extractor;
  /** Who hands it in, and through which door: kept in the audit. */
  readonly actor: string;
  readonly door: string;
}

/** An article that can be saved. */
export interface Prepared {
  /** Done when its text is read, or need not be. */
  readonly ready: Promise<unknown>;
  readonly step: Refused | Clean;
}

interface Refused {
  readonly refused: Result<never>;
}

interface Clean {
  readonly article: CleanArticle;
  readonly sha256: string;
  /** Null when the text is known. */
  readonly reading: Promise<Reading> | null;
}

/** Articles that are saved in one transaction: others that save wait for so long, and a crash loses so much. */
export const MOST_TOGETHER = 16;
/** Letters of their texts, for the same reasons; a longer text is saved alone. */
const MOST_LETTERS = 200_000;

/** Writers take turns while they link and save, so that two at once do not make one actor twice: "ingest" in ASCII. */
const LOCK = "115894829511540";

/**
 * Takes one article in. UNCHANGED when the source's article of that URL or external id (without either: its article of
 * that text) has this very text; nothing is written then. REVISED when it has another: a new version, and the claims of
 * the old one are superseded. Everything is saved, or nothing. Errors: what `cleanArticle` refuses, an unknown source
 * or negotiation, the text of a version that has been replaced.
 */
export async function ingestArticle(
  db: Database,
  input: ArticleInput,
  deps: IngestDependencies,
): Promise<Result<Ingested>> {
  const [saved] = await savePrepared(db, await prepareArticles(db, [input], deps), deps);
  if (saved?.status !== "fulfilled") throw saved?.reason;
  return saved.value;
}

/**
 * The first half of `ingestArticle`, which holds no lock: cleans, recognises, and begins to read what is new. Many
 * articles may be prepared while others are saved.
 */
export async function prepareArticles(
  db: Database,
  inputs: readonly ArticleInput[],
  deps: IngestDependencies,
): Promise<readonly Prepared[]> {
  const cleaned = inputs.map((input) => cleanArticle(input, deps.now));
  const given = cleaned.flatMap((one) => (one.ok ? [{ article: one.value, sha256: sha256Of(one.value.text) }] : []));
  const known = await recognise(db, given);
  let at = 0;
  return cleaned.map((one): Prepared => {
    if (!one.ok) return { ready: Promise.resolve(), step: { refused: one } };
    const index = at++;
    const found = known[index] ?? null;
    if (found !== null && !found.ok && found.errors[0]?.code === "NOT_FOUND")
      return { ready: Promise.resolve(), step: { refused: found } };
    const article = one.value;
    const reading = found === null ? read(article, deps.extractor) : null;
    // A text that cannot be read is told of when it is saved.
    return {
      ready: Promise.resolve(reading).catch(() => undefined),
      step: { article, sha256: given[index]?.sha256 ?? "", reading },
    };
  });
}

/**
 * The second half: links and saves, in the order of the articles, up to `MOST_TOGETHER` in one transaction. When that
 * fails, each is tried alone, so that only the one at fault is rejected, with the error; all others are saved. Throws when
 * the database is at fault: what was told as saved by then is saved.
 */
export async function savePrepared(
  db: Database,
  prepared: readonly Prepared[],
  deps: IngestDependencies,
): Promise<readonly PromiseSettledResult<Result<Ingested>>[]> {
  const all: PromiseSettledResult<Result<Ingested>>[] = [];
  for (const together of inTransactions(prepared)) {
    const saved = await settle(saveTogether(db, together, deps));
    if (saved.status === "fulfilled")
      all.push(...saved.value.map((value) => ({ status: "fulfilled" as const, value })));
    else if (together.length > 1) for (const one of together) all.push(...(await savePrepared(db, [one], deps)));
    else if (isFaultElsewhere(saved.reason)) throw saved.reason;
    else all.push(saved);
  }
  return all;
}

function inTransactions(prepared: readonly Prepared[]): readonly (readonly Prepared[])[] {
  const transactions: Prepared[][] = [];
  let letters = 0;
  for (const one of prepared) {
    const length = "refused" in one.step ? 0 : one.step.article.text.length;
    const last = transactions.at(-1);
    if (last === undefined || last.length === MOST_TOGETHER || letters + length > MOST_LETTERS) {
      transactions.push([one]);
      letters = length;
    } else {
      last.push(one);
      letters += length;
    }
  }
  return transactions;
}

async function settle<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [result] = await Promise.allSettled([promise]);
  return result;
}

async function saveTogether(
  db: Database,
  prepared: readonly Prepared[],
  deps: IngestDependencies,
): Promise<readonly Result<Ingested>[]> {
  const clean = prepared.flatMap(({ step }) => ("refused" in step ? [] : [step]));
  const readings = await Promise.all(clean.map(({ reading }) => reading));
  const given = clean.map(({ article, sha256 }, index): Read => {
    const reading = readings[index] ?? null;
    return { article, sha256, read: reading === null ? null : { reading, fingerprinted: fingerprint(article.text) } };
  });
  // What was known is looked at anew: an article that was prepared beside it may have been saved first.
  const results = given.some(({ read }) => read !== null)
    ? await db.transaction(async (tx) => {
        await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
        return saveInTurn(tx, given, deps);
      })
    : (await recognise(db, given)).map((result) => result ?? gone());
  let at = 0;
  return prepared.map(({ step }) => ("refused" in step ? step.refused : (results[at++] ?? gone())));
}

interface Given {
  readonly article: CleanArticle;
  readonly sha256: string;
}

interface Read extends Given {
  /** Null when the text was known. */
  readonly read: Pick<ToSave, "reading" | "fingerprinted"> | null;
}

/** Saves runs of articles none of which follows from one before it in the run: a new version is a run by itself. */
async function saveInTurn(
  tx: Transaction,
  given: readonly Read[],
  deps: IngestDependencies,
): Promise<readonly Result<Ingested>[]> {
  const ids = await sourcesFor(tx, given);
  const results: Result<Ingested>[] = [];
  while (results.length < given.length) {
    const rest = given
      .slice(results.length)
      .map((one, index) => ({ ...one, sourceId: ids[results.length + index] ?? "" }));
    const found = await findVersions(tx, rest.map(keyOf));
    const run: ToSave[] = [];
    const told: (Result<Ingested> | null)[] = [];
    const seen = new Set<string>();
    for (const [index, one] of rest.entries()) {
      const versions = found[index] ?? [];
      const result = recognised(versions, one.sha256);
      const isRevised = result === null && versions.length > 0;
      if (seen.has(identityOf(one)) || (isRevised && run.length > 0)) break;
      told.push(result);
      if (result !== null) continue;
      run.push({ ...one, ...(one.read ?? gone()), current: versions[0] ?? null });
      seen.add(identityOf(one)).add(textOf(one));
      if (isRevised) break;
    }
    const saved = await saveArticles(tx, run, { ...deps, recorder: deps.extractor.recorder });
    let next = 0;
    results.push(...told.map((result) => result ?? ok(saved[next++] ?? gone())));
  }
  return results;
}

/** Articles and versions are never deleted. */
function gone(): never {
  throw new Error("An article that was known is not known any more");
}

/** What is to be said without reading the text: that it is known, or names what there is not; else null. */
async function recognise(db: Queryable, given: readonly Given[]): Promise<readonly (Result<Ingested> | null)[]> {
  if (given.length === 0) return [];
  const sources = await findSources(db, wantedSources(given));
  const negotiations = new Set<string>();
  for (const id of new Set(given.flatMap(({ article }) => article.negotiationId ?? [])))
    if ((await findNegotiation(db, { id })) !== null) negotiations.add(id);
  const keyed = given.flatMap((one, place) => {
    const { source } = one.article;
    const sourceId = "id" in source ? source.id : sources.byName.get(source.name);
    return sourceId === undefined ? [] : [{ ...one, sourceId, place }];
  });
  const found = await findVersions(db, keyed.map(keyOf));
  const versions = new Map(keyed.map(({ place }, index) => [place, found[index] ?? []]));
  return given.map(({ article: { source, negotiationId }, sha256 }, place) => {
    if ("id" in source && !sources.ids.has(source.id))
      return refuse("NOT_FOUND", "There is no such source", "input", "source");
    if (negotiationId !== null && !negotiations.has(negotiationId))
      return refuse("NOT_FOUND", "There is no such negotiation", "input", "negotiation");
    return recognised(versions.get(place) ?? [], sha256);
  });
}

/** Null when the text is new. */
function recognised(versions: readonly KnownArticle[], sha256: string): Result<Ingested> | null {
  const same = versions.find((version) => version.sha256 === sha256);
  if (same === undefined) return null;
  if (!same.current) {
    return refuse(
      "CONFLICT",
      `This is the text of version ${same.number}, which a newer version has replaced`,
      "input",
      "text",
    );
  }
  return ok({
    outcome: "UNCHANGED",
    articleId: same.articleId,
    articleVersionId: same.versionId,
    negotiationId: null,
    notes: [],
    counts: { statements: 0, positions: 0, figures: 0, events: 0, participations: 0 },
  });
}

type Keyed = Given & { readonly sourceId: string };

function keyOf({ article: { url, externalId }, sha256, sourceId }: Keyed): ArticleKey {
  return { sourceId, url, externalId, sha256 };
}

/** What an article is known again by. */
function identityOf(one: Keyed): string {
  const { url, externalId } = one.article;
  if (externalId !== null) return `${one.sourceId} id ${externalId}`;
  return url === null ? textOf(one) : `${one.sourceId} url ${url}`;
}

function textOf({ sourceId, sha256 }: Keyed): string {
  return `${sourceId} text ${sha256}`;
}

function wantedSources(given: readonly Given[]): Parameters<typeof findSources>[1] {
  const sources = given.map(({ article }) => article.source);
  return {
    ids: [...new Set(sources.flatMap((source) => ("id" in source ? source.id : [])))],
    names: [...new Set(sources.flatMap((source) => ("id" in source ? [] : source.name)))],
  };
}

/** Ids of the articles' sources; makes those that are new. */
async function sourcesFor(tx: Transaction, given: readonly Given[]): Promise<readonly string[]> {
  const wanted = wantedSources(given);
  const known = new Map([...(await findSources(tx, wanted)).byName].map(([name, id]) => [name.toLowerCase(), id]));
  for (const name of wanted.names) {
    const key = name.toLowerCase();
    if (!known.has(key)) known.set(key, await addSource(tx, name, kindOfSource(name)));
  }
  return given.map(({ article: { source } }) =>
    "id" in source ? source.id : (known.get(source.name.toLowerCase()) ?? ""),
  );
}

function kindOfSource(name: string): SourceKind {
  if (/\bwire\b|agency|news service/i.test(name)) return "WIRE";
  if (/bulletin/i.test(name)) return "BULLETIN";
  if (/broadcast|radio|television|\btv\b/i.test(name)) return "BROADCASTER";
  if (/ministry|government|department/i.test(name)) return "GOVERNMENT";
  if (/united nations|organi[sz]ation|council/i.test(name)) return "ORGANISATION";
  return /daily|times|post|paper|journal|herald/i.test(name) ? "NEWSPAPER" : "OTHER";
}

function sha256Of(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

async function read(article: CleanArticle, extractor: Extractor): Promise<Reading> {
  return extractor.read({
    text: article.text,
    published: article.publishedAt.toISOString().slice(0, 10),
    title: article.title,
    ...("name" in article.source ? { source: article.source.name } : {}),
    ...(article.language === null ? {} : { language: article.language }),
  });
}
