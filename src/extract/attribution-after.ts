// Who is named after a quotation as its speaker: "…," X said; "…," said X, the minister; "…," X, a lawyer, told the court.

import type { Document, Range, Sentence, Token } from "./document.ts";
import { TELLING_VERBS } from "./lexicon/quoting.ts";
import {
  isNominal,
  isPossessive,
  isRelative,
  isTimeWord,
  nounPhraseStartingAt,
  type Phrase,
  verbGroupStart,
} from "./phrases.ts";
import type { Quoted } from "./quoted.ts";
import { hasTense, quotingVerb } from "./quoting-verbs.ts";

/** Who says a quotation, by which verb. */
export interface Attribution {
  /** Index of the verb's token. */
  readonly verb: number;
  readonly lemma: string;
  readonly cue: Range;
  readonly source: Phrase | null;
  readonly addressee: Phrase | null;
  /** Whether the next quotation is the second half of this one. */
  readonly divides: boolean;
  /** What of the said stands before the quotation without marks. */
  readonly left: readonly Range[];
}

/** How far after a quotation its verb of saying may stand: appositions can be long. */
const FARTHEST_VERB = 60;

export function attributionAfter(document: Document, quoted: Quoted, next: Quoted | undefined): Attribution | null {
  const { tokens } = document;
  const sentence = document.sentences[tokens[quoted.after - 1]?.sentence ?? -1];
  if (sentence === undefined || quoted.after >= sentence.lastToken || !isWhole(document, quoted, sentence)) return null;
  const limit = Math.min(next?.mark ?? sentence.lastToken, sentence.lastToken, quoted.after + FARTHEST_VERB);
  const first = afterLead(document, quoted, limit);
  if (first === null) return null;
  const found = inverted(document, sentence, first, limit) ?? regular(document, sentence, first, limit);
  if (found === null) return null;
  const { verb, source } = found;
  const lemma = quotingVerb(tokens[verb])?.lemma ?? "";
  const start = verbGroupStart(document, sentence, verb);
  const end = Math.max(verb, source.first > verb ? source.last : verb);
  return {
    verb,
    lemma,
    cue: { start: tokens[Math.max(start, first)]?.start ?? 0, end: tokens[verb]?.end ?? 0 },
    source,
    addressee: TELLING_VERBS.has(lemma) && source.last < verb ? told(document, sentence, verb + 1) : null,
    divides: next !== undefined && limit === next.mark && leadsTo(document, end + 1, next.mark),
    left: [],
  };
}

