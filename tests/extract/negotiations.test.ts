// Who sits in talks, for whom, in which role; where, when, about what.

import { describe, expect, test } from "vitest";

import { readText } from "../../src/extract/index.ts";

function talks(text: string, title = "") {
  const reading = readText({ text, published: "2024-02-13", language: "en", title });
  const name = (key: string) => reading.actors.find((actor) => actor.key === key)?.name ?? key;
  const [one] = reading.negotiations;
  return {
    ...one,
    seats: (one?.participants ?? []).map((seat) =>
      [name(seat.actor), seat.role, seat.presence, ...seat.via.map((key) => `via ${name(key)}`)].join(" "),
    ),
    representatives: Object.fromEntries(
      (one?.participants ?? []).map((seat) => [name(seat.actor), seat.representatives.map(name)]),
    ),
    terms: (one?.terms ?? []).map((term) => term.text),
    obstacles: (one?.obstacles ?? []).map((obstacle) => obstacle.text),
  };
}

describe("participants", () => {
  test.each([
    [
      "Peace talks between Norway and Iceland, mediated by Finland, opened in Geneva. The negotiations go on.",
      "Finland MEDIATOR DIRECT",
    ],
    ["Talks between Norway and Iceland were hosted by Peru. The negotiations go on.", "Peru HOST DIRECT"],
    ["Talks between Norway and Iceland go on. Chile attended the talks as an observer.", "Chile OBSERVER UNKNOWN"],
    ["Talks between Norway and Iceland go on. The negotiations were guaranteed by Chile.", "Chile GUARANTOR UNKNOWN"],
    ["Norway and Iceland held talks on tariffs on Monday. The trade negotiations cover fish.", "Norway PARTY DIRECT"],
    [
      "The Taliban took part in the talks indirectly, using Qatar and Peru as intermediaries. The negotiations go on.",
      "Taliban PARTY INDIRECT via Qatar via Peru",
    ],
  ])("%s", (text, seat) => {
    expect(talks(text).seats).toContain(seat);
  });

  test("a wish for guarantors makes none", () => {
    const { seats } = talks("Talks between Norway and Iceland go on. Norway wants Chile to guarantee the deal.");
    expect(seats.filter((seat) => seat.includes("GUARANTOR"))).toEqual([]);
  });

  test("people, posts and delegations sit there for their side", () => {
    const { representatives } = talks(
      "Negotiations between Norway and Iceland opened in Lima on Monday. Ana Silva, the Norwegian foreign minister, met the prime minister of Iceland for talks.",
    );
    expect(representatives).toMatchObject({ Norway: ["Ana Silva"], Iceland: ["prime minister of Iceland"] });
  });

  test("the state of the venue is the host when it takes part", () => {
    expect(
      talks("Talks between Norway and the Taliban, mediated by Qatar, opened in Doha. The negotiations go on.").seats,
    ).toContain("Qatar HOST DIRECT");
  });
});

describe("sides", () => {
  test.each([
    "Envoys of Norway and Iceland held technical talks in Lima on Monday. The negotiations go on.",
    "Negotiators of Norway and Iceland met in Lima on Monday for talks on cod quotas, mediated by Sweden. The negotiations go on.",
    "Talks between Norway and Iceland resumed in Lima on Tuesday. A deal is near.",
  ])("%s", (text) => {
    const parties = talks(text).seats.filter((seat) => seat.includes(" PARTY "));
    expect(parties.map((seat) => seat.split(" ")[0]).toSorted()).toEqual(["Iceland", "Norway"]);
    expect(talks(text).seats.filter((seat) => seat.includes("MEDIATOR"))).toEqual(
      text.includes("Sweden") ? ["Sweden MEDIATOR DIRECT"] : [],
    );
  });
});

describe("meetings", () => {
  test.each([
    ["Ministers met in Lima on Monday for the negotiations.", ["2024-02-12 Lima null OCCURRED"]],
    ["The next round of negotiations will begin in Geneva on 20 February.", ["2024-02-20 Geneva null PLANNED"]],
    ["The sides will hold a second round of talks in Geneva in April.", ["2024-04 Geneva null PLANNED"]],
    ["Negotiators will meet again next Tuesday.", ["2024-02-20 null null PLANNED"]],
    ["The talks resumed in Lima on Tuesday at ministerial level.", ["2024-02-13 Lima ministerial level OCCURRED"]],
    ["Envoys held technical talks in Lima on Monday.", ["2024-02-12 Lima technical talks OCCURRED"]],
    [
      "Foreign ministers will meet from 3 to 5 May in Oslo for the negotiations.",
      ["2024-05-03/2024-05-05 Oslo foreign ministers PLANNED"],
    ],
  ])("%s", (text, meetings) => {
    const { meetings: found } = talks(`Negotiations between Norway and Iceland go on. ${text}`);
    expect(found?.map(({ date, place, level, status }) => `${date} ${place} ${level} ${status}`)).toEqual(meetings);
  });
});

describe("the table", () => {
  test.each([
    ["The sides remain divided over access to ports.", "divided over access to ports"],
    ["Sticking points include the number of inspectors.", "the number of inspectors"],
    ["The negotiations stalled over the status of the ports.", "stalled over the status of the ports"],
  ])("obstacle: %s", (text, obstacle) => {
    expect(talks(`Talks between Norway and Iceland go on. The negotiations are slow. ${text}`).obstacles).toEqual([
      obstacle,
    ]);
  });

  test.each([
    ["Under the proposal, Norway would cut its quota by 10 percent.", "Norway would cut its quota by 10 percent"],
    ["The draft agreement calls for a pause of six weeks.", "a pause of six weeks"],
  ])("term: %s", (text, term) => {
    expect(talks(`Talks between Norway and Iceland go on. The negotiations are slow. ${text}`).terms).toEqual([term]);
  });

  test("terms are what a deal would do, obstacles what the sides are apart on", () => {
    const { terms, obstacles } = talks(
      "Talks between Norway and Iceland go on. Envoys hope for an agreement that would open the northern waters to both fleets. The main obstacle in the negotiations, the envoys said, is how many ships may fish at night.",
    );
    expect(terms).toEqual(["open the northern waters to both fleets"]);
    expect(obstacles).toEqual(["how many ships may fish at night"]);
  });

  test("what a deal would bring about is no term", () => {
    expect(
      talks("Talks between Norway and Iceland go on. A deal would bring down the government of Norway.").terms,
    ).toEqual([]);
  });
});
