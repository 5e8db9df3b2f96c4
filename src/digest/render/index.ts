// From the document to bytes: a new format is one file and one line here.

import type { DigestDocument, DigestFormat } from "../../domain/digest.ts";

import { renderCsv } from "./csv.ts";
import { renderEmail } from "./email.ts";
import { atomFeed, feedOf, jsonFeed } from "./feed.ts";
import { renderHtml } from "./html.ts";
import { renderJsonLd } from "./json-ld.ts";
import { renderJson } from "./json.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderPdf } from "./pdf.ts";
import { renderText } from "./text.ts";

const RENDERERS = {
  MARKDOWN: renderMarkdown,
  HTML: renderHtml,
  TEXT: renderText,
  JSON: renderJson,
  EMAIL: renderEmail,
  ATOM: (document) => atomFeed(feedOf(document)),
  JSON_FEED: (document) => jsonFeed(feedOf(document)),
  CSV: renderCsv,
  JSON_LD: renderJsonLd,
  PDF: renderPdf,
} as const satisfies Record<DigestFormat, (document: DigestDocument) => string | Promise<string | Uint8Array>>;

/** What each format is to a browser, and how its files end. */
export const MEDIA = {
  MARKDOWN: { type: "text/markdown; charset=utf-8", extension: "md" },
  HTML: { type: "text/html; charset=utf-8", extension: "html" },
  TEXT: { type: "text/plain; charset=utf-8", extension: "txt" },
  JSON: { type: "application/json; charset=utf-8", extension: "json" },
  EMAIL: { type: "message/rfc822", extension: "eml" },
  ATOM: { type: "application/atom+xml; charset=utf-8", extension: "atom" },
  JSON_FEED: { type: "application/feed+json; charset=utf-8", extension: "feed.json" },
  CSV: { type: "text/csv; charset=utf-8; header=present", extension: "csv" },
  JSON_LD: { type: "application/ld+json; charset=utf-8", extension: "jsonld" },
  PDF: { type: "application/pdf", extension: "pdf" },
} as const satisfies Record<DigestFormat, { readonly type: string; readonly extension: string }>;

/** Formats that are bytes and no text. */
type BinaryFormat = "PDF";

/**
 * Renders a digest: text, or the bytes of a PDF. The same document gives the same bytes. Throws NoPdfError where the
 * optional package for PDF is missing.
 */
export async function renderDigest(
  document: DigestDocument,
  format: Exclude<DigestFormat, BinaryFormat>,
): Promise<string>;
export async function renderDigest(document: DigestDocument, format: DigestFormat): Promise<string | Uint8Array>;
export async function renderDigest(document: DigestDocument, format: DigestFormat): Promise<string | Uint8Array> {
  return RENDERERS[format](document);
}
