// Lists of holders before a verb, as reports of talks write them: "The EU, with JAPAN, supported by Y and opposed by Z,".

import type { ActorDraft, Cast } from "./cast.ts";
import type { Document, Sentence } from "./document.ts";
import { matchesOf } from "./matches.ts";
import { wordSet } from "./tokens.ts";

/** A name, and the group that it speaks for: "Maldives, for AOSIS". */
export interface Member {
  readonly actor: ActorDraft;
  readonly group: ActorDraft | null;
}

/** Who stands before a verb, from token `first` on. */
export interface HolderList {
  readonly first: number;
  /** First token after a fronted "Supported by X,", or `first`. */
  readonly subject: number;
  readonly members: readonly Member[];
  /** Token of the pronoun that is the subject. */
  readonly pronoun: number | null;
  /** Whether nobody but a crowd is named: "many parties". */
  readonly crowd: boolean;
  readonly along: readonly Member[];
  readonly supporters: readonly Member[];
  readonly opponents: readonly Member[];
}

/** A token or a run of tokens as one letter of the little grammar below. */
interface Item {
  readonly letter: string;
  readonly first: number;
  readonly actors: readonly ActorDraft[];
  /** "also for": who speaks holds it, too. */
  readonly also: boolean;
}

// A name · X crowd · P pronoun · C comma · N and · f for · w with · s supported by · o opposed by · x anything else.
const LIST = "(?:A(?:C?fA(?:NA(?!C?f))?)?|X)(?:(?:C?N|C)(?:A(?:C?fA)?|X))*";
const ATTACHED = `(?:C?N?[sow]${LIST})`;
const SUBJECT = new RegExp(`(?:([sow])(${LIST})C)?(?:(P)|(${LIST}))(${ATTACHED}*)C?$`);
// The same groups as in SUBJECT, of which only the list is filled.
const ABSOLUTE = new RegExp(`(?<=w)(?:([sw])(${LIST})C(?!.))?(?:(P)|(${LIST}))(${ATTACHED}{0})C?$`);
const ONLY_ATTACHED = new RegExp(`[NC](${ATTACHED}+)C?$`);
const BEGINNING = new RegExp(`^${LIST}`);
const PARTS = new RegExp(`([sow])(${LIST})`, "g");
const LONGEST = 140;

const CROWD = wordSet(
  "many several some most other others numerous various few number developing developed industrialized delegates parties countries delegations members participants speakers states groupings observers all both two three four five six",
);
/** Words inside of a crowd: "a number of the parties". */
const SMALL = wordSet("a of the");
const COMPANIONS = wordSet(
  "allies partners neighbors neighbours supporters backers members followers friends colleagues opponents rivals",
);
const ACCOMPANIED = wordSet("joined accompanied");
const TOGETHER = wordSet("along together jointly");
const WITH = wordSet("with alongside");
const OWNERS = wordSet("its their his her");
const PRONOUN = wordSet("he she it they");
const SUPPORTED = wordSet("supported backed echoed endorsed seconded");
const OPPOSED = wordSet("opposed contested challenged countered");

/**
 * The list that ends at token `last`, not beginning before token `from`; null when what stands there is no list of names.
 * `absolute`: before a participle, where "with PERU objecting" names the subject.
 */
export function holderListEndingAt(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  last: number,
  from: number,
  absolute: boolean,
): HolderList | null {
  if (!mayEndList(document, cast, last)) return null;
  const items = classify(document, cast, Math.max(sentence.firstToken, from, last - LONGEST), last);
  const letters = lettersOf(items);
  const match = (absolute ? ABSOLUTE.exec(letters) : null) ?? SUBJECT.exec(letters);
  if (match === null) return null;
  const [, frontedBy, fronted = "", pronoun, list = "", attached = ""] = match;
  const frontedLength = frontedBy === undefined ? 0 : fronted.length + 2;
  const subjectAt = match.index + frontedLength;
  const before = items[match.index - 1];
  if (before !== undefined && !opensClause(document, before, pronoun !== undefined, absolute)) return null;
  // "Norway, vowing to defeat Iceland, left": a name between a verb and a comma is its object.
  const isObject =
    letters.endsWith("C") && attached === "" && /[^CN]/.test(before?.letter ?? "C") && !list.includes("f");
  if (isObject) return null;
  const isAttached = document.rules.has("positions.attached");
  const parts = partsOf(items, isAttached ? attached : "", subjectAt + (pronoun === undefined ? list.length : 1));
  const lead = membersOf(items, isAttached ? fronted : "", match.index + 1);
  const leadAs = (kind: string) => (frontedBy === kind ? lead : []);
  const members = membersOf(items, list, subjectAt);
  return {
    first: items[match.index]?.first ?? last,
    subject: items[subjectAt]?.first ?? last,
    members,
    pronoun: pronoun === undefined ? null : (items[subjectAt]?.first ?? null),
    crowd: pronoun === undefined && members.length === 0,
    along: [...leadAs("w"), ...parts.along],
    supporters: [...leadAs("s"), ...parts.supporters],
    opponents: [...leadAs("o"), ...parts.opponents],
  };
}

