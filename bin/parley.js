#!/usr/bin/env node
// The command: runs the built program, or says how to build it.

import { existsSync } from "node:fs";

const program = new URL("../dist/cli/index.js", import.meta.url);
if (existsSync(program)) {
  await import(program.href);
} else {
  console.error("Parley is not built yet: run `npm run build` in its folder first.");
  process.exitCode = 1;
}
