// The inflected forms of English verbs, so that a verb is known where the tagger takes it for something else.

/** Past and past participle where rules do not give them. */
const IRREGULAR: Readonly<Record<string, readonly string[]>> = {
  say: ["said"],
  tell: ["told"],
  write: ["wrote", "written"],
  read: ["read"],
  sing: ["sang", "sung"],
  swear: ["swore", "sworn"],
  weep: ["wept"],
  send: ["sent"],
  put: ["put"],
  make: ["made"],
  give: ["gave", "given"],
  begin: ["began", "begun"],
  go: ["went", "gone"],
  think: ["thought"],
  rebut: ["rebutted"],
  plead: ["pleaded", "pled"],
};
/** Verbs that double their last letter. */
const DOUBLING = new Set([
  "put",

  "quip",
  "admit",
  "sob",
  "snap",
  "grin",
  "nod",
  "hum",
  "blog",
  "rebut",
  "begin",
  "sum",
  "beg",
  "brag",
  "chat",
  "concur",
  "confer",
  "demur",
]);

export type VerbForm = "BASE" | "PRESENT" | "PAST" | "PARTICIPLE";

/** Every form of the lemmas, with the lemma and what form it is. */
export function formsOf(
  lemmas: Iterable<string>,
): ReadonlyMap<string, { readonly lemma: string; readonly form: VerbForm }> {
  const forms = new Map<string, { lemma: string; form: VerbForm }>();
  const add = (text: string, lemma: string, form: VerbForm) => {
    if (!forms.has(text)) forms.set(text, { lemma, form });
  };
  for (const lemma of lemmas) {
    const stem = DOUBLING.has(lemma) ? lemma + lemma.at(-1) : lemma.replace(/e$/, "");
    const consonantY = /[^aeiou]y$/.test(lemma);
    const past = consonantY ? `${lemma.slice(0, -1)}ied` : `${stem}ed`;
    for (const text of IRREGULAR[lemma] ?? [past]) add(text, lemma, "PAST");
    add(lemma, lemma, "BASE");
    add(
      consonantY ? `${lemma.slice(0, -1)}ies` : /(?:s|sh|ch|x|z|o)$/.test(lemma) ? `${lemma}es` : `${lemma}s`,
      lemma,
      "PRESENT",
    );
    add(/(?:ee|oe|ye)$/.test(lemma) ? `${lemma}ing` : `${stem}ing`, lemma, "PARTICIPLE");
  }
  return forms;
}
