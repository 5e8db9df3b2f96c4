// PDF by Typst: tagged, the same bytes for the same document, glyphs from the fonts of the machine.
// Texts are handed over as data and never become markup, so that there is nothing to escape.

import { tmpdir } from "node:os";

import type { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

import type { DigestDocument, DigestItem } from "../../domain/digest.ts";

import { coverageInWords, day, plain, shortQuote, webAddress, windowInWords } from "./words.ts";

/** The compiler is not installed: told to who asked, since only they can mend it. */
export class NoPdfError extends Error {
  constructor(options?: ErrorOptions) {
    super(
      "PDF needs the optional package @myriaddreamin/typst-ts-node-compiler: install it beside Parley with `npm install @myriaddreamin/typst-ts-node-compiler@0.7`",
      options,
    );
    this.name = "NoPdfError";
  }
}

/** Families by preference; Typst takes any other that has the glyph. */
const FONTS = ["Libertinus Serif", "Noto Serif", "Noto Naskh Arabic", "Noto Serif Hebrew", "Noto Serif CJK SC"];

const TEMPLATE = `
#let d = json(bytes(sys.inputs.document))
#set document(title: d.title, author: "Parley", date: none)
#set page(paper: "a4", margin: (x: 20mm, top: 18mm, bottom: 20mm), numbering: "1 / 1")
#set text(font: d.fonts, size: 10pt, lang: "en", fallback: true)
#set par(leading: 0.62em, spacing: 0.9em)
#set list(spacing: 0.75em)
#set enum(spacing: 0.75em)
#show heading: set block(above: 1.5em, below: 0.8em)
#show link: set text(fill: rgb("#0b4f9e"))
#let quiet = text.with(fill: rgb("#555555"), size: 9pt)
#let told(one) = text(dir: if one.rtl { rtl } else { ltr }, one.text)
#let marks(numbers) = if numbers.len() > 0 {
  super(numbers.map(n => link(label("citation-" + str(n)), str(n))).join(","))
}
#let sentence(one) = told(one) + marks(one.citations)

#title(d.title)
#quiet(d.window)

#for s in d.sections {
  heading(level: 1, s.heading)
  if s.head.len() > 0 {
    set text(size: 8pt, hyphenate: false)
    table(
      columns: (1.3fr,) + (1fr,) * (s.head.len() - 1),
      stroke: 0.5pt + rgb("#b5b5b5"),
      inset: 4pt,
      table.header(..s.head.map(name => strong(name))),
      ..s.rows.map(row => (strong(row.name),) + row.cells.map(sentence)).flatten(),
    )
  } else if s.prose {
    s.items.map(sentence).join(" ")
  } else {
    list(..s.items.map(sentence))
  }
}

#if d.citations.len() > 0 {
  heading(level: 1, "Citations")
  set text(size: 8.5pt)
  for c in d.citations {
    block(below: 0.7em, [#metadata(none)#label("citation-" + str(c.number))#str(c.number). #c.origin#if c.url != none [, #link(c.url, c.title)] else [, #c.title], #c.day: “#told(c.quote)”])
  }
}

#quiet(d.coverage)
`;

let compiler: Promise<NodeCompiler> | null = null;

/** Finding the fonts takes a third of a second, so that one compiler is kept. */
function openCompiler(): Promise<NodeCompiler> {
  compiler ??= import("@myriaddreamin/typst-ts-node-compiler").then(
    (typst) => typst.NodeCompiler.create({ workspace: tmpdir() }),
    (cause: unknown) => {
      compiler = null;
      throw new NoPdfError({ cause });
    },
  );
  return compiler;
}

/** A4. Names in scripts for which the machine has no font print as boxes. Throws NoPdfError. */
export async function renderPdf(document: DigestDocument): Promise<Uint8Array> {
  const typst = await openCompiler();
  const bytes = typst.pdf({ mainFileContent: TEMPLATE, inputs: { document: JSON.stringify(dataOf(document)) } });
  typst.evictCache(0);
  return new Uint8Array(bytes);
}

function dataOf(document: DigestDocument) {
  const known = new Set(document.citations.map(({ number }) => number));
  const itemOf = ({ text, citations }: DigestItem) => ({
    ...told(text),
    citations: citations.filter((number) => known.has(number)),
  });
  return {
    fonts: FONTS,
    title: plain(document.title),
    window: windowInWords(document),
    coverage: coverageInWords(document),
    sections: document.sections.map(({ kind, heading, items, table }) => ({
      heading: plain(heading),
      prose: kind === "BOTTOM_LINE",
      items: items.map(itemOf),
      head: (table?.head ?? []).map(plain),
      rows: (table?.rows ?? []).map(({ name, cells }) => ({ name: plain(name), cells: cells.map(itemOf) })),
    })),
    citations: document.citations.map((citation) => ({
      number: citation.number,
      origin: plain(citation.sourceName),
      title: plain(citation.title),
      url: webAddress(citation.url),
      day: day(citation, document),
      quote: told(shortQuote(citation)),
    })),
  };
}

/** Hebrew, Arabic, Syriac, Thaana and N'Ko run from right to left: the first letter says how the whole does. */
function told(text: string) {
  const first = /\p{L}/u.exec(text)?.[0] ?? "";
  return {
    text: plain(text),
    rtl: /[\p{Script=Hebrew}\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u.test(first),
  };
}
