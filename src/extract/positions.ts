// Who wants what: positions from verbs that take one, in narration and in what is said, and from modals in what is said.

import type { Stance, Strength } from "../domain/vocabulary.ts";

import { type ActorDraft, type Cast, isActor, type Speaker } from "./cast.ts";
import { type ConditionDraft, findConditions } from "./conditions.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token } from "./document.ts";
import { issueOf } from "./lexicon/issues.ts";
import { CLAUSE_VERBS } from "./lexicon/reporting.ts";
import {
  CHAIRS,
  EXPRESSED,
  EXPRESSING,
  SAID,
  SELF,
  STANCE_VERBS,
  type StanceVerb,
  WITHDRAWABLE,
} from "./lexicon/stances.ts";
import { beforeVerbGroup, isRelative, nounPhraseEndingAt, nounPhraseStartingAt, verbGroupStart } from "./phrases.ts";
import type { SpokenDraft } from "./speakers.ts";

export interface PositionDraft {
  readonly holders: readonly ActorDraft[];
  readonly stance: Stance;
  readonly strength: Strength;
  readonly issue: { readonly slug: string; readonly name: string };
  readonly summary: string;
  readonly targets: readonly ActorDraft[];
  readonly voicedBy: readonly Speaker[];
  readonly statement: SpokenDraft | null;
  readonly conditions: readonly ConditionDraft[];
  readonly statedOn: string | null;
  readonly evidence: readonly Range[];
}

interface Cue {
  readonly token: Token;
  readonly groupStart: number;
  readonly stance: Stance;
  readonly strength: Strength;
  /** Index of the first token of the complement. */
  readonly complement: number;
}

/** Finds every position, in text order. */
export function findPositions(
  document: Document,
  cast: Cast,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
): readonly PositionDraft[] {
  const found: PositionDraft[] = [];
  let recent: readonly ActorDraft[] = [];
  for (const sentence of document.sentences) {
    const cues = findCues(document, cast, sentence);
    let last: { readonly holders: readonly ActorDraft[]; readonly voicedBy: readonly Speaker[] } | null = null;
    for (const [index, cue] of cues.entries()) {
      const subject = findHolders(document, cast, sentence, cue, statements, last, recent);
      if (subject === null || subject.holders.length === 0) continue;
      const end = complementEnd(document, sentence, cue, cues[index + 1]);
      const range = { start: subject.start, end };
      const words = document.text.slice(document.tokens[cue.complement]?.start ?? end, end);
      if (words.trim().length < 4) continue;
      const spoken = statementAround(statements, cue.token);
      const common = {
        spoken,
        around: document.text.slice(sentence.start, sentence.end),
        statedOn: statedOn(dates, sentence, cue.token.start, spoken),
      };
      found.push(
        make(document, cast, cue, { holders: subject.holders, voicedBy: subject.voicedBy }, range, words, common),
      );
      for (const [stance, holders] of subject.attached) {
        if (holders.length > 0)
          found.push(
            make(document, cast, { ...cue, stance, strength: "FIRM" }, { holders, voicedBy: [] }, range, words, common),
          );
      }
      last = { holders: subject.holders, voicedBy: subject.voicedBy };
      recent = subject.holders;
    }
    found.push(...readDeclinations(document, cast, sentence, dates));
  }
  for (const spoken of statements) found.push(...readSaid(document, cast, spoken, dates, found));
  return found.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
}

// ---- Cues ----------------------------------------------------------------------------------------------------------

