// What changed since a reader last read: what is known now against what was known then, by both clocks.

import { ok, refuse, type Result } from "../domain/result.ts";
import type { Database } from "../store/database.ts";
import { findMarks, findTouchedSince, isThere, type MarkedKind, setMark } from "../store/read-marks.ts";

import { type Change, differenceOf, newestFirst, silencesOf, standsIn, type View, viewsOf } from "./changes.ts";
import { movesOf } from "./moves.ts";

export interface ReadMark {
  readonly reader: string;
  readonly readAt: Date;
}

export interface MarkInput {
  readonly of: { readonly kind: MarkedKind; readonly id: string };
  /** Who reads; the acting person when null. */
  readonly reader: string | null;
  /** Up to when everything was read; now when null. */
  readonly at: Date | null;
  /** Whether an earlier instant may take the place of a later one. */
  readonly goBack: boolean;
}

/** Remembers up to when somebody has read. A mark goes back only when that is asked for; the same again changes nothing. */
export async function markRead(
  db: Database,
  input: MarkInput,
  { actor, now }: { readonly actor: string; readonly now: Date },
): Promise<Result<ReadMark>> {
  const reader = (input.reader ?? actor).trim();
  if (reader === "" || reader.length > 200 || !reader.isWellFormed() || reader.includes("\0"))
    return refuse("INVALID_VALUE", "reader must be text of 1 to 200 characters", "input", "reader");
  if (input.at !== null && input.at > now)
    return refuse("FUTURE_DATE", "at lies in the future: what is not there yet cannot have been read", "input", "at");
  const { kind, id } = input.of;
  return db.transaction(async (tx) => {
    if (!(await isThere(tx, kind, id))) return refuse("NOT_FOUND", `There is no such ${kind}`, "input", "of", kind);
    return ok({ reader, readAt: await setMark(tx, { kind, id, reader, readAt: input.at ?? now }, input.goBack) });
  });
}

/** Up to when a reader has read each; null where that was never said. */
export async function readMarks(
  db: Database,
  kind: MarkedKind,
  ids: readonly string[],
  reader: string,
): Promise<readonly (ReadMark | null)[]> {
  const marks = await findMarks(db, kind, ids, reader);
  return ids.map((id) => {
    const readAt = marks.get(id);
    return readAt === undefined ? null : { reader, readAt };
  });
}

export interface SinceRead {
  readonly reader: string;
  readonly now: Date;
}

/** What each negotiation has that the reader has not read; everything where nothing was ever read. */
export async function changesSinceReadIn(
  db: Database,
  negotiationIds: readonly string[],
  { reader, now, patienceDays }: SinceRead & { readonly patienceDays: number },
): Promise<readonly (readonly Change[])[]> {
  const marks = await findMarks(db, "negotiation", negotiationIds, reader);
  return Promise.all(
    negotiationIds.map((id) => {
      const view: View = { negotiationIds: [id], actors: [], issues: [], admission: null };
      return changesSince(db, view, marks.get(id) ?? null, now, patienceDays);
    }),
  );
}

/** The same for each briefing: in its scope, below its ceiling, with its own patience. */
export async function changesSinceReadFor(
  db: Database,
  briefingIds: readonly string[],
  { reader, now }: SinceRead,
): Promise<readonly (readonly Change[])[]> {
  const [marks, views] = await Promise.all([findMarks(db, "briefing", briefingIds, reader), viewsOf(db, briefingIds)]);
  return Promise.all(
    views.map((view, index) =>
      changesSince(db, view, marks.get(briefingIds[index] ?? "") ?? null, now, view.patienceDays),
    ),
  );
}

const EARLIEST = new Date("0001-01-01T00:00:00Z");
const FOREVER = new Date("9999-12-31T00:00:00Z");

/**
 * The difference between the moves that were known when somebody read and those that are known now, with the silences
 * that there were not then. A report that came in late is told, and so is what fell, as RETRACTED; what was read is not
 * told again. `readAt`: null when nothing was ever read.
 */
async function changesSince(
  db: Database,
  view: View,
  readAt: Date | null,
  now: Date,
  patienceDays: number,
): Promise<readonly Change[]> {
  if (readAt === null) {
    const stands = await standsIn(db, view, { since: EARLIEST, until: now, knownAt: FOREVER });
    const silences = silencesOf(stands, EARLIEST, now, patienceDays);
    return newestFirst([...differenceOf([], movesOf(stands, EARLIEST, now)), ...silences]);
  }
  const since = await findTouchedSince(db, view.negotiationIds, readAt);
  const [then, today] = await Promise.all([
    standsIn(db, view, { since, until: readAt, knownAt: readAt }),
    standsIn(db, view, { since, until: now, knownAt: FOREVER }),
  ]);
  // Of the days before `since` both know the same: those moves cancel out, and say what stands in the place of what fell.
  const moved = differenceOf(movesOf(then, EARLIEST, readAt), movesOf(today, EARLIEST, now));
  const heard = new Set(silencesOf(then, EARLIEST, readAt, patienceDays).map(({ beforeId }) => beforeId));
  const silent = silencesOf(today, EARLIEST, now, patienceDays).filter(({ beforeId }) => !heard.has(beforeId));
  return newestFirst([...moved, ...silent]);
}
