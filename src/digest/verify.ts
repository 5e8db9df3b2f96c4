// Whether a sentence says only what its citations say: every piece of it is held against the record and the stored words.

import { changeBetween, stancesClash } from "../domain/change.ts";
import { isSameMatter } from "../domain/matter.ts";
import { normaliseName } from "../domain/names.ts";
import type { FigureQualifier } from "../domain/vocabulary.ts";
import type { Cited, ClaimRecord, FigureRecord, PositionRecord, Told } from "../store/cited.ts";

import { originsInWords } from "./corroboration.ts";
import { namesDay } from "./days.ts";
import { numbersIn } from "./numbers.ts";
import { claimIdsOf, type NameOf, type Part, type Sentence } from "./parts.ts";
import { isSameVerb } from "./verbs.ts";
import { measureInWords, MOVES, OWN_WORDS, STANCES } from "./wording.ts";

export type Verdict = { readonly holds: true } | { readonly holds: false; readonly reason: string };

const HOLDS: Verdict = { holds: true };
const fails = (reason: string): Verdict => ({ holds: false, reason });

/**
 * Checks a sentence piece by piece. Names must be the record's own, days the record's days, amounts its value,
 * qualifier and unit and a number of the cited text; what is said or quoted must stand there, word after word, with its
 * negation; a move and a clash are computed anew from both records; all else must be of the composer's few own words.
 * `year`: the year that a day without one is in. A sentence without a claim holds nothing.
 */
export function verifySentence(sentence: Sentence, cited: ReadonlyMap<string, Cited>, year: number): Verdict {
  const ids = claimIdsOf(sentence);
  if (ids.length === 0) return fails("no citation");
  if (ids.some((id) => (cited.get(id)?.stored.length ?? 0) === 0)) return fails("citation not found");
  for (const part of sentence) {
    const verdict = verifyPart(part, cited, year);
    if (!verdict.holds) return verdict;
  }
  return HOLDS;
}

function verifyPart(part: Part, cited: ReadonlyMap<string, Cited>, year: number): Verdict {
  if (part.kind === "WORDS") return areOwnWords(part.text) ? HOLDS : fails("words of no record");
  const found = cited.get(part.claimId);
  if (found === undefined) return fails("citation not found");
  const { record } = found;
  const position = record.kind === "POSITION" ? record : null;
  const text = part.text.trim();
  switch (part.kind) {
    case "NAME":
      return namesFor(part.of, found).some((told) => isNameOf(text, told)) ? HOLDS : fails("name not in the record");
    case "DAY":
      return namesDay(text, dayOf(found), year) ? HOLDS : fails("day not in the record");
    case "VERB":
      return position !== null && isVerbOf(text, position, found) ? HOLDS : fails("verb not in the cited text");
    case "SAID":
      return isSaid(text, found) ? HOLDS : fails("words not in the cited text");
    case "QUOTE":
      return isRun(wordsOf(text), evidenceOf(found), (a, b) => a === b)
        ? HOLDS
        : fails("quotation not in the cited text");
    case "STANCE":
      return position !== null && STANCES[position.stance] === text ? HOLDS : fails("stance not in the record");
    case "STRENGTH":
      return position?.strength === "RED_LINE" && text === "red line" ? HOLDS : fails("strength not in the record");
    case "CONDITIONS":
      return position !== null && position.conditions.length > 0 && text === "on conditions"
        ? HOLDS
        : fails("conditions not in the record");
    case "AMOUNT":
      return record.kind === "FIGURE" && isAmountOf(text, record, found)
        ? HOLDS
        : fails("number not in the cited text");
    case "MEASURE":
      return record.kind === "FIGURE" && text.toLowerCase() === measureInWords(record.measure).toLowerCase()
        ? HOLDS
        : fails("measure not in the record");
    case "ROLE":
      return record.kind === "PARTICIPATION" && text.replace(/s$/, "").toUpperCase() === record.role
        ? HOLDS
        : fails("role not in the record");
    case "ORIGINS":
      return found.origins !== undefined && text === originsInWords(found.origins)
        ? HOLDS
        : fails("number of origins not in the records");
    case "MOVED":
    case "CLASH":
    case "WAIT": {
      const other = cited.get(part.otherId)?.record;
      if (position === null || other?.kind !== "POSITION") return fails("change not in the records");
      return isBetween(part.kind, text, position, other) ? HOLDS : fails("change not in the records");
    }
  }
}