function findCues(document: Document, cast: Cast, sentence: Sentence): readonly Cue[] {
  const cues: Cue[] = [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined) continue;
    const next = document.tokens[at + 1];
    // "Norway demands a text": the tagger takes many such verbs for plurals.
    const mistagged =
      token.tag === "NOUN" &&
      /s$/.test(token.lower) &&
      cast.at(at - 1) !== undefined &&
      next !== undefined &&
      /^(?:DET|SCONJ|PRON|PART)$/.test(next.tag) &&
      !/^['’]s$/.test(next.text);
    if (token.tag !== "VERB" && !mistagged) continue;
    if (quotationAt(document, token.start) !== undefined) continue;
    const lemma = (mistagged ? token.lower.replace(/s$/, "") : token.lemma).toLowerCase();
    const groupStart = verbGroupStart(document, sentence, at);
    const group = document.tokens.slice(groupStart, at);
    const negated = group.some((word) => /^(?:not|n't|never)$/.test(word.lower));
    const before = document.tokens[groupStart - 1];
    if (
      before !== undefined &&
      groupStart > sentence.firstToken &&
      (before.tag === "DET" || before.lower === "to" || before.tag === "ADJ")
    )
      continue;
    // "had rejected" is history, unless it is what somebody says now.
    if (group.some((word) => /^(?:to|would|could|may|might|can|should|must|had)$/.test(word.lower))) continue;
    if (
      group.some((word) => word.tag === "AUX" && /^(?:is|are|was|were|be|been|being)$/.test(word.lower)) &&
      /ed$/.test(token.lower)
    )
      continue;
    if (/ing$/.test(token.lower) && !group.some((word) => word.tag === "AUX")) continue;
    const particle = (word: string) => {
      for (let i = at + 1; i <= at + 3; i++) if (document.tokens[i]?.lower === word) return i;
      return null;
    };
    if (EXPRESSING.has(lemma)) {
      const rest = document.text.slice(next?.start ?? token.end, sentence.end);
      const expressed = EXPRESSED.find(([pattern]) => pattern.test(rest));
      if (expressed !== undefined && !negated)
        cues.push({ token, groupStart, stance: expressed[1], strength: expressed[2], complement: at + 1 });
      if (expressed !== undefined || lemma !== "offer") continue;
    }
    const verb = STANCE_VERBS.get(lemma)?.find(
      (candidate) => candidate.particle === "" || particle(candidate.particle) !== null,
    );
    if (verb === undefined) continue;
    if (verb.stance === "WITHDRAWS" && !WITHDRAWABLE.test(document.text.slice(next?.start ?? token.end, sentence.end)))
      continue;
    if (isSubordinate(document, sentence, token, cues.at(-1))) continue;
    const stance = negated ? opposite(verb) : { stance: verb.stance, strength: verb.strength };
    if (stance === null) continue;
    cues.push({ token, groupStart, ...stance, complement: at + 1 });
  }
  return cues;
}

/** Whether the verb stands in a clause that only names a condition, or what another cue asks for. */
function isSubordinate(document: Document, sentence: Sentence, verb: Token, cue: Cue | undefined): boolean {
  for (let at = verb.index - 1; at >= sentence.firstToken && verb.index - at < 14; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === "," || token.text === ";") return false;
    if (/^(?:if|unless|until|whether|before|once|because|although)$/.test(token.lower)) return true;
    if (cue !== undefined && at === cue.token.index) return false;
    if (token.lower === "that" && cue !== undefined && at === cue.token.index + 1) return true;
  }
  return false;
}

/** "did not support" is OPPOSES; a negated demand is no position. */
function opposite(verb: StanceVerb): { stance: Stance; strength: Strength } | null {
  if (verb.stance === "SUPPORTS") return { stance: "OPPOSES", strength: "FIRM" };
  if (verb.stance === "ACCEPTS") return { stance: "REJECTS", strength: "FIRM" };
  return null;
}

// ---- Holders -------------------------------------------------------------------------------------------------------

interface Subject {
  readonly holders: readonly ActorDraft[];
  readonly voicedBy: readonly Speaker[];
  readonly attached: readonly (readonly [Stance, readonly ActorDraft[]])[];
  readonly start: number;
}

function findHolders(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  cue: Cue,
  statements: readonly SpokenDraft[],
  last: { readonly holders: readonly ActorDraft[]; readonly voicedBy: readonly Speaker[] } | null,
  recent: readonly ActorDraft[],
): Subject | null {
  const { tokens } = document;
  const end = beforeVerbGroup(document, sentence, cue.token.index);
  const token = tokens[end];
  const cueStart = tokens[cue.groupStart]?.start ?? cue.token.start;
  if (token === undefined || end < sentence.firstToken) return null;
  if (token.tag === "CCONJ" || (token.text === "," && last !== null)) {
    return last === null ? null : { ...last, attached: [], start: cueStart };
  }
  let nounEnd = end;
  let inserted: Range | null = null;
  if (isRelative(token)) {
    nounEnd = tokens[end - 1]?.text === "," ? end - 2 : end - 1;
    if (token.lower === "that") return null;
  } else if (token.text === ",") {
    const opening = insertionStart(document, sentence, end);
    if (opening === null) return null;
    inserted = { start: tokens[opening]?.end ?? 0, end: token.start };
    nounEnd = opening - 1;
  }
  const phrase = nounPhraseEndingAt(document, sentence, nounEnd);
  if (phrase === null) return null;
  let first = phrase.first;
  // A list of names: "The EU, JAPAN and NORWAY".
  while (tokens[first - 1]?.text === "," && cast.at(first - 2) !== undefined && first - 2 >= sentence.firstToken) {
    first -= 2;
    const actor = cast.at(first);
    while (first - 1 >= sentence.firstToken && cast.at(first - 1) === actor) first--;
    if (tokens[first - 1]?.tag === "DET") first--;
  }
  const start = tokens[first]?.start ?? phrase.start;
  const head = tokens[phrase.head];
  const subjectText = document.text.slice(start, phrase.end);
  if (CHAIRS.test(subjectText) && !/ for | of /.test(subjectText)) return null;
  const speakers = statementAround(statements, cue.token)?.speakers ?? recent;
  let subjects: readonly Speaker[];
  if (head?.tag === "PRON")
    subjects =
      recent.length > 0 && !statementAround(statements, cue.token) ? recent : cast.resolve(phrase, speakers, false);
  else if (first < phrase.first) subjects = cast.within({ start, end: phrase.end });
  else subjects = cast.resolve(phrase, speakers, false);
  const parts = inserted === null ? null : readInsertion(document, cast, inserted);
  if (parts !== null && parts.instead.length > 0)
    return { holders: parts.instead, voicedBy: subjects, attached: parts.attached, start };
  const side = ownSide(subjects.filter(canHold));
  const attached = parts?.attached ?? [];
  return { holders: [...side.holders, ...(parts?.along ?? [])], voicedBy: side.voicedBy, attached, start };
}

const INSERTION =
  /^(?:for|on|with|supported|opposed|echoed|joined|backed|speaking|along|together|also|a|an|the|who|which|representing|however|meanwhile|in|at)$/;

/** The comma that opens the phrase that the comma at `closing` closes: the leftmost that starts like an insertion. */
function insertionStart(document: Document, sentence: Sentence, closing: number): number | null {
  let found: number | null = null;
  for (let at = closing - 1; at > sentence.firstToken && closing - at < 40; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === ";") break;
    if (token.tag === "AUX") break;
    if (token.text !== ",") continue;
    if (INSERTION.test(document.tokens[at + 1]?.lower ?? "")) found = at;
  }
  return found;
}

