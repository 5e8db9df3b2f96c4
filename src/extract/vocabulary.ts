// Words that are looked for in running text, each with flags: most words are passed over by their first letter and length.

/** Of the Latin letters without accents. */
export function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90);
}

export function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** Longer words are looked up whatever their length. */
const LONGEST = 31;

export class Vocabulary {
  readonly #flags = new Map<string, number>();
  /** By first letter: one bit for each length that a word has. */
  readonly #lengths = new Int32Array(32);

  /** `words`: in small Latin letters, each with its flags; those of a word that comes twice are joined. */
  constructor(words: Iterable<readonly [word: string, flags: number]>) {
    for (const [word, flags] of words) {
      this.#flags.set(word, (this.#flags.get(word) ?? 0) | flags);
      const letter = word.charCodeAt(0) & LONGEST;
      this.#lengths[letter] = (this.#lengths[letter] ?? 0) | (1 << Math.min(word.length, LONGEST));
    }
  }

  /** The flags of the word that stands from `start` to `end`, whatever its case; 0 when it is none of them. */
  flagsOf(text: string, start: number, end: number): number {
    const lengths = this.#lengths[text.charCodeAt(start) & LONGEST] ?? 0;
    if ((lengths & (1 << Math.min(end - start, LONGEST))) === 0) return 0;
    return this.#flags.get(text.slice(start, end).toLowerCase()) ?? 0;
  }
}
