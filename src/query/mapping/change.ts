// Changes: moves of positions and silences, of whatever has them.

import type { Change, ChangesWanted } from "../../digest/index.ts";
import type { Database } from "../../store/database.ts";

import { RequestError } from "../request-error.ts";
import type { Arguments } from "../selection.ts";
import { type PagedFunction, refer, reference, valueType } from "./define.ts";

const FOREVER = new Date("9999-12-31T00:00:00Z");

/** The changes of a window, by the door that finds them for many parents at once. */
export function changesField(
  door: (db: Database, parents: readonly string[], wanted: ChangesWanted) => Promise<readonly (readonly Change[])[]>,
): PagedFunction {
  return {
    kind: "paged",
    call: ({ db, now }, parents, args) =>
      door(db, parents, {
        since: instantOf(args, "since") ?? now,
        until: instantOf(args, "until") ?? now,
        knownAt: instantOf(args, "knownAt") ?? FOREVER,
        patienceDays: patienceOf(args),
      }),
    keyOf: keyOfChange,
  };
}

/** What tells a change from all others of a list. */
export function keyOfChange(entry: unknown): string {
  const { kind, beforeId, afterId } = entry as Change;
  return `${kind}:${beforeId ?? ""}>${afterId ?? ""}`;
}

/** An argument of type DateTime, which the schema has parsed. */
export function instantOf(args: Arguments, name: string): Date | null {
  const value = args[name];
  return value instanceof Date ? value : null;
}

/** Days of patience; 14 where the field has no such argument, or null is given. */
export function patienceOf(args: Arguments): number {
  const days = Number(args["patienceDays"] ?? 14);
  if (days < 1 || days > 3_650) throw new RequestError("patienceDays must be from 1 to 3650");
  return days;
}

export const change = valueType<Change>("Change", {
  actor: reference((move: Change) => refer("Actor", move.actorId)),
  issue: reference((move: Change) => refer("Issue", move.issueId)),
  before: reference((move: Change) => refer("Position", move.beforeId)),
  after: reference((move: Change) => refer("Position", move.afterId)),
});
