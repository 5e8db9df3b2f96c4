// A text made ready for reading: paragraphs, sentences, tokens with tags, and quotations, all with offsets.
// Offsets inside `extract` are UTF-16 indices into `text`; index.ts turns them into code points at the very end.

import type { NegotiationKind } from "../domain/vocabulary.ts";

import { matchesOf } from "./matches.ts";
import { findQuotations, type Quotation, straightened } from "./quotations.ts";
import { type RuleGroup, rulesWithout } from "./rule-groups.ts";
import { repairedTag } from "./tag-repairs.ts";
import { goesOn } from "./sentence-ends.ts";
import { subjectOf } from "./subject.ts";
import { tag } from "./tagger.ts";

/** Half-open stretch of the text in UTF-16 indices. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Token extends Range {
  readonly text: string;
  readonly lower: string;
  /** Which patterns may match in its clause: see `marks.ts`. */
  readonly clause: number;
  readonly talk: number;
  /** What the lexicons say of the word, as bits: see traits.ts. */
  readonly traits: number;
  /** Universal part-of-speech tag: NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ SCONJ PART PUNCT SYM INTJ X. */
  readonly tag: string;
  readonly lemma: string;
  /** Position in `Document.tokens`. */
  readonly index: number;
  /** Position in `Document.sentences`. */
  readonly sentence: number;
}

/** As a token is made: which sentence it belongs to is settled when the sentence ends. */
type Draft = { -readonly [Key in keyof Token]: Token[Key] };

export interface Sentence extends Range {
  readonly index: number;
  readonly paragraph: number;
  /** Tokens firstToken … lastToken - 1 of `Document.tokens`. */
  readonly firstToken: number;
  readonly lastToken: number;
}

export interface Paragraph extends Range {
  readonly index: number;
  /** Headings, credits and other boilerplate are kept in the text but not read. */
  readonly kind: "BODY" | "HEADING" | "BOILERPLATE";
}

export interface Document {
  /** As long as what was read, with one kind of straight quotation mark. */
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
  /** The groups of rules in force. */
  readonly rules: ReadonlySet<RuleGroup>;
  /** What kind of talks the text is about. */
  readonly subject: NegotiationKind;
  /** What steps remember of it; see `remembering`. */
  readonly memory: unknown[];
}

let memories = 0;

/**
 * What a step remembers of a document, made when it is first asked for. It goes when the document goes; in a WeakMap every
 * document of the last seconds would stay.
 */
export function remembering<Value>(make: () => Value): (document: Document) => Value {
  const place = memories++;
  return ({ memory }) => {
    memory[place] ??= make();
    return memory[place] as Value;
  };
}

