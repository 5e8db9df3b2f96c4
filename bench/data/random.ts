// Seeded chance: the same seed gives the same data on every machine.

export interface Random {
  /** A whole number from 0 to 2^32 − 1. */
  readonly bits: () => number;
  /** From 0 to below 1. */
  readonly unit: () => number;
  /** A whole number from 0 to below `end`. */
  readonly below: (end: number) => number;
  readonly chance: (probability: number) => boolean;
}

/** Mulberry32 over a mix of the seed and the names of what it is for, so that each article has chances of its own. */
export function random(...seeds: readonly number[]): Random {
  let state = 0x9e3779b9;
  for (const seed of seeds) state = mix(state ^ Math.imul(seed | 0, 0x85ebca6b));
  const bits = () => {
    state = (state + 0x6d2b79f5) | 0;
    let value = Math.imul(state ^ (state >>> 15), state | 1);
    value ^= value + Math.imul(value ^ (value >>> 7), value | 61);
    return (value ^ (value >>> 14)) >>> 0;
  };
  const unit = () => bits() / 4_294_967_296;
  return { bits, unit, below: (end) => Math.floor(unit() * end), chance: (probability) => unit() < probability };
}

function mix(value: number): number {
  let mixed = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return mixed ^ (mixed >>> 16);
}

/** Draws 0 … count − 1 where the k-th is drawn in proportion to 1 / k^exponent. */
export function zipf(count: number, exponent: number): (chance: Random) => number {
  const sums = new Float64Array(count);
  let sum = 0;
  for (let k = 0; k < count; k++) {
    sum += (k + 1) ** -exponent;
    sums[k] = sum;
  }
  return ({ unit }) => {
    const sought = unit() * sum;
    let low = 0;
    let high = count - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((sums[middle] ?? 0) < sought) low = middle + 1;
      else high = middle;
    }
    return low;
  };
}

/** One of a list that is not empty. */
export function pick<T>(chance: Random, list: readonly T[]): T {
  const found = list[chance.below(list.length)];
  if (found === undefined) throw new Error("Nothing to pick from");
  return found;
}

/** UUIDv7: `instant` in milliseconds, then `order` (0–4095) so that ids of one instant keep their order, then chance. */
export function uuid7(chance: Random, instant: number, order: number): string {
  const time = instant.toString(16).padStart(12, "0");
  const low = chance.bits().toString(16).padStart(8, "0");
  const high = chance.bits();
  const tail = (high & 0xffff).toString(16).padStart(4, "0");
  const variant = (0x8000 | ((high >>> 16) & 0x3fff)).toString(16);
  return `${time.slice(0, 8)}-${time.slice(8)}-7${order.toString(16).padStart(3, "0")}-${variant}-${tail}${low}`;
}
