// Who wants what: positions from verbs that take one, in narration and in what is said, and from modals in what is said.

import type { ActorDraft, Cast, Speaker } from "./cast.ts";
import { type DateDraft, dateWithin } from "./dates.ts";
import { type Document, quotationAt, type Sentence } from "./document.ts";
import { findHolders, ownSide } from "./holders.ts";
import { issueOf } from "./lexicon/issues.ts";
import { complementEnd, make, type PositionDraft, statedOn, statementAround, trimEnd } from "./position-drafts.ts";
import type { SpokenDraft } from "./speakers.ts";
import { findCues } from "./stance-cues.ts";
import { readSaid } from "./said.ts";

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
    if (document.rules.has("positions.declinations")) found.push(...readDeclinations(document, cast, sentence, dates));
  }
  for (const spoken of statements) found.push(...readSaid(document, cast, spoken, found));
  return found.toSorted((a, b) => (a.evidence[0]?.start ?? 0) - (b.evidence[0]?.start ?? 0));
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
  const subject = before[0] ?? cast.within({ start: sentence.start, end: at }).at(-1);
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
