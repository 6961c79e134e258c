import fc from "fast-check";
import { expect, it } from "vitest";

import { rarestPart } from "../../src/scan/rarest-part.ts";

it("finds the part of a keyword that prose has least", () => {
  expect(rarestPart("-----begin", 3)).toBe(3);
  expect(rarestPart("sparkpost", 3)).toBe(3);
  expect(rarestPart("xkey", 3)).toBe(0);
  expect(rarestPart("hf_", 3)).toBe(0);
});

it("finds one that is within the text", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 3, maxLength: 40 }), (text) => {
      const at = rarestPart(text, 3);
      expect(at).toBeGreaterThanOrEqual(0);
      expect(at + 3).toBeLessThanOrEqual(text.length);
    }),
  );
});
