// The English model of wink-eng-lite-web-model without the runtime that it was made for: its lexicon, its tags, the
// patterns by which it splits, and its machines.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** Where a property lies: the word of a lexeme, and the mask and the shift in it. */
type Place = readonly [word: number, mask: number, shift: number, ...rest: number[]];
type Pattern = readonly [source: string, flags: string, category: number];

interface CoreFile {
  readonly packing: {
    readonly size: number;
    readonly layout: Readonly<Record<Property, Place>>;
    readonly config: unknown;
  };
  readonly features: {
    readonly lexeme: { readonly list: readonly string[] };
    readonly posClusters: { readonly list: readonly string[] };
  };
  readonly pos: { readonly list: readonly string[]; readonly hash: Readonly<Record<string, number>> };
  readonly trex: {
    /** Of whole chunks, the first that fits; of parts of chunks, in turn. */
    readonly ltc: readonly Pattern[];
    readonly rtc: readonly Pattern[];
    readonly helpers: Readonly<Record<"anyWithRP" | "anyWithLP" | "LPanyRP", readonly [string, string]>>;
  };
  readonly preserve: Readonly<Record<"prefix" | "suffix", Readonly<Record<string, true>>>>;
  readonly tcat: { readonly hash: Readonly<Record<Category, number>> };
  /** 32-bit words in Base64. */
  readonly lexicon: string;
  readonly xpansions: string;
}

type Property =
  | "isAbbrev"
  | "lexemeCID"
  | "pos"
  | "sbdHint"
  | "posHint"
  | "lemma"
  | "normal"
  | "isBaseForm"
  | "isSLemma"
  | "isContraction"
  | "isSpellingMapped";

type Category = "unk" | "word" | "wordRP" | "punctuation";

const require = createRequire(import.meta.url);

/** Read as a file: `require` would keep it for good. */
function modelFile(name: string): unknown {
  return JSON.parse(
    readFileSync(require.resolve(`wink-eng-lite-web-model/dist/languages/cur/models/eng-${name}-model.json`), "utf8"),
  );
}

const core = modelFile("core-web") as CoreFile;

const { list } = core.features.lexeme;
const indices = new Map(list.map((text, index) => [text, index]));
const packed = wordsOf(core.lexicon);
const expansions = wordsOf(core.xpansions);

function wordsOf(base64: string): Uint32Array {
  const bytes = Buffer.from(base64, "base64");
  // A copy, since 32-bit words must begin at a multiple of four.
  return new Uint32Array(Uint8Array.from(bytes).buffer);
}

/** Words in the lexicon; those that a text adds have no index. */
export const LEXEMES = list.length;

/** The index of a word as it is written; undefined when the lexicon has none. */
export function lexemeOf(text: string): number | undefined {
  return indices.get(text);
}

export function textOf(lexeme: number): string {
  return list[lexeme] ?? "";
}

export function propertyOf(lexeme: number, name: Property): number {
  const [word, mask, shift] = core.packing.layout[name];
  return ((packed[word + lexeme * core.packing.size] ?? 0) & mask) >>> shift;
}

/** The lexeme whose spelling counts as the right one: "colour" for "color"; else the lexeme itself. */
export function spellingOf(lexeme: number): number {
  return propertyOf(lexeme, "isSpellingMapped") === 1 ? propertyOf(lexeme, "lemma") : lexeme;
}

/** The lexeme in small letters and the right spelling. */
export function normalOf(lexeme: number): number {
  return propertyOf(lexeme, "isSpellingMapped") === 1
    ? propertyOf(lexeme, "lemma")
    : lexeme + propertyOf(lexeme, "normal");
}

export interface Expansion {
  readonly lexeme: number;
  readonly normal: number;
  readonly lemma: number;
  readonly tag: number;
}

/** The words that a contraction stands for; empty for other lexemes. */
export function expansionsOf(lexeme: number): readonly Expansion[] {
  if (propertyOf(lexeme, "isContraction") === 0) return [];
  const pointer = propertyOf(lexeme, "lemma");
  const first = pointer & 0x3fff;
  const found: Expansion[] = [];
  for (let at = first; at < first + ((pointer >>> 14) & 0x1f); at += 4) {
    const [word = 0, normal = 0, lemma = 0, tag = 0] = expansions.subarray(at, at + 4);
    found.push({ lexeme: word, normal, lemma, tag });
  }
  return found;
}

/** Universal part-of-speech tags, in the model's order. */
export const TAGS: readonly string[] = core.pos.list;
export const NOUN = TAGS.indexOf("NOUN");

const clusters = core.features.posClusters.list.map((names) =>
  names.split("_").reduce((bits, name) => bits | (1 << (core.pos.hash[name] ?? 0)), 0),
);

/** The tags that a lexeme can have, a bit each. */
export function tagsOf(lexeme: number): number {
  return clusters[propertyOf(lexeme, "lexemeCID")] ?? 0;
}

export const FEATURE_CONFIG = core.packing.config;
export const CATEGORY = core.tcat.hash;
/** Prefixes and suffixes that a hyphen does not part from their words. */
export const PREFIXES: ReadonlySet<string> = new Set(Object.keys(core.preserve.prefix));
export const SUFFIXES: ReadonlySet<string> = new Set(Object.keys(core.preserve.suffix));

interface CategoryPattern {
  readonly pattern: RegExp;
  readonly category: number;
}

const compiled = (patterns: readonly Pattern[]): readonly CategoryPattern[] =>
  patterns.map(([source, flags, category]) => ({ pattern: new RegExp(source, flags), category }));

/** What a chunk is as a whole: the first that fits. */
export const CHUNK_PATTERNS = compiled(core.trex.ltc);
/** What is cut out of a chunk, in turn; global. */
export const PART_PATTERNS = compiled(core.trex.rtc);

const helper = (name: keyof CoreFile["trex"]["helpers"]) => new RegExp(...core.trex.helpers[name]);
export const BEFORE_MARK = helper("anyWithRP");
export const BEHIND_MARK = helper("anyWithLP");
export const BETWEEN_MARKS = helper("LPanyRP");

/** Machines as the package writes them; see automaton.ts. */
export const SENTENCE_MACHINES = modelFile("sbd") as readonly [string];
export const TAG_MACHINES = modelFile("pos") as readonly string[];
