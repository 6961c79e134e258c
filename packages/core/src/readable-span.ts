import type { Attributes, HrTime, Link, SpanContext, SpanStatus } from "@opentelemetry/api";

/**
 * What produced the telemetry. Declared structurally, so that resources of both SDK lines fit.
 *
 * @see https://opentelemetry.io/docs/specs/otel/resource/sdk/
 */
export interface Resource {
  readonly attributes: Attributes;
  readonly schemaUrl?: string;
  /** `true` while detectors still work; the attributes are final once {@link waitForAsyncAttributes} resolves. */
  readonly asyncAttributesPending?: boolean;
  waitForAsyncAttributes?(): Promise<void>;
  merge(other: Resource | null): Resource;
  // `any` is the stock declaration's own value type: anything narrower is not assignable in both directions.
  // oxlint-disable-next-line typescript/no-explicit-any
  getRawAttributes(): [string, any][];
}

/** Which library produced the span. */
export interface InstrumentationScope {
  readonly name: string;
  readonly version?: string;
  readonly schemaUrl?: string;
  readonly attributes?: Attributes;
  readonly droppedAttributesCount?: number;
}

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
