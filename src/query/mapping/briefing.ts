// Briefings and their editions.

import {
  briefingScopes,
  type ChangedItem,
  changesFor,
  changesSinceReadFor,
  type DigestDiff,
  editionDiffs,
  editionDocuments,
  type MovedCell,
  previewBriefings,
} from "../../digest/index.ts";
import { DIGEST_SECTIONS } from "../../domain/digest.ts";
import { briefings, editions, errata } from "../../store/tables.ts";

import { keyOf } from "../global-id.ts";
import { RequestError } from "../request-error.ts";
import { changesField } from "./change.ts";
import {
  at,
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
import { DELIVERY_FIELDS } from "./delivery.ts";
import { readMarkField, sinceReadField } from "./read-mark.ts";
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
    sections: column(
      `case when jsonb_array_length(${at(briefings.sections)}) = 0 then '{${DIGEST_SECTIONS.join()}}'::text[] else array(select jsonb_array_elements_text(${at(briefings.sections)})) end`,
    ),
    length: column(briefings.length),
    markingCeiling: column(briefings.markingCeiling),
    namesLanguage: column(briefings.namesLanguage),
    revision: column(briefings.revision),
    archivedAt: instant(briefings.archivedAt),
    recordedAt: instant(briefings.recordedAt),
    preview: {
      kind: "function",
      call: async ({ db, now }, parents, args): Promise<readonly DatedDigest[]> => {
        const documents = await previewBriefings(db, parents, now, args["explain"] === true);
        return documents.map((document) => ({ document, generatedAt: now }));
      },
    },
    changes: changesField(changesFor),
    readMark: readMarkField("briefing"),
    changesSinceRead: sinceReadField(changesSinceReadFor),
    editions: connection("Edition", {
      on: `$t.${editions.briefingId.name}`,
      orders: { NUMBER: by(editions.number, "int", "DESC") },
    }),
    ...DELIVERY_FIELDS,
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
    diff: {
      kind: "function",
      call: async ({ db }, parents, args): Promise<readonly DigestDiff[]> => {
        const from = args["from"] == null ? null : keyOf(args["from"], "Edition");
        if (args["from"] != null && from === null)
          throw new RequestError(`from: ${String(args["from"])} is no id of an Edition`);
        const diffs = await editionDiffs(db, parents, from);
        return diffs.map((diff) => {
          if (diff.ok) return diff.value;
          throw new RequestError(`from: ${diff.errors.map((error) => error.message).join("; ")}`);
        });
      },
    },
  },
});

export const erratum = rowType("Erratum", errata, errata.id, {
  fields: {
    reason: column(errata.reason),
    at: instant(errata.recordedAt),
    claim: one("Claim", errata.claimId),
    article: one("Article", errata.articleId),
  },
});

export const editionDiff = valueType<DigestDiff>("EditionDiff", {});

export const changedItem = valueType<ChangedItem>("ChangedItem", {});

export const movedCell = valueType<MovedCell>("MovedCell", {
  before: ({ before }) => (before === "" ? null : before),
  after: ({ after }) => (after === "" ? null : after),
});

interface Scope {
  readonly negotiations: readonly string[];
  readonly actors: readonly string[];
  readonly issues: readonly string[];
  readonly sources: readonly string[];
  readonly languages: readonly string[];
}

export const briefingScope = valueType<Scope>("BriefingScope", {
  negotiations: reference((scope: Scope) => scope.negotiations.map((id) => refer("Negotiation", id))),
  actors: reference((scope: Scope) => scope.actors.map((id) => refer("Actor", id))),
  issues: reference((scope: Scope) => scope.issues.map((id) => refer("Issue", id))),
  sources: reference((scope: Scope) => scope.sources.map((id) => refer("Source", id))),
});
