// Numbers with what they count, how sure the text is of them, and who counts.

import type { FigureAttribution, FigureQualifier } from "../domain/vocabulary.ts";

import type { Cast, Speaker } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import type { Document, Range, Sentence, Token } from "./document.ts";
import { isFormer, measureOf } from "./figure-measures.ts";
import { unitAfter, unitBefore, unitOfChange } from "./figure-units.ts";
import { HEDGES, QUALIFIER_ENDS, QUALIFIERS, QUALIFIERS_AFTER } from "./lexicon/measures.ts";
import { NUMBERED, TIME_UNITS } from "./lexicon/units.ts";
import { firstOpening } from "./numeral-openings.ts";
import { findNumerals, type Numeral } from "./numerals.ts";
import type { SpokenDraft } from "./speakers.ts";
import { lastWord, tokensWithin } from "./tokens.ts";

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

interface Layers {
  readonly document: Document;
  readonly cast: Cast;
  readonly statements: readonly SpokenDraft[];
  readonly dates: readonly DateDraft[];
  /** Day of publication, YYYY-MM-DD. */
  readonly published: string;
}

/**
 * Finds the figures of the text, in text order. `published`: day of
 * publication, YYYY-MM-DD.
 */
export function findFigures(
  document: Document,
  cast: Cast,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
  published: string,
): readonly FigureDraft[] {
  const found: FigureDraft[] = [];
  let firstDate = 0;
  let firstStatement = 0;
  for (const sentence of document.sentences) {
    const opening = firstOpening(document, sentence);
    if (opening === null) continue;
    const numerals = findNumerals(document.text, sentence.start, sentence.end, opening);
    if (numerals.length === 0) continue;
    // Both lists run along with the sentences.
    while ((dates[firstDate]?.end ?? sentence.start) < sentence.start) firstDate++;
    while ((lastEnd(statements[firstStatement]) ?? sentence.start) < sentence.start) firstStatement++;
    const layers: Layers = {
      document,
      cast,
      statements: upTo(statements, firstStatement, (one) => firstStart(one) < sentence.end),
      dates: upTo(dates, firstDate, (one) => one.start < sentence.end),
      published,
    };
    let before: FigureDraft | null = null;
    for (const numeral of numerals) {
      const draft = read(layers, sentence, numeral, before);
      if (draft === null) continue;
      found.push(draft);
      before = draft;
    }
  }
  return found;
}

function upTo<T>(list: readonly T[], from: number, fits: (one: T) => boolean): readonly T[] {
  let end = from;
  for (let one = list[end]; one !== undefined && fits(one); one = list[end]) end++;
  return list.slice(from, end);
}

function firstStart(spoken: SpokenDraft): number {
  return spoken.draft.content[0]?.start ?? 0;
}

function lastEnd(spoken: SpokenDraft | undefined): number | undefined {
  return spoken?.draft.content.at(-1)?.end;
}

