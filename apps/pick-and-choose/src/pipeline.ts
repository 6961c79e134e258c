import { NodeSDK } from "@opentelemetry/sdk-node";
import { BatchingSpanProcessor } from "@sideband/core";
import { OtlpHttpSpanExporter } from "@sideband/exporter";
import { createRedactor, RedactingSpanProcessor } from "@sideband/redaction";

export interface Pipeline {
  readonly sdk: NodeSDK;
  /** Ours, and with it the ledger: the rest is stock. */
  readonly processor: BatchingSpanProcessor;
}

/** The stock SDK, in which our redaction, our processor and our exporter stand where the stock ones would. */
export const buildPipeline = (url: string): Pipeline => {
  const processor = new BatchingSpanProcessor({
    exporter: new OtlpHttpSpanExporter({ url }),
    log: (message) => console.warn(message),
  });
  const sdk = new NodeSDK({
    serviceName: "pick-and-choose",
    spanProcessors: [new RedactingSpanProcessor({ redactor: createRedactor(), next: processor })],
    metricReaders: [], // traces only, whatever the environment says
    logRecordProcessors: [],
  });
  return { sdk, processor };
};
