// What people write themselves: positions with their evidence, reviews, merges, grades, negotiations.

import { sql } from "drizzle-orm";
import { newId } from "../store/ids.ts";

import { edtfBounds } from "../domain/edtf.ts";
import { slugOf } from "../domain/names.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import { quoter } from "../domain/text.ts";
import type {
  ConditionKind,
  NegotiationKind,
  Reliability,
  ReviewVerdict,
  Stance,
  Strength,
} from "../domain/vocabulary.ts";
import { findActor, mergeInto } from "../store/actors.ts";
import { findText, retract } from "../store/articles.ts";
import { addClaims, addReviews, findIssue } from "../store/claims.ts";
import type { Database } from "../store/database.ts";
import { addErrata } from "../store/errata.ts";
import { addNegotiation, findNegotiation, findSlugs, linkArticles } from "../store/negotiations.ts";
import { refreshParticipations } from "../store/participations.ts";
import { addActivity, addGrade } from "../store/sources.ts";
import { announceMoves } from "../watch/index.ts";

import { openHeld } from "./conditions.ts";
import { freeSlug } from "./talks.ts";

/** Who acts and when. */
export interface Acting {
  readonly actor: string;
  readonly now: Date;
}

export interface PositionInput {
  readonly negotiationId: string;
  readonly holderId: string;
  readonly issueId: string;
  readonly stance: Stance;
  readonly strength: Strength;
  readonly summary: string;
  readonly statedOn: string | null;
  readonly articleId: string;
  readonly segments: readonly { readonly start: number; readonly end: number; readonly exact: string }[];
  readonly conditions: readonly { readonly kind: ConditionKind; readonly text: string }[];
}

const LONGEST_SUMMARY = 400;

/** Records a position that a person read out of an article. The evidence must stand in its current text, word for word. */
export async function recordPosition(
  db: Database,
  input: PositionInput,
  { actor }: Acting,
): Promise<Result<{ readonly positionId: string }>> {
  const summary = input.summary.trim();
  if (summary === "" || summary.length > LONGEST_SUMMARY || !summary.isWellFormed() || summary.includes("\0")) {
    return refuse("INVALID_VALUE", `summary must have 1 to ${LONGEST_SUMMARY} characters of text`, "input", "summary");
  }
  const bad = input.conditions.findIndex(
    (condition) =>
      condition.text.trim() === "" ||
      condition.text.length > LONGEST_SUMMARY ||
      !condition.text.isWellFormed() ||
      condition.text.includes("\0"),
  );
  if (bad !== -1)
    return refuse(
      "INVALID_VALUE",
      `A condition must have 1 to ${LONGEST_SUMMARY} characters of text`,
      "input",
      "conditions",
      String(bad),
      "text",
    );
  const bounds = input.statedOn === null ? null : edtfBounds(input.statedOn);
  if (input.statedOn !== null && bounds === null)
    return refuse("INVALID_VALUE", `"${input.statedOn}" is no EDTF date`, "input", "statedOn");
  return db.transaction(async (tx) => {
    if ((await findNegotiation(tx, { id: input.negotiationId })) === null)
      return refuse("NOT_FOUND", "There is no such negotiation", "input", "negotiation");
    if (!(await findActor(tx, input.holderId))) return refuse("NOT_FOUND", "There is no such actor", "input", "holder");
    if (!(await findIssue(tx, input.issueId, input.negotiationId)))
      return refuse("NOT_FOUND", "The negotiation has no such issue", "input", "issue");
    const article = await findText(tx, input.articleId);
    if (article === null) return refuse("NOT_FOUND", "There is no such article", "input", "article");
    const exact = quoter(article.text)(input.segments);
    const wrong = input.segments.findIndex(
      (segment, index) => segment.start < 0 || segment.end <= segment.start || exact[index] !== segment.exact,
    );
    if (input.segments.length === 0)
      return refuse(
        "EVIDENCE_MISMATCH",
        "A position needs at least one segment of the text as evidence",
        "input",
        "segments",
      );
    if (wrong !== -1) {
      return refuse(
        "EVIDENCE_MISMATCH",
        `The text has "${(exact[wrong] ?? "").slice(0, 80)}" there: start and end count code points, end exclusive`,
        "input",
        "segments",
        String(wrong),
        "exact",
      );
    }
    const published = article.publishedAt.toISOString().slice(0, 10);
    const positionId = newId();
    await addClaims(tx, [
      {
        articleVersionId: article.versionId,
        negotiationId: input.negotiationId,
        review: "CONFIRMED",
        recorderKind: "PERSON",
        recorder: actor,
        statements: [],
        positions: await openHeld(tx).link(input.negotiationId, [
          {
            id: positionId,
            evidence: input.segments,
            confidence: 1,
            holderId: input.holderId,
            issueId: input.issueId,
            stance: input.stance,
            strength: input.strength,
            summary,
            statementId: null,
            statedOn: input.statedOn,
            statedEarliest: bounds?.earliest ?? published,
            statedLatest: bounds?.latest ?? published,
            targets: [],
            voices: [],
            conditions: input.conditions.map((condition) => ({
              ...condition,
              issueId: null,
              actorId: null,
              refersToPositionId: null,
              evidence: [],
            })),
          },
        ]),
        figures: [],
        events: [],
        participations: [],
      },
    ]);
    await linkArticles(tx, [
      {
        negotiationId: input.negotiationId,
        articleId: input.articleId,
        publishedAt: article.publishedAt,
        linkedBy: "given",
        score: null,
        venue: null,
        format: null,
      },
    ]);
    await announceMoves(tx, [[{ claimId: positionId, was: null, is: "CONFIRMED" }]]);
    await addActivity(tx, actor, "recorded", "Position", positionId, "graphql");
    return ok({ positionId });
  });
}

