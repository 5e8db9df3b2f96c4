// Whose position it is: the subject, the group that somebody speaks for, who supports and who opposes inside the clause.

import { type ActorDraft, type Cast, isActor, type Speaker } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { attachedEndingAt, holderListEndingAt, holdersFrom, type HolderList, type Member } from "./holder-lists.ts";
import { groupIn, insertionStart, isAdjunct, wholePhrase } from "./insertions.ts";
import { isNeutral, TRAILING } from "./lexicon/stances.ts";
import { beforeVerbGroup, isRelative, nounPhraseEndingAt } from "./phrases.ts";
import { type Discourse, parties, resolvePronoun, speakersOf } from "./party-phrases.ts";
import { canHold, type Holders, ownSide, presides } from "./sides.ts";
import type { Cue } from "./stance-cues.ts";

export interface Subject extends Holders {
  readonly supporters: readonly ActorDraft[];
  readonly opponents: readonly ActorDraft[];
  /** The subject alone, without whom it speaks "with": whom a pronoun means afterwards. */
  readonly lead: Holders;
  /** Where the clause begins, in UTF-16 indices. */
  readonly start: number;
  /** First token of the subject, or of the verb group when the subject is shared. */
  readonly first: number;
  /** OWN stands before the verb, SHARED is that of the cue before, TOLD of a clause that somebody reports, SELF the reporter's own there. */
  readonly how: "OWN" | "SHARED" | "TOLD" | "SELF";
}

export interface Context {
  /** The last cue of the sentence with its subject. */
  readonly last: { readonly cue: Cue; readonly subject: Subject } | null;
  readonly recent: Discourse | null;
  /** The last verb of believing or fearing: what others would do inside of it is imagined. */
  readonly mental: Cue | null;
  /** Who reports the clause that the cue stands in. */
  readonly reporters: readonly Speaker[] | null;
}

/** The subject of a cue; null when it is no party's, as in a relative clause about a text, or cannot be told. */
export function findSubject(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  cue: Cue,
  context: Context,
): Subject | null {
  if (cue.form === "PASSIVE" && !document.rules.has("positions.passive")) return null;
  if (cue.form === "PASSIVE") return passiveSubject(document, cast, sentence, cue);
  const { tokens } = document;
  const { last } = context;
  const from = last === null ? sentence.firstToken : last.cue.complement;
  const end = beforeVerbGroup(document, sentence, cue.token.index);
  const token = tokens[end];
  if (token === undefined || end < sentence.firstToken) return null;
  const list =
    end < from || !document.rules.has("positions.lists")
      ? null
      : holderListEndingAt(document, cast, sentence, end, from, cue.form === "PARTICIPLE");
  if (list !== null) return fromList(document, cast, cue, list, context);
  if (cue.form === "PARTICIPLE") return last === null ? null : trailingSubject(document, cue, end, last.subject);
  if (last !== null && document.rules.has("positions.shared-subject")) {
    const shared = sharedSubject(document, cast, sentence, cue, end, last);
    if (shared !== null) return shared;
  }
  return fromPhrase(document, cast, sentence, cue, end, context);
}

const NOBODY: readonly ActorDraft[] = [];

function subject(holders: Holders, start: number, first: number, how: Subject["how"] = "OWN"): Subject {
  return {
    holders: holders.holders,
    voicedBy: holders.voicedBy,
    supporters: NOBODY,
    opponents: NOBODY,
    lead: holders,
    start,
    first,
    how,
  };
}

/** "The text was opposed by PERU and others." */
function passiveSubject(document: Document, cast: Cast, sentence: Sentence, cue: Cue): Subject | null {
  for (let at = cue.token.index + 1; at <= cue.token.index + 4; at++) {
    if (document.tokens[at]?.lower !== "by") continue;
    const side = sideOf(holdersFrom(document, cast, sentence, at + 1)?.members ?? []);
    const phrase = nounPhraseEndingAt(document, sentence, beforeVerbGroup(document, sentence, cue.token.index));
    if (side.holders.length === 0 || phrase === null) return null;
    return subject(side, phrase.start, phrase.first);
  }
  return null;
}

