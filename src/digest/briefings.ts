// Briefings: a saved question, its preview, its editions and what changed between them.

import { createHash } from "node:crypto";

import type { DigestDocument } from "../domain/digest.ts";
import { ok, refuse, type Result } from "../domain/result.ts";
import {
  addEdition,
  type Briefing,
  findBriefings,
  findEditionOfWindow,
  findEditions,
  findEditionsBefore,
  findNewestEditions,
} from "../store/briefings.ts";
import { addDeliveries } from "../store/deliveries.ts";
import type { Scope, Window } from "../store/digest.ts";
import type { Database, Transaction } from "../store/database.ts";

import { type DigestDiff, diffDigests } from "./diff.ts";
import { composeDigest } from "./document.ts";

const DAY = 86_400_000;

/** The digest of a window as a briefing wants it. */
export function compose(db: Database, briefing: Briefing, window: Window, explain = false): Promise<DigestDocument> {
  const { name, scope, timeZone, patienceDays, sections, length, markingCeiling, namesLanguage } = briefing;
  const settings = { scope, timeZone, patienceDays, sections, length, markingCeiling, namesLanguage };
  return composeDigest(db, { ...settings, window, title: name, explain });
}

interface Newest {
  readonly until: Date;
  readonly publishedAt: Date;
}

/** Since the last edition, with what came in too late for it; before there is one, the last seven days. */
export function openWindow(newest: Newest | undefined, now: Date): Window {
  return following(newest, { since: newest?.until ?? new Date(now.getTime() - 7 * DAY), until: now });
}

/** A window that begins where the last edition ends has what came in too late for that, too. */
function following(newest: Newest | undefined, window: Window): Window {
  return newest?.until.getTime() === window.since.getTime() ? { ...window, lateSince: newest.publishedAt } : window;
}

/** Freezes the digest of a window as the next edition; the edition that a window has already is given back. */
export async function publishEdition(
  db: Database,
  input: { readonly briefingId: string; readonly window: Window | null },
  now: Date,
): Promise<Result<{ readonly editionId: string }>> {
  if (input.window !== null && input.window.since >= input.window.until)
    return refuse("INVALID_VALUE", "window.since must lie before window.until", "input", "window", "since");
  const [briefing] = (await findBriefings(db, [input.briefingId])).values();
  if (briefing === undefined) return refuse("NOT_FOUND", "There is no such briefing", "input", "briefing");
  if (briefing.archivedAt !== null)
    return refuse("CONFLICT", "The briefing is archived: restore it first", "input", "briefing");
  const newest = (await findNewestEditions(db, [briefing.id])).get(briefing.id);
  const window = input.window === null ? openWindow(newest, now) : following(newest, input.window);
  if (window.since >= window.until)
    return refuse("CONFLICT", "The last edition reaches to this moment", "input", "window");
  const document = await compose(db, briefing, window);
  const published = await db.transaction(async (tx) => {
    const [held] = (await findBriefings(tx, [briefing.id], true)).values();
    if (held?.revision !== briefing.revision) return null;
    return ok({ editionId: await freeze(tx, briefing.id, document, now) });
  });
  // Somebody changed the settings while the digest was composed.
  return published ?? publishEdition(db, input, now);
}

/** The document as the next edition, on its way to the targets of the briefing; the edition that has its window already is given back. */
export async function freeze(
  tx: Transaction,
  briefingId: string,
  document: DigestDocument,
  now: Date,
): Promise<string> {
  await findBriefings(tx, [briefingId], true);
  const same = await findEditionOfWindow(tx, briefingId, document.window);
  if (same !== null) return same;
  const number = ((await findNewestEditions(tx, [briefingId])).get(briefingId)?.number ?? 0) + 1;
  const contentHash = createHash("sha256").update(JSON.stringify(document)).digest("hex");
  const id = await addEdition(tx, { briefingId, number, document, contentHash, publishedAt: now });
  await addDeliveries(tx, { id, briefingId }, now);
  return id;
}

/** What the next edition of each briefing would say, in order. */
export async function previewBriefings(
  db: Database,
  ids: readonly string[],
  now: Date,
  explain = false,
): Promise<readonly DigestDocument[]> {
  const [found, newest] = await Promise.all([findBriefings(db, ids), findNewestEditions(db, ids)]);
  const documents: DigestDocument[] = [];
  for (const id of ids) {
    const briefing = found.get(id);
    if (briefing === undefined) throw new Error(`Briefing ${id} is gone`);
    documents.push(await compose(db, briefing, openWindow(newest.get(id), now), explain));
  }
  return documents;
}

export async function editionDocuments(
  db: Database,
  ids: readonly string[],
): Promise<readonly { readonly document: DigestDocument; readonly publishedAt: Date }[]> {
  const found = await findEditions(db, ids);
  return found.map((edition, index) => {
    if (edition === null) throw new Error(`Edition ${ids[index]} is gone`);
    return edition;
  });
}

/**
 * What each edition says that an earlier one did not, and the other way round: against the edition given, or the one
 * right before, or nothing for a first one. An edition of another briefing is refused.
 */
export async function editionDiffs(
  db: Database,
  ids: readonly string[],
  from: string | null,
): Promise<readonly Result<DigestDiff>[]> {
  const found = await findEditions(db, ids);
  const present = found.filter((edition) => edition !== null);
  const [given] = from === null ? [] : await findEditions(db, [from]);
  const previous = new Map(
    from === null ? (await findEditionsBefore(db, present)).map((edition, index) => [present[index]?.id, edition]) : [],
  );
  return found.map((edition, index) => {
    if (edition === null) throw new Error(`Edition ${ids[index]} is gone`);
    if (from !== null && given == null) return refuse("NOT_FOUND", "There is no such edition", "from");
    if (given != null && given.briefingId !== edition.briefingId)
      return refuse("INVALID_VALUE", "The two editions are of different briefings", "from");
    const earlier = given ?? previous.get(edition.id) ?? null;
    return ok(diffDigests(earlier?.document ?? null, edition.document));
  });
}

export async function briefingScopes(db: Database, ids: readonly string[]): Promise<readonly Scope[]> {
  const found = await findBriefings(db, ids);
  return ids.map(
    (id) => found.get(id)?.scope ?? { negotiations: [], actors: [], issues: [], sources: [], languages: [] },
  );
}
