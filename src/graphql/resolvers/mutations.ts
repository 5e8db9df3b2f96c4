// Mutations: each parses its input, calls one door and maps the outcome to a payload.

import type { Result } from "../../domain/result.ts";
import { addDeliveryTarget, removeDeliveryTarget, retryDelivery } from "../../deliver/index.ts";
import {
  archiveBriefing,
  createBriefing,
  markRead,
  publishEdition,
  restoreBriefing,
  updateBriefing,
} from "../../digest/index.ts";
import {
  gradeSource,
  ingestArticle,
  joinOrigin,
  markArticle,
  mergeActors,
  openNegotiation,
  recordPosition,
  retractArticle,
  reviewClaims,
  splitOrigin,
} from "../../ingest/index.ts";
import { keyOf, type NodeType, RequestError, refer, scopeOf } from "../../query/index.ts";

import type { OperationContext } from "../context.ts";

export type Mutation = (input: unknown, context: OperationContext) => Promise<unknown>;

/** What graphql-js has checked against the schema: shapes are certain, ids are not. */
type Input = Readonly<Record<string, unknown>>;

function key(input: Input, field: string, ...types: readonly NodeType[]): string {
  const found = keyOf(input[field], ...types);
  if (found === null)
    throw new RequestError(`input.${field}: ${String(input[field])} is no id of a ${types.join(" or ")}`);
  return found;
}

const CLAIMS = ["Statement", "Position", "Figure", "Event", "Participation"] as const satisfies readonly NodeType[];

/** The payload of an outcome: what went well, or the errors that the user can mend. */
function payload<T>(result: Result<T>, show: (value: T) => object, otherwise: object = {}): object {
  return result.ok ? { ...show(result.value), userErrors: [] } : { ...otherwise, userErrors: result.errors };
}

function mutation<I extends Input>(resolve: (input: I, context: OperationContext) => Promise<object>): Mutation {
  return (input, context) => resolve(input as I, context);
}

function briefingPayload(result: Result<{ readonly briefingId: string }>): object {
  return payload(result, (done) => ({ briefing: refer("Briefing", done.briefingId) }), { briefing: null });
}

/** Which briefing is changed, and on what knowledge. */
function changeOf(input: Input): { readonly briefingId: string; readonly expectedRevision: number | null } {
  const { expectedRevision } = input;
  return {
    briefingId: key(input, "briefing", "Briefing"),
    expectedRevision: typeof expectedRevision === "number" ? expectedRevision : null,
  };
}

/** Settings that null takes back; of all others it says nothing. */
const CLEARED = ["cadence", "namesLanguage"];

/** The settings that an input gives. */
function settingsOf(input: Input): Partial<Parameters<typeof createBriefing>[1]> {
  const { briefing: _briefing, expectedRevision: _revision, scope, ...rest } = input;
  const given = Object.entries(rest).filter(
    ([name, value]) => value !== undefined && (value !== null || CLEARED.includes(name)),
  );
  return { ...Object.fromEntries(given), ...(scope == null ? {} : { scope: scopeOf(scope) }) };
}

type Of<F extends (...given: never[]) => unknown> = Parameters<F>[1];

