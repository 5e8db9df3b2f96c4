// How the benchmark reads /proc.

import { describe, expect, test } from "vitest";

import { parseStat, treeOf } from "../../bench/measure/processes.ts";

describe("CPU of processes", () => {
  test("fields are counted behind the name, which may hold spaces and brackets", () => {
    const numbers = Array.from({ length: 50 }, (_, index) => index + 4);
    const text = `77 (a (odd) name) S ${numbers.join(" ")}`;
    // Field n of proc(5) holds n here: utime is 14, stime 15, cutime 16, cstime 17.
    expect(parseStat(text)).toEqual({ pid: 77, parent: 4, own: 290, ended: 330 });
  });

  test("a tree holds the children of children, and nobody else's", () => {
    const stats = [
      { pid: 1, parent: 0 },
      { pid: 2, parent: 1 },
      { pid: 3, parent: 2 },
      { pid: 4, parent: 9 },
    ];
    expect(treeOf(1, stats).toSorted()).toEqual([1, 2, 3]);
    expect(treeOf(4, stats)).toEqual([4]);
  });
});
