import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";
import {
  CircuitBreaker,
  DiskSpool,
  FileSpanExporter,
  OtlpHttpSpanExporter,
  ResilientSpanExporter,
} from "@sideband/exporter";
import { createRedactor, RedactingSpanProcessor } from "@sideband/redaction";
import { CONTENT_KEYS } from "@sideband/semconv";

export interface CanaryPipelineOptions {
  readonly url: string;
  /** Where the spool is. */
  readonly directory?: string;
  /** Where the fallback writes. */
  readonly path?: string;
  /** Without, everything is let through: to see that a secret would be found where it is looked for. */
  readonly redacted: boolean;
}

/** All that a span may end up in, in the clear so that it can be searched. */
const pipeline: PipelineFactory<CanaryPipelineOptions> = definePipeline(
  ({ url, directory, path, redacted }, { batching, log }) => {
    const exporter = new ResilientSpanExporter({
      primary: new OtlpHttpSpanExporter({ url, log, compression: "none" }),
      breaker: new CircuitBreaker({ resetTimeoutMs: 100 }),
      retry: { initialDelayMs: 10, maxDelayMs: 20 },
      ...(directory !== undefined && { spool: new DiskSpool({ directory, log }) }),
      ...(path !== undefined && { fallback: new FileSpanExporter({ path, log }) }),
      log,
    });
    const next = new BatchingSpanProcessor({ ...batching, exporter, jsonAttributes: CONTENT_KEYS });
    return redacted ? new RedactingSpanProcessor({ redactor: createRedactor(), next }) : next;
  },
);

export default pipeline;
