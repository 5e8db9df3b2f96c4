// A subject found from its verb, made whole: what a look to the left from the verb cut off, or took with it.

import type { Document, Sentence, Token } from "./document.ts";
import { PERSON_NOUNS, TITLES } from "./lexicon/bodies.ts";
import { isNominal, isPossessive, isRelative, isTimeWord, nounPhraseEndingAt, type Phrase } from "./phrases.ts";
import { quotingVerb } from "./quoting-verbs.ts";
import { headFrom } from "./quotation-subjects.ts";

/**
 * The subject `source` of a verb of saying with all that belongs to it, and without what does not. `verb`: the first
 * token of the verb group.
 */
export function refinedSubject(document: Document, sentence: Sentence, source: Phrase, verb: number): Phrase {
  if (source.shown !== undefined || !document.rules.has("statements.whole-subject")) return source;
  const named = withoutOccasion(document, beforeAside(document, sentence, withoutTime(document, sentence, source)));
  const relative = ofRelative(document, sentence, named);
  if (relative !== null) return relative;
  const whole = withName(document, sentence, withStretch(document, sentence, withoutCircumstance(document, named)));
  return withAside(document, whole, verb);
}

/** "Silva, for her part, said", "Silva, of Lima, said": who stands before what two commas set off. */
function beforeAside(document: Document, sentence: Sentence, source: Phrase): Phrase {
  const { tokens } = document;
  const comma = source.first - 2;
  if (tokens[source.first - 1]?.tag !== "ADP" || tokens[comma]?.text !== "," || tokens[source.last + 1]?.text !== ",")
    return source;
  const before = tokens[comma - 1];
  if (before === undefined || comma <= sentence.firstToken || !isNominal(before) || isTimeWord(before)) return source;
  return nounPhraseEndingAt(document, sentence, comma - 1) ?? source;
}

