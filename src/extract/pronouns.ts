// Whom "he", "she", "they", "it", "his" and "their" mean: who spoke or acted last and fits.

import { type ActorDraft, isActor, type Speaker } from "./actor-drafts.ts";
import { type Document, quotationAt, type Token, tokensOf } from "./document.ts";
import { type Gender, genderOfDescription, genderOfName, genderOfPronoun, gendersByPronoun } from "./gender.ts";

/** What is known of the actors of a text when pronouns are read. */
interface Known {
  /** The actor whose name covers a token. */
  readonly at: (token: number) => ActorDraft | undefined;
  /** Start of the last mention of an actor before a place; -1 when there is none. */
  readonly lastBefore: (actor: ActorDraft, at: number) => number;
  /** Notes that a token means an actor. */
  readonly mark: (actor: ActorDraft, token: number) => void;
  /** What titles before a name have told: "Mrs. Silva". */
  readonly titled: ReadonlyMap<ActorDraft, Gender>;
}

export interface Pronouns {
  /** Whom a pronoun means. `recent`: who spoke last. */
  readonly resolve: (head: Token, recent: readonly Speaker[]) => readonly Speaker[];
  /** Whom a possessive means; nobody when that cannot be told. */
  readonly owner: (token: Token) => ActorDraft | undefined;
}

/** Reads the pronouns of one text; to be made when all names are known. */
export function createPronouns(document: Document, known: Known): Pronouns {
  const told = gendersByPronoun(document, (at) => {
    const actor = known.at(at);
    return actor?.kind === "PERSON" ? actor : undefined;
  });
  const genders = new Map<Speaker, Gender | null>();
  return { resolve: pronoun, owner: ownerBefore };

  function pronoun(head: Token, recent: readonly Speaker[]): readonly Speaker[] {
    const mark = (actor: ActorDraft) => {
      known.mark(actor, head.index);
      return [actor];
    };
    const before = (fits: (actor: ActorDraft) => boolean): ActorDraft | undefined => subjectBefore(head, fits);
    if (/^(?:he|she|him|her|i)$/.test(head.lower)) {
      const asked = document.rules.has("actors.genders") ? genderOfPronoun(head.lower) : null;
      const fits = (speaker: Speaker): boolean => {
        // Initials are no person's name, whatever stands before them.
        if (isActor(speaker) && /^\p{Lu}{2,6}$/u.test(speaker.name)) return false;
        const gender = asked === null ? null : genderOf(speaker);
        return gender === null || gender === asked;
      };
      const spoke = recent.filter((speaker) => (isActor(speaker) ? speaker.kind === "PERSON" : true) && fits(speaker));
      const latest = spoke.at(-1);
      const subject = before((actor) => actor.kind === "PERSON" && fits(actor));
      // A person named after the last speaker spoke, as a subject, comes first.
      if (
        latest !== undefined &&
        isActor(latest) &&
        subject !== undefined &&
        known.lastBefore(latest, head.start) >= known.lastBefore(subject, head.start)
      )
        return mark(latest);
      if (subject !== undefined) return mark(subject);
      // In reports of meetings "he" is the delegate of the state that spoke.
      if (latest === undefined) return recent.length === 1 && recent.every(fits) ? recent : [];
      return isActor(latest) ? mark(latest) : [latest];
    }
    if (/^(?:they|them|we|many|some|others|both)$/.test(head.lower)) {
      const plural = recent.length > 1 ? recent : recent.filter((s) => !isActor(s) || s.kind !== "PERSON");
      if (plural.length > 0) {
        for (const speaker of plural) if (isActor(speaker) && plural.length === 1) known.mark(speaker, head.index);
        return plural;
      }
      const group = before((actor) => actor.kind !== "PERSON");
      return group === undefined ? [] : mark(group);
    }
    if (head.lower === "it") {
      const body = before((actor) => actor.kind !== "PERSON");
      return body === undefined ? [] : mark(body);
    }
    return [];
  }

  function genderOf(speaker: Speaker): Gender | null {
    const before = genders.get(speaker);
    if (before !== undefined) return before;
    const gender = isActor(speaker)
      ? (known.titled.get(speaker) ??
        genderOfDescription(speaker.role ?? "") ??
        genderOfName(speaker.name) ??
        told.get(speaker) ??
        null)
      : genderOfDescription(speaker.description);
    genders.set(speaker, gender);
    return gender;
  }

  /** The nearest actor before a place that fits; subjects of sentences before others. */
  function subjectBefore(head: Token, fits: (actor: ActorDraft) => boolean): ActorDraft | undefined {
    for (let s = head.sentence; s >= Math.max(0, head.sentence - 4); s--) {
      const sentence = document.sentences[s];
      if (sentence === undefined) continue;
      for (const token of tokensOf(document, sentence)) {
        if (token.start >= head.start) break;
        if (quotationAt(document, token.start) !== undefined) continue;
        const actor = known.at(token.index);
        if (actor !== undefined && fits(actor) && !isModifier(document, token)) return actor;
      }
    }
    return undefined;
  }

  /** The nearest actor left of a possessive in its sentence, else the subject of one before. */
  function ownerBefore(token: Token): ActorDraft | undefined {
    const personal = /^(?:his|her)$/.test(token.lower);
    const fits = (actor: ActorDraft) => (personal ? actor.kind === "PERSON" : actor.kind !== "PERSON");
    const first = document.sentences[token.sentence]?.firstToken ?? token.index;
    for (let at = token.index - 1; at >= first; at--) {
      const actor = known.at(at);
      if (actor?.named === true && fits(actor)) return actor;
    }
    return subjectBefore(token, fits);
  }
}

function isModifier(document: Document, token: Token): boolean {
  const next = document.tokens[token.index + 1];
  const before = document.tokens[token.index - 1];
  if (next !== undefined && /^['’]s?$/.test(next.text)) return true;
  return before !== undefined && /^(?:of|in|from|by|with|on|at|against|into|between)$/.test(before.lower);
}