export interface ReviewInput {
  readonly claimIds: readonly string[];
  readonly verdict: ReviewVerdict;
  readonly note: string | null;
  /** Admiralty credibility, 1–6; 6 means "cannot be judged". */
  readonly credibility: number | null;
}

const MOST_REVIEWED = 500;

/** Reviews claims, all of them or none. */
export async function reviewClaims(
  db: Database,
  input: ReviewInput,
  { actor }: Acting,
): Promise<Result<{ readonly claimIds: readonly string[] }>> {
  const claimIds = [...new Set(input.claimIds)];
  if (claimIds.length === 0 || claimIds.length > MOST_REVIEWED)
    return refuse("INVALID_VALUE", `claims must name 1 to ${MOST_REVIEWED} claims`, "input", "claims");
  if (input.credibility !== null && (input.credibility < 1 || input.credibility > 6))
    return refuse("INVALID_VALUE", "credibility must be from 1 to 6", "input", "credibility");
  if (input.note !== null && (input.note.length > 2_000 || !input.note.isWellFormed() || input.note.includes("\0")))
    return refuse("INVALID_VALUE", "note must be text of at most 2,000 characters", "input", "note");
  const missing = refuse(
    "NOT_FOUND",
    "One of the claims does not exist, or a newer version of its article has replaced it",
    "input",
    "claims",
  );
  return db
    .transaction(async (tx): Promise<Result<{ readonly claimIds: readonly string[] }>> => {
      const reviewed = await addReviews(tx, claimIds, {
        verdict: input.verdict,
        credibility: input.credibility,
        note: input.note,
        reviewedBy: actor,
      });
      if (reviewed === null) throw new NotAll();
      await refreshParticipations(tx, [...new Set(reviewed.flatMap((claim) => claim.negotiationId ?? []))]);
      if (input.verdict === "REJECTED") {
        const note = input.note?.trim() ?? "";
        await addErrata(
          tx,
          { kind: "CLAIMS", claimIds },
          note === "" ? "Rejected on review" : `Rejected on review: ${note}`,
        );
      }
      await announceMoves(tx, [reviewed.map(({ id, review }) => ({ claimId: id, was: review, is: input.verdict }))]);
      await addActivity(tx, actor, "reviewed", "Claim", claimIds[0] ?? "", "graphql");
      return ok({ claimIds });
    })
    .catch((error: unknown) => {
      if (error instanceof NotAll) return missing;
      throw error;
    });
}

/** Rolls the transaction back. */
class NotAll extends Error {}

/** Takes an article back: nothing is deleted, its claims no longer hold, and every edition that cites it says so. */
export async function retractArticle(
  db: Database,
  input: { readonly articleId: string; readonly reason: string },
  { actor, now }: Acting,
): Promise<Result<{ readonly articleId: string }>> {
  const reason = input.reason.trim();
  if (reason === "" || reason.length > 2_000 || !reason.isWellFormed() || reason.includes("\0"))
    return refuse("INVALID_VALUE", "reason must be text of 1 to 2,000 characters", "input", "reason");
  return db.transaction(async (tx) => {
    const fallen = await retract(tx, input.articleId, now);
    if (fallen === null) return refuse("NOT_FOUND", "There is no such article", "input", "article");
    if (fallen === "retracted before")
      return refuse("CONFLICT", "The article has been retracted already", "input", "article");
    await refreshParticipations(tx, [...new Set(fallen.flatMap((claim) => claim.negotiationId ?? []))]);
    await addErrata(tx, { kind: "ARTICLE", articleId: input.articleId }, `Retracted: ${reason}`);
    await announceMoves(tx, [fallen.map(({ id, review }) => ({ claimId: id, was: review, is: null }))]);
    await addActivity(tx, actor, "retracted", "Article", input.articleId, "graphql");
    return ok({ articleId: input.articleId });
  });
}

