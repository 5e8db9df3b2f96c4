// Verification catches what is changed: 2,000 random changes of numbers, names, days, quotations, attributions, verbs
// and moves in the sentences of a digest over the samples. PARLEY_RUNS sets another number.

import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { type Part, type Sentence, textOf } from "../../src/digest/parts.ts";
import { verifySentence } from "../../src/digest/verify.ts";
import { MOVES, STANCES } from "../../src/digest/wording.ts";
import { type Written, writeDigest } from "../../src/digest/write.ts";
import type { Told } from "../../src/store/cited.ts";
import { createTestApi, type TestApi } from "../samples.ts";

const RUNS = Number(process.env["PARLEY_RUNS"] ?? 2_000);

let api: TestApi;
let written: Written;
let sentences: readonly Sentence[];

beforeAll(async () => {
  api = await createTestApi();
  written = await writeDigest(api.db, {
    scope: { negotiations: [], actors: [], issues: [], sources: [], languages: [] },
    window: { since: new Date("2020-01-01T00:00:00Z"), until: new Date("2030-01-01T00:00:00Z") },
    timeZone: "UTC",
  });
  sentences = written.sections
    .flatMap((section) => [...section.sentences, ...(section.table?.rows.flatMap((row) => row.cells) ?? [])])
    .filter((sentence) => sentence.length > 0);
});
afterAll(() => api.close());

/** The same sequence in every run (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

type Random = ReturnType<typeof randomOf>;

function pick<T>(random: Random, list: readonly T[]): T {
  const found = list[random(list.length)];
  if (found === undefined) throw new Error("Nothing to pick from");
  return found;
}

/** Names that the cited records give, of every kind. */
function allNames(): readonly string[] {
  const told = (list: readonly Told[]) => list.map((one) => one.name);
  return [
    ...new Set(
      [...written.cited.values()].flatMap(({ record, sourceName }) => [
        sourceName,
        ...(record.kind === "POSITION" ? [record.holder.name, record.issue, ...told(record.voices)] : []),
        ...(record.kind === "STATEMENT" ? told(record.speakers) : []),
        ...(record.kind === "FIGURE" ? told(record.counters) : []),
        ...(record.kind === "PARTICIPATION" ? told([record.actor, ...record.via]) : []),
      ]),
    ),
  ];
}

function isSameName(a: string, b: string): boolean {
  const key = (name: string) => name.toLowerCase().replace(/^(?:an?|the) | who (?:was|were) not named$/g, "");
  return key(a) === key(b) || key(a).endsWith(` ${key(b)}`) || key(b).endsWith(` ${key(a)}`);
}

/** Another text for a part, one that says something else; null when this kind of change does not fit. */
function changed(random: Random, part: Part): { readonly kind: string; readonly text: string } | null {
  const { text } = part;
  const other = (names: readonly string[]) => names.filter((name) => !isSameName(name, text));
  const words = text.split(" ");
  switch (part.kind) {
    case "NAME":
      return { kind: `name (${part.of})`, text: pick(random, other(allNames())) };
    case "DAY": {
      const number = /\d+/.exec(text)?.[0];
      if (number === undefined || random(3) === 0) {
        const months = ["January", "March", "May", "July", "August", "October", "November"];
        return {
          kind: "month",
          text: text.replace(
            /[A-Z][a-z]+$/,
            pick(
              random,
              months.filter((m) => !text.includes(m)),
            ),
          ),
        };
      }
      return { kind: "day", text: text.replace(number, String(((Number(number) + 1 + random(26)) % 28) + 1)) };
    }
    case "AMOUNT": {
      if (random(4) === 0) {
        const qualifiers = ["about ", "at least ", "more than ", "up to "].filter((q) => !text.includes(q));
        const bare = text.replace(/^(?:believed to be )?(?:about|at least|more than|fewer than|up to) /, "");
        return { kind: "qualifier", text: bare === text ? pick(random, qualifiers) + text : bare };
      }
      const digits = /[\d,.]*\d/.exec(text)?.[0] ?? "";
      return {
        kind: "number",
        text: text.replace(digits, String(Number(digits.replaceAll(",", "")) + 1 + random(500))),
      };
    }
    case "SAID":
    case "QUOTE": {
      const digits = /\d[\d,]*/.exec(text)?.[0];
      if (digits !== undefined && random(2) === 0)
        return {
          kind: "number",
          text: text.replace(digits, String(Number(digits.replaceAll(",", "")) + 1 + random(90))),
        };
      if (words.length < 4) return null;
      const at = 1 + random(words.length - 2);
      switch (random(3)) {
        case 0:
          return { kind: "word left out", text: words.toSpliced(at, 1).join(" ") };
        case 1:
          return { kind: "not put in", text: words.toSpliced(at, 0, "not").join(" ") };
        default:
          return {
            kind: "word changed",
            text: words.toSpliced(at, 1, pick(random, ["never", "Geneva", "all", "1999"])).join(" "),
          };
      }
    }
    case "VERB":
    case "STANCE":
      return { kind: part.kind.toLowerCase(), text: pick(random, other(Object.values(STANCES))) };
    case "MOVED":
      return { kind: "move", text: pick(random, other(Object.values(MOVES).flatMap((move) => move ?? []))) };
    case "WORDS":
      return {
        kind: "words put in",
        text: `${text}${pick(random, ["claimed ", "Geneva ", "12 ", "agreed ", "“yes” "])}`,
      };
    default:
      return null;
  }
}

describe("verification", () => {
  test("holds every sentence of the samples' digest true", () => {
    const failed = sentences
      .map((sentence) => ({ text: textOf(sentence), verdict: verifySentence(sentence, written.cited, written.year) }))
      .filter(({ verdict }) => !verdict.holds);
    expect(sentences.length).toBeGreaterThan(50);
    expect(failed.length / sentences.length, JSON.stringify(failed, null, 1)).toBeLessThanOrEqual(0.005);
  });

  test(`catches at least 99 % of ${RUNS} changes`, () => {
    const random = randomOf(20_240_213);
    const tried = new Map<string, number>();
    const missed: string[] = [];
    for (let run = 0; run < RUNS; ) {
      const sentence = pick(random, sentences);
      const at = random(sentence.length);
      const part = sentence[at];
      const change = part === undefined ? null : changed(random, part);
      if (part === undefined || change === null || change.text === part.text) continue;
      run++;
      tried.set(change.kind, (tried.get(change.kind) ?? 0) + 1);
      const mutant = sentence.toSpliced(at, 1, { ...part, text: change.text });
      if (verifySentence(mutant, written.cited, written.year).holds)
        missed.push(`${change.kind}: ${part.text} → ${change.text}`);
    }
    expect(tried.size).toBeGreaterThan(12);
    expect(missed.length / RUNS, missed.join("\n")).toBeLessThanOrEqual(0.01);
  });
});
