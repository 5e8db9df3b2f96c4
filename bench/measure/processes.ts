// CPU time and memory of processes, from /proc: https://man7.org/linux/man-pages/man5/proc.5.html

import { readdirSync, readFileSync } from "node:fs";

/** Milliseconds a clock tick: USER_HZ is 100 on every Linux. */
const TICK = 10;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Milliseconds of CPU of its own. */
  readonly own: number;
  /** Milliseconds of CPU of children that have ended and were waited for, and of theirs. */
  readonly ended: number;
}

/** What /proc/<pid>/stat says; the name in brackets may hold anything, so fields are counted from its end. */
export function parseStat(text: string): Stat {
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const field = (number: number) => Number(fields[number - 3] ?? 0);
  return {
    pid: Number.parseInt(text, 10),
    parent: field(4),
    own: (field(14) + field(15)) * TICK,
    ended: (field(16) + field(17)) * TICK,
  };
}

function readStats(): readonly Stat[] {
  return readdirSync("/proc").flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      return [parseStat(readFileSync(`/proc/${name}/stat`, "utf8"))];
    } catch {
      return []; // Ended in between.
    }
  });
}

/** A process and all that it started, directly or not. */
export function treeOf(root: number, stats: readonly Pick<Stat, "pid" | "parent">[]): readonly number[] {
  const children = new Map<number, number[]>();
  for (const { pid, parent } of stats) children.set(parent, [...(children.get(parent) ?? []), pid]);
  const found: number[] = [];
  const visit = (pid: number) => {
    found.push(pid);
    for (const child of children.get(pid) ?? []) visit(child);
  };
  visit(root);
  return found;
}

/** Nanoseconds on a CPU of every thread, as milliseconds; null where the kernel does not count them. */
function fineCpu(pid: number): number | null {
  try {
    let sum = 0;
    for (const thread of readdirSync(`/proc/${pid}/task`)) {
      sum += Number(readFileSync(`/proc/${pid}/task/${thread}/schedstat`, "utf8").split(" ")[0]);
    }
    return sum / 1e6;
  } catch {
    return null;
  }
}

/**
 * Milliseconds of CPU that a process and all its children have taken, those that have ended among them: a backend that
 * ends moves from its own count to its parent's. Living ones are counted in nanoseconds.
 */
export function cpuOf(root: number): number {
  const stats = readStats();
  const byPid = new Map(stats.map((stat) => [stat.pid, stat]));
  let sum = 0;
  for (const pid of treeOf(root, stats)) {
    const stat = byPid.get(pid);
    if (stat !== undefined) sum += (fineCpu(pid) ?? stat.own) + stat.ended;
  }
  return sum;
}

/** Milliseconds of CPU of a process's main thread and of its other threads; null when it has ended. */
export function threadsOf(pid: number): { readonly mainMs: number; readonly otherMs: number } | null {
  try {
    const main = Number(readFileSync(`/proc/${pid}/task/${pid}/schedstat`, "utf8").split(" ")[0]) / 1e6;
    const all = fineCpu(pid);
    return all === null ? null : { mainMs: main, otherMs: all - main };
  } catch {
    return null;
  }
}

/** Resident memory of a process and all its children, in megabytes. */
export function residentOf(root: number): number {
  let kilobytes = 0;
  for (const pid of treeOf(root, readStats())) {
    try {
      kilobytes += Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0);
    } catch {
      // Ended in between.
    }
  }
  return kilobytes / 1_024;
}
