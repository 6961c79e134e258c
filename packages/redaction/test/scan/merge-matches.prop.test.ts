import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { compileDetector } from "../../src/detector/compile-detector.ts";
import { mergeMatches } from "../../src/scan/merge-matches.ts";
import type { Match } from "../../src/scan/scan-outcome.ts";

const detectors = ["first", "second"].map((name, order) =>
  compileDetector({ name, label: name.toUpperCase(), keywords: [name], maxLength: 1, find: () => undefined }, order),
);

const matches = fc.array(
  fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 12 }), detector: fc.constantFrom(...detectors) }),
  { maxLength: 12 },
);

const made = (all: readonly { start: number; length: number; detector: Match["detector"] }[]): Match[] =>
  all.map(({ start, length, detector }) => ({ start, end: start + length, detector }));

const covered = (all: readonly Match[]): number[] => {
  const places = new Set<number>();
  for (const { start, end } of all) for (let at = start; at < end; at += 1) places.add(at);
  return [...places].toSorted((a, b) => a - b);
};

describe("mergeMatches", () => {
  it("covers what was found, no more and no less, in order and without overlap", () => {
    fc.assert(
      fc.property(matches, (all) => {
        const merged = mergeMatches(made(all));
        expect(covered(merged)).toEqual(covered(made(all)));
        for (const [index, match] of merged.entries()) {
          expect(match.end).toBeGreaterThan(match.start);
          const next = merged[index + 1];
          if (next !== undefined) expect(next.start).toBeGreaterThanOrEqual(match.end);
        }
      }),
      { numRuns: 500 },
    );
  });

  it("keeps apart what stands side by side", () => {
    const [first, second] = detectors;
    if (first === undefined || second === undefined) throw new Error("two detectors");
    const merged = mergeMatches([
      { start: 4, end: 8, detector: second },
      { start: 0, end: 4, detector: first },
    ]);
    expect(merged.map(({ start, detector }) => `${start} ${detector.name}`)).toEqual(["0 first", "4 second"]);
  });

  it("names what overlaps by the detector that was named first", () => {
    const [first, second] = detectors;
    if (first === undefined || second === undefined) throw new Error("two detectors");
    const named = (...all: Match[]): string[] => mergeMatches(all).map(({ detector }) => detector.name);
    expect(named({ start: 2, end: 9, detector: first }, { start: 1, end: 3, detector: second })).toEqual(["first"]);
    expect(named({ start: 1, end: 3, detector: first }, { start: 1, end: 9, detector: second })).toEqual(["first"]);
    expect(named({ start: 1, end: 9, detector: second }, { start: 1, end: 9, detector: first })).toEqual(["first"]);
    expect(named({ start: 1, end: 2, detector: second }, { start: 2, end: 3, detector: first })).toEqual([
      "second",
      "first",
    ]);
  });
});
