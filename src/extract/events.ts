// What happened, is happening or is planned that matters to talks: meetings, attacks, releases, visits, strikes, deadlines.

import type { EventStatus } from "../domain/vocabulary.ts";

import { type ActorDraft, type Cast, isActor } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { findDeadlines } from "./deadlines.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token } from "./document.ts";
import { beforeVerbGroup, nounPhraseEndingAt, verbGroupStart } from "./phrases.ts";
import type { SpokenDraft } from "./speakers.ts";
import { singleSpaced, wordSet } from "./tokens.ts";

export interface EventDraft {
  readonly kind: string;
  readonly summary: string;
  readonly actors: readonly ActorDraft[];
  readonly date: string | null;
  readonly place: string | null;
  readonly status: EventStatus;
  readonly evidence: readonly Range[];
}

/** Lemma → kind of event. */
const VERBS: ReadonlyMap<string, string> = new Map(
  (
    [
      [
        "meeting",
        "meet hold convene gather attend join travel visit arrive host participate reconvene resume adjourn continue open fly speak talk call phone shuttle confer",
      ],
      ["agreement", "sign ratify conclude adopt initial finalize approve reach agree endorse"],
      ["breakdown", "collapse suspend halt stall break leave postpone cancel walk"],
      [
        "attack",
        "attack kill strike bomb shell raid invade storm fire launch conduct abduct wound injure capture seize bombard ambush destroy carry",
      ],
      ["release", "release free exchange swap rescue deliver hand return"],
      ["court", "rule order file sue bring issue indict convict sentence arrest detain charge"],
      ["labour", "picket strike lock vote elect"],
      [
        "move",
        "reinforce deploy evacuate flee displace send order expire begin start end reopen close impose lift withdraw cross name appoint resign",
      ],
    ] as const
  ).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind] as const)),
);

/** Finds events: one for each main clause with such a verb and an actor or a date. */
export function findEvents(
  document: Document,
  cast: Cast,
  statements: readonly SpokenDraft[],
  dates: readonly DateDraft[],
  published: string,
): readonly EventDraft[] {
  const found: EventDraft[] = [];
  const near = datesBySentence(dates);
  for (const sentence of document.sentences) {
    let taken = 0;
    for (let at = sentence.firstToken; at < sentence.lastToken && taken < 2; at++) {
      const token = document.tokens[at];
      if (token === undefined || token.tag !== "VERB") continue;
      const kind = VERBS.get(token.lemma.toLowerCase());
      if (kind === undefined || quotationAt(document, token.start) !== undefined) continue;
      const draft = read(document, cast, near(sentence), sentence, token, kind, published);
      if (draft !== null) {
        found.push(draft);
        taken++;
      }
    }
  }
  found.push(...announcements(document, statements));
  for (const deadline of findDeadlines(document, cast, dates, published)) {
    const [own] = deadline.evidence;
    const known = found.some(
      (one) => one.date === deadline.date && one.status === "PLANNED" && (one.evidence[0]?.start ?? -1) === own?.start,
    );
    if (!known) found.push(deadline);
  }
  return found.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
}

const ANNOUNCING = /^(?:say|announce|tell|declare|warn|promise|pledge|vow|offer|give|state|confirm|urge|call|appeal)$/;

/** What somebody with a name announced on a day that the text gives: the first of each on each day. */
function announcements(document: Document, statements: readonly SpokenDraft[]): readonly EventDraft[] {
  const told = new Set<string>();
  return statements.flatMap((spoken): readonly EventDraft[] => {
    const { draft, speakers, saidOn } = spoken;
    const [speaker] = speakers.filter(isActor);
    const sentence = document.sentences[draft.sentence];
    const key = `${speaker?.order}/${saidOn}`;
    if (speaker === undefined || !speaker.named || saidOn === null || sentence === undefined) return [];
    if (!ANNOUNCING.test(draft.verb) || draft.source === null || saidOn.includes("/") || told.has(key)) return [];
    told.add(key);
    const parts = [draft.source, ...draft.cue, ...draft.content];
    const start = Math.max(sentence.start, Math.min(...parts.map((part) => part.start)));
    const end = Math.min(sentence.end, Math.max(...parts.map((part) => part.end)));
    if (end <= start) return [];
    const actors = speakers.filter(isActor);
    return [
      {
        kind: "statement",
        summary: singleSpaced(document.text.slice(start, end)).slice(0, 300),
        actors,
        date: saidOn,
        place: null,
        status: "OCCURRED",
        evidence: [{ start, end }],
      },
    ];
  });
}

