// Fails when the tables in code and the migrations in drizzle/ differ: generating would write a new one.

import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";

const journal = "drizzle/meta/_journal.json";
const before = readdirSync("drizzle", { recursive: true }).map(String).toSorted();
const journalBefore = readFileSync(journal, "utf8");
execFileSync("npx", ["drizzle-kit", "generate", "--name", "check"], { stdio: "pipe" });
const added = readdirSync("drizzle", { recursive: true })
  .map(String)
  .filter((name) => !before.includes(name));
if (added.length > 0) {
  for (const name of added) rmSync(`drizzle/${name}`, { force: true });
  writeFileSync(journal, journalBefore);
  console.error(
    `src/store/tables.ts has changes that no migration makes: run \`npm run db:generate\` (${added.join(", ")})`,
  );
  process.exit(1);
}
console.log("The migrations make the tables that the code has.");
