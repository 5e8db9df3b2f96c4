// What mutations give back: the record that was written, by reference, beside what their doors say.

import type { Note } from "../../domain/reading.ts";
import type { UserError } from "../../domain/result.ts";

import { type Reference, reference, valueType } from "./define.ts";

/** A payload whose field `name` points to the record. */
function payload(type: string, ...names: readonly string[]) {
  return valueType<Readonly<Record<string, Reference | readonly Reference[] | null>>>(
    type,
    Object.fromEntries(
      names.map((name) => [
        name,
        reference((value: Readonly<Record<string, Reference | readonly Reference[] | null>>) => value[name] ?? null),
      ]),
    ),
  );
}

const ingestArticlePayload = valueType<{ readonly article: Reference | null; readonly notes: readonly Note[] }>(
  "IngestArticlePayload",
  {
    article: reference((value: { readonly article: Reference | null }) => value.article),
    notes: (value) =>
      value.notes.map(({ span, ...note }) => ({ ...note, start: span?.start ?? null, end: span?.end ?? null })),
  },
);

const userError = valueType<UserError>("UserError", {
  field: (error) => (error.field.length === 0 ? null : error.field),
});

export const PAYLOADS = [
  ingestArticlePayload,
  payload("OpenNegotiationPayload", "negotiation"),
  payload("RecordPositionPayload", "position"),
  payload("ReviewClaimsPayload", "claims"),
  payload("RetractArticlePayload", "article"),
  payload("MarkArticlePayload", "article"),
  payload("MergeActorsPayload", "actor"),
  payload("GradeSourcePayload", "source"),
  payload("SplitOriginPayload", "article"),
  payload("JoinOriginPayload", "article"),
  payload("CreateBriefingPayload", "briefing"),
  payload("UpdateBriefingPayload", "briefing"),
  payload("ArchiveBriefingPayload", "briefing"),
  payload("RestoreBriefingPayload", "briefing"),
  payload("PublishEditionPayload", "edition"),
  payload("AddDeliveryTargetPayload", "target"),
  payload("RemoveDeliveryTargetPayload", "target"),
  payload("RetryDeliveryPayload", "delivery"),
  valueType("MarkReadPayload"),
  userError,
] as const;
