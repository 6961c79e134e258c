import {
  createContextKey,
  createTraceState,
  isSpanContextValid,
  trace,
  type Context,
  type SpanContext,
  type TextMapGetter,
  type TextMapPropagator,
  type TextMapSetter,
} from "@opentelemetry/api";

const TRACEPARENT = "traceparent";
const TRACESTATE = "tracestate";

/** Where the SDK notes, for an exporter's own requests, that they are not to be traced. */
const SUPPRESSED = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** Version, trace id, parent id, flags; versions after 00 may go on. */
const FIELDS =
  /^(?<version>(?!ff)[0-9a-f]{2})-(?<traceId>[0-9a-f]{32})-(?<spanId>[0-9a-f]{16})-(?<flags>[0-9a-f]{2})(?<rest>-.*)?$/u;

const parse = (traceparent: string): SpanContext | undefined => {
  const { version, traceId = "", spanId = "", flags = "", rest } = FIELDS.exec(traceparent.trim())?.groups ?? {};
  if (version === "00" && rest !== undefined) return undefined;
  const spanContext = { traceId, spanId, traceFlags: Number.parseInt(flags, 16), isRemote: true };
  return isSpanContextValid(spanContext) ? spanContext : undefined;
};

const listOf = (header: unknown): readonly string[] =>
  [header].flat().filter((value): value is string => typeof value === "string");

/**
 * Carries the trace from process to process in the headers `traceparent` and `tracestate`.
 *
 * Source: W3C Trace Context, https://www.w3.org/TR/trace-context/
 */
export class TraceContextPropagator implements TextMapPropagator {
  inject(context: Context, carrier: unknown, setter: TextMapSetter): void {
    const spanContext = trace.getSpanContext(context);
    if (spanContext === undefined || !isSpanContextValid(spanContext)) return;
    if (context.getValue(SUPPRESSED) === true) return;
    const flags = spanContext.traceFlags.toString(16).padStart(2, "0");
    setter.set(carrier, TRACEPARENT, `00-${spanContext.traceId}-${spanContext.spanId}-${flags}`);
    const state = spanContext.traceState?.serialize() ?? "";
    if (state !== "") setter.set(carrier, TRACESTATE, state);
  }

  extract(context: Context, carrier: unknown, getter: TextMapGetter): Context {
    const parents = listOf(getter.get(carrier, TRACEPARENT));
    const spanContext = parents.length === 1 ? parse(parents[0] ?? "") : undefined;
    if (spanContext === undefined) return context;
    const state = listOf(getter.get(carrier, TRACESTATE)).join(",");
    const traceState = state === "" ? undefined : createTraceState(state);
    return trace.setSpanContext(context, { ...spanContext, ...(traceState && { traceState }) });
  }

  fields(): string[] {
    return [TRACEPARENT, TRACESTATE];
  }
}