/** ", and, with RUSSIA, called": what is put in between a conjunction and a second verb; `first` is its first token. */
export function attachedEndingAt(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  last: number,
  from: number,
): Pick<HolderList, "first" | "along" | "supporters" | "opponents"> | null {
  if (!mayEndList(document, cast, last)) return null;
  const items = classify(document, cast, Math.max(sentence.firstToken, from, last - LONGEST), last);
  const match = ONLY_ATTACHED.exec(lettersOf(items));
  const attached = match?.[1];
  if (match === null || attached === undefined) return null;
  let at = match.index + 1;
  const { along, supporters, opponents } = partsOf(items, attached, at);
  while (/[NC]/.test(items[at]?.letter ?? "")) at++;
  return { first: items[at]?.first ?? last, along, supporters, opponents };
}

/** The names of a list that begins at token `first`, and the token after it: "was supported by NORWAY, PERU and others". */
export function holdersFrom(
  document: Document,
  cast: Cast,
  sentence: Sentence,
  first: number,
): { readonly members: readonly Member[]; readonly end: number } | null {
  const items = classify(document, cast, first, Math.min(sentence.lastToken - 1, first + LONGEST));
  const match = BEGINNING.exec(lettersOf(items));
  const members = match === null ? [] : membersOf(items, match[0], 0);
  if (match === null || members.length === 0) return null;
  return { members, end: items[match[0].length]?.first ?? sentence.lastToken };
}

function partsOf(
  items: readonly Item[],
  attached: string,
  offset: number,
): Pick<HolderList, "along" | "supporters" | "opponents"> {
  const found: Record<string, Member[]> = { w: [], s: [], o: [] };
  for (const part of matchesOf(PARTS, attached)) {
    const [, kind = "w", list = ""] = part;
    found[kind]?.push(...membersOf(items, list, offset + part.index + 1));
  }
  return { along: found["w"] ?? [], supporters: found["s"] ?? [], opponents: found["o"] ?? [] };
}

function membersOf(items: readonly Item[], list: string, offset: number): readonly Member[] {
  const members: Member[] = [];
  for (const match of matchesOf(/A(?:C?f(A(?:NA(?!C?f))?))?/g, list)) {
    const actor = items[offset + match.index]?.actors[0];
    if (actor === undefined) continue;
    // "Ana Silva, FAO,": the body that a person speaks for.
    const previous = members.at(-1);
    const apposed =
      previous?.actor.kind === "PERSON" &&
      previous.group === null &&
      (actor.kind !== "PERSON" || actor.name.split(" ").length > 2);
    if (apposed && list[match.index - 1] === "C" && match[0] === "A") {
      members[members.length - 1] = { actor: previous.actor, group: actor };
      continue;
    }
    const groups = match[1] ?? "";
    const mark = items[offset + match.index + match[0].length - groups.length - 1];
    if (groups === "" || mark?.also === true) members.push({ actor, group: null });
    for (let at = 0; at < groups.length; at += 2) {
      const group = items[offset + match.index + match[0].length - groups.length + at]?.actors[0];
      if (group !== undefined) members.push({ actor, group });
    }
  }
  return members;
}

/** Whether a subject may follow: after a comma, a conjunction, "that", a verb; not after "of" or a noun, which would be the head. */
function opensClause(document: Document, before: Item, pronoun: boolean, absolute: boolean): boolean {
  if (/[CNX]/.test(before.letter)) return true;
  if (/[wsof]/.test(before.letter)) return absolute && before.letter === "w";
  const token = document.tokens[before.first];
  if (token === undefined) return true;
  if (/^(?:PUNCT|SCONJ|VERB|AUX|ADV)$/.test(token.tag) || /^(?:that|while|whereas|which|including)$/.test(token.lower))
    return true;
  return pronoun && token.tag !== "ADP";
}

