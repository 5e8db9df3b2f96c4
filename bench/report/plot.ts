// The results as a picture: for each operation a bar a contestant, CPU against the limit, node's part and PostgreSQL's.

export interface Bar {
  readonly label: string;
  /** Multiples of the limit's CPU. */
  readonly node: number;
  readonly postgres: number;
  /** Told at the end of the bar. */
  readonly note: string;
}

export interface Group {
  readonly name: string;
  readonly bars: readonly Bar[];
}

const WIDTH = 960;
const LEFT = 250;
const RIGHT = 190;
const BAR = 16;
const GAP = 4;
const HEAD = 30;
/** Longer bars are cut, and say so by their note. */
const MOST = 8;
const COLOURS = { node: "#2f6f4f", postgres: "#8fb8de", limit: "#b3402e", text: "#222222" } as const;

/** An SVG document without anything from outside. */
export function plot(title: string, groups: readonly Group[]): string {
  const longest = Math.min(
    MOST,
    Math.max(1, ...groups.flatMap(({ bars }) => bars.map((bar) => bar.node + bar.postgres))),
  );
  const unit = (WIDTH - LEFT - RIGHT) / longest;
  const parts: string[] = [];
  let y = 64;
  for (const { name, bars } of groups) {
    parts.push(text(16, y + 18, name, "bold"));
    y += HEAD;
    const top = y;
    for (const bar of bars) {
      const node = Math.min(bar.node, longest) * unit;
      const postgres = Math.min(bar.postgres, longest - Math.min(bar.node, longest)) * unit;
      parts.push(text(LEFT - 8, y + BAR - 4, bar.label, "normal", "end"));
      parts.push(rectangle(LEFT, y, node, COLOURS.node), rectangle(LEFT + node, y, postgres, COLOURS.postgres));
      parts.push(text(LEFT + node + postgres + 6, y + BAR - 4, bar.note));
      y += BAR + GAP;
    }
    parts.push(
      `<line x1="${round(LEFT + unit)}" x2="${round(LEFT + unit)}" y1="${top - 2}" y2="${y}" stroke="${COLOURS.limit}" stroke-dasharray="3 3"/>`,
    );
    y += 10;
  }
  const legend = [
    rectangle(16, 38, 12, COLOURS.node),
    text(34, 51, "node"),
    rectangle(84, 38, 12, COLOURS.postgres),
    text(102, 51, "PostgreSQL"),
    text(190, 51, "CPU a request as multiples of hand-written SQL (dashed); requests a second at the end"),
  ];
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${y + 10}" viewBox="0 0 ${WIDTH} ${y + 10}" font-family="sans-serif" font-size="12">`,
    `<rect width="100%" height="100%" fill="#ffffff"/>`,
    text(16, 24, title, "bold"),
    ...legend,
    ...parts,
    "</svg>\n",
  ].join("\n");
}

function text(x: number, y: number, words: string, weight = "normal", anchor = "start"): string {
  return `<text x="${round(x)}" y="${y}" font-weight="${weight}" text-anchor="${anchor}" fill="${COLOURS.text}">${escaped(words)}</text>`;
}

function rectangle(x: number, y: number, width: number, fill: string): string {
  return `<rect x="${round(x)}" y="${y}" width="${round(Math.max(width, 0))}" height="${BAR}" fill="${fill}"/>`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

function escaped(words: string): string {
  return words.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
