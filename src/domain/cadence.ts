// When a briefing is due: five-field cron in an IANA time zone, each period once whatever the clocks do.

import { Cron } from "croner";

import { ok, refuse, type Result } from "./result.ts";

/** What croner offers beyond five fields (nicknames, seconds, L, W, #, ?, +) is refused: other crons would not know it. */
const FIELDS = /^(?:[\d*,/-]|\b[A-Z]{3}\b)+(?: (?:[\d*,/-]|\b[A-Z]{3}\b)+){4}$/;
/** Sunday is 0 and 7. */
const MEANING = "write minute, hour, day of month, month and day of week, as in `0 7 * * MON-FRI`";

/**
 * A cadence in the one way of writing it that is stored: fields apart by one blank, names in capitals.
 * Day of month and day of week together mean either, as in every cron. What never comes, such as 31 February, is refused.
 * `field` is the path of the input field that an error names.
 */
export function parseCadence(text: string, ...field: readonly string[]): Result<string> {
  const cadence = text
    .trim()
    .toUpperCase()
    .split(/[ \t]+/)
    .join(" ");
  const shown = text.slice(0, 60);
  if (cadence.length > 200 || !FIELDS.test(cadence))
    return refuse("INVALID_VALUE", `"${shown}" is no cron expression of five fields: ${MEANING}`, ...field);
  try {
    if (follow(cadence, "UTC", new Date("2000-01-01T00:00:00Z")) === null)
      return refuse("INVALID_VALUE", `"${shown}" names a day that never comes`, ...field);
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^CronPattern: /, "") : String(error);
    return refuse("INVALID_VALUE", `"${shown}" is no cron expression (${reason}): ${MEANING}`, ...field);
  }
  return ok(cadence);
}

/**
 * The first due instant strictly after one. An hour that the clocks skip is made up for at its end, one that they
 * repeat counts once; what is due every hour or every few minutes keeps its distance in real time.
 * `cadence` is one that `parseCadence` gave, `zone` an IANA time zone; anything else throws.
 */
export function nextDue(cadence: string, zone: string, after: Date): Date {
  const due = follow(cadence, zone, after);
  if (due === null) throw new Error(`${cadence} is never due`);
  return due;
}

/** Every due instant in (after, until], the earliest first, at most `most` of them. */
export function periodsBetween(cadence: string, zone: string, after: Date, until: Date, most: number): readonly Date[] {
  const cron = open(cadence, zone);
  const found: Date[] = [];
  for (let due = cron.nextRun(after); due !== null && due <= until && found.length < most; due = cron.nextRun(due))
    found.push(due);
  return found;
}

function follow(cadence: string, zone: string, after: Date): Date | null {
  return open(cadence, zone).nextRun(after);
}

function open(cadence: string, zone: string): Cron {
  return new Cron(cadence, { timezone: zone, mode: "5-part" });
}
