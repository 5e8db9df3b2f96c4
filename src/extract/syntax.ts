// A sentence with its verb groups: where clauses begin in it, and whose acts were found so far.

import { type Document, remembering, type Sentence, tokenFrom } from "./document.ts";
import type { Phrase } from "./phrases.ts";
import { readVerbGroups, type VerbGroup } from "./verb-groups.ts";

/** A sentence with its verb groups. */
export interface Syntax {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly groups: readonly VerbGroup[];
  /** Subjects found so far, by the place of the verb: each is looked for once. */
  readonly subjects: Map<number, Phrase | null>;
}

/** By the places of sentences. */
const syntaxesOf = remembering<(Syntax | undefined)[]>(() => []);

/** The verb groups of a sentence, read once. */
export function syntaxOf(document: Document, sentence: Sentence): Syntax {
  const all = syntaxesOf(document);
  const known = all[sentence.index];
  if (known !== undefined) return known;
  const syntax = { document, sentence, groups: readVerbGroups(document, sentence), subjects: new Map() };
  all[sentence.index] = syntax;
  return syntax;
}

/** Remembers whose act a verb is when that was found from elsewhere: "…,” said the minister". */
export function knowSubject(syntax: Syntax, verbEnd: number, subject: Phrase): void {
  const { groups, document, sentence } = syntax;
  const at = tokenFrom(document, verbEnd) - 1;
  if (at < sentence.firstToken || at >= sentence.lastToken) return;
  const group = groups[groupFrom(syntax, at)];
  if (group?.verb === at) syntax.subjects.set(at, subject);
}

/** The first group whose verb stands at or behind a token; the number of groups when there is none. */
export function groupFrom({ groups }: Syntax, at: number): number {
  let low = 0;
  let high = groups.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((groups[middle]?.verb ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const SUBORDINATORS =
  /^(?:that|who|which|whom|whose|where|when|because|although|though|while|if|since|until|unless|after|before|as|whether|what|how|why)$/;

/** How many tokens the subject of a clause may take. */
const LONGEST_SUBJECT = 40;

/** Whether a clause with its own subject and finite verb begins at a token: "the talks were …". */
export function beginsClause(syntax: Syntax, at: number): boolean {
  const { document, groups, sentence } = syntax;
  const token = document.tokens[at];
  if (token !== undefined && /^[“"]$/.test(token.text)) return beginsClause(syntax, at + 1);
  // The tagger may overlook the verb, but these pronouns are subjects.
  if (token !== undefined && /^(?:he|she|they|we|i)$/.test(token.lower)) return sentence.lastToken - at > 2;
  if (
    token === undefined ||
    at >= sentence.lastToken ||
    token.tag === "ADP" ||
    token.tag === "PUNCT" ||
    token.tag === "PART"
  )
    return false;
  let seen = at;
  let subordinate = 0;
  let commas = 0;
  for (let index = groupFrom(syntax, at + 1); index < groups.length; index++) {
    const group = groups[index];
    if (group === undefined || group.first - at > LONGEST_SUBJECT) return false;
    if (group.form !== "FINITE" || group.first <= at) continue;
    for (; seen < group.first; seen++) {
      const between = document.tokens[seen];
      if (between === undefined || /^[;:]$/.test(between.text)) return false;
      if (between.text === ",") commas++;
      if (seen > at && (between.tag === "SCONJ" || SUBORDINATORS.test(between.lower))) subordinate++;
    }
    const before = document.tokens[group.first - 1];
    // "the mill, named after its owner": one comma before a participle closes no aside.
    if (before?.tag === "CCONJ" || (before?.text === "," && commas === 1)) continue;
    // Each "that", "who", "because" in between takes a finite verb for itself.
    if (subordinate > 0) subordinate--;
    else return true;
  }
  return false;
}
