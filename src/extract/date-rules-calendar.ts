// Rules for days and months as a calendar names them: "12 May 2024", "May to July", "in June".

import { monthIn, nearestDay, nearestYear, partOfMonth, realDay } from "./calendar.ts";
import { monthOf, yearOf, partOf, joins, days, months, numericDay, monthNear } from "./date-values.ts";
import type { DateRule } from "./date-rules.ts";
import { DAY, JOIN, MONTH, ON, PART } from "./date-words.ts";

export const CALENDAR_RULES: readonly DateRule[] = [
  // Days in digits; with slashes only when just one order makes a day of them.
  {
    pattern: /\b(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b/g,
    needs: ["dotted"],
    read: (m) => realDay(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    pattern: /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})\b(?![./]\d)/g,
    needs: ["dotted", "year"],
    read: (m) => numericDay(Number(m[1]), Number(m[3]), Number(m[4]), m[2] === "."),
  },
  // "30 May to 2 June 2024", "May 30–June 2", "12–14 May", "May 12-14, 2024"
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}${DAY}(?: of)? (${MONTH})\\.?(?:,? (\\d{4}))?${JOIN}${ON}${DAY}(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: ["months", "digit"],
    read: (m, at) =>
      joins(m[0], m[4], m[1], m[5], m[2] === m[6]) ? days([m[2], m[1], m[3]], [m[6], m[5], m[7]], at) : null,
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(${MONTH})\\.? ${DAY}(?:,? (\\d{4}))?${JOIN}${ON}(${MONTH})\\.? ${DAY}\\b(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: ["months", "digit"],
    read: (m, at) =>
      joins(m[0], m[4], m[2], m[6], m[1] === m[5]) ? days([m[1], m[2], m[3]], [m[5], m[6], m[7]], at) : null,
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(?:the )?${DAY}${JOIN}${ON}(?:the )?${DAY}(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: ["month", "digit"],
    read: (m, at) => (joins(m[0], m[2], m[1], m[3], true) ? days([m[4], m[1], m[5]], [m[4], m[3], m[5]], at) : null),
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(${MONTH})\\.? ${DAY}${JOIN}${DAY}\\b(?:,? (\\d{4})\\b)?(?! percent|,\\d|%| [ap]\\.?m\\b| (?!in\\b|at\\b|for\\b|to\\b|near\\b|and\\b|or\\b|but\\b|as\\b|after\\b|by\\b|when\\b|was\\b|were\\b|is\\b|are\\b|will\\b|would\\b|has\\b|had\\b)\\p{Ll})`,
      "giu",
    ),
    needs: ["month", "digit"],
    read: (m, at) => (joins(m[0], m[3], m[2], m[4], true) ? days([m[1], m[2], m[5]], [m[1], m[4], m[5]], at) : null),
  },
  // 12 February 2024, February 12, 2024, Feb. 12
  {
    pattern: new RegExp(`\\b${ON}${DAY}(?: of)? (${MONTH})\\.?,? (\\d{4})\\b`, "gi"),
    needs: ["month", "digit"],
    read: (m) => realDay(Number(m[3]), monthOf(m[2]), Number(m[1])),
  },
  {
    pattern: new RegExp(`\\b${ON}(${MONTH})\\.? ${DAY},? (\\d{4})\\b`, "gi"),
    needs: ["month", "digit"],
    read: (m) => realDay(Number(m[3]), monthOf(m[1]), Number(m[2])),
  },
  {
    pattern: new RegExp(`\\b${ON}(${MONTH})\\.? ${DAY}\\b(?! percent|,\\d|%)`, "gi"),
    needs: ["month", "digit"],
    read: (m, at) => nearestDay(monthOf(m[1]), Number(m[2]), at),
  },
  {
    pattern: new RegExp(`\\b${ON}${DAY}(?: of)? (${MONTH})\\b\\.?`, "gi"),
    needs: ["month", "digit"],
    read: (m, at) => nearestDay(monthOf(m[2]), Number(m[1]), at),
  },
  // "late November", "the end of May 2024", "the first half of June", "May to July", "May 2024"
  {
    pattern: new RegExp(`\\b${PART}(${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`, "gi"),
    needs: ["month", "part"],
    read: (m, at) => partOfMonth(partOf(m[1]), yearOf(m[3]) ?? nearestYear(monthOf(m[2]), at), monthOf(m[2])),
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?(${MONTH})\\.?(?:,? (\\d{4}))?${JOIN}(${MONTH})\\b\\.?(?! \\d{1,2}\\b)(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: ["months"],
    read: (m, at) => (joins(m[0], m[3], "1", "9", false) ? months([m[1], m[2]], [m[4], m[5]], at) : null),
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.?,? (?:of )?(\\d{4})\\b`, "gi"),
    needs: ["month", "digit"],
    read: (m) => monthIn(Number(m[2]), monthOf(m[1])),
  },
  {
    pattern: new RegExp(`\\b(last|this|next) (${MONTH})\\b\\.?`, "gi"),
    needs: ["month", "near"],
    read: (m, at) => monthNear(m[1], monthOf(m[2]), at),
    group: "dates.relative",
  },
];
