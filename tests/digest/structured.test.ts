// The formats that machines read, read back: Atom, JSON Feed, CSV, JSON-LD.

import { parse } from "csv-parse/sync";
import fc from "fast-check";
import { parseAtomFeed, parseJsonFeed } from "feedsmith";
import jsonld from "jsonld";
import { describe, expect, test } from "vitest";

import { atomFeed, type Feed, feedOf, jsonFeed, updatedAt } from "../../src/digest/render/feed.ts";
import { renderDigest } from "../../src/digest/render/index.ts";
import { plain } from "../../src/digest/render/words.ts";

import { anyDocument, citation, HOSTILE, SMALL } from "./documents.ts";

const FEED: Feed = {
  id: "01900000-0000-7000-8000-000000000001",
  title: "Ceasefire & <talks>",
  url: "https://parley.example/briefings/1/feed.atom",
  createdAt: new Date("2024-02-01T00:00:00Z"),
  entries: [
    {
      id: "01900000-0000-7000-8000-000000000003",
      title: "no. 2",
      document: HOSTILE,
      publishedAt: new Date("2024-02-14T06:00:00Z"),
      corrections: [{ reason: "The speaker <denies> it", at: new Date("2024-02-20T08:00:00Z") }],
      url: "https://parley.example/editions/2/digest.html",
    },
    {
      id: "01900000-0000-7000-8000-000000000002",
      title: "no. 1",
      document: SMALL,
      publishedAt: new Date("2024-02-13T06:00:00Z"),
      corrections: [],
      url: null,
    },
  ],
};

/** Every character that XML 1.0 allows (production 2), and nothing else. */
const XML = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

