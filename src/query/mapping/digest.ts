// Digests: computed from the records, or frozen in an edition; both are one document.

import { composeDigest, NoPdfError, renderDigest } from "../../digest/index.ts";
import type {
  DigestCitation,
  DigestDocument,
  DigestFormat,
  DigestItem,
  DigestLength,
  DigestSection,
  DigestSectionKind,
  RankTerm,
} from "../../domain/digest.ts";
import { isLanguageTag, isTimeZone } from "../../domain/reader.ts";
import type { Marking } from "../../domain/vocabulary.ts";

import { keyOf, type NodeType } from "../global-id.ts";
import { RequestError } from "../request-error.ts";
import type { Arguments } from "../selection.ts";
import { patienceOf } from "./change.ts";
import { type CalledFunction, refer, reference, valueType } from "./define.ts";

/** A document and when it was made: what stands behind the type `Digest`. */
export interface DatedDigest {
  readonly document: DigestDocument;
  readonly generatedAt: Date;
}

interface ItemOf {
  readonly item: DigestItem;
  readonly document: DigestDocument;
}

export const digestField: CalledFunction = {
  kind: "function",
  call: async ({ db, now }, _parents, args) => {
    const window = args["window"] as { readonly since: Date; readonly until: Date };
    if (window.since >= window.until) throw new RequestError("window.since must lie before window.until");
    const timeZone = String(args["timeZone"] ?? "UTC");
    if (!isTimeZone(timeZone))
      throw new RequestError(`timeZone ${timeZone} is no IANA time zone, such as Europe/Paris`);
    const patienceDays = patienceOf(args);
    const namesLanguage = args["namesLanguage"] == null ? null : String(args["namesLanguage"]);
    if (namesLanguage !== null && !isLanguageTag(namesLanguage))
      throw new RequestError(`namesLanguage ${namesLanguage.slice(0, 40)} is no BCP 47 tag, such as en`);
    const scope = scopeOf(args["scope"]);
    const odd = scope.languages.find((tag) => !isLanguageTag(tag));
    if (odd !== undefined) throw new RequestError(`scope.languages: ${odd.slice(0, 40)} is no BCP 47 tag, such as en`);
    const document = await composeDigest(db, {
      scope,
      window,
      timeZone,
      patienceDays,
      namesLanguage,
      sections: (args["sections"] ?? []) as readonly DigestSectionKind[],
      length: (args["length"] ?? "STANDARD") as DigestLength,
      markingCeiling: (args["markingCeiling"] ?? "CLEAR") as Marking,
      explain: args["explain"] === true,
    });
    return [{ document, generatedAt: now } satisfies DatedDigest];
  },
};

/** The scope of the input, with keys in the place of global ids. */
export function scopeOf(
  input: unknown,
): Record<"negotiations" | "actors" | "issues" | "sources" | "languages", readonly string[]> {
  const scope = (input ?? {}) as Arguments;
  const keys = (name: string, type: NodeType) => {
    const ids = scope[name];
    if (!Array.isArray(ids)) return [];
    return ids.map((id: unknown) => {
      const key = keyOf(id, type);
      if (key === null) throw new RequestError(`scope.${name}: ${String(id)} is no id of a ${type}`);
      return key;
    });
  };
  return {
    negotiations: keys("negotiations", "Negotiation"),
    actors: keys("actors", "Actor"),
    issues: keys("issues", "Issue"),
    sources: keys("sources", "Source"),
    languages: (scope["languages"] ?? []) as readonly string[],
  };
}

export const digest = valueType<DatedDigest>("Digest", {
  title: ({ document }) => document.title,
  window: ({ document }) => document.window,
  sections: ({ document }) => document.sections.map((section) => ({ section, document })),
  coverage: ({ document }) => document.coverage,
  rendered: async ({ document }, args) => {
    const rendered = await renderDigest(document, args["format"] as DigestFormat).catch((error: unknown) => {
      throw error instanceof NoPdfError ? new RequestError(error.message) : error;
    });
    return typeof rendered === "string" ? rendered : Buffer.from(rendered).toString("base64");
  },
});

export const digestSection = valueType<{ section: DigestSection; document: DigestDocument }>("DigestSection", {
  kind: ({ section }) => section.kind,
  heading: ({ section }) => section.heading,
  items: ({ section, document }): readonly ItemOf[] => section.items.map((item) => ({ item, document })),
});

export const digestItem = valueType<ItemOf>("DigestItem", {
  text: ({ item }) => item.text,
  citations: ({ item, document }) =>
    item.citations.flatMap((number) => document.citations.filter((citation) => citation.number === number)),
  rank: ({ item }) => item.rank ?? null,
});

export const rankTerm = valueType<RankTerm>("RankTerm", { points: ({ value, weight }) => value * weight });

export const citation = valueType<DigestCitation>("Citation", {
  claim: reference((cited: DigestCitation) => refer("Claim", cited.claimId)),
  evidence: reference((cited: DigestCitation) => refer("Evidence", cited.claimId)),
});

export const digestCoverage = valueType<DigestDocument["coverage"]>("DigestCoverage", {
  claimsOfOneOrigin: (coverage) => coverage.singleOrigin ?? null,
  claimsUnreviewed: (coverage) => coverage.unreviewed,
  entriesLeftOut: (coverage) => coverage.leftOut ?? 0,
});
