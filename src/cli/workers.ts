// Several processes behind one port: the first holds the database and watches, the others serve. No state between them.

import cluster, { type Worker } from "node:cluster";

import type { Config } from "../config.ts";
import { openPrepared, type Running, startServer, startWorking, type Tell } from "../main.ts";

/** What a worker tells the process that started it. */
type Report = { readonly url: string } | { readonly problem: string };

/** Milliseconds. */
const PATIENCE = 15_000;
const BEFORE_ANOTHER = 1_000;
/** Connections that are made already, and whose request is still on its way, are served before the port closes. */
const LEAST_NOTICE = 1_000;

/** Whether this process is one of the workers. */
export const isWorker = cluster.isWorker;

/** Starts `config.workers` processes, and another one for each that dies; `stop` lets requests under way end. */
export async function startWorkers(config: Config, tell: Tell): Promise<Running> {
  const storage = await openPrepared(config, tell);
  const work = config.delivery.whileServing ? startWorking(config, storage, tell) : null;
  let stopping = false;
  const gone = (worker: Worker) =>
    new Promise<void>((resolve) => {
      if (worker.isDead()) resolve();
      else worker.once("exit", () => resolve());
    });
  const stop = async () => {
    stopping = true;
    const workers = Object.values(cluster.workers ?? {}).filter((worker) => worker !== undefined);
    for (const worker of workers) worker.process.kill("SIGTERM");
    const late = setTimeout(() => {
      for (const worker of workers) worker.process.kill("SIGKILL");
    }, config.stopNotice + PATIENCE);
    await Promise.all([work?.stop(), ...workers.map(gone)]);
    clearTimeout(late);
    await storage.close();
  };
  cluster.setupPrimary({ args: ["serve"] });
  try {
    const [first] = await Promise.all(Array.from({ length: config.workers }, () => hire()));
    cluster.on("exit", (worker, code, signal) => {
      if (stopping) return;
      tell(`Process ${worker.process.pid} ended (${signal ?? code}): another takes its place`);
      setTimeout(() => {
        if (!stopping) hire().catch((error: unknown) => tell(String(error)));
      }, BEFORE_ANOTHER);
    });
    if (first === undefined) throw new Error("No process was started");
    return { url: first, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** A worker that serves, by its address. */
function hire(): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = cluster.fork();
    worker.once("message", (report: Report) => {
      if ("url" in report) resolve(report.url);
      else reject(new Error(report.problem));
    });
    worker.once("exit", (code) => reject(new Error(`A process ended with ${code} before it was ready`)));
  });
}

/** Serves until told to stop, or until the process that started this one has gone. */
export async function serveAsWorker(config: Config): Promise<void> {
  const stopped = new Promise<void>((resolve) => {
    // Ctrl-C reaches every process of a terminal, and the first one sends its signal, too.
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => resolve());
    process.once("disconnect", resolve);
  });
  const report = (told: Report) => process.send?.(told);
  try {
    const running = await startServer(config, () => undefined, { prepared: true });
    report({ url: running.url });
    await stopped;
    await running.stop(Math.max(config.stopNotice, LEAST_NOTICE));
  } catch (error) {
    report({ problem: error instanceof Error ? error.message : String(error) });
    process.exitCode = 1;
  }
  cluster.worker?.disconnect();
}
