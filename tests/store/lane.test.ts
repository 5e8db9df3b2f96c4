// Short reads share one connection: each gets its own answer, and nobody else's error, wait or broken connection.

import { parse } from "graphql";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { EXTRACTOR } from "../../src/extract/index.ts";
import { Executor } from "../../src/graphql/executor.ts";
import { readSchema } from "../../src/graphql/schema.ts";
import { openDatabase, type RunText } from "../../src/store/database.ts";

import { createTestDatabase, type TestDatabase, withDatabase } from "../database.ts";

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.close());

const ECHO = "select $1 || ' from ' || pg_backend_pid()";
const MAY_FAIL = "select (10 / $1::int)::text";
const SLEEP = "select 'slept' || pg_sleep($1::float8)";

const short = async (text: string, values: readonly unknown[], name: string): Promise<string> =>
  (await database.runText(text, values, name, true)).toString();

const backendOf = (answer: string): string => answer.split(" ").at(-1) ?? "";

describe("a lane of short reads", () => {
  it("answers each of many with its own text, over one connection", async () => {
    const asked = Array.from({ length: 500 }, (_, index) => `no ${index} – “ö”`);
    const answers = await Promise.all(asked.map((text) => short(ECHO, [text], "echo")));
    expect(answers.map((answer) => answer.replace(/ from \d+$/, ""))).toEqual(asked);
    expect(new Set(answers.map(backendOf)).size).toBe(1);
  });

  it("fails only the statement that fails", async () => {
    const asked = ["1", "0", "2", "x", "5"].map((value) => short(MAY_FAIL, [value], "may_fail"));
    const told = (await Promise.allSettled(asked)).map((one) =>
      one.status === "fulfilled" ? one.value : (one.reason as { code?: string }).code,
    );
    expect(told).toEqual(["10", "22012", "5", "22P02", "2"]);
  });

  it("fails a statement that cannot be parsed, and the same again, without harm to others", async () => {
    const wrong = () => short("select nothing where", ["x"], "wrong").catch((error: { code?: string }) => error.code);
    expect(await Promise.all([wrong(), wrong(), short(ECHO, ["fine"], "echo")])).toEqual([
      "42601",
      "42601",
      expect.stringMatching(/^fine/),
    ]);
    expect(await wrong()).toBe("42601");
  });

  it("is passed by while a statement in it waits", async () => {
    const own = backendOf(await short(ECHO, ["before"], "echo"));
    const slow = short(SLEEP, ["0.6"], "sleep");
    await new Promise((resolve) => setTimeout(resolve, 150));
    const begun = performance.now();
    const other = await short(ECHO, ["meanwhile"], "echo");
    expect(performance.now() - begun).toBeLessThan(400);
    expect(backendOf(other)).not.toBe(own);
    expect(await slow).toBe("slept");
    expect(backendOf(await short(ECHO, ["after"], "echo"))).toBe(own);
  });

  it("sends again what was under way when its connection broke", async () => {
    const own = backendOf(await short(ECHO, ["before"], "echo"));
    const slow = short(SLEEP, ["0.2"], "sleep");
    const killer = new pg.Client({ connectionString: database.url });
    await killer.connect();
    await killer.query("select pg_terminate_backend($1)", [own]);
    await killer.end();
    expect(await slow).toBe("slept");
    expect(backendOf(await short(ECHO, ["after"], "echo"))).not.toBe(own);
  });

  it.each([true, false])("keeps a bounded number of prepared statements (short: %s)", async (isShort) => {
    const { runText, close } = openDatabase({ url: database.url, prepared: true, poolSize: 1 });
    for (let wave = 0; wave < 12; wave++) {
      const asked = Array.from({ length: 100 }, (_, index) => `${wave}_${index}`);
      const answers = await Promise.all(
        asked.map((key) => runText(`select $1 || '${key}'`, ["a"], `many_${isShort}_${key}`, isShort)),
      );
      expect(answers.map(String)).toEqual(asked.map((key) => `a${key}`));
    }
    const kept = "select count(*)::text from pg_prepared_statements where $1 <> ''";
    expect(Number(await runText(kept, ["a"], "kept", isShort))).toBeLessThan(700);
    await close();
  });

  it("gets few look-ups at once, since others wait for them", async () => {
    const executor = new Executor(readSchema());
    const shorts: boolean[] = [];
    const runText: RunText = (text, values, name, isShort) => {
      shorts.push(isShort === true);
      return database.runText(text, values, name, isShort);
    };
    const { db, run } = database;
    const context = { db, run, runText, now: new Date(), extractor: EXTRACTOR, actor: "test", log: console.error };
    for (const count of [1, 50]) {
      const fields = Array.from(
        { length: count },
        (_, index) => `a${index}: actor(id: "actor_018d8000-0000-7000-8000-000000000000") { id name }`,
      );
      const document = parse(`{ ${fields.join(" ")} }`);
      const [operation] = document.definitions;
      if (operation?.kind !== "OperationDefinition") throw new Error("It is no operation");
      expect(await executor.execute(document, operation, {}, context)).not.toHaveProperty("errors");
    }
    expect(shorts).toEqual([true, false]);
  });

  it("keeps fewer prepared statements when they are long", async () => {
    const { runText, close } = openDatabase({ url: database.url, prepared: true, poolSize: 1 });
    for (let index = 0; index < 30; index++)
      await runText(`select $1 || '${"x".repeat(100_000)}${index}'`, ["a"], `long_${index}`, true);
    const kept = "select count(*)::text from pg_prepared_statements where $1 <> ''";
    expect(Number(await runText(kept, ["a"], "kept", true))).toBeLessThan(20);
    await close();
  });

  it("prepares a statement anew when a migration changed the type of its key", async () => {
    await database.run("create table keyed (id int, told text)", []);
    await database.run("insert into keyed values (7, 'seven')", []);
    const told = () => short("select told from keyed where id = $1", [7], "keyed");
    expect(await told()).toBe("seven");
    await database.run("alter table keyed alter id type text", []);
    expect(await told()).toBe("seven");
    expect(await told()).toBe("seven");
    await database.run("drop table keyed", []);
  });

  it("is passed by when it cannot connect", async () => {
    const own = backendOf(await short(ECHO, ["before"], "echo"));
    await database.runText(ECHO, ["pooled"], "echo");
    const name = new URL(database.url).pathname.slice(1);
    const server = new pg.Client({ connectionString: withDatabase(database.url, "postgres") });
    await server.connect();
    try {
      await server.query(`alter database ${name} with allow_connections false`);
      await server.query("select pg_terminate_backend($1)", [own]);
      expect(await short(ECHO, ["meanwhile"], "echo")).toMatch(/^meanwhile/);
    } finally {
      await server.query(`alter database ${name} with allow_connections true`);
      await server.end();
    }
  });

  it("does not open again once it is closed", async () => {
    const other = openDatabase({ url: database.url, prepared: true, poolSize: 1 });
    await other.close();
    await expect(other.runText(ECHO, ["after"], "echo", true)).rejects.toThrow(/after calling end/);
  });

  it("takes statements with lists through the pool", async () => {
    expect(await short("select array_length($1::text[], 1)::text", [["a", "b"]], "list")).toBe("2");
  });
});
