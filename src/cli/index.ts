// The command `parley`: one file a subcommand, each thin.

import { Command } from "commander";

import { addBriefing } from "./briefing.ts";
import { addDeliver } from "./deliver.ts";
import { addDigest } from "./digest.ts";
import { addExtract } from "./extract.ts";
import { addIngest } from "./ingest.ts";
import { addMigrate } from "./migrate.ts";
import { addNegotiations } from "./negotiations.ts";
import { addServe } from "./serve.ts";
import { addWork } from "./work.ts";
import { Refusal } from "./output.ts";

const program = new Command("parley")
  .description("Follows negotiations: articles in, cited digests out.")
  .version("0.1.0")
  .showHelpAfterError("(add --help for what is possible)")
  .addHelpText(
    "after",
    `
Settings come from the environment:
  PORT, HOST            where to serve (4000, 127.0.0.1; loopback only)
  PARLEY_DATA           folder of the embedded database (.data)
  DATABASE_URL          a PostgreSQL 15 or later to use in its place

Examples:
  parley serve
  parley ingest report.md --source "Sample wire"
  parley digest --since 2024-02-10 --until 2024-02-14
  parley briefing create "My desk" --length short`,
  );

for (const add of [
  addServe,
  addMigrate,
  addIngest,
  addExtract,
  addDigest,
  addNegotiations,
  addBriefing,
  addWork,
  addDeliver,
])
  add(program);

// Whoever reads the output may stop early, as `head` does: that is no error, and nobody is left to write for.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") throw error;
  process.exit(process.exitCode ?? 0);
});

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
