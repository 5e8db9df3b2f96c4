// Matches of a pattern without the copy of it that `matchAll` makes.

/**
 * All matches of a global pattern in order. `matchAll` runs a copy, which the engine forgets from time to time and compiles
 * anew; a process that has compiled as many patterns as this one gets slow code then, eight times as slow.
 */
export function matchesOf(pattern: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === "") pattern.lastIndex++;
  }
  return found;
}
