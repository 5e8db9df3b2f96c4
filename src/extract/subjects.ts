// Whose act a verb is: the noun phrase before it, over asides, relatives, shared predicates and participles.

import { type Document, quotationAt, type Sentence, type Token } from "./document.ts";
import { isRelative, isTimeWord, nounPhraseEndingAt, type Phrase } from "./phrases.ts";
import { issues } from "./quoting-verbs.ts";
import { behindAdverbs, isNoun, subjectEnd } from "./subject-ends.ts";
import { groupFrom, type Syntax, syntaxOf } from "./syntax.ts";
import type { VerbGroup } from "./verb-groups.ts";

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

/** "Warning that …, Norway left": the subject stands after the comma. */
function subjectAfter(syntax: Syntax, group: VerbGroup): Phrase | null {
  const main = syntax.groups.find(
    (other) => other.form === "FINITE" && other.verb > group.verb && !isEmbedded(syntax, other),
  );
  return main === undefined ? null : subjectOf(syntax, main);
}