/** "Mora, who has met the union, said", "Mora -- the new head of the union -- said": what is put in tells who it is. */
function withAside(document: Document, source: Phrase, verb: number): Phrase {
  const { tokens } = document;
  let close = verb - 1;
  while (close > source.last && (tokens[close]?.tag === "ADV" || isTimeWord(tokens[close] as Token))) close--;
  const opening = tokens[source.last + 1];
  const closing = tokens[close];
  const first = tokens[source.last + 2];
  if (opening === undefined || closing === undefined || first === undefined || close <= source.last + 2) return source;
  const paired = opening.text === "," ? closing.text === "," : DASH.test(opening.text) && DASH.test(closing.text);
  if (!paired || tokens.slice(source.last + 1, close).some((token) => /^["“”;:]$/.test(token.text))) return source;
  const tells =
    /^(?:DET|NOUN|PROPN|ADJ|NUM)$/.test(first.tag) ||
    (first.tag === "ADP" && /^\p{Lu}/u.test(first.text)) ||
    /^(?:who|whose|which|including)$/.test(first.lower) ||
    isPossessive(first);
  return tells && !isTimeWord(first)
    ? { ...source, last: close - 1, end: tokens[close - 1]?.end ?? source.end }
    : source;
}

const DASH = /^(?:-{1,2}>?|—|–|―)$/;
const TIME_NOUN =
  /^(?:day|week|month|year|morning|afternoon|evening|night|weekend|spring|summer|autumn|fall|winter|decade)$/;

/** "The union this week said": a time between subject and verb is no subject. */
function withoutTime(document: Document, sentence: Sentence, source: Phrase): Phrase {
  const { tokens } = document;
  if (!TIME_NOUN.test(tokens[source.head]?.lower ?? "")) return source;
  if (!/^(?:this|last|next|every|each|earlier|late|early|that)$/.test(tokens[source.first]?.lower ?? "")) return source;
  let last = source.first - 1;
  while (last > sentence.firstToken && tokens[last]?.tag === "ADV") last--;
  return last < sentence.firstToken ? source : (nounPhraseEndingAt(document, sentence, last) ?? source);
}

/** "In an interview Silva said": without the occasion, which no comma sets off from the name. */
function withoutOccasion(document: Document, subject: Phrase): Phrase {
  const { tokens } = document;
  if (tokens[subject.first - 1]?.tag !== "ADP" || tokens[subject.first]?.tag !== "DET") return subject;
  for (let at = subject.first + 1; at < subject.head; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token?.tag !== "NOUN" || next === undefined || PERSON_NOUNS.has(token.lower) || TITLES.has(token.lower))
      continue;
    if (next.tag === "PROPN" || next.tag === "PRON") return { ...subject, first: at + 1, start: next.start };
  }
  return subject;
}

/** "Silva, who in 2010 said": the year is not who said it. */
function ofRelative(document: Document, sentence: Sentence, source: Phrase): Phrase | null {
  const { tokens } = document;
  const pronoun = tokens[source.first - 2];
  if (tokens[source.first - 1]?.tag !== "ADP" || pronoun === undefined || !/^(?:who|which)$/.test(pronoun.lower))
    return null;
  const last = tokens[pronoun.index - 1]?.text === "," ? pronoun.index - 2 : pronoun.index - 1;
  const antecedent = last < sentence.firstToken ? null : nounPhraseEndingAt(document, sentence, last);
  return antecedent === null ? null : { ...antecedent, shown: { start: pronoun.start, end: pronoun.end } };
}

/** "Silva, speaking in Lima, said", "Silva, for her part, said": what is told of the saying is no part of the name. */
function withoutCircumstance(document: Document, source: Phrase): Phrase {
  const { tokens } = document;
  for (let at = source.head + 1; at < source.last; at++) {
    const next = tokens[at + 1];
    if (tokens[at]?.text !== ",") continue;
    if (next?.lower === "for" && tokens[source.last]?.lower === "part")
      return { ...source, last: at - 1, end: tokens[at - 1]?.end ?? source.end };
    if (next?.tag !== "VERB" || !/ing$/.test(next.lower) || next.lower === "including") return source;
    return { ...source, last: at - 1, end: tokens[at - 1]?.end ?? source.end };
  }
  return source;
}

/**
 * "Observers in the north and around the capital say", "Those close to him say": all words between the beginning of the
 * clause and the verb, when they can be one phrase.
 */
function withStretch(document: Document, sentence: Sentence, source: Phrase): Phrase {
  const { tokens } = document;
  const before = tokens[source.first - 1];
  if (before === undefined || source.first <= sentence.firstToken || before.tag === "PUNCT") return source;
  let first = source.first;
  while (first > sentence.firstToken && continuesLeft(tokens, first - 1)) first--;
  while (first < source.first && tokens[first]?.tag === "CCONJ") first++;
  const boundary = first > sentence.firstToken ? tokens[first - 1] : undefined;
  if (
    boundary !== undefined &&
    boundary.tag !== "PUNCT" &&
    boundary.tag !== "CCONJ" &&
    quotingVerb(boundary) === undefined &&
    boundary.lower !== "that"
  )
    return source;
  const opening = tokens[first];
  if (opening === undefined || first >= source.first) return source;
  if (/^(?:ADP|ADV|SCONJ|VERB|AUX|PART|PUNCT)$/.test(opening.tag) || isTimeWord(opening) || isRelative(opening))
    return source;
  const head = headFrom(document, first, source.last);
  if (TIME_NOUN.test(tokens[head]?.lower ?? "")) return source;
  return { ...source, first, start: opening.start, head };
}

/** Whether a token can stand inside a phrase that goes on to its right. */
function continuesLeft(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  const before = tokens[at - 1];
  if (token === undefined || isRelative(token)) return false;
  if (/^(?:DET|ADJ|NOUN|PROPN|NUM|ADP|PART|X)$/.test(token.tag) || isPossessive(token)) return true;
  if (token.lower === "and" || token.lower === "or") return before !== undefined && isNominal(before);
  if (/^[-/&]$/.test(token.text)) return true;
  if (token.tag === "PRON") return /^(?:those|some|many|several|one|most|others)$/.test(token.lower);
  // "officials briefed on the talks", "pilots waiting in Lima", but not "Silva received a letter".
  const modifies = /ing$/.test(token.lower) || (/ed$/.test(token.lower) && tokens[at + 1]?.tag === "ADP");
  return token.tag === "VERB" && modifies && before !== undefined && isNominal(before);
}

/** "Jo Mora, head of the union, which has met, said", "Mora, 56, who has met, said": with the name in front. */
function withName(document: Document, sentence: Sentence, source: Phrase): Phrase {
  const { tokens } = document;
  if (tokens[source.first - 1]?.text !== "," || tokens[source.last + 1]?.text !== ",") return source;
  let first = sentence.firstToken;
  if (tokens[first]?.tag === "CCONJ") first++;
  const opening = tokens[first];
  const name = tokens.slice(first, source.first - 1);
  const last = name.at(-1);
  if (opening === undefined || last === undefined || name.length > 12) return source;
  if (/^(?:ADP|ADV|SCONJ|VERB|AUX|PART|PUNCT|PRON)$/.test(opening.tag) || isTimeWord(opening)) return source;
  if (!name.every((token) => /^(?:DET|ADJ|NOUN|PROPN|NUM|ADP|PART|X|PUNCT|CCONJ)$/.test(token.tag))) return source;
  const head = headFrom(document, first, source.first - 2);
  if (tokens[head]?.tag !== "PROPN" || TIME_NOUN.test(last.lower) || isTimeWord(last)) return source;
  return { ...source, first, start: opening.start, head };
}
