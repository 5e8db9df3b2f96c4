// Which language a text is in, and which other languages parts of it are in.

import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

type Detector = typeof import("eld/extrasmall")["eld"];

let detector: Detector | null = null;

/** The detector, which takes 50 MB: whoever says which language a text is in never loads it. */
function eld(): Detector {
  // The package is an ES module and lets itself only be imported; reading is synchronous.
  detector ??= (
    createRequire(import.meta.url)(
      fileURLToPath(import.meta.resolve("eld/extrasmall")),
    ) as typeof import("eld/extrasmall")
  ).eld;
  return detector;
}

export interface Languages {
  /** BCP 47; "und" when it cannot be told. English when half of the text or more is English. */
  readonly main: string;
  /** Of a fifth of the text or more each. */
  readonly others: readonly string[];
}

/** Characters that are looked at. */
const SAMPLE = 4_000;

/** Scripts of one language, or of one that writes far more than the others. */
const SCRIPTS: readonly (readonly [string, RegExp])[] = [
  ["ja", /[\p{Script=Hiragana}\p{Script=Katakana}]/gu],
  ["ko", /\p{Script=Hangul}/gu],
  ["zh", /\p{Script=Han}/gu],
  ["he", /\p{Script=Hebrew}/gu],
  ["el", /\p{Script=Greek}/gu],
  ["th", /\p{Script=Thai}/gu],
  ["hy", /\p{Script=Armenian}/gu],
  ["ka", /\p{Script=Georgian}/gu],
];

/** Finds the languages of a text from its beginning. A word alone is in no language, unless its script is of one only. */
export function languagesOf(text: string): Languages {
  const sample = text.slice(0, SAMPLE);
  const letters = sample.match(/\p{L}/gu)?.length ?? 0;
  for (const [language, script] of SCRIPTS) {
    const share = (sample.match(script)?.length ?? 0) / Math.max(1, letters);
    // Japanese has Chinese letters, too, but no text without its own.
    if (share > (language === "ja" ? 0.1 : 0.5)) return { main: language, others: [] };
  }
  if (letters < 3 || (sample.match(/\p{L}+/gu)?.length ?? 0) < 2) return UNKNOWN;
  const detected = eld().detect(sample);
  if (detected.language === "" || (letters < 40 && !detected.isReliable())) return UNKNOWN;
  const [best = 0, second = 0] = Object.values(detected.getScores()).toSorted((a, b) => b - a);
  return best - second < CLEAR ? mixtureOf(sample, detected.language) : { main: detected.language, others: [] };
}

const UNKNOWN: Languages = { main: "und", others: [] };

/** A text in one language scores higher in it than in any other by 0.15 and more; mixed ones and short ones do not. */
const CLEAR = 0.12;

function mixtureOf(sample: string, otherwise: string): Languages {
  const lengths = new Map<string, number>();
  let total = 0;
  for (const piece of sample.split(/(?<=[.!?»”"])\s+|[«»“”"]|\n+/)) {
    const length = piece.match(/\p{L}/gu)?.length ?? 0;
    if (length < 20) continue;
    const detected = eld().detect(piece);
    if (!detected.isReliable()) continue;
    total += length;
    lengths.set(detected.language, (lengths.get(detected.language) ?? 0) + length);
  }
  const shares = [...lengths]
    .map(([language, length]) => ({ language, share: length / total }))
    .toSorted((a, b) => b.share - a.share || (a.language < b.language ? -1 : 1));
  const english = shares.find(({ language, share }) => language === "en" && share >= 0.5);
  const main = english?.language ?? shares[0]?.language ?? otherwise;
  return {
    main,
    others: shares.filter(({ language, share }) => language !== main && share >= 0.2).map((one) => one.language),
  };
}
