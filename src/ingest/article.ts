// An article on its way in: clean → recognise → extract → link → save, the last two in one transaction.

import { createHash } from "node:crypto";

import { sql } from "drizzle-orm";
import { v7 as newId } from "uuid";

import { edtfBounds } from "../domain/edtf.ts";
import { normaliseName, readableName, slugOf } from "../domain/names.ts";
import type { Extractor, Note, ReadActor, Reading } from "../domain/reading.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import type { ActorNameKind, IngestOutcome, SourceKind } from "../domain/vocabulary.ts";
import { addActors, addNamedInText, findCandidates, findNames } from "../store/actors.ts";
import {
  addArticle,
  addNotes,
  findVersions,
  type FallenClaim,
  type KnownArticle,
  reviseArticle,
  setMarking,
} from "../store/articles.ts";
import { addClaims, refreshParticipations } from "../store/claims.ts";
import { addErrata } from "../store/errata.ts";
import type { Database, Transaction } from "../store/database.ts";
import {
  addMeetings,
  addNegotiation,
  ensureIssues,
  findLinked,
  findNegotiation,
  findNegotiationCandidates,
  findSlugs,
  linkArticle,
  removeMeetings,
} from "../store/negotiations.ts";
import { fingerprintRows } from "../store/origins.ts";
import { addActivity, addSource, findSource } from "../store/sources.ts";
import { announceMoves } from "../watch/index.ts";

import { type ArticleInput, type CleanArticle, cleanArticle } from "./clean.ts";
import { toClaims } from "./claims.ts";
import { linkConditions } from "./conditions.ts";
import { fingerprint, toBytes } from "./fingerprint.ts";
import { addKnownNames, type Named, stretchesOf } from "./known-names.ts";
import { identifyingNames, linkActors, linkNegotiation, NEGOTIATION_GAP_DAYS } from "./link.ts";
import { originOf } from "./origins.ts";

export interface IngestDependencies {
  readonly now: Date;
  readonly extractor: Extractor;
  /** Who hands it in, and through which door: kept in the audit. */
  readonly actor: string;
  readonly door: string;
}

export interface Ingested {
  readonly outcome: IngestOutcome;
  readonly articleId: string;
  readonly articleVersionId: string;
  readonly negotiationId: string | null;
  readonly notes: readonly Note[];
  /** Claims that were written, by kind; all 0 when the article was known. */
  readonly counts: {
    readonly statements: number;
    readonly positions: number;
    readonly figures: number;
    readonly events: number;
    readonly participations: number;
  };
}

/** An article that does not speak of talks belongs to those of the last weeks or to none. */
const PARTIES_GAP_DAYS = 30;

const NOTHING = { statements: 0, positions: 0, figures: 0, events: 0, participations: 0 } as const;

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
  const save = await prepareArticle(db, input, deps);
  return save();
}

/**
 * The first half of `ingestArticle`, which holds no lock: cleans, recognises and reads. The second half is what it gives;
 * many articles may be prepared at once, and are saved one after the other.
 */
export async function prepareArticle(
  db: Database,
  input: ArticleInput,
  deps: IngestDependencies,
): Promise<() => Promise<Result<Ingested>>> {
  const clean = cleanArticle(input, deps.now);
  if (!clean.ok) return async () => clean;
  const article = clean.value;
  const sha256 = createHash("sha256").update(article.text).digest("hex");

  const known = await recogniseArticle(db, article, sha256);
  // Another that was prepared beside it may be saved first: then it is looked at anew.
  if (known !== null)
    return async () => (await recogniseArticle(db, article, sha256)) ?? ingestArticle(db, input, deps);

  const reading = await deps.extractor.read({
    text: article.text,
    published: article.publishedAt.toISOString().slice(0, 10),
    title: article.title,
    ...("name" in article.source ? { source: article.source.name } : {}),
    ...(article.language === null ? {} : { language: article.language }),
  });
  const fingerprinted = fingerprint(article.text);
  return () =>
    db.transaction(async (tx) => {
      await tx.execute(sql`select pg_advisory_xact_lock(${LOCK}::bigint)`);
      const sourceId = await sourceFor(tx, article);
      const versions = await findVersions(tx, { ...article, sourceId, sha256 });
      const meanwhile = recognise(versions, sha256);
      if (meanwhile !== null) return meanwhile;
      const current = versions[0] ?? null;
      return ok(await save(tx, { article, sha256, sourceId, current, reading, fingerprinted }, deps));
    });
}

