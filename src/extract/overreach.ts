// What is said ends where a quotation with an attribution of its own begins: "said it was late and asked, “…”".

import { trimmed } from "./clauses.ts";
import { type Document, type Range, tokenFrom } from "./document.ts";
import type { StatementDraft } from "./statement-drafts.ts";

/** The draft without what its content took of the ascribed quotations of its sentence; null when nothing is left. */
export function withoutOverreach(
  document: Document,
  draft: StatementDraft,
  ofQuotations: readonly StatementDraft[],
): StatementDraft | null {
  if (!document.rules.has("statements.overreach")) return draft;
  let { content } = draft;
  for (const quoted of ofQuotations) {
    const at = boundary(document, content, quoted);
    if (at === null) continue;
    content = content.flatMap((range) =>
      range.start >= at ? [] : range.end <= at ? [range] : trimmed(document, range.start, at),
    );
    if (content.length === 0) return null;
  }
  return content === draft.content ? draft : { ...draft, content };
}

/** Where the attribution of a quotation cuts a content that reaches over its verb; null when it does not. */
function boundary(document: Document, content: readonly Range[], quoted: StatementDraft): number | null {
  const cue = quoted.cue[0];
  const said = quoted.content[0];
  const { source } = quoted;
  if (cue === undefined || said === undefined || source === null) return null;
  const reaching = content.find((range) => range.start <= cue.start && cue.end <= range.end);
  if (reaching === undefined) return null;
  if (source.end <= reaching.start) return beforeLink(document, tokenFrom(document, cue.start), reaching.start);
  if (said.start < cue.start) return said.start > reaching.start + 1 ? said.start - 1 : null;
  return lastLink(document, reaching.start, source.first);
}

/** Before the "and", the comma and the adverbs that lead to token `at`. */
function beforeLink(document: Document, at: number, from: number): number | null {
  const { tokens } = document;
  let first = at;
  while (
    first > 0 &&
    (tokens[first - 1]?.start ?? 0) > from &&
    /^(?:ADV|CCONJ|PUNCT|AUX)$/.test(tokens[first - 1]?.tag ?? "")
  )
    first--;
  return tokens[first]?.start ?? null;
}

/** The last ", and" or ", but" between a place and token `before`. */
function lastLink(document: Document, from: number, before: number): number | null {
  const { tokens } = document;
  for (let at = before - 1; at > 0 && (tokens[at - 1]?.start ?? 0) > from; at--) {
    if (tokens[at]?.tag === "CCONJ" && tokens[at - 1]?.text === ",") return tokens[at - 1]?.start ?? null;
  }
  return null;
}
