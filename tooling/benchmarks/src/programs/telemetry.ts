import { OTLPTraceExporter } from "@opentelemetry/exporter-trace-otlp-proto";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchSpanProcessor, NoopSpanProcessor, type SpanProcessor, TracerProvider } from "@opentelemetry/sdk-trace";
import { BatchingSpanProcessor, type Ledger, OffThreadSpanProcessor } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";
import type { ContentForm } from "@sideband/llm-tracing";

import type { Variant } from "./variant.ts";

export interface Telemetry {
  readonly provider: TracerProvider;
  /** Of ours: where every span stands. */
  readonly ledger: Ledger | null;
  /** How content is recorded: off-thread as a structure, of which the pipeline makes JSON, as `start()` has it. */
  readonly contentAs: ContentForm;
}

type Counting = SpanProcessor & { readonly ledger?: Ledger };

const PROCESSORS: Readonly<Record<Variant, (url: string) => Counting>> = {
  made: () => new NoopSpanProcessor(),
  // It compresses by OTEL_EXPORTER_OTLP_COMPRESSION, which whoever starts this process has set.
  stock: (url) => new BatchSpanProcessor({ exporter: new OTLPTraceExporter({ url }) }),
  inline: (url) => new BatchingSpanProcessor({ exporter: new OtlpHttpSpanExporter({ url }) }),
  "off-thread": (url) =>
    new OffThreadSpanProcessor({
      pipeline: new URL("./export-pipeline.js", import.meta.url),
      pipelineOptions: { url },
    }),
};

export const startTelemetry = (variant: Variant, url: string): Telemetry => {
  const processor = PROCESSORS[variant](url);
  const resource = resourceFromAttributes({ "service.name": "support", "service.version": "1.2.3" });
  return {
    provider: new TracerProvider({ resource, spanProcessors: [processor] }),
    ledger: processor.ledger ?? null,
    contentAs: variant === "off-thread" ? "structure" : "json",
  };
};
