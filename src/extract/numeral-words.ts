// Words of number as pieces of patterns.

import { SCALES } from "./lexicon/quantities.ts";
import { NUMBER_WORDS } from "./lexicon/times.ts";

export const UNITS_OF_TEN = "one|two|three|four|five|six|seven|eight|nine";
export const TENS = "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety";
export const SMALL = Object.keys(NUMBER_WORDS)
  .filter((word) => word.length > 2 && word !== "zero")
  .toSorted((a, b) => b.length - a.length)
  .join("|");
export const SCALE = Object.keys(SCALES)
  .filter((word) => word.length > 2)
  .join("|");