/** What is to be said without reading the text: that it is known, or names what there is not; else null. */
async function recogniseArticle(db: Database, article: CleanArticle, sha256: string): Promise<Result<Ingested> | null> {
  const sourceId = await findSource(db, article.source);
  if (sourceId === null && "id" in article.source)
    return refuse("NOT_FOUND", "There is no such source", "input", "source");
  if (article.negotiationId !== null && (await findNegotiation(db, { id: article.negotiationId })) === null) {
    return refuse("NOT_FOUND", "There is no such negotiation", "input", "negotiation");
  }
  const versions = sourceId === null ? [] : await findVersions(db, { ...article, sourceId, sha256 });
  return recognise(versions, sha256);
}

/** Null when the text is new. */
function recognise(versions: readonly KnownArticle[], sha256: string): Result<Ingested> | null {
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
    counts: NOTHING,
  });
}

async function sourceFor(tx: Transaction, article: CleanArticle): Promise<string> {
  const found = await findSource(tx, article.source);
  if (found !== null || !("name" in article.source)) return found ?? "";
  return addSource(tx, article.source.name, kindOfSource(article.source.name));
}

function kindOfSource(name: string): SourceKind {
  if (/\bwire\b|agency|news service/i.test(name)) return "WIRE";
  if (/bulletin/i.test(name)) return "BULLETIN";
  if (/broadcast|radio|television|\btv\b/i.test(name)) return "BROADCASTER";
  if (/ministry|government|department/i.test(name)) return "GOVERNMENT";
  if (/united nations|organi[sz]ation|council/i.test(name)) return "ORGANISATION";
  return /daily|times|post|paper|journal|herald/i.test(name) ? "NEWSPAPER" : "OTHER";
}

interface ToSave {
  readonly article: CleanArticle;
  readonly sha256: string;
  readonly sourceId: string;
  /** The current version, when the article is known. */
  readonly current: KnownArticle | null;
  readonly reading: Reading;
  readonly fingerprinted: ReturnType<typeof fingerprint>;
}

async function save(tx: Transaction, handedIn: ToSave, deps: IngestDependencies): Promise<Ingested> {
  const named = await nameKnown(tx, handedIn.reading);
  const given: ToSave = { ...handedIn, reading: named.reading };
  const { article, reading, current } = given;
  const articleId = current?.articleId ?? newId();
  const articleVersionId = newId();
  const version = {
    articleId,
    versionId: articleVersionId,
    number: (current?.number ?? 0) + 1,
    title: article.title,
    byline: article.byline,
    publishedAt: article.publishedAt,
    language: reading.language,
    text: article.text,
    sha256: given.sha256,
    recorder: reading.recorder ?? deps.extractor.recorder,
  };
  const linkedBefore = current === null ? null : await findLinked(tx, articleId);
  const prints = fingerprintRows(articleVersionId, toBytes(given.fingerprinted.signature), given.fingerprinted.bands);
  let fallen: readonly FallenClaim[] = [];
  if (current === null) {
    const origin = await originOf(tx, given.fingerprinted);
    await addArticle(
      tx,
      {
        ...version,
        ...origin,
        sourceId: given.sourceId,
        url: article.url,
        externalId: article.externalId,
        marking: article.marking ?? "CLEAR",
      },
      prints,
    );
  } else {
    await removeMeetings(tx, articleId);
    fallen = await reviseArticle(tx, version, prints, deps.now);
    if (article.marking != null) await setMarking(tx, articleId, article.marking);
  }

  const unnamed = new Map(reading.unnamedSources.map((source) => [source.key, newId()]));
  const { actors, notes } = await saveActors(
    tx,
    named,
    { id: articleId, versionId: articleVersionId, publishedAt: article.publishedAt, isNew: current === null },
    unnamed,
  );

  const negotiationId = await saveNegotiation(tx, given, articleId, actors, linkedBefore);
  const issues =
    negotiationId === null
      ? new Map<string, string>()
      : await ensureIssues(
          tx,
          negotiationId,
          new Map(reading.positions.map((position) => [position.issue, position.issueName])),
        );
  const read = toClaims({
    reading,
    articleVersionId,
    negotiationId,
    recorder: reading.recorder ?? deps.extractor.recorder,
    actors,
    unnamed,
    issues,
  });
  const claims =
    negotiationId === null ? read : { ...read, positions: await linkConditions(tx, negotiationId, read.positions) };
  await addClaims(tx, claims);
  if (negotiationId !== null) {
    await saveMeetings(tx, reading, negotiationId, articleVersionId);
    if (current !== null || claims.participations.length > 0) await refreshParticipations(tx, negotiationId);
  }
  const all = [...reading.notes, ...notes];
  if (negotiationId === null && reading.positions.length > 0) {
    all.push({
      step: "link",
      severity: "WARNING",
      message: `${reading.positions.length} positions were read and not kept, since no negotiation is known that they belong to: name one and hand the article in again`,
      span: null,
    });
  }
  await addNotes(tx, articleVersionId, all);
  const outcome = current === null ? "CREATED" : "REVISED";
  if (outcome === "REVISED")
    await addErrata(tx, { kind: "ARTICLE", articleId }, "Corrected: the article has a newer version");
  await announceMoves(tx, [
    ...fallen.map(({ id, review }) => ({ claimId: id, was: review, is: null })),
    ...claims.positions.map(({ id }) => ({ claimId: id, was: null, is: claims.review })),
  ]);
  await addActivity(tx, deps.actor, outcome === "CREATED" ? "ingested" : "revised", "Article", articleId, deps.door);
  return {
    outcome,
    articleId,
    articleVersionId,
    negotiationId,
    notes: all,
    counts: {
      statements: claims.statements.length,
      positions: claims.positions.length,
      figures: claims.figures.length,
      events: claims.events.length,
      participations: claims.participations.length,
    },
  };
}

