import { CollectorServer, type CollectorServerOptions } from "@sideband/testing-utils";

import {
  BatchingSpanProcessor,
  type BatchingSpanProcessorOptions,
  type Ledger,
  OffThreadSpanProcessor,
  type OffThreadSpanProcessorOptions,
  type SpanProcessor,
} from "../../../src/index.ts";
import { HttpExporter } from "./http-exporter.ts";
import { bytesPipeline, objectPipeline } from "./pipeline-modules.ts";

export interface RigOptions {
  readonly script?: CollectorServerOptions["script"];
  readonly batching?: Partial<BatchingSpanProcessorOptions>;
  readonly offThread?: Partial<OffThreadSpanProcessorOptions>;
}

/** A processor, its counts, and the collector at its end. */
export interface Rig extends AsyncDisposable {
  readonly processor: SpanProcessor;
  readonly ledger: Ledger;
  readonly collector: CollectorServer;
  readonly log: readonly string[];
}

const rigOf = (processor: SpanProcessor, ledger: Ledger, collector: CollectorServer, log: readonly string[]): Rig => ({
  processor,
  ledger,
  collector,
  log,
  async [Symbol.asyncDispose]() {
    await processor.shutdown();
    await collector.close();
  },
});

/** In the application's thread. */
export const inlineRig = async ({ script, batching }: RigOptions = {}): Promise<Rig> => {
  const collector = await CollectorServer.start(script === undefined ? {} : { script });
  const log: string[] = [];
  const processor = new BatchingSpanProcessor({
    exporter: new HttpExporter(collector.url),
    log: (line) => log.push(line),
    scheduledDelayMs: 50,
    ...batching,
  });
  return rigOf(processor, processor.ledger, collector, log);
};

/** In a thread of its own. */
export const offThreadRig = async ({ script, batching, offThread }: RigOptions = {}): Promise<Rig> => {
  const collector = await CollectorServer.start(script === undefined ? {} : { script });
  const log: string[] = [];
  const processor = new OffThreadSpanProcessor({
    pipeline: bytesPipeline,
    pipelineOptions: { url: collector.url, batching },
    log: (line) => log.push(line),
    ...(batching?.maxSpanBytes !== undefined && { maxSpanBytes: batching.maxSpanBytes }),
    ...offThread,
  });
  return rigOf(processor, processor.ledger, collector, log);
};

/** In a thread of its own, where a stage wants objects. */
export const objectRig = (options: RigOptions = {}): Promise<Rig> =>
  offThreadRig({ ...options, offThread: { pipeline: objectPipeline, ...options.offThread } });
