// Negotiations, their meetings and issues, and what is computed from their claims.

import { changesIn, changesSinceReadIn, contradictionsIn, positionMatrices } from "../../digest/index.ts";
import type { ClaimKind } from "../../domain/vocabulary.ts";
import type { Contradiction, ContradictionSide, MatrixCell, MatrixRow, PositionMatrix } from "../../digest/index.ts";
import {
  articles,
  claims,
  currentParticipations,
  events,
  issues,
  meetingDelegates,
  meetings,
  negotiationArticles,
  negotiations,
  positions,
  statements,
} from "../../store/tables.ts";

import { changesField, instantOf } from "./change.ts";
import {
  BY_NAME,
  at,
  by,
  column,
  connection,
  globalId,
  instant,
  many,
  one,
  type Order,
  type ConnectionField,
  refer,
  reference,
  rowType,
  through,
  valueType,
} from "./define.ts";
import { readMarkField, sinceReadField } from "./read-mark.ts";
import { EVENT_ORDERS } from "./event.ts";
import { FIGURE_ORDERS } from "./figure.ts";
import { POSITION_ORDERS } from "./position.ts";
import { STATEMENT_ORDERS } from "./statement.ts";

export const NEGOTIATION_ORDERS: Readonly<Record<string, Order>> = {
  LAST_ACTIVITY_AT: by(negotiations.lastActivityAt, "timestamptz", "DESC"),
  NAME: by(`${at(negotiations.name)} collate "C"`, "text", "ASC"),
};

/** Claims of a negotiation, by the negotiation that stands in the claim's own row. */
function claimsOf(type: string, kind: ClaimKind, orders: Readonly<Record<string, Order>>): ConnectionField {
  return connection(type, { on: at(claims.negotiationId, "claim"), where: `$claim.kind = '${kind}'`, orders });
}

export const negotiation = rowType("Negotiation", negotiations, negotiations.id, {
  fields: {
    id: globalId("Negotiation", negotiations.id),
    slug: column(negotiations.slug),
    name: column(negotiations.name),
    kind: column(negotiations.kind),
    status: column(negotiations.status),
    stage: column(negotiations.stage),
    format: column(negotiations.format),
    venue: column(negotiations.venue),
    startedOn: column(negotiations.startedOn),
    endedOn: column(negotiations.endedOn),
    parent: one("Negotiation", negotiations.parentId),
    tracks: many("Negotiation", negotiations.parentId, "$t.last_activity_at desc", at(negotiations.id)),
    lastActivityAt: instant(negotiations.lastActivityAt),
    recordedAt: instant(negotiations.recordedAt),
    participants: {
      kind: "many",
      type: "Participation",
      via: { table: "current_participation", to: at(currentParticipations.participationId, "v") },
      on: at(currentParticipations.negotiationId, "v"),
      order: [at(currentParticipations.ordinal, "v"), at(currentParticipations.participationId, "v")],
    },
    issues: many("Issue", issues.negotiationId, `${at(issues.name)} collate "C"`, at(issues.id)),
    meetings: connection("Meeting", {
      on: at(meetings.negotiationId),
      orders: { HELD_ON: by(meetings.heldLatest, "date", "DESC") },
    }),
    articles: connection("Article", {
      via: { table: "negotiation_article", to: at(negotiationArticles.articleId, "v") },
      on: at(negotiationArticles.negotiationId, "v"),
      orders: {
        PUBLISHED_AT: by(negotiationArticles.publishedAt, "timestamptz", "DESC", "v"),
        RECORDED_AT: by(articles.recordedAt, "timestamptz", "DESC"),
      },
      tie: at(negotiationArticles.articleId, "v"),
    }),
    positions: connection("Position", { on: at(positions.negotiationId), orders: POSITION_ORDERS }),
    statements: connection("Statement", { on: at(statements.negotiationId), orders: STATEMENT_ORDERS }),
    figures: claimsOf("Figure", "FIGURE", FIGURE_ORDERS),
    events: connection("Event", { on: at(events.negotiationId), orders: EVENT_ORDERS }),
    positionMatrix: {
      kind: "function",
      call: async ({ db, now }, parents, args) => {
        const asOf = instantOf(args, "asOf");
        const knownAt = instantOf(args, "knownAt");
        return positionMatrices(
          db,
          parents.map((negotiationId) => ({ negotiationId, asOf: asOf ?? now, knownAt: knownAt ?? now })),
        );
      },
    },
    changes: changesField(changesIn),
    readMark: readMarkField("negotiation"),
    changesSinceRead: sinceReadField(changesSinceReadIn),
    contradictions: {
      kind: "paged",
      call: ({ db }, parents) => contradictionsIn(db, parents),
      keyOf: (entry) => (entry as Contradiction).claimIds.join(),
    },
  },
});

export const meeting = rowType("Meeting", meetings, meetings.id, {
  joins: { version: { table: "article_version", on: "$version.id = $t.article_version_id" } },
  fields: {
    heldOn: column(meetings.heldOn),
    place: column(meetings.place),
    level: column(meetings.level),
    status: column(meetings.status),
    delegates: through("Actor", meetingDelegates.meetingId, meetingDelegates.actorId, ...BY_NAME),
    article: one("Article", "$version.article_id"),
  },
});

export const issue = rowType("Issue", issues, issues.id, {
  fields: {
    id: globalId("Issue", issues.id),
    slug: column(issues.slug),
    name: column(issues.name),
    aliases: column(issues.aliases),
    negotiation: one("Negotiation", issues.negotiationId),
    parent: one("Issue", issues.parentId),
    positions: connection("Position", { on: at(positions.issueId), orders: POSITION_ORDERS }),
  },
});

// ---- What is computed ----------------------------------------------------------------------------------------------

export const positionMatrix = valueType<PositionMatrix>("PositionMatrix", {
  issues: reference((matrix: PositionMatrix) => matrix.issueIds.map((id) => refer("Issue", id))),
});

export const matrixRow = valueType<MatrixRow>("MatrixRow", {
  actor: reference((row: MatrixRow) => refer("Actor", row.actorId)),
});

export const matrixCell = valueType<MatrixCell>("MatrixCell", {
  issue: reference((cell: MatrixCell) => refer("Issue", cell.issueId)),
  current: reference((cell: MatrixCell) => refer("Position", cell.currentId)),
  previous: reference((cell: MatrixCell) => refer("Position", cell.previousId)),
});

export const contradiction = valueType<Contradiction>("Contradiction", {
  claims: reference((entry: Contradiction) => entry.claimIds.map((id) => refer("Claim", id))),
});

export const contradictionSide = valueType<ContradictionSide>("ContradictionSide", {
  claims: reference((side: ContradictionSide) => side.claimIds.map((id) => refer("Claim", id))),
});