function readInsertion(
  document: Document,
  cast: Cast,
  inserted: Range,
): {
  instead: readonly ActorDraft[];
  along: readonly ActorDraft[];
  attached: readonly (readonly [Stance, readonly ActorDraft[]])[];
} {
  const text = document.text.slice(inserted.start, inserted.end);
  const marks = [
    ...text.matchAll(
      /\b(for|on behalf of|supported by|echoed by|backed by|joined by|opposed by|with|along with|together with)\b/gi,
    ),
  ];
  const parts = marks.map((mark, index) => ({
    word: (mark[1] ?? "").toLowerCase(),
    actors: cast.within({
      start: inserted.start + mark.index,
      end: inserted.start + (marks[index + 1]?.index ?? text.length),
    }),
  }));
  const of = (pattern: RegExp) => parts.filter((part) => pattern.test(part.word)).flatMap((part) => part.actors);
  return {
    instead: of(/^for$|behalf/),
    along: of(/^with|^along|^together/),
    attached: [
      ["SUPPORTS", of(/supported|echoed|backed|joined/)],
      ["OPPOSES", of(/opposed/)],
    ],
  };
}

/** Anybody with a name or a side; "people" and "many" hold nothing that can be followed. */
function canHold(speaker: Speaker): boolean {
  if (!isActor(speaker) || speaker.named || speaker.affiliations.size > 0) return true;
  return /\b(?:groups?|families|relatives|unions?|employers|rebels|parties|countries|states|workers|residents|organi[sz]ations|lawmakers|opposition)\b/i.test(
    speaker.name,
  );
}

