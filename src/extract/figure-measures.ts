// What a figure measures: what happened to those who are counted, or what a share, a sum or a change is of.

import { type Document, type Range, tokenFrom } from "./document.ts";
import { ADDITIONAL, ADDITIONAL_AFTER, CHANGE_ENDS, CHANGES, FORMER, MEASURES } from "./lexicon/measures.ts";

interface Figure {
  readonly unit: string;
  readonly duration: boolean;
  /** The words right before and after the number, and the last of those before. */
  readonly before: string;
  readonly last: string;
  readonly after: string;
}

/** What may last; other words near a number of days say nothing about it. */
const LASTING = new Set(["pause", "talks", "contract", "held", "on strike", "detained", "deployed", "missing"]);

/** A strike is one of workers only in talks on a contract. */
function inTalks(document: Document, measure: string): string {
  return measure === "on strike" && document.subject !== "LABOUR" ? "attacks" : measure;
}

/** How far from the number, in words, its measure may stand: right of it and left of it. */
const RIGHT = 12;
const LEFT = 10;

/**
 * The measure of a figure: the nearest word that tells one, of those right of the number first; the unit when none does.
 * `counted`: the number with its noun. What comes on top of an earlier count, and what is a change, is marked as such, so
 * that it is never compared with a total.
 */
export function measureOf(document: Document, clause: Range, counted: Range, figure: Figure): string {
  const told = nearest(document, clause, counted);
  const measure =
    told === null || (figure.duration && !LASTING.has(told)) ? unnamed(document, figure) : inTalks(document, told);
  const onTop = ADDITIONAL.test(figure.before) || (!figure.duration && ADDITIONAL_AFTER.test(figure.after));
  if (onTop && figure.unit !== "percent") return `${measure} (more)`;
  if (isFormer(figure.before, figure.last)) return `${measure} (before)`;
  const change = changeOf(figure);
  return change === null || measure === "wage increase" ? measure : `${measure} (${change})`;
}

function nearest(document: Document, clause: Range, counted: Range): string | null {
  const { tokens } = document;
  let best: string | undefined;
  let farthest = LEFT;
  let aside = false;
  const right = tokenFrom(document, counted.end);
  for (let distance = 0; distance < RIGHT; distance++) {
    const token = tokens[right + distance];
    if (token === undefined || token.start >= clause.end) break;
    // "67 people, including 14 women, were killed": what stands between the commas is of others.
    if (token.lower === "including" && distance > 0 && tokens[right + distance - 1]?.text === ",") aside = true;
    else if (aside && token.text === ",") aside = false;
    if (aside) continue;
    // Another number begins another figure.
    if (token.tag === "NUM" && distance > 1) break;
    best = MEASURES.get(token.lower);
    if (best === undefined) continue;
    farthest = Math.min(LEFT, distance);
    break;
  }
  const left = tokenFrom(document, counted.start) - 1;
  // Of two that are as near, the one on the right says it.
  for (let distance = 0; distance < farthest; distance++) {
    const token = tokens[left - distance];
    if (token === undefined || token.start < clause.start || (token.tag === "NUM" && distance > 2)) break;
    const measure = MEASURES.get(token.lower);
    if (measure !== undefined) return measure;
  }
  return best ?? null;
}

/** In talks on a contract a percentage that nothing names is a raise, and money for an hour is a wage. */
function unnamed(document: Document, figure: Figure): string {
  if (figure.duration) return "duration";
  if (document.subject === "LABOUR" && figure.unit === "percent") return "wage increase";
  if (document.subject === "LABOUR" && / per (?:hour|week|month|year)$/.test(figure.unit)) return "wage";
  return figure.unit;
}

/** "up from 300", "fell from 40 to 30", "fell to 30 from 40": the level that was before. */
export function isFormer(before: string, last: string): boolean {
  if (!CHANGE_ENDS.has(last)) return false;
  if (/\bfrom(?: (?:about|around|some|nearly|just|over))*\s*$/i.test(before)) {
    const lead = /((?:\S+\s+){1,5})from\b\D*$/i.exec(before)?.[1] ?? "";
    return CHANGES.some(([pattern]) => pattern.test(lead));
  }
  return FORMER.test(before) && !/\b(?:up|down)\s*$/i.test(before);
}

/** "rose by 12 percent", "down 3 percent": a change; "rose to 12 percent" and "from 10" are levels. */
function changeOf({ before, unit, last: word }: Figure): string | null {
  if (unit !== "percent" && !CHANGE_ENDS.has(word)) return null;
  const own = before.replace(/\bbetween\s*$/i, "").replace(/\b(?:half|third|quarter|fifth|tenth) of(?: an?)?\s*$/i, "");
  const lead = own.trimEnd().split(/\s+/).slice(-4).join(" ");
  const last = /(\S+)$/.exec(lead)?.[1] ?? "";
  // "rose 5 percent" needs no "by".
  if (unit === "percent") {
    const change = CHANGES.find(([pattern]) => pattern.test(last))?.[1];
    if (change !== undefined) return change;
  }
  if (/\b(?:to|from|at)(?: (?:about|around|nearly|almost|more than|some|over))?$/i.test(lead)) return null;
  if (
    !/(?:\bby(?: (?:about|around|nearly|almost|more than|some|over|at least|up to))?|\b(?:up|down)(?: (?:about|nearly|almost|more than))?)$/i.test(
      lead,
    )
  )
    return null;
  return CHANGES.find(([pattern]) => pattern.test(lead))?.[1] ?? null;
}
