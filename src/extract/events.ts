// What happened, is happening or is planned that matters to talks: meetings, attacks, releases, visits, strikes, deadlines.

import type { EventStatus } from "../domain/vocabulary.ts";

import type { ActorDraft, Cast } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token } from "./document.ts";
import { beforeVerbGroup, nounPhraseEndingAt, verbGroupStart } from "./phrases.ts";

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
const VERBS: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      [
        "meeting",
        "meet convene gather attend join travel visit arrive host participate reconvene resume adjourn continue open fly",
      ],
      ["agreement", "sign ratify conclude adopt initial finalize approve"],
      ["breakdown", "collapse suspend halt stall break leave postpone cancel walk"],
      ["attack", "attack kill strike bomb shell raid invade storm fire launch conduct abduct"],
      ["release", "release free exchange swap rescue deliver hand return"],
      ["court", "rule order file sue bring"],
      ["labour", "picket strike lock vote"],
      ["move", "reinforce deploy evacuate flee displace send order seize expire begin start end reopen close"],
    ] as const
  ).flatMap(([kind, words]) => words.split(" ").map((word) => [word, kind])),
);

/** Finds events: one for each main clause with such a verb and an actor or a date. */
export function findEvents(document: Document, cast: Cast, dates: readonly DateDraft[]): readonly EventDraft[] {
  const found: EventDraft[] = [];
  for (const sentence of document.sentences) {
    let taken = 0;
    for (let at = sentence.firstToken; at < sentence.lastToken && taken < 2; at++) {
      const token = document.tokens[at];
      if (token === undefined || token.tag !== "VERB") continue;
      const kind = VERBS[token.lemma.toLowerCase()];
      if (kind === undefined || quotationAt(document, token.start) !== undefined) continue;
      const draft = read(document, cast, dates, sentence, token, kind);
      if (draft !== null) {
        found.push(draft);
        taken++;
      }
    }
  }
  return found;
}

function read(
  document: Document,
  cast: Cast,
  dates: readonly DateDraft[],
  sentence: Sentence,
  verb: Token,
  kind: string,
): EventDraft | null {
  const { tokens } = document;
  const groupStart = verbGroupStart(document, sentence, verb.index);
  const group = tokens.slice(groupStart, verb.index).map((token) => token.lower);
  if (group.some((word) => /^(?:not|n't|never|would|could|may|might|should|must|can)$/.test(word))) return null;
  if (tokens[groupStart - 1]?.lower === "to" && groupStart > sentence.firstToken) return null;
  if (/ing$/.test(verb.lower) && group.length === 0) return null;
  const end = beforeVerbGroup(document, sentence, verb.index);
  const subject = end < sentence.firstToken ? null : nounPhraseEndingAt(document, sentence, end);
  if (subject === null) return null;
  const from = subject.start;
  const to = clauseEnd(document, sentence, verb.index);
  if (conditional(document, sentence, from)) return null;
  const range = { start: from, end: to };
  const subjects = cast.resolve(subject, [], false);
  const actors = [...new Set([...subjects.flatMap((one) => ("mentions" in one ? [one] : [])), ...cast.within(range)])];
  const date = dateWithin(
    dates,
    { start: Math.max(sentence.start, from - 40), end: Math.min(sentence.end, to + 25) },
    verb.start,
  );
  if (actors.length === 0 && date === null) return null;
  const planned =
    group.includes("will") ||
    group.includes("to") ||
    /^(?:scheduled|expected|due|set|planned)$/.test(tokens[verb.index - 2]?.lower ?? "");
  const ongoing = /ing$/.test(verb.lower) && group.some((word) => /^(?:is|are|was|were|been|be)$/.test(word));
  return {
    kind,
    summary: document.text.slice(from, to).replaceAll(/\s+/g, " ").slice(0, 300),
    actors: actors.slice(0, 8),
    date,
    place: placeWithin(document, range),
    status: planned ? "PLANNED" : ongoing ? "ONGOING" : "OCCURRED",
    evidence: [range],
  };
}

function conditional(document: Document, sentence: Sentence, at: number): boolean {
  const before = document.text.slice(sentence.start, at);
  return /\b(?:if|whether|unless|until|that|would)\s*$/i.test(before);
}

function clauseEnd(document: Document, sentence: Sentence, verb: number): number {
  const start = document.tokens[verb]?.end ?? sentence.start;
  const text = document.text.slice(start, sentence.end);
  const cut = text.search(
    /[;]|, (?:but|and|while|struggling|saying|according|casting|which|who|where|as|even)\b|\s(?:while|as|but)\s(?=[a-z]+ )/,
  );
  let end = cut > 12 ? start + cut : sentence.end;
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
