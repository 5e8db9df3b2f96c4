// Events: what happened, happens or is planned.

import { eventActors, events } from "../../store/tables.ts";

import { claimFields, claimJoins, LISTED_CLAIM, TEXT_ORDER } from "./claim.ts";
import { BY_NAME, by, column, connection, type Order, rowType, through } from "./define.ts";

export const EVENT_ORDERS: Readonly<Record<string, Order>> = {
  OCCURRED_ON: by(events.occurredLatest, "date", "DESC"),
};

export const event = rowType("Event", events, events.claimId, {
  joins: claimJoins(events.claimId),
  listed: LISTED_CLAIM,
  fields: {
    ...claimFields("Event", events.claimId),
    kind: column(events.kind),
    summary: column(events.summary),
    date: column(events.occurredOn),
    place: column(events.place),
    status: column(events.status),
    actors: through("Actor", eventActors.eventId, eventActors.actorId, ...BY_NAME),
  },
});

export const eventsInText = connection("Event", {
  on: "$claim.article_version_id",
  parent: "$t.current_version_id",
  where: "$claim.kind = 'EVENT'",
  orders: { TEXT: by(TEXT_ORDER, "int", "ASC") },
});
