// Where what somebody says begins and ends inside a sentence.

import type { Cue } from "./cues.ts";
import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { CLAUSE_VERBS, MENTAL_VERBS, OBJECT_VERBS, VERB_FORMS } from "./lexicon/reporting.ts";
import { beginsClause, groupFrom, type Syntax } from "./syntax.ts";
import { isRelative } from "./phrases.ts";
import type { VerbGroup } from "./verb-groups.ts";

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

/** CLAUSE "said the dam was safe"; PHRASE "promised to close it", "announced a pause": no finite verb can be joined to it. */
export type ContentKind = "CLAUSE" | "PHRASE";

/** Where the content that starts at token `from` ends, in UTF-16 indices: before the writer goes on by himself. */
export function clauseEnd(syntax: Syntax, from: number, cue: Cue | null, kind: ContentKind = "CLAUSE"): number {
  const { document, sentence } = syntax;
  const { tokens } = document;
  if (!document.rules.has("statements.ends")) return endOfSentence(document, sentence);
  const fronted = cue !== null && isFronted(syntax, cue.group);
  for (let at = from + 1; at < sentence.lastToken; at++) {
    const token = tokens[at];
    const next = tokens[at + 1];
    if (token === undefined) break;
    if (quotationAt(document, token.start) !== undefined) continue;
    // “…, as you say,” though: the comma stands before the closing mark.
    if ((token.text === "”" || token.text === '"') && tokens[at - 1]?.text === "," && leavesAtComma(syntax, at))
      return token.start;
    if (token.lower === "according" && next?.lower === "to" && at > from + 1) return before(document, at);
    if (token.text === ";") return token.start;
    // "told them to wait — and even that did not help": the writer goes on.
    if (kind === "PHRASE" && token.text === "—" && /^(?:and|but|though|although)$/.test(next?.lower ?? ""))
      return before(document, at);
    if (next === undefined || at + 1 >= sentence.lastToken) break;
    if (token.text === ",") {
      if (leavesAtComma(syntax, at) || (fronted && mainClauseBegins(syntax, at + 1))) return token.start;
      if (cue !== null && closesAside(syntax, at, from, cue)) return token.start;
    }
    if (kind === "PHRASE" && leavesPhrase(syntax, at, from)) return before(document, at);
    if (cue !== null && (token.lower === "and" || token.lower === "but") && joinsCue(syntax, at, cue))
      return before(document, at);
  }
  return endOfSentence(document, sentence);
}

/** What the writer adds behind a comma. */
const DECLINES = /^(?:declines?|declined|refuses?|refused)$/;

const COMMENTS =
  /^(?:contradicting|rejecting|disputing|dismissing|defending|describing|casting|signaling|signalling|suggesting|echoing|raising|marking|reflecting|underscoring|prompting|adding|saying|citing|noting|warning|arguing|accusing|referring|calling|urging|claiming|promising|insisting|stressing|emphasizing|telling|asking)$/;

/** Whether a participle is what the writer tells of the saying, not what was said. */
export function isComment(participle: string): boolean {
  return (
    COMMENTS.test(participle) || (participle.endsWith("ing") && CLAUSE_VERBS.has(VERB_FORMS.get(participle) ?? ""))
  );
}

function leavesAtComma(syntax: Syntax, comma: number): boolean {
  const { tokens } = syntax.document;
  const next = tokens[comma + 1];
  if (next === undefined) return false;
  const after = tokens[comma + 2];
  if (isComment(next.lower)) return true;
  if (next.tag === "ADV" && after !== undefined && isComment(after.lower)) return true;
  if (next.lower === "although" || next.lower === "though") return true;
  if (next.lower === "just" && tokens[comma + 2]?.lower === "as") return true;
  if (/^(?:but|while|and|as)$/.test(next.lower)) return attributionFollows(syntax, comma + 2);
  return false;
}

