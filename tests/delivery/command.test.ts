// The commands as users run them: parley deliver --once and parley serve, on a real database.

import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { promisify } from "node:util";

import { afterAll, afterEach, beforeAll, expect, test } from "vitest";

import { publishEdition } from "../../src/digest/index.ts";
import { addTarget } from "../../src/store/deliveries.ts";

import { createTestDatabase, type TestDatabase } from "../database.ts";
import { addBriefing, succeeded } from "./bench.ts";
import { until } from "./processes.ts";
import { type Receiver, startReceiver } from "./receivers.ts";

const run = promisify(execFile);
const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;
const PASSWORD = "correct-horse-battery";
const SECRET = "whsec_c2VjcmV0LW9mLXRoZS10ZXN0cw==";

let database: TestDatabase;
let receiver: Receiver;
let environment: NodeJS.ProcessEnv;
const status = new Map<string, number>();
beforeAll(async () => {
  database = await createTestDatabase();
  receiver = await startReceiver(({ path }, response) => void response.writeHead(status.get(path) ?? 204).end());
  environment = {
    ...process.env,
    DATABASE_URL: database.url,
    WEBHOOK_ALLOW_ADDRESSES: "127.0.0.0/8",
    DELIVERY_BACKOFF: "3600000",
    PORT: "0",
  };
});
afterEach(() => database.run("update briefing set archived_at = now()", []));
afterAll(async () => {
  await receiver.close();
  await database.close();
});

/** A briefing whose edition of a leap day has been due for long, with a webhook at that path. */
async function addDue(path: string): Promise<string> {
  const briefingId = await addBriefing(database, "0 0 29 2 *", "UTC", new Date("2024-02-01T00:00:00Z"));
  const address = `${receiver.url}${path}`;
  await addTarget(database.db, { briefingId, channel: "WEBHOOK", address, secret: SECRET });
  return briefingId;
}

async function deliver(env: NodeJS.ProcessEnv = {}) {
  return run(process.execPath, [PROGRAM, "deliver", "--once"], { env: { ...environment, ...env } }).then(
    ({ stdout, stderr }) => ({ code: 0, stdout, stderr }),
    (error: { code: number; stdout: string; stderr: string }) => ({
      code: error.code,
      stdout: error.stdout,
      stderr: error.stderr,
    }),
  );
}

const publishedOf = async (briefingId: string) =>
  (await database.run("select 1 from edition where briefing_id = $1", [briefingId])).length;

test("deliver --once publishes and delivers what is due, says so, and finds nothing more to do", async () => {
  await addDue("/once");
  expect(await deliver()).toEqual({ code: 0, stdout: "1 edition published, 1 delivery made\n", stderr: "" });
  expect(receiver.hooks.filter(({ path }) => path === "/once")).toHaveLength(1);
  expect(await deliver()).toEqual({ code: 0, stdout: "0 editions published, 0 deliveries made\n", stderr: "" });
});

test("deliver --once fails when a delivery failed, and tells no secret", async () => {
  status.set("/fails", 500);
  const briefingId = await addDue("/fails");
  await addTarget(database.db, { briefingId, channel: "EMAIL", address: "desk@example.org", secret: null });
  succeeded(
    await publishEdition(
      database.db,
      { briefingId, window: { since: new Date("2024-02-01"), until: new Date("2024-02-02") } },
      new Date(),
    ),
  );
  const { code, stdout, stderr } = await deliver({
    SMTP_URL: `smtp://parley:${PASSWORD}@127.0.0.1:9`,
    MAIL_FROM: "digest@example.org",
  });
  expect(code).toBe(1);
  expect(stdout).toMatch(/^1 edition published, 0 deliveries made, [34] failed and will be tried again\n$/);
  const stored = JSON.stringify(await database.run("select last_error from job where status = 'PENDING'", []));
  expect(stored).toContain("answered 500");
  expect(stored).toContain("ECONNREFUSED");
  for (const text of [stdout, stderr, stored]) {
    expect(text).not.toContain(PASSWORD);
    expect(text).not.toContain(SECRET);
  }
});

test.each(["on", "off"])("serve with PARLEY_WORK=%s", async (word) => {
  const briefingId = await addDue(`/serve-${word}`);
  const server = spawn(process.execPath, [PROGRAM, "serve"], {
    env: { ...environment, PARLEY_WORK: word, PARLEY_STOP_NOTICE: "0" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let said = "";
  server.stdout.on("data", (part: Buffer) => (said += part.toString()));
  try {
    await until(async () => said.includes("Parley is ready"));
    if (word === "on") await until(async () => receiver.hooks.some(({ path }) => path === "/serve-on"));
    else await new Promise((resolve) => setTimeout(resolve, 1_500));
    expect(await publishedOf(briefingId)).toBe(word === "on" ? 1 : 0);
  } finally {
    server.kill("SIGTERM");
  }
  expect(await once(server, "exit")).toEqual([0, null]);
});
