// Verification holds what the record and the words say, and nothing else.

import { describe, expect, test } from "vitest";

import { namesDay, nameDay } from "../../src/digest/days.ts";
import { numbersIn } from "../../src/digest/numbers.ts";
import { type Part, say, type Sentence } from "../../src/digest/parts.ts";
import { isSameVerb, pastOf } from "../../src/digest/verbs.ts";
import { verifySentence } from "../../src/digest/verify.ts";
import type { Cited, ClaimRecord, PositionRecord, Told } from "../../src/store/cited.ts";

function told(name: string, over: Partial<Told> = {}): Told {
  return { name, names: [], role: null, kind: "ORGANISATION", ...over };
}

function cited(claimId: string, stored: string, record: ClaimRecord, over: Partial<Cited> = {}): Cited {
  return {
    claimId,
    claimKind: record.kind,
    review: "EXTRACTED",
    recorderKind: "EXTRACTOR",
    articleId: "article",
    articleVersionId: "version",
    title: "Talks resume",
    url: null,
    sourceName: "Harbour Gazette",
    sourceReliability: "B",
    publishedAt: "2024-02-13T10:00:00.000Z",
    publishedOn: "2024-02-13",
    segments: [{ start: 0, end: stored.length }],
    quote: stored,
    stored: [stored],
    record,
    ...over,
  };
}

const POSITION: PositionRecord = {
  kind: "POSITION",
  holderId: "redland",
  holder: told("Redland", { kind: "STATE", names: ["Republic of Redland"] }),
  issue: "Fishing quotas",
  stance: "REJECTS",
  strength: "RED_LINE",
  summary: "does not accept a cut of 1,200 tonnes",
  day: "2024-02-12",
  voices: [told("Ada Stone", { kind: "PERSON", role: "fisheries minister" })],
  conditions: [{ kind: "PRECONDITION", actorId: null, text: "unless Blueland opens its ports" }],
};

const CITED = new Map<string, Cited>([
  ["no", cited("no", "Redland does not accept a cut of 1,200 tonnes unless Blueland opens its ports", POSITION)],
  [
    "yes",
    cited("yes", "Redland could accept a cut of 1,200 tonnes", {
      ...POSITION,
      stance: "ACCEPTS",
      strength: "FIRM",
      day: "2024-02-01",
      conditions: [],
    }),
  ],
  [
    "other",
    cited("other", "Blueland demands the cut and keeps its ports shut until Redland agrees", {
      ...POSITION,
      holderId: "blueland",
      holder: told("Blueland", { kind: "STATE" }),
      stance: "DEMANDS",
      conditions: [{ kind: "PRECONDITION", actorId: null, text: "until Redland agrees" }],
    }),
  ],
  [
    "figure",
    cited("figure", "The harbour union says at least twenty-five boats are idle", {
      kind: "FIGURE",
      measure: "idle",
      unit: "boats",
      value: 25,
      low: 25,
      high: null,
      qualifier: "AT_LEAST",
      attribution: "EXPLICIT",
      counters: [told("Harbour Union")],
    }),
  ],
  [
    "person",
    cited("person", "Redland's minister spoke of a cut of 900 tonnes in the Grey Sea", POSITION, {
      recorderKind: "PERSON",
    }),
  ],
]);

type Of = Exclude<Part["kind"], "WORDS" | "NAME" | "MOVED" | "CLASH" | "WAIT">;
const part = (kind: Of, claimId: string, text: string): Part => ({ kind, claimId, text });
const name = (of: Extract<Part, { kind: "NAME" }>["of"], claimId: string, text: string): Part => ({
  kind: "NAME",
  of,
  claimId,
  text,
});
const between = (kind: "MOVED" | "CLASH" | "WAIT", claimId: string, otherId: string, text: string): Part => ({
  kind,
  claimId,
  otherId,
  text,
});

describe("a sentence holds", () => {
  test.each<[string, Sentence]>([
    [
      "with holder, verb, words, voice and day of the record",
      say`${name("HOLDER", "no", "Redland")} ${part("VERB", "no", "does not accept")} ${part("SAID", "no", "a cut of 1,200 tonnes")}, ${name("VOICE", "no", "Ada Stone")} said on ${part("DAY", "no", "12 February")}.`,
    ],
    ["with a person's last name", [name("VOICE", "no", "Stone")]],
    ["with another name of the holder, and its article", [name("HOLDER", "no", "the Republic of Redland")]],
    ["with the verb and its modal", [part("VERB", "yes", "could accept")]],
    ["with the verb in its past", [part("VERB", "other", "demanded")]],
    ["with a quotation word for word", [part("QUOTE", "yes", "“could accept a cut of 1,200 tonnes.”")]],
    [
      "with stance, strength and conditions",
      say`${part("STANCE", "no", "rejects")}, ${part("STRENGTH", "no", "red line")}, ${part("CONDITIONS", "no", "on conditions")}`,
    ],
    ["with a count whose number stands in words", [part("AMOUNT", "figure", "at least 25 boats")]],
    ["with the move that both records give", [between("MOVED", "no", "yes", "took the opposite position")]],
    ["with two sides that clash", [between("CLASH", "no", "other", "stand against each other")]],
    ["with two sides that wait, at its beginning", [between("WAIT", "no", "other", "Each side waits for the other")]],
    ["with two sides that wait", [between("WAIT", "no", "other", "each side waits for the other")]],
    [
      "with a person's own summary whose numbers stand in the text",
      [part("SAID", "person", "reduction by 900 tonnes")],
    ],
  ])("%s", (_name, sentence) => {
    expect(verifySentence(sentence, CITED, 2024)).toEqual({ holds: true });
  });
});

