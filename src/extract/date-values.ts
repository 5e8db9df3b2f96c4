// What the words of an expression of time come to: EDTF, or an ISO 8601 duration; null where they have no value.

import {
  asPrecise,
  dayOf,
  daysBetween,
  interval,
  type Moment,
  mondayOf,
  monthIn,
  moved,
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

export function monthOf(name: string | undefined): number {
  return MONTHS[(name ?? "").toLowerCase()] ?? 0;
}

function numberOf(words: string | undefined): number {
  const lower = (words ?? "").toLowerCase();
  return /^\d+$/.test(lower) ? Number(lower) : (NUMBER_WORDS[lower] ?? 1);
}

export function yearOf(digits: string | undefined): number | null {
  return digits === undefined ? null : Number(digits);
}

/** "end of" → "end". */
export function partOf(words: string | undefined): string {
  return (words ?? "").replace(/ of$/i, "");
}

function stepOf(which: string | undefined): number {
  return /^last$/i.test(which ?? "") ? -1 : /^next$/i.test(which ?? "") ? 1 : 0;
}

/** "The", "this", "last" and "next" year, or a year in digits. */
export function yearNear(words: string | undefined, at: Moment): number {
  const text = words ?? "";
  return /^\d/.test(text) ? Number(text) : at.published.getUTCFullYear() + stepOf(text.split(" ")[0]);
}

/**
 * Whether what joins two ends makes a range of them: "and" only after "between", or where one day follows on the other;
 * "to" and "until" after "from", too. A dash is none between a number and a name.
 */
export function joins(
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

export function days(from: Named, to: Named, at: Moment): string | null {
  const [first, last] = [
    [monthOf(from[0]), Number(from[1])],
    [monthOf(to[0]), Number(to[1])],
  ] as const;
  if (from[2] !== undefined && to[2] !== undefined)
    return interval(realDay(Number(from[2]), ...first), realDay(Number(to[2]), ...last));
  return daysBetween(first, last, yearOf(to[2] ?? from[2]), at);
}

type NamedMonth = readonly [name: string | undefined, year: string | undefined];

export function months(from: NamedMonth, to: NamedMonth, at: Moment): string | null {
  const [first, last] = [monthOf(from[0]), monthOf(to[0])];
  const end = yearOf(to[1]) ?? (from[1] === undefined ? null : Number(from[1]) + (first > last ? 1 : 0));
  if (end !== null)
    return interval(monthIn(yearOf(from[1]) ?? (first > last ? end - 1 : end), first), monthIn(end, last));
  const year = nearestYear(at.forward ? last : first, at) - (at.forward && first > last ? 1 : 0);
  return interval(monthIn(year, first), monthIn(first > last ? year + 1 : year, last));
}

/** Day first with full stops; with slashes whichever order there is, null when both or none are days. */
export function numericDay(first: number, second: number, year: number, dayFirst: boolean): string | null {
  const british = realDay(year, second, first);
  if (dayFirst || first === second) return british;
  const american = realDay(year, first, second);
  return british !== null && american !== null ? null : (british ?? american);
}

export function monthNear(which: string | undefined, month: number, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  const now = at.published.getUTCMonth() + 1;
  const step = stepOf(which);
  if (step === 0) return monthIn(year, month);
  return monthIn(step < 0 ? (month < now ? year : year - 1) : month > now ? year : year + 1, month);
}

/** "Second quarter" without a year is the last that had begun, or the next. */
export function quarter(match: RegExpExecArray, at: Moment): string | null {
  const number = match[2] === undefined ? ORDINALS[(match[1] ?? "").toLowerCase()] : Number(match[2]);
  if (number === undefined) return null;
  if (match[3] !== undefined) return quarterOf(yearNear(match[3], at), number);
  if (match[1]?.toLowerCase() === "last") return unitNear(-1, "quarter", at);
  return quarterOf(nearestYear(at.forward ? number * 3 : number * 3 - 2, at), number);
}

export function season(which: string | undefined, name: string | undefined, at: Moment): string | null {
  const code = SEASONS[(name ?? "").toLowerCase()];
  return code === undefined ? null : seasonNear((which ?? "").toLowerCase(), code, at);
}

export function partNear(part: string, which: string | undefined, unit: string | undefined, at: Moment): string | null {
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

export function decade(part: string | undefined, digits: string): string {
  const [from, to] = { early: [0, 3], mid: [4, 6], late: [7, 9] }[(part ?? "").toLowerCase()] ?? [];
  return from === undefined ? `${digits}X` : `${digits}${from}/${digits}${to}`;
}

/** "2023-24" is a season of two years; "2009-10" is a month unless a dash joins it. */
export function seasonYears(match: RegExpExecArray): string | null {
  const year = Number(match[1]);
  const next = Number(match[2]);
  const month = next >= 1 && next <= 12 && match[0].includes("-");
  return !month && (year + 1) % 100 === next ? `${year}/${year + 1}` : null;
}

/** Monday is 1; null where the word is no name of a day. */
function weekdayNamed(name: string | undefined): number | null {
  return /^\p{Lu}/u.test(name ?? "") ? (WEEKDAYS[(name ?? "").toLowerCase()] ?? null) : null;
}

export function weekday(match: RegExpExecArray, at: Moment): string | null {
  const words = match[0].toLowerCase();
  const wanted = weekdayNamed(match[1]);
  if (wanted === null) return null;
  const back = (at.published.getUTCDay() - wanted + 7) % 7;
  if (/^(?:next|coming|this coming) /.test(words)) return dayOf(shift(at.published, back === 0 ? 7 : 7 - back));
  if (/^(?:last|past|this past) /.test(words)) return dayOf(shift(at.published, back === 0 ? -7 : -back));
  if (at.forward && back !== 0) return dayOf(shift(at.published, 7 - back));
  return dayOf(shift(at.published, -back));
}

export function weekdays(match: RegExpExecArray, at: Moment): string | null {
  const [first, last] = [weekdayNamed(match[1]), weekdayNamed(match[3])];
  if (first === null || last === null || first === last || !joins(match[0], match[2], "", "", false)) return null;
  const back = (at.published.getUTCDay() - first + 7) % 7;
  const start = shift(at.published, at.forward && back !== 0 ? 7 - back : -back);
  return interval(dayOf(start), dayOf(shift(start, (last - first + 7) % 7)));
}

export function weekdayOfWeek(name: string | undefined, which: string | undefined, at: Moment): string | null {
  const wanted = weekdayNamed(name);
  return wanted === null ? null : dayOf(shift(mondayOf(at, stepOf(which)), (wanted + 6) % 7));
}

/** "Last month"; "over the weekend" is the one before, or the next to come. */
export function near(which: string | undefined, unit: string | undefined, at: Moment): string | null {
  if (unit !== undefined) return unitNear(stepOf(which), unit.toLowerCase(), at);
  const over = at.published.getUTCDay() % 6 === 0;
  return unitNear(over || at.forward ? 0 : -1, "weekend", at);
}

export function spanAround(
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

export function ago(
  count: string | undefined,
  unit: string | undefined,
  which: string | undefined,
  at: Moment,
): string {
  const word = (unit ?? "").toLowerCase();
  return asPrecise(moved(at.published, numberOf(count), word, /from/i.test(which ?? "") ? 1 : -1), word);
}

/** "Half a year ago" is six months ago; other halves have no value. */
export function halfYear(unit: string | undefined, which: string | undefined, at: Moment): string | null {
  return /^year$/i.test(unit ?? "") ? ago("6", "months", which, at) : null;
}

export function fromAnchor(
  count: string | undefined,
  unit: string | undefined,
  direction: 1 | -1,
  at: Moment,
): string | null {
  if (at.anchor === null) return null;
  const word = (unit ?? "").toLowerCase();
  return asPrecise(moved(new Date(`${at.anchor}T00:00:00Z`), numberOf(count), word, direction), word);
}

/** "Two and a half years" in months, days in hours, hours in minutes; a half of other units is no whole number of smaller ones. */
export function andHalf(count: string | undefined, unit: string | undefined): string | null {
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

export function duration(count: string | undefined, unit: string | undefined): string | null {
  const designator = UNITS[(unit ?? "").toLowerCase().replace(/s$/, "")];
  if (designator === undefined) return null;
  const number = numberOf(count);
  if (designator === "0Y") return `P${number}0Y`;
  if (designator === "2W") return `P${number * 2}W`;
  return designator.startsWith("T") ? `PT${number}${designator.slice(1)}` : `P${number}${designator}`;
}
