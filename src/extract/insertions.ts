// What stands between commas and prepositions around a subject: "Norway, speaking for the group, …".

import type { ActorDraft, Cast } from "./cast.ts";
import type { Document, Range, Sentence } from "./document.ts";
import { TITLES } from "./lexicon/bodies.ts";
import { isTimeWord, nounPhraseEndingAt, type Phrase } from "./phrases.ts";

/** Whether a token tells a time or opens such an adjunct: "on Monday", "last week". */
export function isAdjunct(document: Document, at: number): boolean {
  const token = document.tokens[at];
  return (
    token !== undefined &&
    (isTimeWord(token) || /^(?:on|this|last|early|late|week|morning|evening|night)$/.test(token.lower))
  );
}

/** With what stands before a preposition: "students throughout Peru". */
export function wholePhrase(document: Document, sentence: Sentence, end: number): Phrase | null {
  const phrase = nounPhraseEndingAt(document, sentence, end);
  const before = phrase === null ? undefined : document.tokens[phrase.first - 1];
  if (phrase === null || before === undefined || before.index - 1 < sentence.firstToken) return phrase;
  if (!/^(?:across|throughout|around|near|inside|outside|within|of|from)$/.test(before.lower)) return phrase;
  const head = nounPhraseEndingAt(document, sentence, before.index - 1);
  return head === null ? phrase : { ...head, end: phrase.end, last: phrase.last };
}

const INSERTION =
  /^(?:for|on|with|speaking|along|together|also|a|an|the|who|which|representing|however|meanwhile|in|at|its|his|her|their|following|after|amid|despite|under|facing|responding|citing|like|unlike|including|one)$/;

/** The comma that opens the phrase that the comma at `closing` closes: the leftmost that starts like an insertion. */
export function insertionStart(document: Document, sentence: Sentence, closing: number): number | null {
  let found: number | null = null;
  for (let at = closing - 1; at > sentence.firstToken && closing - at < 40; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === ";") break;
    if (token.tag === "AUX") break;
    if (token.text !== ",") continue;
    const next = document.tokens[at + 1];
    if (next !== undefined && (INSERTION.test(next.lower) || TITLES.has(next.lower))) found = at;
  }
  return found;
}

/** The group in "speaking for the GROUP". */
export function groupIn(document: Document, cast: Cast, inserted: Range): readonly ActorDraft[] {
  const text = document.text.slice(inserted.start, inserted.end);
  const mark = /^\s*(?:speaking )?(?:for|on behalf of|representing)\b/i.exec(text);
  return mark === null ? [] : cast.within({ start: inserted.start + mark[0].length, end: inserted.end });
}
