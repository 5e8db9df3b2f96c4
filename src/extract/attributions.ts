// Attributions beside what is said: "according to X", "…, X said, …", "…, said X".

import { clauseEnd, clauseStart, isComment, trimmed } from "./clauses.ts";
import { shortPhraseEnd, skipAdjuncts } from "./adjuncts.ts";
import type { Cue } from "./cues.ts";
import { type Document, quotationAt, type Range, type Sentence, type Token, tokenFrom } from "./document.ts";
import { INVERTING_VERBS, VERB_FORMS } from "./lexicon/reporting.ts";
import { isRelative, isTimeWord, nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import type { Quotation } from "./quotations.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";
import { groupFrom, type Syntax, syntaxOf } from "./syntax.ts";

export function readAccordingTo(document: Document, sentence: Sentence, token: Token): StatementDraft | null {
  const next = document.tokens[token.index + 1];
  if (token.lower !== "according" || next?.lower !== "to") return null;
  const whole = sourceBehind(document, sentence, token.index + 2);
  if (whole === null) return null;
  // "According to Ana Silva, the dam …": what follows the comma is the clause, not an apposition.
  const initial = token.index - sentence.firstToken <= 1;
  const source = initial ? beforeClause(document, sentence, whole) : whole;
  const cue = { start: token.start, end: next.end };
  const after = document.tokens[source.last + 1];
  const content: Range[] = [];
  if (token.index > sentence.firstToken) {
    const start = Math.max(clauseStart(document, sentence, token.index), leftStart(document, sentence, token.start));
    content.push(...trimmed(document, start, token.start));
  }
  if (after !== undefined && after.text === "," && source.last + 2 < sentence.lastToken) {
    content.push(...rightContent(document, sentence, source.last + 2));
  }
  return build(document, sentence, { verb: "accord", cue: [cue], source, content });
}

/** The phrase up to the comma that a clause follows, with what the noun phrase leaves out: "a complaint filed by the firm". */
function beforeClause(document: Document, sentence: Sentence, phrase: Phrase): Phrase {
  const { tokens } = document;
  const syntax = syntaxOf(document, sentence);
  for (let at = phrase.first; at < Math.min(phrase.first + 40, sentence.lastToken - 1); at++) {
    const token = tokens[at];
    if (token === undefined || tokens[at + 1]?.text !== ",") continue;
    // "According to Ana Silva, the mayor, the dam …": what has no finite verb before the next comma is an apposition.
    const group = syntax.groups[groupFrom(syntax, at + 2)];
    const comma = commaFrom(tokens, at + 2, sentence.lastToken);
    if (group !== undefined && group.form === "FINITE" && group.verb < comma)
      return { ...phrase, last: at, end: token.end };
    if (comma === sentence.lastToken || at >= phrase.last) return { ...phrase, last: at, end: token.end };
  }
  return phrase;
}

function commaFrom(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && tokens[at]?.text !== ",") at++;
  return at;
}

/** The phrase behind "according to", also where its first word looks like a verb: "according to exit polls". */
function sourceBehind(document: Document, sentence: Sentence, at: number): Phrase | null {
  const phrase = nounPhraseStartingAt(document, sentence, at);
  const first = document.tokens[at];
  if (phrase !== null || first?.tag !== "VERB") return phrase;
  const rest = nounPhraseStartingAt(document, sentence, at + 1);
  return rest === null
    ? { first: at, last: at, head: at, start: first.start, end: first.end }
    : { ...rest, first: at, start: first.start };
}

/** "…," said the minister, "…" */
export function readInverted(document: Document, sentence: Sentence, token: Token, cue: Range): StatementDraft | null {
  const { tokens } = document;
  const before = tokens[token.index - 1];
  const next = tokens[token.index + 1];
  if (before === undefined || next === undefined || token.index === sentence.firstToken) return null;
  if (before.text !== "," && before.text !== "”" && before.text !== '"') return null;
  if (!INVERTING_VERBS.has(VERB_FORMS.get(token.lower) ?? "") || !/(?:ed|s|said|wrote|told)$/.test(token.lower))
    return null;
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
  return build(document, sentence, { verb: VERB_FORMS.get(token.lower) ?? token.lemma, cue: [cue], source, content });
}

