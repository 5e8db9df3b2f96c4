// Rules for what is reckoned from another day: weekdays, "tomorrow", "two weeks ago", "the day before"; and for durations.

import { dayOf, shift } from "./calendar.ts";
import {
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
import type { DateRule } from "./date-rules.ts";
import { JOIN, LONG_UNIT, NUMBER, UNIT, WEEKDAY } from "./date-words.ts";

export const RELATIVE_RULES: readonly DateRule[] = [
  // "from Monday to Wednesday", "Tuesday of next week", "next Monday", "Monday night"
  {
    pattern: new RegExp(`\\b(?:from |between )?(${WEEKDAY})${JOIN}(${WEEKDAY})\\b`, "gi"),
    needs: ["weekdays"],
    read: (m, at) => weekdays(m, at),
    group: "dates.weekdays",
  },
  {
    pattern: new RegExp(`\\b(${WEEKDAY})(?: of)?,? (last|this|next) week\\b`, "gi"),
    needs: ["weekday", "near"],
    read: (m, at) => weekdayOfWeek(m[1], m[2], at),
    group: "dates.weekdays",
  },
  {
    pattern: new RegExp(
      `\\b(?:(?:last|next|this(?: (?:coming|past))?|coming|past) )?(${WEEKDAY})(?:s)?\\b(?:,? (?:morning|afternoon|evening|night))?`,
      "gi",
    ),
    needs: ["weekday"],
    read: (m, at) => weekday(m, at),
    group: "dates.weekdays",
  },
  {
    pattern: /\bday before yesterday\b/gi,
    needs: ["yesterday"],
    read: (_m, at) => dayOf(shift(at.published, -2)),
    group: "dates.relative",
  },
  {
    pattern: /\bday after tomorrow\b/gi,
    needs: ["tomorrow"],
    read: (_m, at) => dayOf(shift(at.published, 2)),
    group: "dates.relative",
  },
  {
    pattern: /\b(today|tonight|this (?:morning|afternoon|evening))\b/gi,
    needs: ["today"],
    read: (_m, at) => dayOf(at.published),
    group: "dates.relative",
  },
  {
    pattern: /\byesterday\b|\blast (?:night|evening)\b/gi,
    needs: ["yesterday"],
    read: (_m, at) => dayOf(shift(at.published, -1)),
    group: "dates.relative",
  },
  {
    pattern: /\btomorrow\b/gi,
    needs: ["tomorrow"],
    read: (_m, at) => dayOf(shift(at.published, 1)),
    group: "dates.relative",
  },
  {
    pattern: /\b(?:(last|this|next) (week|month|year|weekend|quarter)|(?:over|at|during|on) the (weekend))\b/gi,
    needs: ["nearby"],
    read: (m, at) => near(m[1], m[2], at),
    group: "dates.relative",
  },
  // From the day that was named last: "the day before", "two days later", "the next day".
  {
    pattern: new RegExp(
      `\\b(${NUMBER}) ${LONG_UNIT} (earlier|later|before|after|afterwards?)\\b(?=[,.;:)]|$| (?:in|at|on)\\b)`,
      "gi",
    ),
    needs: ["later", "counted"],
    read: (m, at) => fromAnchor(m[1], m[2], /later|after/i.test(m[3] ?? "") ? 1 : -1, at),
    group: "dates.anchored",
  },
  {
    pattern: /\b(?:the )?(day) (before|after|earlier|later)(?=[,.;:)]|$| (?:in|at|on)\b)/gi,
    needs: ["later", "unit"],
    read: (m, at) => fromAnchor("1", m[1], /later|after/i.test(m[2] ?? "") ? 1 : -1, at),
    group: "dates.anchored",
  },
  {
    pattern: /\bthe (next|following|previous|same) (day|morning|evening|night)\b/gi,
    needs: ["following"],
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
    needs: ["nearby"],
    read: (m, at) => spanAround(m[1], m[2], m[3], at),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(?:(${NUMBER}) |(half)[- ]an? )${LONG_UNIT} (ago|from now|from today)\\b`, "gi"),
    needs: ["ago", "counted"],
    read: (m, at) => (m[2] === undefined ? ago(m[1], m[3], m[4], at) : halfYear(m[3], m[4], at)),
    group: "dates.relative",
  },
  {
    pattern: new RegExp(`\\b(${NUMBER})[- ](?:and a half[- ](${UNIT})|(${UNIT}) and a half)\\b`, "gi"),
    needs: ["half", "unit"],
    read: (m) => andHalf(m[1], m[2] ?? m[3]),
    group: "dates.durations",
  },
  {
    pattern: new RegExp(
      // The look ahead finds most places unfit sooner than the look behind.
      `\\b(?=(?:another )?${NUMBER}[- ]${UNIT}\\b)(?<!${NUMBER} (?:to|or) |\\d\\s?[-–]\\s?)(?:another )?(${NUMBER})[- ](${UNIT})\\b(?![- ]olds?\\b| and a half)`,
      "gi",
    ),
    needs: ["counted"],
    read: (m) => duration(m[1], m[2]),
    group: "dates.durations",
  },
];