/** A full stop without the space after it ("House.Negotiators") still ends a sentence. */
const LOST_SPACE = /(?=[A-Z][a-z])(?<=[a-z]{2}[.!?][”"’]?)/;
/** Longer pieces, in UTF-16 units, are cut: a sentence costs more than its length, and no writer's is as long as that. */
const LONGEST_PIECE = 4_000;

const CREDIT =
  /^(?:\(?(?:the )?[A-Z][\w. ]{2,60}(?:News Service|New Service|Press Association)\)?\.?|(?:Copyright|©).*|(?:Reporting|Editing|Additional reporting|Writing) by .*|Read (?:more|also):?.*|Advertisement)$/i;

/** Splits, tags and finds the quotations. Time is linear in the length of the text. */
export function readDocument(original: string, rules: ReadonlySet<RuleGroup> = rulesWithout(), title = ""): Document {
  const text = straightened(original);
  const paragraphs = findParagraphs(text);
  const quotations = findQuotations(text, paragraphs);
  const closing = new Set(quotations.flatMap((quotation) => (quotation.closed ? [quotation.end] : [])));
  const sentences: Sentence[] = [];
  const tokens: Draft[] = [];
  for (const paragraph of paragraphs) {
    if (paragraph.kind !== "BODY") continue;
    for (const piece of pieces(text, paragraph)) readPiece(text, piece, paragraph.index, closing, sentences, tokens);
  }
  return {
    text,
    paragraphs,
    sentences,
    tokens,
    quotations,
    rules,
    subject: subjectOf(`${title}\n${text}`),
    memory: [],
  };
}

function findParagraphs(text: string): readonly Paragraph[] {
  const found: Paragraph[] = [];
  // Text that is wrapped at a width separates paragraphs by blank lines; text that is not, by single line breaks.
  const wrapped = /\n[ \t]*\n/.test(text);
  const separator = wrapped ? /\n[ \t]*\n\s*|\n(?=#{1,6} )|^#{1,6} [^\n]*(\n)/gm : /\n+/g;
  let start = 0;
  const add = (end: number) => {
    const piece = text.slice(start, end);
    const from = start + (piece.length - piece.trimStart().length);
    const to = start + piece.trimEnd().length;
    if (to > from) found.push({ start: from, end: to, index: found.length, kind: kindOf(text.slice(from, to)) });
  };
  for (const match of matchesOf(separator, text)) {
    // A heading ends with its line.
    add(match[1] === undefined ? match.index : match.index + match[0].length - 1);
    start = match.index + match[0].length;
  }
  add(text.length);
  return found;
}

function kindOf(paragraph: string): Paragraph["kind"] {
  if (paragraph.length < 120 && CREDIT.test(paragraph)) return "BOILERPLATE";
  if (/^#{1,6} /.test(paragraph)) return "HEADING";
  if (
    paragraph.length <= 120 &&
    !/[.!?:,;”“"’')…]$/.test(paragraph) &&
    !/[.!?] [A-Z“"]/.test(paragraph) &&
    !/[.,?!…]["”]\s*[\p{L}—–―-]/u.test(paragraph)
  )
    return "HEADING";
  return "BODY";
}

function* pieces(text: string, paragraph: Range): Generator<Range> {
  let start = paragraph.start;
  for (const part of text.slice(paragraph.start, paragraph.end).split(LOST_SPACE)) {
    const end = start + part.length;
    while (end - start > LONGEST_PIECE) {
      const cut = start + cutOf(text.slice(start, start + LONGEST_PIECE));
      yield { start, end: cut };
      start = cut;
    }
    yield { start, end };
    start = end;
  }
}

/** Where a piece that is too long is cut best: after a sentence, else at a space, else between two characters. */
function cutOf(words: string): number {
  const sentence = Math.max(words.lastIndexOf(". "), words.lastIndexOf(".” "), words.lastIndexOf('." '));
  const space = sentence > words.length / 2 ? words.indexOf(" ", sentence) : words.lastIndexOf(" ");
  if (space > 0) return space;
  return /[\uD800-\uDBFF]$/.test(words) ? words.length - 1 : words.length;
}

function readPiece(
  text: string,
  piece: Range,
  paragraph: number,
  closing: ReadonlySet<number>,
  sentences: Sentence[],
  tokens: Draft[],
): void {
  const tagged = tag(text, piece.start, piece.end);
  const firstOfPiece = sentences.length;
  let next = 0;
  for (const size of tagged.sentences) {
    const firstToken = tokens.length;
    const last = next + size;
    for (; next < last; next++) {
      const word = tagged.words[next];
      const start = tagged.starts[next] ?? -1;
      if (word === undefined || start === -1) continue;
      tokens.push({
        start,
        end: start + word.text.length,
        text: word.text,
        lower: word.lower,
        clause: word.marks.clause,
        talk: word.marks.talk,
        traits: word.traits,
        tag: repairedTag(tagged, next),
        lemma: tagged.lemmas[next] ?? word.text,
        index: tokens.length,
        sentence: sentences.length,
      });
    }
    addSentence(firstToken, sentences.length > firstOfPiece);
  }

  /** Makes a sentence of the tokens from `from` on, or lets the one before it go on with them. */
  function addSentence(from: number, mayGoOn: boolean): void {
    const before = mayGoOn ? sentences.at(-1) : undefined;
    // A closing mark belongs to what it closes.
    let own = from;
    while (before !== undefined && closing.has(tokens[own]?.start ?? -1)) own++;
    if (before !== undefined && own > from) extend(before, own);
    if (own === tokens.length) return;
    const extended = mayGoOn ? sentences.at(-1) : undefined;
    if (
      extended !== undefined &&
      goesOn(tokens.slice(Math.max(extended.firstToken, own - 12), own), tokens.slice(own, own + 60))
    )
      extend(extended, tokens.length);
    else push(own, tokens.length);
  }

  function extend(before: Sentence, to: number): void {
    sentences.pop();
    push(before.firstToken, to);
  }

  function push(from: number, to: number): void {
    const index = sentences.length;
    for (let at = to - 1; at >= from; at--) {
      const token = tokens[at];
      if (token === undefined || token.sentence === index) break;
      token.sentence = index;
    }
    const first = tokens[from];
    const last = tokens[to - 1];
    if (first === undefined || last === undefined) return;
    sentences.push({ start: first.start, end: last.end, index, paragraph, firstToken: from, lastToken: to });
  }
}

/** The tokens of a sentence. */
export function tokensOf(document: Document, sentence: Sentence): readonly Token[] {
  return document.tokens.slice(sentence.firstToken, sentence.lastToken);
}

/** Index of the first token that begins at `at` or after it; the number of tokens when there is none. */
export function tokenFrom(document: Document, at: number): number {
  let low = 0;
  let high = document.tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((document.tokens[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The quotation that a place lies in. */
export function quotationAt(document: Document, at: number): Quotation | undefined {
  let low = 0;
  let high = document.quotations.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const quotation = document.quotations[middle];
    if (quotation === undefined) return undefined;
    if (at < quotation.start) high = middle - 1;
    else if (at >= quotation.end) low = middle + 1;
    else return quotation;
  }
  return undefined;
}
