// Holds an answer to the text: what stands in it becomes claims, everything else is refused.

import { edtfBounds } from "../domain/edtf.ts";
import { isSameIssue } from "../domain/issue.ts";
import { slugOf } from "../domain/names.ts";
import type { ReadEvent, ReadFigure, Reading, ReadPosition, ReadStatement, Spans } from "../domain/reading.ts";
import { quoter } from "../domain/text.ts";
import type { Stance } from "../domain/vocabulary.ts";

import type { Answer, AnsweredEvent, AnsweredFigure, AnsweredPosition, AnsweredStatement, Quote } from "./answer.ts";
import { type Cast, NOT_THERE } from "./cast.ts";
import type { Evidence, Refusal } from "./evidence.ts";
import { numbersIn } from "./numbers.ts";
import type { AskedIssue } from "./prompt.ts";
import { checkTalks, type Talks } from "./talks.ts";

/** Claims of a model whose every word stands in the text. Keys are "": they get theirs when they are merged. */
export interface Checked {
  readonly statements: readonly ReadStatement[];
  readonly positions: readonly ReadPosition[];
  readonly figures: readonly ReadFigure[];
  readonly events: readonly ReadEvent[];
  readonly talks: Talks | null;
  readonly refusals: readonly Refusal[];
}

export interface CheckContext {
  /** Of the rules. */
  readonly reading: Reading;
  readonly evidence: Evidence;
  readonly cast: Cast;
  readonly issues: readonly AskedIssue[];
}

/** Predicates that stand before the words of what is wanted: the summary has no words of the model's own. */
const PREDICATES: Readonly<Record<Stance, string>> = {
  DEMANDS: "demands",
  OFFERS: "offers",
  ACCEPTS: "accepts",
  REJECTS: "rejects",
  SUPPORTS: "supports",
  OPPOSES: "opposes",
  COMMITS: "commits to",
  WITHDRAWS: "withdraws",
  UNDECIDED: "is undecided about",
  NO_COMMENT: "does not comment on",
};

/** Units that a text need not name: "40 were killed" counts people. */
const UNITS = new Set(["people", "percent", "days", "weeks", "months", "years", "hours", "USD", "EUR", "GBP"]);

export const NOBODY = "the text does not name whom it is about";