describe("Atom", () => {
  test("has what RFC 4287 asks of a feed and of an entry, and reads back", () => {
    const atom = atomFeed(FEED);
    expect(atom).toMatch(/^<\?xml version="1.0" encoding="utf-8"\?>\n<feed xmlns="http:\/\/www.w3.org\/2005\/Atom"/);
    const feed = parseAtomFeed(atom);
    expect(feed).toMatchObject({
      id: "urn:uuid:01900000-0000-7000-8000-000000000001",
      title: { value: "Ceasefire & <talks>" },
      updated: "2024-02-20T08:00:00.000Z",
      authors: [{ name: "Parley" }],
      links: [{ href: FEED.url, rel: "self" }],
    });
    expect(feed.entries).toHaveLength(2);
    const [newest, first] = feed.entries ?? [];
    expect(newest).toMatchObject({
      id: "urn:uuid:01900000-0000-7000-8000-000000000003",
      published: "2024-02-14T06:00:00.000Z",
      updated: "2024-02-20T08:00:00.000Z",
      links: [{ rel: "alternate", href: "https://parley.example/editions/2/digest.html" }],
      content: { type: "html" },
    });
    expect(newest?.content?.value).toMatch(/^<p><strong>Correction:<\/strong> The speaker &lt;denies&gt; it<\/p>\n/);
    expect(newest?.content?.value).not.toMatch(/<script| id="| href="#/);
    expect(first).toMatchObject({
      title: { value: "no. 1" },
      summary: { value: "The talks go on. Redland asks for a longer pause!" },
      updated: "2024-02-13T06:00:00.000Z",
    });
  });

  test("of a briefing without editions is a feed, too, dated to the briefing", () => {
    const empty = { ...FEED, entries: [] };
    expect(updatedAt(empty)).toEqual(FEED.createdAt);
    expect(parseAtomFeed(atomFeed(empty))).toMatchObject({ updated: "2024-02-01T00:00:00.000Z" });
    expect(JSON.parse(jsonFeed(empty))).toMatchObject({ items: [] });
    expect(parseJsonFeed(jsonFeed(empty))).toMatchObject({ title: FEED.title });
  });

  test("holds no character that XML forbids, and gives back every text", () => {
    fc.assert(
      fc.property(anyDocument, (document) => {
        const atom = atomFeed(feedOf(document));
        expect(atom).toMatch(XML);
        const feed = parseAtomFeed(atom);
        const sentence = document.sections[0]?.items[0]?.text ?? "";
        expect(feed.entries).toHaveLength(1);
        expect((feed.entries?.[0]?.summary?.value ?? "").trim()).toBe(plain(sentence).trim() || "–");
        expect(feed.entries?.[0]?.title?.value).toMatch(/\S/);
        expect(feed.entries?.[0]?.content?.value).toContain('<h2 dir="auto">Matrix</h2>');
      }),
      { numRuns: 500 },
    );
  });
});

describe("JSON Feed", () => {
  test("is of version 1.1 and reads back", () => {
    const parsed = JSON.parse(jsonFeed(FEED)) as Record<string, unknown>;
    expect(parsed["version"]).toBe("https://jsonfeed.org/version/1.1");
    expect(parseJsonFeed(parsed)).toMatchObject({
      title: "Ceasefire & <talks>",
      feed_url: FEED.url,
      items: [
        {
          id: "urn:uuid:01900000-0000-7000-8000-000000000003",
          url: "https://parley.example/editions/2/digest.html",
          date_published: "2024-02-14T06:00:00.000Z",
          date_modified: "2024-02-20T08:00:00.000Z",
        },
        { id: "urn:uuid:01900000-0000-7000-8000-000000000002" },
      ],
    });
  });
});

describe("an entry's id", () => {
  test("of a digest by itself is made of what it says", async () => {
    const idOf = (atom: string) => /<entry>\s*<id>([^<]*)<\/id>/.exec(atom)?.[1] ?? /<id>([^<]*)<\/id>/.exec(atom)?.[1];
    const id = idOf(await renderDigest(SMALL, "ATOM"));
    expect(id).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(idOf(await renderDigest(structuredClone(SMALL), "ATOM"))).toBe(id);
    expect(idOf(await renderDigest({ ...SMALL, title: "Another" }, "ATOM"))).not.toBe(id);
  });
});

describe("CSV", () => {
  const HEAD = ["Table", "Actor", "Issue", "Position", "Citations", "Sources", "Addresses"];
  const read = (csv: string): readonly (readonly string[])[] => parse(csv, { bom: true });

  test("has a line for each position, and none for an empty cell", async () => {
    const csv = await renderDigest(SMALL, "CSV");
    expect(csv).toBe(
      `\ufeff${HEAD.join(",")}\r\nWho wants what,Redland,Pause,demands (13 February),1,Example Wire,https://example.org/talks/1\r\n`,
    );
  });

  test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "|calc", '=HYPERLINK("x")'])(
    "makes no formula of %j",
    async (text) => {
      const document = {
        ...SMALL,
        sections: [
          {
            kind: "WHO_WANTS_WHAT" as const,
            heading: text,
            items: [],
            table: { head: ["Actor", text], rows: [{ name: text, cells: [{ text, citations: [1] }] }] },
          },
        ],
        citations: [citation(1, { sourceName: text })],
      };
      const [, row] = read(await renderDigest(document, "CSV"));
      expect(row).toHaveLength(HEAD.length);
      for (const cell of row ?? []) expect(cell).not.toMatch(/^\s*[=+\-@\uff1d\uff0b\uff0d\uff20]/);
    },
  );

  test("gives back every text, but for the apostrophe before what would be a formula", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const [head, row, ...rest] = read(await renderDigest(document, "CSV"));
        const table = document.sections[2]?.table;
        const text = plain(table?.rows[0]?.cells[0]?.text ?? "").trim();
        expect(head).toEqual(HEAD);
        expect(rest).toEqual([]);
        if ((table?.rows[0]?.cells[0]?.text ?? "") === "") expect(row).toBeUndefined();
        else expect([text, `'${text}`]).toContain(row?.[3]);
      }),
      { numRuns: 500 },
    );
  });
});

