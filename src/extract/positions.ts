// Who wants what: positions from verbs that take one, in narration and in what is said, and from modals in what is said.

import type { ActorDraft, Cast, Speaker } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { type Document, quotationAt, type Range, type Sentence } from "./document.ts";
import { findConditions } from "./conditions.ts";
import { alsoHolding, findSubject, frontedSubject, leadingSubject, type Subject } from "./holders.ts";
import { issueOf } from "./issues.ts";
import { DECLINED } from "./lexicon/talks.ts";
import { ASSERTING, JUDGING, MENTAL, type Taken, TRAILING } from "./lexicon/stances.ts";
import { talkPatternsIn } from "./marks.ts";
import {
  complementEnd,
  cuedBy,
  isInside,
  make,
  type PositionDraft,
  statedOn,
  statementAround,
  type Surroundings,
  surroundings,
  targetsOf,
  trimEnd,
} from "./position-drafts.ts";
import { findStanceNouns, readAsSuggested, readForWhom } from "./position-nouns.ts";
import type { Discourse } from "./party-phrases.ts";
import { demandsInConditions, judgeClause, readSaid } from "./said.ts";
import { ownSide } from "./sides.ts";
import type { SpokenDraft } from "./speakers.ts";
import { type Cue, findCues } from "./stance-cues.ts";

/** Finds every position, in text order. */
export function findPositions(
  document: Document,
  cast: Cast,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
): readonly PositionDraft[] {
  const found: PositionDraft[] = [];
  const around = surroundings(document, statements, dates);
  let recent: Discourse | null = null;
  for (const sentence of document.sentences) {
    const nearby = around(sentence);
    const clauses = readClauses(document, cast, sentence, nearby, recent);
    const inSentence: PositionDraft[] = [];
    clauses.forEach((clause, index) => {
      inSentence.push(...readClause(document, cast, sentence, clause, clauses[index + 1], nearby));
    });
    if (document.rules.has("positions.declinations"))
      inSentence.push(...readDeclinations(document, cast, sentence, nearby.dates));
    for (const spoken of nearby.statements) {
      if (!isHeard(spoken, clauses)) inSentence.push(...readSaid(document, cast, spoken, inSentence));
    }
    inSentence.push(...readNouns(document, cast, sentence, nearby, inSentence));
    found.push(...inSentence);
    const lead =
      clauses.findLast(({ subject }) => subject.how === "OWN" || subject.how === "SHARED")?.subject.lead ??
      leadingSubject(document, cast, sentence);
    if (lead !== null) recent = { holders: lead.holders, voicedBy: lead.voicedBy, sentence: sentence.index };
  }
  return found.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
}

/** A cue with whose it is. */
interface Clause {
  readonly cue: Cue;
  readonly subject: Subject;
  /** Who says the clause that the cue stands in; null when the writer does. */
  readonly reporters: readonly Speaker[] | null;
  /** The stance of a cue inside the clause that says what its reporter wants: "said it could not accept". */
  readonly taken: Taken | null;
}

function readClauses(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  nearby: Surroundings,
  recent: Discourse | null,
): readonly Clause[] {
  const clauses: Clause[] = [];
  let mental: Cue | null = null;
  let fronted: Cue | null = null;
  for (const cue of findCues(document, cast, sentence)) {
    const last = clauses.at(-1) ?? null;
    const reporting = nearby.statements.find((spoken) => isInside(spoken, cue.token));
    const reporters = last === null && reporting !== undefined ? reporting.speakers : null;
    const subject = findSubject(document, cast, sentence, cue, { last, recent, mental, reporters });
    if (MENTAL.has(cue.lemma)) mental = cue;
    if (cue.form === "PARTICIPLE" && subject === null && last === null && opens(document, sentence, cue)) fronted = cue;
    if (subject === null || (isDistant(cue) && subject.how !== "SELF")) continue;
    if (subject.how === "SELF" && last !== null && last.taken === null && last.cue.taken === null) {
      if (cue.taken !== null) clauses[clauses.length - 1] = { ...last, taken: cue.taken };
      continue;
    }
    if (fronted !== null && subject.how === "OWN" && subject.holders.length > 0) {
      const subjectOfFronted = frontedSubject(document, fronted, subject);
      clauses.push({ cue: fronted, subject: subjectOfFronted, reporters, taken: fronted.taken });
    }
    fronted = null;
    clauses.push({ cue, subject, reporters, taken: cue.taken });
  }
  return clauses;
}

/** "had rejected", "would boycott": told of oneself only; of others it is history or a guess. */
function isDistant(cue: Cue): boolean {
  return cue.past || (cue.conditional && cue.taken?.strength === "RED_LINE" && cue.taken.stance === "OPPOSES");
}

/** Whether a participle opens the sentence. */
function opens(document: Document, sentence: Sentence, cue: Cue): boolean {
  return (
    document.rules.has("positions.participles") && TRAILING.has(cue.lemma) && cue.groupStart - sentence.firstToken <= 1
  );
}

