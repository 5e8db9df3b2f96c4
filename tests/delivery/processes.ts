// Real processes of `parley work`, to be killed and stopped.

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;

export interface Worker {
  readonly pid: number;
  readonly signal: (signal: NodeJS.Signals) => void;
  /** Its exit code, or the signal that ended it. */
  readonly ended: Promise<number | string>;
  /** What it has written. */
  readonly said: () => string;
}

/** A process of `parley work`, once it works. */
export async function startWorker(url: string, settings: Readonly<Record<string, string>>): Promise<Worker> {
  const { DATABASE_URL: _url, ...rest } = process.env;
  const child: ChildProcess = spawn(process.execPath, [PROGRAM, "work"], {
    env: { ...rest, DATABASE_URL: url, PARLEY_POOL_SIZE: "12", WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1", ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let said = "";
  child.stdout?.on("data", (part: Buffer) => (said += part.toString()));
  child.stderr?.on("data", (part: Buffer) => (said += part.toString()));
  const ended = once(child, "exit").then(([code, signal]) => (code ?? signal) as number | string);
  while (!said.includes("Working with")) {
    if (child.exitCode !== null || child.signalCode !== null) throw new Error(`It did not start: ${said}`);
    await sleep(20);
  }
  return { pid: child.pid ?? -1, ended, said: () => said, signal: (signal) => void child.kill(signal) };
}

/** Waits until something holds, at most `patience` milliseconds. */
export async function until(holds: () => Promise<boolean>, patience = 60_000): Promise<void> {
  const begun = performance.now();
  while (!(await holds())) {
    if (performance.now() - begun > patience) throw new Error(`It did not come to hold within ${patience} ms`);
    await sleep(25);
  }
}
