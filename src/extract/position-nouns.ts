// Positions that stand only in a noun: "a proposal by NORWAY to …", "Egypt's refusal to …", "as suggested by PERU".

import type { ActorDraft, Cast } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { holdersFrom } from "./holder-lists.ts";
import { STANCE_NOUNS, type Taken } from "./lexicon/stances.ts";
import { NAMES_STANCE } from "./traits.ts";

export interface NounPosition {
  readonly taken: Taken;
  readonly holders: readonly ActorDraft[];
  /** Token of the noun. */
  readonly noun: number;
  /** First token of what is wanted. */
  readonly complement: number;
  readonly range: Range;
}

/** The nouns of a sentence that take a position, each with its holders and the clause that hangs on it. */
export function findStanceNouns(document: Document, cast: Cast, sentence: Sentence): readonly NounPosition[] {
  const found: NounPosition[] = [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined || (token.traits & NAMES_STANCE) === 0) continue;
    const taken = STANCE_NOUNS.get(token.lower);
    if (taken === undefined || (token.tag !== "NOUN" && token.tag !== "PROPN")) continue;
    const position = readBy(document, cast, sentence, at, taken) ?? readPossessive(document, cast, sentence, at, taken);
    if (position !== null) found.push(position);
  }
  return found;
}

const MADE =
  /^(?:made|submitted|tabled|presented|introduced|forward|put|issued|expressed|voiced|raised|registered|advanced|offered|circulated)$/;

/** "a proposal submitted by the EU and PERU to delete the text" */
function readBy(document: Document, cast: Cast, sentence: Sentence, noun: number, taken: Taken): NounPosition | null {
  const { tokens } = document;
  let by = noun + 1;
  while (by < noun + 4 && MADE.test(tokens[by]?.lower ?? "")) by++;
  if (!/^(?:by|from)$/.test(tokens[by]?.lower ?? "")) return null;
  const listed = holdersFrom(document, cast, sentence, by + 1);
  const members = listed?.members ?? [];
  return listed === null
    ? null
    : complete(
        document,
        sentence,
        noun,
        listed.end,
        taken,
        members.map(({ actor, group }) => group ?? actor),
      );
}

/** "the EU's proposal to", "an EU proposal on" */
function readPossessive(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  noun: number,
  taken: Taken,
): NounPosition | null {
  const { tokens } = document;
  let at = noun - 1;
  while (at > noun - 4 && at > sentence.firstToken && tokens[at]?.tag === "ADJ" && cast.at(at) === undefined) at--;
  const possessive = /^['’]s?$/.test(tokens[at]?.text ?? "");
  if (possessive) at--;
  else if (!/^(?:proposal|suggestion|request|objection)$/.test(tokens[noun]?.lower ?? "")) return null;
  const actor = cast.at(at);
  if (actor === undefined || tokens[at]?.tag === "PRON" || at < sentence.firstToken) return null;
  let first = at;
  while (first > sentence.firstToken && cast.at(first - 1) === actor) first--;
  const position = complete(document, sentence, noun, noun + 1, taken, [actor]);
  return position === null
    ? null
    : { ...position, range: { ...position.range, start: startAt(document, sentence, first) } };
}

const OPENING =
  /^(?:to|for|that|on|against|of|related|relating|regarding|concerning|aimed|aiming|under|with|about|over)$/;

/** With what is wanted, up to the next comma or finite verb; null when nothing is. */
function complete(
  document: Document,
  sentence: Sentence,
  noun: number,
  complement: number,
  taken: Taken,
  holders: readonly ActorDraft[],
): NounPosition | null {
  const { tokens } = document;
  const opening = tokens[complement];
  if (holders.length === 0 || opening === undefined || !OPENING.test(opening.lower)) return null;
  // Before the main verb, a comma closes what stands in front; behind it, what is wanted may have commas of its own.
  const fronted = !hasVerb(document, sentence.firstToken, noun);
  let end = complement + 1;
  while (end < sentence.lastToken && !closes(document, end, fronted) && !isVerbOfClause(document, end, opening.lower))
    end++;
  const last = tokens[end - 1];
  if (last === undefined || end - complement < 3) return null;
  return {
    taken,
    holders,
    noun,
    complement,
    range: { start: startAt(document, sentence, noun), end: last.end },
  };
}

function hasVerb(document: Document, from: number, to: number): boolean {
  for (let at = from; at < to; at++) {
    const token = document.tokens[at];
    if (token?.tag === "AUX" || (token?.tag === "VERB" && !/ing$/.test(token.lower))) return true;
  }
  return false;
}

function closes(document: Document, at: number, fronted: boolean): boolean {
  const text = document.tokens[at]?.text ?? "";
  if (/^[;.”"]$/.test(text)) return true;
  if (text !== ",") return false;
  return (
    fronted ||
    /^(?:and|but|while|whereas|which|as|with|by|on|noting|stressing|parties|delegates)$/.test(
      document.tokens[at + 1]?.lower ?? "",
    )
  );
}

function isVerbOfClause(document: Document, at: number, opening: string): boolean {
  const token = document.tokens[at];
  return opening !== "that" && token !== undefined && /^(?:is|are|was|were|has|had|have|will|would)$/.test(token.lower);
}

/** With the determiner and the adjectives before it. */
function startAt(document: Document, sentence: Sentence, noun: number): number {
  let first = noun;
  while (first > sentence.firstToken && /^(?:DET|ADJ)$/.test(document.tokens[first - 1]?.tag ?? "")) first--;
  return document.tokens[first]?.start ?? 0;
}

/** "…, as suggested by PERU": the clause before is what is wanted. */
export function readAsSuggested(document: Document, cast: Cast, sentence: Sentence): NounPosition | null {
  const { tokens } = document;
  for (let at = sentence.firstToken + 3; at < sentence.lastToken - 2; at++) {
    if (tokens[at]?.lower !== "as" || !SUGGESTED.test(tokens[at + 1]?.lower ?? "") || tokens[at + 2]?.lower !== "by")
      continue;
    const listed = holdersFrom(document, cast, sentence, at + 3);
    if (listed === null) return null;
    const end = tokens[listed.end - 1]?.end ?? sentence.end;
    return {
      taken: {
        stance: /^(?:preferred|supported|favou?red)$/.test(tokens[at + 1]?.lower ?? "") ? "SUPPORTS" : "DEMANDS",
        strength: "PREFERENCE",
      },
      holders: listed.members.map(({ actor, group }) => group ?? actor),
      noun: at + 1,
      complement: sentence.firstToken,
      range: { start: sentence.start, end },
    };
  }
  return null;
}

/** "For Norway, the ban is a red line": whose judgement the clause is, and where it begins. */
export function readForWhom(
  document: Document,
  cast: Cast,
  sentence: Sentence,
): { readonly holders: readonly ActorDraft[]; readonly first: number } | null {
  if (document.tokens[sentence.firstToken]?.lower !== "for") return null;
  const listed = holdersFrom(document, cast, sentence, sentence.firstToken + 1);
  if (listed === null || document.tokens[listed.end]?.text !== ",") return null;
  return { holders: listed.members.map(({ actor, group }) => group ?? actor), first: listed.end + 1 };
}

const SUGGESTED =
  /^(?:suggested|proposed|requested|recommended|advocated|urged|demanded|preferred|supported|favou?red)$/;