/** Positions of nouns that no clause of the sentence holds. */
function readNouns(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  nearby: Surroundings,
  found: readonly PositionDraft[],
): readonly PositionDraft[] {
  if (!document.rules.has("positions.nouns")) return [];
  const forWhom = found.length === 0 ? readForWhom(document, cast, sentence) : null;
  if (forWhom !== null) return readJudgement(document, cast, sentence, nearby, forWhom);
  const suggested = readAsSuggested(document, cast, sentence);
  const nouns = [...findStanceNouns(document, cast, sentence), ...(suggested === null ? [] : [suggested])];
  if (nouns.length === 0) return [];
  return nouns.flatMap((noun) => {
    const token = document.tokens[noun.noun];
    const taken = found.some((one) => one.evidence.some((range) => overlaps(range, noun.range)));
    if (token === undefined || taken) return [];
    const spoken = nearby.statements.find((one) => isInside(one, token)) ?? null;
    const side = ownSide(noun.holders);
    const about = { start: document.tokens[noun.complement]?.start ?? noun.range.start, end: noun.range.end };
    return [
      {
        holders: side.holders,
        stance: noun.taken.stance,
        strength: noun.taken.strength,
        issue: issueOf(document, about, sentence),
        summary: document.text.slice(noun.range.start, noun.range.end).replaceAll(/\s+/g, " ").slice(0, 400),
        targets: targetsOf(cast, { start: token.end, end: noun.range.end }, side.holders),
        voicedBy: spoken?.speakers.filter((one) => !side.holders.some((holder) => holder === one)) ?? side.voicedBy,
        statement: spoken,
        conditions: findConditions(document, { start: token.end, end: noun.range.end }),
        statedOn: statedOn(nearby.dates, sentence, token.start, spoken),
        evidence: [noun.range],
      },
    ];
  });
}

/** "For Norway, the ban is a red line." */
function readJudgement(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  nearby: Surroundings,
  forWhom: { readonly holders: readonly ActorDraft[]; readonly first: number },
): readonly PositionDraft[] {
  const token = document.tokens[forWhom.first];
  if (token === undefined) return [];
  const range = { start: sentence.start, end: trimEnd(document, sentence.start, sentence.end) };
  const words = document.text.slice(token.start, range.end);
  const side = ownSide(forWhom.holders);
  const judged = judgeClause(document, cast, { start: token.start, end: range.end }, words, forWhom.holders, side);
  if (judged === null) return [];
  return [
    {
      holders: side.holders,
      stance: judged.stance,
      strength: judged.strength,
      issue: issueOf(document, { start: token.start, end: range.end }),
      summary: `holds that ${words.replaceAll(/\s+/g, " ")}`.slice(0, 400),
      targets: targetsOf(cast, { start: token.start, end: range.end }, side.holders),
      voicedBy: side.voicedBy,
      statement: null,
      conditions: findConditions(document, { start: token.start, end: range.end }),
      statedOn: statedOn(nearby.dates, sentence, token.start, null),
      evidence: [range],
    },
  ];
}

function overlaps(a: Range, b: Range): boolean {
  return a.start < b.end && b.start < a.end;
}

function readClause(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  clause: Clause,
  next: Clause | undefined,
  nearby: Surroundings,
): readonly PositionDraft[] {
  const { cue, subject } = clause;
  if (subject.holders.length === 0) return [];
  const end = Math.min(
    complementEnd(document, sentence, cue, next?.subject.first ?? null),
    reportedEnd(nearby, cue),
    insertedEnd(document, cue, subject),
  );
  const range = { start: subject.start, end };
  const from = document.tokens[cue.complement]?.start ?? end;
  const words = document.text.slice(from, end);
  if (words.trim().length < 4) return [];
  const spoken = statementAround(nearby.statements, cue.token);
  const taken = clause.taken ?? judgeReported(document, cast, clause, { start: from, end }, words, nearby);
  if (taken === null) return [];
  const common = {
    spoken,
    reporters: clause.reporters,
    around: sentence,
    statedOn: statedOn(nearby.dates, sentence, cue.token.start, spoken),
  };
  const of = (stance: Taken, holders: readonly ActorDraft[]) =>
    holders.length === 0 ? [] : [make(document, cast, cue, stance, { holders, voicedBy: [] }, range, common)];
  // Whoever backs an objection objects, too.
  const against = taken.stance === "OPPOSES" || taken.stance === "REJECTS";
  const also = alsoHolding(document, cast, sentence, cue, end);
  const who = { holders: [...new Set([...subject.holders, ...also])], voicedBy: subject.voicedBy };
  const own = make(document, cast, cue, taken, who, range, common);
  return [
    own,
    ...(document.rules.has("positions.asked-in-condition") ? demandsInConditions(document, cast, own) : []),
    ...of({ stance: against ? taken.stance : "SUPPORTS", strength: "FIRM" }, subject.supporters),
    ...of({ stance: "OPPOSES", strength: "FIRM" }, subject.opponents),
  ];
}