function fromList(document: Document, cast: Cast, cue: Cue, list: HolderList, context: Context): Subject | null {
  const { tokens } = document;
  const { last } = context;
  const start = tokens[list.first]?.start ?? 0;
  const fromHolders = ({ holders, voicedBy }: Holders, lead: Holders, how: Subject["how"]): Subject => ({
    holders,
    voicedBy,
    supporters: sideOf(list.supporters).holders,
    opponents: sideOf(list.opponents).holders,
    lead,
    start,
    first: list.first,
    how,
  });
  const joined = (holders: Holders): Holders => {
    if (list.along.length === 0) return holders;
    const along = sideOf(list.along);
    return {
      holders: [...new Set([...holders.holders, ...along.holders])],
      voicedBy: [...holders.voicedBy, ...along.voicedBy],
    };
  };
  const inside = last !== null && isReported(document, last.cue, list.first);
  // What is demanded of others is no position of theirs, nor is what somebody fears of them.
  if (inside && last.cue.taken !== null) return null;
  // "They say Norway wants to expel them" is an allegation.
  if (list.pronoun === null && inside && ALLEGED.has(cue.lemma)) return null;
  if (list.pronoun === null && isImagined(document, context.mental, cue, list.first)) return null;
  if (list.pronoun === null) {
    const own = sideOf(list.members);
    const voicedBy = inside ? [...own.voicedBy, ...last.subject.holders] : own.voicedBy;
    const all = joined({ holders: own.holders, voicedBy });
    return fromHolders(all, own, inside ? "TOLD" : "OWN");
  }
  const before = last === null ? null : inside ? last.subject : last.subject.lead;
  const named = resolvePronoun(document, cast, list.pronoun, {
    before,
    inside,
    recent: context.recent,
    reporters: context.reporters,
  });
  if (named === null) return null;
  return fromHolders(joined(named), named, inside ? "SELF" : "OWN");
}

const ALLEGED: ReadonlySet<string> = new Set(["want", "seek", "hope", "try", "aim", "threaten"]);

/** "They believe Norway wants", "they fear that, if they left, Norway would refuse". */
function isImagined(document: Document, mental: Cue | null, cue: Cue, first: number): boolean {
  return mental !== null && (cue.conditional || isReported(document, mental, first));
}

/** Whether a subject opens the clause that a cue reports: "said it", "said on Monday it", "noted that CHINA". */
function isReported(document: Document, cue: Cue, first: number): boolean {
  let before = first - 1;
  while (before > cue.token.index && first - before < 5 && isAdjunct(document, before)) before--;
  return before === cue.token.index || (document.tokens[before]?.lower === "that" && before <= cue.complement + 8);
}

/** "…, stressing that", "…, while calling for": a participle goes on for the subject before it. */
function trailingSubject(document: Document, cue: Cue, end: number, before: Subject): Subject | null {
  const token = document.tokens[end];
  if (token === undefined || !TRAILING.has(cue.lemma) || !document.rules.has("positions.participles")) return null;
  const follows =
    token.text === "," ||
    token.lower === "while" ||
    (token.lower === "and" && /^[,]$/.test(document.tokens[end - 1]?.text ?? ""));
  const start = document.tokens[cue.groupStart]?.start ?? cue.token.start;
  return follows ? subject(before, start, cue.groupStart, "SHARED") : null;
}

/** "Stressing that …, Norway called for": what opens a sentence belongs to the subject of its main clause. */
export function frontedSubject(document: Document, cue: Cue, main: Subject): Subject {
  const start = document.tokens[cue.groupStart]?.start ?? cue.token.start;
  return subject({ holders: main.holders, voicedBy: main.voicedBy }, start, cue.groupStart, "SHARED");
}

