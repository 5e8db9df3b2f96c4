// Where editions go, and each edition on its way there.

import { briefings, deliveries, deliveryTargets, jobs } from "../../store/tables.ts";

import { at, by, column, connection, globalId, instant, many, one, rowType } from "./define.ts";

export const deliveryTarget = rowType("DeliveryTarget", deliveryTargets, deliveryTargets.id, {
  // A removed target is still in reach by its id.
  listed: `${at(deliveryTargets.removedAt)} is null`,
  fields: {
    id: globalId("DeliveryTarget", deliveryTargets.id),
    channel: column(deliveryTargets.channel),
    address: column(deliveryTargets.address),
    briefing: one("Briefing", deliveryTargets.briefingId),
    recordedAt: instant(deliveryTargets.recordedAt),
    removedAt: instant(deliveryTargets.removedAt),
  },
});

const STATUS = `case ${at(jobs.status, "job")} when 'DONE' then 'DELIVERED' else ${at(jobs.status, "job")} end`;

export const delivery = rowType("Delivery", deliveries, deliveries.id, {
  joins: { job: { table: "job", on: `$job.id = ${at(deliveries.id)}` } },
  fields: {
    id: globalId("Delivery", deliveries.id),
    edition: one("Edition", deliveries.editionId),
    target: one("DeliveryTarget", deliveries.targetId),
    status: column(STATUS),
    attempts: column(jobs.attempts, "job"),
    lastError: column(jobs.lastError, "job"),
    nextAttemptAt: column(
      `case when $job.status = 'PENDING' then to_char($job.run_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') end`,
    ),
    finishedAt: instant(jobs.finishedAt, "job"),
    recordedAt: instant(deliveries.recordedAt),
  },
});

/** Fields of a briefing that are about its schedule and its deliveries. */
export const DELIVERY_FIELDS = {
  nextDueAt: column(
    `(select j.payload->>'due' from job j where j.subject_id = ${at(briefings.id)} and j.kind = 'EDITION' and j.status = 'PENDING')`,
  ),
  deliveryTargets: many("DeliveryTarget", deliveryTargets.briefingId, deliveryTargets.recordedAt, deliveryTargets.id),
  deliveries: connection("Delivery", {
    on: at(deliveries.briefingId),
    orders: { RECORDED_AT: by(deliveries.recordedAt, "timestamptz", "DESC") },
    filters: { status: { sql: `${STATUS} = $1`, cast: "text" } },
  }),
};
