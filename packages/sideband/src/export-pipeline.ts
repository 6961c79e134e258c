import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";
import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "@sideband/exporter";
import { createRedactor, RedactingSpanProcessor } from "@sideband/redaction";
import { CONTENT_KEYS } from "@sideband/semconv";

import type { QueueSettings } from "./queue-settings.ts";
import { redactorOptions, type RedactionSettings } from "./redaction-settings.ts";

/** What the pipeline is made of: plain data, as it may run in another thread. */
export interface ExportPipelineOptions {
  readonly exporter: OtlpHttpSpanExporterOptions & { readonly url: string };
  readonly queue: QueueSettings;
  readonly redaction: RedactionSettings | false;
  /** Where redaction counts, so that the application's thread sees it. */
  readonly redactionCounters: SharedArrayBuffer;
}

/** Redaction, queue, batches, export. Its build is embedded in the package, so that no bundler can lose it. */
const exportPipeline: PipelineFactory<ExportPipelineOptions> = definePipeline(
  ({ exporter, queue, redaction, redactionCounters: counters }, { batching, ownThread, log }) => {
    const queued = new BatchingSpanProcessor({
      ...batching,
      ...queue,
      // Content that was recorded as a structure, so that the application need not serialize it.
      jsonAttributes: CONTENT_KEYS,
      exporter: new OtlpHttpSpanExporter({ compressIn: ownThread ? "thread" : "pool", ...exporter, log }),
    });
    if (redaction === false) return queued;
    const redactor = createRedactor({ ...redactorOptions(redaction), counters });
    return new RedactingSpanProcessor({ redactor, next: queued });
  },
);

// What a pipeline module exports is its default.
// oxlint-disable-next-line import/no-default-export
export default exportPipeline;
