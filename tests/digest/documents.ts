// A small document and one that is full of hostile text, for the tests of every format.

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
