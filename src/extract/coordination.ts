// Noun phrases that are joined: "an Egyptian and an American official" are two phrases with one head.

import type { Document, Token } from "./document.ts";
import { knownAs } from "./known-names.ts";
import type { Phrase } from "./phrases.ts";

/** "an Egyptian and an American official": two phrases with one head. */
export function coordinated(document: Document, phrase: Phrase, isName: (token: number) => boolean): readonly Phrase[] {
  const { tokens } = document;
  const comma = findComma(document, phrase);
  const last = comma === null ? phrase.last : comma - 1;
  for (let at = phrase.first + 1; at < last; at++) {
    if (tokens[at]?.lower !== "and") continue;
    const left = tokens[at - 1];
    const right = tokens[at + 1];
    if (left === undefined || right === undefined || isName(at)) continue;
    const make = (first: number, final: number, head: number): Phrase => ({
      first,
      last: final,
      head,
      start: tokens[first]?.start ?? phrase.start,
      end: tokens[final]?.end ?? phrase.end,
    });
    if (
      right.tag === "DET" &&
      (left.tag === "ADJ" || left.tag === "PROPN") &&
      tokens[phrase.first]?.tag === "DET" &&
      isDemonym(left)
    ) {
      return [
        { ...make(phrase.first, at - 1, last), head: phrase.head > at ? phrase.head : last, end: left.end },
        { ...make(at + 1, last, phrase.head > at ? phrase.head : last) },
      ];
    }
    const leftHead = headLeft(document, phrase.first, at - 1);
    if (leftHead === null || !["NOUN", "PROPN"].includes(left.tag)) continue;
    const rightHead = headLeft(document, at + 1, last);
    if (rightHead === null) continue;
    return [make(phrase.first, at - 1, leftHead), ...coordinated(document, make(at + 1, last, rightHead), isName)];
  }
  return [phrase];
}

function isDemonym(token: Token): boolean {
  return /^\p{Lu}/u.test(token.text) && knownAs(token.text) === null;
}

function findComma(document: Document, phrase: Phrase): number | null {
  for (let at = phrase.head + 1; at <= phrase.last; at++) if (document.tokens[at]?.text === ",") return at;
  return null;
}

function headLeft(document: Document, first: number, last: number): number | null {
  let head: number | null = null;
  for (let at = first; at <= last; at++) {
    const token = document.tokens[at];
    if (token === undefined) break;
    if (token.tag === "ADP" && head !== null) break;
    if (token.text === ",") break;
    if (token.tag === "NOUN" || token.tag === "PROPN" || token.tag === "PRON") head = at;
  }
  return head;
}
