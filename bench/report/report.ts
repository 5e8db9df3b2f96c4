// What is told of the measurements: a table an operation, whether the goals are met, and the same as JSON.

import { CONTESTANTS, type ContestantName } from "../contestants.ts";
import { GOALS, MEMORY_GOAL } from "../goals.ts";
import type { Sample } from "../measure/cells.ts";
import type { Measured, Start } from "../measure/rounds.ts";
import type { Options } from "../options.ts";
import { median, ratios, spread } from "../statistics.ts";
import { type Group, plot } from "./plot.ts";
import { figure, figureOf, table } from "./table.ts";

/** One line of latest.json. */
export interface Line {
  readonly operation: string;
  readonly contestant: string;
  readonly requestsPerSecond: number;
  readonly nodeMs: number;
  readonly postgresMs: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly rssMB: number;
  /** Paired, against the limit; 1 for the limit itself, null where nothing is paired. */
  readonly cpuRatio: number | null;
  readonly speedRatio: number | null;
  readonly scale: string;
  readonly connections: number;
  readonly rounds: number;
}

export interface Report {
  readonly text: string;
  readonly json: readonly Line[];
}

export function report(measured: readonly Measured[], options: Options): Report & { readonly svg: string } {
  const json = measured.flatMap((one) => linesOf(one, options));
  const parts = measured.map((one) => tableOf(one, json));
  const groups = measured.map((one) => groupOf(one, json));
  const title = `Parley's benchmark, ${options.scale} data, ${options.rounds} rounds`;
  return { text: [...parts, goalsOf(measured)].join("\n"), json, svg: plot(title, groups) };
}

function groupOf({ operation }: Measured, json: readonly Line[]): Group {
  const bars = json
    .filter((line) => line.operation === operation)
    .map((line) => {
      const whole = line.nodeMs + line.postgresMs;
      const ratio = line.cpuRatio ?? 0;
      return {
        label: labelOf(line.contestant),
        node: (ratio * line.nodeMs) / whole,
        postgres: (ratio * line.postgresMs) / whole,
        note: `${ratio.toFixed(2)} × (${figure(whole)} ms), ${figure(line.requestsPerSecond)}/s`,
      };
    });
  return { name: operation, bars };
}

function labelOf(contestant: string): string {
  return CONTESTANTS[contestant as ContestantName].label;
}

function linesOf({ operation, connections, limits, cells, resident }: Measured, options: Options): readonly Line[] {
  const shared = { operation, scale: options.scale, connections, rounds: options.rounds };
  const line = (contestant: ContestantName, samples: readonly Sample[], cpuRatio: number, speedRatio: number): Line => {
    const of = (read: (sample: Sample) => number) => median(samples.map(read));
    return {
      contestant,
      requestsPerSecond: of((one) => one.requestsPerSecond),
      nodeMs: of((one) => one.nodeMs),
      postgresMs: of((one) => one.postgresMs),
      p50Ms: of((one) => one.p50Ms),
      p99Ms: of((one) => one.p99Ms),
      rssMB: resident.get(contestant) ?? 0,
      cpuRatio,
      speedRatio,
      ...shared,
    };
  };
  return [
    line("limit", limits, 1, 1),
    ...[...cells].map(([name, list]) =>
      line(
        name,
        list.map((cell) => cell.sample),
        median(list.map((cell) => cell.cpuRatio)),
        median(list.map((cell) => cell.speedRatio)),
      ),
    ),
  ];
}

function tableOf({ operation, connections, cells, failures }: Measured, json: readonly Line[]): string {
  const rows = json
    .filter((line) => line.operation === operation)
    .map((line) => {
      const list = cells.get(line.contestant as ContestantName);
      return [
        labelOf(line.contestant),
        figure(line.requestsPerSecond),
        list === undefined ? "1" : figureOf(spread(list.map((cell) => cell.speedRatio))),
        figure(line.nodeMs),
        figure(line.postgresMs),
        list === undefined ? "1" : figureOf(spread(list.map((cell) => cell.cpuRatio))),
        figure(line.p50Ms),
        figure(line.p99Ms),
        figure(line.rssMB),
      ];
    });
  const head = ["requests/s", "× limit", "node ms", "PG ms", "CPU × limit", "p50 ms", "p99 ms", "MB"];
  const failed = [...failures.keys()].map((name) => [labelOf(name), "failed"]);
  const name = connections === 16 ? operation : `${operation}, ${connections} connections`;
  return `${table([[name, ...head], ...rows, ...failed])}\n`;
}

