// What is told of the measurements: a table an operation, whether the goals are met, and the same as JSON.

import { CONTESTANTS, type ContestantName } from "../contestants.ts";
import { GOALS } from "../goals.ts";
import type { Cell, Sample } from "../measure/cells.ts";
import type { OperationName } from "../operations.ts";
import type { Options } from "../options.ts";
import { median, ratios, spread } from "../statistics.ts";
import { figure, figureOf, table } from "./table.ts";

export interface Measured {
  readonly operation: OperationName;
  readonly limits: readonly Sample[];
  readonly cells: ReadonlyMap<ContestantName, readonly Cell[]>;
  /** Megabytes after the rounds. */
  readonly resident: ReadonlyMap<ContestantName, number>;
}

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
  /** Paired, against the limit; 1 for the limit itself. */
  readonly cpuRatio: number;
  readonly speedRatio: number;
  readonly scale: string;
  readonly connections: number;
  readonly rounds: number;
}

export function report(
  measured: readonly Measured[],
  options: Options,
): { readonly text: string; readonly json: readonly Line[] } {
  const json = measured.flatMap((one) => linesOf(one, options));
  const parts = measured.map((one) => tableOf(one, json));
  return { text: ["", ...parts, goalsOf(measured)].join("\n"), json };
}

function linesOf({ operation, limits, cells, resident }: Measured, options: Options): readonly Line[] {
  const shared = { operation, scale: options.scale, connections: options.connections, rounds: options.rounds };
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

function tableOf({ operation, cells }: Measured, json: readonly Line[]): string {
  const rows = json
    .filter((line) => line.operation === operation)
    .map((line) => {
      const list = cells.get(line.contestant as ContestantName);
      return [
        CONTESTANTS[line.contestant as ContestantName].label,
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
  return `${table([[operation, ...head], ...rows])}\n`;
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
