import fc from "fast-check";
import { expect, test } from "vitest";

import { expressionExtent } from "../../src/expression/expression-extent.ts";
import { expressionLength } from "../../src/expression/expression-length.ts";
import { arbitraryExpression, arbitrarySource, arbitraryText } from "./arbitrary-expression.ts";

const numRuns = Number(process.env["FC_NUM_RUNS"] ?? 2000);

const matchAt = (expression: RegExp, text: string, at: number): string | undefined => {
  const sticky = new RegExp(expression.source, `${expression.flags}y`);
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0];
};

test("what is measured from the source is what is measured from the syntax tree", () => {
  fc.assert(
    fc.property(arbitrarySource, fc.constantFrom("", "*", "+?", "{2,}", "{0,3}"), (source, times) => {
      let expression: RegExp;
      try {
        expression = new RegExp(`(?:${source})${times}`);
      } catch {
        return;
      }
      const measured = (measure: (expression: RegExp) => number): unknown => {
        try {
          return measure(expression);
        } catch (error) {
          return (error as Error).message;
        }
      };
      expect([expression, measured(expressionLength)]).toEqual([
        expression,
        measured((whole) => expressionExtent(whole).ahead),
      ]);
    }),
    { numRuns },
  );
});

test("nothing matters that stands further away", () => {
  fc.assert(
    fc.property(arbitraryExpression, arbitraryText, arbitraryText, fc.nat(20), (expression, text, other, at) => {
      const start = Math.min(at, text.length);
      const { ahead, behind, min, max } = expressionExtent(expression);
      expect(expressionLength(expression)).toBe(ahead);
      const whole = text.toWellFormed();
      const seen = whole.slice(start, start + ahead);
      // A pair that is cut would be another character.
      if (!whole.slice(0, start).isWellFormed() || !whole.slice(Math.max(0, start - behind)).isWellFormed()) return;
      if (!seen.isWellFormed()) return;
      const match = matchAt(expression, whole, start);
      if (seen.length === ahead)
        expect([expression, matchAt(expression, whole.slice(0, start) + seen + other.toWellFormed(), start)]).toEqual([
          expression,
          match,
        ]);
      const from = Math.max(0, start - behind);
      if (from > 0)
        expect([
          expression,
          behind,
          matchAt(expression, other.toWellFormed() + whole.slice(from), other.toWellFormed().length + start - from),
        ]).toEqual([expression, behind, match]);
      if (match !== undefined) {
        expect(match.length).toBeGreaterThanOrEqual(min);
        expect(match.length).toBeLessThanOrEqual(max);
      }
    }),
    { numRuns },
  );
});
