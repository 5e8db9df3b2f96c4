// Conditions that wait for each other: circles in the graph of who waits for whom.

/** A position whose conditions name other actors. */
export interface Waiting {
  readonly claimId: string;
  readonly holderId: string;
  /** Actors whose move is waited for. */
  readonly on: readonly string[];
}

/** Longer circles are no longer told in a sentence. */
const LONGEST = 4;

/**
 * Every circle of 2 to 4 holders in which each waits for the next and the last for the first: one position each. Each
 * circle of holders once, short ones first, then in the order of the list. Linear in the paths of that length.
 */
export function waitingCircles(list: readonly Waiting[]): readonly (readonly Waiting[])[] {
  const byHolder = new Map<string, Waiting[]>();
  for (const one of list) byHolder.set(one.holderId, [...(byHolder.get(one.holderId) ?? []), one]);
  const found: (readonly Waiting[])[] = [];
  const seen = new Set<string>();
  const walk = (path: readonly Waiting[]): void => {
    const [first] = path;
    const last = path.at(-1);
    if (first === undefined || last === undefined) return;
    if (path.length > 1 && last.on.includes(first.holderId)) {
      const key = path
        .map((one) => one.holderId)
        .toSorted()
        .join();
      if (!seen.has(key)) {
        seen.add(key);
        found.push(path);
      }
      return;
    }
    if (path.length === LONGEST) return;
    for (const next of last.on.flatMap((id) => byHolder.get(id) ?? []))
      if (!path.some((one) => one.holderId === next.holderId)) walk([...path, next]);
  };
  for (const one of list) walk([one]);
  return found.toSorted((a, b) => a.length - b.length);
}
