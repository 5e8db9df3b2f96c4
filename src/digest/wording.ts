// The words of a digest: tables of what the composer may say by itself, and how names, numbers and days become pieces.

import type { ChangeKind, FigureQualifier, Stance } from "../domain/vocabulary.ts";
import type { Cited, FigureRecord, Told } from "../store/cited.ts";

import { nameDay } from "./days.ts";
import { joined, type NameOf, type Part, say, type Sentence, words } from "./parts.ts";

/** How a stance is told. */
export const STANCES: Readonly<Record<Stance, string>> = {
  DEMANDS: "demands",
  OFFERS: "offers",
  ACCEPTS: "accepts",
  REJECTS: "rejects",
  SUPPORTS: "supports",
  OPPOSES: "opposes",
  COMMITS: "commits",
  WITHDRAWS: "withdrew",
  UNDECIDED: "undecided",
  NO_COMMENT: "no comment",
};

/** How a move is told; null for what is told as a position alone. */
export const MOVES: Readonly<Record<ChangeKind, string | null>> = {
  HARDENED: "took a harder position",
  SOFTENED: "took a softer position",
  REVERSED: "took the opposite position",
  CONDITIONED: "put conditions on a position",
  WITHDRAWN: "withdrew a position",
  NEW: null,
  RESTATED: null,
  SILENT: null,
  RETRACTED: null,
};

/** All that the composer says without a record: no name, no number and no verb that tells what somebody did. */
export const OWN_WORDS: ReadonlySet<string> = new Set(
  `a according and are as between both by each for from in is it its of on other
   said side stand talks takes part among parties others that the they through to two waits was were which who with
   position positions counts differ an earlier`.split(/\s+/),
);

const WITH_ARTICLE =
  /^(?:United (?:States|Nations|Kingdom|Arab Emirates|Auto Workers)|Group of .*|National .*|government|opposition|military|army|police|parliament|Ad Hoc .*|Bahamas|Gambia|Maldives|Marshall Islands|Solomon Islands|European|African Union|Netherlands|Philippines|Houthis|Taliban|CIA|White House|.* (?:Ministry|Union|Court|Council|Association|Alliance|Department|Commission|Committee|Authority|Federation|Congress|Parliament|Senate|Board|Party|Front|Movement|Brigades|Group|Forum|Organization|Fund|Bank|Forces|Agency|States|Countries|Families Forum))$/;

/** The name as it stands in a sentence: with "the" where English has it. */
export function inSentence(name: string): string {
  // "office of the president": a description that begins with a small letter.
  return (WITH_ARTICLE.test(name) || /^\p{Ll}\p{L}+ of /u.test(name)) && !/^(?:an?|the) /i.test(name)
    ? `the ${name}`
    : name;
}

