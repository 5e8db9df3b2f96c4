// How long to wait before something that failed is tried again.

/** Milliseconds; no wait is longer. */
const LONGEST = 6 * 3_600_000;

/**
 * Milliseconds to wait after the failure of attempt `attempts`, from 1: `first`, twice that, four times, up to six
 * hours; of each the second half is drawn by `random` from 0 to 1, so that what failed together is not tried together.
 */
export function waitAfter(attempts: number, first: number, random: number): number {
  const whole = Math.min(LONGEST, first * 2 ** Math.min(attempts - 1, 30));
  return Math.round(whole * (0.5 + 0.5 * random));
}
