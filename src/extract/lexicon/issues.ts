// The issue taxonomy: every issue that Parley knows by name, with its domain, its cues and an example of ours.
// Drawn up for Parley from what agreements and agendas are divided into: the provisions of peace and cease-fire accords,
// the chapters of trade agreements, the agenda items of the UNFCCC's bodies, the articles of collective contracts,
// border and arms treaties. It says nothing about any one negotiation.

import { CLIMATE_ISSUES } from "./issues/climate.ts";
import { LABOUR_ISSUES } from "./issues/labour.ts";
import { PEACE_ISSUES } from "./issues/peace.ts";
import { TALKS_ISSUES } from "./issues/talks.ts";
import { TRADE_ISSUES } from "./issues/trade.ts";

export interface TaxonomyIssue {
  readonly slug: string;
  readonly name: string;
  /** Slug of the issue that this one is a part of. */
  readonly parent: string | null;
  /** A sentence whose position is about this issue. */
  readonly example: string;
  /** Regular expressions for whole words; matched from the beginning of a word, in either case. */
  readonly cues: readonly string[];
  /** Cues that mean this issue only where the talks are about its domain: "benefits" in talks on a contract. */
  readonly homeCues: readonly string[];
}

/** Three lines an issue: `slug | name | parent`, the example, the cues with the home cues after a tilde. */
function read(rows: string): readonly TaxonomyIssue[] {
  const lines = rows.trim().split("\n");
  const issues: TaxonomyIssue[] = [];
  for (let at = 0; at + 2 < lines.length; at += 3) {
    const [slug = "", name = "", parent = ""] = (lines[at] ?? "").split("|").map((cell) => cell.trim());
    const [cues = "", homeCues = ""] = (lines[at + 2] ?? "").split(" ~ ").map((cell) => cell.trim());
    issues.push({
      slug,
      name,
      parent: parent === "" ? null : parent,
      example: (lines[at + 1] ?? "").trim(),
      cues: alternatives(cues),
      homeCues: alternatives(homeCues),
    });
  }
  return issues;
}

/** Splits a regular expression at its outermost bars. */
function alternatives(pattern: string): readonly string[] {
  const found: string[] = [];
  let depth = 0;
  let start = 0;
  for (let at = 0; at <= pattern.length; at++) {
    const character = pattern[at];
    if (character === "(" || character === "[") depth++;
    else if (character === ")" || character === "]") depth--;
    else if (character === undefined || (character === "|" && depth === 0)) {
      if (at > start) found.push(pattern.slice(start, at));
      start = at + 1;
    }
  }
  return found;
}

export const TAXONOMY: readonly TaxonomyIssue[] = [
  PEACE_ISSUES,
  TRADE_ISSUES,
  CLIMATE_ISSUES,
  LABOUR_ISSUES,
  TALKS_ISSUES,
].flatMap(read);
