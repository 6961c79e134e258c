import { conventionsRule } from "../expect/rules/conventions.ts";
import { countRule, type ExpectedCount } from "../expect/rules/count.ts";
import { existenceRule } from "../expect/rules/existence.ts";
import { noContentRule } from "../expect/rules/no-content.ts";
import { noSecretRule, type FindSecret } from "../expect/rules/no-secret.ts";
import { noneOpenRule } from "../expect/rules/none-open.ts";
import { oneTraceRule, type OneTraceOptions } from "../expect/rules/one-trace.ts";
import { orderRule, type OrderOptions } from "../expect/rules/order.ts";
import { parallelRule } from "../expect/rules/parallel.ts";
import { sequenceRule, type SequenceOptions } from "../expect/rules/sequence.ts";
import { toolCallRule, toolOrderRule, type ToolCallExpectation, type ToolOrderOptions } from "../expect/rules/tools.ts";
import type { SpanDescription } from "../expect/span-description.ts";
import { resolvePattern, resolvePatterns, type SpanPattern } from "../expect/span-pattern.ts";
import type { LintOptions } from "../lint/lint-options.ts";
import type { SpanLike } from "../span/span-like.ts";
import type { SpanSource } from "../span/span-source.ts";
import { judge, type MatcherResult } from "./judge.ts";

type Spans = Iterable<SpanLike> | SpanSource;

/**
 * The matchers for `expect(spans)`, in the form that vitest's and jest's `expect.extend` take. `spans` is a harness, a
 * recorder, a collector or a list of spans.
 *
 * @example
 * expect.extend(spanMatchers);
 * expect(telemetry).toHaveSpan("chat gpt-4o", { kind: "client", parent: "invoke_agent support" });
 */
export const spanMatchers = {
  /** There is a span that `pattern` means and that is as described. */
  toHaveSpan: (received: Spans, pattern: SpanPattern, description?: SpanDescription): MatcherResult =>
    judge(received, existenceRule(resolvePattern(pattern), description && resolvePattern(description))),

  /** There are so many spans, or so many of those that `pattern` means. */
  toHaveSpanCount: (received: Spans, expected: ExpectedCount, pattern?: SpanPattern): MatcherResult =>
    judge(received, countRule(expected, pattern === undefined ? undefined : resolvePattern(pattern))),

  /** One trace id, one root, every parent among the spans, no span twice, every span ended. */
  toFormOneTrace: (received: Spans, options?: OneTraceOptions): MatcherResult => judge(received, oneTraceRule(options)),

  /** Every span has ended. */
  toHaveNoOpenSpans: (received: Spans): MatcherResult => judge(received, noneOpenRule()),

  /** Spans start in this order, a repeated name as often as it stands there. */
  toHaveSpansInOrder: (received: Spans, patterns: readonly SpanPattern[], options?: OrderOptions): MatcherResult =>
    judge(received, orderRule(resolvePatterns(patterns), options)),

  /** Each of these spans ends before the next one starts. */
  toHaveSpansInSequence: (
    received: Spans,
    patterns: readonly SpanPattern[],
    options?: SequenceOptions,
  ): MatcherResult => judge(received, sequenceRule(resolvePatterns(patterns), options)),

  /** At some moment all of these spans are running. */
  toHaveSpansInParallel: (received: Spans, patterns: readonly SpanPattern[]): MatcherResult =>
    judge(received, parallelRule(resolvePatterns(patterns))),

  /** A tool was called: at least once, or as often and with such arguments as is said. */
  toHaveCalledTool: (received: Spans, name: string, expectation?: ToolCallExpectation): MatcherResult =>
    judge(received, toolCallRule(name, expectation)),

  /** These tools were called, in this order and as often as they stand there. */
  toHaveCalledTools: (received: Spans, names: readonly string[], options?: ToolOrderOptions): MatcherResult =>
    judge(received, toolOrderRule(names, options)),

  /** No prompt, completion, tool argument or result stands on any span. */
  toHaveNoContent: (received: Spans): MatcherResult => judge(received, noContentRule()),

  /** `lintSpans` finds no error; warnings are no failure. */
  toFollowConventions: (received: Spans, options?: LintOptions): MatcherResult =>
    judge(received, conventionsRule(options)),

  /** Nothing that `find` finds stands in any text of any span. */
  toHaveNoSecret: (received: Spans, find: FindSecret): MatcherResult => judge(received, noSecretRule(find)),
} as const;