describe("a sentence is dropped", () => {
  test.each<[string, Sentence, string]>([
    ["without a citation", say`they said that`, "no citation"],
    ["with a claim that is not there", [part("SAID", "gone", "a cut")], "citation not found"],
    ["with another holder", [name("HOLDER", "no", "Blueland")], "name not in the record"],
    ["with another who voiced it", [name("VOICE", "no", "Redland")], "name not in the record"],
    ["with another source", [name("SOURCE", "no", "Hill Gazette")], "name not in the record"],
    ["with another day", [part("DAY", "no", "13 February")], "day not in the record"],
    ["with another month", [part("DAY", "no", "12 March")], "day not in the record"],
    ["with a year that is not the record's", [part("DAY", "no", "12 February 2023")], "day not in the record"],
    ["with the wrong weekday", [part("DAY", "no", "Sunday 12 February")], "day not in the record"],
    ["without the negation of the text", [part("VERB", "no", "accepts")], "verb not in the cited text"],
    ["without the modal of the text", [part("VERB", "yes", "accepted")], "verb not in the cited text"],
    ["with a negation of its own", [part("VERB", "yes", "does not accept")], "verb not in the cited text"],
    ["with another verb", [part("VERB", "no", "demands")], "verb not in the cited text"],
    ["with another number", [part("SAID", "no", "a cut of 1,300 tonnes")], "words not in the cited text"],
    ["with a word left out", [part("SAID", "no", "a cut of tonnes")], "words not in the cited text"],
    ["with a quotation of other words", [part("QUOTE", "yes", "“would accept a cut”")], "quotation"],
    ["with another stance", [part("STANCE", "no", "opposes")], "stance"],
    ["with a red line that is none", [part("STRENGTH", "yes", "red line")], "strength"],
    ["with conditions that are none", [part("CONDITIONS", "yes", "on conditions")], "conditions"],
    ["with a count that lost its qualifier", [part("AMOUNT", "figure", "25 boats")], "number"],
    ["with another count", [part("AMOUNT", "figure", "at least 26 boats")], "number"],
    ["with another unit", [part("AMOUNT", "figure", "at least 25 crews")], "number"],
    ["with a softening that was none", [between("MOVED", "no", "yes", "took a softer position")], "change"],
    ["with a clash that is none", [between("CLASH", "yes", "other", "contested")], "change"],
    ["with a wait of one side only", [between("WAIT", "yes", "other", "each side waits for the other")], "change"],
    ["with judging words of the composer", say`${name("HOLDER", "no", "Redland")} admitted that`, "words of no record"],
    ["with a person's summary whose number is not there", [part("SAID", "person", "reduction by 800 tonnes")], "words"],
    [
      "with a person's summary whose place is not there",
      [part("SAID", "person", "reduction in the Black Sea")],
      "words",
    ],
  ])("%s", (_name, sentence, reason) => {
    const verdict = verifySentence(sentence, CITED, 2024);
    expect(verdict).toMatchObject({ holds: false, reason: expect.stringContaining(reason) });
  });
});

describe("days", () => {
  test.each([
    ["2024-02-12", "12 February"],
    ["2023-02-12", "12 February 2023"],
    ["2024-02", "February"],
    ["2023-02", "February 2023"],
    ["2023", "2023"],
    ["2024-02-12/2024-02-18", "12 to 18 February"],
    ["2024-01-28/2024-02-03", "28 January to 3 February"],
    ["2024-02~", "February"],
    ["2023-24", "winter 2023"],
    ["2024-35", "the third quarter of 2024"],
    ["2024-40", "the first half of 2024"],
    ["199X", "the 1990s"],
  ])("%s is %s, there and back", (edtf, words) => {
    expect(nameDay(edtf, 2024)).toBe(words);
    expect(namesDay(words, edtf, 2024)).toBe(true);
    expect(namesDay(words, "2022-07-07", 2024)).toBe(false);
  });

  test("have their weekday where it is asked for", () => {
    expect(nameDay("2024-02-12", 2024, { weekday: true })).toBe("Monday 12 February");
  });
});

describe("numbers in a text", () => {
  test.each([
    ["1,200 tonnes", 1_200],
    ["1.4 million people", 1_400_000],
    ["twenty-five boats", 25],
    ["a dozen ships", 12],
    ["two hundred and five", 205],
    ["half a million", 500_000],
  ])("%s holds %d", (text, number) => expect(numbersIn(text)).toContain(number));
});

describe("verbs", () => {
  test.each([
    ["insists", "insisted"],
    ["denies", "denied"],
    ["pushes for", "pushed for"],
    ["commits", "committed"],
    ["seeks", "sought"],
    ["does not support", "did not support"],
    ["urges", "urged"],
  ])("%s was %s", (present, past) => {
    expect(pastOf(present)).toBe(past);
    expect(isSameVerb(present.split(" ")[0] ?? "", past.split(" ")[0] ?? "")).toBe(true);
  });

  test("keep their modals", () => expect(pastOf("will not sign")).toBe("would not sign"));

  test("of other meaning are others", () => expect(isSameVerb("accepts", "rejects")).toBe(false));
});
