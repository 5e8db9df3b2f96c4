// Each group of rules has a sentence that is read otherwise when the group is left out; a group without one does nothing.

import { describe, expect, test } from "vitest";

import { isRuleGroup, RULE_GROUPS, type RuleGroup, readText } from "../../src/extract/index.ts";

const EXAMPLES: Readonly<Record<RuleGroup, string>> = {
  "actors.acronyms":
    "The Northern Dockers Association (NDA) met on Monday. Hours later the NDA said that the offer was too low.",
  "actors.surnames": "Foreign Minister Ana Silva arrived on Monday. Silva said that the talks would go on.",
  "actors.appositions": "Ana Silva, a spokeswoman for Norway, said that the talks would go on.",
  "actors.demonyms": "Norwegian officials said that the talks would go on.",
  "actors.metonyms": "Cairo said that the border would stay open.",
  "actors.pronouns": "Foreign Minister Ana Silva arrived on Monday. She said that the talks would go on.",
  "actors.genders":
    "Peter Lund said that the dam was old. His deputy Laura Mora had told the council. He said that it would hold.",
  "actors.nominals": "The Fisheries Ministry met on Monday. The ministry said that the quota was final.",
  "actors.coordination": "A Norwegian and an Icelandic official said that the talks would go on.",
  "statements.according-to": "The talks will go on, according to the Fisheries Ministry.",
  "statements.quotation-after": "“Will they sign?” Ana Silva asked of the envoys in the second row.",
  "statements.quotation-before": "Ana Silva said of the delay, “We are late.”",
  "statements.transcripts": "ROE: Are you leaving?\n\nLUND: No. I am staying.\n\nROE: Why is that?",
  "statements.carried": "Ana Silva was not impressed. “Nobody will ever sign such a text.”",
  "statements.overreach": "Ana Silva said that the plan would help pilots: “It works,” Bo Lund wrote.",
  "statements.whole-subject": "Ana Silva, who has met the union, said that the talks would go on.",
  "statements.inverted": "The road is closed, said Ana Silva, the mayor.",
  "statements.parenthetical": "The talks, Ana Silva said, were going well.",
  "statements.that": "Ana Silva claimed that the talks had failed.",
  "statements.clause": "Ana Silva said the talks had failed.",
  "statements.quotation": "Ana Silva said “never again” to the union.",
  "statements.object": "Ana Silva announced the end of the talks.",
  "statements.whether": "Ana Silva asked whether the union would accept the offer.",
  "statements.infinitive": "Ana Silva promised to close the pit.",
  "statements.about": "Ana Silva complained about the noise.",
  "statements.accusation": "Ana Silva accused the firm of neglect.",
  "statements.participles": "Ana Silva left, saying that the talks had failed.",
  "statements.infinitives": "Ana Silva went on to say that the talks had failed.",
  "statements.passive": "It was announced that the talks had failed.",
  "statements.future": "Ana Silva will announce that the talks have failed.",
  "statements.ends": "Ana Silva promised to close the pit, but the union did not believe her.",
  "statements.command": "Ana Silva urged the union to accept the offer.",
  "statements.as": "Ana Silva described the talks as a waste of time.",
  "statements.noun": "Egypt offered assurances that the border would stay open.",
  "statements.nouns": "Her claim that the pit was safe made the miners laugh.",
  "statements.adjuncts": "Ana Silva said on Monday that the talks had failed.",
  "statements.mistagged": "Brazil reports that the dam is safe.",
  "statements.shared-subject": "Ana Silva said that the talks had failed, adding that the offer was too low.",
  "statements.continuations":
    "“We will not sign this text today,” Ana Silva said. “The offer is far too low for all of us.”",
  "statements.day": "Ana Silva said on Monday that the talks had failed.",
  "statements.anonymity":
    "A diplomat, who spoke on condition of anonymity to discuss the talks, said that the deal was close.",
  "actors.described": "Relatives of the captives met the head of the Fishers Union.",
  "positions.verbs": "Norway opposes a quota for cod.",
  "positions.expressed": "Norway expressed support for a quota for cod.",
  "positions.adjectives": "Norway was in favour of a quota for cod.",
  "positions.stressed": "Norway stressed clear rules for cod.",
  "positions.passive": "The quota for cod was opposed by Norway.",
  "positions.participles": "Norway opposed the text, stressing the need for a quota for cod.",
  "positions.nouns": "The meeting heard a proposal by Norway to set a quota for cod.",
  "positions.lists": "Norway, Peru, Chile and others opposed the quota for cod.",
  "positions.mistagged": "Norway demands that the text be dropped.",
  "positions.shared-subject": "Norway opposed the quota and called for a new text.",
  "positions.attached": "Norway, supported by Iceland, opposed the quota for cod.",
  "positions.declinations": "Norway declined to comment.",
  "positions.said-own": "Norway said that it will open its ports.",
  "positions.said-modal": "Norway said that Iceland must stop night fishing.",
  "positions.conditions": "Norway said that it would sign only if Iceland stops night fishing.",
  "positions.asked-in-condition":
    "Norway said that it would accept the text only if Iceland ends the ban and withdraws its ships.",
  "figures.unit-before": "The hostages were believed to number more than 30.",
  "figures.attribution": "The Health Ministry said that 30 people were killed.",
  "dates.weekdays": "The envoys met on Monday.",
  "dates.relative": "The envoys met last month.",
  "dates.parts": "The envoys met last spring.",
  "dates.anchored": "The envoys met on 3 May 2023 and left two days later.",
  "dates.durations": "The envoys met for six weeks.",
  events: "The envoys of Norway met in Oslo on Monday.",
  negotiations:
    "Negotiators of Norway and Iceland met in Oslo on Monday for talks on fishing quotas. The negotiations between Norway and Iceland go on.",
};

function read(text: string, without: readonly RuleGroup[] = []): string {
  return JSON.stringify(readText({ text, published: "2024-02-13", language: "en" }, without));
}

describe("groups of rules", () => {
  test.each(Object.entries(EXAMPLES))("%s: %s", (group, text) => {
    expect(isRuleGroup(group)).toBe(true);
    if (isRuleGroup(group)) expect(read(text, [group])).not.toBe(read(text));
  });

  test("each says what it reads; a name that is none is none", () => {
    for (const [group, purpose] of Object.entries(RULE_GROUPS)) {
      expect(group).toMatch(/^[a-z]+(?:\.[a-z-]+)?$/);
      expect(purpose.length).toBeGreaterThan(8);
    }
    expect(isRuleGroup("toString")).toBe(false);
  });
});
