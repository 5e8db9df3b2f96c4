// The parts of the model's package that are functions; it publishes types for its whole only, and those say "unknown".

declare module "wink-eng-lite-web-model/dist/feature.js" {
  interface Lexicon {
    /** Indices of a word, or of the words that a contraction stands for. */
    lookup(text: string): readonly number[];
    intrinsicSize(): number;
    posOf(index: number): number;
  }
  interface Features {
    /** The tag that a word outside of the lexicon has as long as nothing around it says otherwise. */
    pos(text: string, category: number, lexicon: Lexicon): number;
    isAbbrev(text: string): 0 | 1;
  }
  export default function featureFn(config: unknown): Features;
}

declare module "wink-eng-lite-web-model/dist/lemmatize.js" {
  export default function lemmatize(
    word: string,
    tag: string,
    lexicon: { hasSamePOS(text: string, tag: string): boolean },
  ): string;
}
