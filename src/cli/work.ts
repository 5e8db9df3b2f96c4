// parley work: editions when they are due, and their deliveries, until it is told to stop.

import type { Command } from "commander";

import { settings, tell, withStorage } from "./output.ts";

export function addWork(program: Command): void {
  program
    .command("work")
    .description("publish editions when they are due and deliver them, until stopped")
    .addHelpText(
      "after",
      `
\`parley serve\` does this, too, unless PARLEY_WORK=off. Any number of processes may: each job is done by one.
On SIGTERM what is under way is finished, or given back for another to take.

Settings:
  SMTP_URL, MAIL_FROM      the server that sends mail, and its sender
  WEBHOOK_ALLOW_ADDRESSES  addresses that webhooks may reach though they are not public
  DELIVERY_ATTEMPTS, DELIVERY_BACKOFF, DELIVERY_CONCURRENCY, PARLEY_LEASE

Examples:
  parley work
  SMTP_URL=smtp://mail.example.org MAIL_FROM="Parley <digest@example.org>" parley work`,
    )
    .action(work);
}

async function work(): Promise<void> {
  const config = settings();
  const { startWorking } = await import("../main.ts");
  const stopped = new Promise<string>((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, resolve);
  });
  await withStorage(async (storage) => {
    const working = startWorking(config, storage, tell);
    console.log(`Working with ${storage.told}. Ctrl-C stops it.`);
    const signal = await stopped;
    console.log(`${signal}: finishing what is under way`);
    await working.stop();
  });
  console.log("Stopped.");
}