/** The state or body that a person or an unnamed group speaks for; themselves when the text names none. */
function ownSide(subjects: readonly Speaker[]): { holders: readonly ActorDraft[]; voicedBy: readonly Speaker[] } {
  const holders = new Set<ActorDraft>();
  const voicedBy: Speaker[] = [];
  for (const subject of subjects) {
    const side =
      [...subject.affiliations].find((actor) =>
        ["STATE", "ARMED_GROUP", "ORGANISATION", "COLLECTIVE"].includes(actor.kind),
      ) ?? [...subject.affiliations][0];
    if (
      isActor(subject) &&
      subject.kind !== "PERSON" &&
      !(
        subject.kind === "COLLECTIVE" &&
        side !== undefined &&
        /officials|negotiators|leaders|diplomats|delegation|government|spokes/i.test(subject.name)
      )
    )
      holders.add(subject);
    else if (side !== undefined) {
      holders.add(side);
      voicedBy.push(subject);
    } else if (isActor(subject)) holders.add(subject);
  }
  return { holders: [...holders], voicedBy };
}

// ---- Ends and parts ------------------------------------------------------------------------------------------------

function complementEnd(document: Document, sentence: Sentence, cue: Cue, next: Cue | undefined): number {
  const { tokens } = document;
  let limit = sentence.lastToken;
  if (next !== undefined) {
    // Back over the next cue's subject to the conjunction, comma or semicolon before it.
    let at = next.groupStart - 1;
    while (at > cue.complement && !/^(?:and|but|while|whereas|;|that|who|which)$/.test(tokens[at]?.lower ?? "")) at--;
    if (at > cue.complement) limit = tokens[at - 1]?.text === "," ? at - 1 : at;
    else limit = next.groupStart;
  }
  let end = tokens[Math.max(cue.token.index, limit - 1)]?.end ?? sentence.end;
  const text = document.text.slice(cue.token.end, end);
  const tail = text.search(
    /, (?:noting|stressing|arguing|saying|adding|emphasizing|citing|highlighting|underscoring|warning|according to|casting|but declined)\b|; |, (?:while|whereas|but|and) (?=(?:the )?\p{Lu})/u,
  );
  if (tail > 3) end = cue.token.end + tail;
  return trimEnd(document, cue.token.end, statementEndsAt(document, cue.token.end, end));
}

