// What follows a cue: "said that …", "urged X to …", "described X as …", "offered assurances that …".

import { clauseEnd, trimmed } from "./clauses.ts";
import type { Subject } from "./cues.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token } from "./document.ts";
import {
  ADDRESSEES,
  AS_VERBS,
  CLAUSE_VERBS,
  COMMAND_VERBS,
  CUE_NOUNS,
  LIGHT_VERBS,
  OBJECT_VERBS,
  WEAK_VERBS,
} from "./lexicon/reporting.ts";
import { isPossessive, isTimeWord, nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";

export function readComplement(
  document: Document,
  sentence: Sentence,
  token: Token,
  lemma: string,
  cue: Range,
  subject: Subject,
): StatementDraft | null {
  const { tokens } = document;
  let at = token.index + 1;
  let addressee: Phrase | null = null;
  const next = () => (at < sentence.lastToken ? tokens[at] : undefined);
  let wholeCue = cue;

  const { rules } = document;
  if (LIGHT_VERBS.has(lemma) && rules.has("statements.noun")) {
    const object = nounPhraseStartingAt(document, sentence, at);
    const head = object === null ? undefined : tokens[object.last];
    if (
      object !== null &&
      head !== undefined &&
      CUE_NOUNS.has(head.lower) &&
      tokens[object.last + 1]?.lower === "that"
    ) {
      wholeCue = { start: cue.start, end: object.end };
      at = object.last + 2;
      const end = clauseEnd(document, sentence, at, cue);
      const start = tokens[at]?.start;
      if (start === undefined) return null;
      return build(document, sentence, {
        verb: lemma,
        cue: [wholeCue],
        content: trimmed(document, start, end),
        ...subject,
      });
    }
    if (!CLAUSE_VERBS.has(lemma) && !OBJECT_VERBS.has(lemma)) return null;
  }
  if (COMMAND_VERBS.has(lemma) && rules.has("statements.command")) {
    const object = lemma === "call" && next()?.lower === "on" ? at + 1 : at;
    const told = nounPhraseStartingAt(document, sentence, object);
    const particle = told === null ? undefined : tokens[told.last + 1];
    if (told !== null && particle?.lower === "to" && particle.tag === "PART") {
      const end = clauseEnd(document, sentence, told.last + 1, cue);
      if (object > at) wholeCue = { start: cue.start, end: tokens[at]?.end ?? cue.end };
      return build(document, sentence, {
        verb: lemma,
        cue: [wholeCue],
        content: trimmed(document, told.start, end),
        addressee: told,
        ...subject,
      });
    }
  }
  if (lemma === "tell" || lemma === "inform" || lemma === "assure" || lemma === "warn" || lemma === "remind") {
    const told = nounPhraseStartingAt(document, sentence, at);
    if (told !== null) {
      const following = tokens[told.last + 1];
      if (lemma === "tell" || following?.lower === "that") {
        addressee = told;
        at = told.last + 1;
      }
    }
  }
  if (rules.has("statements.adjuncts")) at = skipAdjuncts(document, sentence, at);
  const first = next();
  if (first === undefined || first.text === ".") return null;

  if (rules.has("statements.that") && first.lower === "that" && first.tag !== "DET" && CLAUSE_VERBS.has(lemma)) {
    const start = tokens[at + 1]?.start;
    if (start === undefined) return null;
    const end = clauseEnd(document, sentence, at + 1, cue);
    return build(document, sentence, {
      verb: lemma,
      cue: [wholeCue],
      content: trimmed(document, start, end),
      addressee,
      ...subject,
    });
  }
  const mark = first.text === "," || first.text === ":" ? tokens[at + 1] : first;
  if (
    rules.has("statements.quotation") &&
    mark !== undefined &&
    /^[“"]$/.test(mark.text) &&
    (first.text === "," || first.text === ":" || CLAUSE_VERBS.has(lemma))
  ) {
    const quotation = quotationAt(document, mark.end);
    if (quotation !== undefined) {
      const whole = quotation.end + 2 >= sentence.end || first.text === "," || first.text === ":";
      const end = whole ? quotation.end : clauseEnd(document, sentence, mark.index, cue);
      return build(document, sentence, {
        verb: lemma,
        cue: [wholeCue],
        content: trimmed(document, quotation.start, Math.max(end, quotation.end)),
        addressee,
        ...subject,
      });
    }
  }
  if (rules.has("statements.as") && AS_VERBS.has(lemma) && !CLAUSE_VERBS.has(lemma)) {
    const end = clauseEnd(document, sentence, at, cue);
    if (!/ as /.test(document.text.slice(first.start, end))) {
      if (!OBJECT_VERBS.has(lemma)) return null;
    } else {
      // The day of saying may stand before "as": "described the talks Tuesday as promising".
      const pieces: Range[] = [];
      let from = first.start;
      for (let i = at; i < sentence.lastToken; i++) {
        const word = tokens[i];
        if (word === undefined || word.start >= end) break;
        if (isTimeWord(word) && tokens[i + 1]?.lower === "as") {
          pieces.push(...trimmed(document, from, word.start));
          from = word.end;
        }
      }
      pieces.push(...trimmed(document, from, end));
      return build(document, sentence, { verb: lemma, cue: [wholeCue], content: pieces, ...subject });
    }
  }
  if (WEAK_VERBS.has(lemma) && !OBJECT_VERBS.has(lemma)) return null;
  if (
    rules.has("statements.clause") &&
    CLAUSE_VERBS.has(lemma) &&
    !WEAK_VERBS.has(lemma) &&
    startsClause(document, sentence, at)
  ) {
    const end = clauseEnd(document, sentence, at, cue);
    return build(document, sentence, {
      verb: lemma,
      cue: [wholeCue],
      content: trimmed(document, first.start, end),
      addressee,
      ...subject,
    });
  }
  if (
    rules.has("statements.object") &&
    OBJECT_VERBS.has(lemma) &&
    OBJECT_ONLY.has(lemma) &&
    (["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(first.tag) || isPossessive(first) || first.lower === "for")
  ) {
    const from = first.lower === "for" ? tokens[at + 1] : first;
    if (from === undefined) return null;
    const end = clauseEnd(document, sentence, at, cue);
    return build(document, sentence, {
      verb: lemma,
      cue: [wholeCue],
      content: trimmed(document, from.start, end),
      ...subject,
    });
  }
  return null;
}

/** Verbs of saying whose plain object is what was said. */
const OBJECT_ONLY = new Set(
  "demand deny reject condemn denounce criticize criticise announce reiterate predict urge reaffirm propose request".split(
    " ",
  ),
);

/** Whether a clause with its own verb begins here: "said the talks were …". */
function startsClause(document: Document, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(from + 40, sentence.lastToken); at++) {
    const token = document.tokens[at];
    if (token === undefined) return false;
    if (at > from && (token.tag === "AUX" || (token.tag === "VERB" && document.tokens[at - 1]?.lower !== "to")))
      return true;
  }
  return false;
}

const ADJUNCT_PREPOSITIONS = new Set([
  "in",
  "at",
  "on",
  "during",
  "after",
  "to",
  "through",
  "via",
  "from",
  "last",
  "this",
  "earlier",
  "later",
  "early",
  "late",
]);

/** Skips days, "in a statement", "at a news conference", "to reporters" right after a cue. */
export function skipAdjuncts(document: Document, sentence: Sentence, from: number): number {
  const { tokens } = document;
  let at = from;
  for (let guard = 0; guard < 4; guard++) {
    const token = tokens[at];
    if (token === undefined || at >= sentence.lastToken) return at;
    if (isTimeWord(token)) {
      at++;
      while (
        tokens[at]?.lower === "morning" ||
        tokens[at]?.lower === "afternoon" ||
        tokens[at]?.lower === "evening" ||
        tokens[at]?.lower === "night"
      )
        at++;
    } else if (
      token.tag === "ADV" &&
      /^(?:later|earlier|again|also|then|repeatedly|publicly|recently|afterwards?)$/.test(token.lower)
    )
      at++;
    else if (ADDRESSEES.has(token.lower)) at++;
    else if (ADJUNCT_PREPOSITIONS.has(token.lower)) {
      const phrase = nounPhraseStartingAt(document, sentence, at + 1);
      if (phrase === null) return at;
      const short = shortPhraseEnd(document, phrase);
      const after = tokens[short + 1];
      // Only when what is said still follows: "said in a statement that", "said on Monday the".
      const last = tokens[short];
      const settles =
        after === undefined ||
        short + 1 >= sentence.lastToken ||
        after.lower === "that" ||
        /^[,.:;“"]$/.test(after.text) ||
        (last !== undefined && isTimeWord(last)) ||
        /^(?:statement|interview|conference|speech|letter|report|tweet|post|briefing|telephone|address)$/.test(
          last?.lower ?? "",
        );
      if (!settles) return at;
      at = short + 1;
    } else return at;
  }
  return at;
}

export function shortPhraseEnd(document: Document, phrase: Phrase): number {
  for (let at = phrase.first; at < phrase.last; at++) {
    if (document.tokens[at + 1]?.text === ",") return at;
  }
  return phrase.last;
}
