// Readings into the database: actors and negotiations linked article by article, all rows written together.

import { newId } from "../store/ids.ts";

import { edtfBounds } from "../domain/edtf.ts";
import type { Note, Reading } from "../domain/reading.ts";
import type { IngestOutcome } from "../domain/vocabulary.ts";
import { actorRows, forgetNamed, type NamedInText, namedRows } from "../store/actors.ts";
import {
  articleRows,
  type FallenClaim,
  type KnownArticle,
  type NewVersion,
  noteRows,
  reviseArticle,
  setMarking,
} from "../store/articles.ts";
import { insertTogether } from "../store/bulk.ts";
import { claimRows, type NewClaims } from "../store/claims.ts";
import type { Transaction } from "../store/database.ts";
import { addErrata } from "../store/errata.ts";
import { findLinked, meetingRows, removeMeetings } from "../store/negotiations.ts";
import { fingerprintRows, originRows } from "../store/origins.ts";
import { activityRows } from "../store/sources.ts";
import { announceMoves } from "../watch/index.ts";

import { openAgenda } from "./agenda.ts";
import { toClaims } from "./claims.ts";
import type { CleanArticle } from "./clean.ts";
import { openHeld } from "./conditions.ts";
import { type Met, openDirectory } from "./directory.ts";
import { type Fingerprint, toBytes } from "./fingerprint.ts";
import { originsOf } from "./origins.ts";
import { openTalks, type Told } from "./talks.ts";

/** What became of an article. */
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

export interface Saving {
  readonly now: Date;
  /** Who hands it in, and through which door: kept in the audit. */
  readonly actor: string;
  readonly door: string;
  /** Who read the texts, where a reading does not say. */
  readonly recorder: string;
}

/** An article that is new, or a new version of one that is known. */
export interface ToSave {
  readonly article: CleanArticle;
  readonly sha256: string;
  readonly sourceId: string;
  /** The current version, when the article is known. */
  readonly current: KnownArticle | null;
  readonly reading: Reading;
  readonly fingerprinted: Fingerprint;
}

/** With everything that is known before its negotiation is. */
interface Draft extends ToSave {
  readonly met: Met;
  readonly version: NewVersion;
  readonly told: Told;
  /** Ids of sources without a name, by key. */
  readonly unnamed: ReadonlyMap<string, string>;
}

/**
 * Saves articles in their order, as if each were saved alone: what one adds, those after it find. No two of them may be
 * one article. Gives what became of each.
 */
export async function saveArticles(
  tx: Transaction,
  given: readonly ToSave[],
  deps: Saving,
): Promise<readonly Ingested[]> {
  if (given.length === 0) return [];
  const directory = await openDirectory(
    tx,
    given.map(({ reading }) => reading),
  );
  const drafts: Draft[] = [];
  for (const one of given) {
    const linkedBefore = one.current === null ? null : await findLinked(tx, one.current.articleId);
    drafts.push(draft(one, directory.meet(one.reading), one.article.negotiationId ?? linkedBefore, deps.recorder));
  }
  const fallen = await saveVersions(tx, drafts, deps.now);

  const talks = await openTalks(
    tx,
    drafts.map(({ told }) => told),
  );
  const agenda = openAgenda(tx);
  const held = openHeld(tx);
  const claims: NewClaims[] = [];
  for (const { met, version, told, unnamed, current } of drafts) {
    held.call(met.names);
    const negotiationId = await talks.link(told);
    const read = toClaims({
      reading: met.reading,
      articleVersionId: version.versionId,
      negotiationId,
      recorder: version.recorder,
      actors: met.actors,
      unnamed,
      issues: negotiationId === null ? new Map() : await agenda.ensure(negotiationId, issuesOf(met.reading)),
    });
    claims.push(negotiationId === null ? read : { ...read, positions: await held.link(negotiationId, read.positions) });
    if (negotiationId === null) continue;
    talks.raise(negotiationId, agenda.slugsOf(negotiationId));
    if (current !== null || read.participations.length > 0) await talks.takePart(negotiationId, read.participations);
  }
  await agenda.write();
  const outcomes = drafts.map((one, index) => outcomeOf(one, claims[index]));
  await insertTogether(tx, [
    ...claimRows(claims),
    ...meetingRows(
      drafts.flatMap(({ met, version }, index) =>
        meetingsOf(met.reading, version.versionId, claims[index]?.negotiationId),
      ),
    ),
    ...noteRows(
      outcomes.flatMap(({ notes, articleVersionId }) => notes.map((note) => ({ ...note, articleVersionId }))),
    ),
    ...activityRows(
      outcomes.map(({ outcome, articleId }) => ({
        actedBy: deps.actor,
        action: outcome === "CREATED" ? "ingested" : "revised",
        recordType: "Article",
        recordId: articleId,
        origin: deps.door,
      })),
    ),
  ]);
  await talks.write();
  for (const { outcome, articleId } of outcomes) {
    if (outcome === "REVISED")
      await addErrata(tx, { kind: "ARTICLE", articleId }, "Corrected: the article has a newer version");
  }
  await announceMoves(
    tx,
    claims.map(({ positions, review }, index) => [
      ...(fallen[index] ?? []).map((claim) => ({ claimId: claim.id, was: claim.review, is: null })),
      ...positions.map(({ id }) => ({ claimId: id, was: null, is: review })),
    ]),
  );
  return outcomes;
}

