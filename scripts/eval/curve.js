// Shows how reading time grows with the length of the text: milliseconds of CPU a kB from 10 kB to 1 MB, for shuffled
// sentences and for texts made to be slow. Linear is a flat line; what grows is marked.
//
//   node scripts/eval/curve.js [NAME…]

import { aligned } from "./table.js";

const SIZES = [10_000, 100_000, 300_000, 1_000_000];
/** A text whose time a kB is this many times that of the 100 kB text is not read in linear time. */
const GROWS = 2;
/** Longest that one reading may take before larger sizes are left out, in seconds. */
const LONGEST = 60;

const SENTENCES = [
  "Foreign Minister Ana Silva said that the talks had failed and that the offer was “far too low” for the union.",
  "“We will not sign this text today,” Ole Berg, a spokesman for Norway, told reporters on Monday.",
  "Norway, supported by Iceland and the Faroe Islands, opposed the quota and called for a new text.",
  "The Northern Dockers Association (NDA) demanded a raise of 12 percent over three years.",
  "According to the Fisheries Ministry, at least 30 boats were seized in the past two weeks.",
  "Cairo has rejected the plan, but the ministry said that it would study any offer.",
  "A diplomat, who spoke on condition of anonymity to discuss the talks, said that the deal was close.",
  "The envoys met in Geneva on Tuesday for a second round of negotiations between Norway and Iceland.",
  "She added that the border would stay open, unless the other side closed its own.",
  "Iceland would accept the draft only if Norway ended the ban and withdrew its ships from the bay.",
  "Qatar and Egypt carried messages between the parties, officials briefed on the matter said.",
  "The union declined to comment.",
  "The strike, which began on 1 October 2024, has cost the ports between $3 billion and $5 billion a day.",
  "Parties with small fleets expressed concern over the pace of the talks; Japan urged them to be flexible.",
  "The court ruled last month that the treaty binds both governments.",
  "Rain fell on the harbour all night.",
];

/** The same numbers on every machine. */
function random(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffled(size) {
  const next = random(7);
  const parts = [];
  for (let length = 0, count = 1; length < size; count++) {
    const sentence = SENTENCES[Math.floor(next() * SENTENCES.length)];
    parts.push(sentence, count % 4 === 0 ? "\n\n" : " ");
    length += sentence.length + 1;
  }
  return parts.join("").slice(0, size);
}

const numbered = (line) => (size) => {
  const parts = [];
  for (let length = 0, count = 1; length < size; count++) {
    const text = line(count);
    parts.push(text);
    length += text.length;
  }
  return parts.join("").slice(0, size);
};
const repeated = (unit) => (size) => unit.repeat(Math.ceil(size / unit.length)).slice(0, size);
/** A word in letters for a number, so that names differ. */
const word = (count) =>
  `${String.fromCharCode(65 + (count % 26))}${count
    .toString(26)
    .replaceAll(/\d/g, (digit) => "aeioutrnsl"[Number(digit)])}sen`;

const TEXTS = {
  "shuffled sentences": shuffled,
  "one sentence": (size) => shuffled(size).replaceAll(/[.\n]/g, " "),
  "one paragraph": (size) => shuffled(size).replaceAll("\n", " "),
  "lines with single breaks": (size) => shuffled(size).replaceAll(". ", ".\n"),
  commas: repeated(", "),
  "commas without spaces": repeated(","),
  "words and commas": repeated("ports, ships, "),
  "quotation marks": repeated("“"),
  "straight quotation marks": repeated('"'),
  "quoted words": repeated("“no” "),
  "quoted sentences": repeated("“The deal is far too low for us.” "),
  "one name": repeated("Ana Silva "),
  "one name and a verb": repeated("Ana Silva said that Norway demands it. "),
  "one state": repeated("Norway "),
  pronouns: repeated("She said that they had told him. "),
  "the ministry": repeated("The ministry said that the group had met the court. "),
  "new names": numbered(
    (count) => `Minister ${word(count)} ${word(count * 7)} said that ${word(count * 3)} had failed. `,
  ),
  "new bodies": numbered(
    (count) => `The ${word(count)} Ministry said that the ministry would meet the ${word(count * 3)} Union. `,
  ),
  "new groups": numbered((count) => `The ${word(count).toLowerCase()} officials said that the talks would go on. `),
  acronyms: numbered(
    (count) => `The ${word(count)} Dockers Association (${word(count).slice(0, 2).toUpperCase()}DA) met. `,
  ),
  said: repeated("said "),
  "said that": repeated("said that "),
  "and said": repeated("and said, "),
  "who said": repeated("the man who said that "),
  "according to": repeated("according to the man "),
  "of the": repeated("the end of the talks of "),
  digits: repeated("7"),
  "numbers in words": repeated("one hundred "),
  numbers: repeated("12,345 "),
  "numbers and units": repeated("30 people "),
  dates: repeated("12 March 2024 "),
  weekdays: repeated("on Monday "),
  newlines: repeated("\n"),
  "blank lines": repeated("ports\n\n"),
  "spaces and lines": repeated(" \n \n"),
  headings: repeated("# Ports\n"),
  brackets: repeated("("),
  "opened brackets": repeated("(ports "),
  letters: repeated("a"),
  capitals: repeated("A"),
  "capital words": repeated("Ports "),
  hyphens: repeated("a-"),
  "full stops": repeated("."),
  initials: repeated("U.S."),
  if: repeated("if they go unless they stay "),
  demands: repeated("Norway demands that Iceland rejects it and "),
  spaces: repeated(" "),
  emoji: repeated("🙂"),
};

const { readText } = await import(new URL("../../dist/extract/index.js", import.meta.url));
const read = (text) => {
  const before = process.cpuUsage();
  readText({ text, published: "2024-02-13", language: "en" });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
for (let pass = 0; pass < 3; pass++) read(shuffled(100_000));

const chosen = process.argv.slice(2);
const lines = [["text", ...SIZES.map((size) => `${size / 1_000} kB`), "", "ms of CPU a kB"]];
for (const [name, make] of Object.entries(TEXTS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const costs = [];
  for (const size of SIZES) {
    const milliseconds =
      costs.at(-1) * (size / 1_000) > LONGEST * 1_000
        ? Number.NaN
        : Math.min(...(size > 100_000 ? [1] : [1, 2]).map(() => read(make(size))));
    costs.push(milliseconds / (size / 1_000));
  }
  const [, base = 0, , largest = 0] = costs;
  const grows = !(largest <= Math.max(base, 0.02) * GROWS);
  lines.push([
    name,
    ...costs.map((cost) => (Number.isNaN(cost) ? "too long" : cost.toFixed(3))),
    grows ? "GROWS" : "",
    "",
  ]);
  console.error(`${name} ${costs.map((cost) => cost.toFixed(3)).join(" ")}`);
}
console.log(aligned(lines, new Set([1, 2, 3, 4])).join("\n"));
