import type { HrTime, SpanContext, SpanStatus } from "@opentelemetry/api";

/** The part of a `ReadableSpan` that is read here: the same in the SDK lines 2.x and 3.x. */
export interface SpanLike {
  readonly name: string;
  readonly spanContext: () => SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly duration: HrTime;
  readonly ended: boolean;
  readonly status: SpanStatus;
}
