// Settings: defaults, every problem at once, no secret repeated.

import { describe, expect, test } from "vitest";

import { readConfig } from "../src/config.ts";

function config(env: Record<string, string>) {
  const read = readConfig(env, "/srv");
  if ("problems" in read) throw new Error(read.problems.join());
  return read.ok;
}

function problems(env: Record<string, string>): readonly string[] {
  const read = readConfig(env, "/srv");
  return "problems" in read ? read.problems : [];
}

describe("settings", () => {
  test("have defaults, empty values counting as none", () => {
    expect(config({ PORT: "", HOST: " " })).toEqual({
      host: "127.0.0.1",
      port: 4000,
      database: { kind: "embedded", dataFolder: "/srv/.data", binFolder: null },
      prepared: true,
      poolSize: 10,
      workers: 1,
      statementTimeout: 10_000,
      stopNotice: 1_500,
      outboxDays: 30,
      extractor: { kind: "rules" },
      delivery: {
        whileServing: true,
        lease: 30_000,
        attempts: 14,
        backoff: 10_000,
        concurrency: 8,
        mail: null,
        allowed: [],
      },
    });
  });

  test("of an external database leave prepared statements off", () => {
    expect(
      config({ DATABASE_URL: "postgresql://u:p@h/d", DATABASE_REPLICA_URLS: "postgresql://a/d, postgresql://b/d" }),
    ).toMatchObject({
      prepared: false,
      database: {
        kind: "external",
        directUrl: "postgresql://u:p@h/d",
        replicaUrls: ["postgresql://a/d", "postgresql://b/d"],
      },
    });
  });

  test("cannot be changed afterwards", () => {
    expect(Object.isFrozen(config({}))).toBe(true);
  });

  test("are refused all at once, without repeating a secret", () => {
    const found = problems({
      PORT: "http",
      HOST: "0.0.0.0",
      DATABASE_URL: "mysql://user:secret@host/db",
      PARLEY_PREPARED: "maybe",
    });
    expect(found).toHaveLength(4);
    expect(found.join()).not.toContain("secret");
    expect(found.join()).toContain("HOST must be a loopback address");
  });

  test.each(["0.0.0.0", "192.168.1.4", "example.org", "::", "127.0.0.1.example.org"])(
    "refuse to serve on %s",
    (host) => {
      expect(problems({ HOST: host }).join()).toContain("loopback");
    },
  );

  test.each(["127.0.0.1", "127.0.0.2", "::1", "localhost"])("serve on %s", (host) => {
    expect(config({ HOST: host }).host).toBe(host);
  });

  test("that mean nothing together are named", () => {
    expect(problems({ DATABASE_DIRECT_URL: "postgresql://a/b" })).toEqual([
      "DATABASE_DIRECT_URL has no meaning without DATABASE_URL",
    ]);
    expect(problems({ DATABASE_URL: "postgresql://a/b", PARLEY_POSTGRES_BIN: "/usr" })).toEqual([
      "PARLEY_POSTGRES_BIN has no meaning beside DATABASE_URL",
    ]);
  });

  test("of a model have defaults, and mean nothing to the rules", () => {
    const env = { MODEL_BASE_URL: "https://models.example.org/v1", MODEL_NAME: "small", MODEL_API_KEY: "sk-secret" };
    expect(config({ ...env, EXTRACTOR: "Model", MODEL_TOKENS_PER_DAY: "5000" }).extractor).toEqual({
      kind: "model",
      baseUrl: "https://models.example.org/v1",
      name: "small",
      apiKey: "sk-secret",
      timeout: 60_000,
      deadline: 180_000,
      attempts: 3,
      tokensPerArticle: 100_000,
      tokensPerDay: 5_000,
      chunk: 8_000,
      outputTokens: 8_192,
    });
    expect(config(env).extractor).toEqual({ kind: "rules" });
  });

  test("of a model are refused all at once, without repeating a secret", () => {
    expect(problems({ EXTRACTOR: "model", MODEL_ATTEMPTS: "0", MODEL_TIMEOUT: "soon", PORT: "x" })).toEqual([
      "PORT must be a whole number from 0 to 65535",
      "MODEL_TIMEOUT must be a whole number from 100 to 3600000",
      "MODEL_ATTEMPTS must be a whole number from 1 to 10",
      "EXTRACTOR=model needs MODEL_BASE_URL, the address of an OpenAI-compatible API",
      "EXTRACTOR=model needs MODEL_NAME, the name of the model",
    ]);
    expect(problems({ EXTRACTOR: "magic" })).toEqual(["EXTRACTOR must be rules or model"]);
  });

  test.each([
    ["models.example.org", "MODEL_BASE_URL must be a URL"],
    ["ftp://models.example.org/v1", "https:// or http://"],
    ["https://user:sk-secret@models.example.org/v1", "no user and no password"],
    ["https://models.example.org/v1?key=sk-secret", "must end with its path"],
    ["http://models.example.org/v1", "https:// when MODEL_API_KEY is sent to another machine"],
    ["http://10.0.0.7:8000/v1", "https:// when MODEL_API_KEY is sent to another machine"],
  ])("refuse the model address %s", (url, message) => {
    const found = problems({
      EXTRACTOR: "model",
      MODEL_BASE_URL: url,
      MODEL_NAME: "small",
      MODEL_API_KEY: "sk-secret",
    }).join();
    expect(found).toContain(message);
    expect(found).not.toContain("sk-secret");
  });

  test.each(["http://127.0.0.1:11434/v1", "http://localhost:8000/v1", "http://[::1]:8000/v1"])(
    "let a key go over %s, which stays on this machine",
    (url) => {
      expect(
        problems({ EXTRACTOR: "model", MODEL_BASE_URL: url, MODEL_NAME: "small", MODEL_API_KEY: "sk-secret" }),
      ).toEqual([]);
    },
  );

  test("let a model without a key be asked over http anywhere", () => {
    expect(problems({ EXTRACTOR: "model", MODEL_BASE_URL: "http://10.0.0.7:8000/v1", MODEL_NAME: "small" })).toEqual(
      [],
    );
  });

  test("name the mail server and the sender, with or without a name", () => {
    const SMTP_URL = "smtps://user:secret@mail.example.org";
    expect(config({ SMTP_URL, MAIL_FROM: "Parley desk <digest@example.org>" }).delivery.mail).toEqual({
      url: SMTP_URL,
      from: { name: "Parley desk", address: "digest@example.org" },
    });
    expect(config({ SMTP_URL, MAIL_FROM: "digest@example.org" }).delivery.mail?.from.name).toBe("");
  });

  test.each([
    [{ SMTP_URL: "https://secret@mail.example.org", MAIL_FROM: "a@b.org" }, "SMTP_URL must be a URL such as"],
    [{ SMTP_URL: "smtp://secret@mail.example.org/?tls=no", MAIL_FROM: "a@b.org" }, "SMTP_URL must end after"],
    [{ SMTP_URL: "smtp://secret@mail.example.org" }, "SMTP_URL needs MAIL_FROM"],
    [{ MAIL_FROM: "a@b.org" }, "MAIL_FROM has no meaning without SMTP_URL"],
    [{ SMTP_URL: "smtp://m.example.org", MAIL_FROM: "a@b.org, c@d.org" }, "MAIL_FROM must be an address"],
    [{ SMTP_URL: "smtp://m.example.org", MAIL_FROM: "A <a@b.org>\r\nBcc: c@d.org" }, "MAIL_FROM must be an address"],
    [{ WEBHOOK_ALLOW_ADDRESSES: "10.0.0.0/8, localhost" }, "WEBHOOK_ALLOW_ADDRESSES must be IP addresses or ranges"],
    [{ WEBHOOK_ALLOW_ADDRESSES: "10.0.0.0/40" }, "WEBHOOK_ALLOW_ADDRESSES must be IP addresses or ranges"],
    [{ PARLEY_WORK: "yes" }, "PARLEY_WORK must be on or off"],
    [{ PARLEY_LEASE: "10" }, "PARLEY_LEASE must be a whole number from 500"],
  ])("of deliveries are refused in %j", (env, message) => {
    const found = problems(env as Record<string, string>);
    expect(found).toEqual([expect.stringContaining(message)]);
    expect(found.join()).not.toContain("secret");
  });

  test("allow webhooks to reach addresses and ranges", () => {
    expect(config({ WEBHOOK_ALLOW_ADDRESSES: "127.0.0.1, fd00::/8" }).delivery.allowed).toEqual([
      "127.0.0.1",
      "fd00::/8",
    ]);
  });
});
