import type { Attributes, HrTime, Link, SpanContext, SpanStatus } from "@opentelemetry/api";

import type { SimulatedResource } from "./simulated-resource.ts";

/** Which library is said to have made the spans. */
export interface SimulatedScope {
  readonly name: string;
  readonly version?: string;
}

/** An event of a span; simulated spans have none, as the conventions define none. */
export interface SimulatedEvent {
  readonly name: string;
  readonly time: HrTime;
  readonly attributes?: Attributes;
}

/**
 * A finished span that no SDK has made: assignable to the `ReadableSpan` of the stock SDK's lines 2.x and 3.x, so that
 * it can be given to the `onEnd` of any processor and the `export` of any exporter.
 */
export interface SimulatedSpan {
  readonly name: string;
  readonly kind: 0 | 1 | 2 | 3 | 4;
  readonly spanContext: () => SpanContext;
  readonly parentSpanContext?: SpanContext;
  readonly startTime: HrTime;
  readonly endTime: HrTime;
  readonly duration: HrTime;
  readonly ended: boolean;
  readonly status: SpanStatus;
  readonly attributes: Attributes;
  readonly links: Link[];
  readonly events: SimulatedEvent[];
  readonly resource: SimulatedResource;
  readonly instrumentationScope: SimulatedScope;
  readonly droppedAttributesCount: number;
  readonly droppedEventsCount: number;
  readonly droppedLinksCount: number;
}
