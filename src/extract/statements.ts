// Who is reported to have said what: cues, their sources, and the content that they govern.

import type { StatementMode } from "../domain/vocabulary.ts";

import { type Document, quotationAt, type Quotation, type Range, type Sentence, type Token } from "./document.ts";
import {
  ADDRESSEES,
  AS_VERBS,
  CLAUSE_VERBS,
  COMMAND_VERBS,
  CUE_NOUNS,
  INVERTING_VERBS,
  LIGHT_VERBS,
  MENTAL_VERBS,
  OBJECT_VERBS,
  QUOTATION_VERBS,
  WEAK_VERBS,
} from "./lexicon/reporting.ts";
import {
  beforeVerbGroup,
  isPossessive,
  isRelative,
  isTimeWord,
  nounPhraseEndingAt,
  nounPhraseStartingAt,
  type Phrase,
  verbGroupStart,
} from "./phrases.ts";

export interface StatementDraft {
  readonly sentence: number;
  /** Lemma of the cue; "accord" for "according to", "" for a quotation that goes on. */
  readonly verb: string;
  readonly cue: readonly Range[];
  readonly source: Phrase | null;
  /** The draft whose speakers are meant, for a quotation that goes on or a source that stands in another sentence. */
  readonly follows: StatementDraft | null;
  readonly content: readonly Range[];
  readonly mode: StatementMode;
  readonly mental: boolean;
  readonly secondHand: boolean;
  readonly addressee: Phrase | null;
  /** Tokens at the cue among which the day of saying is looked for. */
  readonly around: Range;
}

/** Finds every statement, in text order. */
export function findStatements(document: Document): readonly StatementDraft[] {
  const found: StatementDraft[] = [];
  for (const sentence of document.sentences) {
    const inSentence: StatementDraft[] = [];
    for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
      const token = document.tokens[at];
      if (token === undefined || quotationAt(document, token.start) !== undefined) continue;
      const draft =
        readAccordingTo(document, sentence, token) ?? readVerb(document, sentence, token, inSentence, found.at(-1));
      if (draft !== null && !isTaken(draft, inSentence)) inSentence.push(draft);
    }
    found.push(...inSentence);
  }
  return addContinuations(document, found).toSorted((a, b) => firstStart(a) - firstStart(b));
}

function firstStart(draft: StatementDraft): number {
  return Math.min(draft.content[0]?.start ?? 0, draft.cue[0]?.start ?? Number.MAX_SAFE_INTEGER);
}

function isTaken(draft: StatementDraft, others: readonly StatementDraft[]): boolean {
  return others.some((other) =>
    other.content.some((a) => draft.content.some((b) => a.start === b.start && a.end === b.end)),
  );
}

// ---- According to --------------------------------------------------------------------------------------------------

function readAccordingTo(document: Document, sentence: Sentence, token: Token): StatementDraft | null {
  const next = document.tokens[token.index + 1];
  if (token.lower !== "according" || next?.lower !== "to") return null;
  const source = nounPhraseStartingAt(document, sentence, token.index + 2);
  if (source === null) return null;
  const cue = { start: token.start, end: next.end };
  const after = document.tokens[source.last + 1];
  const content: Range[] = [];
  if (token.index > sentence.firstToken) {
    content.push(...trimmed(document, clauseStart(document, sentence, token.index), token.start));
  }
  if (after !== undefined && after.text === "," && source.last + 2 < sentence.lastToken) {
    content.push(...trimmed(document, after.end, clauseEnd(document, sentence, source.last + 2, null)));
  }
  return build(document, sentence, { verb: "accord", cue: [cue], source, content });
}

/** Where the clause begins that an attribution at `at` closes: the sentence, or what follows ", when"/", but". */
function clauseStart(document: Document, sentence: Sentence, at: number): number {
  const { tokens } = document;
  for (let i = at - 2; i > sentence.firstToken; i--) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined || before?.text !== ",") continue;
    if (token.lower === "but" || token.lower === "when" || token.lower === "while") {
      return token.lower === "when" ? token.start : token.end;
    }
  }
  return tokens[sentence.firstToken]?.start ?? sentence.start;
}

// ---- Verbs ---------------------------------------------------------------------------------------------------------

