// JSON: the document itself, two spaces a level, keys in the order in which the document is described.

import type { DigestDocument } from "../../domain/digest.ts";

/** Keys that come first, in this order, at every level; a key that is not named here follows, by its name. */
const KEYS: readonly string[] = [
  ...["number", "claimId", "claimKind", "articleId", "articleVersionId"],
  ...["title", "window", "since", "until", "timeZone", "sections", "kind", "heading", "items", "table", "head", "rows"],
  ...["url", "sourceName", "sourceReliability", "publishedAt", "segments", "start", "end", "quote"],
  ...["name", "cells", "text", "citations", "subject", "rank", "value", "weight", "coverage"],
  ...["articles", "origins", "claimsConsidered", "claimsOmitted", "omissions", "reason", "count", "unreviewed"],
];

/** An edition that was stored comes back with its keys in another order and still gives the same bytes. */
export function renderJson(document: DigestDocument): string {
  return `${JSON.stringify(document, inOrder, 2)}\n`;
}

function inOrder(_key: string, value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => rank(a) - rank(b) || (a < b ? -1 : 1)));
}

function rank(key: string): number {
  const at = KEYS.indexOf(key);
  return at === -1 ? KEYS.length : at;
}
