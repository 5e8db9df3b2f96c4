// Feeds: Atom (RFC 4287) and JSON Feed 1.1, an entry an edition. A digest by itself is a feed of one entry.

import { generateAtomFeed, generateJsonFeed } from "feedsmith";

import type { DigestDocument } from "../../domain/digest.ts";

import { escapeMarkup, renderFragment } from "./html.ts";
import { uuidOf } from "./identity.ts";
import { plain, windowInWords } from "./words.ts";

export interface FeedEntry {
  /** UUID of the edition: what a reader knows the entry by. */
  readonly id: string;
  readonly title: string;
  readonly document: DigestDocument;
  readonly publishedAt: Date;
  /** What no longer stands, the newest first. */
  readonly corrections: readonly { readonly reason: string; readonly at: Date }[];
  /** Absolute; null when the digest has no page. */
  readonly url: string | null;
}

export interface Feed {
  /** UUID. */
  readonly id: string;
  readonly title: string;
  /** Absolute address of the feed itself; null when it is served nowhere. */
  readonly url: string | null;
  /** When nothing has been published. */
  readonly createdAt: Date;
  /** The newest first. */
  readonly entries: readonly FeedEntry[];
}

const AUTHORS = [{ name: "Parley" }];

/** When anything in the feed last changed. */
export function updatedAt({ entries, createdAt }: Feed): Date {
  return new Date(Math.max(createdAt.getTime(), ...entries.map((entry) => entryUpdatedAt(entry).getTime())));
}

function entryUpdatedAt({ publishedAt, corrections }: FeedEntry): Date {
  return new Date(Math.max(publishedAt.getTime(), ...corrections.map(({ at }) => at.getTime())));
}

export function atomFeed(feed: Feed): string {
  return `${generateAtomFeed({
    id: `urn:uuid:${feed.id}`,
    title: text(feed.title),
    updated: updatedAt(feed),
    authors: AUTHORS,
    generator: { text: "Parley" },
    ...(feed.url === null ? {} : { links: [{ href: feed.url, rel: "self", type: "application/atom+xml" }] }),
    entries: feed.entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      title: text(entry.title),
      published: entry.publishedAt,
      updated: entryUpdatedAt(entry),
      ...(entry.url === null ? {} : { links: [{ href: entry.url, rel: "alternate", type: "text/html" }] }),
      summary: text(summaryOf(entry)),
      content: { type: "html", value: contentOf(entry) },
    })),
  }).trimEnd()}\n`;
}

export function jsonFeed(feed: Feed): string {
  const generated = generateJsonFeed({
    title: oneLine(feed.title),
    language: "en",
    authors: AUTHORS,
    ...(feed.url === null ? {} : { feed_url: feed.url }),
    items: feed.entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      title: oneLine(entry.title),
      ...(entry.url === null ? {} : { url: entry.url }),
      summary: summaryOf(entry),
      content_html: contentOf(entry),
      date_published: entry.publishedAt,
      date_modified: entryUpdatedAt(entry),
    })),
  });
  // An empty list is left out, which version 1.1 asks for.
  return `${JSON.stringify({ items: [], ...(generated as object) }, null, 2)}\n`;
}

/** A feed of one entry, dated to the end of the window. */
export function feedOf(document: DigestDocument): Feed {
  const id = uuidOf(document);
  const publishedAt = document.window.until;
  const title = `${document.title}, ${windowInWords(document)}`;
  return {
    id,
    title: document.title,
    url: null,
    createdAt: publishedAt,
    entries: [{ id, title, document, publishedAt, corrections: [], url: null }],
  };
}

function text(value: string) {
  return { type: "text", value: oneLine(value) };
}

/** Never empty: an element without text would be left out. */
function oneLine(value: string): string {
  return plain(value) || "–";
}

/** The bottom line. */
function summaryOf({ document }: FeedEntry): string {
  return oneLine((document.sections[0]?.items ?? []).map((item) => item.text).join(" "));
}

function contentOf({ document, corrections }: FeedEntry): string {
  const notices = corrections.map(({ reason }) => `<p><strong>Correction:</strong> ${escapeMarkup(reason)}</p>\n`);
  return `${notices.join("")}${renderFragment(document)}`;
}
