// The rules that read expressions of time, one a shape; an earlier rule takes the words from a later one.

import {
  asPrecise,
  dayOf,
  daysBetween,
  halfOf,
  interval,
  type Moment,
  mondayOf,
  monthIn,
  moved,
  nearestDay,
  nearestYear,
  partOfMonth,
  partOfWeek,
  partOfYear,
  quarterOf,
  realDay,
  seasonNear,
  shift,
  unitNear,
} from "./calendar.ts";
import { MONTHS, NUMBER_WORDS, ORDINALS, SEASONS, UNITS, WEEKDAYS } from "./lexicon/times.ts";
import type { RuleGroup } from "./rule-groups.ts";

export interface DateRule {
  readonly pattern: RegExp;
  /** A word or sign without which the pattern finds nothing: looked for once in a paragraph. */
  readonly needs: Hint;
  /** EDTF, an ISO 8601 duration, or null when the words have no value. */
  readonly read: (match: RegExpExecArray, at: Moment) => string | null;
  readonly group?: RuleGroup;
}

const MONTH = `(?:${Object.keys(MONTHS).join("|")})`;
const WEEKDAY = `(?:${Object.keys(WEEKDAYS).join("|")})`;
const NUMBER = `(?:\\d+|${Object.keys(NUMBER_WORDS)
  .filter((word) => word.length > 2)
  .join("|")}|an?)`;
const UNIT = "(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)";
const LONG_UNIT = "(days?|weeks?|fortnights?|months?|years?)";
/** "12th", the number alone captured. */
const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
const YEAR = "((?:19|20)\\d\\d)";
/** A weekday before a date is part of it: "Monday, 12 February". */
const ON = `(?:${WEEKDAY},? (?:the )?)?`;
const JOIN = "(\\s?[-–—]\\s?| (?:to|until|till|through|and) )";
const PART = "(early|mid|late|(?:start|beginning|middle|end) of)(?: in)?[- ](?:the )?";
const SEASON = "(spring|summer|autumn|fall|winter)";
const ORDINAL = `(${Object.keys(ORDINALS).join("|")})`;

/** What a paragraph must hold for some rules to find anything; "time" is every word for a stretch of time. */
export const HINTS = {
  month: new RegExp(`\\b${MONTH}\\b`, "i"),
  digit: /\d/,
  year: /\b(?:1[5-9]|20)\d\d/,
  weekday: new RegExp(`${WEEKDAY}`, "i"),
  season: /spring|summer|autumn|\bfall\b|winter/i,
  part: /quarter|\bhalf\b|\bq[1-4]\b/i,
  time: /day|night|morrow|morning|afternoon|evening|second|minute|hour|week|month|year|decade|centur|quarter/i,
} as const;

export type Hint = keyof typeof HINTS;

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
    read: (m) => season2(m),
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

function monthOf(name: string | undefined): number {
  return MONTHS[(name ?? "").toLowerCase()] ?? 0;
}

function numberOf(words: string | undefined): number {
  const lower = (words ?? "").toLowerCase();
  return /^\d+$/.test(lower) ? Number(lower) : (NUMBER_WORDS[lower] ?? 1);
}

function yearOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** "end of" → "end". */
function partOf(words: string | undefined): string {
  return (words ?? "").replace(/ of$/i, "");
}

function stepOf(which: string | undefined): number {
  return /^last$/i.test(which ?? "") ? -1 : /^next$/i.test(which ?? "") ? 1 : 0;
}

/** "The", "this", "last" and "next" year, or a year in digits. */
function yearNear(words: string | undefined, at: Moment): number {
  const text = words ?? "";
  return /^\d/.test(text) ? Number(text) : at.published.getUTCFullYear() + stepOf(text.split(" ")[0]);
}

/**
 * Whether what joins two ends makes a range of them: "and" only after "between", or where one day follows on the other;
 * "to" and "until" after "from", too. A dash is none between a number and a name.
 */
function joins(
  words: string,
  join: string | undefined,
  from: string | undefined,
  to: string | undefined,
  oneMonth: boolean,
): boolean {
  if ((join ?? "").trim().toLowerCase() !== "and") return true;
  return /^between /i.test(words) || (oneMonth && Number(to) === Number(from) + 1);
}

