// parley serve: the database, the samples on a first start, and GraphQL over HTTP until Ctrl-C.

import type { Command } from "commander";

import { Refusal, settings } from "./output.ts";

export function addServe(program: Command): void {
  program
    .command("serve")
    .description("start the database and serve GraphQL; Ctrl-C stops everything")
    .addHelpText("after", "\nExamples:\n  parley serve\n  PORT=4100 PARLEY_DATA=/var/lib/parley parley serve")
    .action(serve);
}

/** Milliseconds within which a second signal is taken for the first. */
const SAME_SIGNAL = 500;

async function serve(): Promise<void> {
  const config = settings();
  const { isWorker, serveAsWorker, startWorkers } = await import("./workers.ts");
  if (isWorker) return serveAsWorker(config);
  const { startServer } = await import("../main.ts");
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  const started = performance.now();
  const start = config.workers > 1 ? startWorkers : startServer;
  const running = await start(config, (message) => console.log(message)).catch((error: unknown) => {
    if (error instanceof Error && /EADDRINUSE/.test(error.message)) {
      throw new Refusal(`Port ${config.port} is taken: stop what uses it, or set PORT to another`);
    }
    throw new Refusal(error instanceof Error ? error.message : String(error));
  });
  console.log(`
Parley is ready at ${running.url} after ${((performance.now() - started) / 1_000).toFixed(1)} s. Three things to try:

  1. Open ${running.url}/graphql in a browser and ask for { negotiations { nodes { slug name } } }
  2. npx parley negotiations
  3. npx parley digest --since 2024-02-08 --until 2024-02-18

Ctrl-C stops it.`);
  const signal = await stopped;
  console.log(`\n${signal}: stopping`);
  const asked = performance.now();
  for (const again of ["SIGINT", "SIGTERM"] as const) {
    process.on(again, () => {
      // npm passes Ctrl-C on to a process that the terminal has told already.
      if (performance.now() - asked < SAME_SIGNAL) return;
      console.error(`${again} again: stopped at once`);
      process.exit(1);
    });
  }
  // Whoever presses Ctrl-C has no balancer in front, and does not want to wait for one.
  await running.stop(signal === "SIGINT" ? 0 : config.stopNotice);
  console.log("Stopped.");
}
