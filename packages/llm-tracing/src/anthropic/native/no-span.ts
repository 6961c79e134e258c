import { INVALID_SPAN_CONTEXT, type Span, trace } from "@opentelemetry/api";

/** A span that neither records nor has a trace context. */
export const NO_SPAN: Span = /* @__PURE__ */ trace.wrapSpanContext(INVALID_SPAN_CONTEXT);
