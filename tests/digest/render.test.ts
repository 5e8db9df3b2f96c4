// Every format of the digest on a small document and on one that is full of hostile text.

import { describe, expect, it } from "vitest";

import { renderDigest } from "../../src/digest/render/index.ts";
import { DIGEST_FORMATS, type DigestDocument } from "../../src/domain/digest.ts";

import { citation, HOSTILE, SMALL } from "./documents.ts";

const html = await renderDigest(HOSTILE, "HTML");
const text = await renderDigest(HOSTILE, "TEXT");

/** As an edition comes back from jsonb, which keeps no order of keys. */
function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  const entries = Object.entries(value).map(([key, one]) => [key, reordered(one)] as const);
  return Object.fromEntries(entries.toSorted(([a], [b]) => a.length - b.length || (a < b ? 1 : -1)));
}

function matches(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map((match) => match[1] ?? "");
}

describe("every format", () => {
  it.each(DIGEST_FORMATS)(
    "gives the same bytes for the same document, also when its keys come in another order: %s",
    async (format) => {
      const again = reordered(HOSTILE) as DigestDocument;
      expect(Object.keys(again)).not.toEqual(Object.keys(HOSTILE));
      expect(await renderDigest(again, format)).toEqual(await renderDigest(HOSTILE, format));
      expect(await renderDigest(SMALL, format)).not.toEqual(await renderDigest(HOSTILE, format));
    },
  );

  it.each(["MARKDOWN", "HTML", "TEXT"] as const)(
    "keeps no control character and no mark that turns direction: %s",
    async (format) => {
      expect(await renderDigest(HOSTILE, format)).not.toMatch(
        /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/,
      );
    },
  );
});

