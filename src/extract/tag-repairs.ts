// The tagger's systematic errors, put right from a word and its neighbour.

/** Nouns that the tagger takes for verbs wherever they stand without an article. */
const NOUNS = new Set(["police", "media"]);

/** The tag of a word as it should be. `previous`: the word before it in the piece, with its tag; none at the beginning. */
export function repairedTag(
  word: string,
  tag: string,
  previous: { readonly word: string; readonly tag: string } | null,
): string {
  if (tag !== "VERB") return tag;
  if (NOUNS.has(word.toLowerCase())) return "NOUN";
  // "Rep. Jo Lynch", "though Lynch notes": a capital inside a sentence begins a name, unless a whole heading is in capitals.
  const name = /^\p{Lu}\p{Ll}+$/u.test(word) && !/(?:ed|ing|s)$/.test(word);
  if (
    name &&
    previous !== null &&
    (previous.tag === "SCONJ" ||
      previous.tag === "PROPN" ||
      previous.tag === "ADP" ||
      /^(?:Rep|Sen|Gov|Mr|Mrs|Ms|Dr)\.?$/.test(previous.word))
  )
    return "PROPN";
  return tag;
}
