// Changes texts at random, the same for the same seed.

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
export type Random = () => number;

export function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

export function pick<T>(random: Random, list: readonly T[], otherwise: T): T {
  return list[Math.floor(random() * list.length)] ?? otherwise;
}

const MARKS = [
  ..." |, |. |; |: |“|”|\"|‘|’|'|(|)|—|–|-|...|? |! |\n|\n\n|\t|’s |,” |.” | and | of | that | who | said | by | to ".split(
    "|",
  ),
  "🙂",
  "\ud83d",
  "\u0301",
];
const LONGEST = 1_200;

/** One to four changes: words put in, pieces cut out, doubled, swapped, turned round, or taken from another text. */
export function mutate(random: Random, text: string, others: readonly string[], words: readonly string[]): string {
  let now = text;
  for (let times = 1 + Math.floor(random() * 4); times > 0; times--) {
    const at = placeIn(random, now);
    const to = Math.min(now.length, at + Math.floor(random() * 60));
    const other = pick(random, others, "");
    const changes: readonly (() => string)[] = [
      () => now.slice(0, at) + pick(random, words, "") + now.slice(at),
      () => `${now.slice(0, at)} ${pick(random, words, "")} ${now.slice(to)}`,
      () => now.slice(0, at) + pick(random, MARKS, " ") + now.slice(at),
      () => now.slice(0, at) + now.slice(to),
      () => now.slice(0, to) + now.slice(at),
      () => now.slice(to) + now.slice(0, at),
      () => `${now.slice(0, at)}${other.slice(placeIn(random, other))}`,
      () => `${now} ${other}`,
      () => now.replaceAll(/\d+/g, () => String(Math.floor(random() * 10 ** Math.floor(random() * 7)))),
      () => (random() < 0.5 ? now.toUpperCase() : now.toLowerCase()),
    ];
    now = pick(random, changes, () => now)();
  }
  return now.slice(0, LONGEST);
}

/** Mostly between words. */
function placeIn(random: Random, text: string): number {
  const at = Math.floor(random() * (text.length + 1));
  const space = text.indexOf(" ", at);
  return space === -1 || random() < 0.2 ? at : space + 1;
}

/** The smallest text that still fails, by leaving out ever smaller pieces. */
export function shrink(text: string, fails: (text: string) => boolean): string {
  let now = text;
  for (let size = Math.ceil(now.length / 2); size >= 1; size = Math.floor(size / 2)) {
    for (let at = 0; at < now.length; ) {
      const shorter = now.slice(0, at) + now.slice(at + size);
      if (fails(shorter)) now = shorter;
      else at += size;
    }
  }
  return now;
}
