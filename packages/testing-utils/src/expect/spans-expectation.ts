import { SpanForest } from "../span/span-forest.ts";
import type { SpanLike } from "../span/span-like.ts";
import { counted } from "../value/counted.ts";
import { printFailure, type Failure } from "./failure.ts";
import { nearestSpans } from "./nearest.ts";
import type { LintOptions } from "../lint/lint-options.ts";
import { absenceRule } from "./rules/absence.ts";
import { conventionsRule } from "./rules/conventions.ts";
import { countRule, type ExpectedCount } from "./rules/count.ts";
import { noContentRule } from "./rules/no-content.ts";
import { noSecretRule, type FindSecret } from "./rules/no-secret.ts";
import { noneOpenRule } from "./rules/none-open.ts";
import { oneTraceRule, type OneTraceOptions } from "./rules/one-trace.ts";
import { orderRule, type OrderOptions } from "./rules/order.ts";
import { parallelRule } from "./rules/parallel.ts";
import { sequenceRule, type SequenceOptions } from "./rules/sequence.ts";
import type { SpansRule } from "./rules/spans-rule.ts";
import { toolCallRule, toolOrderRule, type ToolCallExpectation, type ToolOrderOptions } from "./rules/tools.ts";
import { SpanAssertionError } from "./span-assertion-error.ts";
import { SpanExpectation } from "./span-expectation.ts";
import { resolvePattern, resolvePatterns, type SpanPattern } from "./span-pattern.ts";

/**
 * What is expected of spans. Every method throws a {@link SpanAssertionError} if it does not hold, and gives back what
 * the chain goes on with. Made by `expectSpans`.
 */
export class SpansExpectation {
  readonly #forest: SpanForest;

  constructor(spans: Iterable<SpanLike>) {
    this.#forest = new SpanForest(spans);
  }

  /** There are so many spans, or so many of those that `pattern` means. */
  toHaveCount(expected: ExpectedCount, pattern?: SpanPattern): this {
    return this.#hold(countRule(expected, pattern === undefined ? undefined : resolvePattern(pattern)));
  }

  /** One trace id, one root, every parent among the spans, no span twice, every span ended. */
  toFormOneTrace(options?: OneTraceOptions): this {
    return this.#hold(oneTraceRule(options));
  }

  /** Every span has ended. Only a harness or recorder knows of open spans: give that, rather than its `spans()`. */
  toHaveNoOpenSpans(): this {
    return this.#hold(noneOpenRule());
  }

  /** Spans start in this order, a repeated name as often as it stands here; others may start between. */
  inOrder(patterns: readonly SpanPattern[], options?: OrderOptions): this {
    return this.#hold(orderRule(resolvePatterns(patterns), options));
  }

  /** Each of these spans ends before the next one starts. */
  inSequence(patterns: readonly SpanPattern[], options?: SequenceOptions): this {
    return this.#hold(sequenceRule(resolvePatterns(patterns), options));
  }

  /** At some moment all of these spans are running. The same pattern twice means two spans. */
  inParallel(patterns: readonly SpanPattern[]): this {
    return this.#hold(parallelRule(resolvePatterns(patterns)));
  }

  /** A tool was called: at least once, or as often and with such arguments as is said. `times: 0` means never. */
  toCallTool(name: string, expectation?: ToolCallExpectation): this {
    return this.#hold(toolCallRule(name, expectation));
  }

  /** These tools were called, in this order and as often as they stand here. */
  toCallTools(names: readonly string[], options?: ToolOrderOptions): this {
    return this.#hold(toolOrderRule(names, options));
  }

  /** No prompt, completion, tool argument or result stands on any span, under whatever instrumentation's name. */
  toHaveNoContent(): this {
    return this.#hold(noContentRule());
  }

  /**
   * Nothing that `find` finds stands in any text of any span: names, keys, values and the JSON in them, events, links,
   * status, resource. `find` is the secret itself, an expression, or a function. The failure names the places only.
   *
   * @example
   * expectSpans(telemetry).toHaveNoSecret(/sk-[A-Za-z0-9]{20,}/);
   */
  toHaveNoSecret(find: FindSecret): this {
    return this.#hold(noSecretRule(find));
  }

  /** `lintSpans` finds no error; warnings are no failure. */
  toFollowConventions(options?: LintOptions): this {
    return this.#hold(conventionsRule(options));
  }

  /** No span is the one that is meant. */
  noSpan(pattern: SpanPattern): this {
    return this.#hold(absenceRule(resolvePattern(pattern)));
  }

  /**
   * There is such a span. What follows in the chain is about the spans that `pattern` means, and holds if at least one
   * of them passes all of it.
   */
  span(pattern: SpanPattern): SpanExpectation {
    return this.#select(pattern, "some");
  }

  /** There is at least one such span, and what follows in the chain holds for all of them. */
  everySpan(pattern: SpanPattern): SpanExpectation {
    return this.#select(pattern, "every");
  }

  /** There is exactly one such span, and what follows in the chain is about it. */
  onlySpan(pattern: SpanPattern): SpanExpectation {
    this.#hold(countRule(1, resolvePattern(pattern)));
    return this.#select(pattern, "every");
  }

  #hold(rule: SpansRule): this {
    this.#throwIf(rule.test(this.#forest));
    return this;
  }

  #select(pattern: SpanPattern, quantifier: "some" | "every"): SpanExpectation {
    const forest = this.#forest;
    const target = resolvePattern(pattern);
    const spans = target.allIn(forest);
    if (spans.length === 0) {
      const headline = `Expected a span ${target.words}, got none among ${counted(forest.spans.length, "span")}`;
      this.#throwIf({ headline, marks: nearestSpans(forest, target) });
    }
    return new SpanExpectation(this, { forest, spans, words: target.words, quantifier });
  }

  #throwIf(failure: Failure | null): void {
    if (failure !== null) throw new SpanAssertionError(printFailure(failure, this.#forest));
  }
}
