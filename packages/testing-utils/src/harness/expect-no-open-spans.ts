import { OpenSpansError } from "./open-spans-error.ts";
import { printTree } from "./print-tree.ts";
import type { SpanLike } from "./span-like.ts";

/** What knows of spans: a harness, a {@link SpanRecorder}. */
export interface SpanSource {
  spans(): readonly SpanLike[];
  openSpans(): readonly SpanLike[];
}

/**
 * Throws an {@link OpenSpansError} if any span was started and never ended; its message shows the traces of those spans.
 *
 * @example
 * afterEach(() => expectNoOpenSpans(harness));
 */
export const expectNoOpenSpans = (source: SpanSource): void => {
  const open = source.openSpans();
  if (open.length === 0) return;
  const traceIds = new Set(open.map((span) => span.spanContext().traceId));
  const shown = [...open, ...source.spans()].filter((span) => traceIds.has(span.spanContext().traceId));
  throw new OpenSpansError(`Expected no open span, got ${open.length}:\n${printTree(shown)}`);
};
