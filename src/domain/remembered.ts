// Answers that are asked for again and again.

/** Longer texts are asked about once. */
const LONGEST = 200;
const MOST = 20_000;

/** A pure function of a text that keeps its answers for short texts: at most 20,000, then it begins anew. */
export function remembered<T>(answer: (text: string) => T): (text: string) => T {
  const known = new Map<string, T>();
  return (text) => {
    if (text.length > LONGEST) return answer(text);
    const found = known.get(text);
    if (found !== undefined) return found;
    if (known.size >= MOST) known.clear();
    const made = answer(text);
    known.set(text, made);
    return made;
  };
}
