// Tests run against one throw-away PostgreSQL; each file that needs a database gets a copy of the template.

import { defineConfig } from "vitest/config";

export default defineConfig({
  // Apollo Server requires the CommonJS build; a second copy would be another realm to graphql-js.
  resolve: { alias: [{ find: /^graphql$/, replacement: "graphql/index.js" }] },
  test: {
    include: ["tests/**/*.test.ts"],
    globalSetup: ["tests/global-setup.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
});