function readVerb(
  document: Document,
  sentence: Sentence,
  token: Token,
  others: readonly StatementDraft[],
  lastOfText: StatementDraft | undefined,
): StatementDraft | null {
  if (!isVerb(document, token)) return null;
  const lemma = lemmaOf(token);
  const clause = CLAUSE_VERBS.has(lemma) || QUOTATION_VERBS.has(lemma);
  const known = clause || OBJECT_VERBS.has(lemma) || COMMAND_VERBS.has(lemma) || AS_VERBS.has(lemma);
  if (!known && !LIGHT_VERBS.has(lemma)) return null;
  const { tokens } = document;
  const groupStart = verbGroupStart(document, sentence, token.index);
  const group = tokens.slice(groupStart, token.index);
  if (group.some((word) => /^(?:not|n't|never)$/.test(word.lower)) && lemma !== "say") return null;
  if (group.some((word) => /^(?:would|could|can|may|might|should|to|let|do|did|does|will)$/.test(word.lower)))
    return null;
  const before = tokens[groupStart - 1];
  if (before !== undefined && groupStart > sentence.firstToken) {
    if (before.lower === "to" && before.tag === "PART") return null;
    if (before.tag === "DET" || isPossessive(before)) return null;
  }
  const cue: Range = { start: tokens[groupStart]?.start ?? token.start, end: token.end };

  const inverted = clause ? readInverted(document, sentence, token, cue) : null;
  if (inverted !== null) return inverted;

  const subject = findSubject(document, sentence, token, groupStart, others, lastOfText);
  if (subject === null) return null;
  const parenthetical = clause ? readParenthetical(document, sentence, token, groupStart, cue, subject) : null;
  if (parenthetical !== null) return parenthetical;
  return readComplement(document, sentence, token, lemma, cue, subject);
}

function isVerb(document: Document, token: Token): boolean {
  if (/^(?:said|says|told|tells|saying|adding|warned|warns|announced)$/.test(token.lower)) return true;
  if (token.tag === "VERB") return true;
  // "The paper reports that …": the tagger takes many such verbs for plurals.
  const next = document.tokens[token.index + 1];
  const before = document.tokens[token.index - 1];
  return (
    token.tag === "NOUN" &&
    MISTAGGED.test(token.lower) &&
    (before?.tag === "PROPN" || before?.tag === "NOUN" || before?.tag === "PRON") &&
    next !== undefined &&
    /^(?:that|:|"|“)$/.test(next.lower)
  );
}

const MISTAGGED =
  /^(?:reports|claims|notes|states|warns|demands|promises|estimates|proposes|pledges|vows|comments|argues|reveals|answers|questions)$/;

function lemmaOf(token: Token): string {
  if (/^(?:said|says|saying)$/.test(token.lower)) return "say";
  if (token.tag === "NOUN") return token.lower.replace(/s$/, "");
  return token.lemma.toLowerCase();
}

interface Subject {
  readonly source: Phrase | null;
  readonly follows: StatementDraft | null;
  readonly secondHand: boolean;
}

function findSubject(
  document: Document,
  sentence: Sentence,
  verb: Token,
  groupStart: number,
  others: readonly StatementDraft[],
  lastOfText: StatementDraft | undefined,
): Subject | null {
  const { tokens } = document;
  const at = beforeVerbGroup(document, sentence, verb.index);
  const token = tokens[at];
  // "is warning" is as finite as "warns".
  const progressive = document.tokens
    .slice(groupStart, verb.index)
    .some((word) => word.tag === "AUX" || /^(?:is|are|was|were|'s|'re)$/.test(word.lower));
  const participle = /ing$/.test(verb.lower) && !progressive;
  // "have been quoted as saying", "was reported as having said"
  if (
    participle &&
    tokens[groupStart - 1]?.lower === "as" &&
    /^(?:quoted|cited|reported|seen|heard)$/.test(tokens[groupStart - 2]?.lower ?? "")
  ) {
    const outer = tokens[groupStart - 2];
    if (outer === undefined) return null;
    const end = beforeVerbGroup(document, sentence, outer.index);
    const source = nounPhraseEndingAt(document, sentence, end);
    return source === null ? null : { source, follows: null, secondHand: true };
  }
  if (at < sentence.firstToken || token === undefined) {
    if (participle || lastOfText === undefined) return null;
    return null;
  }
  if (isRelative(token)) {
    const comma = tokens[at - 1]?.text === "," ? at - 2 : at - 1;
    const source = nounPhraseEndingAt(document, sentence, comma);
    return source === null ? null : { source, follows: null, secondHand: false };
  }
  if (participle) {
    if (token.text !== "," && token.lower !== "and" && token.lower !== "while" && token.lower !== "by") return null;
    const shared = others.at(-1)?.source ?? mainSubject(document, sentence, at);
    return shared === null ? null : { source: shared, follows: null, secondHand: false };
  }
  if (token.tag === "CCONJ" || (token.text === "," && tokens[at - 1]?.tag === "CCONJ")) {
    const shared = others.at(-1)?.source ?? mainSubject(document, sentence, at);
    return shared === null ? null : { source: shared, follows: null, secondHand: false };
  }
  const source = nounPhraseEndingAt(document, sentence, at);
  if (source === null) return null;
  return { source: withoutLead(document, source), follows: null, secondHand: false };
}

/** A phrase without "But", "that" or a day that the tagger took for a noun at its front. */
function withoutLead(document: Document, source: Phrase): Phrase {
  let first = source.first;
  while (first < source.head) {
    const token = document.tokens[first];
    if (token === undefined || !(isTimeWord(token) || token.text === ",")) break;
    first++;
  }
  const start = document.tokens[first]?.start ?? source.start;
  return { ...source, first, start };
}

/** The subject of the sentence's first finite verb, left of `before`. */
function mainSubject(document: Document, sentence: Sentence, before: number): Phrase | null {
  for (let at = sentence.firstToken + 1; at < before; at++) {
    const token = document.tokens[at];
    if (token === undefined) break;
    if (quotationAt(document, token.start) !== undefined) continue;
    if (token.tag === "VERB" && !/ing$/.test(token.lower) && document.tokens[at - 1]?.lower !== "to") {
      const end = beforeVerbGroup(document, sentence, at);
      if (end < sentence.firstToken) continue;
      const subject = nounPhraseEndingAt(document, sentence, end);
      if (subject !== null) return withoutLead(document, subject);
    }
  }
  return null;
}

/** "…," said the minister, "…" */
function readInverted(document: Document, sentence: Sentence, token: Token, cue: Range): StatementDraft | null {
  const { tokens } = document;
  const before = tokens[token.index - 1];
  const next = tokens[token.index + 1];
  if (before === undefined || next === undefined || token.index === sentence.firstToken) return null;
  if (before.text !== "," && before.text !== "”" && before.text !== '"') return null;
  if (!INVERTING_VERBS.has(lemmaOf(token)) || !/(?:ed|s|said|wrote|told)$/.test(token.lower)) return null;
  if (!["DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"].includes(next.tag) || isTimeWord(next) || isRelative(next))
    return null;
  // "Smith, a painter, said the sky is blue" has its subject before the comma.
  const quoted = before.text !== ",";
  const source = nounPhraseStartingAt(document, sentence, token.index + 1);
  if (source === null) return null;
  if (!quoted && quotationEndingBefore(document, before.start) === undefined) {
    // "The road is closed, said the mayor.": a whole clause before, and nothing but the source after.
    const left = tokens.slice(sentence.firstToken, before.index);
    const after = tokens[source.last + 1];
    const whole = left.some((word) => word.tag === "AUX" || (word.tag === "VERB" && !/ing$/.test(word.lower)));
    const closes = after === undefined || source.last + 1 >= sentence.lastToken || /^[.,;]$/.test(after.text);
    if (!whole || !closes) return null;
  }
  const content = [...leftContent(document, sentence, before.start + (quoted ? 1 : 0))];
  content.push(...rightQuotation(document, sentence, source.last + 1));
  return build(document, sentence, { verb: lemmaOf(token), cue: [cue], source, content });
}

function readParenthetical(
  document: Document,
  sentence: Sentence,
  token: Token,
  groupStart: number,
  cue: Range,
  subject: Subject,
): StatementDraft | null {
  const { tokens } = document;
  const { source } = subject;
  if (source === null || source.first <= sentence.firstToken || source.last >= groupStart) return null;
  const before = tokens[source.first - 1];
  if (before === undefined || !/^[,”"—–]$/.test(before.text)) return null;
  const end = skipAdjuncts(document, sentence, afterAddressee(document, sentence, token));
  const next = tokens[end];
  const closes = next === undefined || end >= sentence.lastToken || /^[.,;:—–]$/.test(next.text);
  if (!closes) return null;
  const content = [...leftContent(document, sentence, before.end)];
  if (next !== undefined && end < sentence.lastToken && next.text !== ".") {
    const right = rightQuotation(document, sentence, end);
    if (right.length > 0) content.push(...right);
    else if (
      next.text === "," &&
      !/^(?:but|while|as|though|although|with|after|who)$/.test(tokens[end + 1]?.lower ?? "")
    ) {
      const following = tokens[end + 1];
      if (following !== undefined && !(following.tag === "VERB" && /ing$/.test(following.lower))) {
        content.push(...trimmed(document, next.end, clauseEnd(document, sentence, end + 1, null)));
      }
    }
  }
  if (content.length === 0) return null;
  return build(document, sentence, { verb: lemmaOf(token), cue: [cue], content, ...subject });
}

/** "told the Post", "told reporters": the place after whom was told. */
function afterAddressee(document: Document, sentence: Sentence, verb: Token): number {
  if (lemmaOf(verb) !== "tell") return verb.index + 1;
  const told = nounPhraseStartingAt(document, sentence, verb.index + 1);
  return told === null ? verb.index + 1 : shortPhraseEnd(document, told) + 1;
}

/** What stands left of an attribution: the whole quotation when it is one, else the sentence from its start. */
function leftContent(document: Document, sentence: Sentence, end: number): readonly Range[] {
  const quotation = quotationEndingBefore(document, end);
  if (quotation !== undefined) {
    const first = document.tokens[sentence.firstToken];
    const beforeQuotation =
      first === undefined ? "" : document.text.slice(first.start, Math.max(first.start, quotation.start - 1));
    if (beforeQuotation.trim() === "" || quotation.start <= sentence.start) {
      return trimmed(document, quotation.start, quotation.end);
    }
  }
  const start = document.tokens[sentence.firstToken]?.start ?? sentence.start;
  return trimmed(document, start, end);
}

function quotationEndingBefore(document: Document, end: number): Quotation | undefined {
  const tail = document.text.slice(Math.max(0, end - 4), end);
  const offset = tail.search(/[”"][,.]?\s*$|[,.]?[”"],?\s*$/);
  if (offset === -1) return undefined;
  for (let at = end - 1; at > end - 6 && at > 0; at--) {
    const quotation = quotationAt(document, at);
    if (quotation !== undefined) return quotation;
  }
  return undefined;
}

/** A quotation that begins within two characters of the token at `at`: the second half of a divided one. */
function rightQuotation(document: Document, sentence: Sentence, at: number): readonly Range[] {
  for (let i = at; i < Math.min(at + 3, sentence.lastToken); i++) {
    const token = document.tokens[i];
    if (token === undefined) break;
    if (/^[“"]$/.test(token.text)) {
      const quotation = quotationAt(document, token.end);
      return quotation === undefined ? [] : trimmed(document, quotation.start, quotation.end);
    }
    if (!/^[,.:;—–]$/.test(token.text)) break;
  }
  return [];
}

// ---- After the verb ------------------------------------------------------------------------------------------------

function readComplement(
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

  if (LIGHT_VERBS.has(lemma)) {
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
  if (COMMAND_VERBS.has(lemma)) {
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
  at = skipAdjuncts(document, sentence, at);
  const first = next();
  if (first === undefined || first.text === ".") return null;

  if (first.lower === "that" && first.tag !== "DET" && CLAUSE_VERBS.has(lemma)) {
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
  if (AS_VERBS.has(lemma) && !CLAUSE_VERBS.has(lemma)) {
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
  if (CLAUSE_VERBS.has(lemma) && !WEAK_VERBS.has(lemma) && startsClause(document, sentence, at)) {
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
function skipAdjuncts(document: Document, sentence: Sentence, from: number): number {
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

function shortPhraseEnd(document: Document, phrase: Phrase): number {
  for (let at = phrase.first; at < phrase.last; at++) {
    if (document.tokens[at + 1]?.text === ",") return at;
  }
  return phrase.last;
}

// ---- Ends ----------------------------------------------------------------------------------------------------------

/** Where the content that starts at token `from` ends, in UTF-16 indices: before the writer goes on by himself. */
function clauseEnd(document: Document, sentence: Sentence, from: number, cue: Range | null): number {
  const { tokens } = document;
  const cueText = cue === null ? "" : document.text.slice(cue.start, cue.end).toLowerCase();
  const auxiliary = /^(has|have|had|is|are|was|were)\b/.exec(cueText)?.[1];
  for (let at = from + 1; at < sentence.lastToken; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    if (quotationAt(document, token.start) !== undefined) continue;
    if (token.lower === "according" && next?.lower === "to" && at > from + 1)
      return tokens[at - 1]?.text === "," ? (tokens[at - 1]?.start ?? token.start) : token.start;
    if (token.text === ";") return token.start;
    if (next === undefined || at + 1 >= sentence.lastToken) break;
    if (token.text === ",") {
      if (next.tag === "VERB" && COMMENT_PARTICIPLES.test(next.lower)) return token.start;
      if (next.lower === "but" || next.lower === "while" || next.lower === "although") {
        if (hasCue(document, sentence, at + 2)) return token.start;
      }
      if (next.lower === "and" && hasCue(document, sentence, at + 2)) return token.start;
      if (next.lower === "casting" || next.lower === "saying" || next.lower === "adding" || next.lower === "citing")
        return token.start;
      if (/^(?:just)$/.test(next.lower) && tokens[at + 2]?.lower === "as") return token.start;
    }
    if (/^(?:and|but)$/.test(token.lower)) {
      const following = skipAdverbs(document, at + 1);
      const verb = tokens[following];
      if (verb === undefined) continue;
      if (
        /^(?:declined|refused|added|said|urged|called|vowed|warned|told|insisted|asked|noted|stressed)$/.test(
          verb.lower,
        )
      )
        return before(document, at);
      if (auxiliary !== undefined && verb.lower === auxiliary) return before(document, at);
      if (verb.lower === "they" || verb.lower === "he" || verb.lower === "she") {
        const then = tokens[following + 1];
        if (then !== undefined && then.tag === "VERB" && CLAUSE_VERBS.has(then.lemma)) return before(document, at);
      }
    }
  }
  return endOfSentence(document, sentence);
}

const COMMENT_PARTICIPLES =
  /^(?:casting|signaling|signalling|suggesting|echoing|raising|marking|reflecting|underscoring|prompting|adding|saying|citing|noting|warning|arguing|accusing|referring|calling|urging|according)$/;

function before(document: Document, at: number): number {
  const previous = document.tokens[at - 1];
  return previous?.text === "," ? previous.start : (previous?.end ?? document.tokens[at]?.start ?? 0);
}

function skipAdverbs(document: Document, at: number): number {
  let index = at;
  while (document.tokens[index]?.tag === "ADV" && index < at + 3) index++;
  return index;
}

/** Whether a subject with a cue of its own follows within a few words. */
function hasCue(document: Document, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(from + 9, sentence.lastToken); at++) {
    const token = document.tokens[at];
    if (token === undefined || token.text === ",") return false;
    if (token.tag === "VERB") return CLAUSE_VERBS.has(lemmaOf(token)) || /^(?:declined|refused)$/.test(token.lower);
  }
  return false;
}

function endOfSentence(document: Document, sentence: Sentence): number {
  let last = sentence.lastToken - 1;
  while (last > sentence.firstToken && /^[.!?”"]$/.test(document.tokens[last]?.text ?? "")) last--;
  const token = document.tokens[last];
  const closing = document.tokens[last + 1];
  // An abbreviation keeps its full stop; one inside quotation marks stays with the words.
  if (closing?.text !== undefined && /^[.!?]$/.test(closing.text) && quotationAt(document, closing.start) !== undefined)
    return closing.end;
  return token?.end ?? sentence.end;
}

/** Without quotation marks, commas and spaces at the edges, nor a leading "that". */
function trimmed(document: Document, start: number, end: number): readonly Range[] {
  let from = start;
  let to = end;
  const { text } = document;
  while (from < to && /[\s,“"”;:—–]/.test(text[from] ?? "")) from++;
  if (/^that\s/i.test(text.slice(from, Math.min(to, from + 5)))) from += 5;
  while (to > from && /[\s,;:—–“"”]/.test(text[to - 1] ?? "")) to--;
  // A quotation that was opened inside keeps its closing mark.
  const inside = text.slice(from, to);
  if (inside.lastIndexOf("“") > inside.lastIndexOf("”") && text[to] === "”") to++;
  return to > from ? [{ start: from, end: to }] : [];
}

// ---- Drafts --------------------------------------------------------------------------------------------------------

interface Parts {
  readonly verb: string;
  readonly cue: readonly Range[];
  readonly source: Phrase | null;
  readonly content: readonly Range[];
  readonly follows?: StatementDraft | null;
  readonly addressee?: Phrase | null;
  readonly secondHand?: boolean;
}

function build(document: Document, sentence: Sentence, parts: Parts): StatementDraft | null {
  const { source } = parts;
  const content = parts.content.filter(
    (range) => source === null || range.end <= source.start || range.start >= source.end,
  );
  if (content.length === 0 || content.every((range) => range.end - range.start < 3)) return null;
  const start = Math.min(...parts.cue.map((range) => range.start));
  return {
    sentence: sentence.index,
    verb: parts.verb,
    cue: parts.cue,
    source: parts.source,
    follows: parts.follows ?? null,
    content,
    mode: modeOf(document, content),
    mental: MENTAL_VERBS.has(parts.verb),
    secondHand: parts.secondHand ?? false,
    addressee: parts.addressee ?? null,
    around: {
      start: Math.max(sentence.start, start - 40),
      end: Math.min(sentence.end, Math.max(...parts.cue.map((r) => r.end)) + 40),
    },
  };
}

function modeOf(document: Document, content: readonly Range[]): StatementMode {
  let inside = 0;
  let outside = 0;
  for (const range of content) {
    for (const match of document.text.slice(range.start, range.end).matchAll(/[\p{L}\p{N}]+/gu)) {
      if (quotationAt(document, range.start + match.index) === undefined) outside++;
      else inside++;
    }
  }
  if (inside === 0) return "INDIRECT";
  return outside === 0 ? "DIRECT" : "MIXED";
}

/** Quotations that no cue governs go on from the statement before them in the paragraph, or from the paragraph before when it was left open. */
function addContinuations(document: Document, drafts: readonly StatementDraft[]): StatementDraft[] {
  const all = [...drafts];
  for (const quotation of document.quotations) {
    const words = document.text.slice(quotation.start, quotation.end).split(/\s+/).length;
    if (words < 5 || all.some((draft) => draft.content.some((c) => c.start < quotation.end && quotation.start < c.end)))
      continue;
    const sentence = document.sentences.find(
      (s) => s.paragraph === quotation.paragraph && s.start <= quotation.start + 1 && quotation.start < s.end + 2,
    );
    if (sentence === undefined) continue;
    const starts = quotation.start - sentence.start <= 2 || /^[“"]/.test(document.text.slice(sentence.start));
    const paragraph = document.paragraphs[quotation.paragraph];
    const opens = paragraph !== undefined && quotation.start - paragraph.start <= 2;
    if (!starts && !opens) continue;
    const previous = all
      .filter(
        (draft) =>
          ((draft.content[0]?.start ?? 0) < quotation.start && draft.mode !== "INDIRECT") ||
          (draft.content[0]?.start ?? 0) < quotation.start,
      )
      .toSorted((a, b) => (b.content.at(-1)?.end ?? 0) - (a.content.at(-1)?.end ?? 0))[0];
    if (previous === undefined) continue;
    const before = document.sentences[previous.sentence]?.paragraph ?? -1;
    if (before !== quotation.paragraph && !(opens && before === quotation.paragraph - 1)) continue;
    const content = trimmed(document, quotation.start, quotation.end);
    if (content.length === 0) continue;
    all.push({
      ...previous,
      sentence: sentence.index,
      verb: "",
      cue: [],
      source: null,
      follows: previous,
      content,
      mode: modeOf(document, content),
      mental: false,
      addressee: null,
      secondHand: previous.secondHand,
      around: { start: quotation.start, end: quotation.start },
    });
  }
  return all;
}