/** "Norway, vowing to close the port, said": a verb right behind the comma has its subject before the aside. */
function closesAside(syntax: Syntax, comma: number, from: number, cue: Cue): boolean {
  const { document, groups } = syntax;
  const opening = document.tokens[cue.group.first - 1];
  const behindNoun = cue.group.form === "GERUND" && (opening?.tag === "NOUN" || opening?.tag === "PROPN");
  if (opening === undefined || !(behindNoun || opening.text === "," || /^(?:who|which)$/.test(opening.lower)))
    return false;
  const group = groups[groupFrom(syntax, comma + 1)];
  if (group === undefined || group.form !== "FINITE" || group.first !== comma + 1) return false;
  for (let at = from; at < comma; at++) if (document.tokens[at]?.text === ",") return false;
  return true;
}

/** What cannot belong to an infinitive or a noun phrase: "but the ministry declined", ", displacing many", "and left". */
function leavesPhrase(syntax: Syntax, at: number, from: number): boolean {
  const { document, groups } = syntax;
  const { tokens } = document;
  const token = tokens[at];
  const next = tokens[at + 1];
  if (token === undefined || next === undefined) return false;
  const comma = tokens[at - 1]?.text === ",";
  if (token.text === "," && next.tag === "VERB" && next.lower.endsWith("ing")) {
    const group = groups[groupFrom(syntax, at + 1)];
    return group?.verb === at + 1 && group.form === "GERUND";
  }
  if (!/^(?:and|but|while|as|though|although)$/.test(token.lower)) return false;
  const group = groups[groupFrom(syntax, at + 1)];
  if (group === undefined || group.form !== "FINITE") return false;
  // A clause that was opened inside goes on: "a plan that would cut taxes and end …".
  const opened = groups[groupFrom(syntax, from)];
  const inside = opened !== undefined && opened.verb < at && opened.form === "FINITE";
  const verb = tokens[group.verb];
  // "to wait and see": an infinitive is joined to an infinitive.
  const bare = verb !== undefined && group.first === group.verb && verb.lower === verb.lemma.toLowerCase();
  if (group.first === at + 1) return !inside && !bare && /^(?:and|but)$/.test(token.lower);
  return comma && beginsClause(syntax, at + 1) && (!inside || token.lower === "but");
}

/** Whether a subject with a cue of its own follows within a few words: "…, but critics say". */
function attributionFollows(syntax: Syntax, from: number): boolean {
  const { document, groups, sentence } = syntax;
  const group = groups[groupFrom(syntax, from)];
  if (group === undefined || group.form !== "FINITE" || group.first - from > 9) return false;
  for (let at = from; at < group.first && at < sentence.lastToken; at++)
    if (document.tokens[at]?.text === ",") return false;
  // "…, but he declines to …" goes on with whoever speaks.
  const same = /^(?:he|she|they|it)$/.test(document.tokens[from]?.lower ?? "");
  return isReport(document, group) || (same && DECLINES.test(document.tokens[group.verb]?.lower ?? ""));
}

function isReport(document: Document, group: VerbGroup): boolean {
  const verb = document.tokens[group.verb];
  if (verb === undefined || group.passive) return false;
  const lemma = VERB_FORMS.get(verb.lower);
  return lemma !== undefined && (CLAUSE_VERBS.has(lemma) || OBJECT_VERBS.has(lemma));
}

/** What is thought is joined to what is said, not to the saying: "he said he had watched and thought of home". */
function isThought(document: Document, group: VerbGroup): boolean {
  return MENTAL_VERBS.has(VERB_FORMS.get(document.tokens[group.verb]?.lower ?? "") ?? "");
}