describe("Markdown", () => {
  it("writes sections, a table and footnotes", async () => {
    expect(await renderDigest(SMALL, "MARKDOWN")).toBe(`# Digest: Ceasefire talks

*13 February 2024 (Africa/Cairo)*

## Bottom line

The talks go on. Redland asks for a longer pause\\![^1]

## What changed

- Redland moved.[^1][^2]

## Who wants what

| Actor | Pause | Aid |
| --- | --- | --- |
| Redland | demands (13 February)[^1] |  |

*Based on 2 articles of 1 origin. 3 claims considered, 2 citations verified. 1 sentence left out because a citation did not hold (1 for "number not in the cited text"). 2 cited claims not yet reviewed by a person.*

[^1]: Example Wire, “Talks resume”, 13 February 2024: “we ask for a longer pause” <https://example.org/talks/1>
[^2]: Example Wire, “Talks resume”, 13 February 2024: “we ask for a longer pause”
`);
  });

  it("leaves no mark of an article's text without its backslash", async () => {
    const own = (await renderDigest(HOSTILE, "MARKDOWN"))
      .replaceAll(/\[\^\d+\]:?/g, "")
      .replaceAll(/ <https?:\/\/[^<>\s]+>$/gm, "")
      .replaceAll(/^#{1,2} |^\*|\*$/gm, "")
      .replaceAll(/^\| | \|(?: |$)/gm, "");
    expect(own.replaceAll(/\\./g, "")).not.toMatch(/[\\`*_[\]<>|#~]/);
  });

  it("escapes what would begin a block", async () => {
    const lines = (await renderDigest(HOSTILE, "MARKDOWN")).split("\n");
    expect(lines.filter((line) => /no (?:heading|list|number|line|quote)/.test(line))).toEqual([
      "- \\# no heading[^2]",
      "- \\- no list[^2]",
      "- 1\\. no number[^2]",
      "- 2) no number[^2]",
      "- \\=== no line[^2]",
      "- \\> no quote[^2]",
      "- \\+ no list[^2]",
    ]);
  });

  it("keeps a hostile cell in its column", async () => {
    const rows = (await renderDigest(HOSTILE, "MARKDOWN")).split("\n").filter((line) => line.startsWith("| "));
    expect(rows.map((row) => row.replaceAll(/\\./g, "").split("|").length)).toEqual([4, 4, 4]);
  });

  it("defines each footnote that it refers to, once", async () => {
    const markdown = await renderDigest(HOSTILE, "MARKDOWN");
    const defined = matches(markdown, /^\[\^(\d+)\]:/gm);
    expect(defined).toEqual(["1", "2", "3"]);
    expect(new Set(matches(markdown, /\[\^(\d+)\](?!:)/g))).toEqual(new Set(defined));
  });
});

describe("HTML", () => {
  it("writes a section, its table and the way to a citation and back", async () => {
    const small = await renderDigest(SMALL, "HTML");
    expect(small).toMatch(/^<!doctype html>\n<html lang="en">\n/);
    expect(small).toContain("content=\"default-src 'none'; style-src 'unsafe-inline'\"");
    expect(small).toContain(`<section aria-labelledby="section-2">
<h2 id="section-2" dir="auto">What changed</h2>
<ul>
<li dir="auto">Redland moved.<sup><a href="#citation-1" aria-label="Citation 1">1</a></sup><sup><a id="use-2" href="#citation-2" aria-label="Citation 2">2</a></sup></li>
</ul>
</section>`);
    expect(small).toContain(
      '<tr><th scope="row" dir="auto">Redland</th><td dir="auto">demands (13 February)<sup><a href="#citation-1" aria-label="Citation 1">1</a></sup></td><td dir="auto"></td></tr>',
    );
    expect(
      small,
    ).toContain(`<li id="citation-2"><span class="origin"><bdi>Example Wire</bdi>, <span dir="auto">Talks resume</span>, <time datetime="2024-02-13T10:00:00.000Z">13 February 2024</time></span> <a href="#use-2" aria-label="Back to citation 2 in the text">↩</a>
<blockquote dir="auto"><p>we ask for a longer pause</p></blockquote></li>`);
  });

  it("lets no text become markup", async () => {
    const tags = new Set(matches(html, /<\/?([^\s>]+)/g));
    const own =
      "!doctype html head meta title style body header h1 p nav ul li a main section h2 div table caption thead tbody";
    expect(
      [...tags].filter((tag) => !`${own} tr th td sup ol span bdi time blockquote footer`.split(" ").includes(tag)),
    ).toEqual([]);
    expect(html).not.toMatch(/ onload="/);
    expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  });

  it("closes every element in order", async () => {
    const open: string[] = [];
    for (const [, slash, name] of html.matchAll(/<(\/?)([a-z][a-z0-9]*)[^>]*>/g)) {
      if (name === undefined || name === "meta") continue;
      if (slash === "/") expect(open.pop()).toBe(name);
      else open.push(name);
    }
    expect(open).toEqual([]);
  });

  it("gives each id once and a target to each link on the page", async () => {
    const ids = matches(html, / id="([^"]*)"/g);
    expect(new Set(ids).size).toBe(ids.length);
    const targets = matches(html, / href="#([^"]*)"/g);
    expect(targets).toContain("citation-3");
    expect(targets.filter((target) => !ids.includes(target))).toEqual([]);
  });

  it("links to web addresses only, in an encoded form", async () => {
    const links = matches(html, / href="([^#"][^"]*)"/g);
    expect(links).toHaveLength(2);
    expect(links[0]).toBe("https://example.org/a%20b%22%3E%3Cb%3E?q=%3Ci%3E&amp;r=|");
  });
});

describe("plain text", () => {
  it("writes the whole small document", async () => {
    expect(await renderDigest(SMALL, "TEXT")).toBe(`Digest: Ceasefire talks
=======================

13 February 2024 (Africa/Cairo)

Bottom line
-----------

The talks go on. Redland asks for a longer pause! [1]

What changed
------------

- Redland moved. [1, 2]

Who wants what
--------------

- Redland: Pause — demands (13 February) [1]

Based on 2 articles of 1 origin. 3 claims considered, 2 citations verified. 1
sentence left out because a citation did not hold (1 for "number not in the
cited text"). 2 cited claims not yet reviewed by a person.

Citations
---------

[1] Example Wire, “Talks resume”, 13 February 2024: “we ask for a longer
    pause”
    https://example.org/talks/1
[2] Example Wire, “Talks resume”, 13 February 2024: “we ask for a longer
    pause”
`);
  });

  it("keeps every line within 78 columns but an address", async () => {
    const long = text.split("\n").filter((line) => line.length > 78);
    expect(long.map((line) => line.trim())).toEqual([`https://example.org/${"path/".repeat(30)}`]);
    expect(text.replaceAll(/\s/g, "")).toContain("x".repeat(200));
  });

  it("sets the address under the words of its citation, also from ten on", async () => {
    const ten = { ...SMALL, citations: [citation(10)] };
    expect(await renderDigest(ten, "TEXT")).toContain("\n[10] Example Wire");
    expect(await renderDigest(ten, "TEXT")).toContain("\n     https://example.org/talks/10\n");
  });

  it("lists each citation that it names", async () => {
    const listed = matches(text, /^\[(\d+)\] /gm);
    expect(listed).toEqual(["1", "2", "3"]);
    const named = matches(text, / \[(\d+(?:, \d+)*)\]/g).flatMap((numbers) => numbers.split(", "));
    expect(new Set(named)).toEqual(new Set(listed));
  });
});

describe("citations in words", () => {
  it.each(["MARKDOWN", "HTML", "TEXT"] as const)("cuts a long quotation at a word: %s", async (format) => {
    const rendered = (await renderDigest(HOSTILE, format)).replaceAll(/\s+/g, " ");
    expect(rendered).toMatch(/(?:word ){40,48}…/);
    expect(rendered).not.toContain("word end");
  });

  it.each(["MARKDOWN", "TEXT"] as const)("gives no address that is not of the web: %s", async (format) => {
    const addresses = matches(await renderDigest(HOSTILE, format), /^.*?([a-z]+:[^\s<>]+)>?$/gm).filter(
      (one) => !one.endsWith("…”"),
    );
    expect(addresses.length).toBeGreaterThan(0);
    expect(addresses.filter((one) => one.startsWith("javascript:"))).toEqual([]);
  });
});

describe("JSON", () => {
  it("is the document itself", async () => {
    const json = await renderDigest(HOSTILE, "JSON");
    expect(JSON.parse(json)).toEqual(JSON.parse(JSON.stringify(HOSTILE)));
    expect(await renderDigest(SMALL, "JSON")).toMatch(
      /^\{\n {2}"title": "Digest: Ceasefire talks",\n {2}"window": \{\n {4}"since": "2024-02-12T22:00:00.000Z",/,
    );
    expect(Object.keys(JSON.parse(json))).toEqual(["title", "window", "timeZone", "sections", "citations", "coverage"]);
  });
});