/** Of a text in another language: the known actors that it names, too. English names were all read from the text. */
async function nameKnown(tx: Transaction, reading: Reading): Promise<Named> {
  if (!reading.notes.some((note) => note.step === "language")) return { reading, known: new Map() };
  const stretches = stretchesOf(reading.text);
  const names = await findNames(tx, [...new Set(stretches.map(({ text }) => text))]);
  return addKnownNames(reading, stretches, names);
}

async function saveActors(
  tx: Transaction,
  { reading, known }: Named,
  article: Parameters<typeof addNamedInText>[1],
  unnamed: ReadonlyMap<string, string>,
): Promise<{ readonly actors: ReadonlyMap<string, string>; readonly notes: readonly Note[] }> {
  const keys = [...new Set(reading.actors.flatMap(identifyingNames))];
  const links = linkActors(reading, await findCandidates(tx, keys), known);
  const actors = new Map(links.known);
  for (const actor of links.added) actors.set(actor.key, newId());
  const idOf = (key: string) => actors.get(key);
  await addActors(
    tx,
    links.added.map((actor) => ({
      id: idOf(actor.key) ?? newId(),
      kind: actor.kind,
      name: readableName(actor.name),
      country: actor.country,
    })),
  );
  const { language } = reading;
  await addNamedInText(tx, article, {
    names: reading.actors.flatMap((actor) =>
      namesOf(actor).map((name) => ({ actorId: idOf(actor.key) ?? "", language, ...name })),
    ),
    memberships: reading.actors.flatMap((actor) =>
      actor.kind !== "PERSON" || actor.role === null
        ? []
        : actor.affiliations.slice(0, 3).flatMap((key) => {
            const organisationId = idOf(key);
            const personId = idOf(actor.key);
            return organisationId === undefined || personId === undefined
              ? []
              : [{ personId, organisationId, role: actor.role ?? "" }];
          }),
    ),
    mentions: reading.actors.flatMap((actor) =>
      actor.mentions.map((mention) => ({ actorId: idOf(actor.key) ?? "", ...mention })),
    ),
    unnamed: reading.unnamedSources.map((source) => ({
      id: unnamed.get(source.key) ?? newId(),
      description: source.description,
      anonymityReason: source.anonymityReason,
      affiliations: [...new Set(source.affiliations.flatMap((key) => actors.get(key) ?? []))],
    })),
  });
  return { actors, notes: links.notes };
}

