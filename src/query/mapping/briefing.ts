// Briefings and their editions.

import { briefingScopes, editionDiffs, editionDocuments, previewBriefings } from "../../digest/index.ts";
import type { DigestDocument, DigestItem } from "../../domain/digest.ts";
import { briefings, editions, errata } from "../../store/tables.ts";

import {
  by,
  column,
  connection,
  globalId,
  instant,
  many,
  one,
  type Order,
  refer,
  reference,
  rowType,
  valueType,
} from "./define.ts";
import type { DatedDigest } from "./digest.ts";

export const BRIEFING_ORDERS: Readonly<Record<string, Order>> = {
  RECORDED_AT: by(briefings.recordedAt, "timestamptz", "DESC"),
};

export const briefing = rowType("Briefing", briefings, briefings.id, {
  fields: {
    id: globalId("Briefing", briefings.id),
    name: column(briefings.name),
    scope: { kind: "function", call: ({ db }, parents) => briefingScopes(db, parents) },
    cadence: column(briefings.cadence),
    timeZone: column(briefings.timeZone),
    patienceDays: column(briefings.patienceDays),
    recordedAt: instant(briefings.recordedAt),
    preview: {
      kind: "function",
      call: async ({ db, now }, parents): Promise<readonly DatedDigest[]> => {
        const documents = await previewBriefings(db, parents, now);
        return documents.map((document) => ({ document, generatedAt: now }));
      },
    },
    editions: connection("Edition", {
      on: `$t.${editions.briefingId.name}`,
      orders: { NUMBER: by(editions.number, "int", "DESC") },
    }),
  },
});

export const edition = rowType("Edition", editions, editions.id, {
  fields: {
    id: globalId("Edition", editions.id),
    number: column(editions.number),
    publishedAt: instant(editions.publishedAt),
    contentHash: column(editions.contentHash),
    briefing: one("Briefing", editions.briefingId),
    digest: {
      kind: "function",
      call: async ({ db }, parents): Promise<readonly DatedDigest[]> => {
        const found = await editionDocuments(db, parents);
        return found.map(({ document, publishedAt }) => ({ document, generatedAt: publishedAt }));
      },
    },
    errata: many("Erratum", errata.editionId, "$t.recorded_at desc", "$t.id desc"),
    diff: { kind: "function", call: ({ db }, parents) => editionDiffs(db, parents) },
  },
});

export const erratum = rowType("Erratum", errata, errata.id, {
  fields: { reason: column(errata.reason), at: instant(errata.recordedAt) },
});

/** Items of a diff with the document that their citations are numbered in. */
export interface Diff {
  readonly added: { readonly items: readonly DigestItem[]; readonly document: DigestDocument };
  readonly removed: { readonly items: readonly DigestItem[]; readonly document: DigestDocument };
}

export const editionDiff = valueType<Diff>("EditionDiff", {
  added: ({ added }) => added.items.map((item) => ({ item, document: added.document })),
  removed: ({ removed }) => removed.items.map((item) => ({ item, document: removed.document })),
});

interface Scope {
  readonly negotiations: readonly string[];
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  readonly sources: readonly string[];
}

export const briefingScope = valueType<Scope>("BriefingScope", {
  negotiations: reference((scope: Scope) => scope.negotiations.map((id) => refer("Negotiation", id))),
  actors: reference((scope: Scope) => scope.actors.map((id) => refer("Actor", id))),
  issues: reference((scope: Scope) => scope.issues.map((id) => refer("Issue", id))),
  sources: reference((scope: Scope) => scope.sources.map((id) => refer("Source", id))),
});
