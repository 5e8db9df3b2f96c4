// English verbs as far as a digest needs them: the forms of one verb are one verb, and a present becomes a past.

/** Verbs whose past is not made with -ed, of those that tell positions. */
const IRREGULAR: Readonly<Record<string, string>> = {
  say: "said",
  seek: "sought",
  hold: "held",
  give: "gave",
  take: "took",
  make: "made",
  put: "put",
  let: "let",
  set: "set",
  find: "found",
  think: "thought",
  tell: "told",
  keep: "kept",
  stand: "stood",
  withdraw: "withdrew",
  forbid: "forbade",
  bid: "bid",
  be: "was",
  have: "had",
  do: "did",
  go: "went",
  see: "saw",
  back: "backed",
  draw: "drew",
  speak: "spoke",
  leave: "left",
  send: "sent",
  meet: "met",
  lay: "laid",
  read: "read",
  begin: "began",
  come: "came",
  rule: "ruled",
};
const BASES = new Map(Object.entries(IRREGULAR).map(([base, past]) => [past, base]));

/** What the base of a word may be, were it an inflected verb; the word itself is one. */
function basesOf(word: string): readonly string[] {
  const found = [word];
  const irregular = BASES.get(word);
  if (irregular !== undefined) found.push(irregular);
  if (word === "has") found.push("have");
  if (/^(?:is|are|were|been|being)$/.test(word)) found.push("be");
  for (const ending of ["s", "es", "ed", "d", "ing"]) {
    if (!word.endsWith(ending) || word.length - ending.length < 2) continue;
    const stem = word.slice(0, -ending.length);
    found.push(stem);
    if (ending === "ing" || ending === "ed") {
      found.push(`${stem}e`);
      if (/([^aeiou])\1$/.test(stem)) found.push(stem.slice(0, -1));
    }
  }
  if (/ies$|ied$/.test(word)) found.push(`${word.slice(0, -3)}y`);
  return found;
}

/** Whether two words can be forms of one verb: "free" and "frees", "withdrew" and "withdraw". Lower case. */
export function isSameVerb(a: string, b: string): boolean {
  if (a === b) return true;
  const bases = new Set(basesOf(a));
  return basesOf(b).some((base) => bases.has(base));
}

const MODALS: Readonly<Record<string, string>> = { can: "could", will: "would", may: "might" };

/** "insists" → "insisted", "does not support" → "did not support". A predicate's first word is its verb. */
export function pastOf(verb: string): string {
  const modal = /^(would|could|can|will|may|might) /.exec(verb)?.[1];
  if (modal !== undefined) return verb.replace(modal, MODALS[modal] ?? modal);
  if (verb.startsWith("does not ")) return `did not ${verb.slice("does not ".length)}`;
  const [first = "", ...rest] = verb.split(" ");
  return [past(first), ...rest].join(" ");
}

/** "they insist", "they do not support", "they would accept": the predicate of several holders. */
export function pluralOf(verb: string): string {
  if (/^(?:would|could|can|will|may|might) /.test(verb)) return verb;
  if (verb.startsWith("does not ")) return `do not ${verb.slice("does not ".length)}`;
  const [first = "", ...rest] = verb.split(" ");
  const base = first === "is" ? "are" : first === "has" ? "have" : baseOf(first);
  return [base, ...rest].join(" ");
}

/** "insists" → "insist". */
function baseOf(present: string): string {
  return /[^aeiou]ies$/.test(present)
    ? `${present.slice(0, -3)}y`
    : /(?:ss|x|ch|sh|o)es$/.test(present)
      ? present.slice(0, -2)
      : present.replace(/s$/, "");
}

function past(present: string): string {
  if (present === "is") return "was";
  if (present === "has") return "had";
  const base = baseOf(present);
  const irregular = IRREGULAR[base];
  if (irregular !== undefined) return irregular;
  if (/e$/.test(base)) return `${base}d`;
  if (/[^aeiou]y$/.test(base)) return `${base.slice(0, -1)}ied`;
  return DOUBLING.has(base) ? `${base}${base.at(-1)}ed` : `${base}ed`;
}

/** Verbs of position that double their last consonant. */
const DOUBLING = new Set(
  "admit submit commit compel concur defer permit plan prefer propel rebut refer regret rebel drop ban stop".split(" "),
);