type Named = readonly [name: string | undefined, day: string | undefined, year: string | undefined];

function days(from: Named, to: Named, at: Moment): string | null {
  const [first, last] = [
    [monthOf(from[0]), Number(from[1])],
    [monthOf(to[0]), Number(to[1])],
  ] as const;
  if (from[2] !== undefined && to[2] !== undefined)
    return interval(realDay(Number(from[2]), ...first), realDay(Number(to[2]), ...last));
  return daysBetween(first, last, yearOf(to[2] ?? from[2]), at);
}

type NamedMonth = readonly [name: string | undefined, year: string | undefined];

function months(from: NamedMonth, to: NamedMonth, at: Moment): string | null {
  const [first, last] = [monthOf(from[0]), monthOf(to[0])];
  const end = yearOf(to[1]) ?? (from[1] === undefined ? null : Number(from[1]) + (first > last ? 1 : 0));
  if (end !== null)
    return interval(monthIn(yearOf(from[1]) ?? (first > last ? end - 1 : end), first), monthIn(end, last));
  const year = nearestYear(at.forward ? last : first, at) - (at.forward && first > last ? 1 : 0);
  return interval(monthIn(year, first), monthIn(first > last ? year + 1 : year, last));
}

/** Day first with full stops; with slashes whichever order there is, null when both or none are days. */
function numericDay(first: number, second: number, year: number, dayFirst: boolean): string | null {
  const british = realDay(year, second, first);
  if (dayFirst || first === second) return british;
  const american = realDay(year, first, second);
  return british !== null && american !== null ? null : (british ?? american);
}

function monthNear(which: string | undefined, month: number, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  const now = at.published.getUTCMonth() + 1;
  const step = stepOf(which);
  if (step === 0) return monthIn(year, month);
  return monthIn(step < 0 ? (month < now ? year : year - 1) : month > now ? year : year + 1, month);
}

/** "Second quarter" without a year is the last that had begun, or the next. */
function quarter(match: RegExpExecArray, at: Moment): string | null {
  const number = match[2] === undefined ? ORDINALS[(match[1] ?? "").toLowerCase()] : Number(match[2]);
  if (number === undefined) return null;
  if (match[3] !== undefined) return quarterOf(yearNear(match[3], at), number);
  if (match[1]?.toLowerCase() === "last") return unitNear(-1, "quarter", at);
  return quarterOf(nearestYear(at.forward ? number * 3 : number * 3 - 2, at), number);
}

function season(which: string | undefined, name: string | undefined, at: Moment): string | null {
  const code = SEASONS[(name ?? "").toLowerCase()];
  return code === undefined ? null : seasonNear((which ?? "").toLowerCase(), code, at);
}

function partNear(part: string, which: string | undefined, unit: string | undefined, at: Moment): string | null {
  const step = stepOf(which);
  const year = at.published.getUTCFullYear();
  switch ((unit ?? "").toLowerCase()) {
    case "year":
      return partOfYear(part, year + step);
    case "month": {
      const month = new Date(Date.UTC(year, at.published.getUTCMonth() + step, 1));
      return partOfMonth(part, month.getUTCFullYear(), month.getUTCMonth() + 1);
    }
    default:
      return partOfWeek(part, mondayOf(at, step));
  }
}

function decade(part: string | undefined, digits: string): string {
  const [from, to] = { early: [0, 3], mid: [4, 6], late: [7, 9] }[(part ?? "").toLowerCase()] ?? [];
  return from === undefined ? `${digits}X` : `${digits}${from}/${digits}${to}`;
}

/** "2023-24" is a season of two years; "2009-10" is a month unless a dash joins it. */
function season2(match: RegExpExecArray): string | null {
  const year = Number(match[1]);
  const next = Number(match[2]);
  const month = next >= 1 && next <= 12 && match[0].includes("-");
  return !month && (year + 1) % 100 === next ? `${year}/${year + 1}` : null;
}

/** Monday is 1; null where the word is no name of a day. */
function weekdayNamed(name: string | undefined): number | null {
  return /^\p{Lu}/u.test(name ?? "") ? (WEEKDAYS[(name ?? "").toLowerCase()] ?? null) : null;
}

