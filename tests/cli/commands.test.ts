// The command as users run it: the built program, a real embedded database, real files.

import { execFile, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import { afterAll, beforeAll, describe, expect, test } from "vitest";

const run = promisify(execFile);
const PROGRAM = new URL("../../bin/parley.js", import.meta.url).pathname;

let folder: string;
let environment: NodeJS.ProcessEnv;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "parley-cli-"));
  // PostgreSQL runs as another user when the tests run as root.
  chmodSync(folder, 0o755);
  const { DATABASE_URL: _url, ...rest } = process.env;
  environment = { ...rest, PARLEY_DATA: join(folder, "data"), PORT: "0" };
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Ran {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

async function parley(...parameters: readonly string[]): Promise<Ran> {
  try {
    const { stdout, stderr } = await run(process.execPath, [PROGRAM, ...parameters], {
      env: environment,
      maxBuffer: 1 << 26,
    });
    return { code: 0, out: stdout, err: stderr };
  } catch (error) {
    const failed = error as { code?: number; stdout?: string; stderr?: string };
    return { code: failed.code ?? -1, out: failed.stdout ?? "", err: failed.stderr ?? "" };
  }
}

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

const BODY =
  "Negotiators of Norway and Iceland met in Oslo on Tuesday for talks on fishing quotas. Norway opposes a quota for cod, Ana Silva said. Iceland demanded an end to night fishing. The negotiations go on.";

describe("parley", () => {
  test("tells with --help what it and each subcommand can do", async () => {
    const { code, out } = await parley("--help");
    expect(code).toBe(0);
    for (const name of ["serve", "migrate", "ingest", "extract", "digest", "negotiations"]) {
      expect(out).toContain(name);
      expect((await parley(name, "--help")).out).toContain("Usage: parley");
    }
  });

  test("names every wrong setting at once", async () => {
    const { PORT: _port, ...rest } = environment;
    const failed = await run(process.execPath, [PROGRAM, "serve"], {
      env: { ...rest, PORT: "99999", HOST: "0.0.0.0" },
    }).catch((error: { stderr: string; code: number }) => error);
    expect(failed).toMatchObject({ code: 1 });
    expect(failed.stderr).toContain("PORT must be");
    expect(failed.stderr).toContain("HOST must be a loopback address");
  });

  test("extracts from files and front matter, one line each, and names what failed", async () => {
    const plain = file("one.txt", BODY);
    const marked = file("two.md", `---\ntitle: Cod\nsource: Test wire\ndate: 2024-02-13\n---\n\n${BODY}`);
    const bad = file("bad.bin", new Uint8Array([0, 255, 254, 3]));
    const both = await parley("extract", "--published", "2024-02-13", plain, bad, marked);
    expect(both.code).toBe(1);
    expect(both.err).toContain(bad);
    const lines = both.out
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line) as { file: string; text: string; positions: unknown[] });
    expect(lines.map((line) => [line.file, line.text, line.positions.length > 0])).toEqual([
      [plain, BODY, true],
      [marked, BODY, true],
    ]);
    expect((await parley("extract", plain)).err).toContain("--published");
    expect((await parley("extract", "--published", "2024-02-31", plain)).err).toContain("no day");
    expect((await parley("extract", "--published", "2199-01-01", plain)).err).toContain("future");
  });

  test("extracts line by line, and stops in silence when nobody reads on", async () => {
    const paths = Array.from({ length: 40 }, (_, index) => file(`many-${index}.txt`, `${BODY} `.repeat(200)));
    const child = spawn(process.execPath, [PROGRAM, "extract", "--published", "2024-02-13", ...paths], {
      env: environment,
    });
    let errors = "";
    child.stderr.on("data", (chunk: Buffer) => {
      errors += chunk.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    await new Promise((resolve) => child.stdout.once("data", resolve));
    child.stdout.destroy();
    expect(await ended).toBe(0);
    expect(errors).toBe("");
  });

  test("extracts from standard input, and refuses what never ends", async () => {
    const child = spawn(process.execPath, [PROGRAM, "extract", "--published", "2024-02-13", "-"], { env: environment });
    let out = "";
    child.stdout.on("data", (chunk: Buffer) => {
      out += chunk.toString();
    });
    child.stdin.end(BODY);
    expect(await new Promise((resolve) => child.on("exit", resolve))).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ file: "-", text: BODY });
    const endless = await parley("extract", "--published", "2024-02-13", "/dev/zero");
    expect(endless.code).toBe(1);
    expect(endless.err).toContain("/dev/zero: The file has more than the 8 MB that articles have at most");
  });

  test("takes files in, is unchanged the second time, lists and digests them", async () => {
    const good = file(
      "cod.md",
      `---\ntitle: Cod talks\nsource: Test wire\nurl: https://example.org/cod\ndate: 2024-02-13\n---\n\n${BODY}`,
    );
    const empty = file("empty.txt", "");
    const first = await parley("ingest", good, empty, "--source", "Test wire", "--published", "2024-02-13");
    expect(first.code).toBe(1);
    expect(first.out).toContain("created");
    expect(first.out).toContain("1 of 2 taken in");
    expect(first.err).toContain(`Failed: ${empty}`);
    expect((await parley("ingest", good)).out).toContain("unchanged");
    const negotiations = await parley("negotiations");
    expect(negotiations.out).toContain("1 articles");
    const slug = negotiations.out.split("\n")[0] ?? "";
    const markdown = await parley("digest", "--negotiation", slug, "--since", "2024-02-10", "--until", "2024-02-15");
    expect(markdown.out).toContain("## Bottom line");
    expect(markdown.out).toContain("Norway opposes a quota for cod");
    for (const [format, mark] of [
      ["html", "<!doctype html>"],
      ["text", "Bottom line\n---"],
      ["json", '"sections"'],
    ] as const) {
      expect(
        (await parley("digest", "--since", "2024-02-10", "--until", "2024-02-15", "--format", format)).out,
      ).toContain(mark);
    }
    expect((await parley("digest", "--negotiation", "none")).err).toContain('There is no negotiation "none"');
    expect((await parley("digest", "--since", "soon")).err).toContain("no day");
    const short = ["digest", "--since", "2024-02-10", "--until", "2024-02-15"];
    const chosen = await parley(...short, "--actor", "norway", "--sections", "who-wants-what", "--length", "short");
    expect(chosen.out).toContain("Norway");
    expect(chosen.out).not.toMatch(/## Bottom line|\| Iceland \|/);
    expect((await parley(...short, "--names-language", "no tag")).err).toContain("no BCP 47 language tag");
  });

  test.each([
    ["missing.txt", null, "no such file"],
    ["latin.txt", new Uint8Array([0x54, 0xe9, 0x20]), "UTF-8"],
    ["big.txt", "word ".repeat(2_200_000), "MB"],
    ["nul.txt", "\0\0\0\0", "no text"],
    ["front.md", "---\ntitle: x\n---\n", "front matter"],
  ])("refuses %s with a word", async (name, content, word) => {
    const path = content === null ? join(folder, name) : file(name, content);
    const { code, err } = await parley("ingest", path, "--source", "Test wire", "--published", "2024-02-13");
    expect(code).toBe(1);
    expect(err).toContain(word);
  });

  test("serves with the samples, works beside other commands, and Ctrl-C stops everything", async () => {
    const data = join(folder, "served");
    const child = spawn(process.execPath, [PROGRAM, "serve"], { env: { ...environment, PARLEY_DATA: data } });
    let output = "";
    child.stdout.on("data", (chunk: Buffer) => {
      output += chunk.toString();
    });
    const ended = new Promise<number | null>((resolve) => child.on("exit", resolve));
    for (let wait = 0; wait < 900 && !output.includes("Ctrl-C stops it"); wait++)
      await new Promise((resolve) => setTimeout(resolve, 100));
    const url = /ready at (\S+)/.exec(output)?.[1];
    expect(output).toContain("Sample 16 of 16");
    const answer = await fetch(`${url}/graphql`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: '{"query":"{ negotiations { totalCount } }"}',
    });
    expect(await answer.json()).toEqual({ data: { negotiations: { totalCount: 2 } } });
    environment = { ...environment, PARLEY_DATA: data };
    expect((await parley("negotiations")).out).toContain("hamas-israel-hostage-talks");
    child.kill("SIGINT");
    expect(await ended).toBe(0);
    expect(output).toContain("Stopped.");
    expect((await parley("migrate")).out).toContain("Nothing to do");
  });
});
