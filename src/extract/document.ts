// A text made ready for reading: paragraphs, sentences, tokens with tags, and quotations, all with offsets.
// Offsets inside `extract` are UTF-16 indices into `text`; index.ts turns them into code points at the very end.

/** Half-open stretch of the text in UTF-16 indices. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

export interface Token extends Range {
  readonly text: string;
  readonly lower: string;
  /** Universal part-of-speech tag: NOUN PROPN VERB AUX ADJ ADV ADP DET PRON NUM CCONJ SCONJ PART PUNCT SYM INTJ X. */
  readonly tag: string;
  readonly lemma: string;
  /** Position in `Document.tokens`. */
  readonly index: number;
  /** Position in `Document.sentences`. */
  readonly sentence: number;
}

export interface Sentence extends Range {
  readonly index: number;
  readonly paragraph: number;
  /** Tokens firstToken … lastToken - 1 of `Document.tokens`. */
  readonly firstToken: number;
  readonly lastToken: number;
}

export interface Paragraph extends Range {
  readonly index: number;
  /** Headings, credits and other boilerplate are kept in the text but not read. */
  readonly kind: "BODY" | "HEADING" | "BOILERPLATE";
}

/** What stands between a pair of quotation marks, without the marks; a quotation that runs on over paragraphs is one per paragraph. */
export interface Quotation extends Range {
  readonly index: number;
  readonly paragraph: number;
}

export interface Document {
  readonly text: string;
  readonly paragraphs: readonly Paragraph[];
  readonly sentences: readonly Sentence[];
  readonly tokens: readonly Token[];
  readonly quotations: readonly Quotation[];
}
