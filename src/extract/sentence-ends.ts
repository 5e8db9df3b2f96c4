// Which ends of sentences are none: after an abbreviation, inside brackets, and between a quotation and who says it.

import { QUOTING_VERBS, TELLING_VERBS } from "./lexicon/quoting.ts";
import { formsOf } from "./verb-forms.ts";

interface Word {
  readonly text: string;
  readonly lower: string;
  readonly tag: string;
}

const FORMS = formsOf(QUOTING_VERBS);
/** Titles and other shortened words that only stand before a name or a number. */
export const ABBREVIATION =
  /^(?:Sens?|Reps?|Govs?|Gens?|Drs?|Messrs|Mss|Profs?|Revs?|Lts?|Sgts?|Cols?|Capts?|Hons?|Nos|Pres|Amb|Supt|Insp|Cmdr|Adms?|Maj|Brig|Cpl|Pvt|Atty|Asst|Dept|Fr|Msgr|Sr|Del)\.?$/;
/** How far from its beginning a sentence may bring the verb of saying that makes it an attribution. */
const FARTHEST_VERB = 40;

/** Whether a sentence only goes on with what `previous` began. Both without the blanks between. */
export function goesOn(previous: readonly Word[], next: readonly Word[]): boolean {
  const first = next[0];
  const last = previous.at(-1);
  if (first === undefined || last === undefined) return false;
  if (/^[,;:)\]]/.test(first.text) || /^\p{Ll}/u.test(first.text)) return true;
  const word = last.text === "." ? previous.at(-2) : last;
  if (word !== undefined && last.text.endsWith(".") && ABBREVIATION.test(word.text)) return true;
  if (opensBracket(previous) && next.slice(0, 5).some((token) => token.text === ")")) return true;
  return closesQuotation(previous) && isAttribution(next, closesAskingOrPausing(previous));
}

function opensBracket(words: readonly Word[]): boolean {
  for (let at = words.length - 1; at >= 0 && at > words.length - 8; at--) {
    const text = words[at]?.text;
    if (text === ")") return false;
    if (text === "(") return true;
  }
  return false;
}

function closesQuotation(words: readonly Word[]): boolean {
  return /^["”’']$/.test(words.at(-1)?.text ?? "");
}

/** "…?”", "…!”", "…,”": marks after which who says it may follow. */
function closesAskingOrPausing(words: readonly Word[]): boolean {
  let at = words.length - 1;
  while (at > 0 && /^["”’']$/.test(words[at]?.text ?? "")) at--;
  return /[?!,…—–-]$/.test(words[at]?.text ?? "");
}

/**
 * "Silva asked.", "asked Silva, the minister, …": a subject and a verb of saying, and no clause after it. After a full
 * stop (`open` is false) nothing may follow the verb, or it would be a sentence of its own.
 */
function isAttribution(words: readonly Word[], open: boolean): boolean {
  for (let at = 0; at < Math.min(words.length, FARTHEST_VERB); at++) {
    const word = words[at];
    // A nickname may stand in marks: "Jo “Kit” Mora asked."
    if (word === undefined) return false;
    if (/^["“]$/.test(word.text)) {
      if (!/^["”]$/.test(words[at + 2]?.text ?? "")) return false;
      at += 2;
      continue;
    }
    const verb = FORMS.get(word.lower);
    if (verb !== undefined && (verb.form === "PAST" || verb.form === "PRESENT") && !/^\p{Lu}/u.test(word.text)) {
      const after = words[at + 1];
      if (at === 0) return true;
      if (/^(?:who|which|that)$/.test(words[at - 1]?.lower ?? "")) continue;
      if (!open) return (verb.lemma === "say" || verb.lemma === "add") && (after === undefined || after.text === ".");
      if (after === undefined || /^[,.:;—–"“]/.test(after.text)) return true;
      if (["ADP", "ADV", "PART"].includes(after.tag) && after.lower !== "that") return true;
      return TELLING_VERBS.has(verb.lemma) && !words.slice(at).some((later) => later.lower === "that");
    }
    // A clause of its own, unless a relative one stands between commas.
    if (word.tag === "AUX" && !words.slice(0, at).some((before) => before.text === ",")) return false;
  }
  return false;
}