export const MUTATIONS: Readonly<Record<string, Mutation>> = {
  ingestArticle: mutation<Input & Of<typeof ingestArticle> & { readonly source: Input }>(async (input, context) => {
    const { source } = input;
    const named = source["name"];
    const result = await ingestArticle(
      context.db,
      {
        ...input,
        source: typeof named === "string" ? { name: named } : { id: key(source, "id", "Source") },
        negotiationId: input["negotiation"] == null ? null : key(input, "negotiation", "Negotiation"),
      },
      { now: context.now, extractor: context.extractor, actor: context.actor, door: "graphql" },
    );
    return payload(
      result,
      (done) => ({ outcome: done.outcome, article: refer("Article", done.articleId), notes: done.notes }),
      { outcome: null, article: null, notes: [] },
    );
  }),
  openNegotiation: mutation<Input & Of<typeof openNegotiation>>(async (input, context) => {
    const result = await openNegotiation(
      context.db,
      { ...input, slug: input.slug ?? null, venue: input.venue ?? null, startedOn: input.startedOn ?? null },
      context,
    );
    return payload(result, (done) => ({ negotiation: refer("Negotiation", done.negotiationId) }), {
      negotiation: null,
    });
  }),
  recordPosition: mutation<Input & Of<typeof recordPosition>>(async (input, context) => {
    const result = await recordPosition(
      context.db,
      {
        ...input,
        negotiationId: key(input, "negotiation", "Negotiation"),
        holderId: key(input, "holder", "Actor"),
        issueId: key(input, "issue", "Issue"),
        articleId: key(input, "article", "Article"),
        strength: input.strength ?? "FIRM",
        statedOn: input.statedOn ?? null,
        conditions: input.conditions ?? [],
      },
      context,
    );
    return payload(result, (done) => ({ position: refer("Position", done.positionId) }), { position: null });
  }),
  reviewClaims: mutation<Input & Of<typeof reviewClaims> & { readonly claims: readonly string[] }>(
    async (input, context) => {
      const claimIds = input.claims.map((id) => key({ claims: id }, "claims", ...CLAIMS));
      const result = await reviewClaims(
        context.db,
        { claimIds, verdict: input.verdict, note: input.note ?? null, credibility: input.credibility ?? null },
        context,
      );
      return payload(result, (done) => ({ claims: done.claimIds.map((id) => refer("Claim", id)) }), { claims: [] });
    },
  ),
  retractArticle: mutation<Input & { readonly reason: string }>(async (input, context) => {
    const result = await retractArticle(
      context.db,
      { articleId: key(input, "article", "Article"), reason: input.reason },
      context,
    );
    return payload(result, (done) => ({ article: refer("Article", done.articleId) }), { article: null });
  }),
  mergeActors: mutation<Input & { readonly reason: string }>(async (input, context) => {
    const result = await mergeActors(
      context.db,
      { fromId: key(input, "from", "Actor"), intoId: key(input, "into", "Actor"), reason: input.reason },
      context,
    );
    return payload(result, (done) => ({ actor: refer("Actor", done.actorId) }), { actor: null });
  }),
  gradeSource: mutation<Input & Of<typeof gradeSource>>(async (input, context) => {
    const result = await gradeSource(
      context.db,
      { sourceId: key(input, "source", "Source"), reliability: input.reliability, note: input.note ?? null },
      context,
    );
    return payload(result, (done) => ({ source: refer("Source", done.sourceId) }), { source: null });
  }),
  markArticle: mutation<Input & Of<typeof markArticle>>(async (input, context) => {
    const { marking } = input;
    const result = await markArticle(context.db, { articleId: key(input, "article", "Article"), marking }, context);
    return payload(result, (done) => ({ article: refer("Article", done.articleId) }), { article: null });
  }),
  splitOrigin: mutation<Input & { readonly reason: string }>(async (input, context) => {
    const result = await splitOrigin(
      context.db,
      { articleId: key(input, "article", "Article"), reason: input.reason },
      context,
    );
    return payload(result, (done) => ({ article: refer("Article", done.articleId) }), { article: null });
  }),
  joinOrigin: mutation<Input & { readonly reason: string }>(async (input, context) => {
    const result = await joinOrigin(
      context.db,
      {
        articleId: key(input, "article", "Article"),
        withId: key(input, "with", "Article"),
        reason: input.reason,
      },
      context,
    );
    return payload(result, (done) => ({ article: refer("Article", done.articleId) }), { article: null });
  }),
  createBriefing: mutation<Input & Of<typeof createBriefing>>(async (input, context) => {
    const result = await createBriefing(
      context.db,
      { ...settingsOf(input), name: input.name, scope: scopeOf(input.scope) },
      context,
    );
    return briefingPayload(result);
  }),
  updateBriefing: mutation(async (input, context) =>
    briefingPayload(await updateBriefing(context.db, { ...changeOf(input), settings: settingsOf(input) }, context)),
  ),
  archiveBriefing: mutation(async (input, context) =>
    briefingPayload(await archiveBriefing(context.db, changeOf(input), context)),
  ),
  restoreBriefing: mutation(async (input, context) =>
    briefingPayload(await restoreBriefing(context.db, changeOf(input), context)),
  ),
  markRead: mutation<Input & { readonly of: Input; readonly goBack: boolean | null }>(async (input, context) => {
    const { of } = input;
    const result = await markRead(
      context.db,
      {
        of:
          of["briefing"] == null
            ? { kind: "negotiation", id: key(of, "negotiation", "Negotiation") }
            : { kind: "briefing", id: key(of, "briefing", "Briefing") },
        reader: typeof input["reader"] === "string" ? input["reader"] : null,
        at: input["at"] instanceof Date ? input["at"] : null,
        goBack: input.goBack ?? false,
      },
      context,
    );
    return payload(result, (mark) => ({ mark }), { mark: null });
  }),
  publishEdition: mutation<Input & Of<typeof publishEdition>>(async (input, context) => {
    const result = await publishEdition(
      context.db,
      { briefingId: key(input, "briefing", "Briefing"), window: input.window ?? null },
      context.now,
    );
    return payload(result, (done) => ({ edition: refer("Edition", done.editionId) }), { edition: null });
  }),
  addDeliveryTarget: mutation<Input & Of<typeof addDeliveryTarget>>(async (input, context) => {
    const { to } = input;
    const result = await addDeliveryTarget(context.db, { briefingId: key(input, "briefing", "Briefing"), to }, context);
    return payload(result, (done) => ({ target: refer("DeliveryTarget", done.targetId), secret: done.secret }), {
      target: null,
      secret: null,
    });
  }),
  removeDeliveryTarget: mutation(async (input, context) => {
    const targetId = key(input, "target", "DeliveryTarget");
    const result = await removeDeliveryTarget(context.db, { targetId }, context);
    return payload(result, (done) => ({ target: refer("DeliveryTarget", done.targetId) }), { target: null });
  }),
  retryDelivery: mutation(async (input, context) => {
    const deliveryId = key(input, "delivery", "Delivery");
    const result = await retryDelivery(context.db, { deliveryId }, context);
    return payload(result, (done) => ({ delivery: refer("Delivery", done.deliveryId) }), { delivery: null });
  }),
};
