// Days in words, and words back to days, so that what was written can be checked against what is recorded.

const MONTHS = "January February March April May June July August September October November December".split(" ");
const WEEKDAYS = "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" ");

/** EDTF codes of seasons, quarters and halves. */
const PARTS: Readonly<Record<string, string>> = {
  "21": "spring",
  "22": "summer",
  "23": "autumn",
  "24": "winter",
  "33": "the first quarter of",
  "34": "the second quarter of",
  "35": "the third quarter of",
  "36": "the fourth quarter of",
  "40": "the first half of",
  "41": "the second half of",
};

/** "autumn 2024", "the third quarter of 2024", "the 1990s", "the 1900s" for a hundred years; null for all else. */
function namePart(edtf: string): string | null {
  const part = PARTS[/^\d{4}-(\d\d)$/.exec(edtf)?.[1] ?? ""];
  if (part !== undefined) return `${part} ${edtf.slice(0, 4)}`;
  return /^\d\d(?:\dX|XX)$/.test(edtf) ? `the ${edtf.replaceAll("X", "0")}s` : null;
}

interface Day {
  readonly year: number;
  /** 1–12. */
  readonly month: number | null;
  /** 1–31. */
  readonly day: number | null;
}

/** The ends of an EDTF value at its own precision; qualifiers and an open end are left out. Empty when it is none. */
function endsOf(edtf: string): readonly Day[] {
  if (namePart(edtf) !== null) return [];
  return edtf.split("/").flatMap((end) => {
    const match = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?[~?%]?$/.exec(end);
    if (match === null) return [];
    return [
      {
        year: Number(match[1]),
        month: match[2] === undefined ? null : Number(match[2]),
        day: match[3] === undefined ? null : Number(match[3]),
      },
    ];
  });
}

/**
 * Names a day, month, year or interval in English. `edtf`: what the record says; `year`: of the reader's window, left
 * out where it is the same. "12 February", "Monday 12 February 2023", "January", "2023", "12 to 18 February", "spring 2023", "the 1990s".
 */
export function nameDay(edtf: string, year: number, options: { readonly weekday?: boolean } = {}): string {
  const ends = endsOf(edtf);
  const [first, last] = ends;
  if (first === undefined) return namePart(edtf) ?? edtf;
  if (last === undefined) return nameOne(first, year, options.weekday === true);
  const from =
    first.year === last.year && first.month === last.month && first.day !== null
      ? String(first.day)
      : nameOne(first.year === last.year ? { ...first, year } : first, year, false);
  return `${from} to ${nameOne(last, year, false)}`;
}

function nameOne({ year: own, month, day }: Day, year: number, weekday: boolean): string {
  if (month === null) return String(own);
  const parts = [MONTHS[month - 1] ?? "", ...(own === year ? [] : [String(own)])];
  if (day === null) return parts.join(" ");
  const name = WEEKDAYS[new Date(Date.UTC(own, month - 1, day)).getUTCDay()];
  return [...(weekday && name !== undefined ? [name] : []), String(day), ...parts].join(" ");
}

/** Whether a text names just the day that a record has: every number, month and weekday in it, and no other. */
export function namesDay(text: string, edtf: string, year: number): boolean {
  const ends = endsOf(edtf);
  const [first] = ends;
  if (first === undefined) return text === (namePart(edtf) ?? edtf);
  const tokens = text.match(/[\p{L}\p{N}]+/gu) ?? [];
  const numbers = tokens.filter((token) => /^\d+$/.test(token)).map(Number);
  const [days, years] = [numbers.filter((number) => number <= 31), numbers.filter((number) => number > 31)];
  const months = tokens.flatMap((token) => (MONTHS.includes(token) ? [MONTHS.indexOf(token) + 1] : []));
  const weekdays = tokens.filter((token) => WEEKDAYS.includes(token));
  const wantedMonths = ends.flatMap((end) => end.month ?? []);
  const wantedYears = new Set(ends.map((end) => end.year));
  return (
    days.join() === ends.flatMap((end) => end.day ?? []).join() &&
    (wantedMonths.length === 0 ? months.length === 0 : months.length > 0) &&
    months.at(-1) === wantedMonths.at(-1) &&
    months.every((month) => wantedMonths.includes(month)) &&
    new Set(months).size === new Set(wantedMonths).size &&
    years.every((one) => wantedYears.has(one)) &&
    // Without a year the reader takes that of the window.
    (years.length > 0 || [...wantedYears].every((one) => one === year)) &&
    weekdays.every(
      (name) =>
        first.month !== null &&
        first.day !== null &&
        WEEKDAYS[new Date(Date.UTC(first.year, first.month - 1, first.day)).getUTCDay()] === name,
    ) &&
    tokens.every((token) => /^\d+$/.test(token) || MONTHS.includes(token) || WEEKDAYS.includes(token) || token === "to")
  );
}

/** Days between two, each YYYY-MM-DD. */
export function daysBetween(a: string, b: string): number {
  return a === b ? 0 : Math.abs(numberOf(a) - numberOf(b));
}

/** Number of a day since 1970: thousands of claims are of a hundred days. */
function numberOf(day: string): number {
  const known = NUMBERS.get(day);
  if (known !== undefined) return known;
  if (NUMBERS.size >= MOST_NUMBERS) NUMBERS.clear();
  const number = Date.parse(day) / 86_400_000;
  NUMBERS.set(day, number);
  return number;
}

const NUMBERS = new Map<string, number>();
const MOST_NUMBERS = 5_000;
