// Numbers in a sentence, as words or digits: amounts, ranges, vague counts, fractions, ratios, money, percentages.

import { CURRENCIES, CURRENCY_CODES, CURRENCY_SIGNS, SCALES, VAGUE_COUNTS } from "./lexicon/quantities.ts";
import { NUMBER_WORDS } from "./lexicon/times.ts";
import { nextOpening } from "./numeral-openings.ts";
import { SCALE, SMALL, TENS, UNITS_OF_TEN } from "./numeral-words.ts";

export interface Numeral {
  /** Offsets into the text that was given. */
  readonly start: number;
  readonly end: number;
  readonly value: number;
  /** Upper end of a range. */
  readonly second: number | null;
  /** What the number itself says of its unit: "percent" or a currency's code. */
  readonly unit: string | null;
  /** Lower bound only: "dozens", "hundreds of thousands". */
  readonly vague: boolean;
  /** "a dozen", "half a million": round by nature. */
  readonly round: boolean;
  /** "half of", "two in five": a share, in percent. */
  readonly share: boolean;
  /** As it stands in the text. */
  readonly text: string;
}

const WORDED = `(?:(?:${TENS})[- ](?:${UNITS_OF_TEN})|${SMALL})\\b`;
const DIGITS = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
/** "1.4 million", "two hundred", "one hundred and twenty", "4bn" after a sign of money. */
const AMOUNT = `(?:(?:${WORDED}|\\d+) and a half\\b(?: (?:${SCALE})\\b)?|(?:(?:an?|one|two|three)[- ])?(?:quarters?|thirds?|half) of an? (?:${SCALE})\\b|(?:${DIGITS})(?:[ -](?:${SCALE})\\b|(?:bn|m|k|tn)\\b)?|an? (?:${SCALE})\\b|half an? (?:${SCALE})\\b|${WORDED}(?:[ -](?:${SCALE}))*(?: (?:and )?${WORDED}(?= |-|,|\\.|$))?)`;
const SIGN = [...Object.keys(CURRENCY_SIGNS), ...CURRENCY_CODES]
  .toSorted((a, b) => b.length - a.length)
  .map((sign) => sign.replaceAll("$", "\\$"))
  .join("|");
const CURRENCY = Object.keys(CURRENCIES)
  .toSorted((a, b) => b.length - a.length)
  .join("|");
const PERCENT = String.raw`\s?%|\s?per ?cent(?:age points?)?\b`;
const FRACTION = String.raw`(?:(?:an?|one|two|three|four|five)[- ](?:third|quarter|fifth|sixth|tenth|half)s?|half)(?:(?= (?:of|the|its|their|his|her|our|all|an?)\b)(?! of an? (?:${SCALE})\b)|(?<=\bby (?:about |almost |nearly |more than )?(?:(?:an?|one|two|three|four|five)[- ]\p{L}+|half))(?=[.,;:)]|$| (?:since|in|over|by|from|this|last|next|compared|after|before|to|and|or)\b))`;
const RATIO = String.raw`(?:${WORDED}|\d+)(?: out of | in )(?:every )?(?:${WORDED}|\d+)(?= (?!million|billion|thousand|of\b|year|month|week|day|hour|night|morning|afternoon|evening|second|minute)[\p{L}])`;
const COUNT = `(?:${Object.keys(VAGUE_COUNTS).join("|")})`;
const VAGUE = `(?:(?:several|many|a few|some|a couple of) )?${COUNT}(?: of (?:thousands|millions|billions))?(?= of\\b| more\\b| [a-z])|(?:several|a few|a couple of|many|some) (?:dozen|${SCALE})\\b|a couple(?= of\\b)|a handful(?= of\\b)`;

/** Groups: fraction, ratio, vague count; or sign, first amount, dash, second sign, second amount, percent, currency. */
const PATTERN = new RegExp(
  `(?<![\\p{L}\\p{N}.,/:$€£-])(?:(${FRACTION})|(${RATIO})|(${VAGUE})|(?:(${SIGN})\\s?)?(${AMOUNT})(?:(\\s?[-–—]\\s?|\\s(?:to|and|or)\\s)(?:(${SIGN})\\s?)?(${AMOUNT}))?(${PERCENT})?(?:[ -](${CURRENCY})\\b)?)(?![\\p{N}]|,\\d|\\.\\d|:\\d|(?:st|nd|rd|th)\\b|[- ]?(?:a|p)\\.?m\\b)`,
  "iuy",
);

const PARTS: Readonly<Record<string, number>> = { half: 2, third: 3, quarter: 4, fifth: 5, sixth: 6, tenth: 10 };

/**
 * The numbers of a stretch of text, such as a sentence, in text order, none inside another; time is linear in its length.
 * `from`: a place before which none begins.
 */
