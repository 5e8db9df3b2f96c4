// One self-contained, accessible page: no script, nothing loaded, citations as notes that lead to the words and back.

import type { DigestDocument, DigestItem, DigestSection } from "../../domain/digest.ts";

import { coverageInWords, day, plain, shortQuote, webAddress, windowInWords } from "./words.ts";

const STYLE = `
:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #b5b5b5; --link: #0b4f9e; --quiet: #555; }
@media (prefers-color-scheme: dark) { :root { --ink: #ececec; --paper: #161616; --line: #5a5a5a; --link: #8fc1ff; --quiet: #b8b8b8; } }
body { margin: 0 auto; padding: 1.5rem 1rem 4rem; max-width: 44rem; font: 1.05rem/1.55 Georgia, "Times New Roman", serif; color: var(--ink); background: var(--paper); }
h1, h2 { font-family: system-ui, sans-serif; line-height: 1.2; }
h1 { font-size: 1.7rem; margin-bottom: .2rem; } h2 { font-size: 1.2rem; margin-top: 2rem; border-bottom: 1px solid var(--line); padding-bottom: .2rem; }
a { color: var(--link); } sup a { text-decoration: none; padding: 0 .1em; } a:focus-visible, [tabindex]:focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
.window, footer, .origin { color: var(--quiet); font-family: system-ui, sans-serif; font-size: .9rem; }
nav ul { list-style: none; padding: 0; display: flex; flex-wrap: wrap; gap: .3rem 1rem; font: .9rem system-ui, sans-serif; }
li { margin: .4rem 0; } .table { overflow-x: auto; }
table { border-collapse: collapse; font: .9rem/1.4 system-ui, sans-serif; } caption { text-align: left; color: var(--quiet); padding-bottom: .3rem; }
th, td { border: 1px solid var(--line); padding: .35rem .5rem; text-align: left; vertical-align: top; }
blockquote { margin: .2rem 0 .2rem 1rem; } sup + sup::before { content: ","; }
:target { --ink: #1b1b1b; --link: #0b4f9e; --quiet: #555; background: #fff3b0; color: var(--ink); }
@media print { :root { --ink: #000; --paper: #fff; --line: #777; --link: #000; --quiet: #333; } .table { overflow: visible; } body { max-width: none; font-size: 10.5pt; padding: 0; } nav { display: none; } h2 { break-after: avoid; } li, tr { break-inside: avoid; } a { color: inherit; } @page { margin: 18mm; } }
`;

const MAIL_STYLE = `
body { margin: 0 auto; padding: 16px; max-width: 700px; font: 16px/1.5 Georgia, "Times New Roman", serif; color: #1b1b1b; background: #ffffff; }
h1, h2 { font-family: Arial, Helvetica, sans-serif; line-height: 1.2; } h1 { font-size: 24px; } h2 { font-size: 18px; margin-top: 28px; border-bottom: 1px solid #b5b5b5; }
a { color: #0b4f9e; } sup a { text-decoration: none; } li { margin: 6px 0; } blockquote { margin: 3px 0 3px 16px; }
.window, footer, .origin { color: #555555; font-family: Arial, Helvetica, sans-serif; font-size: 14px; }
table { border-collapse: collapse; font: 14px/1.4 Arial, Helvetica, sans-serif; } caption { text-align: left; color: #555555; }
th, td { border: 1px solid #b5b5b5; padding: 5px 8px; text-align: left; vertical-align: top; }
`;

export function renderHtml(document: DigestDocument): string {
  const { citations, sections } = document;
  const links = sections.map(
    ({ heading }, index) => `<li><a href="#section-${index + 1}">${escapeMarkup(heading)}</a></li>`,
  );
  if (citations.length > 0) links.push('<li><a href="#citations">Citations</a></li>');
  return page(document, {
    head: `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">\n`,
    style: STYLE,
    nav: `<nav aria-label="Sections">\n<ul>\n${links.join("\n")}\n</ul>\n</nav>\n`,
  });
}

/** The page as a mail holds it: plain style sheets only, since mail programs know no variables. */
export function renderMailHtml(document: DigestDocument): string {
  return page(document, { head: "", style: MAIL_STYLE, nav: "" });
}

