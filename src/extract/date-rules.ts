// The rules that read expressions of time, one a shape; an earlier rule takes the words from a later one.

import { type Moment, monthIn, nearestYear } from "./calendar.ts";
import type { Hint } from "./date-hints.ts";
import { CALENDAR_RULES } from "./date-rules-calendar.ts";
import { PART_RULES } from "./date-rules-parts.ts";
import { RELATIVE_RULES } from "./date-rules-relative.ts";
import { monthOf } from "./date-values.ts";
import { MONTH, YEAR } from "./date-words.ts";
import type { RuleGroup } from "./rule-groups.ts";

export interface DateRule {
  readonly pattern: RegExp;
  /** What a paragraph must hold, all of it, for the pattern to find anything. */
  readonly needs: readonly Hint[];
  /** EDTF, an ISO 8601 duration, or null when the words have no value. */
  readonly read: (match: RegExpExecArray, at: Moment) => string | null;
  readonly group?: RuleGroup;
}

export const DATE_RULES: readonly DateRule[] = [
  ...CALENDAR_RULES,
  ...PART_RULES,
  ...RELATIVE_RULES,
  {
    pattern: new RegExp(`\\b(?:in|since|until|by|of) (${MONTH})\\b\\.?`, "gi"),
    needs: ["month"],
    read: (m, at) => monthIn(nearestYear(monthOf(m[1]), at), monthOf(m[1])),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|since|until|by|of|before|after|for|during) ${YEAR}\\b|\\b${YEAR}(?= (?:levels?|baselines?)\\b)`,
      "gi",
    ),
    needs: ["year"],
    read: (m) => m[1] ?? m[2] ?? null,
  },
];
