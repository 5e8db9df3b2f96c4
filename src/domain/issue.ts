// When two names mean one issue: "quotas for cod", "the cod quota" and "Cod quotas" have one key.

import { normaliseName } from "./names.ts";
import { remembered } from "./remembered.ts";

/** Words that tell nothing about which issue is meant. */
const EMPTY = new Set(
  "a an the this that these those its their his her our your my any all every each some such more most other another new further possible proposed so called same own".split(
    " ",
  ),
);

/** Prepositions after which a modifier stands: "quotas for cod" is "cod quotas". */
const MODIFYING = new Set("of for on in at about concerning regarding within".split(" "));

/**
 * Prepositions and conjunctions that change what is meant: who gives and who takes, what comes first, what is left out.
 * A name with one of them keeps the order of its words.
 */
const DIRECTED = new Set(
  "by from to into onto against without before after until between over under with towards toward via through and or not no than versus except beyond across despite".split(
    " ",
  ),
);

const IRREGULAR: Readonly<Record<string, string>> = {
  children: "child",
  men: "man",
  women: "woman",
  people: "people",
  feet: "foot",
  teeth: "tooth",
  mice: "mouse",
  geese: "goose",
  criteria: "criterion",
  phenomena: "phenomenon",
  analyses: "analysis",
  crises: "crisis",
  bases: "base",
  hypotheses: "hypothesis",
  shelves: "shelf",
  knives: "knife",
  halves: "half",
  wolves: "wolf",
  lives: "life",
  leaves: "leaf",
  calves: "calf",
  loaves: "loaf",
  thieves: "thief",
  wives: "wife",
  selves: "self",
  heroes: "hero",
  vetoes: "veto",
  potatoes: "potato",
  tomatoes: "tomato",
  embargoes: "embargo",
  cargoes: "cargo",
  torpedoes: "torpedo",
  echoes: "echo",
};

/** Plurals that mean something else than their singular, and words that only look like plurals. */
const UNCHANGED = new Set(
  "arms customs goods works means news series species headquarters politics economics ethics logistics mathematics statistics physics premises proceedings savings earnings remains thanks always perhaps gas bias atlas canvas christmas lens mess".split(
    " ",
  ),
);

/** One way of writing words that are spelled in two. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/isation$/, "ization"],
  [/^(lab|harb|neighb|behavi|col|fav|hon|rum|vap|arm|endeav)our/, "$1or"],
  [/^(def|off|pret|lic)ence$/, "$1ense"],
  [/^(cent|theat|fib|lit|met|kilomet|calib)re$/, "$1er"],
  [/^programme$/, "program"],
  [/^(cata|dia|ana)logue$/, "$1log"],
  [/^(travel|cancel|label|signal|model|fuel)l(ing|ed|er)$/, "$1$2"],
];

const SPELLED = new RegExp(SPELLINGS.map(([pattern]) => pattern.source).join("|"));

/** Nouns of one meaning wherever talks are about them. Only what is safe: a demand for more pay is none for more wages and leave. */
const SAME: Readonly<Record<string, string>> = {
  swap: "exchange",
  rise: "increase",
  raise: "increase",
  hike: "increase",
  decrease: "reduction",
  cut: "reduction",
  prohibition: "ban",
  frontier: "border",
  enlargement: "expansion",
  withdrawing: "withdrawal",
  releasing: "release",
  exchanging: "exchange",
};

/**
 * The key by which two names of an issue are the same: without determiners, in the singular, in one spelling, the
 * modifiers in order of the alphabet before the head. "" when no word is left.
 */
export const issueKey = remembered((name: string): string => {
  const words = wordsOf(name);
  if (words.some((word) => DIRECTED.has(word))) return bare(words).join(" ");
  const [head = [], ...modifiers] = groups(words);
  // The last word of the first group is what all others describe.
  const kernel = head.at(-1);
  if (kernel === undefined) return "";
  return [...[...head.slice(0, -1), ...modifiers.flat()].toSorted(), kernel].join(" ");
});

