import type { ReadableSpan } from "@opentelemetry/sdk-trace";

/** A span as a {@link SpanRecorder} and a {@link TelemetryHarness} keep it: the `ReadableSpan` of the stock SDK. */
export type RecordedSpan = ReadableSpan;
