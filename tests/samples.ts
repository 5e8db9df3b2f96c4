// A test database with the sample dispatches in it, and an executor over the API that counts statements.

import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { parse } from "graphql";

import { EXTRACTOR, TAXONOMY } from "../src/extract/index.ts";
import type { OperationContext } from "../src/graphql/context.ts";
import { Executor, stringifyAnswer } from "../src/graphql/executor.ts";
import { readSchema } from "../src/graphql/schema.ts";
import { ingestSamples } from "../src/ingest/index.ts";
import { ensureTaxonomy } from "../src/store/issues.ts";

import { createTestDatabase, type Sent, type TestDatabase } from "./database.ts";

export const SAMPLES = fileURLToPath(new URL("../samples", import.meta.url));

/** The clock of the tests: after every recording, which PostgreSQL dates by its own. */
export const NOW = new Date("2099-01-01T12:00:00Z");

export const DEPENDENCIES = { now: NOW, extractor: EXTRACTOR, actor: "test", door: "test" } as const;

export interface Answered {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
}

export interface TestApi extends TestDatabase {
  /** Runs one operation of a document; `sent` are the statements that it took, `statements` how many. */
  readonly ask: (
    document: string,
    variables?: Record<string, unknown>,
    operation?: string,
    context?: Partial<OperationContext>,
  ) => Promise<Answered & { readonly statements: number; readonly sent: readonly Sent[] }>;
}

export async function createTestApi(withSamples = true): Promise<TestApi> {
  const database = await createTestDatabase();
  await ensureTaxonomy(database.db, TAXONOMY);
  if (withSamples) await ingestSamples(database.db, SAMPLES, DEPENDENCIES, () => {});
  const executor = new Executor(readSchema());
  return {
    ...database,
    ask: async (text, variables = {}, name, given = {}) => {
      const document = parse(text);
      const operation = document.definitions.find(
        (one) => one.kind === "OperationDefinition" && (name === undefined || one.name?.value === name),
      );
      if (operation?.kind !== "OperationDefinition") throw new Error(`There is no operation ${name}`);
      database.takeSent();
      const context = {
        db: database.db,
        run: database.run,
        runText: database.runText,
        now: NOW,
        extractor: EXTRACTOR,
        actor: "test",
        log: (_id: string, error: unknown) => console.error(error),
        ...given,
      };
      const answer = await executor.execute(document, operation, variables, context);
      const sent = database.takeSent();
      return { ...(JSON.parse(stringifyAnswer(answer)) as Answered), statements: sent.length, sent };
    },
  };
}

export function readOperation(file: string): string {
  return readFileSync(new URL(`operations/${file}.graphql`, import.meta.url), "utf8");
}

/** Ids in order of appearance, moments of recording masked: what stays is the same in every run. */
export function normalised(value: unknown): unknown {
  const ids = new Map<string, string>();
  const text = JSON.stringify(value, null, 2)
    .replaceAll(/\b([a-z]+)_[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b/g, (id, type: string) => {
      const known = ids.get(id) ?? `${type}_${ids.size + 1}`;
      ids.set(id, known);
      return known;
    })
    .replaceAll(/"(recordedAt|cursor|startCursor|endCursor|generatedAt|knownAt)": "[^"]*"/g, '"$1": "…"');
  return JSON.parse(text);
}