/** "said the dam was safe and urged calm": a second predicate of whoever speaks. */
function joinsCue(syntax: Syntax, conjunction: number, cue: Cue): boolean {
  const { document, groups } = syntax;
  const { tokens } = document;
  const group = groups[groupFrom(syntax, conjunction + 1)];
  if (group === undefined || group.form !== "FINITE") return false;
  let at = afterAside(tokens, conjunction + 1, group.first);
  while (
    at < group.first &&
    at < conjunction + 4 &&
    (tokens[at]?.tag === "ADV" || /^(?:then|later|also)$/.test(tokens[at]?.lower ?? ""))
  )
    at++;
  const verb = tokens[group.verb];
  if (verb === undefined) return false;
  if (at !== group.first) {
    // "… and he warned"
    return (
      /^(?:he|she|they|it)$/.test(tokens[at]?.lower ?? "") &&
      at + 3 >= group.first &&
      isReport(document, group) &&
      group.modal === ""
    );
  }
  const declines = DECLINES.test(verb.lower);
  const contrasts = tokens[conjunction]?.lower === "but";
  if (
    (declines || (isReport(document, group) && !isThought(document, group))) &&
    group.modal === "" &&
    (contrasts || sameTense(document, cue, group))
  )
    return true;
  const auxiliary = tokens[cue.group.first]?.lower ?? "";
  if (cue.group.first !== cue.group.verb && /^(?:has|have|had|is|are|was|were)$/.test(auxiliary))
    return tokens[group.first]?.lower === auxiliary;
  // An infinitive or a noun phrase cannot be joined to a finite verb.
  return false;
}

/** Behind the aside that begins at a token: "and, with Chile, called". */
function afterAside(tokens: readonly Token[], from: number, to: number): number {
  if (tokens[from]?.text !== ",") return from;
  let at = from + 1;
  while (at < to && tokens[at]?.text !== ",") at++;
  return Math.min(at + 1, to);
}

function sameTense(document: Document, cue: Cue, group: VerbGroup): boolean {
  const one = document.tokens[cue.group.verb]?.lower ?? "";
  const other = document.tokens[group.verb]?.lower ?? "";
  if (group.first !== group.verb && !/^(?:has|have|had)$/.test(document.tokens[group.first]?.lower ?? "")) return false;
  if (/ing$/.test(one)) return true;
  return isPresent(one) === isPresent(other) || cue.group.first !== cue.group.verb;
}

function isPresent(form: string): boolean {
  const lemma = VERB_FORMS.get(form);
  return lemma === form || (form.endsWith("s") && lemma !== undefined);
}

/** "While he admitted …, Norway …": the cue stands in a clause before the main one. */
function isFronted({ document, sentence }: Syntax, group: VerbGroup): boolean {
  const first = document.tokens[sentence.firstToken];
  const opener = first?.tag === "CCONJ" ? document.tokens[sentence.firstToken + 1] : first;
  if (opener === undefined || group.first - sentence.firstToken > 12) return false;
  if (group.form === "GERUND" && group.first - sentence.firstToken <= 2) return true;
  if (!/^(?:while|although|though|when|after|before|as|because|since|if|once|whereas)$/.test(opener.lower))
    return false;
  for (let at = opener.index; at < group.first; at++) if (document.tokens[at]?.text === ",") return false;
  return true;
}

/** Whether the sentence's own subject and verb follow a comma. */
function mainClauseBegins(syntax: Syntax, at: number): boolean {
  const { document } = syntax;
  const token = document.tokens[at];
  if (token === undefined || isRelative(token) || !["DET", "PROPN", "NOUN", "PRON", "ADJ", "NUM"].includes(token.tag))
    return false;
  const group = syntax.groups[groupFrom(syntax, at + 1)];
  if (group === undefined || group.form !== "FINITE" || group.first - at > 15) return false;
  return true;
}

function before(document: Document, at: number): number {
  const previous = document.tokens[at - 1];
  return previous?.text === "," ? previous.start : (previous?.end ?? document.tokens[at]?.start ?? 0);
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
export function trimmed(
  document: Document,
  start: number,
  end: number,
): readonly { readonly start: number; readonly end: number }[] {
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
