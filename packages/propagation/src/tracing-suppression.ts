import { type Context, createContextKey } from "@opentelemetry/api";

/** The stock SDK's own key, of whichever copy of it: keys are global symbols. */
const SUPPRESS_TRACING = createContextKey("OpenTelemetry SDK Context Key SUPPRESS_TRACING");

/** Whether the SDK has noted that what happens here is not to be traced: the requests of its exporters are not. */
export const isTracingSuppressed = (context: Context): boolean => context.getValue(SUPPRESS_TRACING) === true;
