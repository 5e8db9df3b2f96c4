// The import rule: each folder may import these folders and packages, and nothing else.

import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";

import { describe, expect, test } from "vitest";

const SOURCE = fileURLToPath(new URL("../src", import.meta.url));

interface Rule {
  /** Folders, or single files of the source that are doors. */
  readonly folders: readonly string[];
  readonly packages: readonly string[];
}

const RULES: Readonly<Record<string, Rule>> = {
  domain: { folders: [], packages: ["croner", "edtf"] },
  extract: { folders: ["domain"], packages: ["wink-eng-lite-web-model", "eld/extrasmall"] },
  store: { folders: ["domain"], packages: ["drizzle-orm", "pg", "uuid"] },
  query: {
    folders: ["domain", "store/tables.ts", "store/database.ts", "store/search.ts", "digest/index.ts"],
    packages: ["drizzle-orm"],
  },
  ingest: { folders: ["domain", "store", "extract/index.ts", "watch/index.ts"], packages: ["drizzle-orm", "uuid"] },
  digest: {
    folders: ["domain", "store"],
    packages: ["nodemailer", "feedsmith", "csv-stringify", "@myriaddreamin/typst-ts-node-compiler"],
  },
  watch: { folders: ["domain", "store", "digest/index.ts"], packages: [] },
  deliver: {
    folders: ["domain", "store", "digest/index.ts", "query/global-id.ts"],
    packages: ["ipaddr.js", "nodemailer", "undici"],
  },
  model: { folders: ["domain"], packages: ["openai", "zod"] },
  graphql: {
    folders: ["domain", "query", "ingest/index.ts", "digest/index.ts", "deliver/index.ts", "watch/index.ts"],
    packages: ["@apollo/server", "graphql", "fastify", "graphql-ws", "graphql-sse", "ws"],
  },
  cli: {
    folders: [
      "domain",
      "extract/index.ts",
      "extract/on-demand.ts",
      "extract/pool.ts",
      "ingest/index.ts",
      "ingest/document-file.ts",
      "digest/index.ts",
      "store/database.ts",
      "store/negotiations.ts",
      "config.ts",
      "main.ts",
    ],
    packages: ["commander"],
  },
  "config.ts": { folders: ["domain"], packages: ["ipaddr.js", "zod"] },
  "main.ts": {
    folders: [
      "domain",
      "extract/on-demand.ts",
      "model/index.ts",
      "store",
      "ingest/index.ts",
      "deliver/index.ts",
      "graphql/drain.ts",
      "graphql/server.ts",
      "watch/index.ts",
      "config.ts",
    ],
    packages: [],
  },
};

function filesOf(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(".ts"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** "path:line" of every import that the rules do not allow. */
function violations(files: readonly { readonly path: string; readonly text: string }[]): readonly string[] {
  return files.flatMap(({ path, text }) => {
    const room = path.split("/")[0] ?? "";
    const rule = RULES[room];
    if (rule === undefined) return [`${path}: no rule for ${room}`];
    return [
      ...text.matchAll(/^(?:import|export)\b[^;]*?\bfrom "([^"]+)"|^import "([^"]+)"|\bimport\("([^"]+)"\)/gm),
    ].flatMap((match) => {
      const target = match[1] ?? match[2] ?? match[3] ?? "";
      const line = text.slice(0, match.index).split("\n").length;
      if (target.startsWith("node:")) return [];
      if (!target.startsWith(".")) {
        const allowed = rule.packages.some((name) => target === name || target.startsWith(`${name}/`));
        return allowed ? [] : [`${path}:${line} imports ${target}`];
      }
      const to = relative(SOURCE, resolve(SOURCE, dirname(path), target));
      const inside = to.split("/")[0] === room;
      const allowed = inside || rule.folders.some((folder) => to === folder || to.startsWith(`${folder}/`));
      return allowed ? [] : [`${path}:${line} imports ${to}`];
    });
  });
}

describe("the import rule", () => {
  test("every import of the source is allowed", () => {
    const files = filesOf(SOURCE).map((path) => ({ path: relative(SOURCE, path), text: readFileSync(path, "utf8") }));
    expect(files.length).toBeGreaterThan(80);
    expect(violations(files)).toEqual([]);
  });

  test("an import of a higher folder or of a foreign package is named with its line", () => {
    const text = 'import { z } from "zod";\n\nimport { readText } from "../extract/index.ts";\n';
    expect(violations([{ path: "domain/made-up.ts", text }])).toEqual([
      "domain/made-up.ts:1 imports zod",
      "domain/made-up.ts:3 imports extract/index.ts",
    ]);
  });

  test("only config.ts reads the environment, but for what it is handed", () => {
    const readers = filesOf(SOURCE).filter((path) => readFileSync(path, "utf8").includes("process.env"));
    expect(readers.map((path) => relative(SOURCE, path)).toSorted()).toEqual(["cli/output.ts", "config.ts"]);
  });

  test("every file begins with what it is for", () => {
    const silent = filesOf(SOURCE).filter((path) => !/^\/\/ \S/.test(readFileSync(path, "utf8")));
    expect(silent).toEqual([]);
  });
});
