// Who is who: one actor for one body however it is named, posts apart from people's names, and what short words mean.

import { describe, expect, test } from "vitest";

import type { Reading } from "../../src/domain/reading.ts";
import { readText } from "../../src/extract/index.ts";
import { officialBodyNamed } from "../../src/extract/official-names.ts";

function read(text: string): Reading {
  return readText({ text, published: "2024-02-13", language: "en" });
}

/** Who says each statement, by name. */
function speakers(text: string): readonly string[] {
  const reading = read(text);
  return reading.statements.map((statement) =>
    statement.speakers
      .map(
        (key) =>
          reading.actors.find((actor) => actor.key === key)?.name ??
          reading.unnamedSources.find((source) => source.key === key)?.description,
      )
      .join("+"),
  );
}

describe("a body of a state", () => {
  test.each([
    ["Norway's Foreign Ministry", "Norwegian Foreign Ministry"],
    ["Norway’s foreign ministry", "Norwegian Foreign Ministry"],
    ["the Norwegian Foreign Ministry", "Norwegian Foreign Ministry"],
    ["the Foreign Ministry of Norway", "Norwegian Foreign Ministry"],
    ["the Norwegian Ministry of Foreign Affairs", "Norwegian Foreign Ministry"],
    ["Norwegian Foreign Affairs Ministry", "Norwegian Foreign Ministry"],
    ["Israel's Defense Ministry", "Israeli Defence Ministry"],
    ["the Ministry of Agriculture and Fisheries of the Netherlands", "Dutch Agriculture and Fisheries Ministry"],
    ["the U.S. Department of Defense", "US Defense Department"],
    ["the United States Department of State", "State Department"],
    ["Kenya's Supreme Court", "Kenyan Supreme Court"],
    ["the Congo's Foreign Ministry", "Foreign Ministry of Congo"],
  ])("%s is the %s", (words, name) => {
    expect(officialBodyNamed(words)?.name).toBe(name);
  });

  test.each([
    "the Foreign Ministry",
    "Norway",
    "the Norwegian ministry",
    "Norwegian Foreign Ministry officials",
    "Norway's office",
    "Congolese Foreign Ministry",
  ])("%s tells no such body", (words) => {
    expect(officialBodyNamed(words)).toBeNull();
  });

  test("is one actor in a text, with every name but the one that is many bodies'", () => {
    const { actors } = read(
      "Norway's Foreign Ministry rejected the offer. The Foreign Ministry of Norway said that it was low. The Norwegian Ministry of Foreign Affairs agreed. The Foreign Ministry said no more.",
    );
    expect(actors.map((actor) => [actor.name, actor.kind, actor.country])).toEqual([
      ["Norway", "STATE", "NO"],
      ["Norwegian Foreign Ministry", "GOVERNMENT_BODY", "NO"],
    ]);
    expect(actors[1]?.names).toEqual(["Norwegian Foreign Ministry", "Norwegian Ministry of Foreign Affairs"]);
    expect(actors[1]?.mentions).toHaveLength(4);
    expect(actors[1]?.affiliations).toEqual([actors[0]?.key]);
  });

  test("is one without its state, too, and when the words stand in another order later", () => {
    expect(
      speakers(
        "The Ministry of Finance said that it was late. The Finance Ministry said that it was sorry. The Norwegian Ministry of Foreign Affairs said that it was not. The Foreign Ministry said no more than that it was tired.",
      ),
    ).toEqual([
      "Ministry of Finance",
      "Ministry of Finance",
      "Norwegian Foreign Ministry",
      "Norwegian Foreign Ministry",
    ]);
  });

  test("of two states stays two, and a ministry of another kind is none of them", () => {
    expect(
      speakers(
        "The Norwegian Foreign Ministry said that it agreed. The Swedish Foreign Ministry said that it did not. The finance ministry said that it was late.",
      ),
    ).toEqual(["Norwegian Foreign Ministry", "Swedish Foreign Ministry", "finance ministry"]);
  });
});

describe("a post before a name", () => {
  test.each([
    ["The foreign minister of Norway, Ana Silva, said that it was late.", "Ana Silva", "foreign minister"],
    ["National Security Minister Ana Ben-Lund said that it was late.", "Ana Ben-Lund", "national security minister"],
    ["Norway's Climate Envoy Bo Lund said that it was late.", "Bo Lund", "climate envoy"],
    ["Former Trade Secretary Bo Lund said that it was late.", "Bo Lund", "former trade secretary"],
    ["Health Service Director Ann Oak said that it was late.", "Ann Oak", "health service director"],
  ])("%s", (text, name, role) => {
    const person = read(text).actors.find((actor) => actor.kind === "PERSON");
    expect([person?.name, person?.role]).toEqual([name, role]);
    expect(speakers(text)).toEqual([name]);
  });
});

describe("what short words mean", () => {
  test.each([
    ["Cairo said that the offer was low. They met in Lima.", ["Egypt"]],
    [
      "The Fishers Union met on Monday.\n\nThe group said that the offer was low.\n\nIt called for a new text.",
      ["Fishers Union", "Fishers Union"],
    ],
    ["Hamas met envoys on Monday.\n\nThe group said that the offer was low.", ["Hamas"]],
    ["The European Union met on Monday. The bloc said that the offer was low.", ["European Union"]],
    [
      "The World Health Organization met on Monday.\n\nThe organization said that aid was late.",
      ["World Health Organization"],
    ],
    ["The Norwegian Finance Ministry sat. The ministry said that the offer was low.", ["Norwegian Finance Ministry"]],
    [
      "The International Court of Justice sat on Monday.\n\nThe court said that it would rule. It added that it was late.",
      ["International Court of Justice", "International Court of Justice"],
    ],
    [
      "Ana Silva, the minister, opened the meeting.\n\nShe said that the offer was low.\n\n“It is not enough,” she said.",
      ["Ana Silva", "Ana Silva"],
    ],
  ])("%s", (text, who) => {
    expect(speakers(text)).toEqual(who);
  });

  test.each([
    ["Moscow and Kyiv agreed to a truce.", ["Russia", "Ukraine"]],
    ["Moscow's offer was rejected by Kyiv.", ["Russia", "Ukraine"]],
    ["Kyiv, for its part, said that it would wait.", ["Ukraine"]],
    ["Moscow's streets were empty, and the road by Kyiv was closed.", []],
    ["Envoys went from Moscow to Kyiv and Oslo.", []],
  ])("a capital that acts is its government: %s", (text, states) => {
    const { actors } = read(text);
    expect(actors.filter((actor) => actor.kind === "STATE").map((actor) => actor.name)).toEqual(states);
  });

  test("a capital where somebody is, is a place", () => {
    expect(read("Envoys of Norway met in Cairo on Monday.").actors.map((actor) => actor.name)).not.toContain("Egypt");
  });
});