export function findNumerals(whole: string, start = 0, end = whole.length, from = start): readonly Numeral[] {
  const found: Numeral[] = [];
  let at = nextOpening(whole, from, end) - start;
  const text = at < end - start ? whole.slice(start, end) : "";
  while (at < text.length) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(text);
    const numeral = match === null ? null : read(match, text);
    if (numeral !== null) found.push(...numeral);
    at = nextOpening(whole, start + (match === null ? at + 1 : at + match[0].length), end) - start;
  }
  return found;
}

function read(match: RegExpExecArray, text: string): readonly Numeral[] | null {
  const fraction = match[1];
  const ratio = match[2];
  const vague = match[3];
  if (fraction !== undefined) return readFraction(match, fraction, text);
  if (ratio !== undefined) {
    const [part, whole] = ratio.split(/ (?:out of|in)(?: every)? /).map((side) => amountOf(side));
    if (part === undefined || whole === undefined || part === null || whole === null || part >= whole) return null;
    return [numeral(match, rounded((part / whole) * 100), { unit: "percent" })];
  }
  if (vague !== undefined) {
    const value = vagueOf(vague);
    return value === null ? null : [numeral(match, value, { vague: true })];
  }
  return readAmount(match, text);
}

interface Told {
  readonly second?: number;
  readonly unit?: string | null;
  readonly vague?: boolean;
  readonly round?: boolean;
  readonly share?: boolean;
}

/** The words that were matched, or of them those from `from` to `to`, as a number. */
function numeral(match: RegExpExecArray, value: number, told: Told, from = 0, to = match[0].length): Numeral {
  return {
    start: match.index + from,
    end: match.index + to,
    value,
    second: told.second ?? null,
    unit: told.unit ?? null,
    vague: told.vague ?? false,
    round: told.round ?? false,
    share: told.share ?? false,
    text: match[0].slice(from, to),
  };
}

function readFraction(match: RegExpExecArray, fraction: string, text: string): readonly Numeral[] | null {
  const before = text.slice(Math.max(0, match.index - 24), match.index);
  if (/(?:first|second|other|latter|last|final|next|better|second-|-)\s?$/i.test(before)) return null;
  const share = fractionOf(fraction);
  const by =
    /\bby (?:about |almost |nearly |more than )?$/i.test(before) &&
    !text.startsWith(" of", match.index + match[0].length);
  return share === null ? null : [numeral(match, share, { unit: "percent", share: !by })];
}

/** An amount, a range of two, or two amounts that no range joins. */
function readAmount(match: RegExpExecArray, text: string): readonly Numeral[] | null {
  const sign = match[4];
  const first = match[5];
  const sign2 = match[7];
  const secondWords = match[8];
  const percent = match[9];
  const currency = match[10];
  const whole = first === undefined ? null : amountOf(first);
  if (first === undefined || whole === null) return null;
  // "half of one percent"
  const part = /\b(half|third|quarter|fifth|tenth) of (?:an? )?$/i.exec(
    text.slice(Math.max(0, match.index - 16), match.index),
  )?.[1];
  const value = part === undefined ? whole : whole / (PARTS[part.toLowerCase()] ?? 1);
  if (value >= 1e15) return null;
  if (sign === undefined && currency === undefined && /^\d[\d.,]*[mk]$/i.test(first)) return null;
  const money = sign === undefined ? currency : undefined;
  const unit =
    percent !== undefined
      ? "percent"
      : sign !== undefined
        ? currencyOf(sign)
        : money !== undefined
          ? (CURRENCIES[money.toLowerCase()] ?? null)
          : null;
  const cents = money !== undefined && /^cents?$/i.test(money) ? 0.01 : 1;
  const round = /^(?:an?|half an?) /i.test(first);
  const second = secondWords === undefined ? null : amountOf(secondWords);
  if (second === null || secondWords === undefined) return [numeral(match, value * cents, { unit, round })];
  const scaled = sharedScale(first, secondWords, value);
  const joint = (match[6] ?? "").trim();
  const lead = text.slice(Math.max(0, match.index - 60), match.index);
  const other = sign2 === undefined ? unit : currencyOf(sign2);
  // "fell from 40 to 30", "20 and 30", "voted 20 to 30" are two numbers; "20 to 30", "20-30" and "two or three" are one.
  const pair =
    second <= scaled ||
    (sign2 !== undefined && other !== unit) ||
    (joint === "and" && !/\bbetween (?:about |some |around )?$/i.test(lead)) ||
    (joint === "to" && (CHANGED_FROM.test(lead) || VOTED.test(lead)));
  if (!pair) return [numeral(match, scaled * cents, { second: second * cents, unit, round })];
  const cut = match[0].lastIndexOf(sign2 ?? secondWords);
  const firstEnd = match[0].indexOf(first) + first.length;
  const own = sign === undefined && sign2 !== undefined ? null : unit;
  return [
    numeral(match, value * cents, { unit: own, round }, 0, firstEnd),
    numeral(match, second * cents, { unit: other, round }, cut),
  ];
}

