// Nouns of saying with what they introduce: "her claim that …", "Norway's promises to …", "a report that …".

import { clauseEnd, trimmed } from "./clauses.ts";
import type { Token } from "./document.ts";
import { CUE_NOUNS, TOPIC_NOUNS } from "./lexicon/reporting.ts";
import {
  isPossessive,
  isRelative,
  isTimeWord,
  nounPhraseEndingAt,
  nounPhraseStartingAt,
  type Phrase,
} from "./phrases.ts";
import { build, type StatementDraft } from "./statement-drafts.ts";
import { beginsClause, groupFrom, type Syntax } from "./syntax.ts";
import { wordSet } from "./tokens.ts";

/** What stands right behind a noun that introduces something. */
const INTRODUCING = wordSet("that to about on of for against by from");

/** The statement that a noun at a token introduces; null when it is only mentioned. */
export function readCueNoun(syntax: Syntax, token: Token): StatementDraft | null {
  const { document, sentence } = syntax;
  const { tokens } = document;
  if (!CUE_NOUNS.has(token.lower) || !(token.tag === "NOUN" || token.tag === "VERB")) return null;
  if (!document.rules.has("statements.nouns")) return null;
  const first = tokens[token.index + 1];
  if (first === undefined || !(INTRODUCING.has(first.lower) || isTimeWord(first))) return null;
  const owner = ownerOf(syntax, token);
  const by = byWhom(syntax, token.index + 1);
  let at = by === null ? token.index + 1 : by.last + 1;
  // "her remarks Tuesday on the strike"
  while (tokens[at] !== undefined && isTimeWord(tokens[at] ?? token) && at < sentence.lastToken) at++;
  const next = tokens[at];
  const after = tokens[at + 1];
  if (next === undefined || after === undefined || at + 1 >= sentence.lastToken) return null;
  const clause = next.lower === "that" && after.tag !== "VERB" && after.tag !== "AUX" && beginsClause(syntax, at + 1);
  // With a preposition or an infinitive only when somebody's: "his comments on the strike".
  const topic =
    owner !== null &&
    ((TOPIC_NOUNS.has(token.lower) && /^(?:about|on|of|for|against)$/.test(next.lower)) ||
      (next.lower === "to" &&
        /^(?:promise|pledge|vow|threat|offer|commitment)s?$/.test(token.lower) &&
        after.tag === "VERB"));
  if (!clause && !topic) return null;
  const from = next.lower === "to" ? at : at + 1;
  const start = tokens[from];
  if (start === undefined) return null;
  const cueStart = owner === null ? token : (tokens[owner.last + 1] ?? token);
  const cueEnd = topic && next.lower !== "to" ? next : token;
  return build(document, sentence, {
    verb: token.lower.replace(/s$/, ""),
    cue: [{ start: Math.min(cueStart.start, token.start), end: cueEnd.end }],
    source: owner ?? by,
    content: trimmed(document, start.start, contentEnd(syntax, token, from, clause)),
  });
}

/** "Her claim that the pit was safe | made them laugh": where the noun is the subject, its content ends at the main verb. */
function contentEnd(syntax: Syntax, noun: Token, from: number, clause: boolean): number {
  const { document, groups } = syntax;
  const end = clauseEnd(syntax, from, null, clause ? "CLAUSE" : "PHRASE");
  if (groups.slice(0, groupFrom(syntax, noun.index)).some((group) => group.form === "FINITE")) return end;
  let own = clause;
  for (let index = groupFrom(syntax, from); index < groups.length; index++) {
    const group = groups[index];
    const before = document.tokens[(group?.first ?? 0) - 1];
    if (group === undefined || before === undefined || before.start >= end) return end;
    if (group.form !== "FINITE" || isRelative(before) || group.first <= from) continue;
    if (own) own = false;
    else return before.tag === "CCONJ" || before.text === "," ? end : before.end;
  }
  return end;
}

/** "her", "Norway's", "the union leader's": whose word it is, left over adjectives. */
function ownerOf({ document, sentence }: Syntax, noun: Token): Phrase | null {
  const { tokens } = document;
  for (let at = noun.index - 1; at >= sentence.firstToken && noun.index - at < 5; at--) {
    const token = tokens[at];
    if (token === undefined) return null;
    if (isPossessive(token)) return { first: at, last: at, head: at, start: token.start, end: token.end };
    if (token.tag === "PART" && /^['’]s?$/.test(token.text)) {
      const owner = at > sentence.firstToken ? nounPhraseEndingAt(document, sentence, at - 1) : null;
      return owner === null ? null : { ...owner, last: at, end: token.end };
    }
    if (!["ADJ", "NOUN", "ADV", "NUM", "PROPN"].includes(token.tag) && !/ed$/.test(token.lower)) return null;
  }
  return null;
}

/** "a report by the ministry that …", "a warning from Norway that …" */
function byWhom({ document, sentence }: Syntax, at: number): Phrase | null {
  const preposition = document.tokens[at];
  if (preposition === undefined || !/^(?:by|from)$/.test(preposition.lower)) return null;
  return nounPhraseStartingAt(document, sentence, at + 1);
}
