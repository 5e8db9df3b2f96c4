// Figures: each measure with every count, together by who counts; sides that differ stand side by side.

import { figuresContradict } from "../domain/contradiction.ts";
import type { Cited } from "../store/cited.ts";
import type { DigestFigure } from "../store/digest.ts";

import { nameDay } from "./days.ts";
import { groupBy } from "./moves.ts";
import { numbersIn } from "./numbers.ts";
import { joined, opened, type Part, say, type Sentence, textOf, words } from "./parts.ts";
import { figureRank } from "./rank.ts";
import type { Draft, Records } from "./records.ts";
import { count, measureInWords, source, tell } from "./wording.ts";

type Family = "TIME" | "PERCENT" | "OTHER";

/** Measures that a reader of negotiations follows, and what they can be counted in. */
const COUNTED: Readonly<Record<string, readonly Family[]>> = {
  killed: ["OTHER"],
  wounded: ["OTHER"],
  abducted: ["OTHER"],
  held: ["OTHER"],
  released: ["OTHER"],
  displaced: ["OTHER"],
  detained: ["OTHER"],
  missing: ["OTHER"],
  "on strike": ["OTHER"],
  votes: ["OTHER", "PERCENT"],
  "wage increase": ["OTHER", "PERCENT"],
  emissions: ["OTHER", "PERCENT"],
  pause: ["TIME"],
  contract: ["TIME"],
};

/** What happened to people: what somebody only demands or offers has not happened. */
const HAPPENED = new Set(["killed", "wounded", "abducted", "held", "released", "displaced", "detained", "missing"]);

const NOT_SO =
  /\b(?:demand|want|ask(?:s|ed)? (?:for|that)|call(?:s|ed)? for|propos|offer|insist|threat|plan(?:s|ned)? to|would|could|might|will)/i;

function familyOf(unit: string): Family {
  if (/^(?:second|minute|hour|day|week|month|year|decade)s?$/.test(unit)) return "TIME";
  return /^(?:percent|per cent|%|percentage points?)$/.test(unit) ? "PERCENT" : "OTHER";
}

/** Counts that one entry holds. */
const MOST_COUNTS = 6;

/** The measures that are counted most often first. */
export function figures(records: Records): readonly Draft[] {
  const known = records.figures.filter(({ measure, unit }) => COUNTED[measure]?.includes(familyOf(unit)) === true);
  const groups = groupBy(known, ({ measure, unit }) => {
    const family = familyOf(unit);
    return `${measure}/${family === "OTHER" ? unit : family}`;
  });
  return [...groups.values()].toSorted((a, b) => b.length - a.length).map((group) => figureDraft(records, group));
}

function figureDraft(records: Records, group: readonly DigestFigure[]): Draft {
  const distinct = [...groupBy(group, (figure) => `${count(figure)}/${figure.counter ?? figure.sourceName}`).values()]
    .flatMap((same) => same.slice(0, 1))
    .slice(0, MOST_COUNTS);
  const claimIds = distinct.map((figure) => figure.claimId);
  return {
    subject: `${distinct[0]?.measure}/${distinct[0]?.unit}`,
    claimIds,
    rank: figureRank(group.length),
    write: (cited) => {
      const told = distinct.flatMap((figure) => {
        const one = cited.get(figure.claimId);
        return one !== undefined && isCounted(one) ? [{ figure, one }] : [];
      });
      const [first] = told;
      if (first === undefined) return [];
      const differ = told.some((a) =>
        told.some(
          (b) =>
            a.figure.originId !== b.figure.originId && figuresContradict(comparable(a.figure), comparable(b.figure)),
        ),
      );
      const measure: Part = {
        kind: "MEASURE",
        claimId: first.figure.claimId,
        text: measureInWords(first.figure.measure),
      };
      const sides = [...groupBy(told, ({ one }) => textOf(whoCounts(one))).values()].map((side) =>
        sideOf(
          side.map(({ one }) => one),
          records.year,
        ),
      );
      return say`${opened([measure])}: ${joined(sides, "; ", "; ")}.${differ ? [words(" The counts differ.")] : []}`;
    },
  };
}

/** Whether the text counts it and tells it as a fact: "thousands" is no 2,000, a demand to free 1,500 frees nobody. */
function isCounted({ record, stored }: Cited): boolean {
  if (record.kind !== "FIGURE") return false;
  const text = stored.join(" … ");
  return numbersIn(text).has(record.value) && !(HAPPENED.has(record.measure) && NOT_SO.test(text));
}

/** Who counts; empty when nobody is named. */
function whoCounts({ claimId, record }: Cited): Sentence {
  return record.kind === "FIGURE" ? tell("COUNTER", claimId, record.counters) : [];
}

/**
 * "more than 28,800 people (Sample wire, 17 February) and at least 67 people (Sample wire, 13 February), according to the
 * Health Ministry"; "134 hostages, according to the Sample wire on 13 February" where nobody else is named.
 */
function sideOf(side: readonly Cited[], year: number): Sentence {
  const [first] = side;
  if (first === undefined) return [];
  const who = whoCounts(first);
  const counts = side.map((one): Sentence => {
    const { claimId, record } = one;
    if (record.kind !== "FIGURE") return [];
    const amount: Part = { kind: "AMOUNT", claimId, text: count(record) };
    const day: Part = { kind: "DAY", claimId, text: nameDay(one.publishedOn, year) };
    const name: Part = { kind: "NAME", of: "SOURCE", claimId, text: one.sourceName };
    return who.length === 0 ? say`${amount}, according to ${source(one)} on ${day}` : say`${amount} (${name}, ${day})`;
  });
  return who.length === 0 ? joined(counts, "; ", "; ") : say`${joined(counts)}, according to ${who}`;
}

function comparable(figure: DigestFigure) {
  return { ...figure, place: null, periodEarliest: figure.period, periodLatest: figure.period };
}
