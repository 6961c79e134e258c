import { createRequire } from "node:module";

import type { ContextAPI, PropagationAPI, TraceAPI } from "@opentelemetry/api";
import { AsyncLocalStorageContextManager } from "sdk-under-test";

import type { Recorder } from "../recorder.ts";

// The clients have an API of one line, whatever the line of the SDK: the newer one has to register what is global, and
// the older one reads that.
const fromClient = createRequire(createRequire(import.meta.url).resolve("@anthropic-ai/sdk"));
const api = fromClient("@opentelemetry/api") as {
  readonly context: ContextAPI;
  readonly propagation: PropagationAPI;
  readonly trace: TraceAPI;
};

/** What an application registers, until it is disposed of: a provider, a context manager, a propagator of W3C headers. */
export class GlobalTelemetry implements Disposable {
  constructor({ tracerProvider }: Pick<Recorder, "tracerProvider">) {
    api.trace.setGlobalTracerProvider(tracerProvider);
    api.context.setGlobalContextManager(new AsyncLocalStorageContextManager().enable());
    api.propagation.setGlobalPropagator({
      fields: () => ["traceparent", "baggage"],
      extract: (context) => context,
      inject: (context, carrier, setter) => {
        const { traceId, spanId, traceFlags } = api.trace.getSpanContext(context) ?? {};
        if (traceId !== undefined && !/^0+$/.test(traceId)) {
          setter.set(carrier, "traceparent", `00-${traceId}-${spanId}-0${traceFlags}`);
        }
        const tenant = api.propagation.getBaggage(context)?.getEntry("tenant");
        if (tenant !== undefined) setter.set(carrier, "baggage", `tenant=${tenant.value}`);
      },
    });
  }

  /** Runs with baggage that no vendor is to see. */
  withBaggage<T>(fn: () => T): T {
    const baggage = api.propagation.createBaggage({ tenant: { value: "7" } });
    return api.context.with(api.propagation.setBaggage(api.context.active(), baggage), fn);
  }

  [Symbol.dispose](): void {
    api.trace.disable();
    api.context.disable();
    api.propagation.disable();
  }
}
