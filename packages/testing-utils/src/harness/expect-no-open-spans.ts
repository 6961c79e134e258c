import { printTree } from "../span/print-tree.ts";
import type { SpanLike } from "../span/span-like.ts";
import type { SpanSource } from "../span/span-source.ts";
import { toSpanRecord } from "../span/to-span-record.ts";
import { OpenSpansError } from "./open-spans-error.ts";

/**
 * Throws an {@link OpenSpansError} if any span was started and never ended; its message shows the traces of those spans.
 *
 * @example
 * afterEach(() => expectNoOpenSpans(telemetry));
 */
export const expectNoOpenSpans = (source: SpanSource & Required<Pick<SpanSource, "openSpans">>): void => {
  const open: readonly SpanLike[] = [...source.openSpans()];
  if (open.length === 0) return;
  const traceIds = new Set(open.map((span) => toSpanRecord(span).traceId));
  const shown = [...open, ...source.spans()].filter((span) => traceIds.has(toSpanRecord(span).traceId));
  throw new OpenSpansError(`Expected no open span, got ${open.length}:\n${printTree(shown)}`);
};
