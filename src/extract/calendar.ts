// Arithmetic of days, months, quarters and seasons: EDTF values reckoned from the day of publication.

import { SEASON_STARTS } from "./lexicon/times.ts";

/** From where an expression of time is reckoned. */
export interface Moment {
  readonly published: Date;
  /** Whether the words around look to what will be. */
  readonly forward: boolean;
  /** The day named last before, YYYY-MM-DD: what "the day before" is reckoned from; null when there is none. */
  readonly anchor: string | null;
}

const DAY = 86_400_000;

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

/** Year, month and day; "" for what is farther from now than a Date reaches. */
export function dayOf(date: Date): string {
  return Number.isNaN(date.getTime()) ? "" : date.toISOString().slice(0, 10);
}

export function shift(date: Date, days: number): Date {
  return new Date(date.getTime() + days * DAY);
}

/** The calendar day, or null when there is none such. */
export function realDay(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day || year < 1000 || year > 9999) return null;
  return dayOf(date);
}

export function monthIn(year: number, month: number): string | null {
  return month === 0 || year < 1000 ? null : `${year}-${pad(month)}`;
}

/** A day without its year: the last such day, or the next when the words look forward; at most three days ahead otherwise. */
export function nearestDay(month: number, day: number, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  for (const candidate of at.forward ? [year, year + 1] : [year, year - 1]) {
    const text = realDay(candidate, month, day);
    if (text === null) continue;
    if (at.forward ? text >= dayOf(at.published) : text <= dayOf(shift(at.published, 3))) return text;
  }
  return realDay(year, month, day);
}

/** The year of a month that is named without one: the last such month, or the next when the words look forward. */
export function nearestYear(month: number, at: Moment): number {
  const year = at.published.getUTCFullYear();
  const now = at.published.getUTCMonth() + 1;
  if (at.forward) return month >= now ? year : year + 1;
  return month <= now ? year : year - 1;
}

/** Days of one or two months, both ends included; `year` null: the nearest such days. Null when the ends are not in order. */
export function daysBetween(
  from: readonly [month: number, day: number],
  to: readonly [month: number, day: number],
  year: number | null,
  at: Moment,
): string | null {
  const turns = from[0] > to[0];
  if (year !== null) return interval(realDay(turns ? year - 1 : year, ...from), realDay(year, ...to));
  if (at.forward) {
    const end = nearestDay(...to, at);
    return end === null ? null : interval(realDay(Number(end.slice(0, 4)) - (turns ? 1 : 0), ...from), end);
  }
  const start = nearestDay(...from, at);
  return start === null ? null : interval(start, realDay(Number(start.slice(0, 4)) + (turns ? 1 : 0), ...to));
}

/** Two values of the same precision as an EDTF interval; null when they are not in order. */
export function interval(from: string | null, to: string | null): string | null {
  return from === null || to === null || from >= to ? null : `${from}/${to}`;
}

/** Which days or months a part of a month, a year or a week covers. */
const PARTS_OF_MONTH: Readonly<Record<string, readonly [from: number, to: number]>> = {
  early: [1, 10],
  mid: [11, 20],
  late: [21, 31],
  start: [1, 10],
  middle: [11, 20],
  end: [21, 31],
};
const PARTS_OF_YEAR: Readonly<Record<string, readonly [from: number, to: number]>> = {
  early: [1, 3],
  mid: [5, 8],
  late: [10, 12],
  start: [1, 1],
  middle: [5, 8],
  end: [12, 12],
};
const PARTS_OF_WEEK: Readonly<Record<string, readonly [from: number, to: number]>> = {
  early: [0, 1],
  mid: [2, 3],
  late: [3, 6],
  start: [0, 1],
  middle: [2, 3],
  end: [4, 6],
};

/** The name of a part in the tables above: "beginning" is "start". */
function partNamed(words: string): string {
  return words.toLowerCase().replace("beginning", "start");
}

/** "Early", "mid", "late", "start", "beginning", "middle" or "end" of a month. */
export function partOfMonth(part: string, year: number, month: number): string | null {
  const days = PARTS_OF_MONTH[partNamed(part)];
  if (days === undefined || month === 0 || year < 1000) return null;
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return interval(realDay(year, month, days[0]), realDay(year, month, Math.min(days[1], last)));
}

