import { trace, type TextMapPropagator } from "@opentelemetry/api";

/** Writes `traceparent`, as an application's propagator does, so that one sees what goes to the vendor. */
export const traceParentPropagator: TextMapPropagator = {
  inject(context, carrier, setter): void {
    const spanContext = trace.getSpanContext(context);
    if (spanContext === undefined) return;
    setter.set(carrier, "traceparent", `00-${spanContext.traceId}-${spanContext.spanId}-01`);
  },
  extract: (context) => context,
  fields: () => ["traceparent"],
};
