// Markdown and HTML as other people's programs read them: text from articles stays text, pages are valid and accessible.

import { execFile } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";

import fc from "fast-check";
import { HtmlValidate } from "html-validate";
import { JSDOM, VirtualConsole } from "jsdom";
import MarkdownIt from "markdown-it";
import { describe, expect, test } from "vitest";

import { renderFragment, renderHtml, renderMailHtml } from "../../src/digest/render/html.ts";
import { renderMarkdown } from "../../src/digest/render/markdown.ts";
import { plain } from "../../src/digest/render/words.ts";
import type { DigestDocument } from "../../src/domain/digest.ts";

import { anyDocument, HOSTILE, SMALL } from "./documents.ts";

/** What a reader sees of a text: spaces are one, none at the ends. */
function seen(text: string): string {
  return plain(text).replaceAll(/\s+/g, " ").trim();
}

/** A page takes some 20 ms to read. PARLEY_RUNS sets another number. */
const RUNS = Number(process.env["PARLEY_RUNS"] ?? 100);

interface Texts {
  readonly title: string;
  readonly sentence: string;
  readonly item: string;
  readonly head: string;
  readonly actor: string;
  readonly cell: string;
}

function textsOf(document: DigestDocument): Texts {
  const [bottom, list, matrix] = document.sections;
  return {
    title: document.title,
    sentence: bottom?.items[0]?.text ?? "",
    item: list?.items[0]?.text ?? "",
    head: matrix?.table?.head[1] ?? "",
    actor: matrix?.table?.rows[0]?.name ?? "",
    cell: matrix?.table?.rows[0]?.cells[0]?.text ?? "",
  };
}

describe("Markdown", () => {
  // With links made of bare addresses, as GitHub makes them, and without raw HTML, as every careful reader is set.
  const reader = new MarkdownIt({ html: false, linkify: true });

  test("gives back every text to a reader of CommonMark and tables, and no markup of its own", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const wanted = textsOf(document);
        const page = new JSDOM(reader.render(renderMarkdown(document))).window.document;
        const text = (selector: string) => seen(page.querySelector(selector)?.textContent ?? "");
        expect(text("h1")).toBe(seen(wanted.title));
        expect(text("h2 + p")).toBe(`${seen(wanted.sentence)}[^1]`);
        expect(text("li")).toBe(`${seen(wanted.item)}[^2][^1]`);
        expect(text("th + th")).toBe(seen(wanted.head));
        expect(text("tbody td")).toBe(seen(wanted.actor));
        expect(text("td + td")).toBe(`${seen(wanted.cell)}[^2]`);
        const links = [...page.querySelectorAll("a")].map((link) => link.getAttribute("href") ?? "");
        expect(links.every((link) => /^https?:\/\//.test(link))).toBe(true);
        expect(page.querySelectorAll("img, strong, code, pre, blockquote, ol, hr, h3, script")).toHaveLength(0);
      }),
      { numRuns: RUNS },
    );
  });
});