/** Memory, and what else a sample tells, under many connections. */
export function reportCrowd(
  found: ReadonlyMap<ContestantName, { readonly sample: Sample; readonly resident: number }>,
  connections: number,
  options: Options,
): Report {
  const json = [...found].map(
    ([contestant, { sample, resident }]): Line => ({
      ...{ operation: "NegotiationBriefing", contestant, ...sample, rssMB: resident },
      ...{ cpuRatio: null, speedRatio: null, scale: options.scale, connections, rounds: 1 },
    }),
  );
  const rows = json.map((line) => [
    labelOf(line.contestant),
    ...[figure(line.requestsPerSecond), figure(line.p99Ms), figure(line.rssMB)],
  ]);
  const ours = found.get("parley")?.resident;
  const goal = ours === undefined ? "" : `Parley's memory ≤ ${MEMORY_GOAL} MB: ${met(ours <= MEMORY_GOAL)}\n`;
  return { text: `${table([[`${connections} connections`, "requests/s", "p99 ms", "MB"], ...rows])}\n${goal}`, json };
}

/** From the start of a program to its first answer. */
export function reportStarts(starts: ReadonlyMap<ContestantName, readonly Start[]>, options: Options): Report {
  const json = [...starts].map(([contestant, list]): Line => {
    const of = (read: (start: Start) => number) => median(list.map(read));
    const ms = of((one) => one.ms);
    return {
      ...{ operation: "ColdStart", contestant, requestsPerSecond: 1_000 / ms },
      ...{ nodeMs: of((one) => one.nodeMs), postgresMs: of((one) => one.postgresMs), p50Ms: ms },
      ...{ p99Ms: Math.max(...list.map((one) => one.ms)), rssMB: 0, cpuRatio: null, speedRatio: null },
      ...{ scale: options.scale, connections: 1, rounds: list.length },
    };
  });
  const rows = json.map((line) => [
    labelOf(line.contestant),
    ...[figure(line.p50Ms), figure(line.nodeMs), figure(line.postgresMs)],
  ]);
  return { text: `${table([["First answer after a start", "ms", "node ms", "PG ms"], ...rows])}\n`, json };
}

function goalsOf(measured: readonly Measured[]): string {
  const rows: string[][] = [];
  for (const { operation, cells } of measured) {
    const goal = GOALS[operation];
    const ours = cells.get("parley");
    if (goal === undefined || ours === undefined) continue;
    const cpu = spread(ours.map((cell) => cell.cpuRatio));
    rows.push([`${operation}: CPU against the limit`, figureOf(cpu), `≤ ${goal.cpu}`, met(cpu.median <= goal.cpu)]);
    if (goal.cpuMs !== undefined) {
      const spent = median(ours.map(({ sample }) => sample.nodeMs + sample.postgresMs));
      rows.push([`${operation}: ms of CPU`, figure(spent), `≤ ${goal.cpuMs}`, met(spent <= goal.cpuMs)]);
    }
    for (const [peer, times] of Object.entries(goal.faster ?? {})) {
      const theirs = cells.get(peer as ContestantName);
      if (theirs === undefined) continue;
      const faster = spread(
        ratios(
          ours.map((cell) => cell.speedRatio),
          theirs.map((cell) => cell.speedRatio),
        ),
      );
      rows.push([
        `${operation}: requests/s against ${peer}`,
        figureOf(faster),
        `≥ ${times}`,
        met(faster.median >= times),
      ]);
    }
  }
  return rows.length === 0 ? "" : table([["Goal", "measured", "wanted", ""], ...rows]);
}

function met(yes: boolean): string {
  return yes ? "met" : "MISSED";
}
