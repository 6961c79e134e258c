import { BatchingSpanProcessor, definePipeline, type PipelineFactory } from "@sideband/core";

import { CircuitBreaker, DiskSpool, OtlpHttpSpanExporter, ResilientSpanExporter } from "../../../src/index.ts";

const pipeline: PipelineFactory<{ url: string; directory: string }> = definePipeline(({ url, directory }, context) => {
  const exporter = new ResilientSpanExporter({
    primary: new OtlpHttpSpanExporter({ url, log: context.log, compressIn: "thread" }),
    spool: new DiskSpool({ directory, log: context.log }),
    breaker: new CircuitBreaker({ resetTimeoutMs: 100 }),
    log: context.log,
  });
  const next = new BatchingSpanProcessor({ exporter, ...context.batching });
  return {
    onStart: () => {},
    onEnd: (span) => {
      if (span.attributes["fate"] === "crash") setImmediate(() => process.exit(1));
      next.onEnd(span);
    },
    forceFlush: () => next.forceFlush(),
    shutdown: () => next.shutdown(),
  };
});

export default pipeline;
