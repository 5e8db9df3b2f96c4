// Which blocks of code a run has reached, as V8 counts them: https://chromedevtools.github.io/devtools-protocol/v8/Profiler/

import { Session } from "node:inspector/promises";

interface CoveredRange {
  readonly startOffset: number;
  readonly endOffset: number;
  readonly count: number;
}

interface Script {
  /** 1 for every character of the source that has run. */
  reached: Uint8Array;
  /** Where blocks begin, and whether one that begins there has run. */
  readonly blocks: Map<number, boolean>;
}

export interface Coverage {
  /** What ran since the last look: how many characters of source ran for the first time ever; `keep`: remembers them. */
  readonly take: (keep: boolean) => Promise<number>;
  /** Blocks that have run, and blocks that V8 has told of. */
  readonly count: () => { readonly reached: number; readonly known: number };
  readonly stop: () => Promise<void>;
}

/** Begins to count. `concerns`: whether a script, by its address, is watched. */
export async function startCoverage(concerns: (url: string) => boolean): Promise<Coverage> {
  const session = new Session();
  session.connect();
  await session.post("Profiler.enable");
  await session.post("Profiler.startPreciseCoverage", { callCount: true, detailed: true });
  const scripts = new Map<string, Script>();

  const read = (url: string, functions: readonly { readonly ranges: readonly CoveredRange[] }[], keep: boolean) => {
    const script = scripts.get(url) ?? { reached: new Uint8Array(0), blocks: new Map<number, boolean>() };
    scripts.set(url, script);
    const ranges = functions.flatMap((one) => one.ranges).toSorted(outermostFirst);
    const size = Math.max(script.reached.length, ...ranges.map((range) => range.endOffset));
    // Inner ranges overwrite what the outer ones say.
    const now = new Uint8Array(size);
    for (const { startOffset, endOffset, count } of ranges) {
      now.fill(count > 0 ? 1 : 0, startOffset, endOffset);
      if (keep) script.blocks.set(startOffset, count > 0 || script.blocks.get(startOffset) === true);
    }
    const before = script.reached;
    let fresh = 0;
    for (let at = 0; at < size; at++) {
      if (before[at] === 1) now[at] = 1;
      else if (now[at] === 1) fresh++;
    }
    if (keep) script.reached = now;
    return fresh;
  };
  return {
    take: async (keep) => {
      const { result } = await session.post("Profiler.takePreciseCoverage");
      let fresh = 0;
      for (const { url, functions } of result) if (concerns(url)) fresh += read(url, functions, keep);
      return fresh;
    },
    count: () => {
      const blocks = [...scripts.values()].flatMap((script) => [...script.blocks.values()]);
      return { reached: blocks.filter(Boolean).length, known: blocks.length };
    },
    stop: async () => {
      await session.post("Profiler.stopPreciseCoverage");
      session.disconnect();
    },
  };
}

function outermostFirst(a: CoveredRange, b: CoveredRange): number {
  return a.startOffset - b.startOffset || b.endOffset - a.endOffset;
}
