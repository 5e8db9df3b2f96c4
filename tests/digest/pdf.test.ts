// PDF: every text is printed as it is, in any script for which the machine has letters.

import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import fc from "fast-check";
import { describe, expect, test, vi } from "vitest";

import { NoPdfError, renderPdf } from "../../src/digest/render/pdf.ts";
import type { DigestDocument } from "../../src/domain/digest.ts";

import { anyDocument, ATTACK, HOSTILE, SMALL } from "./documents.ts";

const NAMES = ["李强", "בנימין נתניהו", "محمد بن عبد الرحمن", "Володимир Зеленський", "Νίκος Δένδιας", "José Peña"];

/** What a program of poppler says of a PDF. */
function ask(program: string, pdf: Uint8Array, args: (file: string) => readonly string[]): string {
  const folder = mkdtempSync(join(tmpdir(), "parley-pdf-"));
  try {
    const file = join(folder, "digest.pdf");
    writeFileSync(file, pdf);
    return execFileSync(program, args(file), { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function told(document: DigestDocument, text: string): DigestDocument {
  return {
    ...document,
    title: text,
    sections: [{ kind: "EVENTS", heading: "Events", items: [{ text, citations: [1] }] }],
    citations: document.citations.slice(0, 1),
  };
}

describe("a PDF", () => {
  test("has the same bytes for the same document", async () => {
    const pdf = Buffer.from(await renderPdf(SMALL));
    expect(pdf.subarray(0, 8).toString("latin1")).toBe("%PDF-1.7");
    expect(Buffer.from(await renderPdf(structuredClone(SMALL))).equals(pdf)).toBe(true);
    expect(Buffer.from(await renderPdf(HOSTILE)).equals(pdf)).toBe(false);
  });

  test("is made of any document: no text is markup", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        expect((await renderPdf(document)).length).toBeGreaterThan(1_000);
      }),
      { numRuns: 60 },
    );
  });

  const poppler = existsSync("/usr/bin/pdftotext");

  test.skipIf(!poppler)("prints what would be markup of Typst, HTML or Markdown as it is written", async () => {
    const typst = '#let x = 1; #read("/etc/passwd") $x^2$ `raw` <label> @ref = heading // comment *b* _i_ \\u{41} -- ~';
    for (const text of [typst, ATTACK.replaceAll(/\s+/g, " ").replaceAll(/[\u202e\u2066\u001b]/g, "")]) {
      const printed = ask("pdftotext", await renderPdf(told(SMALL, text)), (file) => ["-raw", file, "-"]);
      const squeezed = printed.replaceAll(/\s+/g, "");
      expect(squeezed.split(text.replaceAll(/\s+/g, "")).length - 1).toBe(2);
    }
  });

  test.skipIf(!poppler)("is tagged, titled and A4, and links each citation", async () => {
    const pdf = await renderPdf(SMALL);
    const facts = ask("pdfinfo", pdf, (file) => [file]);
    expect(facts).toMatch(/^Title: +Digest: Ceasefire talks$/m);
    expect(facts).toMatch(/^Tagged: +yes$/m);
    expect(facts).toMatch(/^Page size: .*\(A4\)$/m);
    expect(facts).not.toMatch(/^CreationDate/m);
    expect(ask("pdfinfo", pdf, (file) => ["-url", file])).toContain("https://example.org/talks/1");
  });

  // Only where the letters are: the fonts of Debian are fonts-noto-core and fonts-noto-cjk.
  const noto = existsSync("/usr/share/fonts/opentype/noto") && existsSync("/usr/share/fonts/truetype/noto");
  test.skipIf(!poppler || !noto)(
    "prints names in Chinese, Hebrew, Arabic, Cyrillic and Greek with their own letters",
    async () => {
      for (const name of NAMES) {
        const pdf = await renderPdf(told(SMALL, `${name} said so`));
        const printed = ask("pdftotext", pdf, (file) => [file, "-"]).normalize("NFKC");
        for (const word of name.split(" ")) expect(printed).toContain(word.normalize("NFKC"));
        // Every font stands in the file and says which characters its glyphs are.
        const fonts = ask("pdffonts", pdf, (file) => [file])
          .trim()
          .split("\n")
          .slice(2);
        expect(fonts.length).toBeGreaterThan(0);
        for (const font of fonts) expect(font).toMatch(/yes yes yes +\d+ +\d+$/);
      }
    },
  );

  test("says how to get what it needs when that is missing", async () => {
    vi.resetModules();
    vi.doMock("@myriaddreamin/typst-ts-node-compiler", () => {
      throw new Error("Cannot find package");
    });
    const fresh = await import("../../src/digest/render/pdf.ts");
    await expect(fresh.renderPdf(SMALL)).rejects.toThrow("npm install @myriaddreamin/typst-ts-node-compiler@0.7");
    await expect(fresh.renderPdf(SMALL)).rejects.toBeInstanceOf(fresh.NoPdfError);
    expect(new NoPdfError().name).toBe("NoPdfError");
    vi.doUnmock("@myriaddreamin/typst-ts-node-compiler");
  });
});