function weekday(match: RegExpExecArray, at: Moment): string | null {
  const words = match[0].toLowerCase();
  const wanted = weekdayNamed(match[1]);
  if (wanted === null) return null;
  const back = (at.published.getUTCDay() - wanted + 7) % 7;
  if (/^(?:next|coming|this coming) /.test(words)) return dayOf(shift(at.published, back === 0 ? 7 : 7 - back));
  if (/^(?:last|past|this past) /.test(words)) return dayOf(shift(at.published, back === 0 ? -7 : -back));
  if (at.forward && back !== 0) return dayOf(shift(at.published, 7 - back));
  return dayOf(shift(at.published, -back));
}

function weekdays(match: RegExpExecArray, at: Moment): string | null {
  const [first, last] = [weekdayNamed(match[1]), weekdayNamed(match[3])];
  if (first === null || last === null || first === last || !joins(match[0], match[2], "", "", false)) return null;
  const back = (at.published.getUTCDay() - first + 7) % 7;
  const start = shift(at.published, at.forward && back !== 0 ? 7 - back : -back);
  return interval(dayOf(start), dayOf(shift(start, (last - first + 7) % 7)));
}

function weekdayOfWeek(name: string | undefined, which: string | undefined, at: Moment): string | null {
  const wanted = weekdayNamed(name);
  return wanted === null ? null : dayOf(shift(mondayOf(at, stepOf(which)), (wanted + 6) % 7));
}

/** "Last month"; "over the weekend" is the one before, or the next to come. */
function near(which: string | undefined, unit: string | undefined, at: Moment): string | null {
  if (unit !== undefined) return unitNear(stepOf(which), unit.toLowerCase(), at);
  const over = at.published.getUTCDay() % 6 === 0;
  return unitNear(over || at.forward ? 0 : -1, "weekend", at);
}

function spanAround(
  which: string | undefined,
  count: string | undefined,
  unit: string | undefined,
  at: Moment,
): string | null {
  if (count === undefined && /s$/i.test(unit ?? "")) return null;
  const number = count === undefined ? 1 : numberOf(count);
  const direction = /next|coming/i.test(which ?? "") ? 1 : -1;
  const other = moved(at.published, number, (unit ?? "").toLowerCase(), direction);
  return [dayOf(at.published), dayOf(other)].toSorted().join("/");
}

function ago(count: string | undefined, unit: string | undefined, which: string | undefined, at: Moment): string {
  const word = (unit ?? "").toLowerCase();
  return asPrecise(moved(at.published, numberOf(count), word, /from/i.test(which ?? "") ? 1 : -1), word);
}

/** "Half a year ago" is six months ago; other halves have no value. */
function halfYear(unit: string | undefined, which: string | undefined, at: Moment): string | null {
  return /^year$/i.test(unit ?? "") ? ago("6", "months", which, at) : null;
}

function fromAnchor(count: string | undefined, unit: string | undefined, direction: 1 | -1, at: Moment): string | null {
  if (at.anchor === null) return null;
  const word = (unit ?? "").toLowerCase();
  return asPrecise(moved(new Date(`${at.anchor}T00:00:00Z`), numberOf(count), word, direction), word);
}

/** "Two and a half years" in months, days in hours, hours in minutes; a half of other units is no whole number of smaller ones. */
function andHalf(count: string | undefined, unit: string | undefined): string | null {
  const number = numberOf(count);
  switch ((unit ?? "").toLowerCase().replace(/s$/, "")) {
    case "year":
      return `P${number * 12 + 6}M`;
    case "day":
      return `PT${number * 24 + 12}H`;
    case "hour":
      return `PT${number * 60 + 30}M`;
    default:
      return null;
  }
}

function duration(count: string | undefined, unit: string | undefined): string | null {
  const designator = UNITS[(unit ?? "").toLowerCase().replace(/s$/, "")];
  if (designator === undefined) return null;
  const number = numberOf(count);
  if (designator === "0Y") return `P${number}0Y`;
  if (designator === "2W") return `P${number * 2}W`;
  return designator.startsWith("T") ? `PT${number}${designator.slice(1)}` : `P${number}${designator}`;
}
