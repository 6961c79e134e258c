import { context, createContextKey, ROOT_CONTEXT } from "@opentelemetry/api";

// Keys are `Symbol.for(description)`: this is the key of `suppressTracing()` in @opentelemetry/core, of both SDK lines.
const SUPPRESS_TRACING = "OpenTelemetry SDK Context Key SUPPRESS_TRACING";

/**
 * Runs `fn` where instrumentation makes no spans, so that exporting does not make more to export. It starts from the
 * root context: what the application had active must not live as long as a kept-alive socket does.
 */
export const suppressTracing = <T>(fn: () => T): T =>
  context.with(ROOT_CONTEXT.setValue(createContextKey(SUPPRESS_TRACING), true), fn);
