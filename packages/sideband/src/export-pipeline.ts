import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";
import { OtlpHttpSpanExporter, type OtlpHttpSpanExporterOptions } from "@sideband/exporter";
import { CONTENT_KEYS } from "@sideband/semconv";

import type { QueueSettings } from "./queue-settings.ts";

/** What the pipeline is made of: plain data, as it may run in another thread. */
export interface ExportPipelineOptions {
  readonly exporter: OtlpHttpSpanExporterOptions & { readonly url: string };
  readonly queue: QueueSettings;
}

/** Queue, batches, export. Its build is embedded in the package, so that no bundler can lose it. */
const exportPipeline: PipelineFactory<ExportPipelineOptions> = definePipeline(
  ({ exporter, queue }, { batching, ownThread, log }) =>
    new BatchingSpanProcessor({
      ...batching,
      ...queue,
      // Content that was recorded as a structure, so that the application need not serialize it.
      jsonAttributes: CONTENT_KEYS,
      exporter: new OtlpHttpSpanExporter({ compressIn: ownThread ? "thread" : "pool", ...exporter, log }),
    }),
);

// What a pipeline module exports is its default.
// oxlint-disable-next-line import/no-default-export
export default exportPipeline;
