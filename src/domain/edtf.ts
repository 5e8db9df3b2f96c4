// Dates as articles give them: EDTF text and the days that it covers.
// Library of Congress, Extended Date/Time Format (ISO 8601-2:2019), levels 0 to 2: https://www.loc.gov/standards/datetime/

import edtf from "edtf";

/** First and last day that an expression covers, YYYY-MM-DD. */
export interface Bounds {
  readonly earliest: string;
  readonly latest: string;
}

const PLAIN = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/;

/** Whether a text is EDTF whose days lie in the years 1 to 9999. */
export function isEdtf(text: string): boolean {
  return edtfBounds(text) !== null;
}

/**
 * The days that an EDTF expression covers; an interval that is open at one end is as long as its known end. Null when
 * the text is no EDTF. Plain years, months, days and intervals of them, which are nearly all, need no parser.
 */
export function edtfBounds(text: string): Bounds | null {
  const plain = plainBounds(text);
  if (plain !== undefined) return plain;
  const [from, to, more] = text.split("/");
  if (from !== undefined && to !== undefined && more === undefined) {
    const start = /^(?:\.\.)?$/.test(from) ? null : edtfBounds(from);
    const end = /^(?:\.\.)?$/.test(to) ? null : edtfBounds(to);
    if ((start === null && !/^(?:\.\.)?$/.test(from)) || (end === null && !/^(?:\.\.)?$/.test(to))) return null;
    const known = start ?? end;
    if (known === null) return null;
    const bounds = { earliest: (start ?? known).earliest, latest: (end ?? known).latest };
    return bounds.earliest <= bounds.latest ? bounds : null;
  }
  return parsedBounds(text);
}

/** undefined: not of the plain form. */
function plainBounds(text: string): Bounds | null | undefined {
  const match = PLAIN.exec(text);
  if (match === null) return undefined;
  const year = Number(match[1]);
  const month = match[2] === undefined ? null : Number(match[2]);
  if (year === 0) return null;
  if (month === null) return { earliest: `${match[1]}-01-01`, latest: `${match[1]}-12-31` };
  if (month > 12) return match[3] === undefined ? partBounds(year, month) : undefined;
  if (month < 1) return null;
  const days = new Date(Date.UTC(2000, month, 0)).getUTCDate();
  const last = month === 2 && !isLeap(year) ? 28 : days;
  const head = `${match[1]}-${match[2]}`;
  if (match[3] === undefined) return { earliest: `${head}-01`, latest: `${head}-${String(last).padStart(2, "0")}` };
  const day = Number(match[3]);
  if (day < 1 || day > last) return null;
  return { earliest: `${head}-${match[3]}`, latest: `${head}-${match[3]}` };
}

/** First month and number of months of the seasons without a hemisphere, as the northern one has them: codes 21 to 24. */
const SEASON_MONTHS: Readonly<Record<number, number>> = { 21: 3, 22: 6, 23: 9, 24: 12 };

/** A season: winter goes on into the next year. undefined: quarters, halves and the rest, which the parser knows. */
function partBounds(year: number, code: number): Bounds | undefined {
  const first = SEASON_MONTHS[code];
  if (first === undefined || year > 9998) return undefined;
  const head = String(year).padStart(4, "0");
  const last = new Date(Date.UTC(2000 + (year % 400), first + 2, 0));
  const end = first === 12 ? String(year + 1).padStart(4, "0") : head;
  return {
    earliest: `${head}-${String(first).padStart(2, "0")}-01`,
    latest: `${end}-${last.toISOString().slice(5, 10)}`,
  };
}

function isLeap(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function parsedBounds(text: string): Bounds | null {
  if (text.length > 60 || !/^[\dXY~?%.,{}[\]/:TZ+-]+$/.test(text)) return null;
  try {
    const value = edtf(text) as { readonly min: number; readonly max: number };
    const earliest = dayOf(value.min);
    const latest = dayOf(value.max);
    return earliest === null || latest === null || earliest > latest ? null : { earliest, latest };
  } catch {
    return null;
  }
}

function dayOf(milliseconds: number): string | null {
  if (!Number.isFinite(milliseconds)) return null;
  const day = new Date(milliseconds).toISOString();
  return /^\d{4}-/.test(day) && !day.startsWith("0000") ? day.slice(0, 10) : null;
}