function trimEnd(document: Document, start: number, from: number): number {
  let end = from;
  while (end > start && /[\s.,;:!?”"]/.test(document.text[end - 1] ?? "")) end--;
  return end;
}

/** Cuts off a parenthetical attribution at the end: ", he said". */
function statementEndsAt(document: Document, start: number, end: number): number {
  const text = document.text.slice(start, end);
  const said = /, (?:(?:the |an? )?[\p{L} .’'-]{2,50}) (?:said|says|told reporters)(?: [\p{L}]+)?[.”"]*$/u.exec(text);
  return said === null ? end : start + said.index;
}

interface Common {
  readonly spoken: SpokenDraft | null;
  /** The sentence, where the complement names no issue. */
  readonly around: string;
  readonly statedOn: string | null;
}

function make(
  document: Document,
  cast: Cast,
  cue: Cue,
  who: { readonly holders: readonly ActorDraft[]; readonly voicedBy: readonly Speaker[] },
  range: Range,
  words: string,
  common: Common,
): PositionDraft {
  const complementStart = document.tokens[cue.complement]?.start ?? range.start;
  const voicedBy = common.spoken?.speakers.some((speaker) => !who.holders.some((holder) => holder === speaker))
    ? common.spoken.speakers
    : who.voicedBy;
  return {
    holders: who.holders,
    stance: cue.stance,
    strength: cue.strength,
    issue: issueOf(words, common.around),
    summary: summarise(document, cue, range.end),
    targets: targetsOf(cast, { start: complementStart, end: range.end }, who.holders),
    voicedBy,
    statement: common.spoken,
    conditions: findConditions(document, { start: complementStart, end: range.end }),
    statedOn: common.statedOn,
    evidence: [range],
  };
}

/** "opposes an invasion …": the verb in the present, then its complement as it stands. */
function summarise(document: Document, cue: Cue, end: number): string {
  const lemma = cue.token.lemma.toLowerCase();
  const verb = /(?:s|x|ch|sh|o)$/.test(lemma)
    ? `${lemma}es`
    : /[^aeiou]y$/.test(lemma)
      ? `${lemma.slice(0, -1)}ies`
      : `${lemma}s`;
  const negated = document.tokens
    .slice(cue.groupStart, cue.token.index)
    .some((word) => /^(?:not|n't)$/.test(word.lower));
  const complement = document.text.slice(cue.token.end, end).replaceAll(/\s+/g, " ").trim();
  return `${negated ? `does not ${lemma}` : verb} ${complement}`.slice(0, 400);
}

/** The other actors that are asked to do, stop or give something. */
function targetsOf(cast: Cast, range: Range, holders: readonly ActorDraft[]): readonly ActorDraft[] {
  return cast
    .within(range)
    .filter((actor) => !holders.includes(actor) && actor.kind !== "PERSON" && actor.kind !== "MEDIA")
    .slice(0, 2);
}

function statementAround(statements: readonly SpokenDraft[], token: Token): SpokenDraft | null {
  return (
    statements.find(
      (spoken) =>
        spoken.draft.content.some((range) => token.start >= range.start && token.end <= range.end) ||
        spoken.draft.cue.some((range) => token.start >= range.start && token.end <= range.end),
    ) ?? null
  );
}

function statedOn(
  dates: readonly DateDraft[],
  sentence: Sentence,
  at: number,
  spoken: SpokenDraft | null,
): string | null {
  return (
    spoken?.saidOn ??
    dateWithin(
      dates.filter((date) => date.start - sentence.start < 12 || Math.abs(date.start - at) < 25),
      sentence,
      at,
    )
  );
}

// ---- What is said --------------------------------------------------------------------------------------------------

function readSaid(
  document: Document,
  cast: Cast,
  spoken: SpokenDraft,
  dates: readonly DateDraft[],
  found: readonly PositionDraft[],
): readonly PositionDraft[] {
  const { draft, speakers } = spoken;
  if (speakers.length === 0 || draft.mental || !CLAUSE_VERBS.has(draft.verb || "say")) return [];
  const first = draft.content[0];
  const lastRange = draft.content.at(-1);
  if (first === undefined || lastRange === undefined) return [];
  if (
    found.some((other) =>
      other.evidence.some((range) =>
        draft.content.some((content) => range.start < content.end && content.start < range.end),
      ),
    )
  )
    return [];
  const words = draft.content.map((range) => document.text.slice(range.start, range.end)).join(" ");
  const side = ownSide(speakers.filter(canHold));
  const subject = subjectOfContent(document, cast, first, speakers);
  const own = subject.some(
    (actor) =>
      side.holders.includes(actor) ||
      speakers.includes(actor) ||
      speakers.some((speaker) => speaker.affiliations.has(actor)) ||
      [...actor.affiliations].some((a) => side.holders.includes(a)),
  );
  const main =
    words.split(/\b(?:if|unless|until|because|after|when|which|who|where|since|, as|, adding)\b/i)[0] ?? words;
  const rule = (own ? SELF : []).find(([pattern]) => pattern.test(main)) ?? null;
  const said = SAID.find(([pattern]) => pattern.test(main)) ?? null;
  const chosen =
    own &&
    rule !== null &&
    !(
      said !== null &&
      /must|should|need|have to|has to|accept|willing|ready|prepared/.test(said[0].exec(main)?.[0] ?? "")
    )
      ? rule
      : said;
  if (chosen === null) return [];
  // A prediction or a description by somebody who takes no part is no position.
  const speaks = speakers.some((speaker) => !isActor(speaker) || speaker.kind !== "MEDIA");
  if (!speaks || side.holders.length === 0) return [];
  const holders = own && subject.length > 0 ? ownSide(subject).holders : side.holders;
  const evidence = { start: first.start, end: lastRange.end };
  const conditions = draft.content.flatMap((range) => findConditions(document, range));
  const position: PositionDraft = {
    holders,
    stance: chosen[1],
    strength: chosen[2],
    issue: issueOf(words),
    summary: `says ${words.replaceAll(/\s+/g, " ").replaceAll(/[“”"]/g, "")}`.slice(0, 400),
    targets: targetsOf(cast, evidence, holders),
    voicedBy: speakers.filter((speaker) => !holders.some((holder) => holder === speaker)),
    statement: spoken,
    conditions,
    statedOn: spoken.saidOn ?? dateWithin(dates, { start: first.start - 60, end: first.start }, first.start),
    evidence: conditions[0] !== undefined && draft.content.length === 1 ? [evidence] : draft.content,
  };
  return [position, ...demandsInConditions(document, cast, position)];
}

/** Whom the first words of what is said are about. */
function subjectOfContent(
  document: Document,
  cast: Cast,
  content: Range,
  speakers: readonly Speaker[],
): readonly ActorDraft[] {
  const sentence = document.sentences.find(
    (candidate) => candidate.start <= content.start && content.start < candidate.end,
  );
  if (sentence === undefined) return [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined || token.start < content.start) continue;
    if (/^(?:it|they|he|she|we|i)$/.test(token.lower))
      return [...speakers.filter(isActor), ...ownSide(speakers).holders];
    const phrase = nounPhraseStartingAt(document, sentence, at);
    if (phrase === null) return [];
    return cast.within({
      start: phrase.start,
      end: Math.min(phrase.end, document.tokens[phrase.head]?.end ?? phrase.end),
    });
  }
  return [];
}

/** "only if Israel ends the war and withdraws": each thing asked of another is a demand. */
function demandsInConditions(document: Document, cast: Cast, position: PositionDraft): readonly PositionDraft[] {
  return position.conditions.flatMap((condition) => {
    if (condition.kind !== "PRECONDITION") return [];
    const inside = document.tokens.filter(
      (token) => token.start >= condition.range.start && token.end <= condition.range.end,
    );
    const subject = inside.map((token) => cast.at(token.index)).find((actor) => actor !== undefined);
    if (subject === undefined || position.holders.includes(subject)) return [];
    const verbs = inside.filter(
      (token, index) =>
        token.tag === "VERB" &&
        index > 0 &&
        !/ing$/.test(token.lower) &&
        (cast.at(token.index - 1) === subject || /^(?:,|and)$/.test(document.tokens[token.index - 1]?.lower ?? "")),
    );
    return verbs.map((verb, index): PositionDraft => {
      const next = verbs[index + 1];
      let end = next === undefined ? condition.range.end : next.start;
      const start =
        index === 0 ? (inside.find((token) => cast.at(token.index) === subject)?.start ?? verb.start) : verb.start;
      const piece = document.text.slice(verb.start, end).replace(/[\s,]*(?:\band\b)?[\s,]*$/, "");
      end = verb.start + piece.length;
      return {
        ...position,
        stance: "DEMANDS",
        strength: "FIRM",
        issue: issueOf(piece),
        summary: `demands that ${subject.name} ${verb.lemma}${document.text.slice(verb.end, end)}`
          .replaceAll(/\s+/g, " ")
          .slice(0, 400),
        targets: [subject],
        conditions: [],
        evidence: [{ start, end }],
      };
    });
  });
}

const DECLINED =
  /\b(?:declined to (?:comment|provide|discuss|answer|say|elaborate|give)|did not (?:immediately )?(?:respond|reply|answer|comment)|refused to comment|would not comment|could not be reached)\b/i;

function readDeclinations(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  dates: readonly DateDraft[],
): readonly PositionDraft[] {
  const text = document.text.slice(sentence.start, sentence.end);
  const match = DECLINED.exec(text);
  if (match === null) return [];
  const at = sentence.start + match.index;
  const before = cast
    .within({ start: sentence.start, end: at })
    .filter((actor) => actor.mentions.some((m) => m.start >= sentence.start && m.start < at));
  const subject = before.at(-1) ?? cast.within({ start: sentence.start, end: at }).at(-1);
  if (subject === undefined || quotationAt(document, at) !== undefined) return [];
  const start = subject.mentions.find((mention) => mention.start >= sentence.start)?.start ?? sentence.start;
  const comma = text.slice(match.index).search(/[,;]| but /);
  const end = trimEnd(document, at, comma > 0 ? at + comma : sentence.end);
  return [
    {
      holders: ownSide([subject]).holders,
      stance: "NO_COMMENT",
      strength: "FIRM",
      issue: issueOf(text.slice(match.index)),
      summary: "does not comment",
      targets: [],
      voicedBy: ownSide([subject]).voicedBy,
      statement: null,
      conditions: [],
      statedOn: dateWithin(dates, sentence, at),
      evidence: [{ start, end }],
    },
  ];
}
