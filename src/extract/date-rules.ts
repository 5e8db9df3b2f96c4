// The rules that read expressions of time, one a shape; an earlier rule takes the words from a later one.

import {
  dayOf,
  halfOf,
  interval,
  type Moment,
  monthIn,
  nearestDay,
  nearestYear,
  partOfMonth,
  partOfYear,
  realDay,
  shift,
} from "./calendar.ts";
import {
  monthOf,
  yearOf,
  partOf,
  yearNear,
  joins,
  days,
  months,
  numericDay,
  monthNear,
  quarter,
  season,
  partNear,
  decade,
  seasonYears,
  weekday,
  weekdays,
  weekdayOfWeek,
  near,
  spanAround,
  ago,
  halfYear,
  fromAnchor,
  andHalf,
  duration,
} from "./date-values.ts";
import {
  DAY,
  JOIN,
  LONG_UNIT,
  MONTH,
  NUMBER,
  ON,
  ORDINAL,
  PART,
  SEASON,
  UNIT,
  WEEKDAY,
  YEAR,
  type Hint,
} from "./date-words.ts";
import { ORDINALS, SEASONS } from "./lexicon/times.ts";
import type { RuleGroup } from "./rule-groups.ts";

export interface DateRule {
  readonly pattern: RegExp;
  /** A word or sign without which the pattern finds nothing: looked for once in a paragraph. */
  readonly needs: Hint;
  /** EDTF, an ISO 8601 duration, or null when the words have no value. */
  readonly read: (match: RegExpExecArray, at: Moment) => string | null;
  readonly group?: RuleGroup;
}