function wordsOf(name: string): readonly string[] {
  const words = normaliseName(name);
  if (/^[a-z ]+$/.test(words)) return words.split(" ");
  return words.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== "");
}

/** The groups of words between prepositions; "opening the port" is the group "opening" and the group "port". */
function groups(words: readonly string[]): readonly (readonly string[])[] {
  const found: string[][] = [[]];
  const first = words.findIndex((word) => !EMPTY.has(word));
  for (const [index, word] of words.entries()) {
    const verbal = index === first && /.{3}ing$/.test(word) && EMPTY.has(words[index + 1] ?? "");
    if (MODIFYING.has(word)) found.push([]);
    else found.at(-1)?.push(word);
    if (verbal) found.push([]);
  }
  return found.map(bare).filter((group) => group.length > 0);
}

function bare(words: readonly string[]): readonly string[] {
  return words.filter((word) => !EMPTY.has(word)).map(base);
}

function base(word: string): string {
  const single = singular(word);
  const spelled = SPELLED.test(single)
    ? SPELLINGS.reduce((text, [pattern, instead]) => text.replace(pattern, instead), single)
    : single;
  return Object.hasOwn(SAME, spelled) ? (SAME[spelled] ?? spelled) : spelled;
}

function singular(word: string): string {
  if (Object.hasOwn(IRREGULAR, word)) return IRREGULAR[word] ?? word;
  if (UNCHANGED.has(word) || word.length < 4 || !word.endsWith("s") || /(?:ss|us|is)$/.test(word)) return word;
  if (word.endsWith("ies") && word.length > 5) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return word.slice(0, -1);
}

/** Whether two names mean one issue; "deep-sea mining", "deep sea mining" and "deepsea mining" do. */
export function isSameIssue(a: string, b: string): boolean {
  return issueKeys(a).some((key) => issueKeys(b).includes(key));
}

/** All keys that a name may be found by: the key itself, and its words written as one. */
export const issueKeys = remembered((name: string): readonly string[] => {
  const key = issueKey(name);
  if (key === "") return [];
  const closed = bare(wordsOf(name)).join("");
  return [key, `=${closed}`];
});

/** An issue of one agenda, or a line of the taxonomy. */
export interface KnownIssue {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  /** Other names under which texts have spoken of it. */
  readonly aliases: readonly string[];
}

export interface ProposedIssue {
  readonly slug: string;
  readonly name: string;
}

/** What becomes of proposed issues: each slug is a known issue's or that of one that is to be added. */
export interface IssueLinks<T extends KnownIssue> {
  readonly known: ReadonlyMap<string, T>;
  /** Slug proposed → slug of the issue to add, the first proposed of those that mean the same. */
  readonly added: ReadonlyMap<string, string>;
}

/**
 * Ties proposed issues to known ones by slug, then by the keys of their names; what is left is grouped by key. Where two
 * known issues fit, the first of the list is taken.
 */
export function linkIssues<T extends KnownIssue>(
  proposed: readonly ProposedIssue[],
  issues: readonly T[],
): IssueLinks<T> {
  const bySlug = new Map<string, T>();
  const byKey = new Map<string, T>();
  // The first of the list keeps a slug or a key that two have.
  for (const issue of issues.toReversed()) {
    bySlug.set(issue.slug, issue);
    for (const name of [issue.name, ...issue.aliases]) for (const key of issueKeys(name)) byKey.set(key, issue);
  }
  const known = new Map<string, T>();
  const added = new Map<string, string>();
  const addedByKey = new Map<string, string>();
  for (const { slug, name } of proposed) {
    const keys = issueKeys(name);
    const found = bySlug.get(slug) ?? keys.map((key) => byKey.get(key)).find((issue) => issue !== undefined);
    if (found !== undefined) {
      known.set(slug, found);
      continue;
    }
    const first = keys.map((key) => addedByKey.get(key)).find((other) => other !== undefined) ?? slug;
    added.set(slug, first);
    for (const key of keys) addedByKey.set(key, first);
  }
  return { known, added };
}
