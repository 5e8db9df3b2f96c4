// parley briefing as users run it: the built program over a real database.

import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { createTestApi, type TestApi } from "../samples.ts";

const run = promisify(execFile);
const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;

let api: TestApi;
beforeAll(async () => {
  api = await createTestApi();
});
afterAll(() => api.close());

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function briefing(...parameters: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, "briefing", ...parameters], {
      env: { ...process.env, DATABASE_URL: api.url },
      maxBuffer: 1 << 26,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { code: failed.code ?? -1, out: failed.stdout ?? "", err: failed.stderr ?? "" };
  }
}

async function json<T>(...parameters: readonly string[]): Promise<T> {
  const { code, out, err } = await briefing(...parameters, "--json");
  expect(code, err).toBe(0);
  return JSON.parse(out) as T;
}

interface Shown {
  readonly id: string;
  readonly name: string;
  readonly revision: number;
  readonly scope: Readonly<Record<string, readonly string[]>>;
  readonly [setting: string]: unknown;
}

describe("parley briefing", () => {
  test("tells with --help what it and each subcommand can do", async () => {
    const { code, out } = await briefing("--help");
    expect(code).toBe(0);
    for (const name of ["create", "update", "archive", "restore", "list", "preview", "publish", "diff"])
      expect(out).toContain(name);
    const create = await briefing("create", "--help");
    expect(create.out).toContain("Usage: parley briefing create");
    expect(create.out).toContain("bottom-line, what-changed");
  });

  test("makes, lists and changes briefings by names", async () => {
    expect((await briefing("list")).out).toContain("There is no briefing yet");
    const made = await briefing(
      ...["create", "Gaza desk", "--negotiation", "hamas-israel-hostage-talks", "--actor", "egypt", "--actor", "Qatar"],
      ...["--issue", "hostages", "--language", "en", "--length", "short", "--cadence", "0 7 * * mon-fri"],
      ...["--time-zone", "Asia/Jerusalem", "--patience", "5", "--sections", "bottom-line,gaps"],
      ...["--marking-ceiling", "amber-strict", "--names-language", "fr"],
    );
    expect(made).toMatchObject({ code: 0, err: "" });
    const id = /briefing_[0-9a-f-]{36}/.exec(made.out)?.[0] ?? "";
    expect(made.out).toBe(`Created Gaza desk: ${id}\n`);
    const [listed] = await json<readonly Shown[]>("list");
    expect(listed).toMatchObject({
      id,
      name: "Gaza desk",
      sections: ["BOTTOM_LINE", "GAPS"],
      length: "SHORT",
      cadence: "0 7 * * MON-FRI",
      timeZone: "Asia/Jerusalem",
      patienceDays: 5,
      markingCeiling: "AMBER_STRICT",
      namesLanguage: "fr",
      revision: 1,
      editions: 0,
      publishedUntil: null,
    });
    expect(Object.entries(listed?.scope ?? {}).map(([list, ids]) => [list, ids.length > 0])).toEqual([
      ["negotiations", true],
      ["actors", true],
      ["issues", true],
      ["sources", false],
      ["languages", true],
    ]);
    expect(listed?.scope["actors"]).toHaveLength(2);
    const text = (await briefing("list")).out;
    expect(text).toContain("Gaza desk\n");
    expect(text).toContain("at 0 7 * * MON-FRI (Asia/Jerusalem)");
    expect(text).toContain("no edition yet");

    const changed = await json<Shown>(
      ...["update", id, "--name", "Cairo desk", "--actor", "all", "--issue", "all", "--cadence", "none"],
      ...["--names-language", "none", "--sections", "all", "--expect-revision", "1"],
    );
    expect(changed).toMatchObject({
      name: "Cairo desk",
      cadence: null,
      namesLanguage: null,
      sections: [],
      length: "SHORT",
      revision: 2,
    });
    expect(changed.scope["actors"]).toEqual([]);
    expect(changed.scope["negotiations"]).toHaveLength(1);
    expect(changed.scope["languages"]).toEqual(["en"]);
  });

  test("shows, publishes and compares editions", async () => {
    const markdown = await briefing("preview", "cairo desk");
    expect(markdown).toMatchObject({ code: 0 });
    expect(markdown.out).toContain("# Cairo desk");
    expect(JSON.parse((await briefing("preview", "Cairo desk", "--json")).out)).toMatchObject({ title: "Cairo desk" });
    expect((await briefing("preview", "Cairo desk", "--format", "html")).out).toContain("<!doctype html>");
    expect((await briefing("diff", "Cairo desk")).err).toContain("Cairo desk has no edition yet");

    const first = await briefing("publish", "Cairo desk", "--since", "2024-02-06", "--until", "2024-02-12");
    expect(first.out).toMatch(/^Edition 1 of Cairo desk: edition_[0-9a-f-]{36}\n {4}2024-02-06T00:00:00.000Z to /);
    expect(await json("publish", "Cairo desk", "--since", "2024-02-06", "--until", "2024-02-12")).toMatchObject({
      number: 1,
      title: "Cairo desk",
      window: { since: "2024-02-06T00:00:00.000Z" },
    });
    const second = await briefing(
      ...["publish", "Cairo desk", "--since", "2024-02-12", "--until", "2024-02-18", "--format", "text"],
    );
    expect(second.out).toContain("Bottom line\n---");

    const all = await briefing("diff", "Cairo desk", "--to", "1");
    expect(all.out).toContain("Edition 1 of Cairo desk is the first");
    expect(all.out).toMatch(/^\+ /m);
    const both = await briefing("diff", "Cairo desk");
    expect(both.out).toContain("Edition 2 of Cairo desk against 1");
    expect(both.out).toMatch(/^[-+<>~] /m);
    expect(await json("diff", "Cairo desk", "--from", "2", "--to", "2")).toEqual({
      from: 2,
      to: 2,
      added: [],
      removed: [],
      changed: [],
      cells: [],
    });
    expect((await briefing("list")).out).toContain("2 editions, up to 2024-02-18T00:00:00.000Z");
  });

  test("puts briefings away and takes them back", async () => {
    expect((await briefing("archive", "Cairo desk")).out).toMatch(/^Archived Cairo desk: briefing_/);
    expect((await briefing("list")).out).toContain("There is no briefing yet");
    expect((await briefing("list", "--archived")).out).toContain("Cairo desk (archived)");
    const refused = await briefing("publish", "Cairo desk");
    expect(refused).toMatchObject({ code: 1, out: "" });
    expect(refused.err).toBe("The briefing is archived: restore it first\n");
    expect((await json<Shown>("restore", "Cairo desk"))["archivedAt"]).toBeNull();
  });

  test.each([
    [["create", " "], "name must be text of 1 to 200 characters"],
    [["create", "x", "--negotiation", "none-such"], 'There is no negotiation "none-such": see `parley negotiations`'],
    [["create", "x", "--actor", "Nobody", "--source", "No paper"], 'There is no actor "Nobody"'],
    [["create", "x", "--actor", "Nobody", "--source", "No paper"], 'There is no source "No paper"'],
    [["create", "x", "--issue", "no-issue"], 'There is no issue "no-issue"'],
    [["create", "x", "--cadence", "every day"], "is no cron expression of five fields"],
    [["create", "x", "--time-zone", "Mars"], "Mars is no IANA time zone"],
    [["create", "x", "--patience", "soon"], '"soon" is no number of days'],
    [["create", "x", "--sections", "gaps,poems"], '"poems" is none of bottom-line'],
    [["create", "x", "--length", "endless"], "Allowed choices are short, standard, full"],
    [["create"], "missing required argument"],
    [["update", "Cairo desk"], "Nothing is to be changed"],
    [["update", "Cairo desk", "--name", "y", "--expect-revision", "1"], "Read it again"],
    [["preview", "Nowhere"], 'There is no briefing "Nowhere": see `parley briefing list --archived`'],
    [["publish", "Cairo desk", "--since", "2024-02-06"], "--since and --until go together"],
    [["publish", "Cairo desk", "--since", "2024-02-31", "--until", "2024-03-02"], "is no day"],
    [["diff", "Cairo desk", "--from", "9"], "Cairo desk has no edition 9"],
    [["diff", "Cairo desk", "--to", "x"], "is no number of an edition"],
    [["fly"], "unknown command"],
  ])("refuses %j and says what to do", async (parameters, message) => {
    const { code, out, err } = await briefing(...parameters);
    expect(err).toContain(message);
    expect([code, out]).toEqual([1, ""]);
  });

  test("asks which one when several have a name", async () => {
    await briefing("create", "Twin");
    await briefing("create", "twin");
    const { code, err } = await briefing("archive", "TWIN");
    expect(code).toBe(1);
    expect(err.match(/briefing_[0-9a-f-]{36} \([Tt]win\)/g)).toHaveLength(2);
    const id = /briefing_([0-9a-f-]{36})/.exec(err)?.[1] ?? "";
    expect((await briefing("archive", id)).code).toBe(0);
  });
});
