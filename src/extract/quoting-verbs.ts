// Verbs beside quotations, known by their form, since the tagger takes "asks" or "quips" for nouns.

import type { Document, Token } from "./document.ts";
import { ISSUING_VERBS, QUOTING_VERBS, TEXT_NOUNS } from "./lexicon/quoting.ts";
import { formsOf, type VerbForm } from "./verb-forms.ts";

const FORMS = formsOf(QUOTING_VERBS);
const ISSUING = formsOf(ISSUING_VERBS);

/** Lemma and form of a token that may be a verb of saying. */
export function quotingVerb(
  token: Pick<Token, "text" | "lower"> | undefined,
): { readonly lemma: string; readonly form: VerbForm } | undefined {
  if (token === undefined || /^\p{Lu}/u.test(token.text)) return undefined;
  return FORMS.get(token.lower);
}

/** Whether it is one with a tense: "said", "says". */
export function hasTense(token: Pick<Token, "text" | "lower" | "tag"> | undefined): boolean {
  const found = quotingVerb(token);
  return found !== undefined && (found.form === "PAST" || found.form === "PRESENT");
}

/** "put it": "as she put it". */
export function putsIt(document: Document, at: number): boolean {
  return /^puts?$/.test(document.tokens[at]?.lower ?? "") && document.tokens[at + 1]?.lower === "it";
}

/** Whether a verb puts out the text that a noun means: "issued a statement", "sent several letters". */
export function issues(verb: Token | undefined, noun: Token | undefined): boolean {
  if (verb === undefined || noun === undefined || !ISSUING.has(verb.lower)) return false;
  return TEXT_NOUNS.has(noun.lower) || TEXT_NOUNS.has(noun.lower.replace(/s$/, ""));
}
