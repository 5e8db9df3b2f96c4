// parley extract and parley ingest with a model: the built program, a real endpoint, and no key in what is printed.

import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";

import { answerWith, completion, KEY, type ModelServer, startModelServer } from "../model/server.ts";

const run = promisify(execFile);
const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;
const BODY = "Norway opposes a quota for cod, Foreign Minister Ana Silva said. Talks between Norway and Iceland go on.";

let folder: string;
let server: ModelServer;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "parley-model-"));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  server = await startModelServer();
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function parley(changes: Readonly<Record<string, string>>, ...parameters: readonly string[]): Promise<Ran> {
  const { DATABASE_URL: _url, ...rest } = process.env;
  const env = {
    ...rest,
    PARLEY_DATA: join(folder, "data"),
    EXTRACTOR: "model",
    MODEL_BASE_URL: server.url,
    MODEL_NAME: "test-model",
    MODEL_API_KEY: KEY,
    MODEL_ATTEMPTS: "1",
    ...changes,
  };
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, ...parameters], { env });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { code: failed.code ?? -1, out: failed.stdout ?? "", err: failed.stderr ?? "" };
  }
}

function report(name: string): string {
  const path = join(folder, name);
  writeFileSync(path, BODY);
  return path;
}

interface Line {
  readonly recorder?: string;
  readonly positions: readonly { readonly recorder?: string }[];
  readonly notes: readonly { readonly message: string }[];
}

describe("with EXTRACTOR=model", () => {
  test("extract prints who recorded what", async () => {
    server.answer(() => completion(answerWith({})));
    const { code, out, err } = await parley({}, "extract", "--published", "2024-02-13", report("one.txt"));
    expect([code, err]).toEqual([0, ""]);
    const line = JSON.parse(out) as Line;
    expect(line.recorder).toMatch(/^rules \S+ \+ model test-model, prompt \d+$/);
    expect(line.positions.map((one) => one.recorder)).toEqual([expect.stringMatching(/^rules \S+$/)]);
    expect(server.received).toHaveLength(1);
  });

  test("and an endpoint that refuses, extract prints what the rules read, and no key", async () => {
    server.answer(() => ({ status: 401, body: { error: { message: `Incorrect key: ${KEY}` } } }));
    const { code, out, err } = await parley({}, "extract", "--published", "2024-02-13", report("two.txt"));
    expect(code).toBe(0);
    const line = JSON.parse(out) as Line;
    expect(line.positions.length).toBeGreaterThan(0);
    expect(line.notes.map((note) => note.message).join()).toContain("it refused the key (401)");
    expect(out + err).not.toContain("SECRET");
  });

  test("ingest warns beside the article, and no key is printed", async () => {
    server.answer(() => ({ status: 500, body: `<p>${KEY}</p>` }));
    const path = report("three.txt");
    const { code, out, err } = await parley({}, "ingest", path, "--source", "Wire", "--published", "2024-02-13");
    expect(code).toBe(0);
    expect(out).toContain("created");
    expect(err).toContain("The model did not read this text: it answered with status 500");
    expect(out + err).not.toContain("SECRET");
  });

  test("wrong settings are named all at once, without the key", async () => {
    const wrong = { MODEL_BASE_URL: `https://me:${KEY}@models.example.org`, MODEL_NAME: "", MODEL_CHUNK: "1" };
    const { code, err } = await parley(wrong, "extract", "--published", "2024-02-13", report("four.txt"));
    expect(code).toBe(1);
    expect(err).toContain("no user and no password");
    expect(err).toContain("needs MODEL_NAME");
    expect(err).toContain("MODEL_CHUNK must be");
    expect(err).not.toContain("SECRET");
  });
});

test("serve reads articles by the model, too, shows who recorded what, and sends it no samples", async () => {
  server.answer(() => completion(answerWith({})));
  const { DATABASE_URL: _url, ...rest } = process.env;
  const child = spawn(process.execPath, [PROGRAM, "serve"], {
    env: {
      ...rest,
      PORT: "0",
      PARLEY_DATA: join(folder, "served"),
      EXTRACTOR: "model",
      MODEL_BASE_URL: server.url,
      MODEL_NAME: "test-model",
      MODEL_API_KEY: KEY,
    },
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
  const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
  onTestFinished(() => {
    child.kill("SIGINT");
  });
  for (let wait = 0; wait < 900 && !output.includes("Ctrl-C stops it"); wait++)
    await new Promise((resolve) => setTimeout(resolve, 100));
  expect(output).toMatch(/Articles are read by rules \S+ \+ model test-model, prompt \d+/);
  expect(server.received).toHaveLength(0);
  const url = /ready at (\S+)/.exec(output)?.[1];
  const query = `mutation { ingestArticle(input: { source: { name: "Wire" }, title: "Cod", publishedAt: "2024-02-13T00:00:00Z", text: "${BODY}" }) {
    userErrors { message } article { currentVersion { recorder } statements(first: 1) { nodes { recorder recorderKind } } } } }`;
  const response = await fetch(`${url}/graphql`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query }),
  });
  const answer = (await response.json()) as object;
  expect(answer).toMatchObject({
    data: {
      ingestArticle: {
        userErrors: [],
        article: {
          currentVersion: { recorder: expect.stringContaining(" + model test-model") },
          statements: { nodes: [{ recorder: expect.stringMatching(/^rules/), recorderKind: "EXTRACTOR" }] },
        },
      },
    },
  });
  expect(server.received).toHaveLength(1);
  child.kill("SIGINT");
  expect(await ended).toBe(0);
  expect(output).not.toContain("SECRET");
});

test("with the rules alone no endpoint is asked and no claim names a recorder", async () => {
  server.answer(() => completion(answerWith({})));
  const { out } = await parley({ EXTRACTOR: "rules" }, "extract", "--published", "2024-02-13", report("five.txt"));
  expect(out).not.toContain('"recorder"');
  expect(server.received).toHaveLength(0);
});
