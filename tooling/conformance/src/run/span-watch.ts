import type { Span, SpanProcessor } from "@opentelemetry/sdk-trace";

import { currentRun } from "./run-record.ts";
import { WatchedSpan } from "./watched-span.ts";

/** The tracer of the parent spans, which are no instrumentation's. */
export const PARENT_SCOPE = "conformance";

/** Gives each span that starts to the run in which it does. */
export const spanWatch: SpanProcessor = {
  onStart(span: Span): void {
    if (span.instrumentationScope.name !== PARENT_SCOPE) currentRun.getStore()?.spans.push(new WatchedSpan(span));
  },
  onEnd(): void {},
  forceFlush: () => Promise.resolve(),
  shutdown: () => Promise.resolve(),
};
