// The model's machines, which find the longest patterns in a row of symbols: sentence ends and corrections of tags.

/** As the package writes one: states by symbol, names of patterns, what of a pattern is marked. */
type Written = readonly [
  version: number,
  lastState: number,
  states: Readonly<Record<string, Readonly<Record<string, number>>>>,
  names: Readonly<Record<string, string>>,
  marks: Readonly<Record<string, readonly [before: number, behind: number]>>,
];

export interface Machine {
  /** The next state by state and column; 0 is where every search begins. */
  readonly next: Int16Array;
  readonly columns: number;
  /** The state in which a pattern ends when nothing longer fits; 0 when none does. */
  readonly otherwise: Int16Array;
  /** The pattern that ends in a state. */
  readonly ends: Int16Array;
  /** Symbols of that pattern before what is marked. */
  readonly before: Int16Array;
}

/** In place of a pattern: none ends; one ends that only keeps others from fitting; one that has a name in words. */
const NONE = -1_000;
const SILENT = 0;
const NAMED = 1_000;

interface Machines<Sources extends readonly string[]> {
  readonly machines: { readonly [Index in keyof Sources]: Machine };
  /** Symbols of the model by column; a symbol that no machine knows has column 0. */
  readonly columnOf: ReadonlyMap<number, number>;
}

/** The column of what machines pass over. */
export const SKIPPED = -1;

const OTHERWISE = "2070003";

/** Reads machines that share an alphabet. */
export function readMachines<const Sources extends readonly string[]>(sources: Sources): Machines<Sources> {
  const written = sources.map((source) => JSON.parse(source) as Written);
  const columnOf = new Map<number, number>();
  for (const [, , states] of written)
    for (const transitions of Object.values(states))
      for (const symbol of Object.keys(transitions).map(Number))
        if (!Number.isNaN(symbol) && !columnOf.has(symbol)) columnOf.set(symbol, columnOf.size + 1);
  const columns = columnOf.size + 1;
  const machines = written.map((one) => compiled(one, columns, columnOf));
  return { machines: machines as Machines<Sources>["machines"], columnOf };
}

function compiled(
  [, lastState, states, names, marks]: Written,
  columns: number,
  columnOf: ReadonlyMap<number, number>,
): Machine {
  const count = lastState + 1;
  const next = new Int16Array(count * columns);
  const otherwise = new Int16Array(count);
  for (const [state, transitions] of Object.entries(states)) {
    for (const [symbol, to] of Object.entries(transitions)) {
      const column = columnOf.get(Number(symbol));
      if (column !== undefined) next[Number(state) * columns + column] = to;
    }
    otherwise[Number(state)] = transitions[OTHERWISE] ?? 0;
  }
  return {
    next,
    columns,
    otherwise,
    ends: Int16Array.from({ length: count }, (_, state) => {
      const name = names[state];
      if (name === undefined) return NONE;
      return Number.isNaN(Number(name)) ? NAMED : Number(name);
    }),
    before: Int16Array.from({ length: count }, (_, state) => marks[state]?.[0] ?? 0),
  };
}

/**
 * Finds the patterns in a text, from left to right, none overlapping. `found` is called with the number that is the name of
 * each and the index at which its marked part begins; what it changes up to there is not read again.
 */
export function recognize(
  { next, columns, otherwise, ends, before }: Machine,
  text: Int16Array,
  found: (name: number, at: number) => void,
): void {
  const { length } = text;
  for (let from = 0; from < length; from++) {
    let state = 0;
    let first = from;
    let shorter = 0;
    let shorterEnd = from;
    for (let at = from; at <= length; at++) {
      // Behind the text nothing fits.
      const column = at === length ? 0 : (text[at] ?? 0);
      if (column === SKIPPED) continue;
      if (state === 0) first = at;
      state = next[state * columns + column] ?? 0;
      const ended = state === 0 ? shorter : ends[state] === NONE ? 0 : state;
      if (ended !== 0) {
        const name = ends[ended] ?? SILENT;
        if (name !== SILENT) found(name, first + (before[ended] ?? 0));
        from = state === 0 ? shorterEnd : at;
      }
      if (state === 0 || ended !== 0) break;
      const longest = otherwise[state] ?? 0;
      if (longest !== 0) {
        shorter = longest;
        shorterEnd = at;
      }
    }
  }
}
