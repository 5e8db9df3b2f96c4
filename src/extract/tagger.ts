// Splits text into sentences and words with their tags, the same for the same text whatever was read before.

import { recognize } from "./tagging/automaton.ts";
import { TAGS } from "./tagging/model.ts";
import { lemmaOf, SENTENCE_MACHINE, TAG_COLUMNS, TAGGING_MACHINES, type Word, wordsIn } from "./tagging/words.ts";

/** The words of a text in order: `words[i]` begins at `starts[i]` and has the tag `tags[i]` and the lemma `lemmas[i]`. */
export interface Tagged {
  readonly words: readonly Pick<Word, "text" | "lower" | "marks" | "traits">[];
  /** In UTF-16 units of the whole text; -1 for line breaks and for what the text writes otherwise. */
  readonly starts: readonly number[];
  /** Universal part-of-speech tags. */
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
  /** How many words each sentence has. */
  readonly sentences: readonly number[];
}

/** Tags a text from `from` to `to`. Time is linear in its length. */
export function tag(text: string, from = 0, to = text.length): Tagged {
  const words: Word[] = [];
  const starts: number[] = [];
  /** What the machine of sentences reads. */
  const columns: number[] = [];
  let afterBlank = false;
  for (let at = from; at < to; ) {
    const start = at;
    const kind = kindOf(text.charCodeAt(at));
    do at++;
    while (at < to && kindOf(text.charCodeAt(at)) === kind);
    if (kind === BLANK) {
      afterBlank = true;
      continue;
    }
    for (let piece = wordsIn(text.slice(start, at)); piece !== null; piece = piece.next) {
      words.push(piece.word);
      starts.push(piece.offset === -1 ? -1 : start + piece.offset);
      columns.push(afterBlank ? piece.word.afterBlank : piece.word.afterWord);
      afterBlank = false;
    }
    afterBlank = false;
  }
  const tags = tagsOf(words);
  return {
    words,
    starts,
    tags: tags.map((one) => TAGS[one] ?? "X"),
    lemmas: words.map((word, index) => lemmaOf(word, tags[index] ?? 0)),
    sentences: sentencesOf(new Int16Array(columns)),
  };
}

/** Kinds of characters: a run of one kind is a chunk, or the blank between two. */
const OTHER = 0;
const BLANK = 1;
const BREAK = 2;

function kindOf(unit: number): number {
  if (unit > 0x20 && unit < 0xa0) return OTHER;
  if (isBlank(unit)) return BLANK;
  return unit === 0x0a || unit === 0x0d || unit === 0x09 ? BREAK : OTHER;
}

/** All other space, as the wide blank of Asian scripts, is part of a chunk. */
function isBlank(unit: number): boolean {
  return (
    unit === 0x20 ||
    unit === 0xa0 ||
    (unit >= 0x2002 && unit <= 0x2005) ||
    unit === 0x2009 ||
    unit === 0x200a ||
    unit === 0x202f ||
    unit === 0x205f
  );
}

/** The tag of each word: its own, corrected by the words around it. */
function tagsOf(words: readonly Word[]): readonly number[] {
  const tags = words.map((word) => word.tag);
  const columns = new Int16Array(words.map((word) => word.column));
  for (const machine of TAGGING_MACHINES) {
    recognize(machine, columns, (target, at) => {
      const word = words[at];
      // A negative one is right even where the lexicon does not know the word with this tag.
      if (word === undefined || (target >= 0 && (word.tags & (1 << target)) === 0)) return;
      const tag = Math.abs(target);
      if (!word.hinted) columns[at] = TAG_COLUMNS[tag] ?? 0;
      if (!word.fixed) tags[at] = tag;
    });
  }
  return tags;
}

/** How many words each sentence has. */
function sentencesOf(columns: Int16Array): readonly number[] {
  const sizes: number[] = [];
  let first = 0;
  recognize(SENTENCE_MACHINE, columns, (_, end) => {
    sizes.push(end + 1 - first);
    first = end + 1;
  });
  if (first < columns.length) sizes.push(columns.length - first);
  return sizes;
}
