// How the cost of a request grows with the data: ours on the small set and on the large one, in turns.

import { bodiesOf, start } from "./contestants.ts";
import { withClient } from "./data/cluster.ts";
import { openData, type ScaleName } from "./data/generate.ts";
import { type Cell, cpuMs, round, type Sample, type Target, warmUp } from "./measure/cells.ts";
import { startLoader } from "./measure/load.ts";
import { findSubjects, OPERATIONS } from "./operations.ts";
import type { Options } from "./options.ts";
import { figure, figureOf, table } from "./report/table.ts";
import { median, spread } from "./statistics.ts";

const GOAL = 1.3;
/** Ranking what a common word finds may cost more: what is ranked is bounded, not the matches. */
const GOAL_OF_SEARCH = 3;

/** Runs and tells. The ratio is the large set's CPU over the mean of the small set's before and after it. */
export async function growth(options: Options, tell: (message: string) => void): Promise<void> {
  const loader = startLoader();
  const open: (() => Promise<void>)[] = [];
  try {
    const targetsOf = async (scale: ScaleName) => {
      const cluster = await openData(options.data, scale, tell);
      open.push(cluster.stop);
      const found = await withClient(cluster.url, findSubjects);
      const server = await start("parley", { ...cluster, build: options.build });
      open.push(server.stop);
      const { origin, pid } = server;
      return new Map<string, Target>(
        OPERATIONS.map((operation) => [
          operation.name,
          { origin, pid, postmaster: cluster.postmaster, bodies: bodiesOf("parley", operation, found) },
        ]),
      );
    };
    const small = await targetsOf("small");
    const large = await targetsOf("large");
    const rows: string[][] = [["From small to large", "small ms", "large ms", "×", "wanted", ""]];
    for (const operation of OPERATIONS.filter(({ name }) => options.operations.includes(name))) {
      const [before, after] = [small.get(operation.name), large.get(operation.name)];
      if (before === undefined || after === undefined) continue;
      const heavy = "connections" in operation ? operation.connections : options.connections;
      const { seconds, warm } = options;
      const how = { loader, seconds, warm, connections: Math.min(options.connections, heavy) };
      for (const target of [before, after]) await warmUp(target, how);
      const cells: Cell[] = [];
      const smalls: Sample[] = [];
      for (let number = 0; number < options.rounds; number++) {
        const taken = await round(before, new Map([["large", after]]), how, number);
        for (const reason of taken.failures.values()) tell(`${operation.name}: ${reason}`);
        cells.push(...taken.cells.values());
        smalls.push(...taken.limits);
      }
      const grown = spread(cells.map((cell) => cell.cpuRatio));
      const goal = operation.document === "Search" ? GOAL_OF_SEARCH : GOAL;
      const cpu = [smalls, cells.map((cell) => cell.sample)].map((samples) => figure(median(samples.map(cpuMs))));
      rows.push([operation.name, ...cpu, figureOf(grown), `≤ ${goal}`, grown.median <= goal ? "met" : "MISSED"]);
    }
    console.log(`\n${table(rows)}`);
  } finally {
    loader.stop();
    for (const close of open.toReversed()) await close();
  }
}
