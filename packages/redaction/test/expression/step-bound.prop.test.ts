import fc from "fast-check";
import { expect, test } from "vitest";

import { parseExpression } from "../../src/expression/parse-expression.ts";
import { sampleOf } from "../../src/expression/sample-of.ts";
import { stepBound } from "../../src/expression/step-bound.ts";
import { arbitraryExpression, arbitraryText } from "./arbitrary-expression.ts";
import { BacktrackingMatcher, charactersIn } from "./backtracking-matcher.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 4000);

/** Beyond this no text is tried: it would take too long to count. */
const MOST_COUNTED = 100_000;

/** Samples one after the other, cut short, and with an end that fits nothing. */
const adversarialTexts = (expression: RegExp, seeds: readonly number[]): string[] => {
  let index = 0;
  const pick = (max: number): number => (seeds[index++ % seeds.length] ?? 0) % max;
  let sample: string;
  try {
    sample = sampleOf(expression, pick);
  } catch {
    return [];
  }
  return [
    sample,
    sample.slice(0, -1),
    `${sample.slice(0, -1)}\0`,
    sample.repeat(3),
    `${sample.repeat(2).slice(0, -1)}!`,
  ];
};

test("no text takes more steps than the bound says, at any place", () => {
  fc.assert(
    fc.property(
      arbitraryExpression,
      fc.array(arbitraryText, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat(1000), { minLength: 1, maxLength: 50 }),
      (expression, texts, seeds) => {
        const bound = stepBound(parseExpression(expression));
        if (bound > MOST_COUNTED) return;
        const matcher = new BacktrackingMatcher(expression);
        for (const text of [...texts, ...adversarialTexts(expression, seeds)]) {
          const characters = charactersIn(text, expression.unicode);
          for (let at = 0; at <= characters.length; at += 1) {
            matcher.matchAt(characters, at);
            if (matcher.steps > bound) expect([expression, text, at, matcher.steps]).toEqual(["at most", bound]);
          }
        }
      },
    ),
    { numRuns },
  );
});