function draft(given: ToSave, met: Met, chosen: string | null, recorder: string): Draft {
  const { article, current } = given;
  const { reading } = met;
  const articleId = current?.articleId ?? newId();
  return {
    ...given,
    met,
    version: {
      articleId,
      versionId: newId(),
      number: (current?.number ?? 0) + 1,
      title: article.title,
      byline: article.byline,
      publishedAt: article.publishedAt,
      language: reading.language,
      text: article.text,
      sha256: given.sha256,
      recorder: reading.recorder ?? recorder,
    },
    told: {
      articleId,
      publishedAt: article.publishedAt,
      chosen,
      read: reading.negotiations[0] ?? null,
      hasPositions: reading.positions.length > 0,
      actorIds: new Set(met.actors.values()),
    },
    unnamed: new Map(reading.unnamedSources.map((source) => [source.key, newId()])),
  };
}

/** Writes articles, their versions, and whom they name. Gives the claims of earlier versions that fell, by place. */
async function saveVersions(
  tx: Transaction,
  drafts: readonly Draft[],
  now: Date,
): Promise<readonly (readonly FallenClaim[])[]> {
  const revised = drafts.filter(({ current }) => current !== null);
  for (const { version } of revised) {
    await removeMeetings(tx, version.articleId);
    await forgetNamed(tx, version.articleId);
  }
  const added = drafts.filter(({ current }) => current === null);
  const origins = await originsOf(
    tx,
    added.map(({ fingerprinted }) => fingerprinted),
  );
  const articles = added.flatMap(({ article, sourceId, version }, index) => {
    const origin = origins[index];
    const { url, externalId, marking } = article;
    return origin === undefined
      ? []
      : [{ ...version, ...origin, sourceId, url, externalId, marking: marking ?? ("CLEAR" as const) }];
  });
  await insertTogether(tx, [
    ...originRows(origins.flatMap(({ originId, originMethod }) => (originMethod === "FIRST" ? [originId] : []))),
    ...articleRows(
      articles,
      drafts.map(({ version }) => version),
    ),
    ...fingerprintRows(
      drafts.map(({ version, fingerprinted: { signature, bands } }) => ({
        articleVersionId: version.versionId,
        signature: toBytes(signature),
        bands,
      })),
    ),
    ...actorRows(drafts.flatMap(({ met }) => met.added)),
    ...namedRows(drafts.map(namedIn)),
  ]);
  const fallen: (readonly FallenClaim[])[] = [];
  for (const { current, version, article } of drafts) {
    fallen.push(current === null ? [] : await reviseArticle(tx, version, now));
    if (current !== null && article.marking != null) await setMarking(tx, version.articleId, article.marking);
  }
  return fallen;
}

function namedIn({ met: { reading, actors, names }, version, unnamed }: Draft): NamedInText {
  const idOf = (key: string) => actors.get(key) ?? "";
  return {
    articleId: version.articleId,
    articleVersionId: version.versionId,
    publishedAt: version.publishedAt,
    names,
    memberships: reading.actors.flatMap(({ kind, role, affiliations, key }) =>
      kind !== "PERSON" || role === null
        ? []
        : affiliations.slice(0, 3).flatMap((organisation) => {
            const organisationId = actors.get(organisation);
            return organisationId === undefined ? [] : [{ personId: idOf(key), organisationId, role }];
          }),
    ),
    mentions: reading.actors.flatMap(({ key, mentions }) =>
      mentions.map((mention) => ({ actorId: idOf(key), ...mention })),
    ),
    unnamed: reading.unnamedSources.map(({ key, description, anonymityReason, affiliations }) => ({
      id: unnamed.get(key) ?? newId(),
      description,
      anonymityReason,
      affiliations: [...new Set(affiliations.flatMap((organisation) => actors.get(organisation) ?? []))],
    })),
  };
}

/** Names by slug. */
function issuesOf(reading: Reading): ReadonlyMap<string, string> {
  return new Map(reading.positions.map((position) => [position.issue, position.issueName]));
}

function meetingsOf(
  { negotiations }: Reading,
  articleVersionId: string,
  negotiationId: string | null | undefined,
): Parameters<typeof meetingRows>[0] {
  if (negotiationId == null) return [];
  return negotiations
    .flatMap(({ meetings }) => meetings)
    .flatMap(({ date, place, level, status }) => {
      const held = date === null ? null : edtfBounds(date);
      return held === null
        ? []
        : [
            {
              negotiationId,
              articleVersionId,
              heldOn: date,
              heldEarliest: held.earliest,
              heldLatest: held.latest,
              place,
              level,
              status,
            },
          ];
    });
}

function outcomeOf({ met: { reading, notes }, version, current }: Draft, claims: NewClaims | undefined): Ingested {
  const negotiationId = claims?.negotiationId ?? null;
  const lost: readonly Note[] =
    negotiationId === null && reading.positions.length > 0
      ? [
          {
            step: "link",
            severity: "WARNING",
            message: `${reading.positions.length} positions were read and not kept, since no negotiation is known that they belong to: name one and hand the article in again`,
            span: null,
          },
        ]
      : [];
  return {
    outcome: current === null ? "CREATED" : "REVISED",
    articleId: version.articleId,
    articleVersionId: version.versionId,
    negotiationId,
    notes: [...reading.notes, ...notes, ...lost],
    counts: {
      statements: claims?.statements.length ?? 0,
      positions: claims?.positions.length ?? 0,
      figures: claims?.figures.length ?? 0,
      events: claims?.events.length ?? 0,
      participations: claims?.participations.length ?? 0,
    },
  };
}
