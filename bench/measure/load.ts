// Asks the load process for a run.

import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface Task {
  readonly origin: string;
  /** Bodies of requests, taken in turn. */
  readonly bodies: readonly string[];
  readonly connections: number;
  readonly seconds: number;
}

export interface Load {
  readonly requests: number;
  readonly failures: number;
  /** From the first request to the last answer. */
  readonly seconds: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly bytes: number;
}

export interface Loader {
  readonly run: (task: Task) => Promise<Load>;
  readonly stop: () => void;
}

export function startLoader(): Loader {
  const child: ChildProcess = fork(fileURLToPath(new URL("load.js", import.meta.url)), { execArgv: [] });
  return {
    run: async (task) => {
      const answered = once(child, "message");
      child.send(task);
      const [message] = (await answered) as [{ result?: Load; error?: string }];
      if (message.result === undefined) throw new Error(message.error ?? "The load process gave nothing");
      return message.result;
    },
    stop: () => child.disconnect(),
  };
}