/** "…, as did PERU and CHILE": who else holds it. */
export function alsoHolding(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  cue: Cue,
  end: number,
): readonly ActorDraft[] {
  for (let at = cue.complement; at < sentence.lastToken - 2; at++) {
    const token = document.tokens[at];
    if (token === undefined || token.start >= end) return [];
    if (token.lower !== "as" || !/^(?:did|do|does)$/.test(document.tokens[at + 1]?.lower ?? "")) continue;
    let first = at + 2;
    while (/^(?:many|several|others?|some|,|including)$/.test(document.tokens[first]?.lower ?? "")) first++;
    return sideOf(holdersFrom(document, cast, sentence, first)?.members ?? []).holders;
  }
  return [];
}

/** A second verb of the same subject: "and called for", ", and, with PERU, called for". */
function sharedSubject(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  cue: Cue,
  end: number,
  last: { readonly cue: Cue; readonly subject: Subject },
): Subject | null {
  const token = document.tokens[end];
  const start = document.tokens[cue.groupStart]?.start ?? cue.token.start;
  if (token === undefined || (last.cue.form === cue.form && !isSameTense(last.cue, cue))) return null;
  if (token.tag === "CCONJ" || token.text === ";")
    return last.cue.form === cue.form ? subject(last.subject, start, cue.groupStart, "SHARED") : null;
  if (token.text !== ",") return null;
  // "Norway, noting that …, called for": the participle is put in.
  if (
    last.cue.form === "PARTICIPLE" &&
    cue.form === "FINITE" &&
    document.tokens[last.cue.token.index - 1]?.text === ","
  )
    return subject(last.subject, start, cue.groupStart, "SHARED");
  const attached = attachedEndingAt(document, cast, sentence, end, last.cue.complement);
  if (attached === null) {
    return /^(?:and|but|then)$/.test(document.tokens[end - 1]?.lower ?? "") || isListOfVerbs(document, sentence, cue)
      ? subject(last.subject, start, cue.groupStart, "SHARED")
      : null;
  }
  const along = sideOf(attached.along);
  return {
    holders: [...new Set([...last.subject.lead.holders, ...along.holders])],
    voicedBy: [...last.subject.lead.voicedBy, ...along.voicedBy],
    supporters: sideOf(attached.supporters).holders,
    opponents: sideOf(attached.opponents).holders,
    lead: last.subject.lead,
    start: document.tokens[attached.first]?.start ?? start,
    first: attached.first,
    how: "SHARED",
  };
}

/** "supported A, opposed B and called for C": a comma alone shares the subject when more verbs follow. */
function isListOfVerbs(document: Document, sentence: Sentence, cue: Cue): boolean {
  const rest = document.text.slice(cue.token.end, sentence.end);
  return /\b(?:and|but) (?:\w+ly |also |further )?\w+ed\b/.test(rest);
}

function isSameTense(a: Cue, b: Cue): boolean {
  const tense = (cue: Cue) => {
    const bare = cue.token.lower === cue.lemma && cue.groupStart === cue.token.index;
    return bare ? "" : /s$/.test(cue.token.lower) ? "s" : "d";
  };
  return tense(a) === tense(b);
}