function isBetween(
  kind: "MOVED" | "CLASH" | "WAIT",
  text: string,
  one: PositionRecord,
  other: PositionRecord,
): boolean {
  switch (kind) {
    case "MOVED":
      return MOVES[changeBetween(other, one)] === text && isSameMatter(other.summary, one.summary, one.issue);
    case "CLASH":
      return /^(?:contested|stand against each other)$/.test(text) && stancesClash(one.stance, other.stance);
    case "WAIT":
      return /^waits for$/.test(text)
        ? waitsFor(one, other)
        : /^each side waits for the other$/i.test(text) && waitsFor(one, other) && waitsFor(other, one);
  }
}

/** Whether a condition of one position waits for the holder of the other: by the record, or by a name in its words. */
function waitsFor(one: PositionRecord, other: PositionRecord): boolean {
  const names = [other.holder.name, ...other.holder.names].map(normaliseName);
  return one.conditions.some(
    ({ actorId, text }) =>
      actorId === other.holderId || names.some((name) => ` ${normaliseName(text)} `.includes(` ${name} `)),
  );
}

/** The names that a record gives for a part of a sentence. */
function namesFor(of: NameOf, cited: Cited): readonly Told[] {
  const { record } = cited;
  const plain = (name: string): Told => ({ name, names: [], role: null, kind: "COLLECTIVE" });
  switch (of) {
    case "SOURCE":
      return [plain(cited.sourceName)];
    case "HOLDER":
      return record.kind === "POSITION" ? [record.holder] : [];
    case "VOICE":
      return record.kind === "POSITION" ? record.voices : [];
    case "ISSUE":
      return record.kind === "POSITION" ? [plain(record.issue)] : [];
    case "SPEAKER":
      return record.kind === "STATEMENT" ? record.speakers : [];
    case "POST":
      return record.kind === "STATEMENT"
        ? record.speakers.flatMap(({ role }) => (role === null ? [] : [plain(role)]))
        : [];
    case "COUNTER":
      return record.kind === "FIGURE" ? record.counters : [];
    case "PARTICIPANT":
      return record.kind === "PARTICIPATION" ? [record.actor] : [];
    case "VIA":
      return record.kind === "PARTICIPATION" ? record.via : [];
  }
}

/** A name with or without its article; of a person the last name alone; an unnamed source by its description. */
function isNameOf(text: string, told: Told): boolean {
  const key = (name: string) => normaliseName(name).replace(/^(?:an?|the) /, "");
  if (told.kind === "UNNAMED") return key(text.replace(/ who (?:was|were) not named$/, "")) === key(told.name);
  const wanted = key(text);
  const last = told.kind === "PERSON" ? told.name.split(" ").at(-1) : undefined;
  return [told.name, ...told.names, ...(last === undefined ? [] : [last])].some((name) => key(name) === wanted);
}

function dayOf({ record, publishedOn: published }: Cited): string {
  return record.kind === "FIGURE" || record.kind === "PARTICIPATION" ? published : record.day;
}

/** What somebody would do has not been done. */
const MODAL = /^(?:would|could|can|cannot|ca|will|wo|ll|may|might)$/;

