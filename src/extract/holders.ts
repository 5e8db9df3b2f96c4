// Whose position it is: the subject, the group that somebody speaks for, who supports and who opposes inside the clause.

import type { Stance } from "../domain/vocabulary.ts";

import { type ActorDraft, type Cast, isActor, type Speaker } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { CHAIRS } from "./lexicon/stances.ts";
import { beforeVerbGroup, isRelative, nounPhraseEndingAt } from "./phrases.ts";
import { statementAround } from "./position-drafts.ts";
import type { SpokenDraft } from "./speakers.ts";
import type { Cue } from "./stance-cues.ts";

interface Subject {
  readonly holders: readonly ActorDraft[];
  readonly voicedBy: readonly Speaker[];
  readonly attached: readonly (readonly [Stance, readonly ActorDraft[]])[];
  readonly start: number;
}

export function findHolders(
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
    return last === null || !document.rules.has("positions.shared-subject")
      ? null
      : { ...last, attached: [], start: cueStart };
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
  const parts =
    inserted === null || !document.rules.has("positions.attached") ? null : readInsertion(document, cast, inserted);
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
export function canHold(speaker: Speaker): boolean {
  if (!isActor(speaker) || speaker.named || speaker.affiliations.size > 0) return true;
  return /\b(?:groups?|families|relatives|unions?|employers|rebels|parties|countries|states|workers|residents|organi[sz]ations|lawmakers|opposition)\b/i.test(
    speaker.name,
  );
}

/** The state or body that a person or an unnamed group speaks for; themselves when the text names none. */
export function ownSide(subjects: readonly Speaker[]): {
  holders: readonly ActorDraft[];
  voicedBy: readonly Speaker[];
} {
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
