// Runs suites that were written for Jest, against our sources and our copies of graphql and Apollo Server.

import { join } from "node:path";
import { fileURLToPath } from "node:url";

import { defineConfig } from "vitest/config";

const here = fileURLToPath(new URL(".", import.meta.url));
const ours = join(here, "../node_modules");

export default defineConfig({
  root: here,
  resolve: {
    alias: [
      { find: /^@jest\/globals$/, replacement: join(here, "jest.ts") },
      { find: /^graphql$/, replacement: join(ours, "graphql/index.js") },
      { find: /^@apollo\/server$/, replacement: join(ours, "@apollo/server/dist/esm/index.js") },
    ],
  },
  test: {
    include: ["*.suite.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    server: { deps: { inline: [/server-integration-testsuite/] } },
  },
});
