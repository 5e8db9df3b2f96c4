// Where what somebody says begins and ends inside a sentence.

import { lemmaOf } from "./cues.ts";
import { type Document, quotationAt, type Range, type Sentence } from "./document.ts";
import { CLAUSE_VERBS } from "./lexicon/reporting.ts";

/** Where the clause begins that an attribution at `at` closes: the sentence, or what follows ", when"/", but". */
export function clauseStart(document: Document, sentence: Sentence, at: number): number {
  const { tokens } = document;
  for (let i = at - 2; i > sentence.firstToken; i--) {
    const token = tokens[i];
    const before = tokens[i - 1];
    if (token === undefined || before?.text !== ",") continue;
    if (token.lower === "but" || token.lower === "when" || token.lower === "while") {
      return token.lower === "when" ? token.start : token.end;
    }
  }
  return tokens[sentence.firstToken]?.start ?? sentence.start;
}

/** Where the content that starts at token `from` ends, in UTF-16 indices: before the writer goes on by himself. */
export function clauseEnd(document: Document, sentence: Sentence, from: number, cue: Range | null): number {
  const { tokens } = document;
  const cueText = cue === null ? "" : document.text.slice(cue.start, cue.end).toLowerCase();
  const auxiliary = /^(has|have|had|is|are|was|were)\b/.exec(cueText)?.[1];
  for (let at = from + 1; at < sentence.lastToken; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    if (quotationAt(document, token.start) !== undefined) continue;
    if (token.lower === "according" && next?.lower === "to" && at > from + 1)
      return tokens[at - 1]?.text === "," ? (tokens[at - 1]?.start ?? token.start) : token.start;
    if (token.text === ";") return token.start;
    if (next === undefined || at + 1 >= sentence.lastToken) break;
    if (token.text === ",") {
      if (next.tag === "VERB" && COMMENT_PARTICIPLES.test(next.lower)) return token.start;
      if (next.lower === "but" || next.lower === "while" || next.lower === "although") {
        if (hasCue(document, sentence, at + 2)) return token.start;
      }
      if (next.lower === "and" && hasCue(document, sentence, at + 2)) return token.start;
      if (next.lower === "casting" || next.lower === "saying" || next.lower === "adding" || next.lower === "citing")
        return token.start;
      if (/^(?:just)$/.test(next.lower) && tokens[at + 2]?.lower === "as") return token.start;
    }
    if (/^(?:and|but)$/.test(token.lower)) {
      const following = skipAdverbs(document, at + 1);
      const verb = tokens[following];
      if (verb === undefined) continue;
      if (
        /^(?:declined|refused|added|said|urged|called|vowed|warned|told|insisted|asked|noted|stressed)$/.test(
          verb.lower,
        )
      )
        return before(document, at);
      if (auxiliary !== undefined && verb.lower === auxiliary) return before(document, at);
      if (verb.lower === "they" || verb.lower === "he" || verb.lower === "she") {
        const then = tokens[following + 1];
        if (then !== undefined && then.tag === "VERB" && CLAUSE_VERBS.has(then.lemma)) return before(document, at);
      }
    }
  }
  return endOfSentence(document, sentence);
}

const COMMENT_PARTICIPLES =
  /^(?:casting|signaling|signalling|suggesting|echoing|raising|marking|reflecting|underscoring|prompting|adding|saying|citing|noting|warning|arguing|accusing|referring|calling|urging|according)$/;

export function before(document: Document, at: number): number {
  const previous = document.tokens[at - 1];
  return previous?.text === "," ? previous.start : (previous?.end ?? document.tokens[at]?.start ?? 0);
}

function skipAdverbs(document: Document, at: number): number {
  let index = at;
  while (document.tokens[index]?.tag === "ADV" && index < at + 3) index++;
  return index;
}

/** Whether a subject with a cue of its own follows within a few words. */
function hasCue(document: Document, sentence: Sentence, from: number): boolean {
  for (let at = from; at < Math.min(from + 9, sentence.lastToken); at++) {
    const token = document.tokens[at];
    if (token === undefined || token.text === ",") return false;
    if (token.tag === "VERB") return CLAUSE_VERBS.has(lemmaOf(token)) || /^(?:declined|refused)$/.test(token.lower);
  }
  return false;
}

function endOfSentence(document: Document, sentence: Sentence): number {
  let last = sentence.lastToken - 1;
  while (last > sentence.firstToken && /^[.!?”"]$/.test(document.tokens[last]?.text ?? "")) last--;
  const token = document.tokens[last];
  const closing = document.tokens[last + 1];
  // An abbreviation keeps its full stop; one inside quotation marks stays with the words.
  if (closing?.text !== undefined && /^[.!?]$/.test(closing.text) && quotationAt(document, closing.start) !== undefined)
    return closing.end;
  return token?.end ?? sentence.end;
}

/** Without quotation marks, commas and spaces at the edges, nor a leading "that". */
export function trimmed(document: Document, start: number, end: number): readonly Range[] {
  let from = start;
  let to = end;
  const { text } = document;
  while (from < to && /[\s,“"”;:—–]/.test(text[from] ?? "")) from++;
  if (/^that\s/i.test(text.slice(from, Math.min(to, from + 5)))) from += 5;
  while (to > from && /[\s,;:—–“"”]/.test(text[to - 1] ?? "")) to--;
  // A quotation that was opened inside keeps its closing mark.
  const inside = text.slice(from, to);
  if (inside.lastIndexOf("“") > inside.lastIndexOf("”") && text[to] === "”") to++;
  return to > from ? [{ start: from, end: to }] : [];
}
