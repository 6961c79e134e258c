import { SpanAssertionError } from "../expect/span-assertion-error.ts";
import { absenceRule } from "../expect/rules/absence.ts";
import { resolvePattern, type SpanPattern } from "../expect/span-pattern.ts";
import type { SpanLike } from "../span/span-like.ts";
import type { SpanSource } from "../span/span-source.ts";
import { judge, type MatcherResult } from "./judge.ts";
import { spanMatchers } from "./span-matchers.ts";

type Spans = Iterable<SpanLike> | SpanSource;

type Assertion<Matcher> = Matcher extends (...args: infer Args) => MatcherResult ? (...args: Args) => void : never;

const assertion =
  <Args extends readonly unknown[]>(matcher: (...args: Args) => MatcherResult): ((...args: Args) => void) =>
  (...args) => {
    const { pass, message } = matcher(...args);
    if (!pass) throw new SpanAssertionError(message());
  };

/** The matchers as plain functions. */
export interface AssertSpans {
  readonly hasSpan: Assertion<typeof spanMatchers.toHaveSpan>;
  readonly hasNoSpan: (spans: Spans, pattern: SpanPattern) => void;
  readonly hasSpanCount: Assertion<typeof spanMatchers.toHaveSpanCount>;
  readonly formOneTrace: Assertion<typeof spanMatchers.toFormOneTrace>;
  readonly hasNoOpenSpans: Assertion<typeof spanMatchers.toHaveNoOpenSpans>;
  readonly inOrder: Assertion<typeof spanMatchers.toHaveSpansInOrder>;
  readonly inSequence: Assertion<typeof spanMatchers.toHaveSpansInSequence>;
  readonly inParallel: Assertion<typeof spanMatchers.toHaveSpansInParallel>;
  readonly calledTool: Assertion<typeof spanMatchers.toHaveCalledTool>;
  readonly calledTools: Assertion<typeof spanMatchers.toHaveCalledTools>;
  readonly followConventions: Assertion<typeof spanMatchers.toFollowConventions>;
  readonly hasNoContent: Assertion<typeof spanMatchers.toHaveNoContent>;
  readonly hasNoSecret: Assertion<typeof spanMatchers.toHaveNoSecret>;
}

/**
 * The matchers in the style of `node:assert`, for `node:test` and any other runner: the spans come first, and what does
 * not hold throws a {@link SpanAssertionError}, which is an `AssertionError`.
 *
 * @example
 * assertSpans.hasSpan(telemetry, "chat gpt-4o", { kind: "client" });
 * assertSpans.inOrder(telemetry, ["invoke_agent support", "chat gpt-4o"]);
 */
export const assertSpans: AssertSpans = {
  hasSpan: assertion(spanMatchers.toHaveSpan),
  hasNoSpan: assertion((spans: Spans, pattern: SpanPattern) => judge(spans, absenceRule(resolvePattern(pattern)))),
  hasSpanCount: assertion(spanMatchers.toHaveSpanCount),
  formOneTrace: assertion(spanMatchers.toFormOneTrace),
  hasNoOpenSpans: assertion(spanMatchers.toHaveNoOpenSpans),
  inOrder: assertion(spanMatchers.toHaveSpansInOrder),
  inSequence: assertion(spanMatchers.toHaveSpansInSequence),
  inParallel: assertion(spanMatchers.toHaveSpansInParallel),
  calledTool: assertion(spanMatchers.toHaveCalledTool),
  calledTools: assertion(spanMatchers.toHaveCalledTools),
  followConventions: assertion(spanMatchers.toFollowConventions),
  hasNoContent: assertion(spanMatchers.toHaveNoContent),
  hasNoSecret: assertion(spanMatchers.toHaveNoSecret),
};
