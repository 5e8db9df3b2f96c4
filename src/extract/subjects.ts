// Whose act a verb is: the noun phrase before it, over asides, relatives, shared predicates and participles.

import { type Document, quotationAt, type Sentence, type Token, tokenFrom } from "./document.ts";
import { isRelative, isTimeWord, nounPhraseEndingAt, type Phrase } from "./phrases.ts";
import { issues } from "./quoting-verbs.ts";
import { readVerbGroups, type VerbGroup } from "./verb-groups.ts";

/** A sentence with its verb groups. */
export interface Syntax {
  readonly document: Document;
  readonly sentence: Sentence;
  readonly groups: readonly VerbGroup[];
  /** Subjects found so far, by the place of the verb: each is looked for once. */
  readonly subjects: Map<number, Phrase | null>;
}

const SYNTAX = new WeakMap<Sentence, Syntax>();

/** The verb groups of a sentence, read once. */
export function syntaxOf(document: Document, sentence: Sentence): Syntax {
  const known = SYNTAX.get(sentence);
  if (known !== undefined) return known;
  const syntax = { document, sentence, groups: readVerbGroups(document, sentence), subjects: new Map() };
  SYNTAX.set(sentence, syntax);
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

const TIME_NOUNS =
  /^(?:week|weekend|month|year|morning|afternoon|evening|night|day|hours?|season|spring|summer|fall|autumn|winter)$/;
const BEFORE_TIME = /^(?:this|last|next|earlier|later|early|late|that|same|past|mid|the|each|every)$/;
const TIME_PREPOSITIONS = /^(?:on|in|during|at|since|by|until|before|after|over)$/;

/** The subject of a finite group, or who is meant by a participle or an infinitive; null when the sentence does not say. */
export function subjectOf(syntax: Syntax, group: VerbGroup): Phrase | null {
  const known = syntax.subjects.get(group.verb);
  if (known !== undefined) return known;
  // Set at once: a predicate that leans on another cannot lean on itself.
  syntax.subjects.set(group.verb, null);
  const found = findSubject(syntax, group);
  syntax.subjects.set(group.verb, found);
  return found;
}

/** The subject of the verb at a token, whose group begins at `first`, also where the tagger saw no verb. */
export function subjectAt(document: Document, sentence: Sentence, verb: number, first: number): Phrase | null {
  const syntax = syntaxOf(document, sentence);
  const index = groupFrom(syntax, verb);
  const group = syntax.groups[index];
  if (group?.verb === verb) return group.form === "PARTICIPLE" ? null : subjectOf(syntax, group);
  const form = document.tokens[verb]?.lower.endsWith("ing") === true && first === verb ? "GERUND" : "FINITE";
  return findSubject(syntax, { index, first, verb, form, passive: false, negated: false, modal: "" });
}

function findSubject(syntax: Syntax, group: VerbGroup): Phrase | null {
  if (group.form === "GERUND") {
    const plain = behindAdverbs(syntax, group.first - 1);
    if (plain?.text === ",") return understoodSubject(syntax, group, plain);
  }
  const end = subjectEnd(syntax, group.first - 1);
  if (end === null) return group.form === "GERUND" ? subjectAfter(syntax, group) : null;
  const token = syntax.document.tokens[end];
  if (token === undefined) return null;
  if (group.form === "GERUND" || group.form === "INFINITIVE") return understoodSubject(syntax, group, token);
  if (isRelative(token) && token.lower !== "where" && token.lower !== "when") return antecedent(syntax, token);
  if (token.tag === "CCONJ" || token.text === ",") return sharedSubject(syntax, group);
  return nounPhrase(syntax, end);
}

function behindAdverbs({ document, sentence }: Syntax, from: number): Token | undefined {
  let at = from;
  while (at > sentence.firstToken && document.tokens[at]?.tag === "ADV") at--;
  return at < sentence.firstToken ? undefined : document.tokens[at];
}

/** Token at which the subject ends: left over adverbs, days and asides; null at the beginning of the sentence. */
function subjectEnd(syntax: Syntax, from: number): number | null {
  const { document, sentence, groups } = syntax;
  const { tokens } = document;
  let at = from;
  while (at >= sentence.firstToken) {
    const token = tokens[at];
    if (token === undefined) return null;
    const before = at > sentence.firstToken ? tokens[at - 1] : undefined;
    if (token.tag === "ADV" && !isRelative(token)) at--;
    else if (
      /^(?:also|then|all|both|each|later|too|however|once|himself|herself|themselves|itself)$/.test(token.lower) &&
      before !== undefined &&
      token.lower !== before.lower
    )
      at--;
    else if (before !== undefined && isTimeChunkEnd(token, before)) {
      at--;
      while (
        at > sentence.firstToken &&
        (isTimeWord(tokens[at] ?? token) ||
          BEFORE_TIME.test(tokens[at]?.lower ?? "") ||
          TIME_NOUNS.test(tokens[at]?.lower ?? ""))
      )
        at--;
      if (TIME_PREPOSITIONS.test(tokens[at]?.lower ?? "") && at > sentence.firstToken) at--;
    } else if (
      token.tag === "VERB" &&
      before !== undefined &&
      isNoun(before) &&
      groups[groupFrom(syntax, at)]?.form === "PARTICIPLE" &&
      groups[groupFrom(syntax, at)]?.verb === at
    )
      at--;
    else if (token.text === "," && before !== undefined) {
      const open = asideStart(syntax, at);
      if (open === null) return tokens[at - 1]?.tag === "CCONJ" ? at - 1 : at;
      at = open - 1;
    } else if (/^(?:--|—|–)$/.test(token.text)) {
      let open = at - 1;
      while (open > sentence.firstToken && at - open < 60 && tokens[open]?.text !== token.text) open--;
      if (tokens[open]?.text !== token.text || open <= sentence.firstToken) return at;
      at = open - 1;
    } else return at;
  }
  return null;
}

function isTimeChunkEnd(token: Token, before: Token): boolean {
  if (isTimeWord(token)) return before.tag !== "ADP" || TIME_PREPOSITIONS.test(before.lower);
  if (TIME_NOUNS.test(token.lower))
    return (
      (BEFORE_TIME.test(before.lower) &&
        before.lower !== "the" &&
        before.lower !== "each" &&
        before.lower !== "every") ||
      isTimeWord(before)
    );
  return token.tag === "NUM" && /^(?:19|20)\d\d$/.test(token.text) && before.lower === "in";
}

/** The comma that opens the aside which the comma at `closing` closes; null when none does. */
function asideStart(syntax: Syntax, closing: number): number | null {
  const { document, sentence } = syntax;
  const { tokens } = document;
  let depth = 0;
  for (let at = closing - 1; at > sentence.firstToken && closing - at < 60; at--) {
    const token = tokens[at];
    const before = tokens[at - 1];
    const next = tokens[at + 1];
    if (token === undefined || before === undefined || next === undefined) return null;
    if (/^[”)]$/.test(token.text)) depth++;
    if (/^[“(]$/.test(token.text)) depth--;
    if (depth < 0) return null;
    if (token.text !== "," || depth > 0) continue;
    // "supported the plan and, with Chile, called for …"
    if (before.tag === "CCONJ") return at;
    const nominal =
      before.tag === "NOUN" ||
      before.tag === "PROPN" ||
      before.tag === "PRON" ||
      before.tag === "NUM" ||
      before.text === ")" ||
      before.text === "”" ||
      before.text === '"';
    if (!nominal) continue;
    // "in Toledo, Ohio, …", "Dana Rich, 52, …" and enumerations go on to the left.
    if (at + 2 === closing && next.tag === "PROPN") continue;
    if (next.tag === "CCONJ" && next.lower !== "or") return null;
    return isClause(syntax, at + 1, closing) ? null : at;
  }
  return null;
}

/** Whether tokens `from` up to `to` are a clause of their own, no aside: ", Silva left the room, …". */
function isClause({ document, groups }: Syntax, from: number, to: number): boolean {
  const opening = document.tokens[from];
  if (opening === undefined || isRelative(opening) || opening.tag === "SCONJ" || opening.tag === "ADP") return false;
  return groups.some(
    (group) =>
      group.form === "FINITE" &&
      group.first > from &&
      group.verb < to &&
      // "the Board of Media Outreach", "the army-occupied hills": parts of names and adjectives are taken for verbs.
      !/^\p{Lu}/u.test(document.tokens[group.verb]?.text ?? "") &&
      document.tokens[group.first - 1]?.text !== "-" &&
      !document.tokens.slice(from, group.first).some((token) => isRelative(token) || token.tag === "SCONJ"),
  );
}

function nounPhrase(syntax: Syntax, end: number): Phrase | null {
  const { document, sentence } = syntax;
  const last = document.tokens[end];
  if (last === undefined) return null;
  const base = nounPhraseEndingAt(document, sentence, end);
  // "a widely read column": an article is no subject.
  if (base === null || (base.first === base.last && /^(?:an?|the)$/.test(last.lower))) return null;
  const found = withModified(syntax, base);
  // Days at the front belong to the verb: "On Monday Norway said".
  let first = found.first;
  while (first < found.head && (isTimeWord(document.tokens[first] ?? last) || document.tokens[first]?.text === ","))
    first++;
  const start = document.tokens[first]?.start ?? found.start;
  return withAppositive(document, sentence, { ...found, first, start });
}

/** "a letter sent by the firm", "those close to him", "people living in Lima": what the phrase only modifies comes first. */
function withModified(syntax: Syntax, phrase: Phrase): Phrase {
  const { document, sentence } = syntax;
  const { tokens } = document;
  let found = phrase;
  for (let guard = 0; guard < 3; guard++) {
    const before = tokens[found.first - 1];
    if (before === undefined || found.first - 1 <= sentence.firstToken) return found;
    let end: number | null = null;
    if (before.tag === "ADP") {
      const link = tokens[before.index - 1];
      const noun = tokens[before.index - 2];
      if (link === undefined || before.index - 1 < sentence.firstToken) return found;
      if (isNoun(link)) end = link.index;
      else if (noun !== undefined && noun.index >= sentence.firstToken && (isNoun(noun) || noun.tag === "DET")) {
        const modifies =
          link.tag === "ADJ" ||
          (link.tag === "VERB" && /(?:ed|ing|en)$/.test(link.lower)) ||
          (link.tag === "CCONJ" && isNoun(noun));
        if (modifies) end = noun.index;
      }
    } else if (before.tag === "VERB" && before.lower.endsWith("ing")) {
      const noun = tokens[before.index - 1];
      if (noun !== undefined && before.index - 1 >= sentence.firstToken && isNoun(noun)) end = noun.index;
    }
    const outer = end === null ? null : nounPhraseEndingAt(document, sentence, end);
    if (outer === null) return found;
    found = { ...outer, last: found.last, end: found.end };
  }
  return found;
}

/** "Ana Silva, the minister of trade," — what renames the speaker belongs to the phrase. */
function withAppositive(document: Document, sentence: Sentence, phrase: Phrase): Phrase {
  const { tokens } = document;
  const comma = tokens[phrase.last + 1];
  const opening = tokens[phrase.last + 2];
  if (comma?.text !== "," || opening === undefined || phrase.last + 2 >= sentence.lastToken) return phrase;
  if (
    !["DET", "NOUN", "PROPN", "ADJ", "NUM"].includes(opening.tag) &&
    !/^(?:his|her|its|their|one|for)$/.test(opening.lower) &&
    !(opening.lower === "on" && tokens[phrase.last + 3]?.lower === "behalf")
  )
    return phrase;
  for (let at = phrase.last + 2; at < sentence.lastToken && at < phrase.last + 40; at++) {
    const token = tokens[at];
    if (token === undefined) return phrase;
    if (token.tag === "AUX" || /^[“”"();:]$/.test(token.text)) return phrase;
    if (token.text === ",") {
      const last = tokens[at - 1];
      return last === undefined ? phrase : { ...phrase, last: at - 1, end: last.end };
    }
  }
  return phrase;
}

/** Who "who" is. */
function antecedent(syntax: Syntax, relative: Token): Phrase | null {
  const { document, sentence } = syntax;
  const before = document.tokens[relative.index - 1];
  if (before === undefined || relative.index === sentence.firstToken) return null;
  // "many of whom say"
  if (before.lower === "of" && relative.lower === "whom") {
    const first = relative.index - 2;
    const start = document.tokens[first];
    return start === undefined || first < sentence.firstToken
      ? null
      : { first, last: relative.index, head: first, start: start.start, end: relative.end };
  }
  const end = before.text === "," ? relative.index - 2 : relative.index - 1;
  const found = end < sentence.firstToken ? null : nounPhraseEndingAt(document, sentence, end);
  return found === null ? null : { ...found, shown: { start: relative.start, end: relative.end } };
}

/** "… and warned": the subject of the finite verb that the predicate is joined to. */
function sharedSubject(syntax: Syntax, group: VerbGroup): Phrase | null {
  if (!syntax.document.rules.has("statements.shared-subject")) return null;
  const before = syntax.groups.filter((other) => other.verb < group.first && other.form === "FINITE");
  for (const other of before) {
    const subject = isEmbedded(syntax, other) ? null : subjectOf(syntax, other);
    if (subject !== null) return subject;
  }
  return null;
}

/** Whether the group stands in a relative or subordinate clause. */
function isEmbedded({ document, sentence }: Syntax, group: VerbGroup): boolean {
  if (quotationAt(document, document.tokens[group.verb]?.start ?? 0) !== undefined) return true;
  for (let at = group.first - 1; at >= sentence.firstToken && group.first - at < 8; at--) {
    const token = document.tokens[at];
    if (token === undefined || token.text === ",") return false;
    if (
      isRelative(token) ||
      token.tag === "SCONJ" ||
      /^(?:if|as|because|while|although|though|after|before|since|whether|how|what)$/.test(token.lower)
    )
      return true;
  }
  return false;
}

/** Who says in "…, adding that", "with X saying", "a letter saying", "went on to say". */
function understoodSubject(syntax: Syntax, group: VerbGroup, token: Token): Phrase | null {
  const { document, sentence } = syntax;
  if (group.form !== "GERUND") {
    const outer = syntax.groups[group.index - 1];
    return (outer?.form === "FINITE" ? subjectOf(syntax, outer) : null) ?? sharedSubject(syntax, group);
  }
  if (isNoun(token)) {
    const issuer = OCCASIONS.test(token.lower) ? sharedSubject(syntax, group) : issuerOf(syntax, group, token);
    return issuer ?? innermost(document, nounPhraseEndingAt(document, sentence, token.index));
  }
  // "Silva, despite admitting that …,": the aside opens with a preposition.
  const comma = document.tokens[token.index - 1];
  if (token.tag === "ADP" && comma?.text === "," && token.index - 1 > sentence.firstToken)
    return sharedSubject(syntax, group) ?? nounPhraseEndingAt(document, sentence, token.index - 2);
  // "Norway, warning of a strike, …": the aside stands behind its noun.
  const before = document.tokens[token.index - 1];
  const first = syntax.groups.find((other) => other.form === "FINITE");
  if (token.text === "," && before !== undefined && isNoun(before) && (first === undefined || first.verb > group.verb))
    return nounPhraseEndingAt(document, sentence, token.index - 1);
  return sharedSubject(syntax, group);
}

/** "said at a meeting announcing …": occasions do not speak. */
const OCCASIONS =
  /^(?:conference|interview|speech|meeting|rally|hearing|briefing|event|appearance|ceremony|call|visit|trip|session|debate|dinner|lunch|address|summit|forum|panel|tour)$/;

/** "Silva issued a statement saying": who puts a text out says what is in it. */
function issuerOf(syntax: Syntax, group: VerbGroup, end: Token): Phrase | null {
  const { document, groups, sentence } = syntax;
  const outer = groups[group.index - 1];
  const text = nounPhraseEndingAt(document, sentence, end.index);
  if (outer === undefined || text === null || text.first <= outer.verb || text.first - outer.verb > 3) return null;
  return issues(document.tokens[outer.verb], document.tokens[text.head]) ? subjectOf(syntax, outer) : null;
}

/** "footage of Ana Silva saying": the name, not what it is part of. */
function innermost(document: Document, phrase: Phrase | null): Phrase | null {
  if (phrase === null || document.tokens[phrase.last]?.tag !== "PROPN") return phrase;
  let first = phrase.last;
  while (first > phrase.first && /^(?:PROPN|NOUN|ADJ|DET|NUM)$/.test(document.tokens[first - 1]?.tag ?? "")) first--;
  return { ...phrase, first, head: phrase.last, start: document.tokens[first]?.start ?? phrase.start };
}

function isNoun(token: Token): boolean {
  return token.tag === "NOUN" || token.tag === "PROPN" || (token.tag === "PRON" && !isRelative(token));
}

/** "Warning that …, Norway left": the subject stands after the comma. */
function subjectAfter(syntax: Syntax, group: VerbGroup): Phrase | null {
  const main = syntax.groups.find(
    (other) => other.form === "FINITE" && other.verb > group.verb && !isEmbedded(syntax, other),
  );
  return main === undefined ? null : subjectOf(syntax, main);
}
