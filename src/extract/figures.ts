// Numbers with what they count, how sure the text is of them, and who counts.

import type { FigureAttribution, FigureQualifier } from "../domain/vocabulary.ts";

import type { Speaker } from "./cast.ts";
import { coverage } from "./coverage.ts";
import type { DateDraft } from "./dates.ts";
import { datesFrom, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { MEASURES, QUALIFIERS, UNIT_NOUNS } from "./lexicon/measures.ts";
import { MULTIPLIERS, NUMBER_WORDS } from "./lexicon/times.ts";
import type { SpokenDraft } from "./speakers.ts";

export interface FigureDraft {
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: FigureQualifier;
  readonly unit: string;
  readonly measure: string;
  readonly place: string | null;
  readonly attributedTo: readonly Speaker[];
  readonly attribution: FigureAttribution;
  readonly period: string | null;
  readonly evidence: readonly Range[];
}

const WORDS = Object.keys(NUMBER_WORDS).filter((word) => word !== "a" && word !== "an" && word !== "zero");
const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
const NUMERAL = `(?:\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?|(?:${TENS})-(?:one|two|three|four|five|six|seven|eight|nine)|${WORDS.join("|")}|an?(?= (?:hundred|thousand|million|billion|dozen))|half an?(?= (?:million|billion)))`;
const AMOUNT = `${NUMERAL}(?:[ -](?:hundred|thousand|million|billion|trillion|dozen))?`;
const PATTERN = new RegExp(
  `(?<![\\w.,/-])(?:(?<money>US\\$|\\$|€|£|¥)\\s?)?(?<first>${AMOUNT})(?:(?:\\s?[-–]\\s?|\\s(?:to|and)\\s)(?<second>${AMOUNT}))?(?![\\d]|,\\d|\\.\\d)(?<percent>\\s?%|\\s?percent(?:age points)?\\b|\\sper\\scent\\b)?(?:-|\\s)?(?<after>(?:(?:[\\p{L}’'-]+)\\s){0,3}[\\p{L}-]+)?`,
  "giu",
);
/** No expression of time is longer, in UTF-16 units. */
const LONGEST_DATE = 120;
const DURATION =
  /^(?:more |additional |consecutive |full |-)?(seconds?|minutes?|hours?|days?|weeks?|months?|years?)\b/i;

/** Finds the figures of the text, in text order. */
export function findFigures(
  document: Document,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
): readonly FigureDraft[] {
  const found: FigureDraft[] = [];
  const statementsAt = coverage(statements, (spoken) => spoken.draft.content);
  for (const sentence of document.sentences) {
    const text = document.text.slice(sentence.start, sentence.end);
    if (
      !/\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|twenty|thirty|forty|fifty|hundred|thousand|million|dozen)\b/i.test(
        text,
      )
    )
      continue;
    for (const match of text.matchAll(PATTERN)) {
      const draft = read(document, statementsAt, dates, sentence, text, match);
      if (draft !== null) found.push(draft);
    }
  }
  return found;
}

function read(
  document: Document,
  statementsAt: (at: number) => readonly SpokenDraft[],
  dates: readonly DateDraft[],
  sentence: Sentence,
  text: string,
  match: RegExpExecArray,
): FigureDraft | null {
  const groups = match.groups ?? {};
  const firstText = groups["first"] ?? "";
  const value = numberOf(firstText);
  if (value === null || value >= 1e15) return null;
  const start = sentence.start + match.index;
  const numberEnd = start + match[0].length - (groups["after"]?.length ?? 0);
  const after = (groups["after"] ?? "").toLowerCase();
  const before = text.slice(0, match.index);
  const duration = DURATION.exec(after)?.[1];
  if (
    datesFrom(dates, { start: start - LONGEST_DATE, end: numberEnd }).some(
      (date) => start < date.end && !(duration !== undefined && date.value.startsWith("P")),
    )
  )
    return null;
  const unit =
    unitOf(groups, after, duration) ?? (document.rules.has("figures.unit-before") ? unitBefore(before) : null);
  if (unit === null) return null;
  if (
    duration !== undefined &&
    /^(?:-?\s*old|\s+ago|\s+earlier|\s+later)/.test(
      text.slice(match.index + match[0].length - after.length + duration.length),
    )
  )
    return null;
  const secondText = groups["second"];
  const second = secondText === undefined ? null : numberOf(secondText);
  // "one" and "two" with a plain noun are articles more often than counts.
  const named = QUALIFIERS.find(([pattern]) => pattern.test(before));
  if (/^one$/i.test(firstText) && named === undefined) return null;
  const scaled =
    second !== null &&
    /million|billion|thousand/i.test(secondText ?? "") &&
    !/million|billion|thousand/i.test(firstText)
      ? value * scaleOf(secondText ?? "")
      : value;
  const qualifier: FigureQualifier = second !== null && second > scaled ? "RANGE" : (named?.[1] ?? "EXACT");
  const range = bounds(scaled, second, qualifier);
  const clause = clauseOf(document, sentence, start);
  const who: ReturnType<typeof attribute> = document.rules.has("figures.attribution")
    ? attribute(statementsAt(start), start, numberEnd, before)
    : { speakers: [], attribution: "NARRATOR" };
  return {
    value: qualifier === "RANGE" && second !== null ? (scaled + second) / 2 : scaled,
    ...range,
    qualifier,
    unit,
    measure: measureOf(document, clause, start, numberEnd, unit, duration !== undefined),
    place: null,
    attributedTo: who.speakers,
    attribution: who.attribution,
    period: dateWithin(dates, clause, start),
    evidence: [clause],
  };
}

