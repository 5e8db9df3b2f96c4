// parley migrate: brings the database's tables up to date.

import type { Command } from "commander";

import { withStorage } from "./output.ts";

export function addMigrate(program: Command): void {
  program
    .command("migrate")
    .description("bring the tables of the database up to date")
    .action(() =>
      withStorage(async (storage) => {
        console.log(
          storage.applied === 0
            ? `Nothing to do: ${storage.told} is up to date.`
            : `${storage.applied} migrations applied to ${storage.told}.`,
        );
      }),
    );
}
