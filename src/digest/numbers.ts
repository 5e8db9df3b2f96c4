// The numbers that a text gives, in digits or in words.

const WORDS: Readonly<Record<string, number>> = Object.fromEntries([
  ..."zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
    .split(" ")
    .map((word, value) => [word, value]),
  ..."twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, 10 * (index + 2)]),
]);
const MULTIPLIERS: Readonly<Record<string, number>> = {
  hundred: 100,
  dozen: 12,
  thousand: 1_000,
  million: 1_000_000,
  billion: 1_000_000_000,
  trillion: 1_000_000_000_000,
};

/** Every number of a text: "1,200" is 1200, "1.4 million" 1400000 (and 1.4), "twenty-five" 25 (and 20, 5), "a dozen" 12. */
export function numbersIn(text: string): ReadonlySet<number> {
  const found = new Set<number>();
  const tokens = text.toLowerCase().match(/\d[\d,]*(?:\.\d+)?|\p{L}+/gu) ?? [];
  let open: number | null = null;
  for (const token of tokens) {
    const digits = /^\d/.test(token) ? Number(token.replaceAll(",", "")) : WORDS[token];
    const multiplier = MULTIPLIERS[token];
    if (digits !== undefined) {
      found.add(digits);
      // "twenty five", "two hundred and five".
      open = open !== null && digits < 100 && open % 10 === 0 && open >= 20 ? open + digits : digits;
      found.add(open);
    } else if (multiplier !== undefined) {
      open = rounded((open ?? 1) * multiplier);
      found.add(open);
    } else if (token === "half") open = 0.5;
    // "half a million" stays half.
    else if (token === "a" || token === "an") open ??= 1;
    else if (token !== "and") open = null;
  }
  return found;
}

/** 1.4 × 1,000,000 without the tail of binary fractions. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
