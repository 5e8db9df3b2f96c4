// Where a subject ends before its verb: left over adverbs, days and what is put in between commas or dashes.

import type { Token } from "./document.ts";
import { isRelative, isTimeWord } from "./phrases.ts";
import { groupFrom, type Syntax } from "./syntax.ts";

const TIME_NOUNS =
  /^(?:week|weekend|month|year|morning|afternoon|evening|night|day|hours?|season|spring|summer|fall|autumn|winter)$/;
const BEFORE_TIME = /^(?:this|last|next|earlier|later|early|late|that|same|past|mid|the|each|every)$/;
const TIME_PREPOSITIONS = /^(?:on|in|during|at|since|by|until|before|after|over)$/;

/** The first word to the left that is no adverb. */
export function behindAdverbs({ document, sentence }: Syntax, from: number): Token | undefined {
  let at = from;
  while (at > sentence.firstToken && document.tokens[at]?.tag === "ADV") at--;
  return at < sentence.firstToken ? undefined : document.tokens[at];
}

/** Token at which the subject ends: left over adverbs, days and asides; null at the beginning of the sentence. */
export function subjectEnd(syntax: Syntax, from: number): number | null {
  const { document, sentence, groups } = syntax;
  const { tokens } = document;
  let at = from;
  while (at >= sentence.firstToken) {
    const token = tokens[at];
    if (token === undefined) return null;
    const before = at > sentence.firstToken ? tokens[at - 1] : undefined;
    if (token.tag === "ADV" && !isRelative(token)) at--;
    else if (
      /^(?:also|then|all|both|each|later|too|however|once|himself|herself|themselves|itself)$/.test(token.lower) &&
      before !== undefined &&
      token.lower !== before.lower
    )
      at--;
    else if (before !== undefined && isTimeChunkEnd(token, before)) {
      at--;
      while (
        at > sentence.firstToken &&
        (isTimeWord(tokens[at] ?? token) ||
          BEFORE_TIME.test(tokens[at]?.lower ?? "") ||
          TIME_NOUNS.test(tokens[at]?.lower ?? ""))
      )
        at--;
      if (TIME_PREPOSITIONS.test(tokens[at]?.lower ?? "") && at > sentence.firstToken) at--;
    } else if (
      token.tag === "VERB" &&
      before !== undefined &&
      isNoun(before) &&
      groups[groupFrom(syntax, at)]?.form === "PARTICIPLE" &&
      groups[groupFrom(syntax, at)]?.verb === at
    )
      at--;
    else if (token.text === "," && before !== undefined) {
      const open = asideStart(syntax, at);
      if (open === null) return tokens[at - 1]?.tag === "CCONJ" ? at - 1 : at;
      at = open - 1;
    } else if (/^(?:--|—|–)$/.test(token.text)) {
      let open = at - 1;
      while (open > sentence.firstToken && at - open < 60 && tokens[open]?.text !== token.text) open--;
      if (tokens[open]?.text !== token.text || open <= sentence.firstToken) return at;
      at = open - 1;
    } else return at;
  }
  return null;
}

function isTimeChunkEnd(token: Token, before: Token): boolean {
  if (isTimeWord(token)) return before.tag !== "ADP" || TIME_PREPOSITIONS.test(before.lower);
  if (TIME_NOUNS.test(token.lower))
    return (
      (BEFORE_TIME.test(before.lower) &&
        before.lower !== "the" &&
        before.lower !== "each" &&
        before.lower !== "every") ||
      isTimeWord(before)
    );
  return token.tag === "NUM" && /^(?:19|20)\d\d$/.test(token.text) && before.lower === "in";
}

/** The comma that opens the aside which the comma at `closing` closes; null when none does. */
function asideStart(syntax: Syntax, closing: number): number | null {
  const { document, sentence } = syntax;
  const { tokens } = document;
  let depth = 0;
  for (let at = closing - 1; at > sentence.firstToken && closing - at < 60; at--) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    if (token === undefined || before === undefined || next === undefined) return null;
    if (/^[”)]$/.test(token.text)) depth++;
    if (/^[“(]$/.test(token.text)) depth--;
    if (depth < 0) return null;
    if (token.text !== "," || depth > 0) continue;
    // "supported the plan and, with Chile, called for …"
    if (before.tag === "CCONJ") return at;
    const nominal =
      before.tag === "NOUN" ||
      before.tag === "PROPN" ||
      before.tag === "PRON" ||
      before.tag === "NUM" ||
      before.text === ")" ||
      before.text === "”" ||
      before.text === '"';
    if (!nominal) continue;
    // "in Toledo, Ohio, …", "Dana Rich, 52, …" and enumerations go on to the left.
    if (at + 2 === closing && next.tag === "PROPN") continue;
    if (next.tag === "CCONJ" && next.lower !== "or") return null;
    return isClause(syntax, at + 1, closing) ? null : at;
  }
  return null;
}

/** Whether tokens `from` up to `to` are a clause of their own, no aside: ", Silva left the room, …". */
function isClause({ document, groups }: Syntax, from: number, to: number): boolean {
  const opening = document.tokens[from];
  if (opening === undefined || isRelative(opening) || opening.tag === "SCONJ" || opening.tag === "ADP") return false;
  return groups.some(
    (group) =>
      group.form === "FINITE" &&
      group.first > from &&
      group.verb < to &&
      // "the Board of Media Outreach", "the army-occupied hills": parts of names and adjectives are taken for verbs.
      !/^\p{Lu}/u.test(document.tokens[group.verb]?.text ?? "") &&
      document.tokens[group.first - 1]?.text !== "-" &&
      !document.tokens.slice(from, group.first).some((token) => isRelative(token) || token.tag === "SCONJ"),
  );
}

/** A noun, a name or a pronoun that is no relative. */
export function isNoun(token: Token): boolean {
  return token.tag === "NOUN" || token.tag === "PROPN" || (token.tag === "PRON" && !isRelative(token));
}
