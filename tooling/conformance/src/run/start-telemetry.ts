import { context, propagation, trace } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "@opentelemetry/context-async-hooks";
import { TracerProvider } from "@opentelemetry/sdk-trace";

import { spanWatch } from "./span-watch.ts";
import { traceParentPropagator } from "./trace-parent-propagator.ts";

/** Sets what an application with the stock SDK has set: all of it global. */
export const startTelemetry = (): void => {
  context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
  propagation.setGlobalPropagator(traceParentPropagator);
  trace.setGlobalTracerProvider(new TracerProvider({ spanProcessors: [spanWatch] }));
};
