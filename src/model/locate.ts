// Where quoted words stand in a text: word for word, or nowhere.

/** Half-open, UTF-16 indices. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Place extends Range {
  readonly number: number;
}

/** One kind of space, quotation mark, apostrophe and dash: what typesetting changes, and no word. Same length. */
const TYPOGRAPHY: Readonly<Record<string, string>> = {
  "“": '"',
  "”": '"',
  "„": '"',
  "«": '"',
  "»": '"',
  "‘": "'",
  "’": "'",
  ʼ: "'",
  "–": "-",
  "—": "-",
  "‑": "-",
  "‐": "-",
  "…": ".",
};

interface View {
  /** The text with one space for each run of spaces. */
  readonly text: string;
  /** Index in the original of each index of the view, and one for its end. */
  readonly origins: Uint32Array;
}

function view(text: string): View {
  const origins = new Uint32Array(text.length + 1);
  const pieces: string[] = [];
  let length = 0;
  let space = false;
  for (let at = 0; at < text.length; at++) {
    const character = text[at] ?? "";
    const blank = /\s/.test(character);
    if (blank && space) continue;
    space = blank;
    pieces.push(blank ? " " : (TYPOGRAPHY[character] ?? character));
    origins[length++] = at;
  }
  origins[length] = text.length;
  return { text: pieces.join(""), origins: origins.slice(0, length + 1) };
}

const WORD = /[\p{L}\p{N}\p{M}]/u;

export interface Locator {
  /**
   * The place of the words: in the paragraph of that number first, else where they stand nearest to it. Null when they stand
   * nowhere, or say nothing. Case counts; whole words only.
   */
  find(words: string, paragraph: number): Range | null;
  /** Places of the words in text order; the first 200. */
  findAll(words: string): readonly Range[];
  /** Number of the paragraph that an index lies in. */
  paragraphAt(index: number): number;
}

/** Prepares a text, whose paragraphs stand in text order; linear in its length. */
export function locator(text: string, paragraphs: readonly Place[]): Locator {
  const { text: seen, origins } = view(text);
  const numbers = new Map(paragraphs.map((paragraph) => [paragraph.number, paragraph]));

  function* occurrences(words: string): Generator<Range> {
    if (words === "") return;
    for (let at = seen.indexOf(words); at !== -1; at = seen.indexOf(words, at + 1)) {
      const whole = at + words.length;
      if (!wholeWords(seen, at, whole)) continue;
      const end = whole + (opensMore(words) && /["')]/.test(seen[whole] ?? "") ? 1 : 0);
      // The end lies behind the last character, not before the next: a run of spaces does not belong to the words.
      yield { start: origins[at] ?? 0, end: (origins[end - 1] ?? 0) + 1 };
    }
  }

  const paragraphAt = (index: number): number => {
    let low = 0;
    let high = paragraphs.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((paragraphs[middle]?.start ?? 0) <= index) low = middle;
      else high = middle - 1;
    }
    return paragraphs[low]?.number ?? 1;
  };

  const findAll = (words: string): readonly Range[] => {
    const found: Range[] = [];
    for (const range of occurrences(trimmed(view(words).text))) {
      found.push(range);
      if (found.length >= 200) break;
    }
    return found;
  };

  return {
    findAll,
    paragraphAt,
    find: (words, paragraph) => {
      const all = findAll(words);
      const given = numbers.get(paragraph);
      const within =
        given === undefined ? undefined : all.find(({ start, end }) => start >= given.start && end <= given.end);
      if (within !== undefined) return within;
      const distance = (range: Range) => Math.abs(paragraphAt(range.start) - paragraph);
      return all.toSorted((a, b) => distance(a) - distance(b) || a.start - b.start)[0] ?? null;
    },
  };
}

/** Without the quotation marks, brackets, spaces and final stops that are put around quoted words. */
function trimmed(words: string): string {
  const bare = words.replace(/^[\s"'([.,;:]+/, "").replace(/[\s"')\].,;:!?]+$/, "");
  return WORD.test(bare) ? bare : "";
}

/** Whether a quotation mark or a bracket is opened in the words and closed behind them. */
function opensMore(words: string): boolean {
  const marks = words.split('"').length - 1;
  return marks % 2 === 1 || words.split("(").length > words.split(")").length || /(?:^| )'[^']*$/.test(words);
}

function wholeWords(text: string, start: number, end: number): boolean {
  // Scripts that put no space between words have no word borders to hold to.
  return !(joined(text[start - 1], text[start]) || joined(text[end - 1], text[end]));
}

const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function joined(before: string | undefined, after: string | undefined): boolean {
  if (before === undefined || after === undefined) return false;
  return WORD.test(before) && WORD.test(after) && !UNSPACED.test(before) && !UNSPACED.test(after);
}
