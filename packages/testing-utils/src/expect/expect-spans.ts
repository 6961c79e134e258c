import type { SpanLike } from "../span/span-like.ts";
import { spansOf, type SpanSource } from "../span/span-source.ts";
import { SpansExpectation } from "./spans-expectation.ts";

/**
 * Says what is expected of spans, whoever made them: those of a harness or recorder (with its open ones), a list of the
 * SDK's `ReadableSpan`s, what a collector received. A failed expectation throws a {@link SpanAssertionError} that
 * shows the traces as trees and points at the spans that come nearest.
 *
 * @example
 * expectSpans(telemetry)
 *   .toFormOneTrace()
 *   .inOrder(["invoke_agent support", "chat gpt-4o", "execute_tool lookup_order"])
 *   .span("chat gpt-4o")
 *     .hasAttribute("gen_ai.request.model", "gpt-4o")
 *     .hasParent("invoke_agent support");
 */
export const expectSpans = (spans: Iterable<SpanLike> | SpanSource): SpansExpectation =>
  new SpansExpectation(spansOf(spans));
