import fc from "fast-check";
import { expect, test } from "vitest";

import { countCodePoints, CUT_MARKER, cutText, endOfCodePoints, fits, markCut } from "../../src/limit/cut-text.ts";

const texts = fc.string({ unit: "binary", maxLength: 60 });

test("code points are counted as a text is iterated", () => {
  fc.assert(
    fc.property(texts, fc.nat(70), (text, count) => {
      expect(countCodePoints(text)).toBe(Array.from(text).length);
      expect(text.slice(0, endOfCodePoints(text, count))).toBe(Array.from(text).slice(0, count).join(""));
      expect(fits(text, count)).toBe(Array.from(text).length <= count);
    }),
  );
});

test("what is too long is cut to the limit exactly, marker included, and what is not stays", () => {
  fc.assert(
    fc.property(texts, fc.nat(70), (text, maxLength) => {
      const points = Array.from(text);
      const cut = cutText(text, maxLength);
      if (points.length <= maxLength) expect(cut).toBe(text);
      else if (maxLength < CUT_MARKER.length) expect(cut).toBe(points.slice(0, maxLength).join(""));
      else expect(cut).toBe(points.slice(0, maxLength - CUT_MARKER.length).join("") + CUT_MARKER);
      expect(cut.isWellFormed()).toBe(true);
    }),
  );
});

test("a text that is marked is marked however short it is", () => {
  expect(markCut("ab", 20)).toBe(`ab${CUT_MARKER}`);
  expect(markCut("😀😀", 15)).toBe(`😀${CUT_MARKER}`);
  expect(markCut("abc", 2)).toBe("ab");
});
