import { expect, test } from "vitest";

import { builtInDetectors } from "../../src/detectors/built-in-detectors.ts";
import { parseExpression } from "../../src/expression/parse-expression.ts";
import { stepBound } from "../../src/expression/step-bound.ts";

/** Of a backtracking matcher, at one place: some milliseconds. */
const MAX_STEPS = 2_000_000;

const pending = builtInDetectors().flatMap((detector) =>
  "find" in detector && detector.pending !== undefined ? [[detector.name, detector.pending] as const] : [],
);

test("there are some to look at", () => {
  expect(pending.length).toBeGreaterThan(10);
});

test.each(pending)("what is held back is told without much backtracking: %s", (_, { source, flags }) => {
  expect(stepBound(parseExpression(new RegExp(`(?:${source})$`, flags)))).toBeLessThan(MAX_STEPS);
});
