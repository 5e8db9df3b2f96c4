// What the benchmark tells: profiles, pictures and tables.

import { describe, expect, test } from "vitest";

import { topOf } from "../../bench/measure/profile.ts";
import { plot } from "../../bench/report/plot.ts";
import { figure, figureOf, table } from "../../bench/report/table.ts";

describe("the report of the benchmark", () => {
  test("a profile is told by a function's own time, idle time left out", () => {
    const frame = (functionName: string, url: string) => ({ functionName, url, lineNumber: 4 });
    const profile = {
      nodes: [
        { id: 1, callFrame: frame("(idle)", "") },
        { id: 2, callFrame: frame("parse", "file:///a/node_modules/pg/node_modules/pg-protocol/dist/parser.js") },
        { id: 3, callFrame: frame("", "file:///a/dist/query/run.js") },
        { id: 4, callFrame: frame("(program)", "") },
      ],
      samples: [1, 2, 3, 2, 4],
      timeDeltas: [1_000, 30, 20, 40, 10],
    };
    expect(topOf(profile, 3)).toEqual([
      { name: "parse pg-protocol/dist/parser.js:5", share: 0.7 },
      { name: "(anonymous) dist/query/run.js:5", share: 0.2 },
      { name: "(program)", share: 0.1 },
    ]);
  });

  test("a picture is well-formed, keeps bars within its width and escapes names", () => {
    const bar = { label: "a < b & c", node: 20, postgres: 3, note: "12" };
    const svg = plot("Title", [{ name: "One", bars: [bar, { ...bar, node: 0.5, postgres: 0.5 }] }]);
    expect(svg).toContain("a &lt; b &amp; c");
    expect(svg.match(/<text/g)?.length).toBe(svg.match(/<\/text>/g)?.length);
    for (const [, x, width] of svg.matchAll(/<rect x="([\d.]+)" y="\d+" width="([\d.]+)"/g))
      expect(Number(x) + Number(width)).toBeLessThanOrEqual(960);
  });

  test("a table stands in columns, numbers have three digits that count", () => {
    expect(
      table([
        ["a", "b"],
        ["long", "1.0"],
      ]),
    ).toBe("a       b\nlong  1.0");
    expect([figure(12_345), figure(1.234), figure(0.01234), figure(Number.NaN)]).toEqual([
      "12,345",
      "1.23",
      "0.0123",
      "–",
    ]);
    expect(figureOf({ median: 1.2, low: 1, high: 1.456 })).toBe("1.20 (1.00–1.46)");
  });
});
