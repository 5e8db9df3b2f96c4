// Figures: numbers with their unit, and who counts.

import { claims, figureAttributions, figures } from "../../store/tables.ts";

import { claimFields, claimJoins, LISTED_CLAIM, TEXT_ORDER } from "./claim.ts";
import { by, column, connection, decimal, type Order, rowType, speakers } from "./define.ts";

export const FIGURE_ORDERS: Readonly<Record<string, Order>> = {
  RECORDED_AT: by(claims.recordedAt, "timestamptz", "DESC", "claim"),
};

export const figure = rowType("Figure", figures, figures.claimId, {
  joins: claimJoins(figures.claimId),
  listed: LISTED_CLAIM,
  fields: {
    ...claimFields("Figure", figures.claimId),
    measure: column(figures.measure),
    unit: column(figures.unit),
    value: decimal(figures.value),
    low: decimal(figures.low),
    high: decimal(figures.high),
    qualifier: column(figures.qualifier),
    place: column(figures.place),
    period: column(figures.period),
    attribution: column(figures.attribution),
    attributedTo: speakers(figureAttributions.figureId),
  },
});

export const figuresInText = connection("Figure", {
  on: "$claim.article_version_id",
  parent: "$t.current_version_id",
  where: "$claim.kind = 'FIGURE'",
  orders: { TEXT: by(TEXT_ORDER, "int", "ASC") },
});
