// What every kind of claim has, and the parts that belong to all of them: evidence, segments, reviews.

import type { AnyColumn } from "drizzle-orm";

import { articleVersions, claims, evidenceSegments, reviews } from "../../store/tables.ts";

import type { NodeType } from "../global-id.ts";
import {
  at,
  type ChoiceType,
  column,
  type Field,
  type Fragment,
  globalId,
  instant,
  many,
  one,
  type RowType,
  rowType,
} from "./define.ts";

export const claim: ChoiceType = {
  kind: "choice",
  name: "Claim",
  table: "claim",
  key: "id",
  column: "kind",
  variants: {
    STATEMENT: "Statement",
    POSITION: "Position",
    FIGURE: "Figure",
    EVENT: "Event",
    PARTICIPATION: "Participation",
  },
};

/** The parent row of a claim and the article version that it was read in. */
export function claimJoins(key: AnyColumn): NonNullable<RowType["joins"]> {
  return {
    claim: { table: "claim", on: `$claim.id = ${at(key)}` },
    version: { table: "article_version", on: "$version.id = $claim.article_version_id" },
  };
}

/** Lists leave out what was superseded or rejected; both stay in reach by id. */
export const LISTED_CLAIM: Fragment = "$claim.superseded_at is null and $claim.review <> 'REJECTED'";

/** Where a claim first stands in its text: the order of an article's claims. */
export const TEXT_ORDER: Fragment =
  "coalesce((select min(s.start_offset) from evidence_segment s where s.claim_id = $t.claim_id), 0)";

export function claimFields(type: NodeType, key: AnyColumn): Readonly<Record<string, Field>> {
  return {
    id: globalId(type, key),
    negotiation: one("Negotiation", claims.negotiationId, "claim"),
    article: one("Article", articleVersions.articleId, "version"),
    evidence: {
      kind: "part",
      type: "Evidence",
      fields: evidenceFields(at(key), "$claim.article_version_id"),
    },
    review: column(claims.review, "claim"),
    reviews: many("Review", reviews.claimId, "$t.recorded_at desc", "$t.id desc"),
    confidence: column(claims.confidence, "claim"),
    recorder: column(claims.recorder, "claim"),
    recorderKind: column(claims.recorderKind, "claim"),
    recordedAt: instant(claims.recordedAt, "claim"),
    supersededAt: instant(claims.supersededAt, "claim"),
    supersededBy: one("Claim", claims.supersededBy, "claim"),
  };
}

/** Fields of the evidence of a claim; the row has a join `version` to its article version. */
function evidenceFields(claimId: Fragment, versionId: Fragment): Readonly<Record<string, Field>> {
  return {
    quote: column(
      `(select string_agg(s.exact, ' … ' order by s.ordinal) from evidence_segment s where s.claim_id = ${claimId})`,
    ),
    segments: {
      ...many("Segment", evidenceSegments.claimId, evidenceSegments.ordinal),
      parent: claimId,
    },
    article: one("Article", articleVersions.articleId, "version"),
    version: one("ArticleVersion", versionId),
  };
}

/** Evidence is the claim seen from its words: one object for each claim. */
export const evidence = rowType("Evidence", claims, claims.id, {
  joins: { version: { table: "article_version", on: "$version.id = $t.article_version_id" } },
  fields: evidenceFields(at(claims.id), at(claims.articleVersionId)),
});

export const segment = rowType("Segment", evidenceSegments, evidenceSegments.claimId, {
  fields: {
    start: column(evidenceSegments.start),
    end: column(evidenceSegments.end),
    exact: column(evidenceSegments.exact),
  },
});

export const review = rowType("Review", reviews, reviews.id, {
  fields: {
    verdict: column(reviews.verdict),
    credibility: column(reviews.credibility),
    note: column(reviews.note),
    reviewedBy: column(reviews.reviewedBy),
    recordedAt: instant(reviews.recordedAt),
  },
});
