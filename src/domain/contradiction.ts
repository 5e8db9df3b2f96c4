// When two claims cannot both hold. All sides are kept and shown; nothing here decides who is right.

import { sideOf } from "./change.ts";
import { overlapOf } from "./matter.ts";
import { normaliseName } from "./names.ts";
import type { FigureQualifier, Stance } from "./vocabulary.ts";

export interface CountedFigure {
  readonly measure: string;
  readonly unit: string;
  readonly place: string | null;
  /** First and last day of the period, YYYY-MM-DD; both null when the text does not say. */
  readonly periodEarliest: string | null;
  readonly periodLatest: string | null;
  /** Day on which it was told, YYYY-MM-DD: what it is of when the text gives no period. */
  readonly toldOn?: string;
  readonly value: number;
  readonly low: number | null;
  readonly high: number | null;
  readonly qualifier: FigureQualifier;
}

/** How far "about" reaches: a tenth to either side. */
const ABOUT = 0.1;

/** The numbers that a figure allows, both ends inclusive; infinite where it is open. */
export function figureRange(figure: Pick<CountedFigure, "value" | "low" | "high" | "qualifier">): {
  readonly low: number;
  readonly high: number;
} {
  const { value } = figure;
  switch (figure.qualifier) {
    case "EXACT":
      return { low: value, high: value };
    case "ABOUT":
      return { low: figure.low ?? value * (1 - ABOUT), high: figure.high ?? value * (1 + ABOUT) };
    case "AT_LEAST":
    case "MORE_THAN":
      return { low: value, high: Number.POSITIVE_INFINITY };
    case "LESS_THAN":
    case "UP_TO":
      return { low: Number.NEGATIVE_INFINITY, high: value };
    case "RANGE":
      return { low: figure.low ?? value, high: figure.high ?? value };
  }
}

/** Same measure, unit and place, periods that overlap (untold ones: told within three days), and ranges that do not meet. */
export function figuresContradict(a: CountedFigure, b: CountedFigure): boolean {
  if (a.measure !== b.measure || a.unit !== b.unit) return false;
  const [x, y] = [figureRange(a), figureRange(b)];
  if (x.high >= y.low && y.high >= x.low) return false;
  return isOnePlace(a.place, b.place) && periodsOverlap(a, b);
}

function isOnePlace(a: string | null, b: string | null): boolean {
  return a === b || normaliseName(a ?? "") === normaliseName(b ?? "");
}

function periodsOverlap(a: CountedFigure, b: CountedFigure): boolean {
  if (a.periodEarliest === null || a.periodLatest === null || b.periodEarliest === null || b.periodLatest === null) {
    if (a.periodEarliest !== b.periodEarliest) return false;
    return a.toldOn === undefined || b.toldOn === undefined || daysBetween(a.toldOn, b.toldOn) <= CLOSE;
  }
  return a.periodEarliest <= b.periodLatest && b.periodEarliest <= a.periodLatest;
}

/** Days within which two counts, or two tellings of one event, are of the same state of the world. */
export const CLOSE = 3;

function daysBetween(a: string, b: string): number {
  return a === b ? 0 : Math.abs(Date.parse(a) - Date.parse(b)) / 86_400_000;
}

export interface DatedPosition {
  readonly holderId: string;
  readonly issueId: string;
  /** YYYY-MM-DD. */
  readonly statedOn: string;
  readonly stance: Stance;
  readonly originId: string;
}

/** One holder, one issue, one day, opposite sides, told by different origins. */
export function positionsContradict(a: DatedPosition, b: DatedPosition): boolean {
  if (a.holderId !== b.holderId || a.issueId !== b.issueId || a.statedOn !== b.statedOn || a.originId === b.originId)
    return false;
  const [x, y] = [sideOf(a.stance), sideOf(b.stance)];
  return x !== y && x !== "NEITHER" && y !== "NEITHER";
}

export interface ToldEvent {
  /** A clause: what happened. */
  readonly summary: string;
  readonly kind: string;
  /** First and last day on which it can have happened, YYYY-MM-DD. */
  readonly earliest: string;
  readonly latest: string;
  /** Whether the text itself gives the day. */
  readonly isDated: boolean;
  readonly place: string | null;
  readonly originId: string;
}

/** Kinds of which there may be one today and another tomorrow in the same words. */
export const RECURRENT: ReadonlySet<string> = new Set(["meeting", "statement", "move", "labour", "court"]);

/** Two clauses tell of one event when they share this part of the shorter one's words, and this many. */
const ONE_EVENT = { share: 0.6, count: 3 } as const;

/** Whether an event may be told differently: it does not recur, and the text gives its day. */
export function isComparable(event: ToldEvent): boolean {
  return event.isDated && event.earliest === event.latest && !RECURRENT.has(event.kind);
}

/**
 * One event that different origins tell of differently: another day within three days of each other, or another place on
 * one day. Tolls are figures, and contradict as those. Events that recur are never taken for one.
 */
export function eventsContradict(a: ToldEvent, b: ToldEvent): boolean {
  if (a.kind !== b.kind || a.originId === b.originId || !isComparable(a) || !isComparable(b)) return false;
  if (a.latest !== b.latest && daysBetween(a.latest, b.latest) > CLOSE) return false;
  const { share, count } = overlapOf(a.summary, b.summary);
  if (share < ONE_EVENT.share || count < ONE_EVENT.count) return false;
  if (a.latest !== b.latest) return true;
  return a.place !== null && b.place !== null && !isOnePlace(a.place, b.place);
}

export interface ToldDenial {
  /** What is denied, in the words of the article. */
  readonly quote: string;
  /** Last day on which it can have been said, YYYY-MM-DD. */
  readonly day: string;
}

/** Days within which a denial answers what was told. */
export const ANSWERED = 30;
const DENIED = { share: 0.5, count: 2 } as const;

/** Whether a denial is of an event: half of the shorter one's words, said when it had happened and not long after. */
export function isDenied(event: ToldEvent, denial: ToldDenial): boolean {
  if (denial.day < event.earliest || daysBetween(denial.day, event.latest) > ANSWERED) return false;
  const { share, count } = overlapOf(event.summary, denial.quote);
  return share >= DENIED.share && count >= DENIED.count;
}
