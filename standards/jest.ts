// What Apollo's suite takes from Jest, by Vitest. Tests that contradict a rule of ours must fail, and say why.

import {
  afterAll as afterAllOf,
  afterEach as afterEachOf,
  beforeAll as beforeAllOf,
  beforeEach as beforeEachOf,
  it as itOf,
} from "vitest";

export { describe, expect, vi as jest } from "vitest";

/** Name of a test → the rule that it contradicts. */
const CONTRADICTIONS: Readonly<Record<string, string>> = {
  default: "text/plain is answered 415, as HTTP has it, before Apollo's own guard could answer 400",
  "throws an error if POST body is empty": "text/plain is answered 415, as HTTP has it, and not 400",
  "throws an error if invalid content-type": "text/plain is answered 415, as HTTP has it, and not 400",
};

type Done = (error?: unknown) => void;
type Body = (done: Done) => unknown;

/** Jest hands a callback to a function that wants one. */
function withDone(body: Body): () => unknown {
  if (body.length === 0) return () => body(() => undefined);
  return () => new Promise<void>((resolve, reject) => body((error) => (error == null ? resolve() : reject(error))));
}

export const beforeEach = (body: Body) => beforeEachOf(withDone(body) as () => void);
export const afterEach = (body: Body) => afterEachOf(withDone(body) as () => void);
export const beforeAll = (body: Body) => beforeAllOf(withDone(body) as () => void);
export const afterAll = (body: Body) => afterAllOf(withDone(body) as () => void);

export const it = new Proxy(itOf, {
  apply(run, _self, [name, body, limit]: [string, Body, number?]) {
    const why = CONTRADICTIONS[name];
    if (why === undefined) return run(name, withDone(body) as () => void, limit);
    return run.fails(`${name} (${why})`, withDone(body) as () => void, limit);
  },
});

export { it as test };
