// What a document is called when nothing else names it: the same content has the same name.

import { createHash } from "node:crypto";

import type { DigestDocument } from "../../domain/digest.ts";

import { renderJson } from "./json.ts";

/** SHA-256 of the document in hexadecimal, whatever the order of its keys. */
export function hashOf(document: DigestDocument): string {
  return createHash("sha256").update(renderJson(document)).digest("hex");
}

/** A UUID of version 8 made of the hash (RFC 9562, 5.8). */
export function uuidOf(document: DigestDocument): string {
  const hash = hashOf(document);
  const variant = ((Number.parseInt(hash.charAt(16), 16) & 0x3) | 0x8).toString(16);
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
}