export function readParenthetical(
  document: Document,
  sentence: Sentence,
  token: Token,
  cue: Cue,
): StatementDraft | null {
  const { tokens } = document;
  const { source } = cue;
  const groupStart = cue.group.first;
  if (source === null || source.first <= sentence.firstToken || source.last >= groupStart) return null;
  const before = tokens[source.first - 1];
  if (before === undefined || !/^[,”"—–]$/.test(before.text)) return null;
  const syntax = syntaxOf(document, sentence);
  const end = skipAdjuncts(syntax, afterAddressee(document, sentence, token), cue.lemma);
  const next = tokens[end];
  const closes = next === undefined || end >= sentence.lastToken || /^[.,;:—–]$/.test(next.text);
  if (!closes) return null;
  if (isAscribed(syntax, before.index)) return null;
  const content = [...leftContent(document, sentence, before.end)];
  if (next !== undefined && end < sentence.lastToken && next.text !== ".") {
    const right = rightQuotation(document, sentence, end);
    if (right.length > 0) content.push(...right);
    else if (next.text === "," && goesOnBehind(document, end + 1)) {
      const following = tokens[end + 1];
      if (following !== undefined && !isComment(following.lower)) {
        content.push(...rightContent(document, sentence, end + 1));
      }
    }
  }
  if (content.length === 0) return null;
  return build(document, sentence, {
    verb: cue.lemma,
    cue: [cue.range],
    content,
    source,
    follows: cue.follows,
    secondHand: cue.secondHand,
  });
}

/** "Ana Silva said the dam, which is old, leaks, the film showed": what stands before is ascribed already. */
function isAscribed({ document, groups, sentence }: Syntax, comma: number): boolean {
  const first = groups.find((group) => group.form === "FINITE");
  const verb = document.tokens[first?.verb ?? -1];
  if (first === undefined || verb === undefined || first.verb >= comma - 3 || first.negated || first.modal !== "")
    return false;
  if (quotationAt(document, verb.start) !== undefined || first.first - sentence.firstToken > 8) return false;
  return /^(?:said|says|told)$/.test(verb.lower);
}

/** Whether what stands behind an attribution may still be said: not "but critics …", "as they left". */
function goesOnBehind(document: Document, at: number): boolean {
  return !/^(?:but|yet|while|as|though|although|with|after|who)$/.test(document.tokens[at]?.lower ?? "");
}

/** The second half of what is said, without "and" at its front. */
function rightContent(document: Document, sentence: Sentence, at: number): readonly Range[] {
  const from = document.tokens[at]?.lower === "and" ? at + 1 : at;
  const start = document.tokens[from];
  if (start === undefined || from >= sentence.lastToken) return [];
  return trimmed(document, start.start, clauseEnd(syntaxOf(document, sentence), from, null));
}

/** "told the Post", "told reporters": the place after whom was told. */
function afterAddressee(document: Document, sentence: Sentence, verb: Token): number {
  if (VERB_FORMS.get(verb.lower) !== "tell") return verb.index + 1;
  const told = nounPhraseStartingAt(document, sentence, verb.index + 1);
  return told === null ? verb.index + 1 : shortPhraseEnd(syntaxOf(document, sentence), told) + 1;
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
  return trimmed(document, leftStart(document, sentence, end), end);
}

/** Where the said begins left of an attribution: behind "But" and "However,", or at "which" when it stands right before. */
function leftStart(document: Document, sentence: Sentence, end: number): number {
  const { tokens } = document;
  const comma = tokenFrom(document, end) - 1;
  for (let at = comma; at > Math.max(sentence.firstToken, comma - 3); at--) {
    const token = tokens[at];
    if (token !== undefined && isRelative(token) && tokens[at - 1]?.text === ",") return token.start;
  }
  const first = tokens[sentence.firstToken];
  const second = tokens[sentence.firstToken + 1];
  if (first === undefined || second === undefined) return sentence.start;
  if (first.tag === "CCONJ") return second.start;
  if (
    second.text === "," &&
    /^(?:however|moreover|meanwhile|still|instead|besides|furthermore|nevertheless)$/.test(first.lower)
  )
    return second.start;
  return first.start;
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
