import { ProxyTracerProvider, type TracerProvider } from "@opentelemetry/api";
import { type SpanProcessor, TracerProvider as SdkTracerProvider } from "@opentelemetry/sdk-trace";
import { BatchingSpanProcessor, Ledger, OffThreadSpanProcessor } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";
import type { ContentForm } from "@sideband/llm-tracing";
import {
  createRedactor,
  readCounts,
  type RedactionCounts,
  RedactingSpanProcessor,
  sharedCounters,
} from "@sideband/redaction";

import exportPipeline, { type ExportPipelineOptions } from "./export-pipeline.ts";
import { MAX_DELAY_MS } from "./exporter-settings.ts";
import { pipelineSource } from "./pipeline-source.ts";
import { isPlainData, redactorOptions } from "./redaction-settings.ts";
import type { Settings } from "./settings.ts";

/** A tracer provider, and what its spans go through. */
export interface Pipeline {
  readonly tracerProvider: TracerProvider;
  readonly ledger: Ledger;
  /** How content is best recorded for it. */
  readonly contentAs: ContentForm;
  /** What redaction has replaced, wherever it runs. */
  readonly redactions: () => RedactionCounts;
  /** Asks every stage for something, and waits until all have answered. Never rejects. */
  readonly each: (ask: (stage: SpanProcessor) => Promise<void>) => Promise<void>;
}

/** @throws TypeError for a header that the exporter cannot send. */
export const buildPipeline = (settings: Settings): Pipeline => {
  const { resource, sampler, queue, log } = settings;
  const ledger = new Ledger();
  // Checks the headers, wherever the exporter is going to be.
  const exporter = new OtlpHttpSpanExporter({ ...settings.exporter, log });
  const apart = settings.thread.own && typeof settings.exporter.headers !== "function";
  const { redaction } = settings;
  const redactionOptions = redactorOptions(redaction === false ? {} : redaction);
  const counters = sharedCounters(redactionOptions);
  // A function of a detector's cannot go to another thread.
  const cleanedHere = redaction !== false && !(apart && isPlainData(redaction));
  const queued = apart
    ? offThread(cleanedHere ? { ...settings, redaction: false } : settings, ledger, counters)
    : new BatchingSpanProcessor({ ...queue, exporter, ledger, log });
  const last = cleanedHere
    ? new RedactingSpanProcessor({ redactor: createRedactor({ ...redactionOptions, counters }), next: queued })
    : queued;
  const spanProcessors = [...settings.spanProcessors, last];
  return {
    tracerProvider: new SdkTracerProvider({ resource, sampler, spanProcessors }),
    ledger,
    redactions: () => readCounts(counters, redactionOptions),
    // A processor of the application's may look for texts alone, to redact them, say.
    contentAs: apart && settings.spanProcessors.length === 0 ? "structure" : "json",
    async each(ask) {
      const answers = await Promise.allSettled(spanProcessors.map(async (stage) => ask(stage)));
      for (const answer of answers) {
        if (answer.status === "rejected") log(`A span processor failed: ${String(answer.reason)}`);
      }
    },
  };
};

/** The queue has a deadline for its exports, and another one to close the exporter. */
const SHUTDOWN_DEADLINES = 2;

const DEFAULT_EXPORT_TIMEOUT_MS = 30_000;

const offThread = (
  { exporter, queue, redaction, thread, log }: Settings,
  ledger: Ledger,
  redactionCounters: SharedArrayBuffer,
): SpanProcessor => {
  const { exportTimeoutMs = DEFAULT_EXPORT_TIMEOUT_MS, maxQueueBytes } = queue;
  return new OffThreadSpanProcessor<ExportPipelineOptions>({
    pipeline: pipelineSource(),
    pipelineOptions: { exporter: { ...exporter, url: String(exporter.url) }, queue, redaction, redactionCounters },
    fallback: exportPipeline,
    shutdownTimeoutMs: Math.min(exportTimeoutMs * SHUTDOWN_DEADLINES, MAX_DELAY_MS),
    drainOnSignals: thread.drainOnSignals,
    ledger,
    log,
    ...(maxQueueBytes !== undefined && { maxQueueBytes }),
    ...(thread.flushOnExitMs !== undefined && { flushOnExitMs: thread.flushOnExitMs }),
  });
};

/** What `OTEL_SDK_DISABLED` asks for: the same surface, and nothing behind it. */
export const disabledPipeline = (): Pipeline => ({
  tracerProvider: new ProxyTracerProvider(), // without a delegate its spans are no-ops
  ledger: new Ledger(),
  redactions: () => readCounts(sharedCounters()),
  contentAs: "json",
  each: () => Promise.resolve(),
});
