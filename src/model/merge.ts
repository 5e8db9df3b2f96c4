// Two readings of one text become one: what both read is kept once, what one read is kept as that one's.
// Where they contradict each other over the same words the rules' reading stays, with a note: docs/decisions/0008.

import type {
  Note,
  ReadActor,
  ReadEvent,
  ReadFigure,
  Reading,
  ReadNegotiation,
  ReadPosition,
  ReadStatement,
  ReadUnnamedSource,
  Recorded,
  Spans,
} from "../domain/reading.ts";

import type { Checked } from "./check.ts";
import { modelNote } from "./evidence.ts";
import { mergeTalks } from "./merge-talks.ts";
import { indexBy, likeness, SAME_WORDS, shared } from "./overlap.ts";
import { BOTH_CONFIDENCE, joined, MODEL_CONFIDENCE, type Recorders } from "./recorders.ts";

interface Added {
  readonly actors: readonly ReadActor[];
  readonly unnamedSources: readonly ReadUnnamedSource[];
  readonly nameOf: (key: string) => string;
}

/** How a claim of the model stands to one of the rules over the same words. */
type Meeting<T> =
  | { readonly kind: "same"; readonly claim: T; readonly rest?: T }
  | { readonly kind: "conflict"; readonly message: string }
  | { readonly kind: "other" };

/** Merges the answers about all parts of a text into the reading of the rules. */
export function mergeReadings(
  reading: Reading,
  parts: readonly Checked[],
  added: Added,
  recorders: Recorders,
): Reading {
  const notes: Note[] = [];
  const statements = merge(
    reading.statements,
    parts.flatMap((part) => part.statements),
    (claim) => claim.content,
    meetStatements,
    recorders,
    notes,
    "s",
  );
  const spoken = indexBy(statements, (statement) => statement.content);
  const positions = merge(
    reading.positions,
    parts.flatMap((part) => part.positions),
    (claim) => claim.evidence,
    meetPositions,
    recorders,
    notes,
    "p",
  ).map((position) =>
    position.recorder === recorders.model ? { ...position, statement: sayingOf(position, spoken) } : position,
  );
  const figures = merge(
    reading.figures,
    parts.flatMap((part) => part.figures),
    (claim) => claim.evidence,
    meetFigures,
    recorders,
    notes,
    "f",
  );
  const events = merge(
    reading.events,
    parts.flatMap((part) => part.events),
    (claim) => claim.evidence,
    meetEvents,
    recorders,
    notes,
    "e",
  );
  const talks = parts.flatMap((part) => part.talks ?? []);
  const proposed = [...new Set(positions.map((position) => position.issue))];
  const negotiations: readonly ReadNegotiation[] = mergeTalks(
    reading.negotiations,
    talks,
    { issues: proposed, nameOf: added.nameOf },
    recorders,
    notes,
  );
  return {
    ...reading,
    recorder: joined(recorders),
    actors: [...reading.actors, ...added.actors],
    unnamedSources: [...reading.unnamedSources, ...added.unnamedSources],
    statements,
    positions,
    figures,
    events,
    negotiations,
    notes: [...reading.notes, ...notes],
  };
}

