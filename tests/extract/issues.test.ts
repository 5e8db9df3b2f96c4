// The taxonomy links its own examples; what it does not know gets a name from the text.

import { describe, expect, test } from "vitest";

import { issueKey } from "../../src/domain/issue.ts";
import type { NegotiationKind } from "../../src/domain/vocabulary.ts";
import { readDocument } from "../../src/extract/document.ts";
import { issueOf } from "../../src/extract/issues.ts";
import { TAXONOMY } from "../../src/extract/lexicon/issues.ts";

const SUBJECTS: Readonly<Record<string, NegotiationKind>> = {
  trade: "TRADE",
  climate: "CLIMATE",
  labour: "LABOUR",
  border: "BORDER",
  arms: "ARMS",
};

/** Links what stands after the subject and the verb of a sentence. */
function link(sentence: string, subject: NegotiationKind) {
  const document = { ...readDocument(sentence), subject };
  const start = /^(?:The )?\w+ \w+ /.exec(sentence)?.[0].length ?? 0;
  return issueOf(document, { start, end: sentence.length });
}

describe("the taxonomy", () => {
  test.each(TAXONOMY.map((issue) => [issue.slug, issue] as const))(
    "%s has an example that links to it",
    (slug, issue) => {
      expect(issue.example).toMatch(/^\p{Lu}.*\.$/u);
      expect(link(issue.example, SUBJECTS[issue.parent ?? slug] ?? "PEACE").slug).toBe(slug);
    },
  );

  test("has no slug and no name twice, and every parent is an issue of its own", () => {
    const slugs = TAXONOMY.map((issue) => issue.slug);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(new Set(TAXONOMY.map((issue) => issueKey(issue.name))).size).toBe(slugs.length);
    for (const { parent } of TAXONOMY) if (parent !== null) expect(slugs).toContain(parent);
  });

  test("a word of another domain means nothing in these talks", () => {
    expect(link("Norway opposes cuts to benefits.", "LABOUR").slug).toBe("benefits");
    expect(link("Norway sees benefits for the coast.", "CLIMATE").slug).not.toBe("benefits");
  });
});

describe("a new issue", () => {
  test.each([
    ["Norway demands a new code for llama races.", "Llama races"],
    ["Norway opposes the ban on heather burning in the hills.", "Heather burning"],
    ["Norway rejects the proposed opera house levies.", "Opera house levies"],
    ["Norway wants to return to the bargaining table.", "Conduct of the talks"],
    ["Norway urges the parties to use every means to close the casinos.", "Casinos"],
  ])("%s", (sentence, name) => {
    expect(link(sentence, "OTHER").name).toBe(name);
  });

  test("is never made of words that name nothing", () => {
    expect(link("Norway demands the opposite.", "OTHER").slug).toBe("other");
    expect(link("Norway urges the administration to use every means.", "CEASEFIRE").slug).toBe("security");
  });
});
