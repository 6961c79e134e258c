import type { Baggage } from "@opentelemetry/api";
import { validateBaggage } from "@sideband/propagation";
import fc from "fast-check";
import { expect, test } from "vitest";

import { baggageOf, type Entry, entriesOf, inject } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 150);

test("a baggage with nothing wrong is given back as it is", () => {
  const baggage = baggageOf([
    ["a", "é, ü", "p = 1"],
    ["b", ""],
  ]);
  const validated = validateBaggage(baggage);
  expect(validated.baggage).toBe(baggage);
  expect(validated.violations).toEqual([]);
});

test("what is wrong is told by position, reason and size", () => {
  const { baggage, violations } = validateBaggage(
    baggageOf([
      ["a", "1"],
      ["not a token", "2"],
      ["c", "\ud800", "bad one;p"],
      ["d", "x".repeat(50)],
      ["e", "3"],
      ["f", "4"],
      ["g", "5"],
    ]),
    { maxEntries: 4, maxEntryBytes: 20, maxTotalBytes: 100 },
  );
  expect(entriesOf(baggage)).toEqual([
    ["a", "1"],
    ["c", "\ufffd", "p"],
    ["e", "3"],
    ["f", "4"],
  ]);
  expect(violations).toEqual([
    { reason: "invalid_key", position: 1 },
    { reason: "replaced_characters", position: 2 },
    { reason: "invalid_property", position: 2, property: 0 },
    { reason: "too_many_entries", position: 6, bytes: 3, limit: 4 },
    { reason: "entry_too_large", position: 3, bytes: 52, limit: 20 },
  ]);
});

test("a baggage that throws is an empty one", () => {
  const { baggage, violations } = validateBaggage({} as Baggage);
  expect(baggage.getAllEntries()).toEqual([]);
  expect(violations).toEqual([{ reason: "unreadable" }]);
});

test("of a foreign baggage that has a key twice, both are sent, and the receiver takes the last", () => {
  const foreign = {
    getAllEntries: () => [
      ["a", { value: "1" }],
      ["b b", { value: "2" }],
      ["a", { value: "3" }],
    ],
  };
  expect(inject(foreign as unknown as Baggage).header).toBe("a=1,a=3");
  expect(entriesOf(validateBaggage(foreign as unknown as Baggage).baggage)).toEqual([["a", "3"]]);
});

const anyText = fc.array(fc.nat(0xffff), { maxLength: 10 }).map((codes) => String.fromCharCode(...codes));
const oftenGood = fc.oneof(fc.string({ unit: fc.constantFrom(...Array.from("abc =;,")), maxLength: 12 }), anyText);
const limits = fc.record(
  {
    maxEntries: fc.integer({ min: 1, max: 8 }),
    maxEntryBytes: fc.integer({ min: 1, max: 40 }),
    maxTotalBytes: fc.integer({ min: 1, max: 120 }),
  },
  { requiredKeys: [] },
);

test("what is valid stays what it is, is sent whole, and tells nothing of what it was", () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(oftenGood, oftenGood, oftenGood), { maxLength: 12, size: "max" }),
      limits,
      (all: Entry[], chosen) => {
        const before = baggageOf(all);
        const { baggage, violations } = validateBaggage(before, chosen);
        const sent = inject(before, { limits: chosen });
        expect(sent.violations).toEqual(violations);
        expect(inject(baggage, { limits: chosen })).toEqual({ header: sent.header, violations: [] });
        expect(validateBaggage(baggage, chosen)).toEqual({ baggage, violations: [] });
        if (violations.length === 0) expect(baggage).toBe(before);
        for (const violation of violations) {
          const { reason, ...facts } = violation;
          expect(reason).toMatch(/^[a-z_]+$/);
          expect(Object.values(facts).every((fact) => typeof fact === "number")).toBe(true);
        }
      },
    ),
    { numRuns },
  );
});
