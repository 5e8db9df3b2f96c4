// The arithmetic of the benchmark: medians, quartiles, pairs.

import { describe, expect, test } from "vitest";

import { median, paired, quantile, ratios, spread } from "../../bench/statistics.ts";

describe("statistics", () => {
  test("a median lies between the two in the middle, whatever the order", () => {
    expect(median([9, 1, 5])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([])).toBeNaN();
  });

  test("quantiles lie between neighbours in proportion", () => {
    expect(quantile([10, 20, 30, 40, 50], 0.25)).toBe(20);
    expect(quantile([0, 10], 0.1)).toBeCloseTo(1);
    expect(spread([5, 1, 3, 2, 4])).toEqual({ median: 3, low: 2, high: 4 });
  });

  test("a run is divided by the mean of its neighbours, so that a slow spell of the machine falls out", () => {
    expect(paired(12, 10, 10)).toBeCloseTo(1.2);
    expect(paired(24, 20, 20)).toBeCloseTo(1.2);
    expect(paired(18, 10, 20)).toBeCloseTo(1.2);
  });

  test("two contestants are compared round by round", () => {
    expect(ratios([2, 3, 4], [1, 2])).toEqual([2, 1.5]);
  });
});
