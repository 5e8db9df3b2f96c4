// What happened to what is counted: measures by the words that tell them, and words that qualify a number.

import type { FigureQualifier } from "../../domain/vocabulary.ts";

const ROWS = `
killed: kill kills killed killing killings dead die dies died dying death deaths toll slain slay fatality fatalities massacred perished murdered
wounded: wound wounds wounded injure injured injuring injuries hurt maimed
abducted: abduct abducted abducting kidnapped seized captured
missing: missing unaccounted disappeared vanished
released: release released releases releasing free freed freeing exchange exchanged exchanging swap swapped return returned repatriated handed
held: hold held holding captivity remaining remain captive custody
displaced: displace displaced displacing displacement flee fled fleeing shelter sheltering sheltered evacuated evacuate refuge uprooted homeless
detained: detain detained arrest arrested arrests arresting jailed imprisoned rounded
wage increase: wage wages pay raise raises salary salaries pay-rise
strike: strike strikes struck striking walkout walkouts picket picketed picketing
laid off: layoff layoffs laid redundancies fired
represented: represent represents represented representing
employed: employ employs employed employing employer
emissions: emission emissions greenhouse carbon
warming: warming warmer temperature temperatures
pause: cease-fire ceasefire truce pause halt lull armistice
talks: talks negotiation negotiations talk meeting session
contract: contract agreement deal
votes: vote votes voted voting ballots
exports: export exports exported exporting shipments
imports: import imports imported importing
tariff: tariff tariffs duty duties levy levies
aid: aid assistance donated pledged pledge pledges donation
cost: cost costs costing spend spent spending damage damages price prices
debt: debt debts owed loan loans bailout
growth: growth output
inflation: inflation
unemployment: unemployment unemployed jobless
poverty: poverty poor
in need: need needs needing starving hungry hunger famine
deployed: deploy deployed deploying stationed
enriched: enriched enrichment purity
attacks: attack attacks attacked raids airstrikes shelled
launched: launch launched launching fired
destroyed: destroy destroyed destroying demolished damaged
crossed: cross crossed crossing crossings entered enter arrived
approval: approval approve approved support supported backed favor favour
opposition: oppose opposed rejected disapprove disapproved against
turnout: turnout
population: population inhabitants live lives living
age: aged
distance: away
covered: cover covers covered covering
joined: join joined joining
attended: attend attended attending
`;

/** Word → measure. */
export const MEASURES: ReadonlyMap<string, string> = new Map(
  ROWS.trim()
    .split("\n")
    .flatMap((row) => {
      const [measure = "", words = ""] = row.split(": ");
      return words
        .split(" ")
        .map((word): readonly [string, string] => [word, measure === "strike" ? "on strike" : measure]);
    }),
);

/** What stands right before a number and says how sure it is; the first that matches. */
export const QUALIFIERS: readonly (readonly [RegExp, FigureQualifier])[] = [
  [/\b(?:at least|a minimum of|no (?:fewer|less) than|not (?:fewer|less) than|a total of at least)\s*$/i, "AT_LEAST"],
  [
    /\b(?:up to|as many as|as much as|at most|no more than|not more than|a maximum of|as high as|a ceiling of|capped at)\s*$/i,
    "UP_TO",
  ],
  [
    /\b(?:more than|over|above|upwards? of|greater than|exceed(?:s|ed|ing)?|in excess of|topped|surpass(?:ed|ing)?|well over)\s*$/i,
    "MORE_THAN",
  ],
  [/\b(?:less than|fewer than|under|below|not quite|short of)\s*$/i, "LESS_THAN"],
  [
    /\b(?:about|around|roughly|approximately|some|nearly|almost|an estimated|estimated|close to|circa|ca\.|just over|just under|virtually|or so|in the region of|perhaps|maybe|an average of|average)\s*$/i,
    "ABOUT",
  ],
  [/\b(?:only|just|exactly|precisely|a mere|a total of|merely)\s*$/i, "EXACT"],
];

/** The last words of those: without one of them none matches. */
export const QUALIFIER_ENDS: ReadonlySet<string> = new Set(
  "least of than to as most at over above exceed exceeds exceeded exceeding topped surpass surpassed surpassing under below quite about around roughly approximately some nearly almost estimated circa ca virtually so perhaps maybe average only just exactly precisely mere merely".split(
    " ",
  ),
);

/** What stands right after a number. */
export const QUALIFIERS_AFTER: readonly (readonly [RegExp, FigureQualifier])[] = [
  [/^\s*(?:or more|and (?:more|counting|above)|or (?:higher|above))\b/i, "AT_LEAST"],
  [/^\s*(?:or (?:less|fewer|under|below))\b/i, "UP_TO"],
  [/^\s*(?:or so|-odd|-plus|-ish)\b/i, "ABOUT"],
];

/** Nobody in particular counts: "believed to number". */
export const HEDGES =
  /\b(?:believed|thought|estimated|said|reported|presumed|understood|feared|rumou?red|assumed) (?:to (?:number|be|total|have|include|hold|stand)|dead|killed|missing|at)[\w\s]{0,25}$|\b(?:reportedly|an? unconfirmed|allegedly|supposedly)[\w\s]{0,20}$/i;

/** Verbs of change before a number, and which way it goes. */
export const CHANGES: readonly (readonly [RegExp, "increase" | "decrease"])[] = [
  [
    /\b(?:r(?:is|os)e[sn]?|rising|increas(?:e[sd]?|ing)|climb(?:s|ed|ing)?|jump(?:s|ed|ing)?|gr(?:o|e)w(?:s|n|ing)?|surg(?:e[sd]?|ing)|soar(?:s|ed|ing)?|up|gain(?:s|ed)?|rais(?:e[sd]?|ing)|doubled|lift(?:s|ed)?)\b/i,
    "increase",
  ],
  [
    /\b(?:f(?:a|e)ll(?:s|en|ing)?|drop(?:s|ped|ping)?|declin(?:e[sd]?|ing)|decreas(?:e[sd]?|ing)|shr(?:i|a|u)nk(?:s|ing)?|slip(?:s|ped)?|plung(?:e[sd]?|ing)|down|cut(?:s|ting)?|reduc(?:e[sd]?|ing)|slash(?:ed|es|ing)?|low(?:er|ered|ering))\b/i,
    "decrease",
  ],
];

/** A level that a text tells to compare: "up from 300", "compared with 20 a year before". */
export const FORMER =
  /\b(?:up|down|compared (?:with|to)|as against|against|versus)(?: from)?(?: (?:about|around|some|nearly|just|over))*\s*$/i;

/** The last words before a number that may be a former level or a change of a sum. */
export const CHANGE_ENDS: ReadonlySet<string> = new Set(
  "from to with against versus by up down about around some nearly almost just over than least of a an between".split(
    " ",
  ),
);

/** A number that comes on top of one that was told before. */
export const ADDITIONAL =
  /\b(?:another|an additional|an extra|a further)(?: (?:about|some|roughly|nearly|at least|more than))?\s*$/i;
export const ADDITIONAL_AFTER = /^\s*(?:more|additional|further|extra|new)\b/i;
