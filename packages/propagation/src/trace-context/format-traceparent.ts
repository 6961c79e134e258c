import type { SpanContext } from "@opentelemetry/api";

import { knownFlags } from "./trace-flags.ts";
import { writeTraceparent } from "./traceparent-writer.ts";

/**
 * Writes a `traceparent` header of version 00.
 *
 * Flags other than sampled (1) and random (2) are sent as 0. Ids in upper case are sent in lower case. Never throws.
 *
 * @returns undefined where one of the ids is not valid: no header is better than a wrong one.
 * @see https://www.w3.org/TR/trace-context-2/#traceparent-header
 * @example
 * ```ts
 * import type { Span } from "@opentelemetry/api";
 * import { formatTraceparent } from "@sideband/propagation";
 *
 * const headerOf = (span: Span): string | undefined => formatTraceparent(span.spanContext());
 * ```
 */
export const formatTraceparent = (spanContext: SpanContext): string | undefined => {
  if (typeof spanContext !== "object" || spanContext === null) return undefined;
  return writeTraceparent(spanContext.traceId, spanContext.spanId, knownFlags(spanContext.traceFlags));
};
