// Positions in what is said: modals and announcements, and what is asked of others in a condition.

import type { Stance, Strength } from "../domain/vocabulary.ts";

import { type ActorDraft, type Cast, isActor, type Speaker } from "./cast.ts";
import { findConditions } from "./conditions.ts";
import { type Document, quotationAt, type Range, type Token, tokenFrom } from "./document.ts";
import { issueOf } from "./issues.ts";
import { ANNOUNCEMENTS, type Judgement, JUDGEMENTS } from "./lexicon/judgements.ts";
import { CLAUSE_VERBS } from "./lexicon/reporting.ts";
import { announcementsIn, judgementsIn } from "./marks.ts";
import { nounPhraseStartingAt } from "./phrases.ts";
import { type PositionDraft, targetsOf } from "./position-drafts.ts";
import { canHold, type Holders, ownSide, presides } from "./sides.ts";
import type { SpokenDraft } from "./speakers.ts";
import { singleSpaced, tokensWithin } from "./tokens.ts";

/** The position that a statement takes, and the demands that its conditions hold. */
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
  const evidence = { start: first.start, end: lastRange.end };
  const judged = judgeClause(document, cast, evidence, words, speakers, ownSide(speakers.filter(canHold)));
  if (judged === null) return [];
  const conditions = draft.content.flatMap((range) => findConditions(document, range));
  const position: PositionDraft = {
    holders: judged.holders,
    stance: judged.stance,
    strength: judged.strength,
    issue: issueOf(document, evidence),
    summary: `says ${singleSpaced(words).replaceAll(/[“”"]/g, "")}`.slice(0, 400),
    targets: targetsOf(cast, evidence, judged.holders),
    voicedBy: speakers.filter((speaker) => !judged.holders.some((holder) => holder === speaker)),
    statement: spoken,
    conditions,
    statedOn: spoken.saidOn,
    evidence: conditions[0] !== undefined && draft.content.length === 1 ? [evidence] : draft.content,
  };
  return document.rules.has("positions.asked-in-condition")
    ? [position, ...demandsInConditions(document, cast, position)]
    : [position];
}

export interface Judged extends Holders {
  readonly stance: Stance;
  readonly strength: Strength;
}

/**
 * What a reported clause wants, and who: the speakers' side, or whom the clause is about when it tells of their consent.
 * `content`: where the clause stands; `words`: its words; null when it takes no position.
 */
export function judgeClause(
  document: Document,
  cast: Cast,
  content: Range,
  words: string,
  speakers: readonly Speaker[],
  side: Holders,
): Judged | null {
  // Who studies talks or chairs them takes no part in them; nor does who only reports.
  if (speakers.some((one) => isActor(one) && ((one.role !== null && OBSERVERS.test(one.role)) || presides(one))))
    return null;
  if (side.holders.length === 0 || speakers.every((one) => isActor(one) && one.kind === "MEDIA")) return null;
  const about = subjectOfContent(document, cast, content, speakers);
  const own = about.some(
    (actor) =>
      side.holders.includes(actor) ||
      speakers.includes(actor) ||
      speakers.some((speaker) => speaker.affiliations.has(actor)) ||
      [...actor.affiliations].some((a) => side.holders.includes(a)),
  );
  const whole = withoutConditions(words);
  const main = upTo(whole, RELATIVE);
  const judging = document.rules.has("positions.said-modal") ? judgementsIn(document, content) : 0;
  const judged =
    firstOf(JUDGEMENTS, judging, main) ?? (whole === main ? null : firstOf(JUDGEMENTS, judging & ~SUPPORTING, whole));
  const announcing =
    own && document.rules.has("positions.said-own") && !EXPECTED.test(main) ? announcementsIn(document, content) : 0;
  const announced = firstOf(ANNOUNCEMENTS, announcing, main);
  const plain =
    judged !== null &&
    /must|should|need|have to|has to|accept|willing|ready|prepared/.test(judged[0].exec(main)?.[0] ?? "");
  // "We will never sign" is a refusal before it is a promise.
  const refused = judged !== null && /^(?:REJECTS|OPPOSES)$/.test(judged[1]) && announced?.[1] === "COMMITS";
  const chosen = announced !== null && !plain && !refused ? announced : judged;
  if (chosen === null || (chosen[1] === "COMMITS" && HEDGED.test(main))) return null;
  const [, taken, strength] = chosen;
  const stance = own && taken === "COMMITS" && /\bonly (?:if|when|once|after)\b/i.test(words) ? "OFFERS" : taken;
  // A promise that only the other side's yielding can stop is a threat.
  if (own && stance === "COMMITS" && /\bunless\b/i.test(words))
    return { stance: "OPPOSES", strength: "RED_LINE", holders: ownSide(about).holders, voicedBy: side.voicedBy };
  // "The mediators said the group would accept …" tells the group's position; "… must accept" is their own.
  const told = !own && /^(?:ACCEPTS|OFFERS|REJECTS)$/.test(stance) && about.some((actor) => actor.named);
  const holders = (own || told) && about.length > 0 ? ownSide(about).holders : side.holders;
  return { stance, strength, holders, voicedBy: side.voicedBy };
}

const SUPPORTING = JUDGEMENTS.reduce((bits, [, stance], at) => (stance === "SUPPORTS" ? bits | (1 << at) : bits), 0);

/** The first that matches of those whose bits are set. */
function firstOf(judgements: readonly Judgement[], bits: number, words: string): Judgement | null {
  if (bits === 0) return null;
  return judgements.find(([pattern], at) => (bits & (1 << at)) !== 0 && pattern.test(words)) ?? null;
}

