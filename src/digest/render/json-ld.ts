// JSON-LD 1.1: the digest as a report of schema.org, each sentence as a W3C Web Annotation of the words that it rests on.
// https://www.w3.org/TR/annotation-model/ - the context stands in the document, so that nothing has to be loaded.

import type { DigestCitation, DigestDocument, DigestItem, DigestSection } from "../../domain/digest.ts";

import { uuidOf } from "./identity.ts";
import { webAddress } from "./words.ts";

const TIME = "http://www.w3.org/2001/XMLSchema#dateTime";
const schema = (name: string) => `https://schema.org/${name}`;
const oa = (name: string) => `http://www.w3.org/ns/oa#${name}`;
const list = (id: string) => ({ "@id": id, "@container": "@list" });

const CONTEXT = {
  "@version": 1.1,
  id: "@id",
  type: "@type",
  Report: schema("Report"),
  CreativeWork: schema("CreativeWork"),
  NewsArticle: schema("NewsArticle"),
  Organization: schema("Organization"),
  name: schema("name"),
  inLanguage: schema("inLanguage"),
  temporalCoverage: schema("temporalCoverage"),
  hasPart: list(schema("hasPart")),
  citation: { "@id": schema("citation"), "@container": "@set" },
  url: { "@id": schema("url"), "@type": "@id" },
  publisher: schema("publisher"),
  datePublished: { "@id": schema("datePublished"), "@type": TIME },
  Annotation: oa("Annotation"),
  TextualBody: "http://www.w3.org/ns/oa#TextualBody",
  SpecificResource: oa("SpecificResource"),
  TextQuoteSelector: oa("TextQuoteSelector"),
  TextPositionSelector: oa("TextPositionSelector"),
  motivation: { "@id": oa("motivatedBy"), "@type": "@id" },
  body: { "@id": oa("hasBody"), "@type": "@id" },
  target: { "@id": oa("hasTarget"), "@container": "@set" },
  source: { "@id": oa("hasSource"), "@type": "@id" },
  selector: { "@id": oa("hasSelector"), "@container": "@set" },
  value: "http://www.w3.org/1999/02/22-rdf-syntax-ns#value",
  format: "http://purl.org/dc/elements/1.1/format",
  exact: oa("exact"),
  start: oa("start"),
  end: oa("end"),
} as const;

/** Offsets are code points of the article version's plain text, which is what a source names. */
export function renderJsonLd(document: DigestDocument): string {
  const cited = new Map(document.citations.map((citation) => [citation.number, citation]));
  const articles = new Map(document.citations.map((citation) => [citation.articleVersionId, citation]));
  const whole = {
    "@context": CONTEXT,
    id: `urn:uuid:${uuidOf(document)}`,
    type: "Report",
    name: document.title,
    inLanguage: "en",
    temporalCoverage: `${document.window.since.toISOString()}/${document.window.until.toISOString()}`,
    hasPart: document.sections.map((section) => partOf(section, cited)),
    citation: [...articles.values()].map(articleOf),
  };
  // So that it can stand in a <script> element.
  return `${JSON.stringify(whole, null, 2).replaceAll("<", "\\u003c")}\n`;
}

function partOf({ heading, items, table }: DigestSection, cited: ReadonlyMap<number, DigestCitation>) {
  const cells = (table?.rows ?? []).flatMap(({ name, cells: row }) =>
    row.flatMap(({ text, citations }, index): readonly DigestItem[] =>
      text === "" ? [] : [{ text: `${name}, ${table?.head[index + 1] ?? ""}: ${text}`, citations }],
    ),
  );
  return {
    type: "CreativeWork",
    name: heading,
    hasPart: (table === undefined ? items : cells).map((item) => ({
      type: "Annotation",
      motivation: oa("describing"),
      body: { type: "TextualBody", value: item.text, format: "text/plain" },
      target: item.citations.flatMap((number) => targetsOf(cited.get(number))),
    })),
  };
}

function articleOf(citation: DigestCitation) {
  const url = webAddress(citation.url);
  return {
    id: sourceOf(citation),
    type: "NewsArticle",
    name: citation.title,
    ...(url === null ? {} : { url }),
    datePublished: citation.publishedAt,
    publisher: { type: "Organization", name: citation.sourceName },
  };
}

function sourceOf({ articleVersionId }: DigestCitation): string {
  return `urn:uuid:${articleVersionId}`;
}

function targetsOf(citation: DigestCitation | undefined) {
  if (citation === undefined) return [];
  const quotes = quotesOf(citation);
  return citation.segments.map(({ start, end }, index) => {
    const exact = quotes?.[index];
    return {
      type: "SpecificResource",
      source: sourceOf(citation),
      selector: [
        ...(exact === undefined ? [] : [{ type: "TextQuoteSelector", exact }]),
        { type: "TextPositionSelector", start, end },
      ],
    };
  });
}

/** The words of each segment, cut out of the joined quotation by their lengths; null when these do not fit. */
function quotesOf({ segments, quote }: DigestCitation): readonly string[] | null {
  const characters = [...quote];
  const quotes: string[] = [];
  let at = 0;
  for (const [index, { start, end }] of segments.entries()) {
    if (index > 0 && characters.slice(at, at + 3).join("") !== " … ") return null;
    if (index > 0) at += 3;
    quotes.push(characters.slice(at, at + end - start).join(""));
    at += end - start;
  }
  return at === characters.length ? quotes : null;
}
