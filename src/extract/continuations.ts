// Quotations that no attribution of their own ascribes: they go on from the statement before them, in the paragraph or over its end.

import { type Document, type Sentence, tokenFrom } from "./document.ts";
import { isTitle, type Quotation, saidIn } from "./quotations.ts";
import { modeOf, quotationFrom, type StatementDraft } from "./statement-drafts.ts";
import { isSomebody, sentenceSubject } from "./quotation-subjects.ts";

/** Fewer words in quotation marks are a title or a word that is doubted, not something said. */
const FEWEST_WORDS = 3;

/**
 * The drafts with those of the quotations that go on. `drafts`: in text order. A quotation that was left open at the
 * end of a paragraph is one with that which opens the next.
 */
export function withContinuations(document: Document, drafts: readonly StatementDraft[]): readonly StatementDraft[] {
  const all: StatementDraft[] = [];
  const taken = coveredBy(document, drafts);
  let next = 0;
  let last: StatementDraft | null = null;
  for (const quotation of document.quotations) {
    for (let draft = drafts[next]; draft !== undefined && firstStart(draft) < quotation.end; draft = drafts[++next]) {
      all.push(draft);
      last = draft;
    }
    if (taken.has(quotation.index)) continue;
    const content = saidIn(document.text, quotation);
    if (content.length === 0) continue;
    const before = document.quotations[quotation.index - 1];
    if (
      last !== null &&
      before !== undefined &&
      !before.closed &&
      opensParagraph(document, quotation) &&
      endsWith(last, before)
    ) {
      last = { ...last, content: [...last.content, ...content] };
      all[all.length - 1] = last;
      continue;
    }
    const place = standingAlone(document, quotation);
    if (place === null) continue;
    const draft: StatementDraft | null = goingOn(document, last, place, quotation, content);
    if (draft === null) continue;
    last = draft;
    all.push(last);
  }
  return [...all, ...drafts.slice(next)];
}

/** Where a draft begins in the text. */
export function firstStart(draft: StatementDraft): number {
  return Math.min(draft.content[0]?.start ?? 0, draft.cue[0]?.start ?? Number.MAX_SAFE_INTEGER);
}

/** Indices of the quotations of which some content holds a part. */
function coveredBy(document: Document, drafts: readonly StatementDraft[]): ReadonlySet<number> {
  const covered = new Set<number>();
  for (const draft of drafts) {
    for (const content of draft.content) {
      for (let index = quotationFrom(document, content.start); ; index++) {
        const quotation = document.quotations[index];
        if (quotation === undefined || quotation.start >= content.end) break;
        covered.add(index);
      }
    }
  }
  return covered;
}

function opensParagraph(document: Document, quotation: Quotation): boolean {
  const paragraph = document.paragraphs[quotation.paragraph];
  return paragraph !== undefined && quotation.start - paragraph.start <= 2;
}

function endsWith(draft: StatementDraft, quotation: Quotation): boolean {
  const end = draft.content.at(-1)?.end ?? 0;
  return end > quotation.start && end <= quotation.end;
}

/** The sentence that a quotation makes up, when it does and is long enough to have been said on purpose. */
function standingAlone(document: Document, quotation: Quotation): Sentence | null {
  const mark = tokenFrom(document, quotation.start) - 1;
  const sentence = document.sentences[document.tokens[mark + 1]?.sentence ?? -1];
  if (sentence === undefined || mark > sentence.firstToken) return null;
  const after = document.tokens[tokenFrom(document, quotation.end + 1)];
  const ends = after === undefined || after.index >= sentence.lastToken;
  if (!ends && /^\p{Ll}/u.test(after.text)) return null;
  // A heading makes up a paragraph; the name of a work stands in a sentence.
  const mayBeTitle = !ends || opensParagraph(document, quotation);
  return mayBeTitle && isTitle(document.text.slice(quotation.start, quotation.end)) ? null : sentence;
}

/** The quotation as what somebody goes on to say: who speaks in the sentence before, or whom that is about. */
function goingOn(
  document: Document,
  last: StatementDraft | null,
  place: Sentence,
  quotation: Quotation,
  content: StatementDraft["content"],
): StatementDraft | null {
  const previous = document.sentences[firstSentenceOf(document, quotation) - 1];
  const opens = opensParagraph(document, quotation);
  if (previous === undefined || previous.paragraph < quotation.paragraph - (opens ? 1 : 0)) return null;
  const spoken = last !== null && last.sentence >= previous.index;
  const long = document.text.slice(quotation.start, quotation.end).trim().split(/\s+/).length >= FEWEST_WORDS;
  if (!long && !(spoken && last.mode === "DIRECT" && !opens)) return null;
  const about =
    spoken || !document.rules.has("statements.carried")
      ? null
      : sentenceSubject(document, previous, previous.lastToken);
  const near = last !== null && (document.sentences[last.sentence]?.paragraph ?? -1) >= previous.paragraph;
  const head = about === null ? undefined : document.tokens[about.head];
  // "He" is who spoke before in the paragraph.
  const carried = isSomebody(head) && !(near && head?.tag === "PRON") ? about : null;
  if (carried === null && !near) return null;
  return {
    sentence: place.index,
    verb: "",
    cue: [],
    source: carried,
    follows: carried === null ? last : null,
    content,
    mode: modeOf(document, content),
    mental: false,
    secondHand: carried === null && (last?.secondHand ?? false),
    addressee: null,
    around: { start: quotation.start, end: quotation.start },
  };
}

/** Index of the sentence in which a quotation begins. */
function firstSentenceOf(document: Document, quotation: Quotation): number {
  return document.tokens[tokenFrom(document, quotation.start)]?.sentence ?? 0;
}
