// What the tests of moves share: small reports on the fishing talks taken in, and questions that must have an answer.

import { expect } from "vitest";

import { DEPENDENCIES, type TestApi } from "../samples.ts";
import { ingestArticle } from "../../src/ingest/index.ts";

export interface Report {
  readonly source: string;
  readonly id: string;
  /** Day of publication, YYYY-MM-DD. */
  readonly published: string;
  readonly text: string;
}

/** Takes a report in, as recorded now, and gives the id of its article. */
export async function takeReport({ db }: TestApi, { source, id, published, text }: Report): Promise<string> {
  const result = await ingestArticle(
    db,
    {
      source: { name: source },
      externalId: id,
      title: `Fishing talks (${id})`,
      publishedAt: new Date(`${published}T12:00:00Z`),
      text,
      language: "en",
    },
    { ...DEPENDENCIES, now: new Date() },
  );
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.value.articleId;
}

/** The data of an answer without errors. */
export async function askOf<T>(api: TestApi, document: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await api.ask(document, variables);
  expect(errors).toBeUndefined();
  return data as T;
}
