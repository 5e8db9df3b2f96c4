// Who is named after a quotation as its speaker: "…," X said; "…," said X, the minister; "…," X, a lawyer, told the court.

import type { Document, Range, Sentence } from "./document.ts";
import { TELLING_VERBS } from "./lexicon/quoting.ts";
import { isRelative, isTimeWord, nounPhraseStartingAt, type Phrase, verbGroupStart } from "./phrases.ts";
import { isTitle } from "./quotations.ts";
import type { Quoted } from "./quoted.ts";
import { hasTense, putsIt, quotingVerb } from "./quoting-verbs.ts";
import { shortEnd, sourceAfter } from "./source-after.ts";
import { headFrom, subjectBetween } from "./quotation-subjects.ts";

/** Who says a quotation, by which verb. */
export interface Attribution {
  /** Index of the verb's token. */
  readonly verb: number;
  readonly lemma: string;
  readonly cue: Range;
  readonly source: Phrase | null;
  readonly addressee: Phrase | null;
  /** Where the second half begins when the next quotation is one, else null. */
  readonly divides: number | null;
  /** Whether the text reports somebody's report. */
  readonly secondHand?: boolean;
  /** What of the said stands before the quotation without marks. */
  readonly left: readonly Range[];
}

/** How far after a quotation its verb of saying may stand: appositions can be long. */
const FARTHEST_VERB = 60;
/** Tokens of what may lead up to a quotation without being a part of what is said. */
const LONGEST_LEAD = 8;
/** Words of a name with a place or a post after a dash. */
const LONGEST_SIGNATURE = 14;

export function attributionAfter(document: Document, quoted: Quoted, next: Quoted | undefined): Attribution | null {
  const { tokens } = document;
  const signature = signed(document, quoted, next);
  if (signature !== null) return signature;
  const sentence = document.sentences[tokens[quoted.after - 1]?.sentence ?? -1];
  if (sentence === undefined || quoted.after >= sentence.lastToken || !isWhole(document, quoted, sentence)) return null;
  const limit = Math.min(next?.mark ?? sentence.lastToken, sentence.lastToken, quoted.after + FARTHEST_VERB);
  const first = afterLead(document, quoted, limit);
  if (first === null) return null;
  const found =
    inverted(document, sentence, first, limit) ??
    regular(document, sentence, first, limit) ??
    unknown(document, sentence, quoted, first, limit, next);
  if (found === null) return null;
  const asSaying = quotedAsSaying(document, sentence, found, limit);
  if (asSaying !== null) return asSaying;
  const { verb, source } = found;
  const lemma = quotingVerb(tokens[verb])?.lemma ?? "put";
  const start = verbGroupStart(document, sentence, verb);
  const end = Math.max(verb, source.first > verb ? source.last : verb);
  return {
    verb,
    lemma,
    cue: { start: tokens[Math.max(start, first)]?.start ?? 0, end: tokens[verb]?.end ?? 0 },
    source,
    addressee: TELLING_VERBS.has(lemma) && source.last < verb ? told(document, sentence, verb + 1) : null,
    divides: next !== undefined && limit === next.mark ? secondHalf(document, end + 1, next.mark) : null,
    left: [],
  };
}

/** "the agency quoted X as saying", "X was quoted as saying": what is quoted is X's, told by another. */
function quotedAsSaying(document: Document, sentence: Sentence, found: Found, limit: number): Attribution | null {
  const { tokens } = document;
  if (!/^(?:quoted|cited)$/.test(tokens[found.verb]?.lower ?? "")) return null;
  let as = found.verb + 1;
  while (as < limit && as < found.verb + 12 && tokens[as]?.lower !== "as") as++;
  const saying = tokens[as + 1];
  const verb = tokens[found.verb];
  if (tokens[as]?.lower !== "as" || saying?.lower !== "saying" || verb === undefined) return null;
  const start = verbGroupStart(document, sentence, found.verb);
  const passive = start < found.verb;
  const source = passive ? found.source : nounPhraseStartingAt(document, sentence, found.verb + 1);
  if (source === null) return null;
  return {
    verb: found.verb,
    lemma: "quote",
    cue: { start: tokens[start]?.start ?? verb.start, end: passive || as === found.verb + 1 ? saying.end : verb.end },
    source,
    addressee: null,
    divides: null,
    left: [],
    secondHand: true,
  };
}

