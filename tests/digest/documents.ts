// A small document and one that is full of hostile text, for the tests of every format.

import fc from "fast-check";

import type { DigestCitation, DigestDocument } from "../../src/domain/digest.ts";

export function citation(number: number, over: Partial<DigestCitation> = {}): DigestCitation {
  return {
    number,
    claimId: `claim-${number}`,
    claimKind: "POSITION",
    articleId: `article-${number}`,
    articleVersionId: `version-${number}`,
    title: "Talks resume",
    url: `https://example.org/talks/${number}`,
    sourceName: "Example Wire",
    sourceReliability: "B",
    publishedAt: "2024-02-13T10:00:00.000Z",
    segments: [{ start: 10, end: 31 }],
    quote: "we ask for a longer pause",
    ...over,
  };
}

export const SMALL: DigestDocument = {
  title: "Digest: Ceasefire talks",
  window: { since: new Date("2024-02-12T22:00:00Z"), until: new Date("2024-02-13T22:00:00Z") },
  timeZone: "Africa/Cairo",
  sections: [
    {
      kind: "BOTTOM_LINE",
      heading: "Bottom line",
      items: [
        { text: "The talks go on.", citations: [] },
        { text: "Redland asks for a longer pause!", citations: [1] },
      ],
    },
    { kind: "WHAT_CHANGED", heading: "What changed", items: [{ text: "Redland moved.", citations: [1, 2] }] },
    {
      kind: "WHO_WANTS_WHAT",
      heading: "Who wants what",
      items: [{ text: "Redland: demands on pause (13 February).", citations: [1] }],
      table: {
        head: ["Actor", "Pause", "Aid"],
        rows: [
          {
            name: "Redland",
            cells: [
              { text: "demands (13 February)", citations: [1] },
              { text: "", citations: [] },
            ],
          },
        ],
      },
    },
  ],
  citations: [citation(1), citation(2, { url: null })],
  coverage: {
    articles: 2,
    origins: 1,
    claimsConsidered: 3,
    claimsOmitted: 1,
    omissions: [{ reason: "number not in the cited text", count: 1 }],
    unreviewed: 2,
  },
};

/** Markup of several languages, marks that turn direction, control characters and what begins blocks. */
export const ATTACK =
  "<script>alert(1)</script> [x](javascript:alert(1)) ![y](z) | a | `code` *b* _c_ & \u202etxet\u2066 \u001b[31m\n# heading\n- item\r\n1. one";
export const HOSTILE: DigestDocument = {
  ...SMALL,
  title: `${ATTACK} ${"long ".repeat(20)}`,
  sections: [
    { kind: "BOTTOM_LINE", heading: ATTACK, items: [{ text: ATTACK, citations: [1] }] },
    {
      kind: "EVENTS",
      heading: "Events",
      items: ["# no heading", "- no list", "1. no number", "2) no number", "=== no line", "> no quote", "+ no list"]
        .map((text) => ({ text, citations: [2] }))
        .concat({ text: "x".repeat(200), citations: [1, 2, 3] }),
    },
    {
      kind: "WHO_WANTS_WHAT",
      heading: "Matrix",
      items: [],
      table: {
        head: ["Actor", ATTACK],
        rows: [{ name: 'a" onload="b', cells: [{ text: `${ATTACK} \\| end`, citations: [3] }] }],
      },
    },
  ],
  citations: [
    citation(1, { url: "javascript:alert(1)", title: ATTACK, quote: `${"word ".repeat(70)}end`, sourceName: ATTACK }),
    citation(2, { url: 'https://example.org/a b"><b>?q=<i>&r=|', quote: ATTACK }),
    citation(3, { url: `https://example.org/${"path/".repeat(30)}` }),
  ],
};

/** Any text: of letters and marks that mean something in some format, of all code points, with halves of pairs. */
const anyText: fc.Arbitrary<string> = fc.oneof(
  fc.string({ unit: "grapheme", maxLength: 40 }),
  fc.string({ unit: "binary", maxLength: 20 }),
  fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 20 }).map((units) => String.fromCharCode(...units)),
  fc
    .array(
      fc.constantFrom(
        ..."<>&\"'`*_[](){}#-+=|~$\\!@:;/.,^% \t\r\n0123456789aZ\u0600\u05d0\u4e2d\u202e\u2066\ufffe".split(""),
        ...[
          "www.",
          "http://",
          "</p>",
          "<!--",
          "]]>",
          "&amp;",
          "&#10;",
          "1. ",
          "- ",
          "> ",
          "```",
          "//",
          "/*",
          "#let ",
          "@a.b",
        ],
      ),
      { maxLength: 25 },
    )
    .map((pieces) => pieces.join("")),
);

/** A document whose every text is any text: a bottom line, a list, a matrix, two citations. */
export const anyDocument: fc.Arbitrary<DigestDocument> = fc
  .tuple(anyText, anyText, anyText, anyText, anyText, anyText, anyText, anyText, fc.oneof(anyText, fc.webUrl()))
  .map(([title, heading, sentence, item, actor, issue, cell, quote, url]) => ({
    ...SMALL,
    title,
    sections: [
      { kind: "BOTTOM_LINE", heading: `Bottom ${heading}`, items: [{ text: sentence, citations: [1] }] },
      { kind: "EVENTS", heading: "Events", items: [{ text: item, citations: [2, 1] }] },
      {
        kind: "WHO_WANTS_WHAT",
        heading: "Matrix",
        items: [{ text: "unused", citations: [1] }],
        table: { head: ["Actor", issue], rows: [{ name: actor, cells: [{ text: cell, citations: [2] }] }] },
      },
    ],
    citations: [
      citation(1, { title: sentence, quote, url }),
      citation(2, { sourceName: actor, quote: item, segments: [{ start: 3, end: 3 + [...item].length }] }),
    ],
  }));
