import { expectCount } from "../../expect-option.ts";
import { counted } from "../../value/counted.ts";
import { printValue } from "../../value/print-value.ts";
import { failure } from "../failure.ts";
import { nearestSpans } from "../nearest.ts";
import type { SpanTarget } from "../span-target.ts";
import type { SpansRule } from "./spans-rule.ts";

/** A number, or bounds, both inclusive. */
export type ExpectedCount = number | { readonly min?: number; readonly max?: number };

const BOUNDS: ReadonlySet<string> = new Set(["min", "max"]);

/** A count in words; throws a `TypeError` for what is none. */
export const describeCount = (expected: ExpectedCount): string => {
  if (typeof expected === "number") return String(expectCount("count", expected));
  // Bounds that are misspelt, or none, would hold for any number.
  const keys = Object.keys(typeof expected === "object" ? (expected ?? {}) : {});
  if (keys.length === 0 || keys.some((key) => !BOUNDS.has(key))) {
    throw new TypeError(`Expected a count, or bounds with min, max or both, got ${printValue(expected)}`);
  }
  const { min = 0, max = Infinity } = expected;
  expectCount("min", min);
  if (!(max >= min)) throw new TypeError(`Expected \`max\` to be at least \`min\`, got ${max} < ${min}`);
  if (max === min) return String(min);
  if (max === Infinity) return `at least ${min}`;
  return min === 0 ? `at most ${max}` : `${min} to ${max}`;
};

/** Whether a number is the one expected, or within the bounds. */
export const isCount = (expected: ExpectedCount, count: number): boolean =>
  typeof expected === "number"
    ? count === expected
    : count >= (expected.min ?? 0) && count <= (expected.max ?? Infinity);

/** So many spans, or so many of those that are meant. */
export const countRule = (expected: ExpectedCount, target?: SpanTarget): SpansRule => {
  const wanted = `${counted(describeCount(expected), "span")}${target === undefined ? "" : ` ${target.words}`}`;
  return {
    expectation: `to be ${wanted}`,
    test(forest) {
      const found = forest.spans.filter((span) => target === undefined || target.isMet(span, forest));
      if (isCount(expected, found.length)) return null;
      const marks = target !== undefined ? found.map((span) => [span, "counted"] as const) : [];
      const near = target !== undefined && found.length === 0 ? nearestSpans(forest, target) : [];
      return failure(`Expected ${wanted}, got ${found.length}`, [...marks, ...near]);
    },
  };
};