export const DATE_RULES: readonly DateRule[] = [
  // Days in digits; with slashes only when just one order makes a day of them.
  {
    pattern: /\b(\d{4})-(\d\d)-(\d\d)(?:T\d\d:\d\d(?::\d\d)?(?:Z|[+-]\d\d:?\d\d)?)?\b/g,
    needs: "digit",
    read: (m) => realDay(Number(m[1]), Number(m[2]), Number(m[3])),
  },
  {
    pattern: /(?<![\d./])(\d{1,2})([./])(\d{1,2})\2(\d{4})\b(?![./]\d)/g,
    needs: "year",
    read: (m) => numericDay(Number(m[1]), Number(m[3]), Number(m[4]), m[2] === "."),
  },
  // "30 May to 2 June 2024", "May 30–June 2", "12–14 May", "May 12-14, 2024"
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}${DAY}(?: of)? (${MONTH})\\.?(?:,? (\\d{4}))?${JOIN}${ON}${DAY}(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: "month",
    read: (m, at) =>
      joins(m[0], m[4], m[1], m[5], m[2] === m[6]) ? days([m[2], m[1], m[3]], [m[6], m[5], m[7]], at) : null,
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(${MONTH})\\.? ${DAY}(?:,? (\\d{4}))?${JOIN}${ON}(${MONTH})\\.? ${DAY}\\b(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: "month",
    read: (m, at) =>
      joins(m[0], m[4], m[2], m[6], m[1] === m[5]) ? days([m[1], m[2], m[3]], [m[5], m[6], m[7]], at) : null,
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(?:the )?${DAY}${JOIN}${ON}(?:the )?${DAY}(?: of)? (${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: "month",
    read: (m, at) => (joins(m[0], m[2], m[1], m[3], true) ? days([m[4], m[1], m[5]], [m[4], m[3], m[5]], at) : null),
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?${ON}(${MONTH})\\.? ${DAY}${JOIN}${DAY}\\b(?:,? (\\d{4})\\b)?(?! percent|,\\d|%| [ap]\\.?m\\b| (?!in\\b|at\\b|for\\b|to\\b|near\\b|and\\b|or\\b|but\\b|as\\b|after\\b|by\\b|when\\b|was\\b|were\\b|is\\b|are\\b|will\\b|would\\b|has\\b|had\\b)\\p{Ll})`,
      "giu",
    ),
    needs: "month",
    read: (m, at) => (joins(m[0], m[3], m[2], m[4], true) ? days([m[1], m[2], m[5]], [m[1], m[4], m[5]], at) : null),
  },
  // 12 February 2024, February 12, 2024, Feb. 12
  {
    pattern: new RegExp(`\\b${ON}${DAY}(?: of)? (${MONTH})\\.?,? (\\d{4})\\b`, "gi"),
    needs: "month",
    read: (m) => realDay(Number(m[3]), monthOf(m[2]), Number(m[1])),
  },
  {
    pattern: new RegExp(`\\b${ON}(${MONTH})\\.? ${DAY},? (\\d{4})\\b`, "gi"),
    needs: "month",
    read: (m) => realDay(Number(m[3]), monthOf(m[1]), Number(m[2])),
  },
  {
    pattern: new RegExp(`\\b${ON}(${MONTH})\\.? ${DAY}\\b(?! percent|,\\d|%)`, "gi"),
    needs: "month",
    read: (m, at) => nearestDay(monthOf(m[1]), Number(m[2]), at),
  },
  {
    pattern: new RegExp(`\\b${ON}${DAY}(?: of)? (${MONTH})\\b\\.?`, "gi"),
    needs: "month",
    read: (m, at) => nearestDay(monthOf(m[2]), Number(m[1]), at),
  },
  // "late November", "the end of May 2024", "the first half of June", "May to July", "May 2024"
  {
    pattern: new RegExp(`\\b${PART}(${MONTH})\\b\\.?(?:,? (\\d{4})\\b)?`, "gi"),
    needs: "month",
    read: (m, at) => partOfMonth(partOf(m[1]), yearOf(m[3]) ?? nearestYear(monthOf(m[2]), at), monthOf(m[2])),
  },
  {
    pattern: new RegExp(
      `\\b(?:from |between )?(${MONTH})\\.?(?:,? (\\d{4}))?${JOIN}(${MONTH})\\b\\.?(?! \\d{1,2}\\b)(?:,? (\\d{4})\\b)?`,
      "gi",
    ),
    needs: "month",
    read: (m, at) => (joins(m[0], m[3], "1", "9", false) ? months([m[1], m[2]], [m[4], m[5]], at) : null),
  },
  {
    pattern: new RegExp(`\\b(${MONTH})\\.?,? (?:of )?(\\d{4})\\b`, "gi"),
    needs: "month",
    read: (m) => monthIn(Number(m[2]), monthOf(m[1])),
  },
  {
    pattern: new RegExp(`\\b(last|this|next) (${MONTH})\\b\\.?`, "gi"),
    needs: "month",
    read: (m, at) => monthNear(m[1], monthOf(m[2]), at),
    group: "dates.relative",
  },
  // "the third quarter of 2025", "Q3", "the first half of next year", "last quarter"
  {
    pattern: new RegExp(
      `\\b(?:${ORDINAL}[- ]quarter|q([1-4]))(?:(?: of)? (\\d{4}|(?:the|this|last|next) year))?\\b`,
      "gi",
    ),
    needs: "part",
    read: (m, at) => quarter(m, at),
    group: "dates.parts",
  },
  {
    pattern: /\b(first|second) half of (\d{4}|(?:the|this|last|next) year)\b/gi,
    needs: "part",
    read: (m, at) => halfOf(yearNear(m[2], at), ORDINALS[(m[1] ?? "").toLowerCase()] ?? 0),
    group: "dates.parts",
  },
  // "the spring of 2021", "last winter", "in the autumn"
  {
    pattern: new RegExp(`\\b${SEASON} (?:of )?${YEAR}\\b`, "gi"),
    needs: "season",
    read: (m) => `${m[2]}-${SEASONS[(m[1] ?? "").toLowerCase()]}`,
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b(last|this|past|next|coming) ${SEASON}\\b`, "gi"),
    needs: "season",
    read: (m, at) => season(m[1], m[2], at),
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b(?:in|since|until|by|before|after|during) the ${SEASON}\\b(?! of\\b|[- ]\\p{Lu})`, "giu"),
    needs: "season",
    read: (m, at) => season("", m[1], at),
    group: "dates.parts",
  },
  // "late last month", "the end of the year", "early next week", "mid-2024", "the 1990s", "the 19th century"
  {
    pattern: new RegExp(`\\b${PART}(the|this|last|next) (week|month|year)\\b`, "gi"),
    needs: "time",
    read: (m, at) => partNear(partOf(m[1]), m[2], m[3], at),
    group: "dates.parts",
  },
  {
    pattern: /\b(start|beginning|middle|end) of the (week|month|year)\b/gi,
    needs: "time",
    read: (m, at) => partNear(m[1] ?? "", "this", m[2], at),
    group: "dates.parts",
  },
  {
    pattern: /\byear(?:[’']s)?[- ]end\b/gi,
    needs: "time",
    read: (_m, at) => partNear("end", "this", "year", at),
    group: "dates.parts",
  },
  {
    pattern: new RegExp(`\\b${PART}${YEAR}(?!s|\\d|[-–]\\d)`, "gi"),
    needs: "year",
    read: (m) => partOfYear(partOf(m[1]), Number(m[2])),
    group: "dates.parts",
  },
  {
    pattern: /\b(?:(early|mid|late)[- ])?((?:1[5-9]|20)\d)0s\b/gi,
    needs: "year",
    read: (m) => decade(m[1], m[2] ?? ""),
    group: "dates.parts",
  },
  {
    pattern: /\b(1\d|2[01])(?:st|nd|rd|th) century\b/gi,
    needs: "time",
    read: (m) => `${Number(m[1]) - 1}XX`,
    group: "dates.parts",
  },
  // "from 2019 to 2023", "2019–2023", "the season 2023-24"
  {
    pattern: new RegExp(`\\b(?:(from|between) )?${YEAR}${JOIN}${YEAR}\\b`, "gi"),
    needs: "year",
    read: (m) => (joins(m[0], m[3], "1", "9", false) ? interval(m[2] ?? null, m[4] ?? null) : null),
  },
  {
    pattern: new RegExp(`\\b${YEAR}[-–](\\d\\d)\\b(?![-–/]?\\d)`, "g"),
    needs: "year",
    read: (m) => seasonYears(m),
  },
  // "from Monday to Wednesday", "Tuesday of next week", "next Monday", "Monday night"
  {
    pattern: new RegExp(`\\b(?:from |between )?(${WEEKDAY})${JOIN}(${WEEKDAY})\\b`, "gi"),
    needs: "weekday",
    read: (m, at) => weekdays(m, at),
    group: "dates.weekdays",
  },
  {
    pattern: new RegExp(`\\b(${WEEKDAY})(?: of)?,? (last|this|next) week\\b`, "gi"),
    needs: "weekday",
    read: (m, at) => weekdayOfWeek(m[1], m[2], at),
    group: "dates.weekdays",
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:last|next|this(?: (?:coming|past))?|coming|past) )?(${WEEKDAY})(?:s)?\\b(?:,? (?:morning|afternoon|evening|night))?`,
      "gi",
    ),
    needs: "weekday",
    read: (m, at) => weekday(m, at),
    group: "dates.weekdays",
  },
  {
    pattern: /\bday before yesterday\b/gi,
    needs: "time",
    read: (_m, at) => dayOf(shift(at.published, -2)),
    group: "dates.relative",
  },
  {
    pattern: /\bday after tomorrow\b/gi,
    needs: "time",
    read: (_m, at) => dayOf(shift(at.published, 2)),
    group: "dates.relative",
  },
  {
    pattern: /\b(today|tonight|this (?:morning|afternoon|evening))\b/gi,
    needs: "time",
    read: (_m, at) => dayOf(at.published),
    group: "dates.relative",
  },
  {
    pattern: /\byesterday\b|\blast (?:night|evening)\b/gi,
    needs: "time",
    read: (_m, at) => dayOf(shift(at.published, -1)),
    group: "dates.relative",
  },
  {
    pattern: /\btomorrow\b/gi,
    needs: "time",
    read: (_m, at) => dayOf(shift(at.published, 1)),
    group: "dates.relative",
  },
  {
    pattern: /\b(?:(last|this|next) (week|month|year|weekend|quarter)|(?:over|at|during|on) the (weekend))\b/gi,
    needs: "time",
    read: (m, at) => near(m[1], m[2], at),
    group: "dates.relative",
  },
  // From the day that was named last: "the day before", "two days later", "the next day".
  {
    pattern: new RegExp(
      `\\b(${NUMBER}) ${LONG_UNIT} (earlier|later|before|after|afterwards?)\\b(?=[,.;:)]|$| (?:in|at|on)\\b)`,
      "gi",
    ),
    needs: "time",
    read: (m, at) => fromAnchor(m[1], m[2], /later|after/i.test(m[3] ?? "") ? 1 : -1, at),
    group: "dates.anchored",
  },
  {
    pattern: /\b(?:the )?(day) (before|after|earlier|later)(?=[,.;:)]|$| (?:in|at|on)\b)/gi,
    needs: "time",
    read: (m, at) => fromAnchor("1", m[1], /later|after/i.test(m[2] ?? "") ? 1 : -1, at),
    group: "dates.anchored",
  },
  {
    pattern: /\bthe (next|following|previous|same) (day|morning|evening|night)\b/gi,
    needs: "time",
    read: (m, at) => {
      const which = (m[1] ?? "").toLowerCase();
      return fromAnchor(which === "same" ? "0" : "1", "day", which === "previous" ? -1 : 1, at);
    },
    group: "dates.anchored",
  },
  {
    pattern: new RegExp(
      `\\b(?:over |in |during |for )?the (past|last|next|coming) (?:(${NUMBER}) )?${LONG_UNIT}\\b`,
      "gi",
    ),
    needs: "time",
    read: (m, at) => spanAround(m[1], m[2], m[3], at),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(?:(${NUMBER}) |(half)[- ]an? )${LONG_UNIT} (ago|from now|from today)\\b`, "gi"),
    needs: "time",
    read: (m, at) => (m[2] === undefined ? ago(m[1], m[3], m[4], at) : halfYear(m[3], m[4], at)),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(${NUMBER})[- ](?:and a half[- ](${UNIT})|(${UNIT}) and a half)\\b`, "gi"),
    needs: "part",
    read: (m) => andHalf(m[1], m[2] ?? m[3]),
    group: "dates.durations",
  },
  {
    pattern: new RegExp(
      `(?<!(?:${NUMBER}) (?:to|or) |\\d\\s?[-–]\\s?)\\b(?:another )?(${NUMBER})[- ](${UNIT})\\b(?![- ]olds?\\b| and a half)`,
      "gi",
    ),
    needs: "time",
    read: (m) => duration(m[1], m[2]),
    group: "dates.durations",
  },
  {
    pattern: new RegExp(`\\b(?:in|since|until|by|of) (${MONTH})\\b\\.?`, "gi"),
    needs: "month",
    read: (m, at) => monthIn(nearestYear(monthOf(m[1]), at), monthOf(m[1])),
  },
  {
    pattern: new RegExp(
      `\\b(?:in|since|until|by|of|before|after|for|during) ${YEAR}\\b|\\b${YEAR}(?= (?:levels?|baselines?)\\b)`,
      "gi",
    ),
    needs: "year",
    read: (m) => m[1] ?? m[2] ?? null,
  },
];