const OBSERVERS =
  /\b(?:researcher|analyst|professor|expert|historian|economist|scholar|fellow|author|journalist|strategist)\b/i;
/** What somebody only thinks of what will come. */
const EXPECTED =
  /\b(?:believe[sd]?|expect(?:s|ed)?|think|thinks|thought|fear(?:s|ed)?|predict\w*|assume[sd]?|doubt(?:s|ed)?)\b/i;
const HEDGED = /\b(?:maybe|perhaps|hypothetically|I guess|I suppose|probably|presumably|in theory)\b/i;
const CONDITIONAL = /\b(?:if|unless|until|because|after|when|whereas|since|, as|, adding|, noting)\b/i;
const RELATIVE = /\b(?:which|who|where)\b/i;

/** With negations written out, without what is put in ("…, which arises from it, …") and what hangs on it ("… unless …"). */
function withoutConditions(words: string): string {
  let bare = singleSpaced(words);
  if (/['’]t\b/i.test(bare)) {
    bare = bare
      .replaceAll(/\bcan['’]t\b/gi, "cannot")
      .replaceAll(/\bwon['’]t\b/gi, "will not")
      .replaceAll(/n['’]t\b/gi, " not");
  }
  if (bare.indexOf(",") !== bare.lastIndexOf(",")) bare = bare.replaceAll(INSERTED, "");
  bare = bare.replace(/^(?:that )?(?:if|while|although|since|because|when|as|unless|until|after) /i, "");
  return upTo(bare, CONDITIONAL);
}

const INSERTED =
  /, (?:which|who|whose|where|including|in particular|such as|until|after|if|when|as|while|with) [^,;]{1,120},/gi;

/** The words before the first match; all of them when there are none. */
function upTo(words: string, mark: RegExp): string {
  const at = words.search(mark);
  return at > 0 ? words.slice(0, at) : words;
}

/** What acts for whoever has it: "its ships will leave". */
const OWN =
  /^(?:troops|forces|soldiers|army|military|navy|police|government|country|state|nation|party|union|group|movement|organi[sz]ation|company|delegation|team|side|members|fighters|people|ships|negotiators|officials|ministry|ministers|workers|committee|council|administration)$/;

/** Whom the first words of what is said are about. */
function subjectOfContent(
  document: Document,
  cast: Cast,
  content: Range,
  speakers: readonly Speaker[],
): readonly ActorDraft[] {
  const opening = document.tokens[tokenFrom(document, content.start)];
  const sentence = opening === undefined ? undefined : document.sentences[opening.sentence];
  if (opening === undefined || opening.start >= content.end || sentence === undefined) return [];
  for (let at = opening.index; at < sentence.lastToken; at++) {
    const token = document.tokens[at];
    if (token === undefined) continue;
    // ", like Peru, it would": what is put in comes before the subject.
    if (token.text === "," && at === opening.index) {
      while (at + 1 < sentence.lastToken && document.tokens[at + 1]?.text !== ",") at++;
      at++;
      continue;
    }
    // Inside quotation marks, only "we" and "I" are the speaker.
    const quoted = quotationAt(document, token.start) !== undefined;
    const plural = speakers.length > 1 || speakers.some((one) => !isActor(one) || !/^(?:STATE|PERSON)$/.test(one.kind));
    if (token.lower === "they" && !plural) return [];
    if ((quoted ? /^(?:we|i)$/ : /^(?:it|they|he|she|we|i)$/).test(token.lower))
      return [...speakers.filter(isActor), ...ownSide(speakers).holders];
    if (/^(?:our|my)$/.test(token.lower) || (!quoted && /^(?:its|his|her|their)$/.test(token.lower))) {
      const owned = nounPhraseStartingAt(document, sentence, at);
      return owned !== null && OWN.test(document.tokens[owned.head]?.lower ?? "") ? ownSide(speakers).holders : [];
    }
    const phrase = nounPhraseStartingAt(document, sentence, at);
    if (phrase === null) return [];
    return cast.within({
      start: phrase.start,
      end: Math.min(phrase.end, document.tokens[phrase.head]?.end ?? phrase.end),
    });
  }
  return [];
}

/** "ends its ban, and frees the sailors": the tagger takes some such verbs for plurals. */
function isMistagged(token: Token, next: Token | undefined): boolean {
  return (
    token.tag === "NOUN" &&
    /[^s]s$/.test(token.lower) &&
    next !== undefined &&
    /^(?:DET|PROPN|PRON|NUM)$/.test(next.tag)
  );
}

/** "only if Norway ends the ban and withdraws": each thing asked of another is a demand. */
export function demandsInConditions(document: Document, cast: Cast, position: PositionDraft): readonly PositionDraft[] {
  return position.conditions.flatMap((condition) => {
    const opening = document.text.slice(condition.range.start, condition.range.end);
    if (
      condition.kind !== "PRECONDITION" ||
      !/^(?:only |not )?(?:if|provided|until|once|when|on (?:the )?condition|as long|so long)\b/i.test(opening)
    )
      return [];
    const inside = tokensWithin(document, condition.range);
    const subject = inside.map((token) => cast.at(token.index)).find((actor) => actor !== undefined);
    if (subject === undefined || position.holders.includes(subject)) return [];
    const verbs = inside.filter(
      (token, index) =>
        (token.tag === "VERB" || isMistagged(token, inside[index + 1])) &&
        index > 0 &&
        !/ing$/.test(token.lower) &&
        inside[index - 1]?.lower !== "to" &&
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
        issue: issueOf(document, { start: verb.start, end }),
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
