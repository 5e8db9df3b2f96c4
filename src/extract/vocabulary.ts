// Words that are looked for in running text, each with flags, without making a string of every word that is passed.

/** Of the Latin letters without accents. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Index behind the last of the letters that stand at `start`; `start` when there is none. */
export function wordEnd(text: string, start: number): number {
  let end = start;
  while (isLetter(text.charCodeAt(end))) end++;
  return end;
}

/** A table of this size is mostly empty, so that most words are known to be none by one look. */
const SIZE = 2_048;
const SMALL = 32;

export class Vocabulary {
  readonly #words: string[] = [];
  readonly #flags: number[] = [];
  /** By the hash of a word: its place in the lists, from 1; 0 where no word is. */
  readonly #places = new Int32Array(SIZE);

  /** `words`: in small Latin letters, each with its flags; those of a word that comes twice are joined. */
  constructor(words: Iterable<readonly [word: string, flags: number]>) {
    for (const [word, flags] of words) {
      let slot = hashOf(word, 0, word.length);
      while (this.#places[slot] !== 0 && this.#wordAt(slot) !== word) slot = (slot + 1) % SIZE;
      const place = this.#places[slot] ?? 0;
      if (place === 0) this.#places[slot] = this.#words.push(word);
      const index = place === 0 ? this.#words.length - 1 : place - 1;
      this.#flags[index] = (this.#flags[index] ?? 0) | flags;
    }
  }

  /** The flags of the word that stands from `start` to `end`, whatever its case; 0 when it is none of them. */
  flagsOf(text: string, start: number, end: number): number {
    for (let slot = hashOf(text, start, end); ; slot = (slot + 1) % SIZE) {
      const place = this.#places[slot] ?? 0;
      if (place === 0) return 0;
      if (isAt(text, start, end, this.#wordAt(slot))) return this.#flags[place - 1] ?? 0;
    }
  }

  #wordAt(slot: number): string {
    return this.#words[(this.#places[slot] ?? 0) - 1] ?? "";
  }
}

function hashOf(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = (Math.imul(hash, 31) + (text.charCodeAt(at) | SMALL)) | 0;
  return (hash ^ (hash >>> 15)) & (SIZE - 1);
}

function isAt(text: string, start: number, end: number, word: string): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++)
    if ((text.charCodeAt(start + at) | SMALL) !== word.charCodeAt(at)) return false;
  return true;
}
