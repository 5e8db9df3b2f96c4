// parley deliver: everything that is due now, then a summary.

import type { Command } from "commander";

import { Refusal, settings, tell, withStorage } from "./output.ts";

export function addDeliver(program: Command): void {
  program
    .command("deliver")
    .description("publish and deliver everything that is due now, then exit")
    .requiredOption("--once", "do it once; `parley work` goes on")
    .addHelpText(
      "after",
      `
For a timer of the system, where no process of Parley runs all the time. Exits with 1 when something failed.

Examples:
  parley deliver --once`,
    )
    .action(deliver);
}

async function deliver(): Promise<void> {
  const config = settings();
  const { workThrough } = await import("../main.ts");
  const { PUBLISHED, DELIVERED, PUT_OFF, DEAD } = await withStorage((storage) => workThrough(config, storage, tell));
  console.log(
    [
      counted(PUBLISHED, "edition published", "editions published"),
      counted(DELIVERED, "delivery made", "deliveries made"),
      ...(PUT_OFF === 0 ? [] : [`${PUT_OFF} failed and will be tried again`]),
      ...(DEAD === 0 ? [] : [`${DEAD} given up: see \`deliveries\` of the briefing`]),
    ].join(", "),
  );
  if (PUT_OFF + DEAD > 0) throw new Refusal("Not everything went well");
}

function counted(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
