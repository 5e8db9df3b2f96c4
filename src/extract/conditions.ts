// What a position hangs on: preconditions, exchanges, exceptions, deadlines, verification.

import type { ConditionKind } from "../domain/vocabulary.ts";

import type { Document, Range } from "./document.ts";

export interface ConditionDraft {
  readonly kind: ConditionKind;
  readonly range: Range;
}

/** Each pattern's whole match up to the end of its clause is the condition. */
const PATTERNS: readonly (readonly [RegExp, ConditionKind])[] = [
  [/\b(?:in (?:exchange|return) for)\b/i, "EXCHANGE"],
  [/\b(?:unless|except(?: (?:for|if|when))?|other than|apart from)\b/i, "EXCEPTION"],
  [
    /\b(?:only )?(?:if|provided(?: that)?|on (?:the )?condition(?: that)?|as long as|so long as|on the understanding that|once|conditional (?:up)?on|in case)\b/i,
    "PRECONDITION",
  ],
  [/\b(?:until|without|before|only after|not before|only when|as part of)\b/i, "PRECONDITION"],
  [
    /\b(?:by|no later than|within) (?=(?:the end of|\d|January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|next|two|three|four|six|a (?:week|month|year))\b)/,
    "DEADLINE",
  ],
  [
    /\b(?:verified by|under (?:\w+ )?(?:supervision|verification|monitoring)|subject to (?:\w+ )?(?:verification|inspection|review)|with guarantees? (?:by|from))\b/i,
    "VERIFICATION",
  ],
];

/** Finds the conditions inside a range, each once, in text order; a later one ends an earlier one. */
export function findConditions(document: Document, range: Range): readonly ConditionDraft[] {
  if (!document.rules.has("positions.conditions")) return [];
  const text = document.text.slice(range.start, range.end);
  const starts: { at: number; kind: ConditionKind }[] = [];
  for (const [pattern, kind] of PATTERNS) {
    const at = text.search(pattern);
    if (at <= 0 || starts.some((other) => Math.abs(other.at - at) < 12)) continue;
    starts.push({ at, kind });
  }
  const sorted = starts.toSorted((a, b) => a.at - b.at);
  return sorted.flatMap(({ at, kind }, index) => {
    let end = sorted[index + 1]?.at ?? text.length;
    const comment = text.slice(at, end).search(/, (?:casting|saying|adding|noting|who|which|but|while|according)\b|;/);
    if (comment > 0) end = at + comment;
    while (end > at && /[\s,.;:”"]/.test(text[end - 1] ?? "")) end--;
    return end - at < 6 ? [] : [{ kind, range: { start: range.start + at, end: range.start + end } }];
  });
}