export function capitalise(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function listOf(parts: readonly string[]): string {
  const last = parts.at(-1);
  if (last === undefined || parts.length === 1) return last ?? "";
  return `${parts.slice(0, -1).join(", ")} and ${last}`;
}

/** "Least Developed Countries", but not "Alliance of Small Island States". */
export function isPlural({ kind, name }: { readonly kind: string; readonly name: string }): boolean {
  return kind === "COLLECTIVE" && /s$/.test(name) && !/ of /.test(name);
}

/** The initials that a body of a long name goes by: "ILA". */
function initialsOf({ name, names }: Pick<Told, "name" | "names">): string | undefined {
  return name.split(" ").length < 3 ? undefined : names.find((other) => /^\p{Lu}[\p{Lu}&-]{1,6}$/u.test(other));
}

/** "Benjamin Netanyahu", "the United States", "an Egyptian official who was not named". */
export function nameFor(of: NameOf, claimId: string, told: Pick<Told, "name" | "names" | "kind">): Part {
  if (told.kind !== "UNNAMED") {
    const text = inSentence(told.name);
    if (told.kind === "PERSON") {
      const last = told.name.split(" ").at(-1);
      return { kind: "NAME", of, claimId, text, ...(last === undefined || last === told.name ? {} : { short: last }) };
    }
    const initials = initialsOf(told);
    const named = initials !== undefined && text.startsWith("the ") ? `the ${initials}` : initials;
    return { kind: "NAME", of, claimId, text, ...(named === undefined ? {} : { initials: named }) };
  }
  const description = told.name.replace(/^the (?=(?<vowel>[aeiou])?)/i, (...match) =>
    match.at(-1).vowel === undefined ? "a " : "an ",
  );
  const are = /^(?:two|three|four|five|several|some|many)\b/i.test(description) ? "were" : "was";
  return { kind: "NAME", of, claimId, text: `${description} who ${are} not named` };
}

/** The first three of those who said or counted something. */
export function tell(of: NameOf, claimId: string, list: readonly Told[]): Sentence {
  return joined(list.slice(0, 3).map((told) => [nameFor(of, claimId, told)]));
}

export function source({ claimId, sourceName }: Cited): Sentence {
  const part: Part = { kind: "NAME", of: "SOURCE", claimId, text: sourceName };
  return /^the /i.test(sourceName) ? [part] : say`the ${part}`;
}

/** "on 12 February", "in January", "from 12 to 18 February". `edtf`: the record's day. */
export function when(claimId: string, edtf: string, year: number): Sentence {
  const text = nameDay(edtf, year);
  const preposition = text.includes(" to ") ? "from " : /^\d{1,2} /.test(text) ? "on " : "in ";
  return [words(preposition), { kind: "DAY", claimId, text }];
}

const QUALIFIERS: Readonly<Record<FigureQualifier, string>> = {
  EXACT: "",
  ABOUT: "about ",
  AT_LEAST: "at least ",
  MORE_THAN: "more than ",
  LESS_THAN: "fewer than ",
  UP_TO: "up to ",
  RANGE: "",
};

type Counted = Pick<FigureRecord, "qualifier" | "value" | "low" | "high" | "unit" | "attribution">;

/** "at least 67 people", "believed to be more than 100 hostages", "2 to 3 percent". */
export function count(figure: Counted): string {
  const number = (value: number) => value.toLocaleString("en-GB", { maximumFractionDigits: 6 });
  const amount =
    figure.qualifier === "RANGE" && figure.low !== null && figure.high !== null
      ? `${number(figure.low)} to ${number(figure.high)}`
      : number(figure.value);
  const believed = figure.attribution === "HEDGED" ? "believed to be " : "";
  const unit = figure.value === 1 ? figure.unit.replace(/s$/, "") : figure.unit;
  return `${believed}${QUALIFIERS[figure.qualifier]}${amount} ${unit}`;
}

const MEASURES: Readonly<Record<string, string>> = { pause: "length of a pause", contract: "length of a contract" };

/** A measure as the label of its counts. */
export function measureInWords(measure: string): string {
  return MEASURES[measure] ?? measure;
}

const WEEKDAYS = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/**
 * Words of an article as pieces, without "on Wednesday" or "on 7 February" where that is the day which the sentence
 * gives anyway. `day`: EDTF, of the record.
 */
export function saidParts(claimId: string, text: string, day: string): Sentence {
  const naming = /^\d{4}-\d\d-\d\d$/.test(day) ? namingOf(day) : null;
  const runs = (naming === null ? [text] : text.split(naming)).map((run) => run.trim()).filter((run) => run !== "");
  return runs.flatMap((run, index): Sentence => {
    const said: Part = { kind: "SAID", claimId, text: run };
    return index === 0 || run.startsWith(",") ? [said] : [words(" "), said];
  });
}

/** "on Wednesday", "on 7 February". */
function namingOf(day: string): RegExp {
  const known = NAMINGS.get(day);
  if (known !== undefined) return known;
  if (NAMINGS.size >= MOST_NAMINGS) NAMINGS.clear();
  const date = new Date(`${day}T00:00:00Z`);
  const names = [WEEKDAYS[date.getUTCDay()] ?? "", nameDay(day, date.getUTCFullYear())];
  const naming = new RegExp(`(?<!early|late|later)(?:^|[ ,]+)on (?:${names.join("|")})(?=[ ,]|$)`);
  NAMINGS.set(day, naming);
  return naming;
}

/** To make an expression takes longer than to use it. */
const NAMINGS = new Map<string, RegExp>();
const MOST_NAMINGS = 1_000;

/** Words that end in the middle lose what hangs over: "the offer, or" → "the offer". */
export function trimmed(text: string): string {
  return text.replace(/[\s.,;:]+$/, "").replace(/[\s,;]+(?:and|or|but|nor|while)$/, "");
}

/**
 * Without an attribution inside: "it will not go, the office said on Wednesday, a day after …" → "it will not go".
 * Who said so is told from the record.
 */
export function withoutSpeaker(text: string): string {
  return text.replace(
    /, (?:[^,]{2,80}) (?:said|announced|told \p{L}[^,]{0,40}|reported)(?: on [^,]{1,20})?(?:,.*)?$/su,
    "",
  );
}

/**
 * Whether the words lean on others that are not there: "send it again", "more of them". "It" before a verb is the
 * holder and stands.
 */
export function isDangling(text: string): boolean {
  return (
    /\b(?:them|one of these|the latter|the former|such a)\b/i.test(text) ||
    /\b(?:send|accept|reject|refuse|do|see|want|get|have|give|take|discuss|consider|put|make|keep|use|sign|approve|to|of|for|with|on|about|from|by)(?:s|d|ed|ing)? (?:it|this|that)(?=$|[,.;]| (?:again|back|until|before|after|because|and|or|if|as|in|on|at|to|for|now|yet|unless|when)\b)/i.test(
      text,
    )
  );
}

/** A sentence's first word loses its capital inside another, unless it is a name. */
export function uncapital(text: string): string {
  return /^(?:The|A|An|It|They|He|She|We|This|These|That|There|All|Any|No|Only|Even|Both|Several|Many|Talks|Negotiators|Mediators|Officials|Delegates|Delegations|Ministers|Diplomats|Envoys|Leaders|Troops|Soldiers|Fighters|Police|Protesters|Workers|Dockworkers|Employers|Unions|Parties)\b/.test(
    text,
  )
    ? text.charAt(0).toLowerCase() + text.slice(1)
    : text;
}