interface Node {
  readonly [key: string]: readonly Node[] | string | number;
}

/** Every node of an expanded document that has a type. */
function typed(value: unknown, type: string): readonly Node[] {
  if (Array.isArray(value)) return value.flatMap((one) => typed(one, type));
  if (typeof value !== "object" || value === null) return [];
  const own = ((value as Node)["@type"] as unknown as readonly string[] | undefined)?.includes(type) === true;
  return [...(own ? [value as Node] : []), ...Object.values(value).flatMap((one) => typed(one, type))];
}

/** Expands without loading anything. */
async function expanded(json: string): Promise<unknown> {
  return jsonld.expand(JSON.parse(json), {
    documentLoader: async (url: string) => {
      throw new Error(`${url} was to be loaded`);
    },
  });
}

const OA = "http://www.w3.org/ns/oa#";

describe("JSON-LD", () => {
  test("is a report of schema.org whose sentences are annotations of the cited words", async () => {
    const text = "…Redland said we ask for a longer pause, and more";
    const document = {
      ...SMALL,
      citations: [
        citation(1, {
          quote: "we ask … and more",
          segments: [
            { start: 14, end: 20 },
            { start: 41, end: 49 },
          ],
        }),
        citation(2, { url: null, quote: "words that do not fit", segments: [{ start: 3, end: 5 }] }),
      ],
    };
    const graph = await expanded(await renderDigest(document, "JSON_LD"));
    expect(typed(graph, "https://schema.org/Report")).toHaveLength(1);
    expect(typed(graph, "https://schema.org/NewsArticle")).toHaveLength(2);
    const annotations = typed(graph, `${OA}Annotation`);
    expect(annotations).toHaveLength(4);
    expect(annotations[1]).toMatchObject({
      [`${OA}motivatedBy`]: [{ "@id": `${OA}describing` }],
      [`${OA}hasBody`]: [
        {
          "@type": [`${OA}TextualBody`],
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#value": [{ "@value": "Redland asks for a longer pause!" }],
          "http://purl.org/dc/elements/1.1/format": [{ "@value": "text/plain" }],
        },
      ],
    });
    const quotes = typed(annotations[1], `${OA}TextQuoteSelector`).map((node) => node[`${OA}exact`]);
    const places = typed(annotations[1], `${OA}TextPositionSelector`).map((node) => [
      node[`${OA}start`],
      node[`${OA}end`],
    ]);
    expect(quotes).toEqual([[{ "@value": "we ask" }], [{ "@value": "and more" }]]);
    expect(places).toEqual([
      [[{ "@value": 14 }], [{ "@value": 20 }]],
      [[{ "@value": 41 }], [{ "@value": 49 }]],
    ]);
    expect([text.slice(14, 20), text.slice(41, 49)]).toEqual(["we ask", "and more"]);
    // The second citation's words are not those of its segments: it is told by its place alone.
    expect(typed(annotations[2], `${OA}TextQuoteSelector`)).toHaveLength(2);
    expect(typed(annotations[2], `${OA}TextPositionSelector`)).toHaveLength(3);
    const [source] = typed(annotations[1], `${OA}SpecificResource`).map((node) => node[`${OA}hasSource`]);
    expect(source).toEqual([{ "@id": "urn:uuid:version-1" }]);
  });

  test("keeps any text, loads nothing, and can stand in a script element", async () => {
    await fc.assert(
      fc.asyncProperty(anyDocument, async (document) => {
        const json = await renderDigest(document, "JSON_LD");
        expect(json).not.toContain("<");
        const [annotation] = typed(await expanded(json), `${OA}Annotation`);
        const [body] = typed(annotation, `${OA}TextualBody`);
        expect(body?.["http://www.w3.org/1999/02/22-rdf-syntax-ns#value"]).toEqual([
          { "@value": document.sections[0]?.items[0]?.text },
        ]);
      }),
      { numRuns: 200 },
    );
  });
});