const NOT = /^(?:not|n't|never|cannot|no|nor|neither|without)$/;

/** The verb stands in the evidence, negated and conditional as there; else it must be what the record's stance is told with. */
function isVerbOf(text: string, record: PositionRecord, cited: Cited): boolean {
  const told = wordsOf(text).filter((word) => !/^(?:do|does|did)$/.test(word));
  const verb = told.find((word) => !NOT.test(word) && !MODAL.test(word));
  if (verb === undefined) return false;
  const isNegated = told.some((word) => NOT.test(word));
  const isModal = told.some((word) => MODAL.test(word));
  if (
    !isNegated &&
    !isModal &&
    !evidenceHas(cited, verb) &&
    isSameVerb(verb, STANCES[record.stance].split(" ")[0] ?? "")
  )
    return true;
  if (cited.recorderKind === "PERSON") return true;
  const evidence = evidenceOf(cited);
  return evidence.some((word, at) => {
    if (!isSameVerb(word, verb)) return false;
    const before = evidence.slice(Math.max(0, at - 3), at);
    return before.some((one) => NOT.test(one)) === isNegated && before.some((one) => MODAL.test(one)) === isModal;
  });
}

function evidenceHas(cited: Cited, verb: string): boolean {
  return evidenceOf(cited).some((word) => isSameVerb(word, verb));
}

/** Word after word in the evidence; what a person summed up in own words needs its numbers and names there. */
function isSaid(text: string, cited: Cited): boolean {
  const evidence = evidenceOf(cited);
  if (isRun(wordsOf(text), evidence, isSameVerb)) return true;
  if (cited.recorderKind !== "PERSON") return false;
  const known = new Set([...evidence, ...namesIn(cited.record).flatMap(wordsOf)]);
  const capitalised = [...text.matchAll(/(?<=\s)\p{Lu}[\p{L}\p{N}]*/gu)].map(([name]) => name.toLowerCase());
  const numbers = wordsOf(text).filter((word) => /^\d/.test(word));
  return [...capitalised, ...numbers].every((word) => known.has(word));
}

function namesIn(record: ClaimRecord): readonly string[] {
  return record.kind === "POSITION" ? [record.holder.name, ...record.holder.names, record.issue] : [];
}

/** Whether the words stand in the evidence one after the other. */
function isRun(told: readonly string[], evidence: readonly string[], same: (a: string, b: string) => boolean): boolean {
  if (told.length === 0) return false;
  for (let start = 0; start + told.length <= evidence.length; start++) {
    if (told.every((word, index) => same(word, evidence[start + index] ?? ""))) return true;
  }
  return false;
}

/** Whether words of a summary can be told as SAID of this claim: what the composer asks before it does. */
export function canBeSaid(text: string, cited: Cited): boolean {
  return isSaid(text, cited);
}

const AMOUNT =
  /^(?:(believed to be) )?(?:(about|at least|more than|fewer than|less than|up to) )?([\d.,]+)(?: to ([\d.,]+))? ?(.*)$/;

const QUALIFIERS: Readonly<Record<string, FigureQualifier>> = {
  about: "ABOUT",
  "at least": "AT_LEAST",
  "more than": "MORE_THAN",
  "fewer than": "LESS_THAN",
  "less than": "LESS_THAN",
  "up to": "UP_TO",
};

function isAmountOf(text: string, record: FigureRecord, cited: Cited): boolean {
  const match = AMOUNT.exec(text);
  if (match === null) return false;
  const [, hedge, qualifier, first = "", second, unit = ""] = match;
  const number = (digits: string) => Number(digits.replaceAll(",", ""));
  const wanted =
    record.qualifier === "RANGE" ? [record.low ?? record.value, record.high ?? record.value] : [record.value];
  const told = second === undefined ? [number(first)] : [number(first), number(second)];
  const written = numbersIn(cited.stored.join(" … "));
  return (
    (hedge !== undefined) === (record.attribution === "HEDGED") &&
    (qualifier === undefined
      ? /^(?:EXACT|RANGE)$/.test(record.qualifier)
      : QUALIFIERS[qualifier] === record.qualifier) &&
    told.length === wanted.length &&
    told.every((value, index) => value === wanted[index] && written.has(value)) &&
    (unit === record.unit || unit === record.unit.replace(/s$/, ""))
  );
}

function areOwnWords(text: string): boolean {
  return wordsOf(text).every((word) => OWN_WORDS.has(word)) && !/[“”"\d]/.test(text);
}

/** The words of the cited text; of each they are found once. */
function evidenceOf(cited: Cited): readonly string[] {
  const known = evidences.get(cited);
  if (known !== undefined) return known;
  const evidence = wordsOf(cited.stored.join(" … "));
  evidences.set(cited, evidence);
  return evidence;
}

const evidences = new WeakMap<Cited, readonly string[]>();

/** Lower-case words; a contracted "not" is a word of its own. Numbers without their separators. */
function wordsOf(text: string): readonly string[] {
  return (
    text
      .toLowerCase()
      .replaceAll(/[’ʼ]/g, "'")
      .replaceAll(/(?<=\d),(?=\d{3})/g, "")
      .replaceAll(/n't\b/g, " n't")
      .match(/n't|[\p{L}\p{N}]+/gu) ?? []
  );
}
