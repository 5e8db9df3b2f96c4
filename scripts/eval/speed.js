// Measures reading in this process, printed as JSON: articles of 4.6 kB a CPU-second when warm, largest memory, start.
//
//   node scripts/eval/speed.js FILES…

import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";

/** What an article is taken for, in characters: the length of the seed article. */
const ARTICLE = 4_600;
const PASSES = 5;

const texts = process.argv.slice(2).map((path) => readFileSync(path, "utf8"));
const characters = texts.reduce((sum, text) => sum + text.length, 0);
const { readText } = await import(new URL("../../dist/extract/index.js", import.meta.url));
readText({ text: "The talks begin on Monday, the minister said.", published: "2024-02-13", language: "en" });
const start = performance.now();

const readAll = () => {
  const before = process.cpuUsage();
  for (const text of texts) readText({ text, published: "2024-02-13", language: "en" });
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};
readAll();
readAll();
// The best pass is the one that other work on the machine disturbed least.
const seconds = Math.min(...Array.from({ length: PASSES }, readAll));
console.log(
  JSON.stringify({
    texts: texts.length,
    characters,
    articlesPerSecond: Math.round((10 * characters) / ARTICLE / seconds) / 10,
    megabytes: Math.round(process.resourceUsage().maxRSS / 1024),
    startMilliseconds: Math.round(start),
  }),
);
