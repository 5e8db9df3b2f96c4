// The words of a digest: names, days, numbers, lists and how a position is told.

import type { DigestFigure, Told } from "../store/digest.ts";
import type { FoundStand } from "../store/stands.ts";

export interface Days {
  /** "Monday, 12 February" */
  readonly long: (day: string) => string;
  /** "12 February" */
  readonly short: (day: string) => string;
}

/** Names days in English. `day` is YYYY-MM-DD, or EDTF of which the first day is named. The year stands when it is not that of the window. */
export function daysOf(year: number): Days {
  const format = (day: string, weekday: boolean) => {
    const match = /^(\d{4})-(\d\d)-(\d\d)/.exec(day);
    if (match === null) return day.replaceAll(/[~?%]/g, "");
    const date = new Date(`${match[0]}T00:00:00Z`);
    return new Intl.DateTimeFormat("en-GB", {
      day: "numeric",
      month: "long",
      timeZone: "UTC",
      ...(weekday ? { weekday: "long" } : {}),
      ...(date.getUTCFullYear() === year ? {} : { year: "numeric" }),
    }).format(date);
  };
  return { long: (day) => format(day, true), short: (day) => format(day, false) };
}

export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${last}`;
}

const WITH_ARTICLE =
  /^(?:United (?:States|Nations|Kingdom|Arab Emirates|Auto Workers)|European|African Union|Netherlands|Philippines|Houthis|Taliban|CIA|White House|.* (?:Ministry|Union|Court|Council|Association|Alliance|Department|Commission|Committee|Authority|Group|Forum|Organization|Fund|Bank|Forces|Agency|States|Countries|Families Forum))$/;

/** The name as it stands in a sentence: with "the" where English has it. */
export function inSentence(name: string): string {
  return WITH_ARTICLE.test(name) && !/^the /i.test(name) ? `the ${name}` : name;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Who speaks: "an Egyptian official who was not named", "Benjamin Netanyahu, the prime minister". */
export function tell(speakers: readonly Told[]): string {
  return listOf(
    speakers
      .slice(0, 3)
      .map((speaker) =>
        speaker.kind === "UNNAMED"
          ? `${speaker.name.replace(/^the (?=([aeiou])?)/i, (_, vowel) => (vowel === undefined ? "a " : "an "))} who was not named`
          : inSentence(speaker.name),
      ),
  );
}

const QUALIFIERS: Readonly<Record<DigestFigure["qualifier"], string>> = {
  EXACT: "",
  ABOUT: "about ",
  AT_LEAST: "at least ",
  MORE_THAN: "more than ",
  LESS_THAN: "fewer than ",
  UP_TO: "up to ",
  RANGE: "",
};

/** "at least 67 people", "more than 28,000 people", "62 percent". */
export function count(figure: Pick<DigestFigure, "qualifier" | "value" | "low" | "high" | "unit">): string {
  const number = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 2 });
  const amount =
    figure.qualifier === "RANGE" && figure.low !== null && figure.high !== null
      ? `${number(figure.low)} to ${number(figure.high)}`
      : number(figure.value);
  return `${QUALIFIERS[figure.qualifier]}${amount} ${figure.value === 1 ? figure.unit.replace(/s$/, "") : figure.unit}`;
}

/** The predicate of a stand without its full stop: "opposes …", "says …". */
export function predicate(stand: FoundStand): string {
  return stand.summary.replace(/[\s.,;:]+$/, "");
}

/** How a stance is told in a cell. */
export function stanceWord(stand: FoundStand): string {
  const words = {
    DEMANDS: "demands",
    OFFERS: "offers",
    ACCEPTS: "accepts",
    REJECTS: "rejects",
    SUPPORTS: "supports",
    OPPOSES: "opposes",
    COMMITS: "commits",
    WITHDRAWS: "withdrew",
    UNDECIDED: "undecided",
    NO_COMMENT: "no comment",
  } as const;
  const strength = stand.strength === "RED_LINE" ? ", red line" : "";
  const conditions = stand.conditions.length > 0 ? ", on conditions" : "";
  return `${words[stand.stance]}${strength}${conditions}`;
}