function namesOf(actor: ReadActor): readonly { readonly text: string; readonly kind: ActorNameKind }[] {
  const official = { text: actor.name, kind: "OFFICIAL" as const };
  const others = actor.names
    .filter((name) => normaliseName(name) !== normaliseName(actor.name) && normaliseName(name) !== "")
    .map((text) => ({ text, kind: /^[\p{Lu}\d.&/-]{2,12}$/u.test(text) ? ("ACRONYM" as const) : ("ALIAS" as const) }));
  return [official, ...others];
}

/** The negotiation that the article belongs to: the one given, the one it belonged to, a known one that fits, a new one. */
async function saveNegotiation(
  tx: Transaction,
  given: ToSave,
  articleId: string,
  actors: ReadonlyMap<string, string>,
  linkedBefore: string | null,
): Promise<string | null> {
  const { article, reading } = given;
  const [read] = reading.negotiations;
  const link = {
    articleId,
    publishedAt: article.publishedAt,
    venue: read?.venue ?? null,
    format: read?.format ?? null,
  };
  const chosen = article.negotiationId ?? linkedBefore;
  if (chosen !== null) {
    await linkArticle(tx, { ...link, negotiationId: chosen, linkedBy: "given", score: null });
    return chosen;
  }
  if (read === undefined) return linkByParties(tx, given, articleId, actors);
  const named = new Set(actors.values());
  const candidates = await findNegotiationCandidates(tx, {
    publishedAt: article.publishedAt,
    days: NEGOTIATION_GAP_DAYS,
    actorIds: [...named],
    venue: read.venue,
  });
  const known = linkNegotiation(read, named, article.publishedAt, candidates);
  if (known !== null) {
    await linkArticle(tx, { ...link, negotiationId: known.id, linkedBy: "linker", score: known.score });
    return known.id;
  }
  const started =
    read.meetings.flatMap((meeting) => (meeting.date === null ? [] : [meeting.date])).toSorted()[0] ?? null;
  const bounds = started === null ? null : edtfBounds(started);
  const negotiationId = await addNegotiation(tx, {
    name: read.name,
    slug: await freeSlug(tx, slugOf(read.name)),
    kind: read.kind,
    status: "ONGOING",
    format: read.format,
    venue: read.venue,
    startedOn: bounds === null ? null : started,
    startedEarliest: bounds?.earliest ?? null,
    startedLatest: bounds?.latest ?? null,
    lastActivityAt: article.publishedAt,
  });
  await linkArticle(tx, { ...link, negotiationId, linkedBy: "linker", score: null });
  return negotiationId;
}

/** Talks whose parties an article names, two at least, when there is only one such process these days. */
async function linkByParties(
  tx: Transaction,
  given: ToSave,
  articleId: string,
  actors: ReadonlyMap<string, string>,
): Promise<string | null> {
  if (given.reading.positions.length === 0) return null;
  const { publishedAt } = given.article;
  const named = new Set(actors.values());
  const candidates = await findNegotiationCandidates(tx, {
    publishedAt,
    days: PARTIES_GAP_DAYS,
    actorIds: [...named],
    venue: null,
  });
  const fitting = candidates.filter((candidate) => candidate.parties.filter((id) => named.has(id)).length >= 2);
  const [only] = fitting;
  if (only === undefined || fitting.length > 1) return null;
  await linkArticle(tx, {
    negotiationId: only.id,
    articleId,
    publishedAt,
    venue: null,
    format: null,
    linkedBy: "linker, by parties",
    score: null,
  });
  return only.id;
}

/** The slug itself, or the first of slug-2, slug-3 … that is free. */
export async function freeSlug(tx: Transaction, slug: string): Promise<string> {
  const taken = await findSlugs(tx, slug);
  for (let number = 1; ; number++) {
    const candidate = number === 1 ? slug : `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}

async function saveMeetings(
  tx: Transaction,
  reading: Reading,
  negotiationId: string,
  articleVersionId: string,
): Promise<void> {
  const meetings = reading.negotiations.flatMap((negotiation) => negotiation.meetings);
  await addMeetings(
    tx,
    meetings.flatMap((meeting) => {
      const held = meeting.date === null ? null : edtfBounds(meeting.date);
      return held === null
        ? []
        : [
            {
              negotiationId,
              articleVersionId,
              heldOn: meeting.date,
              heldEarliest: held.earliest,
              heldLatest: held.latest,
              place: meeting.place,
              level: meeting.level,
              status: meeting.status,
            },
          ];
    }),
  );
}
