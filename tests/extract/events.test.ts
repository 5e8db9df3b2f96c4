// What happened, goes on or is planned, with its day.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";

function events(text: string) {
  const reading = readText({ text, published: "2024-02-13", language: "en" });
  return reading.events.map((event) => ({
    kind: event.kind,
    status: event.status,
    date: event.date,
    actors: event.actors.map((key) => reading.actors.find((actor) => actor.key === key)?.name),
    words: event.evidence.map(({ start, end }) => text.slice(start, end)).join(" … "),
  }));
}

describe("events", () => {
  test.each([
    ["a meeting", "Envoys of Norway met in Oslo on Monday.", "meeting", "OCCURRED", "2024-02-12"],
    ["a plan", "Norway will sign the treaty on Thursday.", "agreement", "PLANNED", "2024-02-15"],
    [
      "a plan with a length",
      "The talks will continue for another three days.",
      "meeting",
      "PLANNED",
      "2024-02-13/2024-02-16",
    ],
    ["what goes on", "Since 3 January, Norway has bombed the hills.", "attack", "ONGOING", "2024-01-03/2024-02-13"],
    ["a call", "Norway spoke with Iceland on Monday.", "meeting", "OCCURRED", "2024-02-12"],
    ["a ruling", "The Supreme Court ruled against Norway on Monday.", "court", "OCCURRED", "2024-02-12"],
    ["an announcement", "Norway said on Monday that the ports were safe.", "statement", "OCCURRED", "2024-02-12"],
    ["a deadline", "The deadline for a deal is 1 March.", "deadline", "PLANNED", "2024-03-01"],
    ["a deadline that passed", "The sides missed the deadline of 1 February.", "deadline", "OCCURRED", "2024-02-01"],
    ["until when", "The sides have until Friday to reach a deal.", "deadline", "PLANNED", "2024-02-16"],
    ["by when", "The talks must end by 30 June.", "deadline", "PLANNED", "2024-06-30"],
    ["a round of talks", "Norway will hold talks with Iceland on Thursday.", "meeting", "PLANNED", "2024-02-15"],
    ["an attack", "Norway bombed the harbour of Iceland on Monday.", "attack", "OCCURRED", "2024-02-12"],
  ])("%s: %s", (_what, text, kind, status, date) => {
    expect(events(text).map((event) => [event.kind, event.status, event.date])).toEqual([[kind, status, date]]);
  });

  test.each([
    "Norway will free the sailors only if Iceland pays.",
    "Norway insists that Iceland withdraw its ships.",
    "Norway will not let boats cross the line.",
    "Norway could bomb the harbour.",
    "Norway holds 40 sailors of Iceland.",
    "Norway did not sign the treaty.",
    "If Norway bombed the harbour, the talks would end.",
    "More than 40 sailors of Norway have been killed.",
  ])("none: %s", (text) => {
    expect(events(text)).toEqual([]);
  });

  test("goes on since no day that is later than the text", () => {
    expect(events("Since 2031, Norway has bombed the hills.").map((event) => event.date)).not.toContain(
      "2031/2024-02-13",
    );
  });

  test("ends before the next clause has its own subject", () => {
    expect(events("After Norway freed two sailors, Iceland called the act a trick.")[0]?.words).toBe(
      "Norway freed two sailors",
    );
  });
});
