// One self-contained, accessible page: no script, nothing loaded, citations as notes that lead to the words and back.

import type { DigestDocument, DigestItem, DigestSection } from "../../domain/digest.ts";

import { coverageInWords, day, shortQuote, webAddress, windowInWords } from "./words.ts";

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

export function renderHtml(document: DigestDocument): string {
  const title = escapeMarkup(document.title);
  const { citations } = document;
  const first = new Map<number, string>();
  const sections = document.sections.map((section, index) => ({ id: `section-${index + 1}`, section, html: "" }));
  for (const one of sections) one.html = sectionHtml(one.section, one.id, first);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${STYLE}</style>
</head>
<body>
<header>
<h1 dir="auto">${title}</h1>
<p class="window">${escapeMarkup(windowInWords(document))}</p>
</header>
<nav aria-label="Sections">
<ul>
${sections.map(({ id, section }) => `<li><a href="#${id}">${escapeMarkup(section.heading)}</a></li>`).join("\n")}${citations.length === 0 ? "" : `\n<li><a href="#citations">Citations</a></li>`}
</ul>
</nav>
<main>
${sections.map(({ html }) => html).join("\n")}
${citationsHtml(document, first)}
</main>
<footer>
<p>${escapeMarkup(coverageInWords(document))}</p>
</footer>
</body>
</html>
`;
}

function sectionHtml({ kind, heading, items, table }: DigestSection, id: string, first: Map<number, string>): string {
  const head = `<section aria-labelledby="${id}">\n<h2 id="${id}" dir="auto">${escapeMarkup(heading)}</h2>`;
  if (table !== undefined) {
    const label = escapeMarkup(heading);
    const rows = table.rows.map(
      (row) =>
        `<tr><th scope="row" dir="auto">${escapeMarkup(row.name)}</th>${row.cells.map((cell) => `<td dir="auto">${sentence(cell, first)}</td>`).join("")}</tr>`,
    );
    return `${head}
<div class="table" role="region" aria-label="${label}" tabindex="0">
<table>
<caption>Current position of each actor on each issue, with its day</caption>
<thead><tr>${table.head.map((text) => `<th scope="col" dir="auto">${escapeMarkup(text)}</th>`).join("")}</tr></thead>
<tbody>
${rows.join("\n")}
</tbody>
</table>
</div>
</section>`;
  }
  if (kind === "BOTTOM_LINE")
    return `${head}\n<p dir="auto">${items.map((item) => sentence(item, first)).join(" ")}</p>\n</section>`;
  return `${head}\n<ul>\n${items.map((item) => `<li dir="auto">${sentence(item, first)}</li>`).join("\n")}\n</ul>\n</section>`;
}

function sentence({ text, citations }: DigestItem, first: Map<number, string>): string {
  const marks = citations.map((number) => {
    const id = first.has(number) ? "" : ` id="use-${number}"`;
    first.set(number, `use-${number}`);
    return `<sup><a${id} href="#citation-${number}" aria-label="Citation ${number}">${number}</a></sup>`;
  });
  return `${escapeMarkup(text)}${marks.join("")}`;
}

function citationsHtml({ citations }: DigestDocument, first: ReadonlyMap<number, string>): string {
  if (citations.length === 0) return "";
  const list = citations.map((citation) => {
    const url = webAddress(citation.url);
    const title = `<span dir="auto">${escapeMarkup(citation.title)}</span>`;
    const use = first.get(citation.number);
    const back =
      use === undefined ? "" : ` <a href="#${use}" aria-label="Back to citation ${citation.number} in the text">↩</a>`;
    return `<li id="citation-${citation.number}"><span class="origin"><bdi>${escapeMarkup(citation.sourceName)}</bdi>, ${url === null ? title : `<a href="${escapeMarkup(url)}" rel="noreferrer">${title}</a>`}, <time datetime="${escapeMarkup(citation.publishedAt)}">${day(citation)}</time></span>${back}
<blockquote dir="auto"><p>${escapeMarkup(shortQuote(citation))}</p></blockquote></li>`;
  });
  return `<section aria-labelledby="citations">\n<h2 id="citations">Citations</h2>\n<ol>\n${list.join("\n")}\n</ol>\n</section>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escapeMarkup(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029]+/gu, " ")
    .replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, "")
    .replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? "");
}