/** A verb of change and "from" right before a number. */
const CHANGED_FROM =
  /\b(?:ris(?:es?|en|ing)|rose|f[ae]ll(?:s|en|ing)?|gr[eo]w(?:s|n|ing)?|(?:increas|decreas|declin|reduc|rais|expand|drop|climb|jump|widen|narrow|lower)\p{L}*|shr[aiu]nk|cut|slash\p{L}*|doubled|up|down|went|go(?:es|ne)?)(?: \p{L}+){0,3} from (?:about |around |some |nearly |almost |just |over |under )*$/iu;
const VOTED = /\bvot(?:es?|ed|ing)(?: of| by)? $/i;

function currencyOf(sign: string): string | null {
  const upper = sign.toUpperCase();
  return CURRENCY_SIGNS[upper] ?? (/^[A-Z]{3}$/.test(upper) ? upper : null);
}

const SCALE_AT_END = new RegExp(`(?:${SCALE}|bn|m|tn)$`, "i");

/** "two to three million": the scale of the second is the first's, too. */
function sharedScale(first: string, second: string, value: number): number {
  const scale = SCALE_AT_END.exec(second)?.[0];
  if (scale === undefined || SCALE_AT_END.test(first)) return value;
  return value * (SCALES[scale.toLowerCase()] ?? 1);
}

function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}

function fractionOf(text: string): number | null {
  const words = text.toLowerCase().split(/[- ]/);
  const part = PARTS[(words.at(-1) ?? "").replace(/s$/, "")];
  if (part === undefined) return null;
  const count = words.length === 1 ? 1 : (NUMBER_WORDS[words[0] ?? ""] ?? 1);
  return rounded((count / part) * 100);
}

const COUNT_AT_END = new RegExp(`(${Object.keys(VAGUE_COUNTS).join("|")})(?: of (\\w+))?$`);

function vagueOf(text: string): number | null {
  const words = text.toLowerCase();
  if (/^(?:a )?couple$/.test(words)) return 2;
  if (/handful/.test(words)) return 3;
  const [, count = "", of] = COUNT_AT_END.exec(words) ?? [];
  const base = VAGUE_COUNTS[count];
  if (base !== undefined) return base * (of === undefined ? 1 : (SCALES[of.replace(/s$/, "")] ?? 1));
  const scale = SCALES[/(\w+)$/.exec(words)?.[1] ?? ""];
  return scale === undefined ? null : 2 * scale;
}

/** The value of an amount in words or digits; null when it is none. */
export function amountOf(text: string): number | null {
  if (/^\d+$/.test(text)) return Number(text);
  const lower = text.toLowerCase();
  return NUMBERS.get(lower) ?? amountOfPhrase(lower.replaceAll(/\s+/g, " ").trim());
}

const NUMBERS: ReadonlyMap<string, number> = new Map(Object.entries(NUMBER_WORDS));

function amountOfPhrase(lower: string): number | null {
  const digits = /^([\d,]+(?:\.\d+)?)[ -]?([a-z]+)?$/.exec(lower);
  if (digits !== null) {
    const scale = digits[2] === undefined ? 1 : SCALES[digits[2]];
    return scale === undefined ? null : Math.round(Number((digits[1] ?? "").replaceAll(",", "")) * scale * 1e6) / 1e6;
  }
  const half = /^(.+?) and a half(?: (\w+))?$/.exec(lower);
  if (half !== null) {
    const whole = amountOf(half[1] ?? "");
    return whole === null ? null : (whole + 0.5) * (half[2] === undefined ? 1 : (SCALES[half[2]] ?? 1));
  }
  const part = /^(?:(an?|one|two|three)[- ])?(quarter|third|half)s? of an? (\w+)$/.exec(lower);
  if (part !== null)
    return Math.round(
      ((NUMBER_WORDS[part[1] ?? "one"] ?? 1) * (SCALES[part[3] ?? ""] ?? 1)) / (PARTS[part[2] ?? ""] ?? 1),
    );
  if (/^half an? /.test(lower)) return (SCALES[lower.replace(/^half an? /, "")] ?? 0) / 2 || null;
  let total = 0;
  let group = 0;
  for (const word of lower.split(/[ -]/)) {
    if (word === "and") continue;
    const scale = SCALES[word];
    if (scale !== undefined) {
      group = (group === 0 ? 1 : group) * scale;
      if (scale >= 1_000) {
        total += group;
        group = 0;
      }
    } else {
      const number = NUMBER_WORDS[word];
      if (number === undefined) return null;
      group += number;
    }
  }
  return total + group;
}
