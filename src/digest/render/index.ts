// From the document to bytes: a new format is one file and one line here.

import type { DigestDocument, DigestFormat } from "../../domain/digest.ts";

import { renderEmail } from "./email.ts";
import { renderHtml } from "./html.ts";
import { renderJson } from "./json.ts";
import { renderMarkdown } from "./markdown.ts";
import { renderText } from "./text.ts";

const RENDERERS = {
  MARKDOWN: renderMarkdown,
  HTML: renderHtml,
  TEXT: renderText,
  JSON: renderJson,
  EMAIL: renderEmail,
} as const satisfies Record<DigestFormat, (document: DigestDocument) => string | Promise<string>>;

/** Renders a digest; the same document gives the same bytes. */
export async function renderDigest(document: DigestDocument, format: DigestFormat): Promise<string> {
  return RENDERERS[format](document);
}
