// Verbs that ascribe words to somebody: which verb groups are cues, and whose words they introduce.

import type { Range } from "./document.ts";
import { CLAUSE_VERBS, OBJECT_VERBS, RAISING_VERBS, VERB_FORMS } from "./lexicon/reporting.ts";
import { nounPhraseStartingAt, type Phrase } from "./phrases.ts";
import type { StatementDraft } from "./statement-drafts.ts";
import { subjectOf } from "./subjects.ts";
import type { Syntax } from "./syntax.ts";
import type { VerbGroup } from "./verb-groups.ts";

export interface Subject {
  readonly source: Phrase | null;
  readonly follows: StatementDraft | null;
  readonly secondHand: boolean;
}

export interface Cue extends Subject {
  readonly lemma: string;
  readonly group: VerbGroup;
  readonly range: Range;
  /** "was told", "it was announced": who is named before the verb does not speak. */
  readonly passive: boolean;
}

/** Under these nothing was said (yet). */
const UNSAID = /^(?:could|can|might|should|must|shall|let|ca|do|does)$/;

const FUTURE = /^(?:will|would|'ll|'d|wo|may|did)$/;

/** The cue that a verb group is; null when it reports nothing. */
export function readCue(syntax: Syntax, group: VerbGroup): Cue | null {
  const { tokens } = syntax.document;
  const verb = tokens[group.verb];
  const first = tokens[group.first];
  if (verb === undefined || first === undefined) return null;
  const lemma = VERB_FORMS.get(verb.lower);
  if (lemma === undefined || UNSAID.test(group.modal)) return null;
  if (FUTURE.test(group.modal) && !syntax.document.rules.has("statements.future")) return null;
  if (group.negated && lemma !== "say") return null;
  const range = { start: first.start, end: verb.end };
  const cue = (source: Phrase | null, secondHand = false): Cue => ({
    lemma,
    group,
    range,
    source,
    follows: null,
    secondHand,
    passive: group.passive,
  });
  const { rules } = syntax.document;
  if (group.passive && !rules.has("statements.passive")) return null;
  if (group.passive) return readPassive(syntax, group, lemma) ? cue(agentOf(syntax, group), false) : null;
  if (group.form === "PARTICIPLE") return null;
  if (
    group.form === "INFINITIVE" &&
    !(rules.has("statements.infinitives") && (isRaised(syntax, group) || causedSubject(syntax, group) !== null))
  )
    return null;
  if (group.form === "GERUND" && !rules.has("statements.participles")) return null;
  if (group.form === "GERUND") {
    const outer = quotedAs(syntax, group);
    if (outer !== null) return cue(subjectOf(syntax, outer), true);
  }
  const source = causedSubject(syntax, group) ?? subjectOf(syntax, group);
  return source === null ? null : cue(source);
}

/** "It was announced that", "they were told that", "he was asked whether". */
function readPassive(syntax: Syntax, group: VerbGroup, lemma: string): boolean {
  const { tokens } = syntax.document;
  if (lemma === "tell" || lemma === "inform" || lemma === "ask" || lemma === "warn" || lemma === "assure") return true;
  return tokens[group.first - 1]?.lower === "it" && (CLAUSE_VERBS.has(lemma) || OBJECT_VERBS.has(lemma));
}

/** "by the ministry" right after a passive. */
function agentOf({ document, sentence }: Syntax, group: VerbGroup): Phrase | null {
  const by = document.tokens[group.verb + 1];
  return by?.lower === "by" ? nounPhraseStartingAt(document, sentence, group.verb + 2) : null;
}

/** "have been quoted as saying", "was reported as having said": the outer passive. */
function quotedAs({ document, groups }: Syntax, group: VerbGroup): VerbGroup | null {
  if (document.tokens[group.first - 1]?.lower !== "as") return null;
  const outer = groups.find((other) => other.verb === group.first - 2);
  const verb = document.tokens[outer?.verb ?? -1];
  return outer !== undefined &&
    verb !== undefined &&
    /^(?:quoted|cited|reported|seen|heard|described|recorded)$/.test(verb.lower)
    ? outer
    : null;
}

/** "forced the minister to admit": who stands between. */
function causedSubject({ document, sentence, groups }: Syntax, group: VerbGroup): Phrase | null {
  const outer = groups[group.index - 1];
  const verb = document.tokens[outer?.verb ?? -1];
  if (group.form !== "INFINITIVE" || outer === undefined || verb === undefined || outer.negated || outer.passive)
    return null;
  if (!/^(?:force|lead|prompt|cause|compel|push|press|oblige|drive|provoke)$/.test(verb.lemma.toLowerCase()))
    return null;
  const phrase = nounPhraseStartingAt(document, sentence, outer.verb + 1);
  return phrase !== null && phrase.last === group.first - 1 ? phrase : null;
}

/** "went on to say", "appeared to suggest": the infinitive tells what was said. */
function isRaised({ document, groups }: Syntax, group: VerbGroup): boolean {
  const outer = groups[group.index - 1];
  if (outer === undefined || group.first - outer.verb > 3 || outer.negated) return false;
  const verb = document.tokens[outer.verb];
  return verb !== undefined && RAISING_VERBS.has(verb.lemma.toLowerCase());
}