/** Hands out the dates of one sentence after the other. */
function datesBySentence(dates: readonly DateDraft[]): (sentence: Sentence) => readonly DateDraft[] {
  let first = 0;
  return (sentence) => {
    while ((dates[first]?.end ?? sentence.start) < sentence.start) first++;
    let end = first;
    while ((dates[end]?.start ?? sentence.end) < sentence.end) end++;
    return dates.slice(first, end);
  };
}

function read(
  document: Document,
  cast: Cast,
  dates: readonly DateDraft[],
  sentence: Sentence,
  verb: Token,
  kind: string,
  published: string,
): EventDraft | null {
  const { tokens } = document;
  const groupStart = verbGroupStart(document, sentence, verb.index);
  if (tokens[groupStart - 1]?.lower === "to" && groupStart > sentence.firstToken) return null;
  const group = tokens.slice(groupStart, verb.index).map((token) => token.lower);
  if (group.some((word) => UNCERTAIN.has(word))) return null;
  if (/ing$/.test(verb.lower) && group.length === 0) return null;
  const end = beforeVerbGroup(document, sentence, verb.index);
  const subject = end < sentence.firstToken ? null : nounPhraseEndingAt(document, sentence, end);
  if (subject === null) return null;
  const from = subject.start;
  const to = clauseEnd(document, sentence, verb.index);
  if (conditional(document, sentence, from)) return null;
  // "insists that Iceland withdraw": asked for, not done.
  const head = tokens[subject.head];
  if (group.length === 0 && verb.lower === verb.lemma.toLowerCase() && head !== undefined && isSingular(head))
    return null;
  // "will not let boats cross": what somebody is let do has not been done.
  if (
    /\b(?:lets?|letting|makes?|made|helps?|helped) (?:the )?$/i.test(
      document.text.slice(Math.max(sentence.start, from - 14), from),
    )
  )
    return null;
  // "will release them if …" is an offer, no plan.
  if (group.includes("will") && /\b(?:if|unless|only)\b/.test(document.text.slice(from, sentence.end))) return null;
  if (
    verb.lemma === "hold" &&
    !/^(?: \S+){0,4} (?:talks|negotiations|meetings?|round|session|summit|conference)\b/.test(
      document.text.slice(verb.end, verb.end + 60),
    )
  )
    return null;
  if (
    TALKING.test(verb.lemma) &&
    !/^(?: (?:by phone|again|twice|directly))? (?:with|to)\b/.test(document.text.slice(verb.end, verb.end + 24))
  )
    return null;
  const range = { start: from, end: to };
  const subjects = cast.resolve(subject, [], false);
  const actors = [...new Set([...subjects.flatMap((one) => ("mentions" in one ? [one] : [])), ...cast.within(range)])];
  const nearby = { start: Math.max(sentence.start, from - 40), end: Math.min(sentence.end, to + 25) };
  const perfect = group.some((word) => /^(?:has|have|'ve|'s)$/.test(word));
  const told = perfect ? sinceWhen(document, dates, sentence) : null;
  const since = told === null || told > published ? null : told;
  const planned = group.includes("will") || group.includes("to") || isScheduled(document, verb.index);
  const ahead = planned ? aheadUntil(document, dates, range, published) : null;
  const date = since === null ? (ahead ?? dateWithin(dates, nearby, verb.start)) : `${since}/${published}`;
  // A running count is no event.
  if (perfect && since === null && date === null && group.includes("been") && kind === "attack") return null;
  if (actors.length === 0 && date === null) return null;
  // "are meeting", "has been shelling"; "was meeting" is over.
  const progressive = /ing$/.test(verb.lower) && group.some((word) => /^(?:is|are|'s|'re|been|be)$/.test(word));
  const ongoing = since !== null || progressive;
  return {
    kind,
    summary: singleSpaced(document.text.slice(from, to)).slice(0, 300),
    actors: actors.slice(0, 8),
    date,
    place: placeWithin(document, range),
    status: planned ? "PLANNED" : ongoing ? "ONGOING" : "OCCURRED",
    evidence: [range],
  };
}

