// Circles of conditions: who waits for whom until it comes round.

import { expect, test } from "vitest";

import { waitingCircles } from "../../src/domain/waiting.ts";

const waiting = (holderId: string, ...on: string[]) => ({ claimId: `claim of ${holderId}`, holderId, on });
const circles = (...list: ReturnType<typeof waiting>[]) =>
  waitingCircles(list).map((circle) => circle.map((one) => one.holderId).join(" → "));

test("two that wait for each other are one circle", () => {
  expect(circles(waiting("a", "b"), waiting("b", "a"))).toEqual(["a → b"]);
});

test("three in a ring are one circle, after those of two", () => {
  expect(circles(waiting("a", "b"), waiting("b", "c"), waiting("c", "a", "d"), waiting("d", "c"))).toEqual([
    "c → d",
    "a → b → c",
  ]);
});

test("waiting for somebody who waits for nobody is no circle", () => {
  expect(circles(waiting("a", "b"), waiting("c", "a"))).toEqual([]);
});

test("waiting for oneself is no circle", () => {
  expect(circles(waiting("a", "a"))).toEqual([]);
});

test("the same holders are told once, whatever the number of their positions", () => {
  expect(circles(waiting("a", "b"), waiting("a", "b"), waiting("b", "a"), waiting("b", "a"))).toEqual(["a → b"]);
});
