// How the benchmark tells whether two servers say the same.

import { describe, expect, test } from "vitest";

import { countObjects, difference, withoutCursors } from "../../bench/answers.ts";

describe("the comparison of answers", () => {
  const answer = { data: { actor: { id: "actor_1", names: [{ text: "A" }, { text: "B" }], country: null } } };

  test("the order of keys does not count, the order of lists does", () => {
    expect(difference({ a: 1, b: [1, 2] }, { b: [1, 2], a: 1 })).toBeNull();
    expect(difference({ b: [1, 2] }, { b: [2, 1] })).toBe("$.b[0]: 1, not 2");
  });

  test("names the first place where a value, a key or a length differs", () => {
    const other = structuredClone(answer);
    expect(difference(answer, other)).toBeNull();
    other.data.actor.names[1] = { text: "C" };
    expect(difference(answer, other)).toBe('$.data.actor.names[1].text: "B", not "C"');
    other.data.actor.names.pop();
    expect(difference(answer, other)).toBe("$.data.actor.names: 2 entries, not 1");
    expect(difference({ a: null }, {})).toBe("$.a: null, not nothing");
    expect(difference({}, { a: 1 })).toBe("$.a: nothing, not 1");
    expect(difference([], {})).toBe("$: [], not {}");
  });

  test("a cursor of another schema counts only by whether it is there", () => {
    const [ours, theirs] = ["b64", "other"].map((endCursor) => ({ pageInfo: [{ endCursor, hasNextPage: true }] }));
    expect(difference(withoutCursors(ours), withoutCursors(theirs))).toBeNull();
    const none = { pageInfo: [{ endCursor: null, hasNextPage: true }] };
    expect(difference(withoutCursors(ours), withoutCursors(none))).toBe("$.pageInfo[0].endCursor: true, not false");
  });

  test("counts the objects of an answer", () => {
    expect(countObjects(answer)).toBe(5);
    expect(countObjects(["x", null, 3])).toBe(0);
  });
});
