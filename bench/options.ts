// What the command line asks for.

import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { CONTESTANTS, type ContestantName } from "./contestants.ts";
import { OPERATIONS, type OperationName } from "./operations.ts";

export interface Options {
  /** Absolute path of the data sets, one folder a scale. */
  readonly data: string;
  readonly scale: "small" | "large";
  readonly contestants: readonly ContestantName[];
  readonly operations: readonly OperationName[];
  readonly rounds: number;
  /** Seconds of a contestant's run in a round; the limit's runs around it take half. */
  readonly seconds: number;
  readonly connections: number;
  /** Requests before the rounds. */
  readonly warm: number;
  /** Folder of the checkout whose built Parley is measured. */
  readonly build: string;
  /** Only makes the data. */
  readonly dataOnly: boolean;
  /** Only compares the answers. */
  readonly checkOnly: boolean;
  /** Measures how the CPU of ours grows from the small scale to the large one. */
  readonly growth: boolean;
  /** Measures how fast articles are taken in. */
  readonly ingest: boolean;
  /** Shows where node's time goes for the operations, one after the other. */
  readonly profile: boolean;
  readonly quick: boolean;
}

const ROOT = fileURLToPath(new URL("..", import.meta.url));
/** Beside the data of `parley serve`. */
const DATA = resolve(ROOT, ".data/bench");

export const HELP = `Measures Parley against hand-written SQL and other GraphQL servers over the same PostgreSQL.

npm run bench -- [options]
  --quick             under a minute: small data, 3 short rounds, ours, the limit and two peers
  --scale SCALE       small (10,000 articles, 100,000 positions) or large (twenty times that; default)
  --data DIR          folder of the data sets, made on first use and kept (default .data/bench)
  --only A,B          contestants beside the limit: ${Object.keys(CONTESTANTS)
    .filter((name) => name !== "limit")
    .join(", ")}
  --operations A,B    ${OPERATIONS.map(({ name }) => name).join(", ")}
  --rounds N          rounds (default 5, at least 1)
  --seconds S         seconds of a contestant's run in each round (default 1.5)
  --connections N     connections (default 16; 8 when quick)
  --build DIR         another built checkout of Parley over the same data (it applies its migrations there)
  --growth            ours alone, small against large, in turns
  --ingest            how many articles a second \`parley ingest\` takes into an empty database
  --profile           ours alone, where node's time goes for each of the operations
  --data-only         make the data and stop
  --check-only        compare the answers and stop
  --help              this text

Results: bench/results/latest.json, bench/results/latest.svg.`;

/** The options of a command line, null when it asks for help; throws a sentence when it cannot be meant. */
export function readOptions(given: readonly string[]): Options | null {
  const { values } = parseArgs({
    args: [...given],
    options: {
      quick: { type: "boolean" },
      scale: { type: "string" },
      data: { type: "string" },
      only: { type: "string" },
      operations: { type: "string" },
      rounds: { type: "string" },
      seconds: { type: "string" },
      connections: { type: "string" },
      build: { type: "string" },
      growth: { type: "boolean", default: false },
      ingest: { type: "boolean", default: false },
      profile: { type: "boolean", default: false },
      "data-only": { type: "boolean", default: false },
      "check-only": { type: "boolean", default: false },
      help: { type: "boolean" },
    },
  });
  if (values.help === true) return null;
  const quick = values.quick === true;
  const scale = values.scale ?? (quick ? "small" : "large");
  if (scale !== "small" && scale !== "large") throw new Error(`--scale must be small or large, and is ${scale}`);
  const everybody = Object.keys(CONTESTANTS) as ContestantName[];
  const contestants = namesOf(
    "--only",
    values.only,
    everybody,
    quick ? everybody.filter((name) => QUICK_CONTESTANTS.includes(name)) : everybody,
  );
  const every = OPERATIONS.map(({ name }) => name);
  return {
    data: values.data === undefined ? DATA : resolve(values.data),
    scale,
    contestants: contestants.filter((name) => name !== "limit"),
    operations: namesOf("--operations", values.operations, every, quick ? QUICK_OPERATIONS : every),
    rounds: positive("--rounds", values.rounds ?? (quick ? "3" : "5")),
    seconds: positive("--seconds", values.seconds ?? (quick ? "0.3" : "1.5")),
    connections: positive("--connections", values.connections ?? (quick ? "8" : "16")),
    warm: quick ? 100 : 2_000,
    build: values.build === undefined ? ROOT : resolve(values.build),
    dataOnly: values["data-only"],
    checkOnly: values["check-only"],
    growth: values.growth,
    ingest: values.ingest,
    profile: values.profile,
    quick,
  };
}

const QUICK_CONTESTANTS: readonly string[] = ["parley", "postgraphile", "mercurius"];
const QUICK_OPERATIONS: readonly OperationName[] = ["ActorPoint", "ActorProfile", "Articles", "NegotiationBriefing"];

function namesOf<T extends string>(
  flag: string,
  given: string | undefined,
  known: readonly T[],
  otherwise: readonly T[],
): readonly T[] {
  if (given === undefined) return otherwise;
  return given.split(",").map((name) => {
    const found = known.find((one) => one.toLowerCase() === name.trim().toLowerCase());
    if (found === undefined) throw new Error(`${flag}: ${name} is none of ${known.join(", ")}`);
    return found;
  });
}

function positive(flag: string, given: string): number {
  const value = Number(given);
  if (!(value > 0)) throw new Error(`${flag} must be a number above 0, and is ${given}`);
  return value;
}