/** "“…” — Jo Mora, Lima": a dash and who has said it, up to the end of the line. */
function signed(document: Document, quoted: Quoted, next: Quoted | undefined): Attribution | null {
  const { tokens, text } = document;
  const dash = tokens[quoted.after];
  const paragraph = document.paragraphs[quoted.quotation.paragraph];
  if (dash === undefined || paragraph === undefined || !/^(?:[―—–]|-{1,2})$/.test(dash.text)) return null;
  if (dash.start - quoted.quotation.end > 3) return null;
  const lineEnd = text.indexOf("\n", dash.end);
  const end = Math.min(lineEnd < 0 ? paragraph.end : lineEnd, paragraph.end);
  const first = quoted.after + 1;
  let last = first - 1;
  while (last + 1 < Math.min(first + LONGEST_SIGNATURE, tokens.length) && (tokens[last + 1]?.end ?? end + 1) <= end)
    last++;
  if (tokens[last + 1] !== undefined && (tokens[last + 1]?.start ?? 0) < end) return null;
  if (tokens[last]?.text === ".") last--;
  const from = tokens[first];
  const to = tokens[last];
  if (from === undefined || to === undefined || last < first || last >= (next?.mark ?? tokens.length)) return null;
  if (!/^\p{Lu}/u.test(from.text) || tokens.slice(first, last + 1).some((token) => token.tag === "AUX")) return null;
  const source = { first, last, head: headFrom(document, first, last), start: from.start, end: to.end };
  return {
    verb: quoted.after,
    lemma: "say",
    cue: { start: dash.start, end: dash.end },
    source,
    addressee: null,
    divides: null,
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
  if (isTitle(text.slice(quotation.start, quotation.end))) return false;
  const before = tokens[quoted.mark - 1];
  if (before?.text === ":") return true;
  // "As for the dam, “…”": a lead without a verb.
  if (quoted.mark - sentence.firstToken > LONGEST_LEAD) return false;
  const lead = tokens.slice(sentence.firstToken, quoted.mark);
  if (lead.length === 1) return lead[0]?.tag === "CCONJ";
  return before?.text === "," && lead.every((token) => token.tag !== "VERB" && token.tag !== "AUX");
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
  const source = sourceAfter(document, sentence, verb + 1, limit);
  return source === null ? null : { verb, source };
}

/** "“We've got,” she paused, “a long way to go.”": any verb with nothing after it, between halves or at the end. */
function unknown(
  document: Document,
  sentence: Sentence,
  quoted: Quoted,
  first: number,
  limit: number,
  next: Quoted | undefined,
): Found | null {
  const { tokens, text } = document;
  if (!quoted.opens || !/,\s*$/.test(text.slice(quoted.quotation.start, quoted.quotation.end))) return null;
  for (let verb = first + 1; verb < limit; verb++) {
    const token = tokens[verb];
    if (token?.tag !== "VERB" || /ing$/.test(token.lower)) continue;
    const after = tokens[verb + 1];
    const ends = after === undefined || verb + 1 >= sentence.lastToken || after.text === ".";
    const halves = after?.text === "," && next?.mark === verb + 2;
    const source = ends || halves ? subjectBetween(document, sentence, first, verb) : null;
    return source === null ? null : { verb, source };
  }
  return null;
}

/** "X said", "X, the minister, told …": the first verb of saying with a subject that reaches from `first` to it. */
function regular(document: Document, sentence: Sentence, first: number, limit: number): Found | null {
  const { tokens } = document;
  for (let verb = first + 1; verb < limit; verb++) {
    const token = tokens[verb];
    if (token === undefined || token.text === ";" || token.text === ":") return null;
    if (tokens[verb - 1]?.lower === "to" && quotingVerb(token)?.form === "BASE") {
      const source = subjectOfInfinitive(document, sentence, first, verb);
      if (source !== null) return { verb, source };
    }
    if (!hasTense(token) && !putsIt(document, verb)) continue;
    const source = subjectBetween(document, sentence, first, verb);
    if (source !== null) return { verb, source };
  }
  return null;
}

/** "as she likes to say", "he went on to ask": the subject of the verb before "to". */
function subjectOfInfinitive(document: Document, sentence: Sentence, first: number, verb: number): Phrase | null {
  const { tokens } = document;
  let at = verb - 2;
  while (at > first && /^(?:ADV|ADP|PART|ADJ)$/.test(tokens[at]?.tag ?? "")) at--;
  const governing = tokens[at];
  if (governing === undefined || at <= first || (governing.tag !== "VERB" && governing.tag !== "AUX")) return null;
  return subjectBetween(document, sentence, first, at);
}

function told(document: Document, sentence: Sentence, at: number): Phrase | null {
  const next = document.tokens[at];
  if (next === undefined || isTimeWord(next)) return null;
  const phrase = nounPhraseStartingAt(document, sentence, at);
  if (phrase === null) return null;
  const last = shortEnd(document, phrase);
  return { ...phrase, last, end: document.tokens[last]?.end ?? phrase.end };
}

/**
 * Where a second half begins that the next quotation ends: at its mark, or at the "but" before it. Null when the words
 * up to the mark do not set it off, or hold a verb of saying of their own.
 */
function secondHalf(document: Document, from: number, mark: number): number | null {
  const { tokens } = document;
  const between = tokens.slice(from, mark);
  if (between.some((token) => quotingVerb(token) !== undefined && token.tag === "VERB")) return null;
  const last = between.at(-1);
  if (last === undefined) return null;
  if (/^[,;:—–-]+$/.test(last.text)) return tokens[mark]?.end ?? null;
  return last.tag === "CCONJ" && between.length === 2 && between[0]?.text === "," ? last.start : null;
}
