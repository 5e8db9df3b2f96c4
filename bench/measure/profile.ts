// Where the time of node goes: functions by their own share of a CPU profile of V8.

/** What --cpu-prof writes: https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile */
export interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number };
  }[];
  /** Node on top at each sample. */
  readonly samples: readonly number[];
  /** Microseconds since the sample before. */
  readonly timeDeltas: readonly number[];
}

export interface Share {
  /** Function and place, with the path from the last node_modules or from dist on. */
  readonly name: string;
  /** Of all time but idle, 0–1. */
  readonly share: number;
}

/** The functions with the most time of their own; idle time is left out. */
export function topOf(profile: CpuProfile, count: number): readonly Share[] {
  const names = new Map(profile.nodes.map(({ id, callFrame }) => [id, nameOf(callFrame)]));
  const times = new Map<string, number>();
  let all = 0;
  for (const [index, node] of profile.samples.entries()) {
    const name = names.get(node) ?? "";
    if (name === "(idle)") continue;
    const time = profile.timeDeltas[index] ?? 0;
    times.set(name, (times.get(name) ?? 0) + time);
    all += time;
  }
  return [...times]
    .map(([name, time]) => ({ name, share: time / all }))
    .toSorted((a, b) => b.share - a.share)
    .slice(0, count);
}

function nameOf({ functionName, url, lineNumber }: CpuProfile["nodes"][number]["callFrame"]): string {
  const name = functionName === "" ? "(anonymous)" : functionName;
  if (url === "") return name;
  const modules = url.lastIndexOf("/node_modules/");
  const path = modules >= 0 ? url.slice(modules + 14) : url.slice(url.lastIndexOf("/dist/") + 1);
  return `${name} ${path}:${lineNumber + 1}`;
}