const UNCERTAIN = wordSet("not n't never would could may might should must can");

/** Verbs that tell of a meeting only with somebody. */
const TALKING = /^(?:speak|talk|call|phone|confer)$/;

function isScheduled(document: Document, verb: number): boolean {
  return (
    document.tokens[verb - 1]?.lower === "to" &&
    /^(?:scheduled|expected|due|set|planned|slated|about)$/.test(document.tokens[verb - 2]?.lower ?? "")
  );
}

/** "Since 3 May, …": the day from which on something has been going on. */
function sinceWhen(document: Document, dates: readonly DateDraft[], sentence: Sentence): string | null {
  const since = dates.find(
    (date) =>
      date.start >= sentence.start &&
      !/[P/]/.test(date.value) &&
      /\bsince $/i.test(document.text.slice(Math.max(0, date.start - 6), date.start)),
  );
  return since?.value ?? null;
}

const DAY = 86_400_000;

/** "will go on for another three days": from the day of publication to so many days later. */
function aheadUntil(document: Document, dates: readonly DateDraft[], range: Range, published: string): string | null {
  for (const date of dates) {
    const days = /^P(\d+)([DW])$/.exec(date.value);
    if (days === null || date.start < range.start || date.end > range.end) continue;
    const words = document.text.slice(Math.max(range.start, date.start - 16), date.end);
    if (!/\b(?:another|next|further|coming|more)\b/i.test(words)) continue;
    const length = Number(days[1]) * (days[2] === "W" ? 7 : 1);
    const end = new Date(Date.parse(`${published}T00:00:00Z`) + length * DAY);
    return Number.isNaN(end.getTime()) ? null : `${published}/${end.toISOString().slice(0, 10)}`;
  }
  return null;
}

function isSingular(head: Token): boolean {
  return head.tag === "PROPN"
    ? !/s$/.test(head.lower)
    : head.tag === "NOUN" && !/(?:s|people|police|men|women|children)$/.test(head.lower);
}

function conditional(document: Document, sentence: Sentence, at: number): boolean {
  const before = document.text.slice(sentence.start, at);
  return /\b(?:if|whether|unless|until|would)\b[^,;“”]*$/i.test(before);
}

function clauseEnd(document: Document, sentence: Sentence, verb: number): number {
  const start = document.tokens[verb]?.end ?? sentence.start;
  const text = document.text.slice(start, sentence.end);
  const cut = text.search(
    /[;]|, (?=\p{Lu}[\p{L}’' .-]{1,40} (?:said|says|told|has|have|had|was|were|is|are|called|warned)\b)|, (?:but|and|while|struggling|saying|according|casting|which|who|where|when|as|even)\b| and (?=(?:has|have|had|will|would|is|are|was|were) )|\s(?:while|as|but)\s(?=[a-z]+ )/u,
  );
  let end = cut > 3 ? start + cut : sentence.end;
  while (end > start && /[\s.,;:!?”"]/.test(document.text[end - 1] ?? "")) end--;
  return end;
}

/** The place after "in" or "at", when it stands in capitals. */
export function placeWithin(document: Document, range: Range): string | null {
  const match = /\b(?:in|at|to) (?:the )?((?:\p{Lu}[\p{L}’'-]+)(?: (?:\p{Lu}[\p{L}’'-]+)){0,2})/u.exec(
    document.text.slice(range.start, range.end),
  );
  const place = match?.[1];
  if (
    place === undefined ||
    /^(?:January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\b/.test(
      place,
    )
  )
    return null;
  return place;
}
