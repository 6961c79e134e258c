import type { Attributes, HrTime, Link, SpanContext, SpanStatus } from "@opentelemetry/api";

import type { InstrumentationScope } from "./instrumentation-scope.ts";
import type { Resource } from "./resource.ts";

/** Something that happened at a moment of a span. */
export interface TimedEvent {
  readonly time: HrTime;
  readonly name: string;
  readonly attributes?: Attributes;
  readonly droppedAttributesCount?: number;
}

/**
 * An ended span as every stage reads it. Declared structurally: spans of `@opentelemetry/sdk-trace` 3.x and of
 * `@opentelemetry/sdk-trace-base` 2.x are assignable to it, and it to theirs.
 *
 * @see https://opentelemetry.io/docs/specs/otel/trace/sdk/#additional-span-interfaces
 */
export interface ReadableSpan {
  readonly name: string;
  readonly kind: 0 | 1 | 2 | 3 | 4;
  spanContext(): SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly duration: HrTime;
  readonly status: SpanStatus;
  readonly attributes: Attributes;
  readonly links: Link[];
  readonly events: TimedEvent[];
  readonly ended: boolean;
  readonly resource: Resource;
  readonly instrumentationScope: InstrumentationScope;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
}