/** A day between the verb and what it reports: "announced on Monday that". */
const ADJUNCT =
  /^(?:(?:on|in|late|early|this|last) )*(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|today|yesterday|tonight|morning|afternoon|evening|night|week|month),? (?:(?:morning|afternoon|evening|night),? )?/;

/** Where the reading of statements says that what a cue reports ends. */
function reportedEnd(nearby: Surroundings, cue: Cue): number {
  const cued = cue.taken === null ? cuedBy(nearby.statements, cue.token) : null;
  const end = cued?.draft.content.at(-1)?.end ?? 0;
  return end > cue.token.end ? end : Number.MAX_SAFE_INTEGER;
}

/** "Norway, vowing to resist, left": a participle that is put in ends at the next comma. */
function insertedEnd(document: Document, cue: Cue, subject: Subject): number {
  if (cue.form !== "PARTICIPLE" || document.tokens[cue.token.index - 1]?.text !== ",") return Number.MAX_SAFE_INTEGER;
  const comma = document.text.indexOf(",", cue.token.end);
  return comma > subject.start ? comma : Number.MAX_SAFE_INTEGER;
}

/** The stance of a reported clause, or of a thing that is stressed. */
function judgeReported(
  document: Document,
  cast: Cast,
  clause: Clause,
  content: Range,
  words: string,
  nearby: Surroundings,
): Taken | null {
  const { cue, subject } = clause;
  const cued = cuedBy(nearby.statements, cue.token);
  if (cued !== null && (cued.draft.mode !== "INDIRECT" || precedes(cued, cue))) return null;
  const adjunct = ADJUNCT.exec(words)?.[0].length ?? 0;
  const reports = words.startsWith("that ", adjunct) || words.startsWith("that,", adjunct);
  const speakers = subject.voicedBy.length > 0 ? [...subject.voicedBy, ...subject.holders] : subject.holders;
  const offset = adjunct + (reports ? 4 : 0);
  const start = content.start + offset;
  const told = words.slice(offset);
  const clauseText = JUDGING.has(cue.lemma) ? told.replace(/ as (?=an?\b|the\b|\w)/, " is ") : told;
  const judged = judgeClause(document, cast, { start, end: content.end }, clauseText, speakers, subject);
  if (!cue.stresses && !ASSERTING.has(cue.lemma) && !JUDGING.has(cue.lemma)) return null;
  // "warned that it would answer": what a warning promises is a threat.
  if (judged !== null && cue.lemma === "warn" && judged.stance === "COMMITS")
    return { stance: "OPPOSES", strength: "RED_LINE" };
  if (judged !== null) return judged;
  // "stressed their work on floods" tells of it.
  return cue.stresses && !reports && !/^(?:its|their|his|her)\b/.test(words) && document.rules.has("positions.stressed")
    ? { stance: "DEMANDS", strength: "PREFERENCE" }
    : null;
}

/** "The text, he said, must go": what is said begins before the cue. */
function precedes(spoken: SpokenDraft, cue: Cue): boolean {
  return (spoken.draft.content[0]?.start ?? cue.token.end) < cue.token.start;
}

/** Whether the clause loop has read what a statement says: its cue stands before it and it is no quotation. */
function isHeard(spoken: SpokenDraft, clauses: readonly Clause[]): boolean {
  const cue = spoken.draft.cue[0];
  const content = spoken.draft.content[0];
  if (cue === undefined || content === undefined || spoken.draft.mode !== "INDIRECT" || content.start < cue.start)
    return false;
  return clauses.some(({ cue: { token } }) => token.start >= cue.start && token.end <= cue.end);
}

const DECLINING = [DECLINED];

function readDeclinations(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  dates: readonly DateDraft[],
): readonly PositionDraft[] {
  if (talkPatternsIn(document, sentence, DECLINING).length === 0) return [];
  const text = document.text.slice(sentence.start, sentence.end);
  const match = DECLINED.exec(text);
  if (match === null) return [];
  const at = sentence.start + match.index;
  const before = cast
    .within({ start: sentence.start, end: at })
    .filter((actor) => actor.mentions.some((m) => m.start >= sentence.start && m.start < at));
  const subject = before[0] ?? cast.within({ start: sentence.start, end: at }).at(-1);
  if (subject === undefined || quotationAt(document, at) !== undefined) return [];
  const start =
    subject.mentions.find((mention) => mention.start >= sentence.start && mention.start < at)?.start ?? sentence.start;
  const comma = text.slice(match.index).search(/[,;]| but /);
  const end = trimEnd(document, at, comma > 0 ? at + comma : sentence.end);
  const side = ownSide([subject]);
  return [
    {
      holders: side.holders,
      stance: "NO_COMMENT",
      strength: "FIRM",
      issue: issueOf(document, { start: at, end: sentence.end }, sentence),
      summary: "does not comment",
      targets: [],
      voicedBy: side.voicedBy,
      statement: null,
      conditions: [],
      statedOn: dateWithin(dates, sentence, at),
      evidence: [{ start, end }],
    },
  ];
}
