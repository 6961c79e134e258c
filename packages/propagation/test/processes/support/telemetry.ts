import type http from "node:http";
import { createRequire } from "node:module";

import { type Context, context, propagation, trace, type Tracer } from "@opentelemetry/api";
import { CompositePropagator } from "@opentelemetry/core";
import { HttpInstrumentation } from "@opentelemetry/instrumentation-http";
import { UndiciInstrumentation } from "@opentelemetry/instrumentation-undici";
import type { ReadableSpan, SpanProcessor } from "@sideband/sdk-3";

import { BaggagePropagator } from "../../../src/baggage/baggage-propagator.ts";
import { AsyncContextManager } from "../../../src/context/async-context-manager.ts";
import { egressGuard } from "../../../src/egress/egress-guard.ts";
import type { EgressGuardOptions } from "../../../src/egress/egress-options.ts";
import { TraceContextPropagator } from "../../../src/trace-context/trace-context-propagator.ts";
import { report } from "./report.ts";

const baggageOf = (context: Context): string[] =>
  (propagation.getBaggage(context)?.getAllEntries() ?? []).map(([key, { value }]) => `${key}=${value}`);

/** Tells the test what arrived. */
export const reportArrival = (process: string, by: string, arrived: Context): Context => {
  const { traceId, traceFlags } = trace.getSpanContext(arrived) ?? {};
  report({ arrival: { process, by, traceId, traceFlags, baggage: baggageOf(arrived) } });
  return arrived;
};

/** Hands each span that ends to the test. */
const reportingProcessor = (process: string): SpanProcessor => {
  const baggages = new WeakMap<object, string[]>();
  const urlOf = ({ attributes }: ReadableSpan): string | undefined => {
    const url = attributes["url.full"] ?? attributes["url.path"];
    return typeof url === "string" ? url : undefined;
  };
  return {
    onStart: (span, parent) => void baggages.set(span, baggageOf(parent)),
    onEnd: (span) => {
      const { name, kind, parentSpanContext: parent } = span;
      const { traceId, spanId } = span.spanContext();
      const parents = { parentSpanId: parent?.spanId, isParentRemote: parent?.isRemote ?? false };
      const baggage = baggages.get(span) ?? [];
      report({ span: { process, name, kind, traceId, spanId, ...parents, url: urlOf(span), baggage } });
    },
    forceFlush: () => Promise.resolve(),
    shutdown: () => Promise.resolve(),
  };
};

/** Starts tracing with the line of the SDK that the program was started for, and gives what is traced with. */
export const startTelemetry = async (
  process: string,
  line: string | undefined,
  options: EgressGuardOptions,
): Promise<{ tracer: Tracer; http: typeof http }> => {
  const sdk = line === "2" ? await import("@sideband/sdk-2") : await import("@sideband/sdk-3");
  const guard = egressGuard(options);
  const propagators = [new TraceContextPropagator(), new BaggagePropagator()];
  context.setGlobalContextManager(new AsyncContextManager().enable());
  propagation.setGlobalPropagator(guard.propagator(new CompositePropagator({ propagators })));
  trace.setGlobalTracerProvider(sdk.provider({ spanProcessors: [reportingProcessor(process)] }));
  for (const instrumentation of [
    new UndiciInstrumentation({ startSpanHook: guard.startSpanHook }),
    new HttpInstrumentation({ startOutgoingSpanHook: guard.startOutgoingSpanHook }),
  ]) {
    instrumentation.enable();
  }
  // The instrumentation gets at a module where it is required, not where it is imported.
  return { tracer: trace.getTracer("test"), http: createRequire(import.meta.url)("http") as typeof http };
};
