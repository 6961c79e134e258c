import { failure } from "../failure.ts";
import type { SpanTarget } from "../span-target.ts";
import type { SpansRule } from "./spans-rule.ts";

/** None of the spans is the one that is meant. */
export const absenceRule = (target: SpanTarget): SpansRule => ({
  expectation: `to have no span ${target.words}`,
  test(forest) {
    const found = target.allIn(forest);
    if (found.length === 0) return null;
    return failure(
      `Expected no span ${target.words}, got ${found.length}`,
      found.map((span) => [span, "not expected"]),
    );
  },
});
