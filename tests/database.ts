// A database of its own for a file of tests: a copy of the migrated template, dropped at the end.

import { randomBytes } from "node:crypto";

import pg from "pg";
import { inject } from "vitest";

import { openDatabase, type OpenDatabase } from "../src/store/database.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Of the template database; the databases of the tests stand beside it. */
    readonly templateUrl: string;
  }
}

export interface Sent {
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface TestDatabase extends OpenDatabase {
  readonly url: string;
  /** Statements sent since the start or the last call, but for BEGIN, COMMIT and ROLLBACK. */
  readonly takeSent: () => readonly Sent[];
}

export async function createTestDatabase(): Promise<TestDatabase> {
  const templateUrl = inject("templateUrl");
  const template = new URL(templateUrl).pathname.slice(1);
  const name = `test_${randomBytes(6).toString("hex")}`;
  await execute(templateUrl, "postgres", `CREATE DATABASE ${name} TEMPLATE ${template}`);
  const url = withDatabase(templateUrl, name);
  let sent: Sent[] = [];
  const takeSent = () => {
    const taken = sent;
    sent = [];
    return taken;
  };
  const opened = openDatabase(
    { url, prepared: true, poolSize: 6 },
    {
      onStatement: (text, values) =>
        /^(?:begin|commit|rollback)/i.test(text) ? undefined : sent.push({ text, values: [...values] }),
    },
  );
  return {
    ...opened,
    url,
    takeSent,
    close: async () => {
      await opened.close();
      await execute(templateUrl, "postgres", `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    },
  };
}

export function withDatabase(url: string, database: string): string {
  return url.replace(/\/[^/?]*(?=\?|$)/, `/${database}`);
}

async function execute(url: string, database: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: withDatabase(url, database) });
  await client.connect();
  await client.query(statement).finally(() => client.end());
}
