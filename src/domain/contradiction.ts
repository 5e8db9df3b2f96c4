// When two claims cannot both hold. All sides are kept and shown; nothing here decides who is right.

import { sideOf } from "./change.ts";
import type { FigureQualifier, Stance } from "./vocabulary.ts";

export interface CountedFigure {
  readonly measure: string;
  readonly unit: string;
  readonly place: string | null;
  /** First and last day of the period, YYYY-MM-DD; both null when the text does not say. */
  readonly periodEarliest: string | null;
  readonly periodLatest: string | null;
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

/** Same measure, unit and place, periods that overlap, and ranges that do not meet. */
export function figuresContradict(a: CountedFigure, b: CountedFigure): boolean {
  if (a.measure !== b.measure || a.unit !== b.unit) return false;
  if ((a.place ?? "").toLowerCase() !== (b.place ?? "").toLowerCase()) return false;
  if (!periodsOverlap(a, b)) return false;
  const [x, y] = [figureRange(a), figureRange(b)];
  return x.high < y.low || y.high < x.low;
}

function periodsOverlap(a: CountedFigure, b: CountedFigure): boolean {
  if (a.periodEarliest === null || a.periodLatest === null || b.periodEarliest === null || b.periodLatest === null) {
    return a.periodEarliest === b.periodEarliest;
  }
  return a.periodEarliest <= b.periodLatest && b.periodEarliest <= a.periodLatest;
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
