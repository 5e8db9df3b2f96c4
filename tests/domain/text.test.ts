// Code points are counted as JavaScript iterates over a text, also where halves of pairs stand alone.

import fc from "fast-check";
import { expect, test } from "vitest";

import { codePoints } from "../../src/domain/text.ts";

test.each(["plain", "a😀b", "\ud800 alone", "\ud800.” \udc00e head", "\udc00\ud800", "\ud800\ud83d\ude00\udc00"])(
  "%j has as many as its iteration",
  (text) => expect(codePoints(text)(text.length)).toBe([...text].length),
);

test("every code point begins where it is counted", () => {
  const unit = fc.constantFrom("a", "é", "\ud83d", "\ude00", "😀", " ");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 20 }), (units) => {
      const text = units.join("");
      const at = codePoints(text);
      let index = 0;
      for (const [count, point] of [...text].entries()) {
        expect(at(index)).toBe(count);
        index += point.length;
      }
    }),
  );
});
