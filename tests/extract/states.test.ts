// The list of states: whole, without doubles, and read where several share a word.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";
import { SHARED_DEMONYMS, STATES } from "../../src/extract/lexicon/states.ts";

/** The 249 codes that ISO 3166-1 assigns officially. */
const ISO_3166_1 =
  "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW".split(
    " ",
  );

function actorNames(text: string): readonly string[] {
  return readText({ text, published: "2024-02-13", language: "en" }).actors.map((actor) => actor.name);
}

describe("the list", () => {
  test("has every code of ISO 3166-1 once, and Kosovo's", () => {
    expect(ISO_3166_1).toHaveLength(249);
    expect(STATES.map((state) => state.code).toSorted()).toEqual([...ISO_3166_1, "XK"].toSorted());
  });

  test("has no name twice, and adjectives twice only where it says so", () => {
    const names = STATES.flatMap((state) => [state.name, ...state.names, ...state.metonyms]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
    const demonyms = STATES.flatMap((state) => state.demonyms);
    const doubles = demonyms
      .filter((word, index) => demonyms.indexOf(word) !== index)
      .map((word) => word.toLowerCase());
    expect(doubles.filter((word) => !SHARED_DEMONYMS.has(word))).toEqual([]);
  });

  test("every code of a shared adjective is a state's", () => {
    const codes = new Set(STATES.map((state) => state.code));
    for (const shared of SHARED_DEMONYMS.values()) for (const code of shared) expect(codes).toContain(code);
  });
});

describe("states in a text", () => {
  test.each([
    ["Congolese officials rejected the map.", "Democratic Republic of the Congo"],
    ["The Republic of the Congo met the envoys. Congolese officials rejected the map.", "Congo"],
    ["Dominica met the envoys. Dominican officials rejected the map.", "Dominica"],
    ["North Korea met the envoys. Korean officials rejected the map.", "North Korea"],
    ["South Sudanese officials rejected the map.", "South Sudan"],
    ["The United Kingdom of Great Britain and Northern Ireland rejected the map.", "United Kingdom"],
    ["The D.P.R.K. rejected the map.", "North Korea"],
    ["Whitehall rejected the map.", "United Kingdom"],
    ["Burma rejected the map.", "Myanmar"],
  ])("%s", (text, name) => {
    expect(actorNames(text)).toContain(name);
  });

  test.each(["Hamilton said that the map was old.", "They met in Wellington and in Kingston."])(
    "a city that is also a surname is no government: %s",
    (text) => {
      expect(actorNames(text).filter((name) => STATES.some((state) => state.name === name))).toEqual([]);
    },
  );
});