export function checkAnswer(answer: Answer, context: CheckContext): Checked {
  const { reading, evidence, cast } = context;
  const refusals: Refusal[] = [];
  const refuse = (refusal: Refusal) => refusals.push(refusal);
  const keys = cast.admit(answer, refuse);
  const quote = quoter(reading.text);
  const people = (ids: readonly string[]) => [...new Set(ids.flatMap((id) => keys.get(id) ?? []))];
  const actors = (ids: readonly string[]) => people(ids).filter(cast.isActor);
  const dates = new Set([reading.published, ...reading.dates.map((date) => date.value)]);
  // The rules read dates; a day that they did not find would be the model's own.
  const dateOf = (date: string | null) => (date !== null && dates.has(date) && edtfBounds(date) !== null ? date : null);
  const optional = (given: Quote | null): Spans | null => (given === null ? [] : evidence.spansOf([given]));
  const placeOf = (given: Quote | null) => (given === null ? null : (evidence.wordsOf(given)?.words ?? null));

  function statement(answered: AnsweredStatement): ReadStatement | string {
    const content = evidence.spansOf(answered.content);
    const cue = optional(answered.cue);
    const source = optional(answered.source);
    if (content === null || cue === null || source === null) return NOT_THERE;
    const speakers = people(answered.speakers);
    if (speakers.length === 0) return NOBODY;
    return {
      key: "",
      mode: evidence.modeOf(content),
      speakers,
      source,
      cue,
      content,
      addressees: actors(answered.addressees),
      saidOn: dateOf(answered.saidOn),
      secondHand: answered.secondHand,
    };
  }

  function position(answered: AnsweredPosition): ReadPosition | string {
    const spans = evidence.spansOf([...answered.evidence, answered.object]);
    const object = evidence.wordsOf(answered.object);
    if (spans === null || object === null) return NOT_THERE;
    const holders = actors(answered.holders);
    if (holders.length === 0) return NOBODY;
    const conditions = answered.conditions.map(({ kind, words }) => ({ kind, held: evidence.wordsOf(words) }));
    const held = conditions.flatMap(({ kind, held: one }) =>
      one === null ? [] : [{ kind, text: one.words, evidence: [one.span] }],
    );
    if (held.length < conditions.length) return NOT_THERE;
    const issue = issueOf(answered);
    if (issue === null) return NOT_THERE;
    return {
      key: "",
      holders,
      stance: answered.stance,
      strength: answered.strength,
      issue: issue.slug,
      issueName: issue.name,
      summary: `${PREDICATES[answered.stance]} ${object.words}`.slice(0, 400),
      targets: actors(answered.targets).filter((key) => !holders.includes(key)),
      voicedBy: people(answered.voicedBy).filter((key) => !holders.includes(key)),
      statement: null,
      conditions: held,
      statedOn: dateOf(answered.statedOn),
      evidence: spans,
    };
  }

  /** A line of the taxonomy, or a few words of the text; null when the words are not in it. */
  function issueOf(answered: AnsweredPosition): AskedIssue | null {
    const listed = context.issues.find(({ slug }) => slug === answered.issue);
    if (listed !== undefined) return listed;
    if (answered.issueWords === null) return { slug: "other", name: "Other" };
    const named = evidence.wordsOf(answered.issueWords);
    if (named === null) return null;
    const words = named.words.split(" ").slice(0, 6).join(" ");
    const alike = context.issues.find(({ name }) => isSameIssue(name, words));
    return alike ?? { slug: slugOf(words), name: words.charAt(0).toUpperCase() + words.slice(1) };
  }

  function figure(answered: AnsweredFigure): ReadFigure | string {
    const spans = evidence.spansOf(answered.evidence);
    const measure = optional(answered.measure);
    if (spans === null || measure === null) return NOT_THERE;
    const numbers = numbersIn(quote(spans).join(" … "));
    const { value, low, high } = answered;
    if (![value, low, high].every((number) => number === null || numbers.has(number)))
      return "its number is not in its words";
    if ((low ?? value) > value || value > (high ?? value)) return "its bounds do not hold its number";
    const unit = answered.unit.trim();
    if (!UNITS.has(unit) && evidence.findAll(unit).length === 0) return "its unit is not in the text";
    return {
      key: "",
      value,
      low,
      high,
      qualifier: answered.qualifier,
      unit,
      measure: quote(measure).join(" "),
      place: null,
      attributedTo: people(answered.attributedTo),
      attribution: answered.attribution,
      period: dateOf(answered.period),
      evidence: spans,
    };
  }

  function event(answered: AnsweredEvent): ReadEvent | string {
    const spans = evidence.spansOf(answered.evidence);
    if (spans === null) return NOT_THERE;
    return {
      key: "",
      summary: quote(spans).join(" … ").replaceAll(/\s+/g, " ").slice(0, 300),
      kind: answered.kind,
      actors: actors(answered.actors),
      date: dateOf(answered.date),
      place: placeOf(answered.place),
      status: answered.status,
      evidence: spans,
    };
  }

  const held = <A, C>(what: string, answered: readonly A[], check: (one: A) => C | string): readonly C[] =>
    answered.flatMap((one) => {
      const claim = check(one);
      if (typeof claim !== "string") return [claim];
      refuse({ what, reason: claim });
      return [];
    });
  return {
    statements: held("statement", answer.statements, statement),
    positions: held("position", answer.positions, position),
    figures: held("figure", answer.figures, figure),
    events: held("event", answer.events, event),
    talks:
      answer.negotiation === null
        ? null
        : checkTalks(answer.negotiation, { evidence, actors, dateOf, placeOf, refuse }),
    refusals,
  };
}