function merge<T extends Recorded & { readonly key: string }>(
  rules: readonly T[],
  model: readonly T[],
  evidenceOf: (claim: T) => Spans,
  meet: (ours: T, theirs: T) => Meeting<T>,
  recorders: Recorders,
  notes: Note[],
  letter: string,
): readonly T[] {
  const touching = indexBy(rules, evidenceOf);
  const agreed = new Map<T, T>();
  const alone: T[] = [];
  const add = (theirs: T) => {
    const twice = alone.some(
      (other) => likeness(evidenceOf(other), evidenceOf(theirs)) >= SAME_WORDS && meet(other, theirs).kind === "same",
    );
    if (!twice) alone.push(theirs);
  };
  for (const theirs of model) {
    const near = touching(evidenceOf(theirs))
      .map((ours) => ({ ours, like: likeness(evidenceOf(ours), evidenceOf(theirs)) }))
      .toSorted((a, b) => b.like - a.like);
    const meetings = near.map(({ ours, like }) => ({ ours, like, met: meet(agreed.get(ours) ?? ours, theirs) }));
    const same = meetings.find(({ met, like }) => met.kind === "same" && like >= SAME_WORDS);
    const against = meetings.find(({ met, like }) => met.kind === "conflict" && like >= SAME_WORDS);
    if (same?.met.kind === "same") {
      agreed.set(same.ours, { ...same.met.claim, recorder: joined(recorders), confidence: BOTH_CONFIDENCE });
      if (same.met.rest !== undefined) add(same.met.rest);
    } else if (against?.met.kind === "conflict") {
      notes.push(modelNote("WARNING", against.met.message, evidenceOf(theirs)[0] ?? null));
    } else add(theirs);
  }
  return [
    ...rules.map((ours) => agreed.get(ours) ?? { ...ours, recorder: recorders.rules }),
    ...alone.map((theirs, index) => ({
      ...theirs,
      key: `${letter}${rules.length + index + 1}`,
      recorder: recorders.model,
      confidence: MODEL_CONFIDENCE,
    })),
  ];
}

function meetStatements(ours: ReadStatement, theirs: ReadStatement): Meeting<ReadStatement> {
  // A speaker whom the rules did not find is a gap that the model fills.
  if (ours.speakers.length === 0) return { kind: "same", claim: { ...ours, speakers: theirs.speakers } };
  if (shares(ours.speakers, theirs.speakers)) return { kind: "same", claim: ours };
  return { kind: "conflict", message: "The model takes another for who says this; the rules' reading was kept" };
}

function meetPositions(ours: ReadPosition, theirs: ReadPosition): Meeting<ReadPosition> {
  const common = shares(ours.holders, theirs.holders);
  if (ours.stance === theirs.stance && common) {
    const more = theirs.holders.filter((key) => !ours.holders.includes(key));
    return more.length === 0
      ? { kind: "same", claim: ours }
      : { kind: "same", claim: ours, rest: { ...theirs, holders: more } };
  }
  if (common)
    return {
      kind: "conflict",
      message: `The rules read ${ours.stance} here and the model ${theirs.stance}; the rules' reading was kept`,
    };
  if (ours.stance === theirs.stance)
    return {
      kind: "conflict",
      message: "The model takes another for whose position this is; the rules' reading was kept",
    };
  // "A demands that B leave, which B refuses": two positions share words.
  return { kind: "other" };
}

function meetFigures(ours: ReadFigure, theirs: ReadFigure): Meeting<ReadFigure> {
  if (ours.value !== theirs.value) return { kind: "other" };
  if (ours.qualifier === theirs.qualifier) return { kind: "same", claim: ours };
  return {
    kind: "conflict",
    message: `The rules take this number as ${ours.qualifier} and the model as ${theirs.qualifier}; the rules' reading was kept`,
  };
}

function meetEvents(ours: ReadEvent, theirs: ReadEvent): Meeting<ReadEvent> {
  if (ours.status === theirs.status) return { kind: "same", claim: ours };
  return {
    kind: "conflict",
    message: `The rules take this event as ${ours.status} and the model as ${theirs.status}; the rules' reading was kept`,
  };
}

function shares(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

/** The statement that a position is made in, when most of its words stand there. */
function sayingOf(position: ReadPosition, spoken: (spans: Spans) => readonly ReadStatement[]): string | null {
  const length = position.evidence.reduce((sum, { start, end }) => sum + end - start, 0);
  const [best] = spoken(position.evidence)
    .map((statement) => ({ statement, like: shared(position.evidence, statement.content) }))
    .toSorted((a, b) => b.like - a.like);
  return best !== undefined && best.like * 2 > length ? best.statement.key : null;
}
