// Whether a sentence says only what its citations say: every number, quotation and name in it must stand there.

/** A sentence before it is checked. */
export interface Sentence {
  readonly text: string;
  readonly claimIds: readonly string[];
  /** Words that the records themselves vouch for: names and aliases, resolved dates, the composer's own turns. */
  readonly known: readonly string[];
}

export type Verdict = { readonly holds: true } | { readonly holds: false; readonly reason: string };

const MONTHS = "January February March April May June July August September October November December".split(" ");
const DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split(" ");

/**
 * Checks a sentence against the stored words of its citations. Numbers must occur there (separators do not count),
 * quotations word for word, and every capitalised word inside the sentence there or among `known`. A sentence without
 * citations holds nothing.
 */
export function verifySentence(sentence: Sentence, stored: readonly string[]): Verdict {
  if (stored.length === 0) return { holds: false, reason: "no citation" };
  const cited = flatten(stored.join(" … "));
  const known = flatten(sentence.known.join(" | "));
  const text = flatten(sentence.text);
  for (const [, quotation = ""] of text.matchAll(/"([^"]+)"/g)) {
    const words = quotation.replace(/[,.]$/, "");
    if (!cited.includes(words)) return { holds: false, reason: "quotation not in the cited text" };
  }
  const numbers = new Set([...numbersOf(cited), ...numbersOf(known)]);
  for (const number of numbersOf(text))
    if (!numbers.has(number)) return { holds: false, reason: "number not in the cited text" };
  const citedWords = wordsOf(cited);
  const knownWords = wordsOf(known);
  for (const name of namesIn(text)) {
    const lower = name.toLowerCase();
    if (!citedWords.has(lower) && !knownWords.has(lower)) {
      return {
        holds: false,
        reason:
          MONTHS.includes(name) || DAYS.includes(name) ? "date not in the cited text" : "name not in the cited text",
      };
    }
  }
  return { holds: true };
}

function flatten(text: string): string {
  return text.replaceAll(/[“”]/g, '"').replaceAll(/[‘’]/g, "'").replaceAll(/\s+/g, " ");
}

function numbersOf(text: string): readonly string[] {
  return [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => number.replaceAll(",", "").replace(/\.0+$/, ""));
}

function wordsOf(text: string): ReadonlySet<string> {
  return new Set((text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []).flatMap((word) => [word, word.replace(/s$/, "")]));
}

/** Capitalised words that do not open a sentence. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<=[^.!?:"\s]["')]? )(\p{Lu}[\p{L}\p{N}]*)/gu)]
    .map(([, name = ""]) => name)
    .filter((name) => name !== "I");
}
