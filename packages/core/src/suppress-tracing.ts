import { context, createContextKey, ROOT_CONTEXT } from "@opentelemetry/api";

/** The stock SDK's own key: instrumentations make no spans under it. Keys are global symbols, so it is the same one. */
const SUPPRESS_TRACING = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** Runs the pipeline's own work, of which no spans are wanted: they would be exported, and make new ones. */
export const suppressTracing = <T>(run: () => T): T => context.with(ROOT_CONTEXT.setValue(SUPPRESS_TRACING, true), run);
