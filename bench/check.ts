// Before anything is measured: whoever does not give the limit's answer to every request of an operation sits it out.

import { ask, countObjects, difference, withoutCursors } from "./answers.ts";
import { bodiesOf, CONTESTANTS, type ContestantName, type Running } from "./contestants.ts";
import type { Tell } from "./data/cluster.ts";
import type { Asked, Found, OperationName } from "./operations.ts";

export type Servers = ReadonlyMap<ContestantName, Running>;
export type Agreeing = ReadonlyMap<OperationName, readonly ContestantName[]>;

export interface Checked {
  /** The limit and those that say the same, by operation. */
  readonly agreeing: Agreeing;
  readonly allAgree: boolean;
}

/** Asks everybody everything once, one request after the other, and tells of each operation. */
export async function check(
  operations: readonly Asked[],
  servers: Servers,
  found: Found,
  tell: Tell,
): Promise<Checked> {
  const agreeing = new Map<OperationName, readonly ContestantName[]>();
  let allAgree = true;
  for (const operation of operations) {
    const limit = servers.get("limit");
    if (limit === undefined) throw new Error("The limit does not run");
    const expected = await answersOf("limit", limit, operation, found);
    const agree: ContestantName[] = ["limit"];
    let shown = expected;
    for (const [name, server] of servers) {
      if (name === "limit" || (name !== "parley" && !operation.peers)) continue;
      const answers = await answersOf(name, server, operation, found).catch((error: unknown) => String(error));
      const wrong = typeof answers === "string" ? answers : compare(name, operation, expected, answers);
      if (wrong === null) agree.push(name);
      else tell(`${operation.name}: ${name} does not give the answer of the limit at ${wrong}`);
      allAgree &&= wrong === null;
      if (name === "parley" && typeof answers !== "string") shown = answers;
    }
    agreeing.set(operation.name, agree);
    tell(sentence(operation, shown, agree));
  }
  return { agreeing, allAgree };
}

async function answersOf(
  name: ContestantName,
  server: Running,
  operation: Asked,
  found: Found,
): Promise<readonly unknown[]> {
  const answers: unknown[] = [];
  for (const body of bodiesOf(name, operation, found))
    answers.push(CONTESTANTS[name].answer(operation, await ask(server.origin, body)));
  return answers;
}

/** Where the first of the answers differs; null when none does, or when the limit gives rows only. */
function compare(
  name: ContestantName,
  operation: Asked,
  expected: readonly unknown[],
  answers: readonly unknown[],
): string | null {
  if (operation.limit === "rows") return null;
  const same = "ownCursors" in CONTESTANTS[name] ? withoutCursors : (answer: unknown) => answer;
  return difference(same(expected), same(answers));
}

function sentence(operation: Asked, answers: readonly unknown[], agree: readonly string[]): string {
  const objects = answers.reduce((sum: number, answer) => sum + countObjects(answer), 0) / answers.length;
  const kilobytes = JSON.stringify(answers).length / answers.length / 1_000;
  const what =
    operation.limit === "answer" ? "the same from" : "computed from rows of which the limit gives those it needs;";
  return `${operation.name}: ${answers.length} requests, ${Math.round(objects)} objects and ${kilobytes.toFixed(1)} kB each, ${what} ${agree.join(", ")}`;
}