/** `previous`: the figure before in the sentence, whose unit and measure a level to compare and a part of it share. */
function read(layers: Layers, sentence: Sentence, numeral: Numeral, previous: FigureDraft | null): FigureDraft | null {
  const { document, dates } = layers;
  const start = sentence.start + numeral.start;
  const end = sentence.start + numeral.end;
  const text = document.text.slice(sentence.start, sentence.end);
  const before = text.slice(Math.max(0, numeral.start - 60), numeral.start);
  const after = text.slice(numeral.end, numeral.end + 60);
  const last = lastWord(before);
  const tokens = tokensWithin(document, { start: end, end: sentence.end });
  const counted = unitAfter(document, tokens, numeral);
  const duration = counted !== null && TIME_UNITS.has(counted.noun);
  if (isPartOfDate(dates, { start, end }, duration)) return null;
  if (
    duration &&
    // "two days after", "three weeks ago", "six years old": a distance in time, not a length.
    /^[-\s]*(?:olds?|ago|earlier|later|from now|after|before|since|into)\b/i.test(
      document.text.slice(counted.end ?? end, (counted.end ?? end) + 10),
    )
  )
    return null;
  if (isName(document, start, numeral, last) || (numeral.share && counted === null)) return null;
  const unit =
    numeral.unit !== null
      ? numeral.unit + (counted?.rate ?? "")
      : counted !== null
        ? counted.unit + counted.rate
        : document.rules.has("figures.unit-before")
          ? (unitBefore(before) ?? unitOfChange(before) ?? (isFormer(before, last) ? (previous?.unit ?? null) : null))
          : null;
  if (unit === null) return null;
  // "over six weeks" is how long; "for over six weeks" is more than six.
  const lasting =
    duration && last === "over" && /(?<!\b(?:for|last(?:s|ed|ing)?|well|just|took|take)) over\s*$/i.test(before);
  const told =
    lasting || !QUALIFIER_ENDS.has(last) ? undefined : QUALIFIERS.find(([pattern]) => pattern.test(before))?.[1];
  // "the two sides", "one delegate": a small bare number after an article, or "one", tells no count.
  if (numeral.unit === null && !duration && told === undefined && isDescriptive(numeral, before)) return null;
  const qualifier = qualifierOf(numeral, told ?? QUALIFIERS_AFTER.find(([pattern]) => pattern.test(after))?.[1]);
  const clause = clauseOf(document, sentence, start);
  const who = document.rules.has("figures.attribution")
    ? attribute(layers, sentence, start, end, before)
    : { speakers: [], attribution: "NARRATOR" as const };
  return {
    value: numeral.second === null ? numeral.value : (numeral.value + numeral.second) / 2,
    ...bounds(numeral.value, numeral.second, qualifier),
    qualifier,
    unit,
    measure: shared(
      measureOf(document, clause, { start, end: counted?.end ?? end }, { unit, duration, before, last, after }),
      unit,
      before,
      previous,
    ),
    place: placeOf(document, counted?.end ?? end, clause),
    attributedTo: who.speakers,
    attribution: who.attribution,
    period: periodOf(layers, clause, start),
    evidence: [clause],
  };
}

/** A level to compare that nothing else measures, and a part ("including 40 children"), measure what the figure before does. */
function shared(measure: string, unit: string, before: string, previous: FigureDraft | null): string {
  if (previous === null || !previous.unit.startsWith(unit)) return measure;
  const [whole = "", mark] = previous.measure.split(" (");
  if (mark === undefined && measure === `${unit} (before)`) return `${whole} (before)`;
  const part = PART.test(before) || (mark === "part)" && /\band (?:\p{L}+ )?$/u.test(before) && previous.unit === unit);
  return part && (mark === undefined || mark === "part)") ? `${whole} (part)` : measure;
}

/** What is counted in a number that was told before it: never to be compared with it. */
const PART =
  /\b(?:including|among them|of (?:whom|which|them))(?: (?:at least|about|some|around|nearly|more than|up to))? $/i;

/** The day or span that a count is of: "since October" up to the day of publication; never the day on which it was told. */
function periodOf(layers: Layers, clause: Range, at: number): string | null {
  const { document, statements, published } = layers;
  const holder = statements.find((one) => one.draft.content.some((range) => range.start <= at && at < range.end));
  const dates = layers.dates.filter(
    (date) =>
      // "below 2019 levels" is what is compared with.
      !/^ (?:levels?|baselines?)\b/.test(document.text.slice(date.end, date.end + 10)) &&
      (holder === undefined ||
        holder.draft.content.some((range) => range.start <= date.start && date.end <= range.end)),
  );
  const since = dates.find(
    (date) =>
      date.start >= clause.start &&
      date.end <= clause.end &&
      !/[P/]/.test(date.value) &&
      /\bsince (?:the )?$/i.test(document.text.slice(Math.max(0, date.start - 10), date.start)),
  );
  if (since !== undefined && since.value <= published) return `${since.value}/${published}`;
  return dateWithin(dates, clause, at);
}

function isPartOfDate(dates: readonly DateDraft[], range: Range, duration: boolean): boolean {
  return dates.some(
    (date) => date.start < range.end && range.start < date.end && !(duration && date.value.startsWith("P")),
  );
}

/** "Resolution 1701", "Group of 77", "COP 28": the number belongs to a name. */
function isName(document: Document, start: number, numeral: Numeral, last: string): boolean {
  if (!(NUMBERED.has(last) || last === "of") || !/^\d/.test(numeral.text)) return false;
  const lead = /([\p{L}.]+)[ -](?:of )?$/u.exec(document.text.slice(Math.max(0, start - 24), start));
  const word = (lead?.[1] ?? "").toLowerCase().replace(/\.$/, "");
  return NUMBERED.has(word) && (/^\p{Lu}/u.test(lead?.[1] ?? "") || word === "no" || word === "number");
}

