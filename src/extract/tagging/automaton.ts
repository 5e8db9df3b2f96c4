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
  /** The pattern that ends with a state when nothing longer fits; 0 when none does. */
  readonly otherwise: Int16Array;
  /** The name of the pattern that a state ends; "" for states that end none. */
  readonly names: readonly string[];
  /** Symbols of a pattern before what is marked. */
  readonly before: Int16Array;
}

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
    names: Array.from({ length: count }, (_, state) => names[state] ?? ""),
    before: Int16Array.from({ length: count }, (_, state) => marks[state]?.[0] ?? 0),
  };
}

/**
 * Finds the patterns in a text, from left to right, none overlapping. `found` is called with the name of each and the index
 * at which its marked part begins.
 */
export function recognize(
  { next, columns, otherwise, names, before }: Machine,
  text: Int16Array,
  found: (name: string, at: number) => void,
): void {
  const report = (state: number, first: number) => {
    // The pattern "0" only keeps others from fitting.
    const name = names[state] ?? "";
    if (name !== "0") found(name, first + (before[state] ?? 0));
  };
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
      const to = next[state * columns + column] ?? 0;
      if (state === 0) first = at;
      if (to === 0) {
        if (shorter !== 0) {
          report(shorter, first);
          from = shorterEnd;
        }
        break;
      }
      if (names[to] !== "") {
        report(to, first);
        from = at;
        break;
      }
      state = to;
      const ends = otherwise[state] ?? 0;
      if (ends !== 0) {
        shorter = ends;
        shorterEnd = at;
      }
    }
  }
}
