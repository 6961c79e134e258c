import { printValue } from "../../value/print-value.ts";
import { complaintsOf, type SpanCheck } from "../span-check.ts";
import type { SpanTarget } from "../span-target.ts";

export const parentCheck = (target: SpanTarget): SpanCheck => ({
  expectation: `to have parent ${target.words}`,
  test(span, forest) {
    const parent = forest.parentOf(span);
    if (parent === undefined) {
      return span.parentSpanId === null
        ? "it is the root of its trace"
        : `parent ${printValue(span.parentSpanId)} is not among the spans`;
    }
    if (target.isMet(parent, forest)) return null;
    const name = printValue(parent.name);
    if (parent.name !== target.name) return `parent is ${name}`;
    // By name it is the right one: what is wrong with it has to be said.
    return `parent is ${name}, but ${complaintsOf(parent, target.checks, forest).join("; ")}`;
  },
});

/** It has no parent at all, known or unknown. */
export const rootCheck = (): SpanCheck => ({
  expectation: "to be the root of its trace",
  test(span, forest) {
    if (span.parentSpanId === null) return null;
    const parent = forest.parentOf(span);
    return `parent is ${printValue(parent === undefined ? span.parentSpanId : parent.name)}`;
  },
});
