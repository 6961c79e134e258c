import { printFailure, failure } from "../expect/failure.ts";
import type { SpansRule } from "../expect/rules/spans-rule.ts";
import { SpanForest } from "../span/span-forest.ts";
import type { SpanLike } from "../span/span-like.ts";
import { spansOf, type SpanSource } from "../span/span-source.ts";

/** What vitest and jest want to know from a matcher. */
export interface MatcherResult {
  readonly pass: boolean;
  /** Why it failed, or why `.not` did. */
  readonly message: () => string;
}

/** Applies a rule to whatever `expect` was given. */
export const judge = (received: Iterable<SpanLike> | SpanSource, rule: SpansRule): MatcherResult => {
  const forest = new SpanForest(spansOf(received));
  const found = rule.test(forest);
  return {
    pass: found === null,
    message() {
      if (found !== null) return printFailure(found, forest);
      const proof = rule.proof?.(forest);
      return printFailure(failure(`Expected the spans not ${rule.expectation}, but they do`, proof), forest);
    },
  };
};
