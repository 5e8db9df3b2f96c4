// What the tagger knows of a word wherever it stands. A word is made once and kept, so that the same word is the same object.

import featureFn from "wink-eng-lite-web-model/dist/feature.js";
import lemmatize from "wink-eng-lite-web-model/dist/lemmatize.js";

import { traitsOf } from "../word-traits.ts";
import { readMachines, SKIPPED } from "./automaton.ts";
import {
  type Expansion,
  expansionsOf,
  FEATURE_CONFIG,
  LEXEMES,
  lexemeOf,
  NOUN,
  normalOf,
  propertyOf,
  SENTENCE_MACHINES,
  spellingOf,
  TAG_MACHINES,
  TAGS,
  tagsOf,
  textOf,
} from "./model.ts";
import { type Marks, marksOf } from "../word-marks.ts";
import { type Part, partsOf } from "./splitting.ts";

/** One word or mark; what depends on where it stands is not in it. */
export interface Word {
  readonly text: string;
  /** In small letters, with one kind of apostrophe. */
  readonly lower: string;
  readonly marks: Marks;
  /** What the lexicons say of it, as bits: see traits.ts. */
  readonly traits: number;
  /** Tags are indices in `TAGS`. This one holds as long as nothing around the word says otherwise. */
  readonly tag: number;
  /** Whether nothing around it changes the tag: it is part of a contraction. */
  readonly fixed: boolean;
  /** The tags that it can have, a bit each. */
  readonly tags: number;
  /** Its column for the machines of tags; `hinted` when it has one of its own that is not its tag's. */
  readonly column: number;
  readonly hinted: boolean;
  /** Its column for the machine of sentences: behind a blank, and behind something else. */
  readonly afterBlank: number;
  readonly afterWord: number;
  /** What its lemmas are made of. */
  readonly normal: string;
  /** Its lemmas, by the tags whose words are inflected; null until one is asked for. */
  asNoun: string | null;
  asVerb: string | null;
  asAdjective: string | null;
  readonly asOther: string;
}

/** A word of a chunk, and the words behind it. */
export interface Piece {
  readonly word: Word;
  /** Where it stands in the chunk; -1 when it is not in it as it is written. */
  readonly offset: number;
  readonly next: Piece | null;
}

const sentences = readMachines(SENTENCE_MACHINES);
const tags = readMachines(TAG_MACHINES);
export const [SENTENCE_MACHINE] = sentences.machines;
export const TAGGING_MACHINES = tags.machines;
/** The columns of tags for the machines of tags. */
export const TAG_COLUMNS = TAGS.map((_, tag) => tags.columnOf.get(tag) ?? 0);

/** Chunks that are kept: a text has some 300 that are new. */
const MOST_CHUNKS = 16_384;
/** Longer ones, in UTF-16 units, are rarely met again. */
const LONGEST_KEPT = 32;

const chunks = new Map<string, Piece | null>();
const lexemes = new Map<number, Word>();

/** The words of a chunk, which is what stands between two blanks or is blank itself; null when it has none. */
export function wordsIn(chunk: string): Piece | null {
  const before = chunks.get(chunk);
  if (before !== undefined) return before;
  const first = readChunk(chunk);
  if (chunk.length > LONGEST_KEPT) return first;
  if (chunks.size >= MOST_CHUNKS) {
    chunks.clear();
    lexemes.clear();
  }
  chunks.set(alone(chunk), first);
  return first;
}

function readChunk(text: string): Piece | null {
  let cursor = 0;
  const places = partsOf(text)
    .flatMap(wordsOf)
    .map((word) => {
      const offset = word.text.trim() === "" ? -1 : text.indexOf(word.text, cursor);
      if (offset !== -1) cursor = offset + word.text.length;
      return { word, offset };
    });
  return places.reduceRight<Piece | null>((next, { word, offset }) => ({ word, offset, next }), null);
}

function wordsOf({ text, category, expands }: Part): readonly Word[] {
  const lexeme = lexemeOf(text);
  if (lexeme === undefined) return [newWord(text, category)];
  const expansions = expands ? expansionsOf(lexeme) : [];
  return expansions.length === 0 ? [lexemeWord(lexeme)] : expansions.map(expandedWord);
}

const names = Object.create(null) as Record<string, true>;

/**
 * The same string as the engine keeps names of properties: compared by its address, and no piece of a longer one, which it
 * would keep in memory.
 */
function alone(text: string): string {
  names[text] = true;
  Reflect.deleteProperty(names, text);
  return text;
}

function lowered(word: string): string {
  const lower = word.toLowerCase();
  return lower.includes("’") ? lower.replaceAll("’", "'") : lower;
}

function lexemeWord(lexeme: number): Word {
  const before = lexemes.get(lexeme);
  if (before !== undefined) return before;
  const spelling = spellingOf(lexeme);
  const normal = normalOf(lexeme);
  const text = textOf(lexeme);
  // A contraction that is read as one word has something else in the place of a lemma.
  const single = propertyOf(spelling, "isSLemma") === 1 ? textOf(propertyOf(spelling, "lemma")) || text : null;
  const word = wordFrom({
    text,
    tag: propertyOf(spelling, "pos") || NOUN,
    lexeme,
    normal,
    normalText: textOf(normal),
    single,
  });
  lexemes.set(lexeme, word);
  return word;
}

