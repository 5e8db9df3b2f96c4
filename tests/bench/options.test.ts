// The command line of the benchmark.

import { describe, expect, test } from "vitest";

import { readOptions } from "../../bench/options.ts";

describe("the options of the benchmark", () => {
  test("a quick run takes the small data and few rounds; flags override", () => {
    expect(readOptions(["--quick"])).toMatchObject({ scale: "small", rounds: 3 });
    expect(readOptions(["--quick", "--rounds", "7"])).toMatchObject({ scale: "small", rounds: 7 });
    expect(readOptions([])).toMatchObject({ scale: "large", rounds: 5, connections: 16 });
  });

  test("names are found in any case; the limit always takes part and is not listed", () => {
    const options = readOptions(["--only", "Parley,limit", "--operations", "actorpoint,Articles"]);
    expect(options?.contestants).toEqual(["parley"]);
    expect(options?.operations).toEqual(["ActorPoint", "Articles"]);
  });

  test("help gives nothing to run, and nonsense is named", () => {
    expect(readOptions(["--help"])).toBeNull();
    expect(() => readOptions(["--only", "nobody"])).toThrow(/--only: nobody is none of .*parley/);
    expect(() => readOptions(["--scale", "huge"])).toThrow("--scale must be small or large, and is huge");
    expect(() => readOptions(["--rounds", "0"])).toThrow("--rounds must be a number above 0, and is 0");
  });
});
