import { SpanStatusCode, TraceFlags, type HrTime, type SpanContext, type SpanStatus } from "@opentelemetry/api";

import type { PlannedSpan } from "../plan/planned-span.ts";
import { hrDuration, later } from "../time/hr-time.ts";
import type { SimulatedResource } from "./simulated-resource.ts";
import type { SimulatedScope, SimulatedSpan } from "./simulated-span.ts";

/** What the spans of a trace share. */
export interface SpanOrigin {
  readonly traceId: string;
  readonly spanId: (span: PlannedSpan) => string;
  readonly startTime: HrTime;
  readonly resource: SimulatedResource;
  readonly scope: SimulatedScope;
}

const byEnd = ({ end: left }: PlannedSpan, { end: right }: PlannedSpan): number =>
  left.ns - right.ns || left.order - right.order;

const statusOf = ({ failure }: PlannedSpan): SpanStatus =>
  failure === undefined ? { code: SpanStatusCode.UNSET } : { code: SpanStatusCode.ERROR, message: failure.message };

/** The spans of a trace as an SDK would hand them over, in the order of their ends. */
export const finishSpans = (planned: readonly PlannedSpan[], origin: SpanOrigin): SimulatedSpan[] => {
  const contexts = new Map<PlannedSpan, SpanContext>();
  for (const span of planned) {
    contexts.set(span, { traceId: origin.traceId, spanId: origin.spanId(span), traceFlags: TraceFlags.SAMPLED });
  }
  const contextOf = (span: PlannedSpan): SpanContext => {
    const context = contexts.get(span);
    if (context === undefined) throw new TypeError(`Expected a span of the same trace, got "${span.name}"`);
    return context;
  };
  return planned.toSorted(byEnd).map((span): SimulatedSpan => {
    const context = contextOf(span);
    return {
      name: span.name,
      kind: span.kind,
      spanContext: () => context,
      ...(span.parent && { parentSpanContext: contextOf(span.parent) }),
      startTime: later(origin.startTime, span.start.ns),
      endTime: later(origin.startTime, span.end.ns),
      duration: hrDuration(span.end.ns - span.start.ns),
      ended: true,
      status: statusOf(span),
      attributes: { ...span.attributes, ...span.endAttributes },
      links: span.links.map(({ to, attributes }) => ({ context: contextOf(to), attributes })),
      events: [],
      resource: origin.resource,
      instrumentationScope: origin.scope,
      droppedAttributesCount: 0,
      droppedEventsCount: 0,
      droppedLinksCount: 0,
    };
  });
};
