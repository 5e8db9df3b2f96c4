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

describe("the table", () => {
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
