// Positions and what they hang on.

import { conditions, positions, positionTargets, positionVoices } from "../../store/tables.ts";

import { claimFields, claimJoins, LISTED_CLAIM, TEXT_ORDER } from "./claim.ts";
import { BY_NAME, by, column, connection, many, one, type Order, rowType, speakers, through } from "./define.ts";

export const POSITION_ORDERS: Readonly<Record<string, Order>> = {
  STATED_ON: by(positions.statedLatest, "date", "DESC"),
};

export const position = rowType("Position", positions, positions.claimId, {
  joins: claimJoins(positions.claimId),
  listed: LISTED_CLAIM,
  fields: {
    ...claimFields("Position", positions.claimId),
    negotiation: one("Negotiation", positions.negotiationId),
    holder: one("Actor", positions.holderId),
    issue: one("Issue", positions.issueId),
    stance: column(positions.stance),
    strength: column(positions.strength),
    summary: column(positions.summary),
    statedOn: column(positions.statedOn),
    targets: through("Actor", positionTargets.positionId, positionTargets.actorId, ...BY_NAME),
    voicedBy: speakers(positionVoices.positionId),
    statement: one("Statement", positions.statementId),
    conditions: many("Condition", conditions.positionId, conditions.ordinal),
  },
});

export const condition = rowType("Condition", conditions, conditions.id, {
  fields: {
    kind: column(conditions.kind),
    text: column(conditions.text),
    issue: one("Issue", conditions.issueId),
    actor: one("Actor", conditions.actorId),
    refersTo: one("Position", conditions.refersToPositionId),
  },
});

export const positionsInText = connection("Position", {
  on: "$claim.article_version_id",
  parent: "$t.current_version_id",
  where: "$claim.kind = 'POSITION'",
  orders: { TEXT: by(TEXT_ORDER, "int", "ASC") },
});
