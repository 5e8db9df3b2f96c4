// Splits text into sentences and words with their tags, the same for the same text whatever was read before.

import model from "wink-eng-lite-web-model";
import winkNLP, { type WinkMethods } from "wink-nlp";

/** The words of a text in order: `words[i]` has the tag `tags[i]` and the lemma `lemmas[i]`. */
export interface Tagged {
  readonly words: readonly string[];
  /** Universal part-of-speech tags. */
  readonly tags: readonly string[];
  readonly lemmas: readonly string[];
  /** How many words each sentence has. */
  readonly sentences: readonly number[];
}

/** What the model knows of one side of words, to which the tagger adds what it meets. */
interface Feature {
  readonly hash: Record<string, number>;
  readonly list: string[];
  index: number;
}

const LEARNT = ["lexeme", "prefix", "suffix", "shape"] as const;

interface Core {
  readonly features: Readonly<Record<(typeof LEARNT)[number], Feature>>;
}

/**
 * The tagger keeps every word that it meets, and splits words otherwise that it has met: "Trump's" is one word after it
 * stood behind a quotation mark, else two. Its memory grows without end, too. It is therefore made to forget.
 */
const core = (model.core as unknown as () => Core)();
const sizes = LEARNT.map((name) => core.features[name].list.length);
// The model writes its entity machines out anew, quotation marks escaped once more, whenever it is asked for them.
const entities: unknown = (model.metaCER as unknown as () => unknown)();
/** It sets up machines for entities, negation and sentiment that nobody asks for: these take the smallest there is. */
const { machines } = (model.sbd as unknown as () => { readonly machines: readonly string[] })();
const unused = () => ({ machines, transformers: [], setter: () => undefined });
const start = (): WinkMethods =>
  winkNLP(
    { ...model, core: () => core, metaCER: () => entities, ner: unused, negation: unused, sa: unused } as typeof model,
    ["sbd", "pos"],
  );
let nlp = start();
/** New words after which the tagger is made anew, which takes 4 ms: it counts prefixes in 13 bits, of which the model uses 1,279. */
const MOST_LEARNT = 5_000;

/** Tags a text. Its memory grows with the text: pieces of some thousand characters are best. */
export function tag(text: string): Tagged {
  const { its } = nlp;
  const read = nlp.readDoc(text);
  // All at once: an object for each word costs more than tagging it.
  const tokens = read.tokens();
  const words = tokens.out();
  const tags = tokens.out(its.pos);
  // The types ask for an argument that `out` itself supplies.
  const lemmas = tokens.out(its.lemma as unknown as typeof its.pos);
  const spans = read.sentences().out(its.span) as unknown as readonly (readonly [first: number, last: number])[];
  const sentences = spans.map(([first, last]) => last - first + 1);
  forget();
  return { words, tags, lemmas, sentences };
}

/** Nothing in it can be split: kept until the tagger is made anew, since learning a word costs more than finding it. */
const PLAIN = /^(?:[A-Za-z]+|\d+)$/;

let forgotten = core.features.lexeme.list.length;

function forget(): void {
  const { hash, list } = core.features.lexeme;
  for (let at = forgotten; at < list.length; at++) {
    const learnt = list[at] ?? "";
    if (!PLAIN.test(learnt)) Reflect.deleteProperty(hash, learnt);
  }
  forgotten = list.length;
  if (list.length < (sizes[0] ?? 0) + MOST_LEARNT) return;
  for (const [index, name] of LEARNT.entries()) {
    const feature = core.features[name];
    const size = sizes[index] ?? feature.list.length;
    for (const learnt of feature.list.splice(size))
      if ((feature.hash[learnt] ?? 0) >= size) Reflect.deleteProperty(feature.hash, learnt);
    feature.index = size;
  }
  forgotten = core.features.lexeme.list.length;
  nlp = start();
}