describe("HTML", () => {
  test("gives back every text to a browser, and no element that is not ours", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const wanted = textsOf(document);
        const page = new JSDOM(renderHtml(document)).window.document;
        const text = (selector: string) => seen(page.querySelector(selector)?.textContent ?? "");
        expect(text("h1")).toBe(seen(wanted.title) || "–");
        expect(text("section p")).toBe(`${seen(wanted.sentence)}1`);
        expect(text("section li")).toBe(`${seen(wanted.item)}21`);
        expect(text("th + th")).toBe(seen(wanted.head));
        expect(text("tbody th")).toBe(seen(wanted.actor));
        expect(text("tbody td")).toBe(`${seen(wanted.cell)}2`);
        expect(page.querySelectorAll("script, img, iframe, form, link, [onload], [style]")).toHaveLength(0);
        expect(page.querySelectorAll("main > section")).toHaveLength(4);
      }),
      { numRuns: RUNS },
    );
  });

  const validator = new HtmlValidate({
    root: true,
    extends: ["html-validate:standard", "html-validate:a11y"],
    rules: {
      // The address and the words of an article are as long as they are; the text is escaped before it comes here.
      "long-title": "off",
      "no-inline-style": "error",
      // A matrix scrolls in a region that a keyboard can reach (WCAG 2.1.1), as axe asks for.
      "no-redundant-role": "error",
    },
  });
  const problemsOf = async (html: string) =>
    (await validator.validateString(html)).results.flatMap((result) =>
      result.messages.map(({ line, ruleId, message }) => `${line}: ${message} (${ruleId})`),
    );

  test.each([
    ["a page", renderHtml],
    ["a mail", renderMailHtml],
    [
      "an entry of a feed",
      (document: DigestDocument) =>
        `<!doctype html><html lang="en"><head><title>x</title></head><body>${renderFragment(document)}</body></html>`,
    ],
  ])("%s is valid, whatever the articles hold", async (_name, render) => {
    expect(await problemsOf(render(SMALL))).toEqual([]);
    expect(await problemsOf(render(HOSTILE))).toEqual([]);
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect(await problemsOf(render(document))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });

  const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const RULES = "runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']";

  interface Findings {
    readonly violations: readonly { readonly id: string; readonly nodes: readonly { readonly html: string }[] }[];
    readonly passes: readonly { readonly id: string }[];
  }

  const told = ({ violations }: Findings) =>
    violations.map(
      ({ id, nodes }) =>
        `${id}: ${nodes
          .map((node) => node.html)
          .join(" ")
          .slice(0, 200)}`,
    );

  test.each([
    ["a page", renderHtml],
    ["a mail", renderMailHtml],
  ])("%s passes axe in a document without layout", async (_name, render) => {
    // The console that leads nowhere: axe tries for a canvas, which jsdom has not.
    const { window } = new JSDOM(render(HOSTILE), { runScripts: "outside-only", virtualConsole: new VirtualConsole() });
    window.eval(axe);
    const found = (await window.eval(
      `axe.run(document, { ${RULES}, rules: { 'color-contrast': { enabled: false } } })`,
    )) as Findings;
    expect(told(found)).toEqual([]);
    expect(found.passes.length).toBeGreaterThan(15);
  });

  const chromium = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

  // Contrast and size of what is touched are seen only where there is layout. In light and in dark, in a narrow window.
  test.skipIf(chromium === undefined).each([
    ["a page", "light", renderHtml],
    ["a page", "dark", renderHtml],
    ["a mail", "light", renderMailHtml],
  ])("%s passes axe in Chromium (%s)", async (_name, scheme, render) => {
    const folder = await mkdtemp(join(tmpdir(), "parley-axe-"));
    try {
      const file = join(folder, "page.html");
      const script = `<script>${axe.replaceAll("</script", "<\\/script")}</script><script>axe.run(document, { ${RULES} }).then((found) => { const out = document.createElement("pre"); out.id = "found"; out.dataset.dark = matchMedia("(prefers-color-scheme: dark)").matches; out.textContent = encodeURIComponent(JSON.stringify({ violations: found.violations, passes: found.passes.map(({ id }) => ({ id })) })); document.body.replaceChildren(out); });</script>`;
      // The page's own policy lets no script run, so that it is taken out for the one that looks at it.
      const html = render(HOSTILE).replace(/<meta http-equiv="Content-Security-Policy"[^>]*>\n/, "");
      await writeFile(file, html.replace("</body>", `${script}</body>`));
      const { stdout } = await promisify(execFile)(
        chromium ?? "",
        [
          ...["--headless=new", "--no-sandbox", "--disable-gpu", `--user-data-dir=${folder}/profile`],
          ...["--window-size=360,740", "--virtual-time-budget=20000", "--dump-dom"],
          ...(scheme === "dark" ? ["--blink-settings=preferredColorScheme=0"] : []),
          `file://${file}`,
        ],
        { maxBuffer: 64 * 1024 * 1024, timeout: 100_000 },
      );
      const found = JSON.parse(decodeURIComponent(/<pre id="found"[^>]*>([^<]*)</.exec(stdout)?.[1] ?? "")) as Findings;
      expect(stdout).toContain(`data-dark="${scheme === "dark"}"`);
      expect(told(found)).toEqual([]);
      expect(found.passes.map(({ id }) => id)).toContain("color-contrast");
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