const SMALL = 10;

function isDescriptive(numeral: Numeral, before: string): boolean {
  if (numeral.vague || numeral.second !== null) return false;
  if (/^one$/i.test(numeral.text)) return true;
  return (
    numeral.value < SMALL &&
    /\b(?:the|these|those|its|their|his|her|our|both|all|other|either|which|what|last|first|next|top|number|no\.?|day)\s$/i.test(
      before,
    )
  );
}

function qualifierOf(numeral: Numeral, told: FigureQualifier | undefined): FigureQualifier {
  if (numeral.second !== null) return "RANGE";
  if (numeral.vague) return told === undefined || told === "ABOUT" || told === "EXACT" ? "AT_LEAST" : told;
  return told ?? (numeral.round ? "ABOUT" : "EXACT");
}

function bounds(
  value: number,
  second: number | null,
  qualifier: FigureQualifier,
): { readonly low: number | null; readonly high: number | null } {
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

/** What stands between semicolons, colons and dashes around a place. */
function clauseOf(document: Document, sentence: Sentence, at: number): Range {
  const { text } = document;
  let end = sentence.end;
  while (end > sentence.start && /[.!?”"\s]/.test(text.charAt(end - 1))) end--;
  let start = at - 1;
  while (start > sentence.start && !(";:—".includes(text.charAt(start - 1)) && /\s/.test(text.charAt(start)))) start--;
  start = start > sentence.start ? start + 1 : sentence.start;
  const semicolon = text.slice(at, end).search(/[;—]/);
  if (semicolon > 0) end = at + semicolon;
  while (/[“"\s]/.test(text.charAt(start))) start++;
  return { start, end };
}

/** "28,000 people in Gaza", "1,200 killed in Israel": a place within a few words of what is counted. */
function placeOf(document: Document, from: number, clause: Range): string | null {
  const match =
    /^(?: [\p{Ll}-]+){0,3} (?:in|across|inside|near|at) (?:the )?(?:(?:northern|southern|eastern|western|central) )?(\p{Lu}[\p{L}’'-]+(?: \p{Lu}[\p{L}’'-]+){0,2})/u.exec(
      document.text.slice(from, Math.min(clause.end, from + 90)),
    );
  const place = match?.[1]?.replace(/[’']s?$/, "");
  return place === undefined || NOT_PLACES.test(place) ? null : place;
}

const NOT_PLACES =
  /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mr|Mrs|Ms)\b/;

interface Attributed {
  readonly speakers: readonly Speaker[];
  readonly attribution: FigureAttribution;
}

function attribute(layers: Layers, sentence: Sentence, start: number, end: number, before: string): Attributed {
  if (HEDGES.test(before)) return { speakers: [], attribution: "HEDGED" };
  let best: SpokenDraft | undefined;
  for (const spoken of layers.statements) {
    const holds = spoken.draft.content.some((range) => range.start <= start && end <= range.end + 2);
    if (holds && (best === undefined || size(spoken) < size(best))) best = spoken;
  }
  if (best !== undefined && best.speakers.length > 0) return { speakers: best.speakers, attribution: "EXPLICIT" };
  const counting = countedBy(layers, sentence, start);
  return counting.length > 0
    ? { speakers: counting, attribution: "EXPLICIT" }
    : { speakers: [], attribution: "NARRATOR" };
}

const COUNTING =
  /^(?:count|estimate|record|tally|document|register|list|report|put|number|calculate|reckon)(?:s|ed|ted|lied|ied)?$/;

/** "The ministry, which counts 40 dead", "Aid groups put the toll at 40": the subject of a verb of counting counts. */
function countedBy(layers: Layers, sentence: Sentence, at: number): readonly Speaker[] {
  const { document, cast } = layers;
  const tokens = tokensWithin(document, { start: Math.max(sentence.start, at - 60), end: at });
  const verb = tokens.findLast((token: Token) => token.tag === "VERB" && COUNTING.test(token.lower));
  if (verb === undefined || (/^put/.test(verb.lower) && !/\bat(?: \w+){0,2} $/.test(document.text.slice(verb.end, at))))
    return [];
  const named = cast.within({ start: sentence.start, end: verb.start });
  return named.slice(-1);
}

function size(spoken: SpokenDraft): number {
  return spoken.draft.content.reduce((sum, range) => sum + range.end - range.start, 0);
}