function unitOf(
  groups: Readonly<Record<string, string | undefined>>,
  after: string,
  duration: string | undefined,
): string | null {
  if (groups["percent"] !== undefined) return "percent";
  const money = groups["money"];
  if (money !== undefined) return { "€": "EUR", "£": "GBP", "¥": "JPY" }[money] ?? "USD";
  if (duration !== undefined) return `${duration.replace(/s$/i, "").toLowerCase()}s`;
  for (const word of after.replace(/^of (?:the|its|their|our|those|these|his|her) /, "").split(/\s/)) {
    if (/^(?:and|or|of|to|the|in|from|for|by|on|at|that|who|which|as|with|is|are|was|were)$/.test(word)) return null;
    const unit = UNIT_NOUNS[word];
    if (unit !== undefined) return unit;
    if (/^dollars?$/.test(word)) return "USD";
    if (/^euros?$/.test(word)) return "EUR";
  }
  return null;
}

/** "the hostages, believed to number more than 100": the unit stands before. */
function unitBefore(before: string): string | null {
  const match =
    /\b(\p{L}+)\b[^.;:]{0,40}\b(?:number(?:s|ed|ing)?|total(?:s|led|ling)?)(?: (?:more than|about|at least|around|some|nearly|up to|fewer than))? $/iu.exec(
      before,
    );
  if (match === null) return null;
  const units = [...before.matchAll(/\p{L}+/gu)].flatMap(([word]) => UNIT_NOUNS[word.toLowerCase()] ?? []);
  return units.at(-1) ?? null;
}

function numberOf(text: string): number | null {
  const lower = text.toLowerCase().trim();
  const [head = "", scale] =
    /^(.*?)(?:[ -](hundred|thousand|million|billion|trillion|dozen))?$/.exec(lower)?.slice(1) ?? [];
  const factor = scale === undefined ? 1 : scaleOf(scale);
  if (/^\d/.test(head)) return Number(head.replaceAll(",", "")) * factor;
  if (/^half an?$/.test(head)) return factor / 2;
  if (/^an?$/.test(head.trim())) return factor;
  const parts = head.split("-").map((word) => NUMBER_WORDS[word.trim()]);
  if (parts.some((part) => part === undefined)) return null;
  return parts.reduce((sum: number, part) => sum + (part ?? 0), 0) * factor;
}

function scaleOf(text: string): number {
  const word = /(hundred|thousand|million|billion|trillion|dozen)/i.exec(text)?.[1]?.toLowerCase() ?? "";
  return word === "dozen" ? 12 : (MULTIPLIERS[word] ?? 1);
}

function bounds(
  value: number,
  second: number | null,
  qualifier: FigureQualifier,
): { low: number | null; high: number | null } {
  switch (qualifier) {
    case "RANGE":
      return { low: value, high: second };
    case "EXACT":
      return { low: value, high: value };
    case "AT_LEAST":
    case "MORE_THAN":
      return { low: value, high: null };
    case "LESS_THAN":
    case "UP_TO":
      return { low: null, high: value };
    default:
      return { low: null, high: null };
  }
}

/** The clause around a place: between commas with a verb of their own, else the sentence. */
function clauseOf(document: Document, sentence: Sentence, at: number): Range {
  let end = sentence.end;
  while (end > sentence.start && /[.!?”"\s]/.test(document.text[end - 1] ?? "")) end--;
  let start = sentence.start;
  for (const mark of document.text.slice(sentence.start, at).matchAll(/[;:—]\s/g))
    start = sentence.start + mark.index + mark[0].length;
  const semicolon = document.text.slice(at, end).search(/[;—]/);
  if (semicolon > 0) end = at + semicolon;
  while (/[“"\s]/.test(document.text[start] ?? "")) start++;
  return { start, end };
}

function measureOf(
  document: Document,
  clause: Range,
  start: number,
  end: number,
  unit: string,
  duration: boolean,
): string {
  // The words nearest to the number decide: right of it first.
  const right = document.text.slice(end, Math.min(clause.end, end + 90));
  const left = document.text.slice(Math.max(clause.start, start - 70), start);
  let best: { measure: string; distance: number } | null = null;
  for (const [pattern, measure] of MEASURES) {
    const after = right.search(pattern);
    const before =
      left.length -
      Math.max(...[...left.matchAll(new RegExp(pattern.source, "gi"))].map((m) => m.index + m[0].length), -1_000);
    const distance = Math.min(after === -1 ? 1_000 : after, before + 5);
    if (distance < (best?.distance ?? 200)) best = { measure, distance };
  }
  if (best !== null) return best.measure;
  return duration ? "duration" : unit;
}

function attribute(
  statements: readonly SpokenDraft[],
  start: number,
  end: number,
  before: string,
): { speakers: readonly Speaker[]; attribution: FigureAttribution } {
  const hedge =
    /\b(?:believed|thought|estimated|said|reported|presumed|understood) to (?:number|be|total|have)[\w\s]{0,25}$/i.test(
      before,
    );
  if (hedge) return { speakers: [], attribution: "HEDGED" };
  const within = statements
    .filter((spoken) => spoken.draft.content.some((range) => range.start <= start && end <= range.end + 2))
    .toSorted((a, b) => size(a) - size(b))[0];
  if (within !== undefined && within.speakers.length > 0) return { speakers: within.speakers, attribution: "EXPLICIT" };
  return { speakers: [], attribution: "NARRATOR" };
}

function size(spoken: SpokenDraft): number {
  return spoken.draft.content.reduce((sum, range) => sum + range.end - range.start, 0);
}