function expandedWord({ lexeme, normal, lemma, tag }: Expansion): Word {
  return wordFrom({
    text: textOf(lexeme),
    tag,
    fixed: true,
    lexeme,
    normal,
    normalText: textOf(normal),
    single: textOf(lemma),
  });
}

const features = featureFn(FEATURE_CONFIG);

/** A word outside of the lexicon. */
function newWord(text: string, category: number): Word {
  const small = text.toLowerCase();
  const known = lexemeOf(small);
  const normal = known === undefined ? undefined : spellingOf(known);
  return wordFrom({
    text,
    tag: features.pos(text, category, LEXICON) || NOUN,
    lexeme: undefined,
    normal,
    normalText: normal === undefined ? small : textOf(normal),
    single: null,
  });
}

const LEXICON = {
  lookup: (text: string) => {
    const lexeme = lexemeOf(text);
    if (lexeme === undefined) return [LEXEMES];
    const expansions = expansionsOf(lexeme);
    return expansions.length === 0 ? [lexeme] : expansions.map((one) => one.lexeme);
  },
  intrinsicSize: () => LEXEMES,
  posOf: (lexeme: number) => propertyOf(lexeme, "pos"),
};

interface Known {
  readonly text: string;
  readonly tag: number;
  readonly fixed?: true;
  /** Of the word as it is written; undefined outside of the lexicon. */
  readonly lexeme: number | undefined;
  /** Of the word in small letters and the right spelling. */
  readonly normal: number | undefined;
  readonly normalText: string;
  /** The lemma whatever the tag; null when it depends on it. */
  readonly single: string | null;
}

function wordFrom(known: Known): Word {
  const text = alone(known.text);
  const lower = alone(lowered(text));
  const single = known.single === null ? null : alone(known.single);
  const hint = known.lexeme === undefined ? 0 : propertyOf(known.lexeme, "posHint");
  return {
    text,
    lower,
    marks: marksOf(lower),
    traits: traitsOf(text, lower),
    tag: known.tag,
    fixed: known.fixed ?? false,
    tags: known.normal === undefined ? 0 : tagsOf(known.normal),
    column: (hint === 0 ? TAG_COLUMNS[known.tag] : tags.columnOf.get(HINT + hint)) ?? 0,
    hinted: hint !== 0,
    afterBlank: sentenceColumn(known, true),
    afterWord: sentenceColumn(known, false),
    normal: known.normalText,
    asNoun: single,
    asVerb: single,
    asAdjective: single,
    asOther: single ?? alone(known.normalText),
  };
}

const VERB = TAGS.indexOf("VERB");
const ADJECTIVE = TAGS.indexOf("ADJ");

/** The lemma of a word with a tag. */
export function lemmaOf(word: Word, tag: number): string {
  if (tag === NOUN) {
    word.asNoun ??= lemmaAs(word, "NOUN");
    return word.asNoun;
  }
  if (tag === VERB) {
    word.asVerb ??= lemmaAs(word, "VERB");
    return word.asVerb;
  }
  if (tag === ADJECTIVE) {
    word.asAdjective ??= lemmaAs(word, "ADJ");
    return word.asAdjective;
  }
  return word.asOther;
}

function lemmaAs(word: Word, tag: string): string {
  return alone(lemmatize(word.normal, tag, { hasSamePOS }));
}

/** Symbols of the machines from here on are hints of the lexicon. */
const HINT = 1_080_000;
/** Hints of the machine of sentences: a mark that may open or close a quotation, behind a blank too; abbreviations. */
const QUOTATION_MARK = 4;
const QUOTATION_MARK_AFTER_BLANK = 6;
const ABBREVIATION = 7;
const INITIAL = 8;

function sentenceColumn({ lexeme, normal, normalText }: Known, afterBlank: boolean): number {
  const hintOf = (of: number | undefined) => (of === undefined ? 0 : propertyOf(of, "sbdHint"));
  const column = (symbol: number) => sentences.columnOf.get(symbol) ?? 0;
  if (normal !== undefined && textOf(normal) === "\n") return SKIPPED;
  const hint = hintOf(normal) || hintOf(lexeme);
  if (hint === QUOTATION_MARK && afterBlank) return column(HINT + QUOTATION_MARK_AFTER_BLANK);
  if (hint !== 0) return column(HINT + hint);
  const shortened = normal === undefined ? features.isAbbrev(normalText) : propertyOf(normal, "isAbbrev");
  if (shortened === 1) return column(HINT + (normalText.length === 2 ? INITIAL : ABBREVIATION));
  return normal === undefined ? 0 : column(normal);
}

/** Whether a word is a base form that can have a tag; no word outside of the lexicon is. */
function hasSamePOS(text: string, tag: string): boolean {
  const lexeme = lexemeOf(text);
  return (
    lexeme !== undefined &&
    expansionsOf(lexeme).length === 0 &&
    propertyOf(lexeme, "isBaseForm") === 1 &&
    (tagsOf(lexeme) & (1 << TAGS.indexOf(tag))) !== 0
  );
}