/** Sections, citations and coverage without ids and links on the page, so that several digests can stand on one. */
export function renderFragment(document: DigestDocument): string {
  return `${bodyOf(document, null)}\n<p>${escapeMarkup(coverageInWords(document))}</p>\n`;
}

function page(
  document: DigestDocument,
  { head, style, nav }: { readonly head: string; readonly style: string; readonly nav: string },
): string {
  // An empty title is no page.
  const title = escapeMarkup(document.title) || "–";
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${head}<title>${title}</title>
<style>${style}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p class="window">${escapeMarkup(windowInWords(document))}</p>
</header>
${nav}<main>
${bodyOf(document, new Map())}
</main>
<footer>
<p>${escapeMarkup(coverageInWords(document))}</p>
</footer>
</body>
</html>
`;
}

/** Where each citation is used first, by its number; null where nothing on the page is linked. */
type Uses = Map<number, string> | null;

function bodyOf(document: DigestDocument, uses: Uses): string {
  const sections = document.sections.map((section, index) => sectionHtml(section, `section-${index + 1}`, uses));
  return [...sections, ...citationsHtml(document, uses)].join("\n");
}

function sectionHtml({ kind, heading, items, table }: DigestSection, id: string, uses: Uses): string {
  const label = escapeMarkup(heading);
  const [labelled, own] = uses === null ? ["", ""] : [` aria-labelledby="${id}"`, ` id="${id}"`];
  const head = `<section${labelled}>\n<h2${own} dir="auto">${label}</h2>`;
  if (table !== undefined) {
    const rows = table.rows.map(
      (row) =>
        `<tr><th scope="row" dir="auto">${escapeMarkup(row.name)}</th>${row.cells.map((cell) => `<td dir="auto">${sentence(cell, uses)}</td>`).join("")}</tr>`,
    );
    return `${head}
<section class="table" aria-label="Table: ${label}" tabindex="0">
<table>
<caption>Current position of each actor on each issue, with its day</caption>
<thead><tr>${table.head.map((text) => `<th scope="col" dir="auto">${escapeMarkup(text)}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</section>
</section>`;
  }
  if (kind === "BOTTOM_LINE")
    return `${head}\n<p dir="auto">${items.map((item) => sentence(item, uses)).join(" ")}</p>\n</section>`;
  return `${head}\n<ul>\n${items.map((item) => `<li dir="auto">${sentence(item, uses)}</li>`).join("\n")}\n</ul>\n</section>`;
}

function sentence({ text, citations }: DigestItem, uses: Uses): string {
  const marks = citations.map((number) => {
    if (uses === null) return `<sup>[${number}]</sup>`;
    const id = uses.has(number) ? "" : ` id="use-${number}"`;
    uses.set(number, `use-${number}`);
    return `<sup><a${id} href="#citation-${number}" aria-label="Citation ${number}">${number}</a></sup>`;
  });
  return `${escapeMarkup(text)}${marks.join("")}`;
}

function citationsHtml(document: DigestDocument, uses: Uses): readonly string[] {
  const { citations } = document;
  if (citations.length === 0) return [];
  const list = citations.map((citation) => {
    const url = webAddress(citation.url);
    const title = `<span dir="auto">${escapeMarkup(citation.title) || "untitled"}</span>`;
    const use = uses?.get(citation.number);
    const back =
      use === undefined ? "" : ` <a href="#${use}" aria-label="Back to citation ${citation.number} in the text">↩</a>`;
    const id = uses === null ? "" : ` id="citation-${citation.number}"`;
    return `<li${id}><span class="origin"><bdi>${escapeMarkup(citation.sourceName)}</bdi>, ${url === null ? title : `<a href="${escapeMarkup(url)}" rel="noreferrer">${title}</a>`}, <time datetime="${escapeMarkup(citation.publishedAt)}">${day(citation, document)}</time></span>${back}
<blockquote dir="auto"><p>${escapeMarkup(shortQuote(citation))}</p></blockquote></li>`;
  });
  const [labelled, own] = uses === null ? ["", ""] : [' aria-labelledby="citations"', ' id="citations"'];
  return [`<section${labelled}>\n<h2${own}>Citations</h2>\n<ol>\n${list.join("\n")}\n</ol>\n</section>`];
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

/** Text as HTML and XML hold it, in elements and in quoted attributes. */
export function escapeMarkup(text: string): string {
  return plain(text).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
}
