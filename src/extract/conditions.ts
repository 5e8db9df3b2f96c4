// What a position hangs on: preconditions, exchanges, exceptions, deadlines, verification.

import type { ConditionKind } from "../domain/vocabulary.ts";

import type { Document, Range } from "./document.ts";
import { CONDITIONS } from "./lexicon/conditions.ts";
import { conditionsIn } from "./marks.ts";
import { matchesOf } from "./matches.ts";

export interface ConditionDraft {
  readonly kind: ConditionKind;
  readonly range: Range;
}

/** Words that only tell time, not what must come first. */
const ONLY_TIME = /^(?:when|after)$/i;
const NO_CONDITION =
  /^(?:on condition of anonymity|without (?:delay|prejudice|further|exception|saying|giving|elaborating|naming)|if (?:any|not|necessary|possible)\b|before (?:it|them|him|her|us|long|the (?:court|council|committee|parliament|group|meeting))\b(?=[,.;]|$)|after (?:all|that)\b|once (?:again|more|and))/i;
const DURATION_BEFORE =
  /\b(?:days?|weeks?|months?|years?|hours?|minutes?|moments?|shortly|long|soon|just|the day|as|ever) $/i;
const QUESTION_BEFORE =
  /\b(?:as|even|what|asked|ask|asks|asking|see|know|wonder\w*|question\w*|doubt\w*|unclear|sure) $/i;

/** Finds the conditions inside a range, in text order; a later one ends an earlier one. Time is linear in the range. */
export function findConditions(document: Document, range: Range): readonly ConditionDraft[] {
  if (!document.rules.has("positions.conditions")) return [];
  const possible = conditionsIn(document, range);
  if (possible === 0) return [];
  const text = document.text.slice(range.start, range.end);
  const starts: { at: number; kind: ConditionKind }[] = [];
  for (const [index, [pattern, kind]] of CONDITIONS.entries()) {
    if ((possible & (1 << index)) === 0) continue;
    for (const match of matchesOf(pattern, text)) {
      const at = match.index;
      if (at === 0 && kind !== "PRECONDITION") continue;
      if (kind === "PRECONDITION" && isNone(text, at, match[0])) continue;
      if (!starts.some((other) => Math.abs(other.at - at) < 12)) starts.push({ at, kind });
      if (starts.length > MOST) break;
    }
  }
  if (starts.length === 0) return [];
  const sorted = starts.toSorted((a, b) => a.at - b.at);
  return sorted.flatMap(({ at, kind }, index) => {
    const next = sorted[index + 1]?.at ?? text.length;
    const piece = text.slice(at, next);
    const comment = piece.search(kind === "DEADLINE" ? /[,;]/ : endOf(piece));
    let end = comment > 0 ? at + comment : next;
    while (end > at && /[\s,.;:”"]/.test(text[end - 1] ?? "")) end--;
    const trailing = /\s+(?:and|but|or|even|only)$/i.exec(text.slice(at, end));
    if (trailing !== null) end -= trailing[0].length;
    return end - at < 6 ? [] : [{ kind, range: { start: range.start + at, end: range.start + end } }];
  });
}

const MOST = 8;

/** Where the writer or the next clause goes on. */
const END =
  /, (?:casting|saying|adding|noting|arguing|stressing|who|which|but|while|whereas|according|(?:and|so) (?:it|he|she|they|that)\b|(?:said|says) |(?:the |an? )?\p{L}[^,;]{1,70} (?:said|says|told|added|warned)\b)|;/u;

/** "Even then" is a condition by itself, "any step that closes the port" up to what would follow from it. */
function endOf(piece: string): RegExp {
  if (/^(?:even|only) then\b/i.test(piece)) return /(?<=^\S+ then)\b/i;
  return /^any /i.test(piece) ? / (?:would|could|will|might|can)\b/ : END;
}

/** "asked if", "a week before it expired", "when it met": nothing hangs on these. */
function isNone(text: string, at: number, mark: string): boolean {
  if (ONLY_TIME.test(mark) || NO_CONDITION.test(text.slice(at, at + 60))) return true;
  const before = text.slice(Math.max(0, at - 16), at);
  if (/\bnot $/.test(before)) return true;
  return /^if$/i.test(mark)
    ? QUESTION_BEFORE.test(before)
    : /^(?:before|until)$/i.test(mark) && DURATION_BEFORE.test(before);
}
