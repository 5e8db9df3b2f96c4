// parley negotiations: what is followed, the latest first.

import { type Command, Option } from "commander";

import { withStorage } from "./output.ts";

export function addNegotiations(program: Command): void {
  program
    .command("negotiations")
    .description("list the negotiations that are followed")
    .addOption(new Option("--format <format>", "in which format").choices(["text", "json"]).default("text"))
    .action((options: { readonly format: string }) =>
      withStorage(async ({ db }) => {
        const { listNegotiations } = await import("../store/negotiations.ts");
        const list = await listNegotiations(db);
        if (options.format === "json") {
          console.log(JSON.stringify(list, null, 2));
          return;
        }
        if (list.length === 0) console.log("No negotiation is followed yet: take in an article with `parley ingest`.");
        for (const one of list) {
          const venue = one.venue === null ? "" : `, ${one.venue}`;
          console.log(
            `${one.slug}\n    ${one.name} (${one.kind.toLowerCase()}, ${one.status.toLowerCase()}${venue}): ${one.articles} articles, ${one.positions} positions, last ${one.lastActivityAt.toISOString().slice(0, 10)}`,
          );
        }
      }),
    );
}
