import {
  BatchingSpanProcessor,
  type BatchingSpanProcessorOptions,
  definePipeline,
  type PipelineFactory,
} from "../../../src/index.ts";
import { HttpExporter } from "./http-exporter.ts";

export interface BytesPipelineOptions {
  readonly url: string;
  readonly batching?: Partial<BatchingSpanProcessorOptions>;
}

/** Nothing but batching and export: spans stay bytes. */
const pipeline: PipelineFactory<BytesPipelineOptions> = definePipeline(
  ({ url, batching }, context) =>
    new BatchingSpanProcessor({
      exporter: new HttpExporter(url),
      ...context.batching,
      scheduledDelayMs: 50,
      ...batching,
    }),
);

export default pipeline;
