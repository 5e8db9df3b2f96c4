// The digest as a document: sections of sentences, each with the claims it rests on. Every format is rendered from it.

import type { Span } from "./reading.ts";
import type { ClaimKind, Reliability } from "./vocabulary.ts";

/** In reading order; a section without records is left out, except the first. */
export const DIGEST_SECTIONS = [
  "BOTTOM_LINE",
  "WHAT_CHANGED",
  "WHO_WANTS_WHAT",
  "STICKING_POINTS",
  "STATEMENTS",
  "FIGURES",
  "EVENTS",
  "NEXT",
  "SOURCES",
  "GAPS",
] as const;
export type DigestSectionKind = (typeof DIGEST_SECTIONS)[number];

/** How much a digest holds: see `digest/budget.ts`. */
export const DIGEST_LENGTHS = ["SHORT", "STANDARD", "FULL"] as const;
export type DigestLength = (typeof DIGEST_LENGTHS)[number];

export const DIGEST_FORMATS = [
  "MARKDOWN",
  "HTML",
  "TEXT",
  "JSON",
  "EMAIL",
  "ATOM",
  "JSON_FEED",
  "CSV",
  "JSON_LD",
  "PDF",
] as const;
export type DigestFormat = (typeof DIGEST_FORMATS)[number];

/** What an entry's place is reckoned from. */
export const RANK_TERMS = [
  "CHANGE",
  "PART",
  "STRENGTH",
  "CONDITIONS",
  "ORIGINS",
  "BREADTH",
  "REVIEW",
  "RELIABILITY",
  "RECENCY",
  "WAITING",
  "PARTIES",
  "ACTORS",
  "REPORTS",
] as const;
export type RankTermName = (typeof RANK_TERMS)[number];

/** One term of a score: `value` × `weight` points. */
export interface RankTerm {
  readonly name: RankTermName;
  readonly value: number;
  readonly weight: number;
}

/** One sentence, or a few that belong together, with the numbers of its citations. */
export interface DigestItem {
  /** Plain text; never markup. */
  readonly text: string;
  /** `DigestCitation.number`, ascending, each once. */
  readonly citations: readonly number[];
  /** What it is about, the same in every digest: tells an entry that changed from one that is new. */
  readonly subject?: string;
  /** Why it stands where it does; only where an explanation was asked for, and the section is ranked. */
  readonly rank?: readonly RankTerm[];
}

export interface DigestCell {
  /** Plain text; empty when the actor has no known position on the issue. */
  readonly text: string;
  readonly citations: readonly number[];
}

/** The matrix: a row for each actor, a column for each issue. */
export interface DigestTable {
  /** What the rows are, then the headings of the columns. */
  readonly head: readonly string[];
  readonly rows: readonly { readonly name: string; readonly cells: readonly DigestCell[] }[];
}

export interface DigestSection {
  readonly kind: DigestSectionKind;
  readonly heading: string;
  readonly items: readonly DigestItem[];
  /** Stands after the items. */
  readonly table?: DigestTable;
}

/** What a number in the text leads to: one claim and the words of one article version that support it. */
export interface DigestCitation {
  /** From 1, in order of first use. */
  readonly number: number;
  readonly claimId: string;
  readonly claimKind: ClaimKind;
  readonly articleId: string;
  readonly articleVersionId: string;
  readonly title: string;
  readonly url: string | null;
  readonly sourceName: string;
  readonly sourceReliability: Reliability;
  /** ISO 8601 instant. */
  readonly publishedAt: string;
  /** Code points of the article version's text. */
  readonly segments: readonly Span[];
  /** The exact words of the segments, joined by " … ". */
  readonly quote: string;
}

/** Why sentences were left out, in numbers. */
export interface DigestOmission {
  readonly reason: string;
  readonly count: number;
}

export interface DigestCoverage {
  readonly articles: number;
  /** Origins of these articles: copies of one report are one. */
  readonly origins: number;
  readonly claimsConsidered: number;
  /** Sentences that were dropped because a citation did not hold. */
  readonly claimsOmitted: number;
  readonly omissions: readonly DigestOmission[];
  /** Cited claims that one origin alone tells; missing in documents that are older than this count. */
  readonly singleOrigin?: number;
  /** Cited claims that nobody has reviewed. */
  readonly unreviewed: number;
  /** Entries that the length had no room for; missing in documents that are older than lengths. */
  readonly leftOut?: number;
}

/** JSON throughout but for the window's instants, which JSON writes as ISO 8601. */
export interface DigestDocument {
  readonly title: string;
  readonly window: { readonly since: Date; readonly until: Date };
  /** IANA zone in which days are named. */
  readonly timeZone: string;
  readonly sections: readonly DigestSection[];
  readonly citations: readonly DigestCitation[];
  readonly coverage: DigestCoverage;
}
