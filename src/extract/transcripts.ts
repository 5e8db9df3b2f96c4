// Interviews and hearings word for word: paragraphs that open with who speaks in capitals and a colon ("MR. LUND: We are late.").

import type { Document, Range, Sentence, Token } from "./document.ts";
import type { Phrase } from "./phrases.ts";
import { saidIn } from "./quotations.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";

/** Tokens of a label, titles and a full stop behind "MR" counted. */
const LONGEST_LABEL = 8;
/** A single such paragraph may be anything: "WASHINGTON: …". */
const FEWEST_TURNS = 2;
/** Words in capitals before a colon that are no speaker. */
const NOT_A_SPEAKER =
  /^(?:UPDATE|UPDATED|BREAKING|WATCH|READ|RELATED|SEE|NOTE|PHOTOS?|VIDEO|MORE|CORRECTION|CLARIFICATION|EDITOR|SOURCE|SOURCES|TIME|DATE|PLACE|WHEN|WHERE|WHO|WHAT|WHY|HOW|SUBJECT|FROM|TO|RE|CC|PS|FACT|CLAIM|TRUTH|FALSE|TRUE|RATING)$/;

/** One statement a turn; none when the text is no transcript. */
export function readTranscript(document: Document): readonly StatementDraft[] {
  if (!document.rules.has("statements.transcripts")) return [];
  const turns: StatementDraft[] = [];
  const speakers = new Set<string>();
  let paragraph = -1;
  for (const sentence of document.sentences) {
    if (sentence.paragraph === paragraph) continue;
    paragraph = sentence.paragraph;
    const label = labelOf(document, sentence);
    const colon = label === null ? undefined : document.tokens[label.last + 1];
    const whole = document.paragraphs[paragraph];
    if (label === null || colon === undefined || whole === undefined) continue;
    const content = saidIn(document.text, { start: colon.end, end: whole.end });
    const turn = build(document, sentence, { verb: "say", cue: [range(colon)], source: label, content });
    if (turn === null) continue;
    turns.push({ ...turn, mode: "DIRECT" });
    speakers.add(document.text.slice(label.start, label.end));
  }
  return turns.length >= FEWEST_TURNS && speakers.size > 1 ? turns : [];
}

/** The words in capitals that open a sentence and end in a colon. */
function labelOf(document: Document, sentence: Sentence): Phrase | null {
  const { tokens } = document;
  let first = sentence.firstToken;
  if (/^["“]$/.test(tokens[first]?.text ?? "")) first++;
  const opening = tokens[first];
  if (opening === undefined || NOT_A_SPEAKER.test(opening.text)) return null;
  let at = first;
  while (at < Math.min(first + LONGEST_LABEL, sentence.lastToken) && isLabelWord(tokens[at])) at++;
  const last = tokens[at - 1];
  if (at === first || last === undefined || tokens[at]?.text !== ":" || !/\p{Lu}/u.test(last.text)) return null;
  return { first, last: at - 1, head: at - 1, start: opening.start, end: last.end };
}

function isLabelWord(token: Token | undefined): boolean {
  return token !== undefined && /^[\p{Lu}.'’-]+$/u.test(token.text);
}

function range({ start, end }: Range): Range {
  return { start, end };
}
