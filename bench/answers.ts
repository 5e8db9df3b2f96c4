// Whether servers say the same: the first place where two answers differ.

/** Where two answers differ, as a path with both values; null when they are equal. The order of keys does not count. */
export function difference(expected: unknown, found: unknown, path = "$"): string | null {
  if (Object.is(expected, found)) return null;
  if (Array.isArray(expected) && Array.isArray(found)) {
    if (expected.length !== found.length) return `${path}: ${expected.length} entries, not ${found.length}`;
    return first(expected.map((value, index) => () => difference(value, found[index], `${path}[${index}]`)));
  }
  if (isObject(expected) && isObject(found)) {
    const keys = [...new Set([...Object.keys(expected), ...Object.keys(found)])];
    return first(keys.map((key) => () => difference(expected[key], found[key], `${path}.${key}`)));
  }
  return `${path}: ${shown(expected)}, not ${shown(found)}`;
}

function first(looks: readonly (() => string | null)[]): string | null {
  for (const look of looks) {
    const found = look();
    if (found !== null) return found;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 120 ? `${text.slice(0, 120)}…` : text;
}

/** What a server answers to one request; throws when it is no JSON or tells of errors. */
export async function ask(origin: string, body: string): Promise<unknown> {
  const response = await fetch(`${origin}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json", accept: "application/json" },
    body,
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`status ${response.status}: ${text.slice(0, 300)}`);
  const answer: unknown = JSON.parse(text);
  if (isObject(answer) && answer["errors"] !== undefined) throw new Error(text.slice(0, 300));
  return answer;
}

/** How many objects an answer holds: what the tables call its size. */
export function countObjects(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, entry) => sum + countObjects(entry), 0);
  if (!isObject(value)) return 0;
  return 1 + Object.values(value).reduce((sum: number, entry) => sum + countObjects(entry), 0);
}

/** The answer with each cursor told only by whether there is one. */
export function withoutCursors(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutCursors);
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [key, key === "endCursor" ? entry !== null : withoutCursors(entry)]),
  );
}
