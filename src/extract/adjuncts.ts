// What stands between a cue and what is said: days, places, occasions, and whom it was said to.

import type { Token } from "./document.ts";
import { BARE_VERBS, OBJECT_VERBS, VERB_FORMS } from "./lexicon/reporting.ts";
import { ADDRESSEES } from "./lexicon/reporting.ts";
import { isTimeWord, nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import { beginsClause, type Syntax } from "./syntax.ts";

/** No farther than this from the cue is "that" looked for; in tokens. */
const REACH = 28;

/** The token after days, "in a statement", "at a news conference", "to reporters" right behind a cue. */
export function skipAdjuncts(syntax: Syntax, from: number, lemma: string): number {
  const jump = complementizerAfter(syntax, from, lemma);
  if (jump !== null) return jump;
  const { document, sentence } = syntax;
  const { tokens } = document;
  let at = from;
  for (let guard = 0; guard < 4; guard++) {
    const token = tokens[at];
    if (token === undefined || at >= sentence.lastToken) return at;
    if (isTimeWord(token)) {
      at++;
      while (/^(?:morning|afternoon|evening|night)$/.test(tokens[at]?.lower ?? "")) at++;
    } else if (
      token.tag === "ADV" &&
      /^(?:later|earlier|again|also|then|repeatedly|publicly|recently|afterwards?|there|here|today|now)$/.test(
        token.lower,
      )
    )
      at++;
    else if (ADDRESSEES.has(token.lower) && tokens[at + 1]?.lower === "that") at++;
    else if (PREPOSITIONS.test(token.lower)) {
      const phrase = nounPhraseStartingAt(document, sentence, at + 1);
      if (phrase === null) return at;
      const short = shortPhraseEnd(syntax, phrase);
      const last = tokens[short];
      const after = tokens[short + 1];
      // Only when what is said still follows: "said in a statement that", "said on Monday the".
      const settles =
        after === undefined ||
        short + 1 >= sentence.lastToken ||
        after.lower === "that" ||
        /^[,.:;“"]$/.test(after.text) ||
        (last !== undefined && isTimeWord(last)) ||
        OCCASIONS.test(last?.lower ?? "");
      if (!settles) return at;
      at = short + 1;
    } else return at;
  }
  return at;
}

const PREPOSITIONS =
  /^(?:in|at|on|during|after|before|to|through|via|from|under|with|by|last|this|earlier|later|early|late)$/;
const OCCASIONS =
  /^(?:statement|interview|conference|speech|letter|report|tweet|post|briefing|telephone|address|call|email|e-mail|message|rally|hearing|week|month|year|morning|afternoon|evening|night|debate|time|memo|filing|testimony)$/;

/** "said at a rally in Lima, Ohio, that": the place of "that", or of a pronoun that begins the clause. */
function complementizerAfter(syntax: Syntax, from: number, lemma: string): number | null {
  const { document, sentence } = syntax;
  const { tokens } = document;
  const first = tokens[from];
  if (first === undefined || from >= sentence.lastToken) return null;
  const adjunct =
    first.tag === "ADP" ||
    first.tag === "ADV" ||
    first.tag === "SCONJ" ||
    isTimeWord(first) ||
    /^(?:to|last|this|earlier|later|early|late)$/.test(first.lower);
  if (/^(?:that|whether|if|how|why|what|when|where)$/.test(first.lower)) return null;
  const aside = first.text === ",";
  if (!adjunct && !aside) return null;
  for (let at = from + 1; at < Math.min(from + REACH, sentence.lastToken); at++) {
    const token = tokens[at];
    const before = tokens[at - 1];
    if (token === undefined || before === undefined || /^[“”";:().]$/.test(token.text)) return null;
    const next = tokens[at + 1];
    if (
      token.lower === "that" &&
      (!aside || before.text === ",") &&
      next !== undefined &&
      next.tag !== "VERB" &&
      next.tag !== "AUX" &&
      beginsClause(syntax, at + 1)
    )
      return at;
    if (aside) continue;
    if (token.tag === "VERB" || token.tag === "AUX" || /^(?:who|which|when|as|because|and|but)$/.test(token.lower))
      return null;
    if (
      isSubjectPronoun(token) &&
      (BARE_VERBS.has(lemma) || OBJECT_VERBS.has(lemma)) &&
      beginsClause(syntax, at) &&
      before.tag !== "ADP"
    )
      return at;
  }
  return null;
}

function isSubjectPronoun(token: Token): boolean {
  return /^(?:he|she|they|we|i|there|it)$/.test(token.lower);
}

/** "told the Post that", "asked him about": the place after whom was told, and who that is. */
export function afterAddressee(
  syntax: Syntax,
  lemma: string,
  at: number,
): { readonly at: number; readonly addressee: Phrase } | null {
  const { document, sentence } = syntax;
  const { tokens } = document;
  const told = nounPhraseStartingAt(document, sentence, at);
  if (told === null) return null;
  const end = behindTitle(syntax, addresseeEnd(syntax, told));
  const next = tokens[end + 1];
  const last = tokens[end];
  if (last === undefined) return null;
  const addressee = { ...told, last: end, end: last.end };
  const announced =
    next === undefined ||
    end + 1 >= sentence.lastToken ||
    /^(?:that|whether|if|how|why|what|about|of|when|where|,|:|“|"|\.)$/.test(next.lower) ||
    isTimeWord(next) ||
    next.tag === "ADP";
  const promised = /^(?:promise|question|answer)$/.test(lemma) && next?.lower !== "that";
  if (lemma === "tell" || (announced && !promised) || (!promised && beginsClause(syntax, end + 1)))
    return { at: end + 1, addressee };
  return null;
}

/** "told Radio Lima's “Good Morning”": the title in quotation marks belongs to whom was told. */
function behindTitle({ document, sentence }: Syntax, end: number): number {
  const { tokens } = document;
  const mark = tokens[end + 1];
  const last = tokens[end];
  if (mark === undefined || last === undefined || !/^[“"]$/.test(mark.text)) return end;
  if (!/^(?:['’]s?|show|program|programme)$/.test(last.lower)) return end;
  for (let at = end + 2; at < Math.min(end + 9, sentence.lastToken); at++)
    if (/^[”"]$/.test(tokens[at]?.text ?? "")) return at;
  return end;
}

/** Whom was told is short: "told The Chronicle in a call", "told a crowd at a rally that". */
function addresseeEnd(syntax: Syntax, told: Phrase): number {
  const { tokens } = syntax.document;
  let end = told.head;
  // The head is the last noun before a preposition; "members of the club" goes on.
  while (end < told.last && tokens[end + 1]?.lower === "of") {
    end += 2;
    while (end < told.last && !/^(?:PUNCT|ADP|CCONJ)$/.test(tokens[end + 1]?.tag ?? "PUNCT")) end++;
  }
  while (end < told.last && tokens[end + 1]?.lower === "and" && !VERB_FORMS.has(tokens[end + 2]?.lower ?? "")) {
    end += 2;
    while (end < told.last && !/^(?:PUNCT|ADP|CCONJ)$/.test(tokens[end + 1]?.tag ?? "PUNCT")) end++;
  }
  if (end < told.last && /^['’]s?$/.test(tokens[end + 1]?.text ?? "")) end++;
  return Math.min(end, told.last);
}

export function shortPhraseEnd({ document }: Syntax, phrase: Phrase): number {
  for (let at = phrase.first; at < phrase.last; at++) {
    if (document.tokens[at + 1]?.text === ",") return at;
  }
  return phrase.last;
}
