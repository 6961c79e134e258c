import type { ReadableSpan } from "@opentelemetry/sdk-trace";

import type { SpanFacts } from "../observation.ts";
import type { SpanReader } from "../span-reader.ts";
import type { WatchedSpan } from "./watched-span.ts";

/** A span in the suite's words, read as its adapter says. */
export const spanFacts = (
  { span, ends }: WatchedSpan,
  read: SpanReader<ReadableSpan>,
  parentSpanId: string,
): SpanFacts => ({
  name: span.name,
  scope: span.instrumentationScope.name,
  ends,
  hasRightParent: span.parentSpanContext?.spanId === parentSpanId,
  failed: read.failed(span),
  errorType: read.errorType?.(span),
  model: read.model?.(span),
  finishReasons: read.finishReasons?.(span),
  usage: read.usage?.(span) ?? {},
  timeToFirstChunkS: read.timeToFirstChunk?.(span) ?? null,
});