/** Any other noun phrase: "a negotiator of the union", "the group, which …,". */
function fromPhrase(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  cue: Cue,
  end: number,
  context: Context,
): Subject | null {
  const { tokens } = document;
  const token = tokens[end];
  if (token === undefined) return null;
  let nounEnd = end;
  let inserted: Range | null = null;
  if (isRelative(token)) {
    if (token.lower === "that") return null;
    nounEnd = tokens[end - 1]?.text === "," ? end - 2 : end - 1;
  } else if (token.text === ",") {
    const opening = insertionStart(document, sentence, end);
    if (opening === null) return null;
    inserted = { start: tokens[opening]?.end ?? 0, end: token.start };
    nounEnd = opening - 1;
  }
  const phrase = wholePhrase(document, sentence, nounEnd);
  if (phrase === null) return null;
  const { last } = context;
  // "that the government accept": what is wished of somebody has the bare form.
  const bare = cue.token.lower === cue.lemma && cue.groupStart === cue.token.index;
  if (bare && document.tokens[phrase.head]?.tag === "NOUN" && !/s$/.test(document.tokens[phrase.head]?.lower ?? ""))
    return null;
  const inside = last !== null && isReported(document, last.cue, phrase.first);
  if (inside && last.cue.taken !== null) return null;
  if (isImagined(document, context.mental, cue, phrase.first)) return null;
  // A thing inside another cue's complement takes no position.
  if (last !== null && !inside && !startsClause(document, phrase.first, last.cue)) return null;
  const how = { start: phrase.start, first: phrase.first };
  if (isNeutral(document.text.slice(phrase.start, phrase.end).replace(/ (?:for|of|to) .*$/s, "")))
    return subject({ holders: [], voicedBy: [] }, how.start, how.first);
  const reporters = context.reporters ?? (context.recent === null ? [] : speakersOf(context.recent));
  const found = parties(document, cast, phrase, reporters);
  if (found.some(presides)) return subject({ holders: [], voicedBy: [] }, how.start, how.first);
  // "The group" of a meeting is no bloc, unless the bloc has just been named.
  const isBloc = found.some((one) => isActor(one) && one.kind === "COLLECTIVE" && one.named);
  if (
    document.tokens[phrase.head]?.text === "group" &&
    isBloc &&
    !found.some((one) => context.recent?.holders.some((holder) => holder === one))
  )
    return null;
  // "Alternative C, which calls for": what "which" follows is no person.
  if (token.lower === "which" && found.every((one) => isActor(one) && one.kind === "PERSON")) return null;
  const side = ownSide(found.filter(canHold));
  const group = inserted === null ? [] : groupIn(document, cast, inserted);
  if (group.length > 0) return subject({ holders: group, voicedBy: found }, how.start, how.first);
  if (side.holders.length === 0) return null;
  return inside
    ? subject({ ...side, voicedBy: [...side.voicedBy, ...last.subject.holders] }, how.start, how.first, "TOLD")
    : subject(side, how.start, how.first);
}

function startsClause(document: Document, first: number, cue: Cue): boolean {
  const before = document.tokens[first - 1];
  return before === undefined || before.tag === "CCONJ" || before.tag === "SCONJ" || /^[,;:]$/.test(before.text)
    ? true
    : first <= cue.token.index;
}

const NO_SIDE: Holders = { holders: [], voicedBy: [] };

/** A group holds what its spokesman says: "Maldives, for AOSIS". */
function sideOf(members: readonly Member[]): Holders {
  if (members.length === 0) return NO_SIDE;
  const holders = new Set<ActorDraft>();
  const voicedBy: Speaker[] = [];
  for (const { actor, group } of members) {
    const side = ownSide([group ?? actor].filter(canHold));
    for (const holder of side.holders) if (!presides(holder)) holders.add(holder);
    voicedBy.push(...side.voicedBy, ...(group === null ? [] : [actor]));
  }
  return { holders: [...holders], voicedBy };
}

/** The party that a sentence without a cue is about: "CHINA presented its plan. He …". */
export function leadingSubject(document: Document, cast: Cast, sentence: Sentence): Holders | null {
  for (let at = sentence.firstToken + 1; at < Math.min(sentence.lastToken, sentence.firstToken + 40); at++) {
    const token = document.tokens[at];
    if (token === undefined || (token.tag !== "VERB" && token.tag !== "AUX") || token.lower.endsWith("ing")) continue;
    const end = beforeVerbGroup(document, sentence, at);
    const list =
      end < sentence.firstToken ? null : holderListEndingAt(document, cast, sentence, end, sentence.firstToken, false);
    if (list === null || list.pronoun !== null || list.crowd) return null;
    return sideOf(list.members);
  }
  return null;
}
