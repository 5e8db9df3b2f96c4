// The words of the made-up articles, and how often the words that are searched for stand in them.

import { type Random, random, zipf } from "./random.ts";

const PLAIN =
  "talks agreement draft text clause meeting minister envoy delegation round proposal offer demand answer week day month year border river valley port road bridge market factory union council court army police school hospital water power grain fuel trade tariff quota wage budget fund loan debt tax price law treaty truce release return visit letter call plan map line zone crossing camp village town city capital region island coast farm field forest mine plant office bank board panel group party leader deputy chair member official spokesman adviser lawyer doctor teacher worker driver farmer owner family people public press paper radio report account figure number share part half third most several many few new old early late long short open closed public private local foreign northern southern eastern western central national regional joint common final first second last next previous former senior junior high low large small full empty ready able likely certain possible difficult easy important serious urgent quiet formal informal direct indirect legal technical financial political military civil medical social economic historic fresh broad narrow wide deep said told asked added noted warned urged called held met began ended opened closed signed drafted agreed refused accepted rejected offered demanded withdrew returned moved stayed left arrived passed failed worked waited hoped feared expected planned decided promised denied confirmed announced published reviewed changed kept gave took made found lost won paid raised cut built sent brought followed led joined supported opposed".split(
    " ",
  );
const LINKS =
  "the of and to in a that for on with as by at from it was is after before over under between about into during against without within while when where which".split(
    " ",
  );
const SYLLABLES =
  "ba be bo da de di do fa fe ga go ha ka ke ki ko la le li lo ma me mi mo na ne ni no pa pe pi po ra re ri ro sa se si so ta te ti to va ve vi vo za".split(
    " ",
  );

/** A made-up word of some syllables, for names and for the long tail of a language. */
export function madeUp(chance: Random, syllables: number): string {
  let word = "";
  for (let n = 0; n < syllables; n++) word += SYLLABLES[chance.below(SYLLABLES.length)] ?? "";
  return word;
}

/** 12,000 words, the most frequent first. */
const VOCABULARY: readonly string[] = (() => {
  const chance = random(1_001);
  const tail = Array.from({ length: 12_000 - PLAIN.length }, (_, n) => madeUp(chance, 3 + (n % 3)));
  return [...PLAIN, ...tail];
})();

const draw = zipf(VOCABULARY.length, 0.9);

/** A word of the vocabulary, by frequency. */
export function word(chance: Random): string {
  return VOCABULARY[draw(chance)] ?? "talks";
}

/** Words with links between them, without capital or full stop. */
export function phrase(chance: Random, words: number): string {
  const parts: string[] = [];
  for (let n = 0; n < words; n++) parts.push(n % 2 === 0 ? word(chance) : (LINKS[chance.below(LINKS.length)] ?? "of"));
  parts.push(word(chance));
  return parts.join(" ");
}

/** What is searched for, and in which share of the articles it stands: a rare word, common ones, a rare phrase of common words. */
export const SOUGHT = {
  rare: { text: "harbourmaster", share: 0.0047 },
  common: { text: "corridor", share: 0.385 },
  secondCommon: { text: "monitors", share: 0.39 },
  phrase: { text: "interim inspection protocol", share: 0.00065 },
  phraseWords: { words: ["interim", "inspection", "protocol"], share: 0.3 },
} as const;

/** The sought words that an article has, each in a sentence of its own. */
export function soughtSentences(chance: Random): readonly string[] {
  const sentences: string[] = [];
  for (const { text, share } of [SOUGHT.rare, SOUGHT.common, SOUGHT.secondCommon, SOUGHT.phrase])
    if (chance.chance(share)) sentences.push(`The ${text} ${phrase(chance, 4)}.`);
  for (const one of SOUGHT.phraseWords.words)
    if (chance.chance(SOUGHT.phraseWords.share)) sentences.push(`Their ${one} ${phrase(chance, 3)}.`);
  return sentences;
}

export function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
