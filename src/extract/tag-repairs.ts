// The tagger's systematic errors, put right from a word and its neighbour.

/** Nouns that the tagger takes for verbs wherever they stand without an article. */
const NOUNS = new Set(["police", "media"]);

/** Nouns that the tagger takes for adjectives, also where no noun follows: "ordered the military to stop". */
const BODIES = /^(?:military|judiciary|executive|opposition)$/i;
const BEFORE_NOUN = /^(?:the|its|their|his|her|our|whose|['’]s?)$/i;

/**
 * The tag of a word as it should be. `previous`: the word before it in the piece, with its tag; none at the beginning.
 * `next`: the tag of the word behind it; none at the end.
 */
export function repairedTag(
  word: string,
  tag: string,
  previous: { readonly word: string; readonly tag: string } | null,
  next: string | undefined,
): string {
  if (tag === "ADJ" && previous !== null && BODIES.test(word) && !/^(?:NOUN|ADJ|PROPN|CCONJ|PUNCT)$/.test(next ?? ""))
    return BEFORE_NOUN.test(previous.word) || previous.tag === "ADJ" ? "NOUN" : tag;
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