/** Whether the quotation makes up the sentence so far and ends with a mark after which its speaker may be named. */
function isWhole(document: Document, quoted: Quoted, sentence: Sentence): boolean {
  const { tokens, text } = document;
  const { quotation } = quoted;
  const next = tokens[quoted.after];
  const inside = text
    .slice(Math.max(quotation.start, quotation.end - 3), quotation.end)
    .trimEnd()
    .replace(/[’']$/, "");
  if (next === undefined || !(/[,?!…—–-]$/.test(inside) || /^[,—–-]+$/.test(next.text) || /^\p{Ll}/u.test(next.text)))
    return false;
  if (quoted.opens) return true;
  const before = tokens[quoted.mark - 1];
  if (before?.text === ":") return true;
  // "As for the dam, “…”": a lead without a verb.
  const lead = tokens.slice(sentence.firstToken, quoted.mark);
  return (
    lead.length <= 8 &&
    lead.every((token) => token.tag !== "VERB" && token.tag !== "AUX") &&
    (before?.text === "," || lead.length <= 1)
  );
}

/** The first word of the attribution: after a comma, a dash, "as", or a lead such as "in a speech,". */
function afterLead(document: Document, quoted: Quoted, limit: number): number | null {
  const { tokens } = document;
  let first = quoted.after;
  while (first < limit && /^[,—–-]+$/.test(tokens[first]?.text ?? "")) first++;
  if (tokens[first]?.lower === "as") first++;
  const token = tokens[first];
  if (token === undefined || token.tag === "CCONJ" || isRelative(token)) return null;
  if (token.tag === "ADP" || isTimeWord(token)) {
    for (let at = first; at < Math.min(first + 12, limit); at++) if (tokens[at]?.text === ",") return at + 1;
  }
  return first < limit ? first : null;
}

interface Found {
  readonly verb: number;
  readonly source: Phrase;
}

/** "said X, the minister, who …" */
function inverted(document: Document, sentence: Sentence, first: number, limit: number): Found | null {
  const { tokens } = document;
  const verb = tokens[first]?.tag === "ADV" && quotingVerb(tokens[first]) === undefined ? first + 1 : first;
  if (verb + 1 >= limit || !hasTense(tokens[verb])) return null;
  const next = tokens[verb + 1];
  if (next === undefined || isTimeWord(next) || isRelative(next) || next.tag === "ADP" || next.tag === "PUNCT")
    return null;
  const base = nounPhraseStartingAt(document, sentence, verb + 1) ?? surname(document, verb + 1);
  if (base === null) return null;
  const last = appositionEnd(document, base, limit);
  return { verb, source: { ...base, last, end: tokens[last]?.end ?? base.end } };
}

/** A name that the tagger takes for something else. */
function surname(document: Document, at: number): Phrase | null {
  const token = document.tokens[at];
  if (token === undefined || !/^\p{Lu}\p{L}/u.test(token.text)) return null;
  return { first: at, last: at, head: at, start: token.start, end: token.end };
}

/** Last token of a phrase with its appositions: ", the director of …, who …", not with ", adding …" or ", after …". */
export function appositionEnd(document: Document, base: Phrase, limit: number): number {
  const { tokens } = document;
  let last = shortEnd(document, base);
  while (tokens[last + 1]?.text === "(" && last + 1 < limit) {
    let close = last + 2;
    while (close < limit && tokens[close]?.text !== ")" && close < last + 12) close++;
    if (tokens[close]?.text !== ")") break;
    last = close;
  }
  while (last + 2 < limit && tokens[last + 1]?.text === ",") {
    const opening = tokens[last + 2];
    if (opening === undefined || !opensApposition(opening)) break;
    let close = last + 2;
    while (close < limit && !/^[,.;:—–“"]$/.test(tokens[close]?.text ?? "")) close++;
    const inside = tokens.slice(last + 2, close);
    if (isRelative(opening) && inside.some((token) => hasTense(token))) break;
    last = close - 1;
  }
  return last;
}

/** Where a phrase ends before its first comma. */
function shortEnd(document: Document, phrase: Phrase): number {
  for (let at = phrase.first; at < phrase.last; at++) if (document.tokens[at + 1]?.text === ",") return at;
  return phrase.last;
}

function opensApposition(token: Token): boolean {
  if (isTimeWord(token)) return false;
  if (token.lower === "who" || token.lower === "whose" || isPossessive(token)) return true;
  if (/^(?:then|now|formerly|himself|herself|themselves|also|himself)$/.test(token.lower)) return true;
  return ["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(token.tag) && !/^(?:that|this|which)$/.test(token.lower);
}

/** "X said", "X, the minister, told …": the first verb of saying with a subject that reaches from `first` to it. */
function regular(document: Document, sentence: Sentence, first: number, limit: number): Found | null {
  const { tokens } = document;
  for (let verb = first + 1; verb < limit; verb++) {
    const token = tokens[verb];
    if (token === undefined || token.text === ";" || token.text === ":") return null;
    if (!hasTense(token)) continue;
    const source = subjectBetween(document, sentence, first, verb);
    if (source !== null) return { verb, source };
  }
  return null;
}

/** The tokens from `first` up to the verb group as a subject; null when they are none. */
function subjectBetween(document: Document, sentence: Sentence, first: number, verb: number): Phrase | null {
  const { tokens } = document;
  let last = verbGroupStart(document, sentence, verb) - 1;
  while (last > first && (tokens[last]?.tag === "ADV" || isTimeWord(tokens[last] as Token))) last--;
  const closing = tokens[last];
  if (closing === undefined || last < first || isRelative(closing) || closing.tag === "CCONJ") return null;
  const comma = tokens.slice(first, last).findIndex((token) => token.text === ",");
  const closes = /^[,)—–-]+$/.test(closing.text);
  if (comma >= 0 && !closes && !isList(tokens.slice(first, last + 1))) return null;
  const plain = tokens.slice(first, comma < 0 ? last + 1 : first + comma);
  // A clause stands between, not a subject: "the plan was bad, X said".
  const clause = plain.findIndex(
    (token) => token.tag === "AUX" || (token.tag === "VERB" && !/^\p{Lu}|(?:ing|ed)$/u.test(token.text)),
  );
  const relative = plain.findIndex((token) => isRelative(token));
  if (clause >= 0 && (relative < 0 || relative > clause)) return null;
  if (relative >= 0 && clause < 0) return null;
  let end = last;
  while (end > first && /^[,—–-]+$/.test(tokens[end]?.text ?? "")) end--;
  const from = tokens[first];
  const to = tokens[end];
  if (from === undefined || to === undefined) return null;
  if (
    !plain.some(
      (token) => isNominal(token) || /^\p{Lu}/u.test(token.text) || token.tag === "DET" || token.tag === "NUM",
    )
  )
    return null;
  return {
    first,
    last: end,
    start: from.start,
    end: to.end,
    head: headFrom(document, first, first + plain.length - 1),
  };
}

function isList(words: readonly Token[]): boolean {
  return (
    words.some((token) => token.tag === "CCONJ") && words.every((token) => token.tag !== "VERB" && token.tag !== "AUX")
  );
}

/** The last noun before the first preposition, relative or bracket. */
function headFrom(document: Document, first: number, last: number): number {
  let head = first;
  for (let at = first; at <= last; at++) {
    const token = document.tokens[at];
    if (token === undefined || (at > first && (token.tag === "ADP" || token.text === "(" || isRelative(token)))) break;
    if (isNominal(token) || (/^\p{Lu}/u.test(token.text) && token.tag !== "DET")) head = at;
  }
  return head;
}

function told(document: Document, sentence: Sentence, at: number): Phrase | null {
  const next = document.tokens[at];
  if (next === undefined || isTimeWord(next)) return null;
  const phrase = nounPhraseStartingAt(document, sentence, at);
  if (phrase === null) return null;
  const last = shortEnd(document, phrase);
  return { ...phrase, last, end: document.tokens[last]?.end ?? phrase.end };
}

/** Whether the words up to the mark of the next quotation set it off as a second half, with no verb of saying of its own. */
function leadsTo(document: Document, from: number, mark: number): boolean {
  const { tokens } = document;
  if (!/^[,:—–-]+$/.test(tokens[mark - 1]?.text ?? "")) return false;
  return !tokens.slice(from, mark).some((token) => quotingVerb(token) !== undefined && token.tag === "VERB");
}
