// The numbers that words hold: digits with separators and multipliers, and number words of English.

const UNITS: Readonly<Record<string, number>> = Object.fromEntries(
  (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(
      " ",
    ) as readonly string[]
  ).map((word, value) => [word, value]),
);
const TENS: Readonly<Record<string, number>> = Object.fromEntries(
  "twenty thirty forty fifty sixty seventy eighty ninety".split(" ").map((word, index) => [word, (index + 2) * 10]),
);
const SCALES: Readonly<Record<string, number>> = {
  hundred: 100,
  hundreds: 100,
  thousand: 1e3,
  thousands: 1e3,
  million: 1e6,
  millions: 1e6,
  billion: 1e9,
  billions: 1e9,
  trillion: 1e12,
  dozen: 12,
  dozens: 12,
  score: 20,
  k: 1e3,
  m: 1e6,
  mn: 1e6,
  bn: 1e9,
};
const PARTS: Readonly<Record<string, number>> = {
  half: 0.5,
  third: 1 / 3,
  thirds: 1 / 3,
  quarter: 0.25,
  quarters: 0.25,
  fifth: 0.2,
  fifths: 0.2,
  tenth: 0.1,
  tenths: 0.1,
};
const SINGLE: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  single: 1,
  both: 2,
  pair: 2,
  couple: 2,
  once: 1,
  twice: 2,
  first: 1,
};

/** Every number that the words can be read as, fractions also as percentages. */
export function numbersIn(words: string): ReadonlySet<number> {
  const found = new Set<number>();
  const tokens = words.toLowerCase().match(/\p{N}[\p{N}.,'’\u00a0\u202f]*|\p{L}+/gu) ?? [];
  let value: number | null = null;
  const keep = () => {
    if (value !== null) found.add(value);
    value = null;
  };
  for (const token of tokens) {
    const scale = own(SCALES, token);
    const tens = own(TENS, token);
    const unit = own(UNITS, token);
    const part = own(PARTS, token);
    if (/^\p{N}/u.test(token)) {
      keep();
      const read = digits(token);
      for (const number of read) found.add(number);
      value = read[0] ?? null;
    } else if (scale !== undefined) {
      found.add((value ?? 1) * scale);
      value = (value ?? 1) * scale;
    } else if (part !== undefined) {
      const share = (value ?? 1) * part;
      found.add(share).add(Math.round(share * 100));
      value = null;
    } else if (tens !== undefined) {
      const continues: boolean = value !== null && value >= 100;
      if (!continues) keep();
      value = (continues ? (value ?? 0) : 0) + tens;
    } else if (unit !== undefined) {
      const continues: boolean = value !== null && (value >= 100 || (value >= 20 && value % 10 === 0));
      if (!continues) keep();
      value = (continues ? (value ?? 0) : 0) + unit;
      found.add(unit);
    } else if (token !== "and") {
      keep();
      const one = own(SINGLE, token);
      if (one !== undefined) value = one;
    }
  }
  keep();
  return found;
}

function own(table: Readonly<Record<string, number>>, word: string): number | undefined {
  return Object.hasOwn(table, word) ? table[word] : undefined;
}

/** "1,200.5", "1.200,5", "1 200": a single separator before three digits may be one of thousands or a decimal point. */
function digits(token: string): readonly number[] {
  const plain = token.normalize("NFKC").replace(/[.,'’\s]+$/, "");
  const ascii = Array.from(plain, decimal).join("");
  const found: number[] = [];
  if (/^\d+$/.test(ascii) || /^\d{1,3}(?:[.,'’\s]\d{3})+$/.test(ascii)) found.push(Number(ascii.replaceAll(/\D/g, "")));
  if (/^\d+(?:[,'’\s]\d{3})*\.\d+$/.test(ascii)) found.push(Number(ascii.replaceAll(/[^\d.]/g, "")));
  if (/^\d+(?:[.'’\s]\d{3})*,\d+$/.test(ascii)) found.push(Number(ascii.replaceAll(/[^\d,]/g, "").replace(",", ".")));
  return [...new Set(found)];
}

/** A decimal digit of any script as an ASCII digit. */
function decimal(character: string): string {
  if (!/\p{Nd}/u.test(character)) return character;
  const code = character.codePointAt(0) ?? 0;
  // The digits of a script stand in ten consecutive places.
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return String(code - zero);
}
