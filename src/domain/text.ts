// Offsets in Unicode code points, as the contract counts them.

import type { Span } from "./reading.ts";

/** The words of spans, joined by " … ". `text` is indexed by code points once, so that many quotes cost one pass. */
export function quoter(text: string): (spans: readonly Span[]) => readonly string[] {
  const plain = !/[\uD800-\uDFFF]/.test(text);
  const points = plain ? null : Array.from(text);
  return (spans) =>
    spans.map(({ start, end }) => (points === null ? text.slice(start, end) : points.slice(start, end).join("")));
}

export const GAP = " … ";
