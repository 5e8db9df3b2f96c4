// What is served under addresses of its own: the feeds of a briefing, and an edition in any format.

import type { DigestFormat } from "../domain/digest.ts";
import { findBriefings, findEditions, findFeedEditions } from "../store/briefings.ts";
import type { Database } from "../store/database.ts";

import { atomFeed, type Feed, jsonFeed, updatedAt } from "./render/feed.ts";
import { renderDigest } from "./render/index.ts";
import { windowInWords } from "./render/words.ts";

export type FeedFormat = Extract<DigestFormat, "ATOM" | "JSON_FEED">;

/** Editions that a feed holds; older ones stay in the API. */
const MOST_ENTRIES = 20;

export interface Served {
  readonly content: string | Uint8Array;
  readonly modifiedAt: Date;
}

/**
 * The feed of a briefing's newest editions; null when there is no such briefing. `addresses` are absolute: of the feed
 * itself and of an edition's page.
 */
export async function briefingFeed(
  db: Database,
  briefingId: string,
  format: FeedFormat,
  addresses: { readonly self: string; readonly edition: (editionId: string) => string },
): Promise<Served | null> {
  const briefing = (await findBriefings(db, [briefingId])).get(briefingId);
  if (briefing === undefined) return null;
  const editions = await findFeedEditions(db, briefingId, MOST_ENTRIES);
  const feed: Feed = {
    id: briefing.id,
    title: briefing.name,
    url: addresses.self,
    createdAt: briefing.recordedAt,
    entries: editions.map((edition) => ({
      id: edition.id,
      title: `${briefing.name}, no. ${edition.number}: ${windowInWords(edition.document)}`,
      document: edition.document,
      publishedAt: edition.publishedAt,
      corrections: edition.errata,
      url: addresses.edition(edition.id),
    })),
  };
  return { content: format === "ATOM" ? atomFeed(feed) : jsonFeed(feed), modifiedAt: updatedAt(feed) };
}

/** An edition as it was published, in a format; null when there is no such edition. */
export async function renderEdition(db: Database, editionId: string, format: DigestFormat): Promise<Served | null> {
  const [edition] = await findEditions(db, [editionId]);
  if (edition == null) return null;
  return { content: await renderDigest(edition.document, format), modifiedAt: edition.publishedAt };
}
