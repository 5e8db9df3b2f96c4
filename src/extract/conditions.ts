// What a position hangs on: preconditions, exchanges, exceptions, deadlines, verification.

import type { ConditionKind } from "../domain/vocabulary.ts";

import type { Document, Range } from "./document.ts";
import { matchesOf } from "./matches.ts";
import { Sieve } from "./sieve.ts";

export interface ConditionDraft {
  readonly kind: ConditionKind;
  readonly range: Range;
}

const DAY = String.raw`(?:the (?:end|beginning|start|middle|close) of|mid-|early|late|(?:19|20)\d\d\b|\d{1,2}(?::\d\d)? ?[ap]\.?m|\d{1,2}(?:st|nd|rd|th)? (?:January|February|March|April|May|June|July|August|September|October|November|December)|January|February|March|April|May \d|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|midnight|noon|next|tomorrow|(?:the )?(?:year|month|week)['’]?s? end|a (?:day|week|month|year)|(?:two|three|four|five|six|seven|eight|ten|twelve|several|a few) (?:days|weeks|months|years|hours)|COP\b)`;

/** Each pattern's whole match up to the end of its clause is the condition; of two at one place the earlier pattern counts. */
const PATTERNS: readonly (readonly [pattern: RegExp, kind: ConditionKind])[] = [
  [/\bin (?:exchange|return) for\b|\bas a quid pro quo for\b|\bin a (?:swap|trade) for\b/gi, "EXCHANGE"],
  [
    /\b(?:(?:but|though) )?(?:only )?(?:subject to|conditional (?:up)?on|with|under|pending) (?:(?:the|an?|full|strict|independent|international|UN|U\.N\.|outside|regular|proper|\w+) ){0,3}(?:verification|inspections?|monitoring|supervision|monitors|inspectors|observers|oversight|audits?|safeguards|guarantees? (?:by|from))\b|\b(?:verified|monitored|supervised|inspected|overseen|certified|confirmed|guaranteed) by\b/gi,
    "VERIFICATION",
  ],
  [
    /\b(?:unless|except(?: (?:for|if|when|in|that|to))?|other than|apart from|with the exception of|save for|excluding)\b/gi,
    "EXCEPTION",
  ],
  [
    new RegExp(
      String.raw`\b(?:by|no later than|not later than|within|until|before|ahead of|by no later than) (?=${DAY})`,
      "g",
    ),
    "DEADLINE",
  ],
  [
    /\b(?:but )?(?:only |not )?(?:if|when|after|once(?= (?:the|an?|all|it|they|its|their|both|every|no|\p{Lu})))(?= )|\bprovided(?: that)?(?= (?:that|the|an?|all|it|they|its|their|other|no|both|\p{Lu}))|\bproviding that\b|\bon (?:the )?(?:sole )?condition(?: that)?\b|\b(?:as|so) long as\b|\bon the understanding that\b|\b(?:conditional|contingent|dependent|conditioned|predicated) (?:up)?on\b|\bsubject to\b|\bin case\b|\bin the event (?:that|of)\b|\bassuming (?:that )?/gu,
    "PRECONDITION",
  ],
  [/(?<![\p{L}] )\b(?:even|only) then\b/giu, "PRECONDITION"],
  [/\bany (?:\p{L}+ ){1,4}(?:that|which) (?=(?:\S+ ){2,20}?(?:would|could|will|might|can)\b)/giu, "PRECONDITION"],
  [/\b(?:not )?(?:until|without|before)\b|\bas part of\b|\bpending\b/gi, "PRECONDITION"],
];

const POSSIBLE = new Sieve(PATTERNS.map(([pattern]) => pattern));

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
  const possible = POSSIBLE.within(document, range);
  if (possible === 0) return [];
  const text = document.text.slice(range.start, range.end);
  const starts: { at: number; kind: ConditionKind }[] = [];
  for (const [index, [pattern, kind]] of PATTERNS.entries()) {
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
