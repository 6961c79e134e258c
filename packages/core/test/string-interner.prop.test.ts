import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { StringInterner } from "@sideband/core";

import { text } from "./support/arbitrary-span.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 500);

describe("StringInterner", () => {
  test("always gives the bytes of the string asked for, and stays within its bound", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 20 }),
        fc.nat(50),
        fc.array(text, { maxLength: 100, size: "max" }),
        (maxStrings, maxLength, strings) => {
          const interner = new StringInterner({ maxStrings, maxLength });
          for (const string of strings) {
            expect(Buffer.from(interner.bytes(string)).toString("utf8")).toBe(string.toWellFormed());
            expect(interner.size).toBeLessThanOrEqual(maxStrings * 2);
          }
        },
      ),
      { numRuns },
    );
  });

  test("gives the same bytes again for a string in use, however many others pass by", () => {
    const interner = new StringInterner({ maxStrings: 8 });
    const bytes = interner.bytes("gen_ai.request.model");
    for (let index = 0; index < 1000; index++) {
      interner.bytes(`made up ${index}`);
      expect(interner.bytes("gen_ai.request.model")).toBe(bytes);
    }
  });

  test("counts each string once, however often it was asked for", () => {
    const interner = new StringInterner({ maxStrings: 2 });
    for (const string of ["a", "b", "c", "a", "b", "a"]) interner.bytes(string);
    expect(interner.size).toBe(3);
  });

  test("keeps no string that is too long", () => {
    const interner = new StringInterner({ maxLength: 3 });
    interner.bytes("long");
    expect(interner.size).toBe(0);
    expect(interner.bytes("abc")).toBe(interner.bytes("abc"));
  });

  test("encodes in advance what it is told to", () => {
    expect(new StringInterner({ preload: ["a", "b"] }).size).toBe(2);
  });

  test("refuses options out of range", () => {
    expect(() => new StringInterner({ maxStrings: 0 })).toThrow("Expected `maxStrings` to be an integer >= 1, got 0");
    expect(() => new StringInterner({ maxLength: -1 })).toThrow("Expected `maxLength` to be an integer >= 0, got -1");
  });
});