function lettersOf(items: readonly Item[]): string {
  let letters = "";
  for (const { letter } of items) letters += letter;
  return letters;
}

const LAST_OF_LIST = new Set([...PRONOUN, ...CROWD, ...COMPANIONS, ...SMALL, ")"]);

/** Whether a list may end at a token, or at the comma behind it: nearly all that stands before a verb is none. */
function mayEndList(document: Document, cast: Cast, last: number): boolean {
  const at = document.tokens[last]?.text === "," ? last - 1 : last;
  return cast.at(at)?.named === true || LAST_OF_LIST.has(document.tokens[at]?.lower ?? "");
}

/** All words that are read as something else than "x". */
const READ = new Set([
  ...["also", "speaking", "representing", "on", "for", "as", "and", ","],
  ...[SUPPORTED, OPPOSED, ACCOMPANIED, TOGETHER, WITH, PRONOUN, OWNERS, CROWD, SMALL].flatMap((words) => [...words]),
]);
const NO_ACTORS: readonly ActorDraft[] = [];

function classify(document: Document, cast: Cast, from: number, last: number): readonly Item[] {
  const { tokens } = document;
  const items: Item[] = [];
  const add = (letter: string, first: number, actors = NO_ACTORS) =>
    items.push({ letter, first, actors, also: letter === "f" && tokens[first]?.lower === "also" });
  const lower = (at: number) => tokens[at]?.lower ?? "";
  for (let at = from; at <= last; ) {
    const start = at;
    const named = lower(at) === "the" && cast.at(at) === undefined && at < last ? at + 1 : at;
    const actor = cast.at(named);
    // What only a description stands for ("national reports") is no name of a list.
    if (actor?.named === true && tokens[named]?.tag !== "PRON") {
      at = named;
      while (at <= last && cast.at(at) === actor) at++;
      if (/^['’]s?$/.test(tokens[at]?.text ?? "") && at <= last) add("x", at++);
      else {
        if (tokens[at]?.text === "(") {
          let close = at;
          while (close < last && close - at < 12 && tokens[close]?.text !== ")") close++;
          if (tokens[close]?.text === ")") at = close + 1;
        }
        add("A", start, [actor]);
      }
      continue;
    }
    if (!READ.has(lower(at))) {
      add("x", at++);
      continue;
    }
    if (lower(at) === "also" && /^(?:speaking|for|on)$/.test(lower(at + 1))) at++;
    if (lower(at) === "speaking") at++;
    if (lower(at) === "representing") {
      add("f", start);
      at++;
      continue;
    }
    if (lower(at) === "on" && lower(at + 1) === "behalf" && lower(at + 2) === "of") {
      add("f", start);
      at += 3;
    } else if (lower(at) === "for") {
      add("f", start);
      at++;
    } else if (SUPPORTED.has(lower(at)) && lower(at + 1) === "by") {
      add("s", start);
      at += 2;
    } else if (OPPOSED.has(lower(at)) && lower(at + 1) === "by") {
      add("o", start);
      at += 2;
    } else if (ACCOMPANIED.has(lower(at)) && lower(at + 1) === "by") {
      add("w", start);
      at += 2;
    } else if (TOGETHER.has(lower(at)) && lower(at + 1) === "with") {
      add("w", start);
      at += 2;
    } else if (WITH.has(lower(at))) {
      add("w", start);
      at++;
    } else if (lower(at) === "as" && lower(at + 1) === "well" && lower(at + 2) === "as") {
      add("N", start);
      at += 3;
    } else if (lower(at) === "and") {
      add("N", start);
      at++;
    } else if (tokens[at]?.text === ",") {
      add("C", start);
      at++;
    } else if (PRONOUN.has(lower(at))) {
      add("P", start);
      at++;
    } else if (OWNERS.has(lower(at)) && COMPANIONS.has(lower(at + 1))) {
      add("X", start);
      at += 2;
    } else if (CROWD.has(lower(at)) || (lower(at) === "a" && lower(at + 1) === "number")) {
      while (at <= last && (CROWD.has(lower(at)) || SMALL.has(lower(at)))) at++;
      add("X", start);
    } else {
      if (at === start) at++;
      add("x", start);
    }
  }
  return items;
}
