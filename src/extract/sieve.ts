// Which of some patterns can match at all. Every match of a pattern holds one of some words or parts of words; to look the
// words of a clause up costs far less than to try the patterns on it.

/** So many patterns have a bit each. */
const MOST = 30;

/** Words that nearly every sentence holds: to need one tells little. */
const COMMON = new Set(
  "a an the of to in on for by at as is are was were be been has have had it that not no or and with from will would".split(
    " ",
  ),
);

/** Up to thirty patterns, each with the words that it needs. */
export class Sieve {
  /** Bits of patterns by whole words. */
  readonly #words = new Map<string, number>();
  /** Parts of words, with a space where the word begins or ends, by the letter there; with the bits of their patterns. */
  readonly #parts = new Map<string, [part: string, bits: number][]>();
  /** The patterns that need nothing. */
  readonly #always: number = 0;

  constructor(patterns: readonly RegExp[]) {
    if (patterns.length > MOST) throw new RangeError(`A sieve has ${MOST} patterns at the most`);
    for (const [index, pattern] of patterns.entries()) {
      const needed = wordsNeeded(pattern.source);
      if (needed === null) this.#always |= 1 << index;
      for (const part of needed ?? []) this.#add(part, 1 << index);
    }
  }

  #add(part: string, bit: number): void {
    const word = part.trim();
    const [begins, ends] = [part.startsWith(" "), part.endsWith(" ")];
    if (begins && ends) this.#words.set(word, (this.#words.get(word) ?? 0) | bit);
    else {
      const edge = begins ? `^${word.charAt(0)}` : ends ? `${word.at(-1)}$` : "";
      this.#parts.set(edge, [...(this.#parts.get(edge) ?? []), [part, bit]]);
    }
  }

  /**
   * The patterns that may match in a clause that holds the token: bit 1 << n for the pattern in place n. The bits of all
   * tokens of a clause, joined, are set for every pattern that matches in it. `lower`: the token in small letters.
   */
  of(lower: string): number {
    let bits = this.#always;
    for (const word of spelled(lower).split(NO_WORD)) {
      if (word === "") continue;
      bits |= this.#words.get(word) ?? 0;
      const spaced = ` ${word} `;
      for (const edge of [`^${word.charAt(0)}`, `${word.at(-1)}$`, ""])
        for (const [part, of] of this.#parts.get(edge) ?? []) if (spaced.includes(part)) bits |= of;
    }
    return bits;
  }
}

const NO_WORD = /\W+/;

/** Before "n't". */
const SHORTENED = new Set("do does did is are was were has have had would could should must might need".split(" "));

/** With what a short form stands for, its halves being two tokens. "described it as vital" is read like "it is vital". */
function spelled(word: string): string {
  if (word === "as") return "as is";
  if (word === "can" || word === "ca" || word === "can't") return "can cannot can't";
  if (word === "wo" || word === "won't") return "will not won't";
  if (word.endsWith("n't")) return `${word} ${word.slice(0, -3)} not`;
  return SHORTENED.has(word) ? `${word} ${word}n` : word;
}

/** Words or parts of words of which every match of a pattern holds one; null when there are none. For tests, too. */
export function wordsNeeded(source: string): readonly string[] | null {
  const parts = [...source.matchAll(PART)].map(([part]) => part).toReversed();
  return needOf(read(parts), false, false)?.words ?? null;
}

/** Of which every match holds one, with spaces where it is the beginning or the end of a word. */
interface Need {
  readonly words: readonly string[];
  /** How much the commonest of them tells. */
  readonly worth: number;
}

/** A run of letters, any other part of a pattern, or the choices of a group. */
type Piece = string | Choices;
type Choices = readonly (readonly Piece[])[];

/** What every match needs; null when nothing is certain. `opens`, `closes`: whether words begin and end at its edges. */
function needOf(choices: Choices, opens: boolean, closes: boolean): Need | null {
  const words = new Set<string>();
  let worth = Number.POSITIVE_INFINITY;
  for (const pieces of choices) {
    const need = needOfChoice(pieces, opens, closes);
    if (need === null) return null;
    for (const word of need.words) words.add(word);
    worth = Math.min(worth, need.worth);
  }
  return { words: [...words], worth };
}

function needOfChoice(pieces: readonly Piece[], opens: boolean, closes: boolean): Need | null {
  let best: Need | null = null;
  for (const [index, piece] of pieces.entries()) {
    const begins = index === 0 ? opens : isEdge(pieces[index - 1]);
    const ends = index === pieces.length - 1 ? closes : isEdge(pieces[index + 1]);
    const need = typeof piece === "string" ? needOfRun(piece, begins, ends) : needOf(piece, begins, ends);
    if (need === null) continue;
    const better =
      best === null || need.worth > best.worth || (need.worth === best.worth && need.words.length < best.words.length);
    if (better) best = need;
  }
  return best;
}

function needOfRun(piece: string, begins: boolean, ends: boolean): Need | null {
  if (!/^[a-z]+$/i.test(piece)) return null;
  const word = piece.toLowerCase();
  return {
    words: [`${begins ? " " : ""}${word}${ends ? " " : ""}`],
    worth: COMMON.has(word) ? 1 : word.length + 1,
  };
}

function isEdge(piece: Piece | undefined): boolean {
  return piece === String.raw`\b` || piece === " ";
}

/** Escapes and classes are one part, all else is one sign. */
const PART = /\\(?:p\{[^}]*\}|u[\dA-F]{4}|.)|\[(?:\\.|[^\]\\])*\]|[\s\S]/giu;

/** The choices of a pattern or of the group that is open, up to its end; takes their parts away. */
function read(parts: string[]): Choices {
  let pieces: Piece[] = [];
  const choices = [pieces];
  let run = false;
  for (let part = parts.pop(); part !== undefined && part !== ")"; part = parts.pop()) {
    const letter = /^[a-z]$/i.test(part);
    const before = pieces.at(-1);
    if (part === "|") {
      pieces = [];
      choices.push(pieces);
    } else if (part === "(") {
      const looks = opensLook(parts);
      const group = read(parts);
      if (!looks) pieces.push(group);
    } else if (letter && run && typeof before === "string") pieces[pieces.length - 1] = before + part;
    else if (/^[?*{]$/.test(part)) {
      // What stands before may be missing: it is no need, and no edge; "(?:only )?" leaves the edge before it.
      if (part === "{") while (parts.length > 0 && parts.pop() !== "}");
      pieces.pop();
      if (typeof before === "string" && /^[a-z]{2,}$/i.test(before)) pieces.push(before.slice(0, -1));
      if (typeof before === "string" || before?.every((choice) => isEdge(choice.at(-1))) !== true) pieces.push(part);
    } else pieces.push(part);
    run = letter;
  }
  return choices;
}

/** Takes the "?:" away that a group begins with; whether it only looks ahead or back. */
function opensLook(parts: string[]): boolean {
  if (parts.at(-1) !== "?") return false;
  parts.pop();
  const kind = parts.pop();
  if (kind !== "<") return kind !== ":";
  const sign = parts.pop();
  if (sign === "=" || sign === "!") return true;
  while (parts.length > 0 && parts.pop() !== ">");
  return false;
}
