// What every format says in the same words: the window, the coverage, where a citation comes from.

import type { DigestCitation, DigestDocument } from "../../domain/digest.ts";

/**
 * Text on one line as every format can hold it: line breaks and controls become spaces; marks that turn the direction of
 * what follows, halves of pairs and what is no character go, as XML asks.
 */
export function plain(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069\p{Noncharacter_Code_Point}]/gu, "")
    .trim();
}

/** Making a formatter takes a hundred times as long as using it; zones and forms are few. */
const formatters = new Map<string, Intl.DateTimeFormat>();
const MOST_FORMATTERS = 500;

function inZone(date: Date, timeZone: string, options: Intl.DateTimeFormatOptions): string {
  const key = `${timeZone} ${JSON.stringify(options)}`;
  let formatter = formatters.get(key);
  if (formatter === undefined) {
    formatter = new Intl.DateTimeFormat("en-GB", { timeZone, ...options });
    if (formatters.size < MOST_FORMATTERS) formatters.set(key, formatter);
  }
  return formatter.format(date);
}

function isMidnight(date: Date, timeZone: string): boolean {
  return inZone(date, timeZone, { hour: "2-digit", minute: "2-digit", second: "2-digit" }).startsWith("00:00:00");
}

/** "12 February 2024 to 13 February 2024 (Africa/Cairo)": whole days where the window has them. */
export function windowInWords({ window, timeZone }: DigestDocument): string {
  const whole = isMidnight(window.since, timeZone) && isMidnight(window.until, timeZone);
  const options: Intl.DateTimeFormatOptions = {
    day: "numeric",
    month: "long",
    year: "numeric",
    ...(whole ? {} : { hour: "2-digit", minute: "2-digit" }),
  };
  const first = inZone(window.since, timeZone, options);
  const last = inZone(whole ? new Date(window.until.getTime() - 1) : window.until, timeZone, options);
  return `${first === last ? first : `${first} to ${last}`} (${timeZone})`;
}

export function coverageInWords({ coverage, citations }: DigestDocument): string {
  const plural = (count: number, one: string, many = `${one}s`) =>
    `${count.toLocaleString("en-GB")} ${count === 1 ? one : many}`;
  const omitted = coverage.omissions.map((omission) => `${omission.count} for "${omission.reason}"`).join(", ");
  return [
    `Based on ${plural(coverage.articles, "article")} of ${plural(coverage.origins, "origin")}.`,
    `${plural(coverage.claimsConsidered, "claim")} considered, ${plural(citations.length, "citation")} verified.`,
    coverage.claimsOmitted === 0
      ? "No sentence was left out."
      : `${plural(coverage.claimsOmitted, "sentence")} left out because a citation did not hold (${omitted}).`,
    ...((coverage.leftOut ?? 0) === 0
      ? []
      : [`${plural(coverage.leftOut ?? 0, "entry", "entries")} left out for length.`]),
    ...(coverage.origins < 2 || coverage.singleOrigin === undefined
      ? []
      : [`${plural(coverage.singleOrigin, "cited claim")} told by one origin alone.`]),
    `${plural(coverage.unreviewed, "cited claim")} not yet reviewed by a person.`,
  ].join(" ");
}

/** The day on which it was published, in the reader's zone. */
export function day(citation: DigestCitation, { timeZone }: Pick<DigestDocument, "timeZone">): string {
  return inZone(new Date(citation.publishedAt), timeZone, { day: "numeric", month: "long", year: "numeric" });
}

const LONGEST_QUOTE = 240;

/** The cited words on one line, cut at a word. */
export function shortQuote(citation: DigestCitation): string {
  const quote = citation.quote.replaceAll(/\s+/g, " ").trim();
  if (quote.length <= LONGEST_QUOTE) return quote;
  return `${quote.slice(0, quote.lastIndexOf(" ", LONGEST_QUOTE))} …`;
}

/** The address when it is one of the web, in a form that no format can misread; null when it is anything else. */
export function webAddress(url: string | null): string | null {
  if (url === null) return null;
  try {
    const parsed = new URL(url);
    return parsed.protocol === "https:" || parsed.protocol === "http:"
      ? parsed.href.replaceAll(/[()<>"'`\s]/g, encodeURIComponent)
      : null;
  } catch {
    return null;
  }
}
