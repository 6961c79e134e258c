import fc from "fast-check";
import { expect, test } from "vitest";

import { sampleOf } from "../../src/expression/sample-of.ts";
import { arbitraryExpression } from "./arbitrary-expression.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 1000);

const matchesFromTheBeginning = (expression: RegExp, text: string): boolean =>
  new RegExp(`^(?:${expression.source})`, expression.flags).exec(text)?.index === 0;

/** Numbers one after the other, and then again. */
const picking = (numbers: readonly number[]): ((max: number) => number) => {
  let index = 0;
  return (max) => (numbers[index++ % numbers.length] ?? 0) % max;
};

test("a sample is matched from its beginning", () => {
  fc.assert(
    fc.property(arbitraryExpression, fc.array(fc.nat(), { minLength: 1, maxLength: 60 }), (expression, numbers) => {
      let sample: string;
      try {
        sample = sampleOf(expression, picking(numbers));
      } catch (error) {
        expect((error as Error).message).toContain("that some text is easily made for");
        return;
      }
      expect([expression, sample, matchesFromTheBeginning(expression, sample)]).toEqual([expression, sample, true]);
    }),
    { numRuns },
  );
});

test.each([/sk-(?:proj|admin)-[\w-]{20,60}(?!x)/, /[^\s"]{8,20}/, /\u{1f600}{3}/u, /[^\d]{4}/u, /(?![ab])[a-d]{3}/])(
  "a sample is found for %s",
  (expression) => {
    let state = 1;
    const pick = (max: number): number => {
      state = (state * 48_271) % 2_147_483_647;
      return state % max;
    };
    const samples = Array.from({ length: 20 }, () => sampleOf(expression, pick));
    expect(samples.filter((sample) => !matchesFromTheBeginning(expression, sample))).toEqual([]);
    expect(new Set(samples).size).toBeGreaterThan(expression.source.includes("1f600") ? 0 : 5);
    expect(samples.every((sample) => sample.isWellFormed())).toBe(true);
  },
);