export async function mergeActors(
  db: Database,
  input: { readonly fromId: string; readonly intoId: string; readonly reason: string },
  { actor }: Acting,
): Promise<Result<{ readonly actorId: string }>> {
  const reason = input.reason.trim();
  if (reason === "" || reason.length > 2_000 || !reason.isWellFormed() || reason.includes("\0"))
    return refuse("INVALID_VALUE", "reason must be text of 1 to 2,000 characters", "input", "reason");
  if (input.fromId === input.intoId)
    return refuse("CONFLICT", "An actor cannot be merged into itself", "input", "into");
  return db.transaction(async (tx) => {
    const merged = await mergeInto(tx, {
      fromActorId: input.fromId,
      intoActorId: input.intoId,
      reason,
      mergedBy: actor,
    });
    if (merged === "not found") return refuse("NOT_FOUND", "There is no such actor", "input", "from");
    if (merged === "merged before")
      return refuse(
        "CONFLICT",
        "One of the two has been merged into another actor already: name that one",
        "input",
        "from",
      );
    await addActivity(tx, actor, "merged", "Actor", input.fromId, "graphql");
    return ok({ actorId: input.intoId });
  });
}

export async function gradeSource(
  db: Database,
  input: { readonly sourceId: string; readonly reliability: Reliability; readonly note: string | null },
  { actor }: Acting,
): Promise<Result<{ readonly sourceId: string }>> {
  if (input.note !== null && (input.note.length > 2_000 || !input.note.isWellFormed() || input.note.includes("\0")))
    return refuse("INVALID_VALUE", "note must be text of at most 2,000 characters", "input", "note");
  return db.transaction(async (tx) => {
    const graded = await addGrade(tx, {
      sourceId: input.sourceId,
      grade: input.reliability,
      note: input.note,
      gradedBy: actor,
    });
    return graded
      ? ok({ sourceId: input.sourceId })
      : refuse("NOT_FOUND", "There is no such source", "input", "source");
  });
}

export interface NegotiationInput {
  readonly name: string;
  readonly kind: NegotiationKind;
  readonly slug: string | null;
  readonly venue: string | null;
  readonly startedOn: string | null;
}

/** Opens a negotiation by hand; without a slug, one is made of its name. */
export async function openNegotiation(
  db: Database,
  input: NegotiationInput,
  { actor, now }: Acting,
): Promise<Result<{ readonly negotiationId: string }>> {
  const name = input.name.trim();
  if (name === "" || name.length > 200 || !name.isWellFormed() || name.includes("\0"))
    return refuse("INVALID_VALUE", "name must be text of 1 to 200 characters", "input", "name");
  if (input.venue !== null && (input.venue.length > 200 || !input.venue.isWellFormed() || input.venue.includes("\0")))
    return refuse("INVALID_VALUE", "venue must be text of at most 200 characters", "input", "venue");
  if (input.slug !== null && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(input.slug))
    return refuse("INVALID_VALUE", "slug must be lower-case words joined by hyphens", "input", "slug");
  const bounds = input.startedOn === null ? null : edtfBounds(input.startedOn);
  if (input.startedOn !== null && bounds === null)
    return refuse("INVALID_VALUE", `"${input.startedOn}" is no EDTF date`, "input", "startedOn");
  return db.transaction(async (tx) => {
    // One at a time, so that two of one name get two slugs.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext('negotiation slug'))`);
    if (input.slug !== null && (await findSlugs(tx, input.slug)).has(input.slug))
      return refuse("CONFLICT", `There is a negotiation ${input.slug} already`, "input", "slug");
    const negotiationId = await addNegotiation(tx, {
      name,
      slug: input.slug ?? (await freeSlug(tx, slugOf(name))),
      kind: input.kind,
      status: "ONGOING",
      format: "UNKNOWN",
      venue: input.venue,
      startedOn: input.startedOn,
      startedEarliest: bounds?.earliest ?? null,
      startedLatest: bounds?.latest ?? null,
      lastActivityAt: now,
    });
    await addActivity(tx, actor, "opened", "Negotiation", negotiationId, "graphql");
    return ok({ negotiationId });
  });
}
