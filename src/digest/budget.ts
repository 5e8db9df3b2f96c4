// How much a digest holds: the most entries of each section, for each length.

import type { DigestLength } from "../domain/digest.ts";

/** Entries that a section of one negotiation has at most; SOURCES is one section for all. */
export interface Budget {
  /** Sentences of the bottom line, a negotiation. */
  readonly bottom: number;
  readonly changes: number;
  readonly sticking: number;
  readonly statements: number;
  readonly figures: number;
  readonly events: number;
  readonly next: number;
  readonly sources: number;
  readonly gaps: number;
  /** Columns of the matrix. */
  readonly matrixIssues: number;
  readonly matrixRows: number;
}

export const BUDGETS: Readonly<Record<DigestLength, Budget>> = {
  SHORT: {
    bottom: 2,
    changes: 4,
    sticking: 2,
    statements: 2,
    figures: 3,
    events: 4,
    next: 2,
    sources: 6,
    gaps: 3,
    matrixIssues: 3,
    matrixRows: 4,
  },
  STANDARD: {
    bottom: 4,
    changes: 10,
    sticking: 6,
    statements: 6,
    figures: 8,
    events: 12,
    next: 6,
    sources: 40,
    gaps: 8,
    matrixIssues: 6,
    matrixRows: 8,
  },
  FULL: {
    bottom: 4,
    changes: 60,
    sticking: 30,
    statements: 30,
    figures: 40,
    events: 80,
    next: 30,
    sources: 500,
    gaps: 40,
    matrixIssues: 20,
    matrixRows: 40,
  },
};

/** The first entries that there is room for, in the order in which they are told, and how many are left out. */
export function within<T extends { readonly order?: string }>(
  ranked: readonly T[],
  most: number,
): { readonly kept: readonly T[]; readonly left: number } {
  const kept = ranked.slice(0, most);
  return {
    // Entries without an order stay as they are ranked: the sort is stable.
    kept: kept.toSorted((a, b) => compare(a.order ?? "", b.order ?? "")),
    left: ranked.length - kept.length,
  };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