/** The same of a year, in months. */
export function partOfYear(part: string, year: number): string | null {
  const months = PARTS_OF_YEAR[partNamed(part)];
  if (months === undefined) return null;
  return months[0] === months[1]
    ? monthIn(year, months[0])
    : interval(monthIn(year, months[0]), monthIn(year, months[1]));
}

/** The same of the week that begins on a Monday. */
export function partOfWeek(part: string, monday: Date): string | null {
  const days = PARTS_OF_WEEK[partNamed(part)];
  return days === undefined ? null : interval(dayOf(shift(monday, days[0])), dayOf(shift(monday, days[1])));
}

/** The Monday of the week that lies `weeks` after that of publication. */
export function mondayOf(at: Moment, weeks: number): Date {
  return shift(at.published, -((at.published.getUTCDay() + 6) % 7) + 7 * weeks);
}

/** "This week", "last month", "next year", "last weekend": -1, 0 or 1 for which. */
export function unitNear(step: number, unit: string, at: Moment): string | null {
  const year = at.published.getUTCFullYear();
  switch (unit) {
    case "year":
      return String(year + step);
    case "month":
      return dayOf(new Date(Date.UTC(year, at.published.getUTCMonth() + step, 1))).slice(0, 7);
    case "quarter": {
      const quarters = year * 4 + Math.floor(at.published.getUTCMonth() / 3) + step;
      return quarterOf(Math.floor(quarters / 4), (quarters % 4) + 1);
    }
    default: {
      const [from, to] = unit === "weekend" ? [5, 6] : [0, 6];
      const monday = mondayOf(at, step);
      return `${dayOf(shift(monday, from))}/${dayOf(shift(monday, to))}`;
    }
  }
}

/** A quarter of a year: EDTF codes 33 to 36. */
export function quarterOf(year: number, quarter: number): string {
  return `${year}-${32 + quarter}`;
}

/** A half of a year: EDTF codes 40 and 41. */
export function halfOf(year: number, half: number): string | null {
  return half > 2 ? null : `${year}-${39 + half}`;
}

/** The year of a season: of the last one that was over, of this one, of the next to come, or of the nearest. */
export function seasonNear(which: string, season: number, at: Moment): string {
  const year = at.published.getUTCFullYear();
  const now = year * 12 + at.published.getUTCMonth() + 1;
  const begins = (candidate: number) => candidate * 12 + (SEASON_STARTS[season] ?? 1);
  const isWinter = season === 24;
  const begun = begins(year) <= now ? year : year - 1;
  switch (which) {
    case "last":
    case "past":
      return `${begins(begun) + 3 <= now ? begun : begun - 1}-${season}`;
    case "this":
      // In January "this winter" is the one that began in December.
      return `${isWinter && begins(year - 1) + 3 > now ? year - 1 : year}-${season}`;
    case "next":
    case "coming":
      return `${isWinter || which === "coming" ? begun + 1 : year + 1}-${season}`;
    default:
      return `${at.forward && begins(begun) + 3 <= now ? begun + 1 : begun}-${season}`;
  }
}

/** So many days, weeks, months or years from a day; a month that has no such day gives its last. */
export function moved(from: Date, number: number, unit: string, direction: number): Date {
  const step = number * direction;
  if (unit.startsWith("day")) return shift(from, step);
  if (unit.startsWith("week")) return shift(from, 7 * step);
  if (unit.startsWith("fortnight")) return shift(from, 14 * step);
  const months = unit.startsWith("year") ? 12 * step : step;
  const target = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + months, 1));
  const last = new Date(Date.UTC(target.getUTCFullYear(), target.getUTCMonth() + 1, 0)).getUTCDate();
  target.setUTCDate(Math.min(from.getUTCDate(), last));
  return target;
}

/** The precision of a distance: a day for days and weeks, a month for months, a year for years. */
export function asPrecise(date: Date, unit: string): string {
  if (unit.startsWith("year")) return dayOf(date).slice(0, 4);
  return unit.startsWith("month") ? dayOf(date).slice(0, 7) : dayOf(date);
}
