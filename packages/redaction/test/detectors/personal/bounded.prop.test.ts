import fc from "fast-check";
import { expect, test } from "vitest";

import type { FunctionDetector } from "../../../src/detector/detector.ts";
import { personalDataDetectors } from "../../../src/detectors/personal-data-detectors.ts";
import { find } from "./find.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 300);

const detectors = personalDataDetectors.filter((detector): detector is FunctionDetector => "find" in detector);

/** Pieces of what the detectors look for, and of what they look at around it. */
const piece = fc.constantFrom(
  ..."4111|1| |-|.|@|a|example.com|:|::|00|+|49|(|)|DE89|3704|0x|aa|10.0.0.1|ssn|number|phone|call me |%20".split("|"),
  ...'\\n|\u00e9|\u4f8b|version |=|"|_'.split("|"),
);
const text = fc
  .oneof(
    fc.array(piece, { minLength: 1, maxLength: 200, size: "max" }),
    fc
      .tuple(fc.array(piece, { minLength: 1, maxLength: 3 }), fc.integer({ min: 20, max: 200 }))
      .map(([pieces, count]) => Array.from({ length: count }, () => pieces).flat()),
  )
  .map((pieces) => pieces.join(""));

const keywords = (detector: FunctionDetector, whole: string): { start: number; end: number }[] => {
  const found = detector.keywords.flatMap((keyword) => {
    const lower = whole.toLowerCase();
    const at = [...lower.matchAll(new RegExp(keyword.replaceAll(/[^a-z0-9 ]/g, "\\$&"), "g"))];
    return at.map(({ index }) => ({ start: index, end: index + keyword.length }));
  });
  const runs = detector.digits === true ? [...whole.matchAll(/\d+/g)] : [];
  return [...found, ...runs.map(({ 0: run, index }) => ({ start: index, end: index + run.length }))];
};

test("no detector looks further than it says, so its cost grows with the keywords and no faster", () => {
  fc.assert(
    fc.property(text, (whole) => {
      for (const detector of detectors) {
        const { maxLength } = detector;
        for (const keyword of keywords(detector, whole)) {
          const from = Math.max(0, keyword.start - maxLength);
          const around = whole.slice(from, keyword.end + maxLength);
          const range = detector.find(around, { start: keyword.start - from, end: keyword.end - from });
          const moved = range && { start: range.start + from, end: range.end + from };
          expect(moved, detector.name).toEqual(detector.find(whole, keyword));
        }
      }
    }),
    { numRuns },
  );
});

test("each finds something in its own example", () => {
  for (const { name, kind, example } of personalDataDetectors) {
    expect(kind).toBe("personal");
    const found = find(typeof example === "function" ? example() : (example ?? ""));
    expect(found.map(([detector]) => detector)).toEqual([name]);
  }
});
