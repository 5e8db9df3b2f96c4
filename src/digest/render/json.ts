// JSON: the document itself, two spaces a level.

import type { DigestDocument } from "../../domain/digest.ts";

export function renderJson(document: DigestDocument): string {
  return `${JSON.stringify(document, null, 2)}\n`;
}
