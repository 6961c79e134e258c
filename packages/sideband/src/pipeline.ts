import { ProxyTracerProvider, type TracerProvider } from "@opentelemetry/api";
import { type SpanProcessor, TracerProvider as SdkTracerProvider } from "@opentelemetry/sdk-trace";
import { BatchingSpanProcessor, Ledger } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";

import type { Settings } from "./settings.ts";

/** A tracer provider, and what its spans go through. */
export interface Pipeline {
  readonly tracerProvider: TracerProvider;
  readonly ledger: Ledger;
  /** Asks every stage for something, and waits until all have answered. Never rejects. */
  readonly each: (ask: (stage: SpanProcessor) => Promise<void>) => Promise<void>;
}

/** @throws TypeError for a header that the exporter cannot send. */
export const buildPipeline = (settings: Settings): Pipeline => {
  const { resource, sampler, queue, log } = settings;
  const ledger = new Ledger();
  const exporter = new OtlpHttpSpanExporter({ ...settings.exporter, log });
  const queued = new BatchingSpanProcessor({ ...queue, exporter, ledger, log });
  const spanProcessors = [...settings.spanProcessors, queued];
  return {
    tracerProvider: new SdkTracerProvider({ resource, sampler, spanProcessors }),
    ledger,
    async each(ask) {
      const answers = await Promise.allSettled(spanProcessors.map(async (stage) => ask(stage)));
      for (const answer of answers) {
        if (answer.status === "rejected") log(`A span processor failed: ${String(answer.reason)}`);
      }
    },
  };
};

/** What `OTEL_SDK_DISABLED` asks for: the same surface, and nothing behind it. */
export const disabledPipeline = (): Pipeline => ({
  tracerProvider: new ProxyTracerProvider(), // without a delegate its spans are no-ops
  ledger: new Ledger(),
  each: () => Promise.resolve(),
});
