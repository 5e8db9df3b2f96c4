// Words of time as pieces of patterns.

import { MONTHS, NUMBER_WORDS, ORDINALS, WEEKDAYS } from "./lexicon/times.ts";

export const MONTH = `(?:${Object.keys(MONTHS).join("|")})`;
export const WEEKDAY = `(?:${Object.keys(WEEKDAYS).join("|")})`;
export const NUMBER = `(?:\\d+|${Object.keys(NUMBER_WORDS)
  .filter((word) => word.length > 2)
  .join("|")}|an?)`;
export const UNIT = "(?:seconds?|minutes?|hours?|days?|weeks?|fortnights?|months?|years?|decades?)";
export const LONG_UNIT = "(days?|weeks?|fortnights?|months?|years?)";
/** "12th", the number alone captured. */
export const DAY = "(\\d{1,2})(?:st|nd|rd|th)?";
export const YEAR = "((?:19|20)\\d\\d)";
/** A weekday before a date is part of it: "Monday, 12 February". */
export const ON = `(?:${WEEKDAY},? (?:the )?)?`;
export const JOIN = "(\\s?[-–—]\\s?| (?:to|until|till|through|and) )";
export const PART = "(early|mid|late|(?:start|beginning|middle|end) of)(?: in)?[- ](?:the )?";
export const SEASON = "(spring|summer|autumn|fall|winter)";
export const ORDINAL = `(${Object.keys(ORDINALS).join("|")})`;
