// Positions in what is said: modals and announcements, and what is asked of others in a condition.

import { type ActorDraft, type Cast, isActor, type Speaker } from "./cast.ts";
import { findConditions } from "./conditions.ts";
import type { Document, Range } from "./document.ts";
import { canHold, ownSide } from "./holders.ts";
import { issueOf } from "./lexicon/issues.ts";
import { CLAUSE_VERBS } from "./lexicon/reporting.ts";
import { SAID, SELF } from "./lexicon/stances.ts";
import { nounPhraseStartingAt } from "./phrases.ts";
import { type PositionDraft, targetsOf } from "./position-drafts.ts";
import type { SpokenDraft } from "./speakers.ts";

export function readSaid(
  document: Document,
  cast: Cast,
  spoken: SpokenDraft,
  found: readonly PositionDraft[],
): readonly PositionDraft[] {
  const { draft, speakers } = spoken;
  if (speakers.length === 0 || draft.mental || !CLAUSE_VERBS.has(draft.verb || "say")) return [];
  const first = draft.content[0];
  const lastRange = draft.content.at(-1);
  if (first === undefined || lastRange === undefined) return [];
  if (
    found.some((other) =>
      other.evidence.some((range) =>
        draft.content.some((content) => range.start < content.end && content.start < range.end),
      ),
    )
  )
    return [];
  const words = draft.content.map((range) => document.text.slice(range.start, range.end)).join(" ");
  // Who studies talks takes no part in them.
  if (speakers.some((speaker) => isActor(speaker) && OBSERVERS.test(speaker.role ?? ""))) return [];
  const side = ownSide(speakers.filter(canHold));
  const subject = subjectOfContent(document, cast, first, speakers);
  const own = subject.some(
    (actor) =>
      side.holders.includes(actor) ||
      speakers.includes(actor) ||
      speakers.some((speaker) => speaker.affiliations.has(actor)) ||
      [...actor.affiliations].some((a) => side.holders.includes(a)),
  );
  const main =
    words.split(/\b(?:if|unless|until|because|after|when|which|who|where|since|, as|, adding)\b/i)[0] ?? words;
  const rule =
    (own && document.rules.has("positions.said-own") ? SELF : []).find(([pattern]) => pattern.test(main)) ?? null;
  const said = (document.rules.has("positions.said-modal") ? SAID : []).find(([pattern]) => pattern.test(main)) ?? null;
  const chosen =
    own &&
    rule !== null &&
    !(
      said !== null &&
      /must|should|need|have to|has to|accept|willing|ready|prepared/.test(said[0].exec(main)?.[0] ?? "")
    )
      ? rule
      : said;
  if (chosen === null) return [];
  // A prediction or a description by somebody who takes no part is no position.
  const speaks = speakers.some((speaker) => !isActor(speaker) || speaker.kind !== "MEDIA");
  if (!speaks || side.holders.length === 0) return [];
  // "The mediators said the group would accept …" tells the group's position; "… must accept" is their own.
  const told = !own && /^(?:ACCEPTS|OFFERS|REJECTS)$/.test(chosen[1]) && subject.some((actor) => actor.named);
  const holders = (own || told) && subject.length > 0 ? ownSide(subject).holders : side.holders;
  const evidence = { start: first.start, end: lastRange.end };
  const conditions = draft.content.flatMap((range) => findConditions(document, range));
  const position: PositionDraft = {
    holders,
    stance: chosen[1],
    strength: chosen[2],
    issue: issueOf(words),
    summary: `says ${words.replaceAll(/\s+/g, " ").replaceAll(/[“”"]/g, "")}`.slice(0, 400),
    targets: targetsOf(cast, evidence, holders),
    voicedBy: speakers.filter((speaker) => !holders.some((holder) => holder === speaker)),
    statement: spoken,
    conditions,
    statedOn: spoken.saidOn,
    evidence: conditions[0] !== undefined && draft.content.length === 1 ? [evidence] : draft.content,
  };
  return document.rules.has("positions.asked-in-condition")
    ? [position, ...demandsInConditions(document, cast, position)]
    : [position];
}

const OBSERVERS =
  /\b(?:researcher|analyst|professor|expert|historian|economist|scholar|fellow|author|journalist|strategist)\b/i;

/** Whom the first words of what is said are about. */
function subjectOfContent(
  document: Document,
  cast: Cast,
  content: Range,
  speakers: readonly Speaker[],
): readonly ActorDraft[] {
  const sentence = document.sentences.find(
    (candidate) => candidate.start <= content.start && content.start < candidate.end,
  );
  if (sentence === undefined) return [];
  for (let at = sentence.firstToken; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined || token.start < content.start) continue;
    if (/^(?:it|they|he|she|we|i)$/.test(token.lower))
      return [...speakers.filter(isActor), ...ownSide(speakers).holders];
    const phrase = nounPhraseStartingAt(document, sentence, at);
    if (phrase === null) return [];
    return cast.within({
      start: phrase.start,
      end: Math.min(phrase.end, document.tokens[phrase.head]?.end ?? phrase.end),
    });
  }
  return [];
}

/** "only if Israel ends the war and withdraws": each thing asked of another is a demand. */
function demandsInConditions(document: Document, cast: Cast, position: PositionDraft): readonly PositionDraft[] {
  return position.conditions.flatMap((condition) => {
    if (condition.kind !== "PRECONDITION") return [];
    const inside = document.tokens.filter(
      (token) => token.start >= condition.range.start && token.end <= condition.range.end,
    );
    const subject = inside.map((token) => cast.at(token.index)).find((actor) => actor !== undefined);
    if (subject === undefined || position.holders.includes(subject)) return [];
    const verbs = inside.filter(
      (token, index) =>
        token.tag === "VERB" &&
        index > 0 &&
        !/ing$/.test(token.lower) &&
        (cast.at(token.index - 1) === subject || /^(?:,|and)$/.test(document.tokens[token.index - 1]?.lower ?? "")),
    );
    return verbs.map((verb, index): PositionDraft => {
      const next = verbs[index + 1];
      let end = next === undefined ? condition.range.end : next.start;
      const start =
        index === 0 ? (inside.find((token) => cast.at(token.index) === subject)?.start ?? verb.start) : verb.start;
      const piece = document.text.slice(verb.start, end).replace(/[\s,]*(?:\band\b)?[\s,]*$/, "");
      end = verb.start + piece.length;
      return {
        ...position,
        stance: "DEMANDS",
        strength: "FIRM",
        issue: issueOf(piece),
        summary: `demands that ${subject.name} ${verb.lemma}${document.text.slice(verb.end, end)}`
          .replaceAll(/\s+/g, " ")
          .slice(0, 400),
        targets: [subject],
        conditions: [],
        evidence: [{ start, end }],
      };
    });
  });
}
