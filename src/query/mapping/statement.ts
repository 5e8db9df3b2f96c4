// Statements: what somebody is reported to have said.

import { positions, statementAddressees, statementSpeakers, statements } from "../../store/tables.ts";

import { claimFields, claimJoins, LISTED_CLAIM, TEXT_ORDER } from "./claim.ts";
import { at, BY_NAME, by, column, connection, many, type Order, rowType, speakers, through } from "./define.ts";

export const STATEMENT_ORDERS: Readonly<Record<string, Order>> = {
  SAID_ON: by(statements.saidLatest, "date", "DESC"),
};

export const statement = rowType("Statement", statements, statements.claimId, {
  joins: claimJoins(statements.claimId),
  listed: LISTED_CLAIM,
  fields: {
    ...claimFields("Statement", statements.claimId),
    mode: column(statements.mode),
    quote: column(statements.quote),
    cue: column(statements.cue),
    saidOn: column(statements.saidOn),
    isSecondHand: column(statements.secondHand),
    speakers: speakers(statementSpeakers.statementId),
    addressees: through("Actor", statementAddressees.statementId, statementAddressees.actorId, ...BY_NAME),
    positions: many("Position", positions.statementId, TEXT_ORDER, at(positions.claimId)),
  },
});

/** Statements whose claim has `column` equal to the parent's key. */
export const statementsInText = connection("Statement", {
  on: "$claim.article_version_id",
  parent: "$t.current_version_id",
  where: "$claim.kind = 'STATEMENT'",
  orders: { TEXT: by(TEXT_ORDER, "int", "ASC") },
});
