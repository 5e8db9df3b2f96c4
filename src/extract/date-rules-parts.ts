// Rules for quarters, seasons, parts of a year or week, decades, and years.

import { halfOf, interval, partOfYear } from "./calendar.ts";
import { partOf, yearNear, joins, quarter, season, partNear, decade, seasonYears } from "./date-values.ts";
import type { DateRule } from "./date-rules.ts";
import { JOIN, ORDINAL, PART, SEASON, YEAR } from "./date-words.ts";
import { ORDINALS, SEASONS } from "./lexicon/times.ts";

export const PART_RULES: readonly DateRule[] = [
  // "the third quarter of 2025", "Q3", "the first half of next year", "last quarter"
  {
    pattern: new RegExp(
      `\\b(?:${ORDINAL}[- ]quarter|q([1-4]))(?:(?: of)? (\\d{4}|(?:the|this|last|next) year))?\\b`,
      "gi",
    ),
    needs: ["quarter"],
    read: (m, at) => quarter(m, at),
    group: "dates.parts",
  },
  {
    pattern: /\b(first|second) half of (\d{4}|(?:the|this|last|next) year)\b/gi,
    needs: ["half"],
    read: (m, at) => halfOf(yearNear(m[2], at), ORDINALS[(m[1] ?? "").toLowerCase()] ?? 0),
    group: "dates.parts",
  },
  // "the spring of 2021", "last winter", "in the autumn"
  {
    pattern: new RegExp(`\\b${SEASON} (?:of )?${YEAR}\\b`, "gi"),
    needs: ["season", "year"],
    read: (m) => `${m[2]}-${SEASONS[(m[1] ?? "").toLowerCase()]}`,
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b(last|this|past|next|coming) ${SEASON}\\b`, "gi"),
    needs: ["season", "near"],
    read: (m, at) => season(m[1], m[2], at),
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b(?:in|since|until|by|before|after|during) the ${SEASON}\\b(?! of\\b|[- ]\\p{Lu})`, "giu"),
    needs: ["season"],
    read: (m, at) => season("", m[1], at),
    group: "dates.parts",
  },
  // "late last month", "the end of the year", "early next week", "mid-2024", "the 1990s", "the 19th century"
  {
    pattern: new RegExp(`\\b${PART}(the|this|last|next) (week|month|year)\\b`, "gi"),
    needs: ["part", "unit"],
    read: (m, at) => partNear(partOf(m[1]), m[2], m[3], at),
    group: "dates.parts",
  },
  {
    pattern: /\b(start|beginning|middle|end) of the (week|month|year)\b/gi,
    needs: ["part", "unit"],
    read: (m, at) => partNear(m[1] ?? "", "this", m[2], at),
    group: "dates.parts",
  },
  {
    pattern: /\byear(?:[’']s)?[- ]end\b/gi,
    needs: ["part", "unit"],
    read: (_m, at) => partNear("end", "this", "year", at),
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b${PART}${YEAR}(?!s|\\d|[-–]\\d)`, "gi"),
    needs: ["part", "year"],
    read: (m) => partOfYear(partOf(m[1]), Number(m[2])),
    group: "dates.parts",
  },
  {
    pattern: /\b(?:(early|mid|late)[- ])?((?:1[5-9]|20)\d)0s\b/gi,
    needs: ["year", "decade"],
    read: (m) => decade(m[1], m[2] ?? ""),
    group: "dates.parts",
  },
  {
    pattern: /\b(1\d|2[01])(?:st|nd|rd|th) century\b/gi,
    needs: ["century", "digit"],
    read: (m) => `${Number(m[1]) - 1}XX`,
    group: "dates.parts",
  },
  // "from 2019 to 2023", "2019–2023", "the season 2023-24"
  {
    pattern: new RegExp(`\\b(?:(from|between) )?${YEAR}${JOIN}${YEAR}\\b`, "gi"),
    needs: ["years"],
    read: (m) => (joins(m[0], m[3], "1", "9", false) ? interval(m[2] ?? null, m[4] ?? null) : null),
  },
  {
    pattern: new RegExp(`\\b${YEAR}[-–](\\d\\d)\\b(?![-–/]?\\d)`, "g"),
    needs: ["year", "dotted"],
    read: (m) => seasonYears(m),
  },
];
