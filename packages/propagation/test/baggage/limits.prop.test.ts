import { type BaggageLimits, validateBaggage } from "@sideband/propagation";
import fc from "fast-check";
import { expect, test } from "vitest";

import { baggageOf, type Entry, entriesOf, extract, inject } from "./support.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 150);

const textOf = ([key, value]: Entry): string => `${key}=${value}`;
const joined = (entries: readonly Entry[]): string => entries.map(textOf).join(",");

interface Sizes {
  readonly maxEntries: number;
  readonly maxEntryBytes: number;
  readonly maxTotalBytes: number;
  readonly maxEntriesBesideLarge: number;
}

/** The rule said as plainly as can be: the real header is written for every question. */
const model = (entries: readonly Entry[], sizes: Sizes): Entry[] => {
  const kept = new Set<Entry>();
  const consider = (entry: Entry): void => {
    if (kept.size < sizes.maxEntries && joined([...kept, entry]).length <= sizes.maxTotalBytes) kept.add(entry);
  };
  const isLarge = (entry: Entry): boolean => textOf(entry).length > sizes.maxEntryBytes;
  for (const entry of entries) if (!isLarge(entry)) consider(entry);
  for (const entry of entries) if (isLarge(entry) && kept.size < sizes.maxEntriesBesideLarge) consider(entry);
  return entries.filter((entry) => kept.has(entry));
};

const DEFAULTS: Sizes = { maxEntries: 180, maxEntryBytes: 4096, maxTotalBytes: 8192, maxEntriesBesideLarge: 64 };

const entriesOfLengths = (lengths: readonly number[]): Entry[] =>
  lengths.map((length, index) => [`k${index}`, "v".repeat(length)]);

const lengthsAround = fc.oneof(
  { weight: 20, arbitrary: fc.nat(40) },
  { weight: 2, arbitrary: fc.integer({ min: 100, max: 3000 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4080, max: 4110 }) },
  { weight: 1, arbitrary: fc.integer({ min: 4000, max: 8200 }) },
);
const manyEntries = fc
  .oneof(
    fc.array(lengthsAround, { maxLength: 12, size: "max" }),
    fc.array(lengthsAround, { minLength: 58, maxLength: 70, size: "max" }),
    fc.array(fc.nat(45), { minLength: 170, maxLength: 220, size: "max" }),
  )
  .map(entriesOfLengths);

test("the defaults keep what the model keeps, in both directions and in validation", () => {
  fc.assert(
    fc.property(manyEntries, (entries) => {
      const kept = model(entries, DEFAULTS);
      const { header, violations } = inject(baggageOf(entries));
      expect(header ?? "").toBe(joined(kept));
      expect(violations).toHaveLength(entries.length - kept.length);
      const validated = validateBaggage(baggageOf(entries));
      expect(entriesOf(validated.baggage)).toEqual(kept);
      expect(validated.violations).toEqual(violations);
      if (joined(entries).length <= 2 * DEFAULTS.maxTotalBytes) {
        const taken = extract(joined(entries));
        expect(taken.entries).toEqual(kept);
        expect(taken.violations).toEqual(violations);
      }
    }),
    { numRuns },
  );
});

test("W3C: with the defaults nothing is dropped that would fit into 64 members and 8192 bytes", () => {
  fc.assert(
    fc.property(manyEntries, (entries) => {
      const kept = new Set(entriesOf(extract(inject(baggageOf(entries)).header).baggage).map(([key]) => key));
      for (const dropped of entries.filter(([key]) => !kept.has(key))) {
        const withIt = entries.filter((entry) => kept.has(entry[0]) || entry === dropped);
        expect(withIt.length > 64 || joined(withIt).length > 8192).toBe(true);
      }
    }),
    { numRuns },
  );
});

test("limits that were set hold, and keep what the model keeps", () => {
  const limits = fc.record({
    maxEntries: fc.integer({ min: 1, max: 20 }),
    maxEntryBytes: fc.integer({ min: 1, max: 60 }),
    maxTotalBytes: fc.integer({ min: 1, max: 300 }),
  });
  const entries = fc.array(fc.nat(70), { maxLength: 30, size: "max" }).map(entriesOfLengths);
  fc.assert(
    fc.property(entries, limits, (all, chosen: Required<BaggageLimits>) => {
      const { header = "", violations } = inject(baggageOf(all), { limits: chosen });
      expect(header).toBe(joined(model(all, { ...chosen, maxEntriesBesideLarge: 0 })));
      for (const violation of violations) {
        if (!("position" in violation && "bytes" in violation)) throw new Error(`unexpected: ${violation.reason}`);
        expect(violation.bytes).toBe(textOf(all[violation.position] as Entry).length);
      }
    }),
    { numRuns },
  );
});
