// Settings: defaults, every problem at once, no secret repeated.

import { describe, expect, test } from "vitest";

import { readConfig } from "../src/config.ts";

function config(env: Record<string, string>) {
  const read = readConfig(env, "/work");
  if ("problems" in read) throw new Error(read.problems.join());
  return read.ok;
}

function problems(env: Record<string, string>): readonly string[] {
  const read = readConfig(env, "/work");
  return "problems" in read ? read.problems : [];
}

describe("settings", () => {
  test("have defaults, empty values counting as none", () => {
    expect(config({ PORT: "", HOST: " " })).toEqual({
      host: "127.0.0.1",
      port: 4000,
      database: { kind: "embedded", dataFolder: "/work/.data", binFolder: null },
      prepared: true,
      poolSize: 10,
      statementTimeout: 10_000,
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
});
